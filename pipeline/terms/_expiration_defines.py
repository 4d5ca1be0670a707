"""Sentences that define another thing than the contract's term or its end."""

from __future__ import annotations

from data import late as re

_DEFINITION = re.compile(
    r"^\W*(?:\d[\d.]*\W*)?[\"'](?P<name>[^\"'\n]{2,60})[\"']\s+"
    r"(?:means?|shall mean|is defined as|designe|signifie)\b"
)
_OF_THE_END = re.compile(r"term\b|expir|\bend\b|period|duration|terminat|duree|fin\b|echeance")


def defines_other(folded: str) -> bool:
    """Tell whether a sentence defines another thing than the contract's term or end."""
    match = _DEFINITION.search(folded)
    return match is not None and _OF_THE_END.search(match.group("name")) is None
