"""For what time a price holds, by its own words: days, months by their names, years and months of the term.

``Year 1``; *1 July 2023 - 30 June 2024*; *from 1 April 2023*; *à partir de la troisième année*; *until 30
April 2025*; *Lease Months 4 - 15*.
"""

from __future__ import annotations

from datetime import date, timedelta

from data import late as re
from pipeline import _number_words
from pipeline.dates import FoundDate, find_dates
from pipeline.folding import fold
from pipeline.indexation._days import plus_months
from pipeline.types import Language

_THE = r"(?:(?:the|le|la|l'|mois\s+(?:de\s+|d'))\s*)?"
_FROM = re.compile(
    r"\b(?:a\s+(?:compter|partir|dater)\s+d(?:u|e|es|')|des\s+l[ea]|depuis\s+le|du|from(?:\s+and\s+including)?|as\s+(?:of|from)|"
    r"on\s+and\s+(?:after|from)|with\s+effect\s+(?:from|on)|starting(?:\s+(?:on|from))?|beginning(?:\s+(?:on|from))?|"
    r"commencing(?:\s+(?:on|from))?|effective(?:\s+(?:on|from))?)"
    rf"\s*:?\s*{_THE}\Z"
)
_TO = re.compile(
    r"\s*,?\s*(?:-|\u2013|\u2014|to|through|until|up\s+to|au|jusqu'au|and\s+ending(?:\s+on)?)\s+"
    r"(?:(?:and|but)\s+)?(?:including\s+|inclusive\s+of\s+)?(?:le\s+|the\s+)?|\s*(?:-|\u2013|\u2014)\s*"
)
_UNTIL = re.compile(
    rf"\b(?:until|till|through|up\s+to|to|jusqu'au)\s+(?:and\s+including\s+)?(?:the\s+end\s+of\s+)?{_THE}\Z"
)
_BEFORE = re.compile(
    rf"\b(?:(?:until|to|up\s+to)\s+but\s+(?:excluding|not\s+including)|before|prior\s+to|avant(?:\s+le)?)\s+{_THE}\Z"
)
_ORDINALS = {
    "1ere": 1, "1re": 1, "1st": 1, "2e": 2, "2eme": 2, "2nd": 2, "3e": 3, "3eme": 3, "3rd": 3, "4e": 4,
    "4eme": 4, "4th": 4, "5e": 5, "5eme": 5, "5th": 5, "6e": 6, "6eme": 6, "6th": 6, "7e": 7, "7eme": 7,
    "7th": 7, "8e": 8, "8eme": 8, "8th": 8, "9e": 9, "9eme": 9, "9th": 9, "10e": 10, "10th": 10,
}  # fmt: skip
_ORDINAL = rf"(?:{_number_words.ORDINAL}|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
_OWN = r"(?:(?:contract|lease|rental|licen[sc]e|subscription|agreement|term)\s+)?"
_COUNT = rf"(?:\d{{1,3}}|{_number_words.WORDS})"
_DASH = r"\s*(?:-|\u2013|\u2014|to|through|a|et|and|&)\s*"
_WAYS = tuple(
    re.compile(one)
    for one in (
        # years 2 to 4, annees 2 et 3; months 13-24
        rf"\b{_OWN}(?P<unit>years?|annees?|months?|mois)\s+(?:numbers?\s+)?(?P<from>{_COUNT}){_DASH}(?:years?\s+|annees?\s+|months?\s+)?"
        rf"(?P<to>{_COUNT})\b",
        # the second and third years
        rf"\b(?P<nth>{_ORDINAL}){_DASH}{_THE}(?P<last>{_ORDINAL})\s+{_OWN}(?P<unit>years|annees)\b",
        # year 2, annee 3, month 13
        rf"\b{_OWN}(?P<unit>year|annee|month|mois)\s+(?:n[o\u00b0]\s*)?(?P<from>{_COUNT})\b(?!\s*(?:-|\u2013|%))",
        # the first two years, les six premiers mois
        rf"\b(?:first|initial)\s+(?P<to>{_COUNT})\s+(?:\(\d+\)\s+)?(?:calendar\s+|{_OWN[3:-2]})?(?P<unit>years|months)\b"
        rf"|\b(?P<to2>{_COUNT})\s+(?:\(\d+\)\s+)?premiere?s\s+(?P<unit2>annees|mois)\b",
        # the second year, la deuxieme annee
        rf"\b(?P<nth>{_ORDINAL})\s+{_OWN}(?P<unit>year|annee)\b",
    )
)
_ON_AND_ON_BEFORE = re.compile(
    rf"\b(?:from|a\s+(?:compter|partir|dater)\s+d\w+|des|as\s+(?:of|from)|beginning(?:\s+(?:with|in|from))?|starting(?:\s+(?:with|in|from))?|after)\s+"
    rf"(?:the\s+start\s+of\s+|the\s+beginning\s+of\s+|debut\s+de\s+)?{_THE}{_OWN}\Z"
)
_ON_AND_ON = re.compile(
    r"\s*(?:\+|onwards?\b|on\b|and\s+(?:thereafter|after(?:wards)?|following|subsequent|each|every|any)\b|et\s+(?:les\s+)?(?:suivantes?|au-dela)\b"
    r"|et\s+(?:les\s+)?annees\s+suivantes|a\s+la\s+fin\b)"
)
_ANNIVERSARY = re.compile(rf"\b(?P<nth>{_ORDINAL})\s+(?:date\s+)?anniversa\w+")
_CALENDAR = re.compile(
    r"(?:\A|,)\W*(?:(?:pour|en|in|for|during|et|and|puis|then)\s+)*(?:l'|the\s+)?(?:(?:annee|(?:calendar\s+)?year)\s+(?:civile\s+)?(?:de\s+livraison\s+)?)?"
    r"(?P<year>20\d\d)\b(?:\W*(?:et|and|puis|then)\b)?\W*\Z"
)
"""A year of the calendar that is all a row or the head of a column says, or that stands behind a sum."""
THEREAFTER = re.compile(
    r"\b(?:thereafter|after\s+that|from\s+then\s+on|(?:for|during)\s+the\s+(?:remainder|rest|balance|remaining)\b|ensuite|par\s+la\s+suite|"
    r"au-dela|pour\s+le\s+(?:reste|surplus)|(?:les?\s+)?annees?\s+suivantes?|following\s+years|subsequent\s+years)\b"
)
"""All of the time that the list has not told before."""

