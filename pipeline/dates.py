"""Dates in a text, and the arithmetic of dates.

Month ends, one policy: a period of months ends on the day with the same number; where that month has no
such day (one month after 31 January) the words leave two days open, and the answer is ``Ambiguous`` with
both. Whether the first day counts is the caller's to say: see ``end_of_period``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from pipeline import _date_grammar as grammar
from pipeline import _number_words as number_words
from pipeline.folding import fold

Day: TypeAlias = date
Precision = Literal["day", "month", "none"]
Order = Literal["dmy", "mdy"]

_WINDOW = 56
_ALSO_WORDS = ("may", "march", "mars", "mar", "mai")
"""Months whose names are words of another meaning too."""
_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_RANGE_WORD = re.compile(
    r"\s*(?:,\s*)?(?:to|through|until|and|-|au|jusqu'au|et)\s*(?:and including\s*)?(?:the |le )?\s*"
)
_US = ("state of ", "delaware", "new york", "california", "u.s.", "united states", "zip")
_DAY_FIRST = (
    "england",
    "wales",
    "united kingdom",
    "european",
    "ireland",
    "scotland",
    "australia",
    "vat ",
    "gmbh",
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as a text states it; ``date`` is ``None`` where no day is settled, and ``reason`` says why."""

    start: int
    end: int
    date: Day | None
    precision: Precision = "day"
    repaired: str = ""
    """How a misread was mended: ``2o24 -> 2024``."""
    candidates: tuple[Day, ...] = ()
    """Days that the words leave open."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """More than one day answers, or none can be told."""

    candidates: tuple[date, ...]
    reason: str


# ---------------------------------------------------------------- finding


def find_dates(text: str, language: str, *, order: Order | None = None) -> list[FoundDate]:
    """Find the dates of a text, in the order they stand; offsets are those of ``text``.

    Args:
        text: any stretch of a document.
        language: ``fr`` reads 03/04/2024 day first; other languages only when ``order`` or the figures
            settle it, and else give both days as candidates.
        order: how this document writes figures, where that is known (see ``date_order``).
    """
    return list(_found(text, language, order))


@lru_cache(maxsize=1024)
def _found(text: str, language: str, order: Order | None) -> tuple[FoundDate, ...]:
    folded = fold(text)
    found = _with_month_names(folded, language)
    taken = [(item.start, item.end) for item in found]
    for item in (*_numeric(folded, language, order), *_empty(folded)):
        if not any(item.start < end and start < item.end for start, end in taken):
            found.append(item)
            taken.append((item.start, item.end))
    found.sort(key=lambda item: item.start)
    return tuple(_as_printed(item, text, folded) if item.repaired else item for item in found)


def _as_printed(item: FoundDate, text: str, folded: str) -> FoundDate:
    """Show a repair in the letters of the text."""
    repairs = []
    for repair in item.repaired.split("; "):
        printed, _, mended = repair.partition(" -> ")
        at = folded.find(printed, item.start, item.end)
        repairs.append(f"{text[at : at + len(printed)]} -> {mended}")
    return replace(item, repaired="; ".join(repairs))


def date_order(text: str, language: str) -> Order | None:
    """Say how a document writes dates in figures: from those that read one way only, else its country.

    ``None`` where nothing tells.
    """
    if language == "fr":
        return "dmy"
    votes = {"dmy": 0, "mdy": 0}
    folded = fold(text)
    for match in grammar.NUMERIC.finditer(folded):
        first, second = match.group("a"), match.group("b")
        if first and first.isdigit() and second.isdigit():
            if int(first) > 12 >= int(second):
                votes["dmy"] += 1
            elif int(second) > 12 >= int(first):
                votes["mdy"] += 1
    if votes["dmy"] and votes["mdy"]:
        return None
    if votes["dmy"] or votes["mdy"]:
        return "dmy" if votes["dmy"] else "mdy"
    american = sum(folded.count(word) for word in _US)
    other = sum(folded.count(word) for word in _DAY_FIRST)
    if american >= 2 and not other:
        return "mdy"
    return "dmy" if other >= 2 and not american else None


def _with_month_names(folded: str, language: str) -> list[FoundDate]:
    found: list[FoundDate] = []
    without_year: list[tuple[int, int, int, int]] = []
    for match in grammar.MONTH.finditer(folded):
        if found and match.start() < found[-1].end:
            continue
        item = _around(folded, match, language)
        if isinstance(item, FoundDate):
            if without_year:
                first = without_year.pop()
                if _RANGE_WORD.fullmatch(folded, first[1], item.start) and item.date is not None:
                    found.append(_dated(first[0], first[1], item.date.year, first[3], first[2]))
            found.append(item)
            without_year.clear()
        elif item is not None:
            without_year = [item]
    return found


def _around(
    folded: str, match: re.Match[str], language: str
) -> FoundDate | tuple[int, int, int, int] | None:
    """Read to both sides of a month's name; a tuple (start, end, day, month) where the year is missing."""
    month = grammar.month(match.group("month"))
    if month.number is None:
        return None
    low = max(0, match.start() - _WINDOW)
    left = grammar.LEFT.search(folded[low : match.start()])
    right = grammar.RIGHT_YEAR.match(folded, match.end())
    if left:
        start = low + left.start()
        if right:
            return _assemble(folded, start, right.end(), left, right, month)
        if year := grammar.YEAR_BEFORE.search(folded[max(0, start - 80) : start]):
            return _assemble(folded, max(0, start - 80) + year.start(), match.end(), left, year, month)
        if short := grammar.RIGHT_SHORT_YEAR.match(folded, match.end()):
            day = _day(left)
            if day.number is not None and left.group("day") and not day.mended:
                return _dated(
                    start, short.end(), grammar.short_year(short.group("short")), month.number, day.number
                )
    after = grammar.RIGHT_DAY_YEAR.match(folded, match.end())
    if after:
        return _assemble(folded, match.start(), after.end(), after, after, month)
    if right and right.group("noyear") is None:
        return _month_only(folded, match.start(), right, month)
    if (
        right
        and left is None
        and right.group(
            "noyear",
        )
        and match.group("month") not in ("may", "march", "mars", "mar", "mai")
    ):
        return FoundDate(match.start(), right.end(), None, "none", reason="The year is blank.")
    day_only = grammar.RIGHT_DAY_ONLY.match(folded, match.end())
    if left and _day(left).number:
        return low + left.start(), match.end(), _day(left).number or 0, month.number
    if day_only and day_only.group("day").isdigit():
        return match.start(), day_only.end(), int(day_only.group("day")), month.number
    return _leftover(folded, match, language)


