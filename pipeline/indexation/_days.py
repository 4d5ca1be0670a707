"""On which days a price moves, into which periods that cuts a contract, and what part of a year one is."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from pipeline.indexation.formula import Anchor, Days, Movement, Step, Steps

Per = Literal["month", "quarter", "semester", "year"]
MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "semester": 6, "year": 12}
ONE_DAY = timedelta(days=1)
_YEAR = 12
_SHORTEST = 28
"""Days that every month has."""
_MOST = 2400
"""Revisions that are looked for: two hundred years of months."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days from which a clause counts; ``None`` where a day is not known."""

    effective: date
    signed: date | None = None

    def day(self, anchor: Anchor) -> date | None:
        """Return the day that an anchor names, where it is the same for the whole contract."""
        if anchor == "effective":
            return self.effective
        return self.signed if anchor == "signature" else None


@dataclass(frozen=True, slots=True)
class Revisions:
    """The days on which a price moves.

    ``unknown_from`` is the first day from which they are not known, and ``reason`` says why;
    ``assumed`` says what was taken for granted.
    """

    days: tuple[date, ...] = ()
    unknown_from: date | None = None
    reason: str = ""
    assumed: str = ""


def plus_months(day: date, months: int) -> date:
    """Return the same day so many months later; the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= _SHORTEST:
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def revisions(days: Days, movement: Movement, anchors: Anchors, until: date) -> Revisions:
    """Return the days after the effective one, and until a day, on which a price moves.

    Args:
        days: what the clause says of them.
        movement: prices and rises that are listed have days of their own.
        anchors: the contract's days.
        until: the last day that is asked for.
    """
    if isinstance(movement, Steps) and not movement.on_revisions:
        return _listed(movement, anchors, until)
    if isinstance(movement, Steps):
        found = regular(_yearly(days, movement), anchors, until)
        held = steps_on(movement, found.days, anchors)
        return replace(found, days=tuple(day for day in found.days if day in held))
    return regular(days, anchors, until)


def _yearly(days: Days, movement: Steps) -> Days:
    """Return the days of steps that go by revisions: each year, listed years at their start."""
    listed = not any(step.each or step.number is not None for step in movement.steps)
    every = _YEAR if days.every_months is None else days.every_months
    return replace(days, every_months=every, on=days.on or ("anniversary" if listed else ""))


def regular(days: Days, anchors: Anchors, until: date) -> Revisions:
    """Return the days on which a price moves that are not those of listed prices."""
    origin = _origin(days, anchors)
    kept = days.not_before or anchors.effective
    if isinstance(origin, str):
        return Revisions(unknown_from=max(anchors.effective, kept), reason=origin)
    first = plus_months(origin.day, origin.months)
    if days.not_before is not None and days.on == "" and not _falls_on(origin, days, kept):
        # two years firm, and then so much each year: from the day after, or from the next anniversary
        why = "on which day the price first moves is not stated"
        return Revisions(unknown_from=max(anchors.effective, kept), reason=why)
    once = tuple(day for day in (first,) if anchors.effective < day <= until and day >= kept)
    if days.every_months is None:
        # The first day is sure, and the price after it as long as a second cannot have come.
        why = "how often the price moves is not stated"
        return Revisions(once, plus_months(first, 1), why, origin.assumed)
    if days.every_months <= 0:
        return Revisions(once, assumed=origin.assumed)
    found = tuple(
        day
        for day in _steps(origin, days.every_months, until)
        if anchors.effective < day <= until and day >= kept
    )
    if days.last is not None:
        why = "the clause lists the days on which the price moves, and none later"
        listed = tuple(day for day in found if day <= days.last)
        return Revisions(listed, plus_months(days.last, days.every_months), why, origin.assumed)
    return Revisions(found, assumed=origin.assumed)


def _falls_on(origin: _Origin, days: Days, kept: date) -> bool:
    """Whether the day that ends a time without rises is itself, or the eve of, one that is counted."""
    return any(
        day in (kept, kept + ONE_DAY) for day in _steps(origin, days.every_months or _YEAR, kept + ONE_DAY)
    )


@dataclass(frozen=True, slots=True)
class _Origin:
    """The day from which revisions are counted, and after how many months the first comes."""

    day: date
    months: int = 0
    assumed: str = ""


def _origin(days: Days, anchors: Anchors) -> _Origin | str:
    """Return where revisions are counted from, or why that is not known."""
    if days.first is not None:
        return _Origin(days.first)
    if _is_day(days.on) and days.after_months is None:
        return _Origin(_next(days.on, anchors.effective))
    anchor = anchors.day(days.anchor)
    told = bool(days.on) or days.after_months is not None
    untold = days.after_months is None and days.every_months is None
    if untold or (days.every_months == 0 and not told):
        return "when the price moves is not stated"
    if anchor is None:
        return "the day from which revisions are counted is not known"
    if days.after_months is not None:
        if _is_day(days.on):
            return _Origin(_next(days.on, plus_months(anchor, days.after_months) - ONE_DAY))
        # eighteen months firm and then each anniversary: the one after them
        part = -days.after_months % _YEAR if days.on == "anniversary" and days.after_months > 0 else 0
        return _Origin(anchor, days.after_months + part)
    assumed = "" if days.on == "anniversary" else "that the price moves on the anniversary is assumed"
    return _Origin(anchor, days.every_months or _YEAR, assumed)


def _is_day(on: str) -> bool:
    return bool(on) and on != "anniversary"


def _next(on: str, after: date) -> date:
    """Return the next ``MM-DD`` after a day."""
    month, day = int(on[:2]), int(on[3:])
    for year in (after.year, after.year + 1):
        found = date(year, month, min(day, calendar.monthrange(year, month)[1]))
        if found > after:
            return found
    raise AssertionError("a day of the year comes every year")


def _steps(origin: _Origin, months: int, until: date) -> Iterator[date]:
    for count in range(_MOST):
        # Counted from one day each time, so that the 31st is not lost on the way.
        day = plus_months(origin.day, origin.months + months * count)
        if day > until:
            return
        yield day


def _listed(movement: Steps, anchors: Anchors, until: date) -> Revisions:
    found = {step_day(step.start, step.year, anchors) for step in movement.steps}
    if None in found:
        return Revisions(unknown_from=anchors.effective, reason="the day of a listed price is not stated")
    return Revisions(
        tuple(sorted(day for day in found if day is not None and anchors.effective < day <= until))
    )


def step_day(start: date | None, year: int | None, anchors: Anchors) -> date | None:
    """Return the day of a listed price; the first year of the contract is 1."""
    if start is not None:
        return start
    return None if year is None else plus_months(anchors.effective, _YEAR * (year - 1))


def step_of(movement: Steps, days: Days, day: date, anchors: Anchors) -> Step | None:
    """Return the step by which the price moves on a day, if any."""
    if movement.on_revisions:
        return steps_on(movement, regular(_yearly(days, movement), anchors, day).days, anchors).get(day)
    found = [one for one in movement.steps if step_day(one.start, one.year, anchors) == day]
    return found[-1] if found else None


def steps_on(movement: Steps, days: Sequence[date], anchors: Anchors) -> dict[date, Step]:
    """Return the step that counts at each revision: the last that has begun, if it comes then.

    Args:
        movement: with a step that is told by a revision, or comes again.
        days: every revision from the first on.
        anchors: the contract's days.
    """
    begun = [(_begins(step, days, anchors), step) for step in movement.steps]
    made: dict[date, Step] = {}
    used: set[int] = set()
    for day in days:
        place = max(
            (place for place, (begin, _) in enumerate(begun) if begin is not None and begin <= day),
            key=lambda place: (begun[place][0], place),
            default=None,
        )
        if place is None:
            continue
        begin, step = begun[place]
        assert begin is not None, "told above"
        # what comes once comes in the year that it is told for, or not at all
        if step.each or (place not in used and day < plus_months(begin, _YEAR)):
            made[day] = step
        used.add(place)
    return made


def _begins(step: Step, days: Sequence[date], anchors: Anchors) -> date | None:
    if step.number is None:
        return step_day(step.start, step.year, anchors)
    return days[step.number - 1] if 0 < step.number <= len(days) else None


def cut(start: date, end: date, at: set[date]) -> Iterator[tuple[date, date]]:
    """Yield the periods between days, first and last day included; none is longer than a year.

    A day more does no harm: 28 February and a year is a day short of the next 29 February.
    """
    begin = start
    for day in [*sorted(day for day in at if start < day <= end), end + ONE_DAY]:
        while (year := plus_months(begin, _YEAR)) + ONE_DAY < day:
            yield begin, year - ONE_DAY
            begin = year
        yield begin, day - ONE_DAY
        begin = day


_YEARS = {per: Fraction(_YEAR, months) for per, months in MONTHS.items()}
"""How often a price is due in a whole year."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a price's own units (months, quarters, years) a period has."""

    units: Fraction
    days: int
    """Days that make no whole month; counted as parts of the month that they stand in."""


def share(start: date, end: date, per: str) -> Share:
    """Return how often a price is due for a period, both days included.

    Whole months count as such; the days that are left count as parts of their month, counted from the day
    the period begins.
    """
    if plus_months(start, _YEAR) == end + ONE_DAY:
        return Share(_YEARS[per], 0)
    months = max((end.year - start.year) * 12 + end.month - start.month - 1, 0)
    after = end + ONE_DAY
    while plus_months(start, months + 1) <= after:
        months += 1
    begin = plus_months(start, months)
    days = (after - begin).days
    units = Fraction(months)
    if days:
        units += Fraction(days, (plus_months(start, months + 1) - begin).days)
    return Share(units / MONTHS[per], days)
