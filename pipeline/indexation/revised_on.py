"""The days on which the prices of a contract are to move, whether or not anybody asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.indexation._days import ONE_DAY, Anchors, plus_months, revisions
from pipeline.indexation.due import AHEAD, Facts, Line


def revised_on(line: Line, facts: Facts) -> tuple[date, ...]:
    """Return the days on which a price is to move by any reading of its words, until a year from today.

    Args:
        line: the price, and how it moves.
        facts: the contract's days, and today.
    """
    return tuple(sorted(set(_days(line, facts))))


def _days(line: Line, facts: Facts) -> Iterator[date]:
    anchors = Anchors(facts.effective, facts.signed)
    until = plus_months(facts.today, AHEAD)
    for number, stretch in enumerate(line.stretches):
        if stretch.amount is None or stretch.unknown:
            continue
        following = line.stretches[number + 1].start if number + 1 < len(line.stretches) else None
        ends = [until, *(day for day in (facts.end, following and following - ONE_DAY) if day is not None)]
        for formula in stretch.formulas:
            found = revisions(formula.days, formula.movement, anchors, min(ends))
            first = found.unknown_from or date.max
            yield from (day for day in found.days if stretch.start < day < first)
