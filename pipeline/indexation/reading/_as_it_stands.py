"""Whether the price that is multiplied is the one before: *le loyer en cours*, *the fee then payable*."""

from __future__ import annotations

import re

from pipeline.indexation.reading._doubt_words import BEFORE

_MOVES = (
    r"\b(?:multipl|appliqu|affect|augment|major|increas|adjust|revis|indexe|added|obten|rais|uplift|escalat|"
    r"revaloris|rehauss)\w*"
)
_AFTER = re.compile(rf"[^.;:]{{0,40}}?{_MOVES}")
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
