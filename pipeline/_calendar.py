"""Adding and taking away the durations that contracts state, with the arithmetic in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.dates import Ambiguous, add_duration, subtract_duration
from pipeline.dates._arithmetic import ISO_DURATION

_DAYS_A_MONTH = 365.25 / 12
_FARTHEST = 2000


@dataclass(frozen=True, slots=True)
class Period:
    """A duration of whole months and days."""

    months: int
    days: int

    @property
    def in_months(self) -> float:
        """Length in months, days counted as parts of an average month."""
        return self.months + self.days / _DAYS_A_MONTH

    def __str__(self) -> str:
        words = []
        if self.months:
            words.append(f"{self.months} month{'s' * (self.months != 1)}")
        if self.days:
            words.append(f"{self.days} day{'s' * (self.days != 1)}")
        return " and ".join(words)


def parse(duration: object) -> Period | None:
    """Read an ISO 8601 duration of years, months, weeks and days; ``None`` if it is not one or is zero."""
    match = ISO_DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if match is None:
        return None
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    period = Period(years * 12 + months, weeks * 7 + days)
    if not (period.months or period.days) or period.in_months > _FARTHEST:
        return None
    return period


def later(start: date, period: Period, times: int = 1) -> date | None:
    """Return ``start`` plus ``times`` periods; ``None`` where the calendar leaves the day open."""
    moved = add_duration(start, f"P{period.months * times}M{period.days * times}D")
    return None if isinstance(moved, Ambiguous) else moved


def before(end: date, period: Period) -> date | None:
    """Return the last safe day to act a period before ``end``: of two that answer, the earlier."""
    moved = subtract_duration(end, f"P{period.months}M{period.days}D")
    if isinstance(moved, Ambiguous):
        return min(moved.candidates, default=None)
    return moved


def roll(first: date, period: Period, after: date) -> date | None:
    """Return the first of ``first``, ``first`` plus one period, plus two, ... that is later than ``after``.

    A period that ends with a month is followed by periods that end with a month. ``None`` where the
    calendar leaves the day open.
    """
    if first > after:
        return first
    # Counted from the first day after it, the end of a month is no special case.
    shift = timedelta(days=int((first + timedelta(days=1)).day == 1))
    times = max(int((after - first).days / (period.in_months * _DAYS_A_MONTH)) - 1, 1)
    for step in range(times, times + 6):
        moved = later(first + shift, period, step)
        if moved is None:
            return None
        if moved - shift > after:
            return moved - shift
    return None


def iso(value: object) -> date | None:
    """Read ``YYYY-MM-DD``; ``None`` for anything else."""
    if not isinstance(value, str) or len(value) != 10:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
