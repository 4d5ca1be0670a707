"""From when what a sentence of an amendment states holds, by its own words.

A new price is seldom due on the day of its paper. Words tell its first day; where they do in a way that no
calendar knows (*from the next renewal*), or for a time only, no day of the paper stands in for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.families import _amending_words as words
from pipeline.families._changing import CLOSING, Changing
from pipeline.folding import fold
from pipeline.types import Language

_BOOK = "holds_from"
_LABEL = re.compile(
    r"\A[\s\"'(«]*(?:(?:article|clause|section)\s+)?(?:[a-z]|\d+(?:\.\d+)*|[ivx]{1,4})\s?[.):–—-]+\s+"
)
_YEAR = re.compile(r"(?<![\w.,/-])20\d\d(?![\w/-]|[.,]\d| ?(?:€|eur|gbp|£))")
_MAY = re.compile(r"(?:\d(?:st|nd|rd|th)? |\b(?:from|in|of|until|till|early|late) )may\b")
_TOLD = "\x00"
"""What stands in the place of a time that was read."""
_LEAD = 48
_JOINT = 1
"""Characters between two sentences of one paragraph."""


@dataclass(frozen=True, slots=True)
class Holds:
    """From when a sentence holds."""

    day: date | None = None
    """The first day that its words tell."""
    open: bool = False
    """They tell a time beside it that was not understood, or that it holds for some time only."""

    @property
    def told(self) -> bool:
        """Whether they say anything of a time."""
        return self.open or self.day is not None


@dataclass(frozen=True, slots=True)
class _Days:
    """Days that are no first days of anything new."""

    known: frozenset[date]
    made: date | None

    def tells(self, day: date | None) -> bool:
        """Whether a day that no word calls a first one may yet be one."""
        return day is None or not (day in self.known or (self.made is not None and day < self.made))


def holds_from(
    one: Changing,
    sentences: Sequence[Changing],
    language: str,
    made: date | None,
    known: Iterable[date | None] = (),
) -> Holds:
    """Return from when a sentence holds, by its words or by those beside it.

    Args:
        one: a sentence of an amendment that states something new.
        sentences: all of the amendment's, in order.
        language: of the paper.
        made: the day of the paper.
        known: days that are the contract's own.
    """
    days = _Days(frozenset(day for day in known if day is not None), made)
    own = _own(one.words, language, days)
    if own.told:
        return own
    if words.any_of("same_day", language, _BOOK).search(fold(one.words)):
        return _last_told(one, sentences, language, days)
    return _before(one, sentences, language, days) or _after(one, sentences, language, days) or own


def _own(sentence: str, language: str, days: _Days) -> Holds:
    folded = words.any_of("same_day", language, _BOOK).sub(" ", _LABEL.sub("", fold(sentence)))
    folded = words.any_of("today", language, _BOOK).sub(" ", folded)
    spans, starts, others = _times(folded, language, days)
    rest = _blanked(folded, spans)
    open_ = bool(others) or len(set(starts)) > 1 or _unread(rest, language)
    return Holds(min(starts, default=None), open_)


def _times(
    folded: str, language: str, days: _Days
) -> tuple[list[tuple[int, int]], list[date], list[date | None]]:
    """Where times stand that were read, which of them are first days, and the other ones."""
    spans, starts, others = list[tuple[int, int]](), list[date](), list[date | None]()
    known: Language = "fr" if language == "fr" else "en"
    for found in find_dates(folded, known):
        spans.append((found.start, found.end))
        day = found.date
        if day is None and found.precision == "month" and found.candidates:
            day = min(found.candidates)
        lead = folded[max(0, found.start - _LEAD) : found.start]
        begins = found.start < _LEAD
        if day is not None and _first(lead, language, at_start=begins, after=bool(starts or others)):
            starts.append(day)
        elif days.tells(day):
            others.append(day)
    return spans, starts, others


def _first(lead: str, language: str, *, at_start: bool, after: bool) -> bool:
    """Whether these words before a day make it a first one."""
    opening = words.before("first", language, _BOOK).match(lead) if at_start else None
    if opening is not None:
        return True
    last = words.before("until", language, _BOOK)
    if last.search(lead) or (after and words.before("until_after", language, _BOOK).search(lead)):
        return False
    return words.before("from", language, _BOOK).search(lead) is not None


def _blanked(folded: str, spans: Sequence[tuple[int, int]]) -> str:
    made = folded
    for start, end in reversed(spans):
        made = made[:start] + _TOLD + made[end:]
    return made


def _unread(rest: str, language: str) -> bool:
    """Whether words tell a time that no day of the calendar was read of."""
    if words.any_of("while", language, _BOOK).search(rest) or _YEAR.search(rest) or _MAY.search(rest):
        return True
    if words.any_of("months", language, _BOOK).search(rest):
        return True
    return any(
        not words.any_of("joins", language, _BOOK)
        .sub("", rest[match.end() :])
        .lstrip(" '\n")
        .startswith(_TOLD)
        for match in words.any_of("sometime", language, _BOOK).finditer(rest)
    )


def _last_told(one: Changing, sentences: Sequence[Changing], language: str, days: _Days) -> Holds:
    """The first day that was told last before: *from the same date*."""
    told = [
        own.day
        for other in sentences
        if other.start < one.start and (own := _own(other.words, language, days)).day is not None
    ]
    return Holds(told[-1]) if told else Holds(open=True)


def _before(one: Changing, sentences: Sequence[Changing], language: str, days: _Days) -> Holds | None:
    """The day of a sentence that leads to this one: *From that day these changes are made:*."""
    made: Holds | None = None
    for other in sentences:
        if other.start >= one.start:
            break
        if _leads(other, one) and (own := _own(other.words, language, days)).day is not None:
            made = own
    return made


def _leads(other: Changing, one: Changing) -> bool:
    """Whether a sentence announces what follows, or stands before it in one paragraph."""
    return other.words.rstrip().endswith(":") or 0 <= one.start - other.end <= _JOINT


def _after(one: Changing, sentences: Sequence[Changing], language: str, days: _Days) -> Holds | None:
    """The day of another sentence that goes on about the price: *It is due from that day*."""
    goes_on = words.any_of("it", language, _BOOK)
    for other in sentences:
        folded = _LABEL.sub("", fold(other.words)).lstrip(" \n\t«\"'(")
        if other.start <= one.start or CLOSING.match(folded) or not goes_on.match(folded):
            continue
        own = _own(other.words, language, days)
        if own.day is not None:
            return own
        if words.any_of("sometime", language, _BOOK).search(folded) and own.open:
            return own
    return None
