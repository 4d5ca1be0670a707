"""An index that would be divided by the same reading of itself: no price moves so, and none is told."""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.indexation.formula import Days, IndexTerm, Reference
from pipeline.indexation.reading._index_terms import itself_on
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.settle import Way, terms_of, with_terms

_LIKELY = 0.85
_YEAR_BEFORE_THAT = re.compile(
    r"\bannee\s+anterieure\b|\banterieure\s+a\s+celle-ci|\byear\s+before\s+that\b|\bnext\s+preceding\s+year\b"
)
"""The year before the one that was just named."""


def without_itself(clause: ClauseWords, ways: list[Way], days: Days) -> list[Way]:
    """Leave out each way in which an index is divided by itself.

    Where no other way is left, the year before the one just named is meant, if words say so, or one of the
    two readings is not known: that which may be another year's.
    """
    moving = [
        way
        for way in ways
        if not any(isinstance(term, IndexTerm) and itself_on(term, days) for term in terms_of(way.movement))
    ]
    if moving or not ways:
        return moving
    before = _YEAR_BEFORE_THAT.search(clause.folded)
    if before is not None:
        clause.told("base_period", *before.span(), _LIKELY)
    else:
        fixed = any(
            isinstance(term, IndexTerm) and term.base.kind == "period"
            for term in terms_of(ways[0].movement)
        )
        part = "reference_period" if fixed else "base_period"
        clause.open(part, "the index would be divided by the same reading of itself")

    def other(term: IndexTerm) -> IndexTerm:
        if not itself_on(term, days):
            return term
        if before is not None and term.base.kind == "of_year":
            return replace(term, base=Reference("earlier", months=12))
        if term.base.kind == "period":
            return replace(term, now=Reference("unknown"))
        return replace(term, base=Reference("unknown"))

    return [replace(way, movement=with_terms(way.movement, other)) for way in ways]
