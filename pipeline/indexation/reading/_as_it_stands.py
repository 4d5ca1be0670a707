"""Whether the price that is multiplied is the one before: *le loyer en cours*, *the fee then payable*."""

from __future__ import annotations

import re

from pipeline.indexation.reading._doubt_words import BEFORE

_MOVES = (
    r"\b(?:multipl|appliqu|affect|augment|major|increas|adjust|revis|indexe|added|obten|rais|uplift|escalat|"
    r"revaloris|rehauss)\w*"
)
_AFTER = re.compile(rf"[^.;:]{{0,40}}?{_MOVES}")
_MULTIPLIED = re.compile(
    r"\s*(?:(?:the|that|each|such)\s+(?:\w+\s+){0,2}?(?:date|day|review|revision|adjustment|anniversary)\s+)?(?:(?:be|est|sont|is|are|shall\s+be|will\s+be|sera|seront)\s+)?(?:alors\s+|then\s+)?(?:be\s+)?"
    r"(?:multipl\w+|increased|augmente\w*|majore\w*|revise\w*|adjusted|indexe\w*|uplifted)\b"
)
_MULTIPLYING = re.compile(r"\bmultipl(?:iant|ying)\s+(?:\w+\s+){0,4}\Z")
"""Right beside the price before: it is what is multiplied, and cannot be a bound."""
_BEFORE = re.compile(
    rf"{_MOVES}(?:\s+(?:en|par|by|to|at|over))?\s+(?:le|la|les|the|of|over|du|au)?\s*\Z|\bover\s+the\s+(?:\w+\s+)?\Z"
)
_BOUND = re.compile(
    r"\b(?:inferieur|superieur|less|lower|below|exceed|exceder|more|greater|higher|ramener|elev|plafon|maxim|minim)\w*"
)


def multiplied_before(folded: str) -> re.Match[str] | None:
    """Return the words that name the price before as what is multiplied, not as a bound of the new one."""
    for match in BEFORE.finditer(folded):
        near = folded[max(match.start() - 60, 0) : match.start()].rsplit(". ", 1)[-1]
        if _BOUND.search(near):
            continue
        if _BEFORE.search(near) or _AFTER.match(folded, match.end()):
            return match
    return None


def is_multiplied(folded: str, start: int, end: int) -> bool:
    """Whether words say of the price before that it is multiplied, and not that it holds the new one."""
    before = folded[max(start - 50, 0) : start]
    return _MULTIPLIED.match(folded, end) is not None or _MULTIPLYING.search(before) is not None
