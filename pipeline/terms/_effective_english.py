# ruff: noqa: E501 (patterns are read by the phrase)
"""How English contracts say when they begin: what begins, the verb, and the day behind it.

``This Agreement shall take effect retroactively as of 1 May 2012``, ``our arrangement starts when both have
signed``, ``on which day this Licence comes into force``: the verb is found first, then looked at on either
side, so that a sentence is read once however long it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data import late as re
from pipeline.dates import FoundDate, add_duration
from pipeline.durations import find_durations
from pipeline.terms import _effective_grammar as grammar
from pipeline.terms import _effective_words as words
from pipeline.terms import _time
from pipeline.terms._signed_days import last_signed
from pipeline.terms._time import Sentence
from pipeline.terms.base import View


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words that say when a contract begins; offsets are those of their sentence."""

    low: int
    high: int
    found: FoundDate | None
    """``None`` where they refer to the day the contract was made or signed."""
    shift: str = ""
    """How much later than that day it begins; see ``later``."""
    loose: bool = False
    """What begins is not the contract itself, but goes with it."""


BEGINNING = (
    *words.BEGINNING, "operat", "bind", "run", "began", "begun", "retroact", "retrosp", "apply", "applies",
    "count", "relate", "speaks", "good from", "backdated", "into being",
)  # fmt: skip


_BEGINNING_ALONE = (
    "effective on", "effective upon", "effective as", "effect from", "effective when", "effective immed",
    "effective 3",
    "effective forth", "effective th", "n force upon", "mmediate effect", "ake effect", "akes effect",
    "nto force", "nto effect", "ommences", "egins", "tarts", "ommence on", "ommence up", "egin on",
    "tart on", "binding on", "inds from",
)  # fmt: skip
_REFERRING = (
    "sign", "execut", "hereof", " date", " day", "immediate", "at once", "forthwith", "today", " now",
    "approv", "accept", "ratif", "confirm",
)  # fmt: skip
"""Without a day of its own a sentence refers to another by one of these."""


def beginnings(view: View, sentence: Sentence, days: Sequence[FoundDate]) -> Iterator[Beginning]:
    """Yield what a sentence says of the day on which this contract begins."""
    folded = sentence.folded
    if ("that da" in folded or "such da" in folded) and grammar.THAT_DAY.match(folded):
        yield from _that_day(view, sentence)
    if not _time.holds(folded, BEGINNING if days else _BEGINNING_ALONE):
        return
    if not days and not _time.holds(folded, _REFERRING):
        return
    for day in days:
        if fronted(folded, day):
            yield Beginning(0, day.end, day)
    for verb in grammar.VERB.finditer(folded):
        not_before = grammar.NOT_BEFORE.match(folded, verb.end())
        if not_before is None and grammar.BEGINS_NOTHING.match(folded, verb.end()):
            continue
        low = _subject_before(folded, verb.start(), negated=not_before is not None)
        loose = low is None
        low = _loosely_before(folded, verb.start()) if low is None else low
        if low is None:
            continue
        if verb.group().startswith(grammar.WEAK):
            link = grammar.LINK.match(folded, verb.end())
            if link is None or not grammar.FROM.search(link.group()):
                continue
        read = _target(view, folded, not_before.end() if not_before else verb.end(), days)
        if not_before is not None:
            read = read if read is not None and read[0] is not None else None
        if read is None and (then := grammar.THEN.match(folded, verb.end())):
            told = [day for day in days if low - 120 <= day.start and day.end <= low]
            read = (told[-1], then.end(), "") if told else None
        if read is None and (which := _which_before(folded, low, days)) is not None:
            read = which, verb.end(), ""
        if read is not None:
            found, high, shift = read
            start = min(low, found.start) if found is not None else low
            if not (loose and found is None) or _OF_THIS.search(folded, verb.end(), high):
                yield Beginning(start, max(high, verb.end()), found, shift, loose)


def fronted(folded: str, day: FoundDate) -> bool:
    """Tell whether a sentence opens with its first day: ``Commencing 1 May 2024, this Agreement runs for``."""
    if day.start > _FRONT or grammar.FRONT.fullmatch(folded, 0, day.start) is None:
        return False
    led = grammar.LED.match(folded, day.end)
    whose = led and grammar.SUBJECT.match(folded, led.end())
    return whose is not None and grammar.RUNS_ON.match(folded, whose.end()) is not None


