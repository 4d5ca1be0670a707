"""Names of those who sign: what may be one, and what stands before it."""

from __future__ import annotations

from data import late as re
from pipeline.terms._signature_lines import company

_NO_PERSON = re.compile(r"(?:[A\u00c0]|Fait\s+[a\u00e0])\s+[A-Z\u00c0-\u00de]|(?i:witness)\b")
"""Where it was signed, or who only looked on."""
_BEFORE_NAME = re.compile(
    r"^(?:.{0,60}\bin\s+the\s+presence\s+of\s*:?\s*|(?:Director(?:\s*/\s*Secretary)?|Secretary|Authori[sz]ed\s+(?:Officer|Signatory)"
    r"|Trustee|Partner|Chairman|Manager)\s*:?\s+(?=[A-Z][\w.'\u2019-]*\s+[A-Z]))"
)


def is_person(words_: str) -> bool:
    """Tell whether words beside a place to sign may be somebody's name."""
    plain = 1 < len(words_) < 70 and any(char.isupper() for char in words_) and words_[0] not in "[("
    return (
        plain
        and not company(words_)
        and not any(char.isdigit() for char in words_)
        and _NO_PERSON.match(words_) is None
    )


def bare(name: str) -> str:
    """Return a name without its number, and without what its bearer is there for."""
    return _BEFORE_NAME.sub("", re.sub(r"^\d{1,2}[.)]\s*", "", name.strip(' ,;"“”')))
