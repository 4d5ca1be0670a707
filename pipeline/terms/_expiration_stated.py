"""The days on which a text says that its contract ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import FoundDate, add_duration
from pipeline.dates import _grammar as grammar
from pipeline.durations import find_durations
from pipeline.folding import fold
from pipeline.terms import _expiration_stray as stray
from pipeline.terms import _expiration_words as words
from pipeline.terms import _french_end, _french_spans, _lists, _time
from pipeline.terms import _french_time as french
from pipeline.terms import _term_words as term_words
from pipeline.terms._expiration_base import Candidate, may_end
from pipeline.terms._expiration_defines import defines_other
from pipeline.terms._expiration_moved import left_behind, moved_ends
from pipeline.terms._expiration_open import open_ended
from pipeline.terms._expiration_seasons import season_ends
from pipeline.terms._expiration_years import year_ends
from pipeline.terms._other_agreement import of_another
from pipeline.terms._run_in import heads_the_term
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause


def stated_ends(view: View, clause: Clause) -> Iterator[Candidate]:
    """Yield every end that a clause states, and the places of one that are blank."""
    language = view.language
    headed = under_term = _time.is_term_heading(clause, language)
    before = ""
    for sentence in _lists.led(view, clause):
        run_in = language == "en" and heads_the_term(before)
        before = sentence.folded
        if left_behind(view, sentence):
            continue
        if (moved := moved_ends(view, sentence, headed=under_term or run_in)) is not None:
            yield from moved
            continue
        if language == "fr" and not may_end(sentence.folded, language):
            continue
        headed = under_term or (language == "fr" and french.follows(view, sentence))
        headed = headed or run_in or (language == "en" and term_words.is_labelled(sentence.folded))
        dated = "20" in sentence.folded or "19" in sentence.folded or "ever" in sentence.folded
        spoken = (headed and dated and language == "en") or may_end(sentence.folded, language)
        if not spoken or _time.of_earlier(sentence.folded):
            continue
        if language == "fr" and french.of_past(sentence.folded):
            continue
        for year in year_ends(view, sentence):
            candidate = _dated(view, clause, sentence, year, headed)
            if candidate is not None and not _of_phase(language, candidate):
                yield candidate
        for season in season_ends(view, sentence) if language == "en" else ():
            found = FoundDate(season.low, season.high, season.day)
            candidate = _dated(view, clause, sentence, found, headed)
            if candidate is None and season.is_term:
                candidate = Candidate(2, 0.8, sentence, season.low, season.high, found)
            if candidate is not None:
                yield candidate
        for found in _time.dates_in(view, sentence.text, sentence.folded):
            candidate = _dated(view, clause, sentence, found, headed)
            if candidate is not None and not _of_phase(language, candidate):
                yield candidate
        if language == "fr":
            spans = _french_spans.ends(view, sentence, headed=headed)
            yield from (item for item in spans if not _of_phase(language, item))
        years = None
        if headed and language == "en" and "year" in sentence.folded:
            years = words.CALENDAR_YEARS.search(sentence.folded) or words.CALENDAR_YEAR.search(
                sentence.folded
            )
        if years is not None:
            last = FoundDate(years.start("first"), years.end(), date(int(years["year"]), 12, 31))
            yield Candidate(2, 0.8, sentence, years.start(), years.end(), last)
        if language == "en" and "exten" in sentence.folded:
            yield from _extended(view, sentence)
        yield from _blank(view, clause, sentence, headed)
        for item in open_ended(view, clause, sentence, headed):
            if not of_another(view, sentence, item.low + 1):
                yield item


_FRENCH_LABEL = re.compile(r"fin\s+(?:des?|du|de\s+la)\s+[a-z ]{4,24}\s*[:|\t]")
_ENDS = ("expire", "terminate", " end", "lapse", "conclude", "finish", "until")
_FIRST_OF = ("earlie", "first", "sooner")
"""One stands where ``ENDS_AFTER_ALL`` finds something."""


def _of_phase(language: str, item: Candidate) -> bool:
    """Tell whether what ends is a phase of the work, or was to end once and now does not.

    ``La période transitoire expire le``; ``le marché, qui devait expirer le``.
    """
    if language != "fr":
        return False
    folded = french.plain(item.sentence.folded)
    if item.found is not None and french.was_so(folded, item.found.start):
        return True
    return _french_end.of_phase(folded, item.low)


_HOUR = re.compile(r"\d\s*(?:[ap][\s.]{0,2}m\b|hours|o'clock)|midnight|noon|business|day")
"""Stands wherever ``TIME_OF_DAY`` finds something; that one begins with spaces, and is slow."""


def _time_of_day(left: str) -> re.Match[str] | None:
    return words.TIME_OF_DAY.search(left) if _HOUR.search(left) is not None else None


def _dated(
    view: View, clause: Clause, sentence: Sentence, found: FoundDate, headed: bool
) -> Candidate | None:
    language = view.language
    folded = _time.main_clause(sentence.folded)
    if language == "fr":
        folded = french.plain(folded)
    if found.precision == "month":
        last = words.LAST_DAY.search(folded[: found.start])
        if last is None or not found.candidates:
            return None
        found = FoundDate(last.start("last"), found.end, found.candidates[-1])
    left = folded[max(0, found.start - 130) : found.start]
    if defines_other(folded):
        return None
    if moved := _moved(sentence, folded, found, clause, headed):
        at = max(moved.low, found.start - 30)  # its own words may begin with the other agreement's name
        return None if of_another(view, sentence, at) else moved
    early = words.EARLIEST.search(left) or _time_of_day(left)
    told = left
    if early:
        said = early.group()
        told = left[: early.start() + len(said) - len(said.lstrip())]
    if language == "en" and (weekday := words.WEEKDAY.search(told)):
        told = told[: weekday.start()]
    match = _time.before("ends", language).search(told)
    match = match or words.NAMED_END.search(told) or words.NAMED_END.search(left)
    if match is None and language == "en" and _time.holds(left, _ENDS):
        match = words.ENDS_AFTER_ALL.search(told)
    if match is None and language == "en":
        match = stray.ends_with(folded, found.start)
        if match is not None:
            told, left = folded[: found.start], folded[: found.start]
    whichever = None
    if language == "en" and "whichever" in folded:
        whichever = words.WHICHEVER.match(folded, found.end)
    if whichever is not None and whichever["last"]:
        return None
    if language == "en" and match is not None:
        low = found.start - len(left) + match.start()
        if words.PAST.match(match.group()) or words.WOULD.search(folded[max(0, low - 40) : low]):
            return None
        if of_another(view, sentence, low + 1) or words.IF_RENEWED.search(folded, 0, low):
            return None
        if words.ANOTHER_PAPER.search(folded, max(0, low - 150), low):
            return None
        head = view.folded_between(0, min(len(view.flow.text), stray.HEAD))
        if stray.of_a_part(folded, low, head) or stray.only_expected(folded, found.start):
            return None
        if not headed and words.THEIR_LEASE.search(folded, max(0, low - 110), low):
            return None
    if match is None and language == "en" and (headed or _time.phrase("subject", language, folded)):
        one = None
        if _time.holds(folded, _FIRST_OF):
            one = words.ONE_OF.search(folded, max(0, found.start - 300), found.start)
        if one is None and whichever is not None:
            one = words.OR_BY.search(folded, max(0, found.start - 300), found.start)
        if one is not None and words.WHOSE.search(folded, max(0, one.start() - 200), one.start()):
            return Candidate(1 if headed else 2, words.AT_MOST, sentence, one.start(), found.end, found)
    if match is None and (headed or _time.phrase("subject", language, folded)):
        latest = words.LATEST.search(left)
        if latest and words.ENDS_SOMEHOW.search(folded, 0, found.start) and not stray.begins_by(left):
            low = found.start - len(left) + latest.start()
            return Candidate(2, words.AT_MOST, sentence, low, found.end, found)
    if match is None or (language == "en" and folded.startswith((", when", ", on which"), found.end)):
        last = words.LAST_DAY_NAMED.match(folded, found.end) if language == "en" else None
    else:
        last = None
    if last is not None:
        ours = last["it"] and words.WHOSE_EN.search(folded, max(0, found.start - 220), last.end())
        own = headed or ours or words.ITS_LAST_DAY.match(folded, found.end)
        return Candidate(1, 0.88, sentence, found.start, found.end + 30, found) if own else None
    if match is None:
        return _range(view, sentence, folded, found, headed)
    low = found.start - len(left) + match.start()
    before = folded[:low]
    row = language == "en" and term_words.is_labelled(before[before.rfind("\n") + 1 :])
    if row:
        headed, before = True, before[before.rfind("\n") + 1 :]  # a row that names the term itself
    label = words.LABEL.match(folded, low)
    if label:
        before = before[before.rfind("\n") + 1 :]  # a label of its own line
    about = words.HIRED.sub(" ", before[-90:]) if headed and language == "en" else before[-90:]
    if headed and language == "en":
        about = _AT_LEAST.sub(" ", about)
    if words.OTHER_THING.search(about) or words.OTHER_THING.search(
        term_words.WITHOUT_NOTICE.sub(" ", match.group())
    ):
        return None
    defined = language == "en" and term_words.DEFINED_PERIOD.match(folded, found.end) is not None
    within = words.WITHIN.search(before[-110:])
    if within and not defined and not (headed and words.FOR_ITS_PERIOD.search(before[-130:])):
        return None
    bargained = language == "en" and _BARGAINED.search(before[-90:]) is not None
    if (
        words.PERIOD.search(before[-40:])
        and not bargained
        and "term" not in before[-70:]
        and not _of_a_length(before)
    ):
        return None
    named = re.search(
        r"(?:expiration|expiry|end|termination) date|(?:expiration|expiry|ends?)(?:\s+\([^)\n]{2,24}\))?"
        r"\s*(?::|\t|-|\||[ ]{3})"
        r"|(?:expiration|expiry) of (?:the|this) (?:term|agreement) on"
        r"|date (?:de fin|d'echeance|d'expiration)",
        match.group(),
    )
    if language == "fr" and _FRENCH_LABEL.match(folded, low):
        named = named or (None if folded[:low].rpartition("\n")[2].strip(" -*#|") else match)
    if label and language == "en" and not before.strip():
        named = named or label
    if defined or row:
        named = named or match
    ours = (words.WHOSE.search(before[-220:]) or words.WHOSE.match(match.group())) is not None
    from_day = french.FROM_DAY if language == "fr" else words.FROM_DAY
    if match.group().split()[0] == "au" and not from_day.search(before):
        return None
    if not (ours or headed or named):
        return _range(view, sentence, folded, found, headed)
    under_term = language == "en" and headed and words.RUNS_UNDER_TERM.search(before[-110:])
    runs = bool(
        words.RUNS.search(before[-110:])
        or under_term
        or bargained
        or (language == "fr" and french.OURS.search(before[-110:]))
    )
    if match.group().split()[0] in words.LOOSE and not (runs or defined):
        return _range(view, sentence, folded, found, headed)
    shall = re.search(r"(?:shall|will|and)\s*$", before) is not None and match.group().split()[0] != "end"
    if clause.role in ("preamble", "recital") and not (named or shall):
        sheet = language == "en" and clause.role == "preamble"  # the rows of a cover sheet stand there
        return _range(view, sentence, folded, found, headed) if sheet else None
    worded = language != "fr" or match.group().split()[0] in ("fin", "date", "echeance", "terme")
    if not (worded or named) and french.ours(folded, low, headed=headed) is None:
        return _range(view, sentence, folded, found, headed)
    again = french.follows_on(view) if language == "fr" else _time.phrases("renewal_words", language).search
    again_ends = language == "en" and words.NOW_ENDS.search(before) is not None
    if (
        not again_ends
        and again(words.REACHES.sub(" ", before[-120:]))
        and not re.search("initial", before[-160:])
    ):
        return _range(view, sentence, folded, found, headed) if language == "fr" else None
    confidence = 0.94 if headed and ours else 0.9 if named else 0.72
    if words.EARLIER_OF.search(before[-200:]) or whichever is not None:
        confidence = min(confidence, 0.8)
    rank = 0 if headed and ours else 1 if named or headed else 3
    return Candidate(rank, confidence, sentence, low, found.end, found)


_BARGAINED = re.compile(
    r"\b(?:entered\s+into|made|concluded|granted|agreed)\s+for\s+an?\s+(?:fixed\s+|initial\s+|first\s+)?period\s*$"
)
"""``entered into for a period ending on``: that period is the contract's."""
_AT_LEAST = re.compile(r"\bminimum(?=\s+(?:\w+\s+){0,3}(?:term|period)\b)")
"""``Minimum rental period``: the length of the contract itself, under Term or as its label."""