_FRONT = 90
"""So near the beginning of its sentence such a day stands."""


def _that_day(view: View, sentence: Sentence) -> Iterator[Beginning]:
    """Read the sentence before ``That date is called the "Effective Date"``."""
    start = max(0, sentence.start - 400)
    left = view.folded_between(start, sentence.start)
    cut = left.rstrip(" .\n").rfind(". ")
    told = [day for day in _time.dates_in(view, view.flow.text[start : sentence.start]) if day.start > cut]
    signing = any(match.start() > cut for match in words.signings(left))
    if signing:
        yield Beginning(0, len(sentence.text), None)
    elif told and told[-1].date is not None:
        last = told[-1]
        yield Beginning(0, len(sentence.text), FoundDate(0, 0, last.date))


def _loosely_before(folded: str, end: int) -> int | None:
    """Return where that is named which begins with the contract: the services, the hire, *it*."""
    least = max(0, end - 120)
    for whose in grammar.LOOSE.finditer(folded, least, end):
        if grammar.GAP.fullmatch(folded, whose.end(), end):
            left = folded[max(0, whose.start() - 60) : whose.start()]
            if (
                grammar.CONDITION.search(left)
                or grammar.UNDER.search(left)
                or grammar.NOT_OURS.search(left)
            ):
                return None
            return whose.start()
    return None


def _subject_before(folded: str, end: int, *, negated: bool = False) -> int | None:
    """Return where the contract is named that the verb at ``end`` speaks of."""
    least = max(0, end - 260)
    if negated:
        end = folded.rfind(" not ", least, end) + 1 if " not " in folded[least:end] else least
    for whose in reversed([*grammar.SUBJECT.finditer(folded, least, end)]):
        between = grammar.GAP.fullmatch(folded, whose.end(), end)
        if between is None:
            continue
        the = whose.group().startswith(("the ", "its ")) and folded.startswith(_QUALITIES, end)
        if the and not _IS.search(between.group()):
            continue  # it names what another paper makes effective
        past = folded.startswith(_PAST, end) or " was " in between.group()
        past = past and "have" not in between.group()
        if past and not whose.group().startswith("this"):
            return None  # it tells of a contract that began before
        left = folded[max(0, whose.start() - 80) : whose.start()]
        if grammar.UNDER.search(left) and not grammar.WHOLE.search(left):
            return None
        if grammar.CONDITION.search(left) and not _ON_DAY.search(left):
            return None
        return None if grammar.NOT_OURS.search(left) else whose.start()
    if not negated and _JOINED.search(folded, least, end) and (opens := _OPENS.match(folded)):
        return opens.start()
    return None


_PAST = ("commenced", "began", "started", "came", "entered", "went", "took")
_OF_THIS = re.compile(r"\b(?:date|day|signing|signature|execution)\s+of\s+this\b")
_JOINED = re.compile(
    r"(?:,|\d{4})\s+(?:and|but)\s+(?:it\s+)?(?:(?:is|shall|will)\s+(?:hereby\s+)?(?:to\s+)?(?:be(?:come)?\s+)?)?$"
    r"|,\s+to\s+(?:be(?:come)?\s+)?$"
)
_OPENS = re.compile(
    r"\W*(?:\d[\d.]*\W+)?(?:[a-z ]{3,20}\.\s+)?(?:this\s+(?:[a-z&'-]+\s+){0,6}?"
    rf"{grammar.DOC}|(?:agreement|contract|lease|deed)\b(?=\W+(?:is\s+)?(?:made|entered|dated|between|of)\b))"
)
"""``This Agreement is made by ..., and is to be effective``: the verb goes with the first subject."""
_QUALITIES = ("effective", "valid", "binding", "in ")
_IS = re.compile(r"\b(?:shall|will|is|are|be|been|becomes?|being|deemed)\b")
_ON_DAY = re.compile(r"\b(?:on|upon|from|as\s+of|as\s+from)\s+which\s+$")


