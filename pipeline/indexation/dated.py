"""Prices that a contract states one after the other, each with the days or the year for which it holds.

``Year 1: 20 000, year 2: 24 000``; rows of a table that begin with *1 July 2023 - 30 June 2024*; *from
1 April 2023: 28 000*. None is the price of all of the term; together they are one price in stretches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._days import plus_months
from pipeline.indexation.priced import Priced
from pipeline.types import Language

_FROM = re.compile(
    r"\b(?:a\s+compter\s+d\w+|a\s+partir\s+d\w+|des\s+le|depuis\s+le|du|from(?:\s+and\s+including)?|as\s+(?:of|from)|"
    r"with\s+effect\s+from|starting(?:\s+on)?|beginning(?:\s+on)?|commencing(?:\s+on)?|effective)\s*:?\s*(?:the\s+)?\Z"
)
_UNTIL = re.compile(
    r"\b(?:until|up\s+to|through|jusqu'au|jusqu'a\s+la\s+date\s+du)\s*(?:and\s+including\s+)?(?:the\s+)?\Z"
)
_GOES_ON = re.compile(
    r"\b(?:it|(?:this|that|the)\s+(?:[a-z]+\s+)?(?:rate|price|charge|fee)|(?:ce|le)\s+(?:taux|tarif|prix|cout)(?:\s+horaire|\s+journalier)?|"
    r"il|elle|celui-ci|celle-ci)\s+(?:is|becomes?|will\s+be|shall\s+be|rises\s+to|goes\s+up\s+to|est|sera|passe|passera|s'eleve|"
    r"s'elevera)\b"
)
"""*From 1 May 2025 it is*: the price of which the words before tell."""
_TO = re.compile(
    r"\s*(?:-|\u2013|\u2014|to|through|until|au|jusqu'au|and\s+ending)\s+(?:and\s+including\s+)?(?:le\s+)?|\s*(?:-|\u2013|\u2014)\s*"
)
_ORDINALS = {
    "premiere": 1, "1ere": 1, "1re": 1, "first": 1, "1st": 1, "deuxieme": 2, "2e": 2, "2eme": 2,
    "seconde": 2, "second": 2, "2nd": 2, "troisieme": 3, "3e": 3, "3eme": 3, "third": 3, "3rd": 3,
    "quatrieme": 4, "4e": 4, "4eme": 4, "fourth": 4, "4th": 4, "cinquieme": 5, "5e": 5, "5eme": 5,
    "fifth": 5, "5th": 5, "sixieme": 6, "6e": 6, "6eme": 6, "sixth": 6, "6th": 6,
}  # fmt: skip
_YEAR = re.compile(
    r"\b(?:(?:(?:contract|lease|rental|licen[sc]e|subscription)\s+)?year\s+(?P<year>\d{1,2}|one|two|three|four|five|six)|"
    r"annee\s+(?P<annee>\d{1,2})|(?P<ordinal>"
    + "|".join(sorted(_ORDINALS, key=len, reverse=True))
    + r")\s+"
    r"(?:annee|(?:(?:contract|lease|rental)\s+)?year))\b(?!\s*(?:-|\u2013|to|a|through)\s*\d)"
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MONTHS = re.compile(
    r"\b(?:months?|mois)\s+(?P<from>\d{1,3})\s*(?:-|\u2013|\u2014|to|through|a)\s*(?P<to>\d{1,3})\b"
)


@dataclass(frozen=True, slots=True)
class DatedPrice:
    """A price of a list, its first day, and its last one where the words tell it."""

    priced: Priced
    start: date
    end: date | None


def dated_list(
    found: Sequence[Priced], effective: date | None, language: Language
) -> tuple[DatedPrice, ...]:
    """Return the prices of the one list that tells when each holds, in order; empty where none does.

    Args:
        found: the prices of a contract that are due again and again.
        effective: the day from which its prices are due; years are counted from it.
        language: of the contract.
    """
    if effective is None:
        return ()
    told = [one for one in (_dated(each, effective, language) for each in found) if one is not None]
    told.sort(key=lambda one: one.start)
    if len(told) < 2 or told[0].start != effective or len({_kind(one.priced) for one in told}) > 1:
        return ()
    for one, after in pairwise(told):
        if one.start == after.start or (one.end is not None and one.end + timedelta(days=1) != after.start):
            return ()
    return tuple(told)


def follows(found: Sequence[Priced], effective: date, language: Language) -> tuple[DatedPrice, ...]:
    """Return prices of one thing of which only the first has no days: *£26 an hour; from 1 May it is £28*.

    Args:
        found: the prices, in the order of the text.
        effective: the day from which they are due.
        language: of the contract.
    """
    first, *others = found
    if span_of(first.stated.quote, effective, language) is not None:
        return ()
    spans = [span_of(one.stated.quote, effective, language) for one in others]
    told = [
        DatedPrice(one, *span)
        for one, span in zip(others, spans, strict=True)
        if span is not None and _GOES_ON.search(fold(one.stated.quote)) is not None
    ]
    days = [effective, *(one.start for one in told)]
    if len(told) != len(others) or any(day >= after for day, after in pairwise(days)):
        return ()
    return (DatedPrice(first, effective, told[0].start - timedelta(days=1)), *told)


def _kind(one: Priced) -> tuple[str, str]:
    return one.per, one.stated.currency


def _dated(one: Priced, effective: date, language: Language) -> DatedPrice | None:
    """Return when a price holds by its own words, where all that state it tell the same."""
    days = {
        span
        for stated in (one.stated, *one.others)
        if (span := span_of(stated.what, effective, language) or span_of(stated.quote, effective, language))
    }
    if len(days) != 1:
        return None
    start, end = next(iter(days))
    return DatedPrice(one, start, end)


def span_of(words: str, effective: date, language: Language) -> tuple[date, date | None] | None:
    """Return the first day, and the last where it is told, of the time for which words state a price.

    >>> span_of("- du 1er avril 2021 au 31 mars 2022 : 20 000 €", date(2021, 4, 1), "fr")
    (datetime.date(2021, 4, 1), datetime.date(2022, 3, 31))
    """
    folded = fold(words).replace("\u2019", "'")
    days = [
        (one.start, one.end, one.date)
        for one in find_dates(words, language)
        if one.date is not None and one.precision == "day"
    ]
    if len(days) == 2 and _TO.fullmatch(folded, days[0][1], days[1][0]) is not None:
        first, last = days[0][2], days[1][2]
        return (first, last) if first < last else None
    if len(days) == 1 and _FROM.search(folded[: days[0][0]]) is not None:
        return days[0][2], None
    if len(days) == 1 and _UNTIL.search(folded[: days[0][0]]) is not None:
        return (effective, days[0][2]) if effective < days[0][2] else None
    if days:
        return None
    return _counted(folded, effective)


def _counted(folded: str, effective: date) -> tuple[date, date | None] | None:
    years = list(_YEAR.finditer(folded))
    if len(years) == 1:
        match = years[0]
        told = match["year"] or match["annee"]
        number = _ORDINALS[match["ordinal"]] if told is None else _WORDS.get(told) or int(told)
        return _months(effective, 12 * (number - 1), 12 * number)
    months = list(_MONTHS.finditer(folded))
    if not years and len(months) == 1:
        return _months(effective, int(months[0]["from"]) - 1, int(months[0]["to"]))
    return None


def _months(effective: date, low: int, high: int) -> tuple[date, date | None] | None:
    if not 0 <= low < high <= 1200:
        return None
    return plus_months(effective, low), plus_months(effective, high) - timedelta(days=1)
