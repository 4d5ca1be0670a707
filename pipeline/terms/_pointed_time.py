"""The days and lengths of a passage that a model took for words on the end of a contract, and their roles.

Extractors ask what is said where; here it is known, and only the roles are told apart: which length is the
first term, which that of a renewal or a notice, which day begins and which ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from data import late as re
from pipeline import _number_words as number_words
from pipeline.dates import FoundDate
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _expiration_words as end_words
from pipeline.terms import _pointed_words as words
from pipeline.terms import _renewal, _time
from pipeline.terms import _term_counted as counted
from pipeline.terms import _term_words as term_words
from pipeline.terms._expiration_stray import HEAD, of_a_part, only_expected
from pipeline.terms._expiration_years import year_ends
from pipeline.terms._term_days import named_day
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

Role = Literal["first", "again", "notice", "other"]
DayRole = Literal["begin", "end", "other", "bare"]
_LEFT = 200
_CUE = 70


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time of a passage and what it is the length of."""

    role: Role
    start: int
    end: int
    duration: str | None
    named: bool = False
    """Whether a word calls it the first."""
    lasts: bool = False
    """Whether a word of lasting stands before it."""
    origin: str = ""
    """From when it runs, in its own words."""
    read: FoundDuration | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a passage, and whether something begins or ends on it."""

    role: DayRole
    found: FoundDate


def plain(folded: str) -> str:
    """Blank what interrupts a sentence, offsets kept."""
    text = _time.main_clause(folded).replace("\n", " ")
    if "without" in text:
        text = term_words.WITHOUT_NOTICE.sub(lambda match: " " * len(match.group()), text)
    return text


def lengths(view: View, sentence: Sentence) -> list[Length]:
    """Return the lengths of a passage with their roles, in their order."""
    folded = plain(sentence.folded)
    found = list(_anniversaries(sentence, folded))
    taken = [(item.start, item.end) for item in found]
    first_until = 0
    for duration in find_durations(sentence.text, "en"):
        if any(low < duration.end and duration.start < high for low, high in taken):
            continue
        before = first_until
        role = _role(sentence.folded, folded, duration, before)
        duration = _several(folded, duration)
        if role == "first":
            first_until = duration.end
        left = folded[max(0, duration.start - _LEFT) : duration.start]
        found.append(
            Length(
                role,
                duration.start,
                duration.end,
                duration.duration,
                named=role == "first" and _called_first(folded, duration, before),
                lasts=words.LASTS.search(left) is not None,
                origin=_origin(sentence, folded, duration.end),
                read=duration,
            )
        )
    return sorted(found, key=lambda item: item.start)


def _several(folded: str, duration: FoundDuration) -> FoundDuration:
    left = folded[max(0, duration.start - _LEFT) : duration.start]
    times = term_words.TIMES.search(left)
    if times is None or not term_words.PERIODS.match(folded, duration.end):
        return duration
    return counted.several(duration, times)


def _called_first(folded: str, duration: FoundDuration, after: int) -> bool:
    left = folded[max(after, duration.start - 70) : duration.start]
    return (
        words.FIRST_BEFORE.search(left) is not None
        or words.FIRST_BEHIND.match(folded, duration.end) is not None
    )


def _origin(sentence: Sentence, folded: str, end: int) -> str:
    led = term_words.FROM.match(folded, end)
    return " ".join(sentence.text[led.start("from") : led.end("from")].split()) if led else ""


def _role(whole: str, folded: str, duration: FoundDuration, first_until: int) -> Role:
    """Tell what a length is the length of."""
    if duration.business_days or not folded[duration.start : duration.end].strip():
        return "notice" if _renewal.is_notice(whole, duration, "en") else "other"
    left = folded[max(0, duration.start - _LEFT) : duration.start]
    left = left[max(left.rfind(". "), left.rfind(";")) + 1 :]
    if words.NOTICE_BEHIND.match(folded, duration.end) or words.NOTICE_BEFORE.search(left):
        return "notice"
    if _renewal.is_notice(folded, duration, "en"):
        return "notice"
    clause = re.split(r"[,(]", folded[duration.end : duration.end + 50], maxsplit=1)[0]
    near = left[-70:] if first_until == 0 else left[-50:]
    if words.STRAY.search(near) or words.STRAY.search(clause) or words.BOUNDED.search(left):
        return "other"
    if words.AGAIN.search(folded[duration.start : duration.end]):
        return "again"
    if _called_first(folded, duration, first_until) and not duration.implied:
        return "first"
    before = folded[max(first_until, duration.start - len(left)) : duration.start]
    again = words.AGAIN.search(before) or words.MAY_EXTEND.search(before)
    if again or words.AGAIN_BEHIND.match(folded, duration.end):
        return "again"
    if duration.implied:
        return "other"
    days = duration.duration is not None and duration.duration.endswith("D")
    if days and (not words.LASTS.search(left) or words.UNTIL.search(left)):
        return "other"
    return "first"


def _anniversaries(sentence: Sentence, folded: str) -> Iterator[Length]:
    """Read ``the third anniversary of the Effective Date``, ``the end of the second year``."""
    for pattern in (term_words.ANNIVERSARY, term_words.NTH_PERIOD, term_words.NTH_UNIT):
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            if pattern is term_words.NTH_UNIT:
                told = groups["count"]
                months = 12 * _count(told) if told else counted.nth(match)
                what = ""
            else:
                months = counted.nth(match)
                name = "what" if groups.get("what") else "short"
                what = (
                    " ".join(sentence.text[match.start(name) : match.end(name)].split())
                    if groups.get(name)
                    else ""
                )
            if not months:
                continue
            left = folded[max(0, match.start() - _LEFT) : match.start()]
            stray = words.NOTICE_BEFORE.search(left[-60:]) or re.search(
                r"\b(?:after|following|beginning|commencing|each|every|any\s+time\s+(?:prior\s+to|before))\s+(?:on\s+)?(?:the\s+)?$",
                left,
            )
            role: Role = "other" if stray else "again" if words.AGAIN.search(left[-70:]) else "first"
            own = not what or what.startswith("of ") or term_words.OF_THE_TERM.match(what.lower())
            origin = "" if own else f"from {what}"
            found = FoundDuration(match.start(), match.end(), f"P{months}M")
            yield Length(role, match.start(), match.end(), found.duration, False, True, origin, found)
    for match in term_words.DAY_AFTER.finditer(folded):
        read = find_durations(match["length"], "en")
        if len(read) == 1 and read[0].duration:
            what = " ".join(sentence.text[match.start("what") : match.end("what")].split())
            found = FoundDuration(match.start(), match.end(), read[0].duration)
            left = folded[max(0, match.start() - 70) : match.start()]
            role = "again" if words.AGAIN.search(left) else "first"
            yield Length(
                role, match.start(), match.end(), found.duration, False, True, f"after {what}", found
            )


def _count(told: str) -> int:
    return int(told) if told.isdigit() else number_words.value(told) or 0


def days(view: View, sentence: Sentence) -> list[Day]:
    """Return the days of a passage with their roles, in their order."""
    folded = plain(sentence.folded)
    title = view.folded_between(0, min(len(view.flow.text), HEAD))
    found = [Day("end", item) for item in year_ends(view, sentence)]
    for item in _time.dates_in(view, sentence.text, sentence.folded):
        if any(day.found.start < item.end and item.start < day.found.end for day in found):
            continue
        if item.precision == "month":
            last = end_words.LAST_DAY.search(folded[: item.start])
            if last is None or not item.candidates:
                continue
            item = replace(item, start=last.start("last"), date=item.candidates[-1], candidates=())
        role = _day_role(folded, item)
        if role == "end" and of_a_part(folded, item.start, title):
            role = "other"
        found.append(Day(role, item))
    return sorted(found, key=lambda day: day.found.start)


def _day_role(folded: str, item: FoundDate) -> DayRole:
    left = folded[max(0, item.start - _CUE) : item.start]
    left = left[max(left.rfind(". "), left.rfind(";")) + 1 :]
    if words.NAMED_END.match(folded, item.end):
        return "end"
    if words.NAMED_BEGIN.match(folded, item.end):
        return "begin"
    if words.BY.search(left) or words.STRAY.search(left[-40:]) or only_expected(folded, item.start):
        return "other"
    ends = [match.start() for match in words.ENDS.finditer(left)]
    if ends and end_words.WOULD.search(left[: ends[-1]]):
        return "other"  # that was before
    begins = list(words.BEGINS.finditer(left))
    if not ends and not begins:
        return "bare"
    if not begins:
        return "other" if words.AGAIN.search(left) else "end"
    if not ends:
        return "begin"
    last = begins[-1]
    follows = last.group().split()[0] in ("effective", "as") and last.start() - ends[-1] < 34
    if ends[-1] > last.start() or follows:
        return "other" if words.AGAIN.search(left) else "end"
    return "begin"


def known_start(view: View, folded: str, length: Length) -> bool:
    """Tell whether a length runs from a day that the contract has, as far as the passage says."""
    what = length.origin.lower()
    if not what:
        told = [match["what"] for match in words.STARTS.finditer(folded, 0, length.start)]
        told += [match["what"] for match in words.FROM.finditer(folded, 0, length.start)]
        if not told:
            return True
        what = re.split(r",?\s+and\b", f"from {told[-1]}", maxsplit=1)[0]
    if words.OWN_DAY.search(what) or end_words.FROM_KNOWN.search(what):
        return True
    return named_day(view, what) is not None
