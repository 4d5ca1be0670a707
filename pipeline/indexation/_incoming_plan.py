"""Holds incoming values against what is known: what is new, and everything that is wrong with them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise
from statistics import median

from pipeline.indexation._incoming import Incoming, Problem, Row, numbers_agree
from pipeline.indexation._period import Period
from pipeline.indexation._series import Gap, Series, Source, Vintage
from pipeline.indexation._vintages import ContradictionError, joined

_FACTOR = 5
"""A misplaced decimal is a factor ten, more or less what the index itself moved; no index moves so far."""
_POINTS = Decimal(10)
"""By so many points no rate moves from one change to the next."""


@dataclass(slots=True)
class Change:
    """What a file brings to one series."""

    series: Series
    entries: list[tuple[Period, Vintage]] = field(default_factory=list)
    """Values to be written: those that say anything new."""
    new: int = 0
    """Periods of which nothing was known."""
    vintages: int = 0
    """Further values of known periods."""
    confirmed: int = 0
    """Values whose day of publication is learnt, or a conflict settled by them."""
    known: int = 0
    """Values that say nothing new."""
    gaps: list[Gap] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and all that forbids it."""

    layout: str
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[Problem, ...]

    @property
    def anything(self) -> bool:
        """Whether there is anything to write."""
        return any(change.entries or change.gaps for change in self.changes)


def plan(incoming: Incoming, *, name: str, today: date, allow_gaps: bool) -> Plan:
    """Return what a file would change.

    Args:
        incoming: what was read.
        name: the file's, for its source.
        today: nothing is published later.
        allow_gaps: note periods that are left out, instead of refusing the file for them.
    """
    problems = [*incoming.problems, *numbers_agree(incoming.rows), *_twice(incoming.rows)]
    for day in sorted(set(incoming.updated.values())):
        if day > today:
            problems.append(Problem(0, f"it says that it was updated on {day}, which is to come"))
    changes = []
    for series, rows in _by_series(incoming.rows).items():
        change = Change(series)
        problems += _dates(rows, today)
        problems += _jumps(series, rows)
        problems += _joined(change, incoming, rows, name)
        problems += _missing(change, rows, name, allow_gaps=allow_gaps)
        changes.append(change)
    if not incoming.rows and not incoming.problems:
        problems.append(Problem(0, "it holds no value"))
    ordered = tuple(sorted(set(problems), key=lambda problem: (problem.line, problem.text)))
    return Plan(incoming.layout, tuple(changes), ordered, tuple(incoming.left_out))


def _by_series(rows: Sequence[Row]) -> dict[Series, list[Row]]:
    grouped: dict[Series, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.series, []).append(row)
    return {
        series: sorted(rows, key=lambda row: (row.period.number, row.published or date.min))
        for series, rows in grouped.items()
    }


def _twice(rows: Sequence[Row]) -> Iterator[Problem]:
    seen: dict[tuple[str, Period, date | None], Row] = {}
    for row in rows:
        first = seen.setdefault((row.series.code, row.period, row.published), row)
        if first is not row:
            yield Problem(
                row.line, f"{row.series.code} {row.period} stands twice, first in line {first.line}"
            )


def _dates(rows: Sequence[Row], today: date) -> Iterator[Problem]:
    for row in rows:
        series = row.series
        if series.stopped is not None and row.period > series.stopped:
            yield Problem(row.line, f"{series.code} ended with {series.stopped}, and this is {row.period}")
        if row.period.first > today and series.unit == "index":
            yield Problem(row.line, f"{row.period} has not begun on {today}")
        if row.published is not None and row.published > today:
            yield Problem(row.line, f"its day of publication, {row.published}, is to come")
        if row.published is not None and row.published < row.period.first and series.unit == "index":
            yield Problem(row.line, f"{row.period} cannot have been published on {row.published}")


def _jumps(series: Series, rows: Sequence[Row]) -> Iterator[Problem]:
    """Compare each value with the nearest before it that does not jump itself."""
    known = {period.number: vintages[-1].value for period, vintages in series.observations.items()}
    places = sorted(known)
    usual = median(known.values())
    for row in rows:
        if series.unit == "index" and row.value <= 0:
            yield Problem(row.line, f"{row.written} is no value of an index")
            continue
        place = bisect_left(places, row.period.number)
        nearest = known[places[place - 1]] if place else usual
        if _jumps_from(nearest, row.value, series):
            told = f"{row.written} is far from {nearest}, the value before it"
            yield Problem(row.line, f"{series.code} {row.period}: {told}; are its decimals right?")
            continue
        if row.period.number not in known:
            insort(places, row.period.number)
        known[row.period.number] = row.value


def _jumps_from(old: Decimal, new: Decimal, series: Series) -> bool:
    if series.unit == "percent":
        return abs(new - old) >= _POINTS
    return new >= old * _FACTOR or old >= new * _FACTOR


def _joined(change: Change, incoming: Incoming, rows: Sequence[Row], name: str) -> Iterator[Problem]:
    series = change.series
    seen = dict(series.observations)
    last = rows[-1].period
    for row in rows:
        before = seen.get(row.period, ())
        updated = incoming.updated.get(series.code)
        published = row.published or _published(incoming, series, row, before, updated, last)
        vintage = Vintage(row.value, published, _source(incoming, row, name, updated))
        try:
            after = joined(before, vintage, series.out_by(row.period))
        except ContradictionError as error:
            yield Problem(row.line, f"{series.code} {row.period}: {error}")
            continue
        seen[row.period] = after
        _count(change, before, after)
        if after != before:
            change.entries.append((row.period, vintage))


def _published(
    incoming: Incoming,
    series: Series,
    row: Row,
    before: Sequence[Vintage],
    updated: date | None,
    last: Period,
) -> date | None:
    """Return the day of publication that follows from the day until which the file tells, if one does."""
    if updated is None or (before and before[-1].value == row.value):
        return None
    if before or series.expected(row.period) > updated or (incoming.released and row.period == last):
        return updated
    return None


def _source(incoming: Incoming, row: Row, name: str, updated: date | None) -> Source:
    told = row.source or incoming.named
    full = f"{told} ({name})" if told else name
    return Source("", full, incoming.standing, incoming.licence, updated)


def _count(change: Change, before: Sequence[Vintage], after: Sequence[Vintage]) -> None:
    if after == before:
        change.known += 1
    elif not before:
        change.new += 1
    elif len(after) > len(before):
        change.vintages += 1
    else:
        change.confirmed += 1


def _missing(change: Change, rows: Sequence[Row], name: str, *, allow_gaps: bool) -> Iterator[Problem]:
    """Note the periods that are left out, and by which line one sees it."""
    series = change.series
    if series.frequency == "day":
        return
    lines: Mapping[Period, int] = {row.period: row.line for row in rows}
    held = sorted({*series.observations, *lines})
    for before, after in pairwise(held):
        left = [before.plus(step) for step in range(1, after.number - before.number)]
        left = [
            period for period in left if not any(gap.first <= period <= gap.last for gap in series.gaps)
        ]
        if not left:
            continue
        gap = Gap(left[0], left[-1], "gap", f"{name} leaves it out")
        if allow_gaps:
            change.gaps.append(gap)
        else:
            span = f"{gap.first} to {gap.last} are" if gap.first != gap.last else f"{gap.first} is"
            line = lines.get(after) or lines.get(before) or 0
            yield Problem(line, f"{series.code}: {span} left out; --allow-gaps takes the file nevertheless")
