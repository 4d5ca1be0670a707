"""Readings of one price side by side: where they come to different prices, none is final by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.indexation.due import ScheduleRow

ONE_OF_SEVERAL = "the words can be understood in several ways, and this is the price by one of them"


def prices(rows: Sequence[ScheduleRow]) -> dict[date, tuple[Decimal | None, Decimal | None]]:
    """Return what is known of each period: two readings that know the same are one."""
    known = (row for row in rows if row.price_due is not None or row.estimate is not None)
    return {row.period_start: (row.price_due, row.estimate) for row in known}


def side_by_side(told: Sequence[tuple[str, Sequence[ScheduleRow]]]) -> list[ScheduleRow]:
    """Return the rows of several readings, named ``A``, ``B``, ...; none of a disputed price is final.

    A price that every reading comes to stays final, as that of the time before the first revision.

    Args:
        told: of each reading what makes it one, and its rows in order of periods.
    """
    made = []
    for number, (says, rows) in enumerate(told):
        others = [other for place, (_, other) in enumerate(told) if place != number]
        for row in rows:
            named = replace(row, reading=chr(ord("A") + number), reading_says=says)
            made.append(_disputed(named) if not _undisputed(row, others) else named)
    return made


def _undisputed(row: ScheduleRow, others: Sequence[Sequence[ScheduleRow]]) -> bool:
    """Whether every other reading has the price of a row throughout its period."""
    return all(
        other.price_due == row.price_due
        for rows in others
        for other in rows
        if other.period_start <= row.period_end and row.period_start <= other.period_end
    )


def _disputed(row: ScheduleRow) -> ScheduleRow:
    if row.state not in ("final", "assumed"):
        return row
    reason = "; ".join(filter(None, (row.reason, ONE_OF_SEVERAL)))
    return replace(row, state="assumed", reason=reason)
