"""The points of a series between two periods, for whoever draws it: gaps and open conflicts among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.indexation._observed import Missing
from pipeline.indexation._period import Period
from pipeline.indexation._series import Series


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a curve; without a value, ``kind`` says why (as ``Missing.kind``)."""

    period: Period
    value: Decimal | None
    kind: str = ""
    assumed: bool = False
    """Its day of publication is assumed."""


def points(
    series: Series, first: Period | None = None, last: Period | None = None, as_of: date = date.max
) -> Iterator[Point]:
    """Yield the points of a series as it stood on a day.

    A rate that is noted when it changes has a point for each change.

    Args:
        series: which one.
        first: where to begin; with the first value when left out.
        last: where to end; with the last value when left out.
        as_of: the day; what was published later is left out.
    """
    if series.frequency == "day":
        wanted = [one for one in series.periods if _between(one, first, last)]
    else:
        start, end = max(first or series.first, series.first), min(last or series.last, series.last)
        wanted = [start.plus(step) for step in range(end.number - start.number + 1)]
    for period in wanted:
        answer = series.value(period, as_of)
        if not isinstance(answer, Missing):
            yield Point(period, answer.value, "", answer.published_assumed)
        elif answer.kind != "not_published":
            yield Point(period, None, answer.kind)


def _between(period: Period, first: Period | None, last: Period | None) -> bool:
    return (first is None or first.first <= period.first) and (last is None or period.last <= last.last)