def _of_a_length(before: str) -> bool:
    """Tell whether the period before a day is a length: *seven years*, and not *the fiscal year*."""
    near = before[-60:].rstrip(" ,(")
    return any(found.end == len(near) for found in find_durations(near, "en"))


def _moved(
    sentence: Sentence, folded: str, found: FoundDate, clause: Clause, headed: bool
) -> Candidate | None:
    """Read an amendment that puts a later day in the place of the end."""
    left = folded[max(0, found.start - 200) : found.start]
    match = words.MOVED.search(left)
    if match is None:
        match = words.PUT_FOR.search(left)
        named = f"{fold(' '.join((clause.heading, *clause.path)))} {left}"
        if match is None or not (headed or words.END_NAMED.search(named)):
            return None
    if words.BY_CHOICE.search(folded, 0, found.start):
        return None
    if found.date is None or words.OTHER_THING.search(left[match.start() :].replace("reporte", "")):
        return None
    return Candidate(1, 0.88, sentence, found.start - len(left) + match.start(), found.end, found)


def _extended(view: View, sentence: Sentence) -> Iterator[Candidate]:
    """Read ``is extended by one year beyond its current expiration of 30 June 2026``: a year after that."""
    folded = sentence.folded
    yield from _would_have_ended(view, sentence)
    if not words.ENDED_BY.search(folded):
        return
    for found in _time.dates_in(view, sentence.text, folded):
        old = words.ENDED_BY.search(folded, max(0, found.start - 110), found.start)
        length = words.EXTENDED.search(folded, 0, found.start)
        if (
            old is None
            or length is None
            or found.date is None
            or words.BY_CHOICE.search(folded, 0, found.start)
        ):
            continue
        for duration in find_durations(sentence.text, "en"):
            near = 0 <= duration.start - length.end() <= 60 and 0 <= old.start() - duration.end <= 30
            end = add_duration(found.date, duration.duration) if near and duration.duration else None
            if isinstance(end, date) and not of_another(view, sentence, duration.start):
                new = replace(found, start=duration.start, date=end)
                yield Candidate(1, 0.8, sentence, length.start(), found.end, new)


