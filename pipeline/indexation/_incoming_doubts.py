"""What makes an incoming value doubtful: its day, its step, and what is known otherwise of its period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from pipeline.indexation._incoming import Row
from pipeline.indexation._period import Period
from pipeline.indexation._series import Series, Vintage

_FACTOR = 5
"""A misplaced decimal is a factor ten, more or less what the index itself moved; no index moves so far."""
_POINTS = Decimal(10)
"""By so many points no rate moves from one change to the next."""
_ENOUGH = 12
"""From so many steps on, the widest of them says what a series does."""
_LEAST = {"index": Decimal("0.05"), "percent": Decimal(1)}
"""A step so wide, or less, is no jump, however still the series stood: 5 %, a point."""
_UNSEEN = {"index": Decimal("0.25"), "percent": Decimal(3)}
"""As far as a series may move of which too few steps are known: 25 %, three points."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a row is not to be taken."""

    row: Row
    text: str
    unusual: bool = False
    """It may be right for all that, and a person may say so; otherwise it cannot be."""


def doubtful_days(rows: Sequence[Row], updated: date | None, today: date) -> Iterator[Doubt]:
    """Yield the rows whose value cannot have been out, or hardly, on the day it is said to have been.

    Args:
        rows: of one series.
        updated: the day until which their file tells what was published.
        today: nothing is published later.
    """
    for row in rows:
        series, period = row.series, row.period
        if _held(row):
            continue
        if series.stopped is not None and period > series.stopped:
            yield Doubt(row, f"{series.code} ended with {series.stopped}, and this is {period}")
        if row.published is not None and row.published > today:
            yield Doubt(row, f"its day of publication, {row.published}, is to come")
        else:
            yield from _too_early(row, updated, today)
            yield from _too_late(row)


def _too_early(row: Row, updated: date | None, today: date) -> Iterator[Doubt]:
    series, period = row.series, row.period
    day = row.published or updated or today
    earliest = series.out_from(period)
    named = f"{series.code} {period}"
    if day <= period.last < earliest:
        told = (
            "have been published" if row.published else "stand in a file updated" if updated else "be known"
        )
        yield Doubt(row, f"{named} cannot {told} on {day}: it ends on {period.last}")
    elif day < earliest and (row.published is not None or not _known(row)):
        told = "published" if row.published else "in a file updated" if updated else "known"
        text = f"{named} is said to be {told} on {day}"
        yield Doubt(
            row, f"{text}, and {_going_by(row)} it comes out on {earliest} at the earliest", unusual=True
        )


def _too_late(row: Row) -> Iterator[Doubt]:
    """Doubt the day on which somebody read the value: as its publication it keeps an older one in use."""
    seen = row.series.observations.get(row.period, ())
    revision = bool(seen) and (seen[-1].published is not None or seen[-1].value != row.value)
    latest = row.series.out_by(row.period)
    if row.published is None or row.published <= latest or revision or known_not_to_be(row):
        return
    text = f"{row.series.code} {row.period} is said to be published on {row.published}"
    yield Doubt(row, f"{text}, and {_going_by(row)} it comes out by {latest}", unusual=True)


def _going_by(row: Row) -> str:
    assumed = row.series.lag(row.period).assumed
    return f"going by the days {'assumed' if assumed else 'seen'} of this series"


def _held(row: Row) -> bool:
    """Tell a row that says what is held to the day: doubts were settled when it was taken."""
    seen = row.series.observations.get(row.period, ())
    return row.published is not None and any(
        (one.value, one.published) == (row.value, row.published) for one in seen
    )


def _known(row: Row) -> bool:
    return any(one.value == row.value for one in row.series.observations.get(row.period, ()))


def jumps(series: Series, rows: Sequence[Row], *, excused: bool) -> Iterator[Doubt]:
    """Yield the rows that lie too far from their neighbours; one that does is nobody's neighbour itself.

    Args:
        series: what is known.
        rows: of the series, in order.
        excused: somebody says that unusual steps are right.
    """
    held = _Held(series)
    for row in rows:
        if series.unit == "index" and row.value <= 0:
            yield Doubt(row, f"{row.written} is no value of an index")
            continue
        if _known(row):
            continue
        doubt = next(filter(None, (held.doubt(row, place) for place in held.beside(row.period))), None)
        if doubt is not None:
            yield doubt
        if doubt is None or (doubt.unusual and excused):
            held.take(row)


