"""Holds incoming values against what is known: what is new, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from pipeline.indexation._incoming import Incoming, Problem, Row, numbers_agree
from pipeline.indexation._incoming_doubts import (
    doubtful_days,
    jumps,
    known_not_to_be,
    wants_correction,
)
from pipeline.indexation._period import Period
from pipeline.indexation._series import Gap, Series, Source, Vintage
from pipeline.indexation._vintages import ContradictionError, joined

CORRECTION = "if the publisher corrected it, --correction REASON takes it"
AFTER_ALL = "if it was published after all, --correction REASON takes it with its day of publication"
UNUSUAL = "if it is right, --unusual REASON takes it"


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says is right, though it does not look so."""

    allow_gaps: bool
    correction: str
    unusual: str


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
    corrections: int = 0
    """Among them (or among the new ones) those that need a reason, and have one."""
    unusual: int = 0
    """Values whose step or day is like none before, and of which somebody says that they are right."""
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


def plan(
    incoming: Incoming,
    *,
    name: str,
    today: date,
    allow_gaps: bool,
    correction: str = "",
    unusual: str = "",
) -> Plan:
    """Return what a file would change.

    Args:
        incoming: what was read.
        name: the file's, for its source.
        today: nothing is published later.
        allow_gaps: note periods that are left out, instead of refusing the file for them.
        correction: why values differ that should be final; kept with each of them.
        unusual: why steps and days that are like none before are right; kept with each of them.
    """
    said = Said(allow_gaps, correction, unusual)
    problems = [*incoming.problems, *numbers_agree(incoming.rows), *_twice(incoming.rows)]
    for day in sorted(set(incoming.updated.values())):
        if day > today:
            problems.append(Problem(0, f"it says that it was updated on {day}, which is to come"))
    changes = []
    for series, rows in _by_series(incoming.rows).items():
        change = Change(series)
        odd: set[Row] = set()
        problems += _doubts(rows, incoming, today, said, odd)
        problems += _joined(change, incoming, rows, name, said, odd)
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


def _doubts(
    rows: Sequence[Row], incoming: Incoming, today: date, said: Said, odd: set[Row]
) -> Iterator[Problem]:
    """Yield what is doubtful and excused by nothing; the rows that are excused go into ``odd``."""
    series = rows[0].series
    for doubt in (
        *doubtful_days(rows, incoming.updated.get(series.code), today),
        *jumps(series, rows, excused=bool(said.unusual)),
    ):
        if doubt.unusual and said.unusual:
            odd.add(doubt.row)
        else:
            yield Problem(doubt.row.line, f"{doubt.text}; {UNUSUAL}" if doubt.unusual else doubt.text)


def _joined(
    change: Change, incoming: Incoming, rows: Sequence[Row], name: str, said: Said, odd: set[Row]
) -> Iterator[Problem]:
    series = change.series
    seen = dict(series.observations)
    last = rows[-1].period
    for row in rows:
        before = seen.get(row.period, ())
        updated = incoming.updated.get(series.code)
        published = row.published or _published(incoming, series, row, before, updated, last)
        vintage = Vintage(row.value, published, _source(incoming, row, name, updated))
        if row in odd:
            vintage = replace(vintage, unusual=said.unusual)
        try:
            after = joined(before, vintage, series.out_by(row.period))
        except ContradictionError as error:
            yield Problem(row.line, f"{series.code} {row.period}: {error}")
            continue
        why = _wants_reason(row, before, after)
        reason = row.correction or said.correction
        if why and not (reason and published):
            yield Problem(
                row.line, f"{series.code} {row.period}: {why}; {CORRECTION if before else AFTER_ALL}"
            )
            continue
        if why:
            vintage = replace(vintage, correction=reason)
            after = joined(before, vintage, series.out_by(row.period))
        seen[row.period] = after
        _count(change, before, after)
        if after != before:
            change.corrections += bool(why)
            change.unusual += row in odd
            change.entries.append((row.period, vintage))


def _wants_reason(row: Row, before: tuple[Vintage, ...], after: tuple[Vintage, ...]) -> str:
    """Say why a value is not to be taken without a reason; empty where it may be."""
    if not before:
        return known_not_to_be(row)
    if len(after) > len(before):
        return known_not_to_be(row) or wants_correction(row.series, before[-1], row.value)
    return ""


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
    if (
        before
        or known_not_to_be(row)
        or series.expected(row.period) > updated
        or (incoming.released and row.period == last)
    ):
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
