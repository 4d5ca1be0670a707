"""A time at first in which a price does not move, and the first anniversary on which it does.

*The fee shall not change during the first twenty-four months*, *fermes jusqu'au 31 décembre 2024*, *on the
second anniversary and on each anniversary after that*. Who counts the yearly rises from the first year all
the same tells a price that is too high from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline import _number_words
from pipeline.dates import find_dates
from pipeline.indexation.formula import Days
from pipeline.indexation.reading.clause import ClauseWords, sentence_at, sentences_of
from pipeline.money import find_amounts
from pipeline.terms._indexation_fixed import PRICE

_COUNT = _number_words.COUNT
_NUMBER = rf"(?:{_number_words.ORDINAL}|\d{{1,2}}(?:st|nd|rd|th|er|re|e|eme|ere))"
_FAR = 90
"""Characters between the words of not moving and those of the time."""
_PART = re.compile(r"[;:]\s+")
_MOST_MONTHS = 240


@dataclass(frozen=True, slots=True)
class Still:
    """Until when a price does not move: so many months from the beginning, or a day or its eve."""

    months: int | None
    until: date | None
    start: int
    end: int


def still_of(clause: ClauseWords) -> Still | None:
    """Return the time at first in which a price does not move; ``None`` for none, and for several."""
    found = list(_told(clause))
    return found[0] if len({(one.months, one.until) for one in found}) == 1 else None


def with_still(clause: ClauseWords, days: Days) -> Days:
    """Return the days of revisions that tell no first one, with the time before it.

    A day of the year that is known gives the first revision; an anniversary, where it is the contract's.
    """
    still = still_of(clause)
    if still is None:
        return days
    clause.told("first", still.start, still.end, 0.85)
    if still.months is not None:
        within = (
            days.every_months is not None and still.months <= days.every_months and not _is_day(days.on)
        )
        return days if within else replace(days, after_months=still.months)
    assert still.until is not None, "one of the two is told"
    if _is_day(days.on):
        return replace(days, first=_next(days.on, still.until))
    return replace(days, not_before=still.until)


def agrees_with_still(clause: ClauseWords, days: Days) -> None:
    """Take the words of a time without rises as read where other words tell the first rise for its end."""
    still = still_of(clause)
    if still is None or any(one.name == "first" and one.start == still.start for one in clause.parts):
        return
    first = next((one for one in clause.parts if one.name == "first"), None)
    counted = still.months is not None and still.months == days.after_months
    dated = (
        still.until is not None
        and days.first is not None
        and timedelta() <= days.first - still.until <= timedelta(days=1)
    )
    if first is not None and (counted or dated):
        clause.told("first", still.start, still.end, first.confidence)


def first_held(clause: ClauseWords) -> bool:
    """Whether words speak of a time at first in which a price holds, whether or not it was understood."""
    return any(
        _pattern(group, clause.language).search(clause.folded, low, high) is not None
        for group in ("still", "holds")
        for low, high in _parts(clause)
        if _of_price(clause, low, high) is not None
    )


def from_anniversary(clause: ClauseWords) -> tuple[int, int, int] | None:
    """Return the number of the first anniversary on which a price moves, and the words that say so."""
    ways = _anniversaries(clause.language)
    for match in (found for way in ways for found in way.finditer(clause.folded)):
        number = _ordinal(match["nth"])
        moves = _MOVES.search(clause.folded, *sentence_at(clause, match.start()))
        if number is not None and 0 < number <= 20 and moves is not None:
            return number, *match.span()
    return None


def _told(clause: ClauseWords) -> Iterator[Still]:
    for low, high in _parts(clause):
        for match in _pattern("still", clause.language).finditer(clause.folded, low, high):
            near = max(low, match.start() - _FAR), min(high, match.end() + _FAR)
            if _pattern("bounded", clause.language).search(clause.folded, *near) is not None:
                continue
            if _RISE.search(match.group()) is None and _of_price(clause, low, high) is None:
                continue
            yield from _beside(clause, match.span(), near)
        if _states_price(clause, low, high):
            yield from _counted(clause, (low, low), (low, high))


def _states_price(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether words state one price and no change of it: *the fee for the first two years is £10,000*."""
    if _MOVES.search(clause.folded, low, high) or _of_price(clause, low, high) is None:
        return False
    return len(find_amounts(clause.text[low:high], clause.language)) == 1


_RISE = re.compile(
    r"\b(?:increas|rises?\b|adjust|revis|review|uplift|index|escalat|augment|hausse|major|revaloris)"
)


def _of_price(clause: ClauseWords, low: int, high: int) -> re.Match[str] | None:
    """Return the word for a price in a sentence: *the team shall not change* says nothing of one."""
    return PRICE[clause.language].search(clause.folded, low, high) or _IT.match(clause.folded, low)


_MOVES = re.compile(
    r"\b(?:increas|adjust|revis|uplift|index|escalat|augment|hauss|major|revaloris|actualis|rise|rais|"
    r"go(?:es)?\s+up|multipl|vari|evolu)"
)
_IT = re.compile(r"\s*(?:ils?|elles?|it|they)\b")