def _would_have_ended(view: View, sentence: Sentence) -> Iterator[Candidate]:
    """Read ``extend the term, which would have ended on 31 March 2014, by three years``."""
    folded = sentence.folded
    for found in _time.dates_in(view, sentence.text, folded):
        old = stray.WOULD_END.search(folded, max(0, found.start - 60), found.start)
        length = words.EXTENDED.search(folded, 0, found.start)
        if (
            old is None
            or length is None
            or found.date is None
            or words.BY_CHOICE.search(folded, 0, found.start)
        ):
            continue
        for duration in find_durations(sentence.text, "en"):
            by = stray.BY.fullmatch(folded, found.end, duration.start)
            end = add_duration(found.date, duration.duration) if by and duration.duration else None
            if isinstance(end, date) and not of_another(view, sentence, old.start()):
                yield Candidate(1, 0.8, sentence, length.start(), duration.end, replace(found, date=end))


def _blank(view: View, clause: Clause, sentence: Sentence, headed: bool) -> Iterator[Candidate]:
    """Read ``et expire le ______``: the place of the day is there, and empty."""
    folded = sentence.folded
    if not grammar.may_be_empty(folded):
        return
    for match in _time.phrases("ends", view.language).finditer(folded):
        empty = words.EMPTY_PLACE.match(folded, match.end())
        if empty is None:
            continue
        low, high = match.start(), empty.end()
        found = FoundDate(empty.start(), high, None, reason="The day is blank or redacted.")
        candidate = _dated(view, clause, sentence, found, headed)
        if candidate is not None:
            yield replace(candidate, rank=candidate.rank + 2, low=low, confidence=0.8)


