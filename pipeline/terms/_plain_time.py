"""What a contract says of its time in the plainest words: *the hire is for 36 months*, *1 May to 30 June*.

Asked only of a contract of which neither an end nor a length was read, and where one sentence alone holds a
length or days that nothing explains: then there is nothing else that the words may be about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline._calendar import parse
from pipeline.dates import FoundDate
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms._unexplained import Place, chain, of_renewal
from pipeline.terms.base import View

_BARE, _SAID = 0.85, 0.75
"""What two bare days are worth, and what a sentence about something that lasts so long is."""
_NUMBER = re.compile(
    r"(?:(?:(?:article|clause|section|art)\W*)?(?:\d{1,2}(?:\.\d+)*|[a-z]|[ivx]{1,4})\s*[.:)\u2013-]+\s*)?"
)
"""The number of an article."""
_LEFT = 120
_HALF_A_YEAR = timedelta(days=180)
"""Days of a sentence that are nearer to one another may be those of a part of the work."""
_LONGEST_TAIL = 40


@dataclass(frozen=True, slots=True)
class Span:
    """How long the contract runs, as far as plain words tell."""

    low: int
    high: int
    """Where in the sentence the words stand."""
    confidence: float
    length: str = ""
    """ISO 8601."""
    origin: str = ""
    """The day or the event that a length is counted from, as it is told."""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    length: re.Pattern[str]
    not_length: re.Pattern[str]
    goes_on: re.Pattern[str]
    begins: re.Pattern[str]
    days: re.Pattern[str]
    bare: re.Pattern[str]
    tail: re.Pattern[str]
    first_day: re.Pattern[str]
    last_day: re.Pattern[str]
    ahead: re.Pattern[str]
    same: re.Pattern[str]
    yearly: re.Pattern[str]
    goes: re.Pattern[str]


def span(view: View, places: Sequence[Place]) -> Span | None:
    """Return what the one sentence that nothing explains says, if it is plain.

    Args:
        view: the contract.
        places: all places that nothing explains.
    """
    sentence = places[0][0]
    silent = of_renewal(view)
    if silent is not None and silent[0].start == sentence.start:
        return None  # its length is that of a renewal
    if any(other.start != sentence.start for other, _, _ in places):
        return None
    words = _words(_time.language_of(view.language))
    days = [item for item in _time.dates_in(view, sentence.text, sentence.folded) if item.date is not None]
    spots = {(low, high) for _, low, high in places}
    lengths = [one for one in find_durations(sentence.text, view.language) if (one.start, one.end) in spots]
    if len(days) == 2 and not lengths:
        return _from_days(words, sentence, days[0], days[1])
    if len(lengths) == 1:
        return _from_length(words, sentence, lengths[0], days)
    yearly = None if lengths else words.yearly.search(sentence.folded)
    return Span(*yearly.span(), _SAID, "P12M") if yearly else None


def _from_days(words: _Words, sentence: Sentence, first: FoundDate, last: FoundDate) -> Span | None:
    assert first.date is not None
    assert last.date is not None
    if (
        first.date >= last.date
        or "day" not in (first.precision, last.precision)
        or first.precision != last.precision
    ):
        return None
    folded = sentence.folded
    left, between = folded[: first.start], folded[first.end : last.start]
    bare = words.bare.fullmatch(left, _NUMBER.match(left).end())  # type: ignore[union-attr]
    tail = words.tail.fullmatch(folded, last.end)
    months = _whole_months(first.date, last.date)
    length = f"P{months}M" if months else ""
    if bare and tail:
        return Span(first.start, last.end, _BARE, length, first=first.date, last=last.date)
    apart = len(between) > 12 and not (words.first_day.search(left) and words.last_day.search(between))
    if (
        last.date - first.date < _HALF_A_YEAR
        or apart
        or words.days.search(left) is None
        or len(folded) - last.end > _LONGEST_TAIL
    ):
        return None
    return Span(first.start, last.end, _SAID, length, first=first.date, last=last.date)


def _whole_months(first: date, last: date) -> int:
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    return months if after.day == first.day else 0


def _from_length(
    words: _Words, sentence: Sentence, length: FoundDuration, days: Sequence[FoundDate]
) -> Span | None:
    folded = sentence.folded
    left = folded[: length.start]
    if words.length.search(left[-_LEFT:]) is None or words.not_length.search(left) is not None:
        return None
    if words.goes_on.match(folded, length.end) or length.duration is None:
        return None  # *36 months of support*
    begins = words.begins.match(folded, length.end)
    if begins is None:
        return None if days else Span(length.start, length.end, _SAID, length.duration)
    high = begins.end() + len(re.split(r"[,.;\n]", sentence.text[begins.end() :], maxsplit=1)[0].rstrip())
    origin = " ".join(sentence.text[begins.start() : high].split())
    day = next((one.date for one in days if begins.start() <= one.start < high), None)
    return Span(length.start, high, _SAID, length.duration, origin, first=day)


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("unexplained", language)
    label, start, lead = chain(told["label"]), chain(told["from"]), chain(told["lead"])
    return _Words(
        length=re.compile(rf"(?:{'|'.join(chain(one) for one in told['length'])})(?:\W+{lead})*\W*\Z"),
        not_length=re.compile(chain(told["not_length"])),
        goes_on=re.compile(rf"\W*{chain(told['goes_on'])}"),
        begins=re.compile(rf"\W*{chain(told['begins'])}\W*(?:the\s|le\s|la\s)?"),
        days=re.compile(chain(told["days"])),
        bare=re.compile(rf"(?:{label}\W*)?(?:{start}\W*)?(?:the\s|le\s)?"),
        tail=re.compile(rf"\W*(?:{chain(told['inclusive'])}\W*)?"),
        first_day=re.compile(chain(told["first_day"])),
        last_day=re.compile("|".join(chain(one) for one in told["last_day"])),
        ahead=re.compile(rf"['s]*\W*(?:[a-z]+\W+)?{chain(told['ahead'])}"),
        same=re.compile(chain(told["same"])),
        yearly=re.compile(chain(told["yearly"])),
        goes=re.compile(chain(told["goes"])),
    )


@dataclass(frozen=True, slots=True)
class GoesOn:
    """How a contract goes on by silence, as far as plain words tell."""

    period: str = ""
    """ISO 8601: for how long each time."""
    notice: str = ""
    """ISO 8601: how long before its end that is refused."""


def goes_on(view: View, place: Place) -> GoesOn | None:
    """Return what words on going on by silence say, where it is the contract that goes on."""
    sentence = place[0]
    words = _words(_time.language_of(view.language))
    if not words.goes.search(sentence.folded):
        return None
    found = [one for one in find_durations(sentence.text, view.language) if one.duration]
    ahead = [one for one in found if not one.implied and words.ahead.match(sentence.folded, one.end)]
    periods = {one.duration for one in found if one not in ahead and _is_period(one)}
    notices = {one.duration for one in ahead}
    if len(periods) != 1 and not words.same.search(sentence.folded):
        return None
    period = periods.pop() if len(periods) == 1 else None
    notice = notices.pop() if len(notices) == 1 else None
    return GoesOn(period or "", notice or "")


def _is_period(found: FoundDuration) -> bool:
    period = parse(found.duration)
    return period is not None and period.in_months >= 1


__all__ = ["GoesOn", "Span", "goes_on", "span"]