def _counted(clause: ClauseWords, at: tuple[int, int], near: tuple[int, int]) -> Iterator[Still]:
    for match in _first_time(clause.language).finditer(clause.folded, *near):
        told = match.groupdict()
        words = told["count"] or told.get("count2")
        count = 1 if words is None else _value(words)
        months = None if count is None else count * (1 if told["month"] or told.get("month2") else 12)
        if months is not None and 0 < months <= _MOST_MONTHS:
            yield Still(months, None, min(at[0], match.start()), max(at[1], match.end()))


def _beside(clause: ClauseWords, at: tuple[int, int], near: tuple[int, int]) -> Iterator[Still]:
    yield from _counted(clause, at, near)
    for match in _until_anniversary(clause.language).finditer(clause.folded, *near):
        number = _ordinal(match["nth"])
        if number is not None:
            yield Still(12 * number, None, min(at[0], match.start()), max(at[1], match.end()))
    for found in find_dates(clause.text[near[0] : near[1]], clause.language):
        start = near[0] + found.start
        lead = _lead(clause.language).search(clause.folded[near[0] : start])
        if lead is None or found.date is None or found.precision != "day":
            continue
        yield Still(None, found.date, min(at[0], start), max(at[1], near[0] + found.end))


def _parts(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield the parts of sentences: behind a semicolon another thing is said."""
    for low, high in sentences_of(clause):
        at = low
        for match in _PART.finditer(clause.folded, low, high):
            yield at, match.start()
            at = match.end()
        yield at, high


def _next(on: str, day: date) -> date:
    """Return the first such day of the year from a day on: *until 1 January*, when it rises."""
    month, number = int(on[:2]), int(on[3:])
    this = date(day.year, month, min(number, 28 if month == 2 else number))
    return this if this >= day else this.replace(year=day.year + 1)


def _is_day(on: str) -> bool:
    return re.fullmatch(r"\d\d-\d\d", on) is not None


def _value(told: str) -> int | None:
    return int(told) if told.isdigit() else _number_words.value(told)


def _ordinal(told: str) -> int | None:
    digits = re.match(r"\d+", told)
    return int(digits.group()) if digits is not None else _number_words.ordinal(told)


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return re.compile(_ways(group, language))


def _ways(*groups_and_language: str) -> str:
    *groups, language = groups_and_language
    words = [word for group in groups for word in lexicon("first_revision", language)[group]]
    ways = "|".join(
        re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+").replace("'", "['\u2019]")
        for word in sorted(words, key=len, reverse=True)
    )
    return rf"(?<!\w)(?:{ways})(?!\w)"


@cache
def _first_time(language: str) -> re.Pattern[str]:
    """*During the first twenty-four (24) months*, *pendant les trois premières années*."""
    during, first = _ways("during", language), _ways("first", language)
    counted = rf"(?:{_ways('counted', language)}\s+)?"
    unit = rf"(?:(?P<month>{_ways('month', language)})|{_ways('year', language)})"
    article = r"(?:(?:the|le|la|les|une|a|periode|duree|period|whole|entire|of|de|des)\s+){0,5}"
    if language == "fr":
        return re.compile(
            rf"{during}\s+{article}(?:{_COUNT})?{first}\s+{counted}{unit}"
            rf"|{during}\s+{article}{first}\s+{_COUNT.replace('<count>', '<count2>')}"
            rf"{counted}{unit.replace('<month>', '<month2>')}"
        )
    return re.compile(rf"{during}\s+{article}{first}\s+(?:{_COUNT})?{counted}{unit}")


@cache
def _until_anniversary(language: str) -> re.Pattern[str]:
    cue = _ways("until", "before", language)
    return re.compile(rf"{cue}\s+(?:the\s+|la\s+|le\s+)?(?P<nth>{_NUMBER})\s+(?:date\s+)?anniversa\w+")


@cache
def _lead(language: str) -> re.Pattern[str]:
    inclusive = lexicon("first_revision", language)["inclusive"]
    also = rf"(?:\s+{_ways('inclusive', language)})?" if inclusive else ""
    return re.compile(
        rf"(?:{_ways('before', language)}|{_ways('until', language)}{also})\s+(?:the\s+|le\s+)?\Z"
    )


@cache
def _anniversaries(language: str) -> tuple[re.Pattern[str], ...]:
    again, then = _ways("again", language), _ways("then", language)
    the, nth = r"(?:the\s+|la\s+|le\s+)?", rf"(?P<nth>{_NUMBER})"
    return (
        re.compile(
            rf"{_ways('at', language)}\s+{the}{nth}\s+(?:date\s+)?anniversa\w+[^.;]{{0,70}}?"
            rf"{then}\s+(?:[\w']+\s+){{0,2}}?{again}"
        ),
        re.compile(
            rf"\b(?:each|every|chaque|toutes\s+les)\s+(?:dates?\s+)?anniversa\w+[^.;]{{0,60}}?"
            rf"{_ways('from_the', language)}\s+(?:and\s+including\s+)?{the}{nth}"
            r"(?=\s*(?:[.,;]|\Z|(?:of\s+)?(?:them|these|such)\b|(?:date\s+)?anniversa))"
        ),
    )