def _range(view: View, sentence: Sentence, folded: str, found: FoundDate, headed: bool) -> Candidate | None:
    """Read ``Term: 1 November 2014 to 31 October 2017``."""
    for first in _time.dates_in(view, sentence.text, sentence.folded):
        between = folded[first.end : found.start]
        joined = words.TO.fullmatch(between) or (
            between.strip() == "and" and stray.BETWEEN.search(folded, 0, first.start) is not None
        )
        if 0 < len(between) < 24 and joined:
            label = words.TERM_LABEL.search(folded[: first.start])
            if view.language == "fr" and french.OTHERS.search(folded, 0, first.start):
                continue
            if view.language == "en" and (
                words.OF_AN_ORDER.search(folded, 0, first.start)
                or stray.of_a_part(
                    folded, first.start, view.folded_between(0, min(len(view.flow.text), stray.HEAD))
                )
            ):
                continue
            defined = view.language == "en" and term_words.DEFINED_PERIOD.match(folded, found.end)
            granted = view.language == "en" and words.GRANTED_FOR.search(folded, 0, first.start)
            label = label or granted or None
            if (label or headed or defined) and not words.DURING.search(folded[: first.start]):
                low = label.start() if label else first.start
                return Candidate(1, 0.88, sentence, low, found.end, found)
    left = folded[max(0, found.start - 90) : found.start]
    runs = words.FROM_ITS_START.search(left)
    if runs and (headed or words.TERM_LABEL.search(folded[: found.start - len(left) + runs.start()])):
        low = found.start - len(left) + runs.start()
        return Candidate(1, 0.88, sentence, low, found.end, found)
    return None