def _which_before(folded: str, subject: int, days: Sequence[FoundDate]) -> FoundDate | None:
    """Return the day before ``on which day this Agreement``."""
    for day in reversed(days):
        if day.end <= subject and grammar.ON_WHICH.fullmatch(folded, day.end, subject):
            return day
    return None


_Read = tuple[FoundDate | None, int, str]
"""A day, where its words end, and how much later the contract begins."""


def _target(view: View, folded: str, at: int, days: Sequence[FoundDate]) -> _Read | None:
    """Read the day behind a verb."""
    link = grammar.LINK.match(folded, at)
    at = link.end() if link else at
    if (found := _day_at(days, at)) is not None:
        return found, found.end, ""
    for shift, pattern in grammar.SHIFTS:
        if match := pattern.match(folded, at):
            return _after(view, folded, match.end(), days, shift)
    if (match := grammar.SO_LONG.match(folded, at)) and (lengths := find_durations(match["length"], "en")):
        length = lengths[0].duration
        return None if length is None else _after(view, folded, match.end(), days, length)
    if match := grammar.SIGNED.match(folded, at) or grammar.MADE.match(folded, at):
        return None, match.end(), ""
    if (match := _EVENT.match(folded, at)) and (day := day_of(view, match["event"])) is not None:
        return FoundDate(*match.span(), day), match.end(), ""
    for found in days:
        if at + 4 < found.start < at + _FAR and grammar.APPOSED.fullmatch(folded, at, found.start):
            return found, found.end, ""
    if match := grammar.NAMED_DAY.match(folded, at):
        defined = day_called(view, match["name"])
        if defined is not None:
            start, end = match.span()
            return FoundDate(start, end, defined), end, ""
    return None


def _after(view: View, folded: str, at: int, days: Sequence[FoundDate], shift: str) -> _Read | None:
    """Read the day that another is so much later than."""
    words_between = grammar.TO_DAY.match(folded, at)
    end = words_between.end() if words_between else at
    if (found := _day_at(days, at) or _day_at(days, end)) is not None:
        return found, found.end, shift
    if (match := _EVENT.match(folded, at)) and (day := day_of(view, match["event"])) is not None:
        return FoundDate(*match.span(), day), match.end(), shift
    for found in days:
        if at < found.start < at + 160 and _ENDS_ON.fullmatch(folded, at, found.start):
            return found, found.end, shift
    the = at + 4 if folded.startswith("the ", at) else at
    if match := grammar.MADE.match(folded, the) or grammar.SIGNED.match(folded, the):
        return None, match.end(), shift
    if match := _ITS_SIGNING.match(folded, at):
        return None, match.end(), shift
    return None


_FAR = 230
"""So far at most behind a verb the day of an event is looked for."""
_ENDS_ON = re.compile(
    rf"(?:(?!\b(?:earlier|later|if|or|unless|whichever)\b)[^.;])*\b(?:ends?|expires?|falls|is|was|takes?\s+place)\s+on[\s,]+"
    rf"(?:the\s+|{grammar.DAYS}[\s,]+)*"
)
_EVENT = re.compile(
    r"(?:(?:its|the|date|day|of)\s+){0,4}(?P<event>approv|accept|ratif|confirm)[a-z]{2,7}\b(?!\s+of\s+(?:an?|any|each)\b)"
)


def day_of(view: View, event: str) -> date | None:
    """Return the one day written beside ``Approved`` or ``Accepted``, on its line or the next."""
    return view.once(("day of", event), lambda: _day_of(view, event))


def _day_of(view: View, event: str) -> date | None:
    folded = view.folded_between(0, len(view.flow.text))
    told: set[date] = set()
    for match in re.finditer(
        rf"(?:^|\n)[ \t|*]*{event}(?:ed|ied|ance|al|ation)\b[^\n]{{0,110}}\n?[^\n]{{0,50}}", folded
    ):
        for found in _time.dates_in(view, view.flow.text[match.start() : match.end()]):
            if found.date is not None and _BESIDE.search(
                folded, match.start(), match.start() + found.start
            ):
                told.add(found.date)
    return told.pop() if len(told) == 1 else None


