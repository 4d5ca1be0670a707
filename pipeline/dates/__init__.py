"""Dates in a text: stated, misread, blank or open; their arithmetic is in ``_date_arithmetic``."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal, TypeAlias

from data import late as re
from pipeline import _number_words as number_words
from pipeline.dates import _grammar as grammar
from pipeline.dates._arithmetic import (
    Ambiguous,
    add_duration,
    end_of_period,
    explain,
    say_date,
    say_duration,
    subtract_duration,
)
from pipeline.dates._blanks import filled
from pipeline.folding import fold

__all__ = [
    "Ambiguous",
    "FoundDate",
    "add_duration",
    "date_order",
    "end_of_period",
    "explain",
    "find_dates",
    "say_date",
    "say_duration",
    "subtract_duration",
]

Day: TypeAlias = date
Precision = Literal["day", "month", "none"]
Order = Literal["dmy", "mdy"]

_WINDOW = 56
_MAJORITY = 3
"""So many times more words must speak for one country's way of writing days than for the other's."""
_RANGE_WORD = re.compile(
    r"\s*(?:,\s*)?(?:to|through|until|and|-|au|jusqu'au|et)\s*(?:and including\s*)?(?:the |le )?\s*"
)
_US = (
    "state of ", "delaware", "new york", "california", "u.s.", "united states", "zip", "texas", "florida",
    "nevada", "illinois", "massachusetts", "new jersey", "securities exchange act",
)  # fmt: skip
_DAY_FIRST = (
    "england", "wales", "united kingdom", "european", "ireland", "scotland", "australia", "vat ", "gmbh",
)  # fmt: skip


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


# ---------------------------------------------------------------- finding

_DIGIT = re.compile(r"\d")
_AFTER_LE = re.compile(r"\b(?:le|du|au|date)\s?:?\s$")
"""Before ``15.03.24``: a French day, no number of a paragraph."""


def find_dates(text: str, language: str, *, order: Order | None = None) -> list[FoundDate]:
    """Find the dates of a text, in the order they stand; offsets are those of ``text``.

    Args:
        text: any stretch of a document.
        language: ``fr`` reads 03/04/2024 day first; other languages only when ``order`` or the figures
            settle it, and else give both days as candidates.
        order: how this document writes figures, where that is known (see ``date_order``).
    """
    return list(_found(text, language, order))


def may_hold_date(folded: str) -> bool:
    """Tell whether a folded text has anything of which a date is made."""
    return (
        _DIGIT.search(folded) is not None or grammar.may_be_empty(folded) or grammar.may_name_month(folded)
    )


@lru_cache(maxsize=1024)
def _found(text: str, language: str, order: Order | None) -> tuple[FoundDate, ...]:
    folded = filled(fold(text))
    found = _with_month_names(folded, language)
    taken = [(item.start, item.end) for item in found]
    for item in (*_numeric(folded, language, order), *_empty(folded)):
        if any(item.start < end and start < item.end for start, end in taken):
            continue
        if item.date is None and any(_leads(item, start, folded) for start, _ in taken):
            continue
        found.append(item)
        taken.append((item.start, item.end))
    found.sort(key=lambda item: item.start)
    return tuple(_as_printed(item, text, folded) if item.repaired else item for item in found)


def _leads(item: FoundDate, start: int, folded: str) -> bool:
    """Whether dots only lead the eye to a day behind them: "Prise d'effet ....... 1er avril 2024"."""
    return (
        item.end <= start
        and not folded[item.start : item.end].strip(" .\u2026")
        and folded[item.end : start].strip(" :") in ("", "le", "du", "au", "on")
    )


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
    if american >= 2 and american >= _MAJORITY * other:
        return "mdy"
    return "dmy" if other >= 2 and other >= _MAJORITY * american else None


def _with_month_names(folded: str, language: str) -> list[FoundDate]:
    found: list[FoundDate] = []
    if not grammar.may_name_month(folded):
        return found
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
    if _DIGIT.search(folded) is None:
        return found
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
        at = match.start()
        spoken = language == "fr" and _AFTER_LE.search(match.string, max(0, at - 6), at)
        if (match.group("s2") == "." and not spoken) or first.mended or second.mended:
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
    if not grammar.may_be_empty(folded):
        return found
    for match in grammar.EMPTY.finditer(folded):
        found.append(
            FoundDate(match.start(), match.end(), None, "none", reason="The date is blank or redacted.")
        )
    return found