Span = tuple[date, date | None]


def span_of(words: str, effective: date | None, language: Language) -> Span | None:
    """Return the first day, and the last where it is told, of the time for which words state a price.

    Args:
        words: beside a price.
        effective: the day from which years and months are counted; ``None``: they tell nothing.
        language: of the words.

    >>> span_of("- du 1er avril 2021 au 31 mars 2022 : 20 000 €", date(2021, 4, 1), "fr")
    (datetime.date(2021, 4, 1), datetime.date(2022, 3, 31))
    """
    folded = fold(words).replace("\u2019", "'")
    days = find_dates(words, language)
    if days:
        settled = all(one.date is not None or one.precision == "month" for one in days)
        return _dated(days, folded, effective) if settled else None
    if (year := calendar_year(words)) is not None:
        return date(year, 1, 1), date(year, 12, 31)
    return None if effective is None else _counted(folded, effective)


def calendar_year(words: str) -> int | None:
    """Return the year that words name and nothing else: *Année 2024*; a head of columns, *Price, 2024*."""
    match = _CALENDAR.search(fold(words).replace("\u2019", "'"))
    return None if match is None else int(match["year"])


def is_calendar(span: Span) -> bool:
    """Whether a time is a year of the calendar, whole."""
    start, end = span
    return end is not None and (start.month, start.day, end) == (1, 1, date(start.year, 12, 31))


def without_year(what: str) -> str:
    """Return a name without the year for which its price holds."""
    return _CALENDAR.sub("", fold(what).replace("\u2019", "'"))


def _dated(days: list[FoundDate], folded: str, effective: date | None) -> Span | None:
    first = days[0]
    before = folded[: first.start]
    if len(days) == 2 and _TO.fullmatch(folded, first.end, days[1].start) is not None:
        start, end = _first(first), _last(days[1])
        return (start, end) if start < end else None
    if len(days) == 2 and (span := _between(days, folded)) is not None:
        return span
    if len(days) != 1:
        return None
    if _FROM.search(before) is not None:
        return _first(first), None
    if effective is not None and _BEFORE.search(before) is not None:
        return effective, _first(first) - timedelta(days=1)
    if effective is not None and _UNTIL.search(before) is not None:
        return effective, _last(first)
    return None


def _between(days: list[FoundDate], folded: str) -> Span | None:
    """*From 1 May 2023 to but excluding 1 May 2024*: the last day is the one before."""
    between = folded[days[0].end : days[1].start]
    opened = _FROM.search(folded[: days[0].start]) is not None
    if not opened or _BEFORE.fullmatch(between.strip() + " ") is None:
        return None
    start, end = _first(days[0]), _first(days[1]) - timedelta(days=1)
    return (start, end) if start < end else None


def _first(found: FoundDate) -> date:
    return min(found.candidates) if found.date is None else found.date


def _last(found: FoundDate) -> date:
    return max(found.candidates) if found.date is None else found.date


def _counted(folded: str, effective: date) -> Span | None:
    anniversaries = list(_ANNIVERSARY.finditer(folded))
    if anniversaries:
        return _at_anniversary(folded, anniversaries, effective)
    for way in _WAYS:
        found = list(way.finditer(folded))
        if len(found) > 1:
            return None
        if found:
            return _of(folded, found[0], effective)
    return None


def _of(folded: str, match: re.Match[str], effective: date) -> Span | None:
    told = match.groupdict()
    size = 12 if (told.get("unit") or told.get("unit2") or "").startswith(("y", "a")) else 1
    low = _ordinal(told["nth"]) if told.get("nth") else _value(told.get("from")) if told.get("from") else 1
    high = _value(told.get("to") or told.get("to2")) if told.get("to") or told.get("to2") else low
    if told.get("last"):
        high = _ordinal(told["last"])
    if low is None or high is None or not 1 <= low <= high <= 1200 // size:
        return None
    start = plus_months(effective, size * (low - 1))
    goes_on = _ON_AND_ON_BEFORE.search(folded[: match.start()]) or _ON_AND_ON.match(folded, match.end())
    if goes_on is not None:
        return (start, None) if high == low else None
    if size == 1 and high == low:
        return None
    return start, plus_months(effective, size * high) - timedelta(days=1)


def _at_anniversary(folded: str, found: list[re.Match[str]], effective: date) -> Span | None:
    number = _ordinal(found[0]["nth"]) if len(found) == 1 else None
    if number is None:
        return None
    day, before = plus_months(effective, 12 * number), folded[: found[0].start()]
    if _FROM.search(before) is not None:
        return day, None
    if _UNTIL.search(before) is not None or _BEFORE.search(before) is not None:
        return effective, day - timedelta(days=1)
    return None


def _ordinal(told: str) -> int | None:
    return _ORDINALS.get(told) or _number_words.ordinal(told)


def _value(told: str | None) -> int | None:
    if told is None:
        return None
    return int(told) if told.isdigit() else _number_words.value(told)
