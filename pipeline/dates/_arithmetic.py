"""The arithmetic of dates, and how it is said.

Month ends, one policy: a period of months ends on the day with the same number; where that month has no
such day (one month after 31 January) the words leave two days open, and the answer is ``Ambiguous`` with
both. Whether the first day counts is the caller's to say: see ``end_of_period``.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data import late as re

ISO_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
"""Years, months, weeks, days."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one day answers, or none can be told."""

    candidates: tuple[date, ...]
    reason: str


def add_duration(day: date, duration: str) -> date | Ambiguous:
    """Add an ISO 8601 duration of years, months, weeks or days; the first day is not counted.

    Raises:
        ValueError: the duration is none of these.
    """
    match = ISO_DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        raise ValueError(f"not a duration of years, months, weeks or days: {duration}")
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    rest = timedelta(days=weeks * 7 + days)
    try:
        moved = _add_months(day, years * 12 + months)
        if isinstance(moved, Ambiguous):
            return replace(moved, candidates=tuple(item + rest for item in moved.candidates))
        return moved + rest
    except (ValueError, OverflowError):
        return Ambiguous((), "The date lies outside the calendar.")


def _add_months(day: date, months: int) -> date | Ambiguous:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    last = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 0
    if not last:
        raise ValueError("outside the calendar")
    if day.day <= last:
        return date(year, month, day.day)
    end = date(year, month, last)
    reason = (
        f"There is no day {day.day} in {end:%Y-%m}: the last day of the month or the first of the next."
    )
    return Ambiguous((end, end + timedelta(days=1)), reason)


def end_of_period(start: date, duration: str, *, start_counts: bool) -> date | Ambiguous:
    """Return the last day of a period.

    Args:
        start: the day it begins.
        duration: ISO 8601.
        start_counts: whether the first day is the first of the period ("twelve months commencing on
            1 January": 31 December) or stands before it ("twelve months from 1 January": 1 January).
    """
    end = add_duration(start, duration)
    if not start_counts:
        return end
    if isinstance(end, Ambiguous):
        return replace(end, candidates=tuple(item - timedelta(days=1) for item in end.candidates))
    return end - timedelta(days=1)


def subtract_duration(day: date, duration: str) -> date | Ambiguous:
    """Return the day that lies a duration before another (a notice before an end).

    Raises:
        ValueError: see ``add_duration``.
    """
    match = ISO_DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        raise ValueError(f"not a duration of years, months, weeks or days: {duration}")
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    try:
        moved = _add_months(day, -(years * 12 + months))
        rest = timedelta(days=weeks * 7 + days)
        if isinstance(moved, Ambiguous):
            return replace(moved, candidates=tuple(item - rest for item in moved.candidates))
        return moved - rest
    except (ValueError, OverflowError):
        return Ambiguous((), "The date lies outside the calendar.")


# ---------------------------------------------------------------- words

_FRENCH_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def say_date(day: date, language: str) -> str:
    """Write a date for people: ``1er janvier 2024``, ``1 January 2024``."""
    if language == "fr":
        return f"{'1er' if day.day == 1 else day.day} {_FRENCH_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def say_duration(duration: str, language: str) -> str:
    """Write an ISO 8601 duration for people: ``P36M`` is ``36 mois``, ``36 months``."""
    match = ISO_DURATION.fullmatch(duration)
    if match is None:
        return duration
    names = {
        "fr": (("an", "ans"), ("mois", "mois"), ("semaine", "semaines"), ("jour", "jours")),
        "en": (("year", "years"), ("month", "months"), ("week", "weeks"), ("day", "days")),
    }["fr" if language == "fr" else "en"]
    parts = [
        f"{int(part)} {names[index][0 if int(part) == 1 else 1]}"
        for index, part in enumerate(match.groups())
        if part
    ]
    return " ".join(parts) or duration


def explain(start: date, duration: str, end: date, *, start_counts: bool, basis: str = "") -> str:
    """Write the arithmetic in words: in English, as all that the database reckons, whatever the contract's.

    >>> explain(date(2024, 1, 1), "P12M", date(2024, 12, 31), start_counts=True)
    '1 January 2024 + 12 months, first day counted = 31 December 2024'
    """
    counted = "first day counted" if start_counts else "first day not counted"
    name = f" ({basis})" if basis else ""
    return (
        f"{say_date(start, 'en')}{name} + {say_duration(duration, 'en')}, {counted} = {say_date(end, 'en')}"
    )