class _Held:
    """The values of a series by their place in time, and how far it ever moved."""

    def __init__(self, series: Series) -> None:
        self._series = series
        self._own = {period.number: seen[-1].value for period, seen in series.observations.items()}
        self._known = {
            period.number: (period, seen[-1].value) for period, seen in series.observations.items()
        }
        self._places = sorted(self._known)
        self._steps: dict[int, tuple[Decimal, int]] = {}

    def take(self, row: Row) -> None:
        if row.period.number not in self._known:
            insort(self._places, row.period.number)
        self._known[row.period.number] = (row.period, row.value)

    def beside(self, period: Period) -> list[int]:
        """Return the places of the values next to a period; its own where there is no other."""
        before, after = bisect_left(self._places, period.number), bisect_right(self._places, period.number)
        return [
            *self._places[max(before - 1, 0) : before],
            *self._places[after : after + 1],
        ] or self._places

    def doubt(self, row: Row, place: int) -> Doubt | None:
        period, value = self._known[place]
        where = "before" if period < row.period else "after"
        named = f"{self._series.code} {row.period}"
        if _impossible(self._series, value, row.value):
            told = f"{row.written} is far from {value}, the value {where} it"
            return Doubt(row, f"{named}: {told}; are its decimals right?")
        apart = self._apart(place, row.period.number)
        moved = _moved(self._series, value, row.value)
        if _slipped(value, row.value):
            return Doubt(row, f"{named}: {row.written} is {value} ({period}) with its point moved", True)
        if moved <= self._limit(apart):
            return None
        way = "above" if row.value > value else "below"
        told = f"{row.written} is {self._told(moved)} {way} {value} ({period})"
        return Doubt(row, f"{named}: {told}, and {self._ever(apart)}", unusual=True)

    def _ever(self, apart: int) -> str:
        widest, count = self._widest(apart)
        if count < _ENOUGH:
            most = self._told(self._limit(apart))
            return f"too few steps of it are known ({count}) to take more than {most}"
        over = "" if self._series.frequency == "day" else f" over {apart} {self._series.frequency}"
        over += "s" if apart > 1 else ""
        return f"it never moved by more than {self._told(widest)}{over}"

    def _told(self, moved: Decimal) -> str:
        return f"{moved:.2f} points" if self._series.unit == "percent" else f"{moved * 100:.1f} %"

    def _limit(self, apart: int) -> Decimal:
        unit = self._series.unit
        widest, count = self._widest(1)
        near = max(widest, _LEAST[unit] if count >= _ENOUGH else _UNSEEN[unit])
        if apart == 1:
            return near
        widest, count = self._widest(apart)
        return max(widest, near if count >= _ENOUGH else near * apart)

    def _widest(self, apart: int) -> tuple[Decimal, int]:
        """Return the widest step that the series made over so many periods, and how many are known."""
        if apart not in self._steps:
            if self._series.frequency == "day":
                pairs = list(pairwise(self._own[place] for place in sorted(self._own)))
            else:
                ends = ((place, place + apart) for place in self._own if place + apart in self._own)
                pairs = [(self._own[one], self._own[other]) for one, other in ends]
            rate = self._series.unit == "percent"
            steps = [_moved(self._series, old, new) for old, new in pairs if old or rate]
            self._steps[apart] = (max(steps, default=Decimal(0)), len(steps))
        return self._steps[apart]

    def _apart(self, one: int, other: int) -> int:
        # A rate by day is noted when it changes: its neighbour is the change before, however long ago.
        return 1 if self._series.frequency == "day" else max(abs(one - other), 1)


def _impossible(series: Series, old: Decimal, new: Decimal) -> bool:
    if series.unit == "percent":
        return abs(new - old) >= _POINTS
    return new >= old * _FACTOR or old >= new * _FACTOR


def _slipped(old: Decimal, new: Decimal) -> bool:
    return bool(old) and new in (old * 10, old / 10)


def _moved(series: Series, old: Decimal, new: Decimal) -> Decimal:
    if series.unit == "percent":
        return abs(new - old)
    return abs(new / old - 1) if old else Decimal("Infinity")


def wants_correction(series: Series, before: Vintage, new: Decimal) -> str:
    """Say why another value may not just take the place of a published one; empty where it may.

    Args:
        series: whose ``revised`` says what its publisher does.
        before: the vintage that stands.
        new: the value that came later.
    """
    revised = series.revised
    rate = series.unit == "percent"
    moved = _moved(series, before.value, new) * (1 if rate else 100)
    if revised is not None and moved <= revised.within:
        return ""
    told = f"{new} is not {before.value} ({before.source.name})"
    if revised is None:
        return f"{told}, and nothing says that values of {series.code} are revised once published"
    if not revised.within:
        final = "are taken to be final" if revised.assumed else "are final"
        return f"{told}, and published values of {series.code} {final}: {revised.source}"
    most = f"{revised.within} {'points' if rate else '%'}"
    return f"{told}, and published values of {series.code} move by {most} at most: {revised.source}"


def known_not_to_be(row: Row) -> str:
    """Say why no such value can be: the period was left out, or the value taken back; else empty."""
    series, period = row.series, row.period
    for gap in series.gaps:
        if gap.kind == "never_published" and gap.first <= period <= gap.last:
            return f"it was never published: {gap.reason}"
    for one in series.withdrawn:
        if one.period == period and one.value == row.value:
            return f"{row.written} was withdrawn: {one.reason}"
    return ""
