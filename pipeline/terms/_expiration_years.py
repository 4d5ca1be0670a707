"""Last days told by their year: ``the end of 2026``, ``December 31 of the third year after ...``."""

from __future__ import annotations

from calendar import monthcalendar
from collections.abc import Iterator
from datetime import date

from data import late as re
from pipeline import _number_words as number_words
from pipeline.dates import FoundDate
from pipeline.terms import _expiration_words as words
from pipeline.terms import _term_days as days
from pipeline.terms import _term_words as term_words
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_MONTHS = days.MONTHS
_NTH = term_words.NTH
_DAY = rf"(?P<month>{'|'.join(_MONTHS)})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:of|in)\s+the"
_RELATIVE = re.compile(
    rf"\b(?:{_DAY}|(?:end|close|last\s+day)\s+of\s+the)\s+"
    rf"(?P<count>{_NTH})\s+(?P<full>full\s+|complete\s+)?calendar\s+year\s+(?:after|following)\s+"
    r"(?:the\s+(?:calendar\s+)?year\s+(?:of|in\s+which)\s+)?(?P<what>[^.;,()]{3,50})"
)
_OF_ANNIVERSARY = re.compile(
    rf"\b(?:{_DAY}|(?:end|close|last\s+day)\s+of\s+the)\s+(?:calendar\s+)?year\s+(?:in|during)\s+which"
    rf"\s+the\s+"
    rf"(?P<count>{_NTH})\s+anniversary\s+of\s+(?P<what>[^.;,()]{{3,50}})"
)


def year_ends(view: View, sentence: Sentence) -> Iterator[FoundDate]:
    """Yield the last days that a sentence tells by their year."""
    if "20" in sentence.folded or "19" in sentence.folded:
        for match in words.YEAR_END.finditer(sentence.folded):
            yield FoundDate(match.start("last"), match.end(), date(int(match["year"]), 12, 31))
        if view.language == "en":
            yield from _told_otherwise(sentence.folded)
    if view.language != "en" or "year" not in sentence.folded:
        return
    if not _time.holds(sentence.folded, ("calendar", "anniversary")):
        return
    for pattern in (_RELATIVE, _OF_ANNIVERSARY):
        for match in pattern.finditer(sentence.folded):
            start, count = _start(view, match["what"]), _count(match)
            if start is None or not count:
                continue
            year = start.year + count
            month = _MONTHS.index(match["month"]) + 1 if match["month"] else 12
            try:
                yield FoundDate(match.start(), match.end(), date(year, month, int(match["day"] or 31)))
            except ValueError:
                continue


_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH_WEEKDAY = re.compile(
    rf"\b(?P<low>(?:the\s+)?(?P<nth>first|second|third|fourth|last)\s+(?P<day>{'|'.join(_WEEK)})\s+(?:of|in)\s+"
    rf"(?P<month>{'|'.join(_MONTHS)}),?\s+)(?P<year>(?:19|20)\d\d)\b"
)
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "new year's eve": (12, 31),
    "new year's day": (1, 1), "lady day": (3, 25), "midsummer day": (6, 24),
    "michaelmas": (9, 29), "michaelmas day": (9, 29),
}  # fmt: skip
_FEAST = re.compile(
    rf"\b(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})(?:\s+(?:of|in))?,?\s+"
    r"(?P<year>(?:19|20)\d\d)\b"
)


def _told_otherwise(folded: str) -> Iterator[FoundDate]:
    """Read ``the last Friday of October 2017`` and ``Christmas Eve 2016``."""
    if _time.holds(folded, ("first ", "second ", "third ", "fourth ", "last ")) and "day" in folded:
        for match in _NTH_WEEKDAY.finditer(folded):
            year, month = int(match["year"]), _MONTHS.index(match["month"]) + 1
            days_of = [
                day for week in monthcalendar(year, month) if (day := week[_WEEK.index(match["day"])])
            ]
            place = -1 if match["nth"] == "last" else _PLACES.index(match["nth"])
            yield FoundDate(match.start(), match.end(), date(year, month, days_of[place]))
    if _time.holds(folded, ("christmas", "new year", "lady day", "midsummer", "michaelmas")):
        for match in _FEAST.finditer(folded):
            yield FoundDate(match.start(), match.end(), date(int(match["year"]), *_FEASTS[match["feast"]]))


_PLACES = ("first", "second", "third", "fourth")


def _count(match: re.Match[str]) -> int:
    ordinal, figures = match["ordinal"], match["figures"]
    return (number_words.ordinal(ordinal) or 0) if ordinal else int(figures)


def _start(view: View, what: str) -> date | None:
    """Return the day that words such as ``the Effective Date`` name, where it is known."""
    if (named := days.named_day(view, what)) is not None and named.name != "effective date":
        return named.day
    if not words.FROM_KNOWN.search(what):
        return None
    for kind in ("effective_date", "agreement_date"):
        for term in view.of(kind):
            if term.state == "stated" and "date" in term.value:
                return date.fromisoformat(term.value_text)
    return None