def _day(match: re.Match[str]) -> grammar.Read:
    printed, word = match.group("day"), match.group("word")
    if printed:
        return grammar.figures(printed)
    if word:
        number = number_words.ordinal(word)
        return grammar.Read(number if number is not None else number_words.value(word))
    return grammar.Read(None)


def _assemble(
    folded: str,
    start: int,
    end: int,
    day_match: re.Match[str],
    year_match: re.Match[str],
    month: grammar.Read,
) -> FoundDate | None:
    day = _day(day_match)
    groups = year_match.groupdict()
    year = grammar.year(groups.get("year"), groups.get("words"))
    blank_day = bool(day_match.group("blank")) if day.number is None else False
    blank_year = bool(groups.get("noyear"))
    if blank_day or blank_year:
        both = blank_day and blank_year
        what = "day and the year are" if both else "day is" if blank_day else "year is"
        return FoundDate(start, end, None, "none", reason=f"The {what} blank or redacted.")
    if day.number is None or year.number is None or month.number is None:
        return None
    repairs = [f"{read.printed} -> {read.mended}" for read in (day, month, year) if read.mended]
    item = _dated(start, end, year.number, month.number, day.number, "; ".join(repairs))
    return None if repairs and item.date is None else item


def _dated(start: int, end: int, year: int, month: int, day: int, repaired: str = "") -> FoundDate:
    try:
        return FoundDate(start, end, date(year, month, day), repaired=repaired)
    except ValueError:
        return FoundDate(start, end, None, "none", reason="There is no such day in the calendar.")


def _month_only(folded: str, start: int, right: re.Match[str], month: grammar.Read) -> FoundDate | None:
    year = grammar.year(right.group("year"), right.group("words"))
    if year.number is None or month.number is None or month.mended or year.mended:
        return None
    last = calendar.monthrange(year.number, month.number)[1]
    candidates = (date(year.number, month.number, 1), date(year.number, month.number, last))
    return FoundDate(
        start, right.end(), None, "month", candidates=candidates, reason="Only the month is stated."
    )


def _leftover(folded: str, match: re.Match[str], language: str) -> FoundDate | None:
    """Let dateparser settle an order that the grammar has not: ``2024, January the 5th``."""
    low, high = max(0, match.start() - 24), min(len(folded), match.end() + 24)
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", folded[low:high])
    if year is None:
        return None
    start = min(low + year.start(), match.start())
    end = max(low + year.end(), match.end())
    day = re.search(r"(?<![\d.,])([0-3]?\d)(?:st|nd|rd|th|er)?(?![\d.,]\d|\d)", folded[start : end + 12])
    between = re.sub(
        r"[\d\s,]|st|nd|rd|th|er|the|le|of|de", "", folded[start:end].replace(match.group(), "")
    )
    if day is None or between:
        return None
    end = max(end, start + day.end())
    settled = _settle(folded[start:end], language)
    if settled is None or settled.day != int(day.group(1)) or settled.year != int(year.group()):
        return None
    return FoundDate(start, end, settled)