_BESIDE = re.compile(r"(?:\bdated?\s*:?|:|\bon|\t|[ ]{2,}|,)\s*(?:this\s+|the\s+)?$")
_ITS_SIGNING = re.compile(
    r"(?:the\s+)?(?:date\s+of\s+)?(?:(?:its|the)\s+)?(?:full\s+)?(?:signature|signing|execution)"
    rf"(?:\s+(?:hereof|of\s+(?:this|the)\s+(?:[a-z]+\s+)?{grammar.DOC}|by\s+(?:both|all|the\s+last)\s+[a-z]+))?\s*(?=[,.;)]|$)"
)


def _day_at(days: Sequence[FoundDate], at: int) -> FoundDate | None:
    """Return the day that stands at an offset, give or take a mark."""
    return next((day for day in days if -6 <= at - day.start <= 0 or day.start < at < day.end), None)


def day_called(view: View, name: str) -> date | None:
    """Return the day that a contract calls by a name of its own: ``"Closing Date" means 4 May 2012``."""
    return view.once(("day called", name), lambda: _day_called(view, name))


def _day_called(view: View, name: str) -> date | None:
    folded = view.folded_between(0, len(view.flow.text))
    called = " ".join(name.split())
    told: set[date] = set()
    at = folded.find(called)
    for _ in range(_MANY):
        if at < 0:
            break
        end = at + len(called)
        if match := _MEANS.match(folded, end):
            quoted = match.group().startswith(("'", '"'))
            if quoted or _ROW.search(folded, max(0, at - 12), at):
                text = view.flow.text[match.end() : match.end() + 60]
                for found in _time.dates_in(view, text)[:1]:
                    if found.date is not None and grammar.LINK.fullmatch(text.casefold(), 0, found.start):
                        told.add(found.date)
        elif _IN_BRACKETS.match(folded, end) and (left := _BRACKET.search(folded, max(0, at - 12), at)):
            start = max(0, left.start() - 50)
            for found in _time.dates_in(view, view.flow.text[start : left.start()])[-1:]:
                if found.date is not None and left.start() - start - found.end <= 3:
                    told.add(found.date)
        at = folded.find(called, end)
    return told.pop() if len(told) == 1 else None


_MANY = 200
"""So often at most a name is looked at."""
_MEANS = re.compile(r"[\"']\s*(?:\)\s*)?(?:shall\s+)?(?:means?|is|be|:)\s+|[ \t|:\[]{1,60}")
_ROW = re.compile(r"(?:^|\n)[ \t|*\[]*$")
_BRACKET = re.compile(r"\(\s*(?:the\s+)?[\"']$")
_IN_BRACKETS = re.compile(r"[\"']\s*\)")


_BY_THE_LAST = re.compile(
    r"\b(?:last|later|latest|final|second|both|all|each)\b[^.;]{0,70}\b(?:sign|execut)"
    r"|\b(?:sign|execut)\w*\b[^.;]{0,40}\b(?:last|later|latest|both|all|each|two)\b"
)


def signed_last(view: View, folded: str, made: date | None) -> tuple[date, int, int] | None:
    """Return the last of the dates beside the signatures, where the words wait for all who sign.

    Where no day is known on which it was made, the last on which somebody signed is the day it was signed.
    """
    if _BY_THE_LAST.search(folded):
        told: tuple[tuple[date, int, int], ...] = view.memo.get("days signed", ())
        first = min((day for day, _, _ in told), default=date.min) if made is None else made
        signed = [item for item in told if timedelta(0) <= item[0] - first <= _SOON]
        if len({day for day, _, _ in signed}) > 1:
            return max(signed)
    return last_signed(view) if made is None and _time.holds(folded, ("sign", "execut")) else None


_SOON = timedelta(days=180)
"""All sign within so many days of the first."""


def later(day: date, shift: str) -> date | None:
    """Return a day so much later: ``month`` is the first of the next month, ``monday`` the next of them."""
    if not shift:
        return day
    if shift == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    if shift == "next":
        return day + timedelta(days=1)
    if shift in grammar.WEEK:
        return day + timedelta(days=(grammar.WEEK.index(shift) - day.weekday() - 1) % 7 + 1)
    moved = add_duration(day, shift)
    return moved if isinstance(moved, date) else None
