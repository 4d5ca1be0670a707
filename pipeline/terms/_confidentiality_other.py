"""What a sentence keeps secret that is no secret of the contract: a password, a policy, personal data."""

from __future__ import annotations

from data import late as re
from pipeline.terms._duty_words import pattern
from pipeline.types import Language

_BOOK = "confidentiality"
_SENTENCE = re.compile(r"[.;]\s")
_SPEAKS = re.compile(r"confiden|secre|discret|divulg|disclos|revel|reveal|communiqu|garde\w* pour")


def of_another(folded: str, language: Language, start: int, end: int) -> bool:
    """Tell whether words of secrecy are about something else.

    Who is sworn to secrecy is bound whatever stands beside; where a list names a code among plans and
    prices, they are kept with it. An expert who is called in binds nobody but himself.

    Args:
        folded: a sentence, folded.
        language: of the document.
        start: where the stretch around the words of secrecy begins.
        end: and where it ends.
    """
    if _named(folded, language, "another_sworn"):
        return True
    if pattern(_BOOK, "other", language).search(folded, max(0, start), end) is None:
        return False
    return not any(_named(folded, language, name) for name in ("sworn", "kept_beside"))


def only_of_another(folded: str, language: Language) -> bool:
    """Tell whether no sentence of a passage speaks of secrecy but those about something else."""
    if not (_named(folded, language, "other") or _named(folded, language, "another_sworn")):
        return False
    spoken = [one for one in _SENTENCE.split(folded) if _SPEAKS.search(one)]
    return all(of_another(one, language, 0, len(one)) for one in spoken)


def _named(folded: str, language: Language, name: str) -> bool:
    return pattern(_BOOK, name, language).search(folded) is not None