@lru_cache(maxsize=256)
def _settle(text: str, language: str) -> date | None:
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["fr", "en"] if language == "fr" else ["en"],
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "RELATIVE_BASE": _datetime_base(),
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "DMY" if language == "fr" else "MDY",
        },
    )
    data = parser.get_date_data(text)
    return data.date_obj.date() if data.date_obj is not None and data.period == "day" else None


def _datetime_base() -> object:
    """Nothing is relative here; a fixed base keeps the answer from depending on the day of the run."""
    from datetime import datetime

    return datetime(2000, 1, 1)


def _numeric(folded: str, language: str, order: Order | None) -> list[FoundDate]:
    found: list[FoundDate] = []
    for match in grammar.NUMERIC.finditer(folded):
        item = _iso(match) if match.group("y1") else _figures(match, language, order)
        if item is not None:
            found.append(item)
    return found


def _iso(match: re.Match[str]) -> FoundDate | None:
    reads = [grammar.figures(match.group(name)) for name in ("y1", "m1", "d1")]
    return _from_reads(match, reads[0], reads[1], reads[2])


def _from_reads(
    match: re.Match[str], year: grammar.Read, month: grammar.Read, day: grammar.Read
) -> FoundDate | None:
    if year.number is None or month.number is None or day.number is None:
        return None
    if not 1900 <= year.number < 2200:
        return None
    repairs = "; ".join(f"{read.printed} -> {read.mended}" for read in (day, month, year) if read.mended)
    item = _dated(match.start(), match.end(), year.number, month.number, day.number, repairs)
    return item if item.date is not None else None


def _figures(match: re.Match[str], language: str, order: Order | None) -> FoundDate | None:
    first, second = grammar.figures(match.group("a")), grammar.figures(match.group("b"))
    printed = match.group("y2")
    if len(printed) == 2:
        if match.group("s2") == "." or first.mended or second.mended:
            return None
        year = grammar.Read(grammar.short_year(printed))
    else:
        year = grammar.year(printed, None)
    if first.number is None or second.number is None or year.number is None:
        return None
    readings = {
        "dmy": _from_reads(match, year, second, first),
        "mdy": _from_reads(match, year, first, second),
    }
    chosen = order or ("dmy" if language == "fr" or match.group("s2") == "." else None)
    if chosen and readings[chosen] is not None:
        return readings[chosen]
    possible = [item for item in readings.values() if item is not None and item.date is not None]
    if not possible:
        return None
    days = sorted({item.date for item in possible if item.date is not None})
    if len(days) == 1:
        return possible[0]
    return FoundDate(
        match.start(),
        match.end(),
        None,
        candidates=tuple(days),
        reason="Day and month cannot be told apart: " + " or ".join(day.isoformat() for day in days) + ".",
    )


def _empty(folded: str) -> list[FoundDate]:
    found: list[FoundDate] = []
    if grammar.EMPTY_HINT.search(folded) is None:
        return found
    for match in grammar.EMPTY.finditer(folded):
        found.append(
            FoundDate(match.start(), match.end(), None, "none", reason="The date is blank or redacted.")
        )
    return found


# ---------------------------------------------------------------- arithmetic


def add_duration(day: date, duration: str) -> date | Ambiguous:
    """Add an ISO 8601 duration of years, months, weeks or days; the first day is not counted.

    Raises:
        ValueError: the duration is none of these.
    """
    match = _ISO.fullmatch(duration)
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
    match = _ISO.fullmatch(duration)
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
    match = _ISO.fullmatch(duration)
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


def explain(
    start: date, duration: str, end: date, language: str, *, start_counts: bool, basis: str = ""
) -> str:
    """Write the arithmetic in words.

    >>> explain(date(2024, 1, 1), "P12M", date(2024, 12, 31), "en", start_counts=True)
    '1 January 2024 + 12 months, first day counted = 31 December 2024'
    """
    if language == "fr":
        counted = "premier jour compris" if start_counts else "de quantième à quantième"
        name = f" ({basis})" if basis else ""
    else:
        counted = "first day counted" if start_counts else "first day not counted"
        name = f" ({basis})" if basis else ""
    return (
        f"{say_date(start, language)}{name} + {say_duration(duration, language)}, {counted}"
        f" = {say_date(end, language)}"
    )
