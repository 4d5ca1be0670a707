"""Two laws, each chosen outright for all of the contract: neither is the contract's more than the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._sayings import pattern_of
from pipeline.terms.base import View
from pipeline.types import Evidence, Term

if TYPE_CHECKING:
    from re import Pattern

Found = Mapping[str, tuple[float, Sequence[Evidence], bool]]
_CLEAR = 0.8
_TWO = 2
_TORN = 0.75
"""Sure enough for two to contradict each other, and for neither to hold."""
_REACH = 300
_BRIEF = 60
"""Characters of a sentence that speaks of the contract without its name."""
_STOP = re.compile(r"[.;]\s|\n\s*\n|\n\s*(?:\d|[a-z]\))")


def torn(view: View, found: Found, laws: Iterable[Term]) -> Iterator[Term]:
    """Yield laws; two of which each is chosen for the whole contract are both as sure as a rival.

    Args:
        view: of the document.
        found: laws with how sure each is alone, its proofs, and whether it stands in the contract's body.
        laws: the same as terms.
    """
    outright = [
        code
        for code, (sure, quotes, body) in found.items()
        if body and sure >= _CLEAR and _for_all(view, quotes[0])
    ]
    both = len(outright) == _TWO
    for law in laws:
        if both and law.state == "stated" and law.value_text in outright:
            yield replace(law, confidence=_TORN)
        else:
            yield law


def _for_all(view: View, proof: Evidence) -> bool:
    """Whether a law is chosen for the contract as such, and for no case, thing or person of its own."""
    text = view.flow.text
    at = text.find(proof.quote)
    if at < 0:
        return False
    before, after = text[max(0, at - _REACH) : at], text[at + len(proof.quote) :][:_REACH]
    cuts = [match.end() for match in _STOP.finditer(before)]
    stop = _STOP.search(after)
    sentence = fold(
        before[max(cuts, default=0) :] + proof.quote + (after[: stop.start()] if stop else after)
    )
    own, apart = _words("fr" if view.language == "fr" else "en")
    if apart.search(sentence) is not None:
        return False
    return own.search(sentence) is not None or len(sentence.strip()) <= _BRIEF


@cache
def _words(language: str) -> tuple[Pattern[str], Pattern[str]]:
    words = lexicon("law_twice", language)
    own, apart = (pattern_of(tuple(fold(word) for word in words[name])) for name in ("own", "apart"))
    return own, apart
