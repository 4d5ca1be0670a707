"""The end of a contract as arithmetic: the day it begins, and how long it runs.

French periods run to the eve of the day they began (twelve months from 1 January end on 31 December);
English periods counted from or after a day run to its anniversary, those that commence on a stated first
of a month to the end of a month.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data import late as re
from pipeline.dates import Ambiguous, FoundDate, end_of_period, explain, find_dates
from pipeline.folding import fold
from pipeline.terms import _expiration_words as words
from pipeline.terms import _french_time as french
from pipeline.terms import _term_days as days
from pipeline.terms import _term_words as term_words
from pipeline.terms import _time
from pipeline.terms._expiration_stray import only_expected
from pipeline.terms._expiration_unit import own_unit
from pipeline.terms._time_confidence import score
from pipeline.terms.base import View
from pipeline.types import Evidence, JsonValue, Term

_KIND = "expiration_date"
_NAMES = {"effective_date": "effective date", "agreement_date": "date of the agreement"}


@dataclass(frozen=True, slots=True)
class _Start:
    """The day from which a term runs, and the term that states it."""

    day: date
    stated_by: Term
    name: str = ""
    guessed: bool = False
    """Whether no words say that it runs from there."""
    named: bool = False
    """Whether it is a day with a name of its own: ``Start Date: 1 January`` says nothing of a count."""


def computed(view: View, maker: str) -> Term | None:
    """Compute the end from the term, or say why it cannot be; ``None`` where no term is stated."""
    terms = view.of("term")
    if not terms or terms[0].state != "stated" or "computed_from" in terms[0].value:
        return None
    term = terms[0]
    said = fold(term.evidences[0].quote)
    origin = fold(str(term.value.get("from", "")))
    if view.language == "fr" and french.prolongs(view, said) and not origin:
        return None  # it is added to an end that stands in another paper
    start = _start(view, term, origin, said)
    if not isinstance(start, str) and view.language == "en":
        start = _moved(start, said)
    if isinstance(start, str):
        return _time.unknown(_KIND, maker, start, term.evidences)
    counts, doubted = _start_counts(view.language, origin, said, start)
    if unit := own_unit(said, view.folded_between(0, len(view.flow.text))):
        if unit.begins != (start.day.month, start.day.day):
            reason = f"It is counted in a unit of the contract's own: {unit.name}."
            return _time.unknown(_KIND, maker, reason, term.evidences)
        counts, doubted = True, False  # years of its own that begin with the term
    end = _last_day(start.day, term.value_text, said, counts=counts)
    if isinstance(end, date) and not counts and _names_the_eve(term, end):
        counts, doubted = True, False
        end = _last_day(start.day, term.value_text, said, counts=counts)
    evidences = _distinct([*term.evidences, *start.stated_by.evidences])
    if isinstance(end, Ambiguous):
        value: dict[str, JsonValue] = {"candidates": [item.isoformat() for item in end.candidates]}
        return _time.unknown(_KIND, maker, end.reason, evidences, value)
    confidence = min(score(view, term), score(view, start.stated_by), words.COMPUTED) - 0.03
    reason = ""
    if words.LATER_OF.search(said):
        reason = "It ends at the later of this day and another, which is not known."
    elif confidence < words.LEAST - (0.03 if view.language == "fr" else 0):
        reason = "Its length or the day from which it runs is read with little confidence."
    if reason:
        guess: dict[str, JsonValue] = {"candidates": [end.isoformat()]}
        return _time.unknown(_KIND, maker, reason, evidences, guess)
    if words.SOONER_OF.search(said):
        # An event may end it sooner: the day is the last on which it can end.
        confidence = min(confidence, words.AT_MOST)
    if start.guessed or doubted:
        confidence = min(confidence, words.GUESSED)
    arithmetic = explain(start.day, term.value_text, end, start_counts=counts, basis=start.name)
    if words.MONTH_END.search(said):
        arithmetic = arithmetic.replace("first day not counted", "to the end of the month")
    value = {"kind": "date", "date": end.isoformat(), "computed_from": arithmetic}
    return _time.stated(_KIND, maker, value, end.isoformat(), evidences, confidence)


def _names_the_eve(term: Term, anniversary: date) -> bool:
    """Tell whether the words of a length name the day before its anniversary: that is the end they mean."""
    eve = anniversary - timedelta(days=1)
    return any(found.date == eve for found in find_dates(term.evidences[0].quote, "en"))


def _start(view: View, term: Term, origin: str, said: str) -> _Start | str:
    """Find the day from which a term runs; the reason where it cannot be told."""
    if view.language == "fr" and (same := _same_words(view, term, origin)):
        return same
    if view.language != "fr" and (own := _named_start(view, origin, said)) is not None:
        return own
    if view.language != "fr" and days.defined_otherwise(view, origin):
        return _FROM_EVENT
    elsewhere = words.FROM_SOMETHING.match(origin) and not words.FROM_KNOWN.search(origin)
    elsewhere = elsewhere and not (view.language == "en" and words.FROM_IT.match(origin))
    begins = str(term.value.get("from", ""))
    if view.language == "en" and "which" in origin and (told := words.HAPPENED.search(origin)):
        happened = find_dates(begins[told.end() :], view.language)
        if len(happened) == 1 and happened[0].date is not None and happened[0].start <= 1:
            return _Start(happened[0].date, term)
    if elsewhere or words.FROM_ANOTHER.search(origin) or words.FROM_EVENT.search(origin):
        return _FROM_EVENT
    if view.language == "en" and words.BY_WHICH_IT_BEGINS.search(origin):
        return _FROM_EVENT
    to = words.TO_A_DAY.search(origin) if view.language != "fr" else None
    named = find_dates(begins[: to.start()] if to else begins, view.language)
    if view.language == "en" and named and only_expected(origin, named[0].start):
        return _FROM_EVENT
    there = "there" in origin or words.FROM_THERE.match(origin)
    if not named and (there or not words.FROM_KNOWN.search(origin)):
        named = _begun(view, term) or (_only_day(view, term) if there else [])
    if len(named) == 1 and named[0].date is not None:
        return _Start(named[0].date, term)
    if origin.startswith("later") and not words.FROM_KNOWN.search(said):
        return "It runs from a day that other words state."
    start = _known_start(view, origin, said)
    if start is not None:
        return start
    if named:
        return "The day from which the term runs is not clear."
    return "The term is stated, but not the day from which it runs."


def _moved(start: _Start, said: str) -> _Start | str:
    """Move a start to the first of the month that follows, where the words of the term say so."""
    if words.STARTS_WITH_EVENT.search(said) and start.stated_by.extractor:
        return _FROM_EVENT
    if words.SO_LONG_AFTER.search(said):
        return "It begins so long after a day, and on which is not worked out."
    if start.stated_by.kind == "effective_date" and "computed_from" in start.stated_by.value:
        return start  # the day of effect has been moved already
    if words.FIRST_OF_NEXT.search(said) and start.day.day != 1:
        after = start.day.replace(day=28) + timedelta(days=4)
        return replace(start, day=after.replace(day=1))
    return start


_FROM_EVENT = "The term runs from an event whose day is not stated."


def _named_start(view: View, origin: str, said: str) -> _Start | str | None:
    """Find the day of what the term runs from by name: ``from the Go-Live Date``, which is 1 October."""
    bare = not origin or words.FROM_THERE.match(origin)
    begins = words.BEGINS_ON_NAMED.search(said) if bare else None
    if (
        begins
        and words.FROM_ANOTHER.search(begins["named"])
        and days.named_day(view, begins["named"]) is None
    ):
        return _FROM_EVENT
    found = days.named_day(view, begins["named"] if begins else origin)
    if found is None and not origin and term_words.LABELLED.match(said):
        # Of a cover sheet, another row may tell the day.
        found = days.named_day(view, "the start date") or days.named_day(view, "the commencement date")
    if found is None and bare:
        found = days.period_start(view, said)
    if found is None or (found.name == "effective date" and view.of("effective_date")):
        return None
    value: dict[str, JsonValue] = {"date": found.day.isoformat()}
    stated_by = _time.stated(
        "effective_date", "", value, found.day.isoformat(), [found.evidence], words.NAMED_START
    )
    return _Start(found.day, stated_by, found.name, named=not bare)


def _last_day(start: date, duration: str, said: str, *, counts: bool) -> date | Ambiguous:
    """Return the end of a period that runs to a day of its own, or to the end of a month."""
    month = words.MONTH_END.search(said)
    if month is None:
        return end_of_period(start, duration, start_counts=counts)
    end = end_of_period(start.replace(day=1), duration, start_counts=False)
    if isinstance(end, Ambiguous):
        return end
    last = end.replace(day=monthrange(end.year, end.month)[1])
    if month["months"] and start.day == 1:
        # The month that begins with the start may be the first of those that follow it, or none of them.
        before = end - timedelta(days=1)
        return Ambiguous((before, last), "Whether the first month counts is not said.")
    return last


def _same_words(view: View, term: Term, origin: str) -> _Start | None:
    """Take the effective date that was read from the words which say from when a French term runs."""
    if (day := french.from_a_day(str(term.value.get("from", "")))) is not None:
        return _Start(day, term)
    for start in view.of("effective_date"):
        if start.state != "stated" or not origin:
            continue
        quotes = fold(" ".join(evidence.quote for evidence in start.evidences))
        together = any(
            one.char_start < other.char_end and other.char_start < one.char_end
            for one in start.evidences
            for other in term.evidences
        )
        alike = ("notif" in origin and "notif" in quotes) or french.named_alike(origin, quotes)
        alike = alike or french.shown_alike(origin, quotes)
        if (together and "computed_from" in start.value) or alike:
            return _Start(date.fromisoformat(start.value_text), start, _NAMES["effective_date"])
    return None


def _begun(view: View, term: Term) -> list[FoundDate]:
    """Find the day on which, in the words of the term itself, it begins."""
    quote = term.evidences[0].quote
    cue = _time.before("commences", view.language)
    return [
        found
        for found in find_dates(quote, view.language)
        if found.date is not None and cue.search(fold(quote[max(0, found.start - 60) : found.start]))
    ]


def _only_day(view: View, term: Term) -> list[FoundDate]:
    """Find the day that *from that day* speaks of, where the words of the term name no other."""
    days = [found for found in find_dates(term.evidences[0].quote, view.language) if found.date is not None]
    return days if len(days) == 1 and view.language == "en" else []


def _known_start(view: View, origin: str, said: str) -> _Start | None:
    """Choose the day from which the term runs: that which its words name, else the effective date."""
    kinds = list(_NAMES)
    guessed = False
    if words.FROM_SIGNATURE.search(origin):
        kinds.reverse()
    else:
        effective = view.of("effective_date")
        if view.language == "fr" and (not effective or _of_conditions(view, effective[0])):
            return None
        if effective and effective[0].state != "stated":
            # Words that were not understood leave the day of the contract as the likely start.
            if view.language == "fr" or not words.UNREAD.match(effective[0].reason):
                return None
            if _begins_otherwise(view, effective[0], origin):
                return None
            guessed = True
    for kind in kinds:
        if kind == "agreement_date" and words.FROM_EFFECT.search(said) and "hereof" not in said:
            if view.language == "fr":
                return None
            guessed = True
        for term in view.of(kind):
            if term.state == "stated":
                return _Start(date.fromisoformat(term.value_text), term, _NAMES[kind], guessed)
    return None


def _begins_otherwise(view: View, unread: Term, origin: str) -> bool:
    """Tell whether a term begins on a day that was not read, by its name or by the words beside it."""
    if words.NAMED_BEGINNING.search(origin):
        return True
    spoken = unread.evidences[0]
    near = any(
        one.char_start < spoken.char_end + _BESIDE and spoken.char_start < one.char_end + _BESIDE
        for term in view.of("term")
        for one in term.evidences
    )
    return near and words.ITS_OWN_DAY.search(fold(spoken.quote)) is None


_BESIDE = 40
"""Characters between what is said of a beginning and of the length that runs from it."""


def _of_conditions(view: View, start: Term) -> bool:
    """Tell whether a day is that from which general conditions apply: a subscription begins on its own."""
    quote = start.evidences[0].quote
    if "computed_from" in start.value or french.of_special_terms(view, quote) or french.of_contract(quote):
        return False
    return french.of_general_terms(view, start.evidences[0].char_start)


def _start_counts(language: str, origin: str, said: str, start: _Start) -> tuple[bool, bool]:
    """Say whether the first day is the first of the term, and whether that may be doubted.

    French periods count it, and so do English ones that commence on a stated first of a month. Other
    English periods run to the anniversary; where the day is written as the British do (1 June 2025) that
    may be doubted, unless they run ``from`` or ``after`` it.
    """
    if language == "fr":
        return True, False
    if words.EVE.search(said) or words.INCLUDES.search(origin):
        return True, False
    quote, day = start.stated_by.evidences[0].quote, start.day
    british = words.BRITISH.search(quote) is not None
    if day.day == 1 and (
        (british and words.FROM_ITS_FIRST.search(origin)) or words.EFFECTIVE_AND_FOR.search(said)
    ):
        return True, True
    begins = not start.named and words.begins_on(quote, day.year)
    commences = words.COMMENCING.search(origin) and re.search(r"\d{4}", origin)
    if day.day == 1 and (begins or commences):
        return True, True
    if words.EXCLUDES.search(origin):
        return False, False
    return False, british


def _distinct(evidences: list[Evidence]) -> list[Evidence]:
    kept: list[Evidence] = []
    for evidence in evidences:
        if evidence not in kept:
            kept.append(evidence)
    return kept
