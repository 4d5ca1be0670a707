"""Terms that are counted: to an anniversary, to the end of a year of the term, in seasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from data import late as re
from pipeline import _number_words as number_words
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _term_words as words
from pipeline.terms import _time
from pipeline.terms._term_base import Candidate
from pipeline.terms._term_days import year_begins
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_CHOICE = re.compile(r"right|may |option")
_STRAY = 0.5
"""What is said to run to an anniversary, and is not said to be the contract: prices are firm so long."""


def anniversaries(view: View, sentence: Sentence, headed: bool) -> Iterator[Candidate]:
    """Read ``until the third anniversary of the Effective Date``."""
    for match in words.DAY_AFTER.finditer(sentence.folded):
        read = find_durations(match.group("length"), view.language)
        left = _time.main_clause(sentence.folded)[max(0, match.start() - 220) : match.start()]
        if len(read) != 1 or read[0].duration is None or not words.ENDS_AT.search(left):
            continue
        what = " ".join(match.group("what").split())
        if _time.phrases("not_the_term", view.language).search(left[-60:]) or not words.EFFECT.search(what):
            continue
        found = FoundDuration(match.start(), match.end(), read[0].duration)
        origin = "after " + " ".join(sentence.text[match.start("what") : match.end("what")].split())
        low = max(0, match.start() - 160)
        yield Candidate(sentence, low, match.end(), found, 0.85 if headed else 0.78, origin)
    folded = _time.main_clause(sentence.folded)
    for match in words.ITS_ANNIVERSARY.finditer(folded) if "anniversary" in folded else ():
        left = folded[max(0, match.start() - 160) : match.start()]
        if words.UNTIL.search(left) and (headed or _whose(view, folded, match.start())):
            found = FoundDuration(match.start(), match.end(), f"P{nth(match)}M")
            yield Candidate(sentence, max(0, match.start() - 120), match.end(), found, 0.85, "")
    named = words.ANNIVERSARY.finditer(folded) if "anniversary" in folded else iter(())
    for match in chain(named, words.NTH_PERIOD.finditer(folded)):
        left = folded[max(0, match.start() - 160) : match.start()]
        if not words.UNTIL.search(left) or _CHOICE.search(left[-70:]):
            continue
        spoken = left[-60:].replace("day prior to", "eve of")
        if _time.phrases("not_the_term", view.language).search(spoken):
            continue
        months = nth(match)
        if not months:
            continue
        groups = match.groupdict()
        name = "what" if groups["what"] else "short"
        what = " ".join(match[name].split())
        sure = name == "short" or words.EFFECT.search(what) is not None
        origin = "from " + " ".join(sentence.text[match.start(name) : match.end(name)].split())
        if name == "short" and what.startswith("of "):
            origin = ""  # "of it": of the day that stands before
        if words.OF_THE_TERM.match(what):
            sure, origin = True, ""
        found = FoundDuration(match.start(), match.end(), f"P{months}M")
        confidence = (0.93 if headed else 0.85) if sure else 0.6
        if "unit" in groups and not headed:
            continue  # fees run to the end of a year of the term, too
        defined = words.DEFINED_PERIOD.match(folded, match.end()) is not None
        if not (headed or defined) and not _whose(view, folded, match.start()):
            confidence = _STRAY
        low = max(0, match.start() - 120)
        yield Candidate(sentence, low, match.end(), found, confidence, origin)


def unit_ends(view: View, sentence: Sentence, headed: bool) -> Iterator[Candidate]:
    """Read, under Term, ``until the end of the third Contract Year``."""
    if not headed:
        return
    folded = _time.main_clause(sentence.folded)
    for match in words.NTH_UNIT.finditer(folded):
        left = folded[max(0, match.start() - 160) : match.start()]
        if not words.UNTIL.search(left) or not _whose(view, folded, match.start()):
            continue
        if _time.phrases("not_the_term", view.language).search(left[-60:]) or _CHOICE.search(left[-70:]):
            continue
        told = match["count"]
        count = (
            nth(match) // 12 if told is None else int(told) if told.isdigit() else number_words.value(told)
        )
        if count:
            found = FoundDuration(match.start(), match.end(), f"P{12 * count}M")
            yield Candidate(sentence, max(0, match.start() - 120), match.end(), found, 0.8, "")


def seasons(view: View, sentence: Sentence, headed: bool) -> Iterator[Candidate]:
    """Read ``three consecutive Seasons``, where a season is a year from a day to the eve of the same."""
    if "seasons" not in sentence.folded:
        return
    for match in words.SEASONS.finditer(sentence.folded):
        left = sentence.folded[max(0, match.start() - 90) : match.start()]
        if not (headed or words.LENGTH_OF.search(left)) or re.search(
            r"exten|renew|further|additional", left
        ):
            continue
        text = view.folded_between(0, len(view.flow.text))
        defined = words.SEASON_MEANS.search(text)
        count = number_words.value(match["words"]) if match["words"] else int(match["figures"])
        if (
            defined is None
            or not count
            or year_begins(text[defined.end() - 12 : defined.end() + 120]) is None
        ):
            continue
        found = FoundDuration(match.start(), match.end(), f"P{12 * count}M")
        low = max(0, match.start() - 80)
        yield Candidate(sentence, low, match.end(), found, 0.85 if headed else 0.78, "")


def in_figures(sentence: Sentence) -> Iterator[Candidate]:
    """Read ``Term (months): 36``, where the unit stands in the name."""
    if "term (" not in sentence.folded:
        return
    for match in words.IN_FIGURES.finditer(sentence.folded):
        months = int(match["figures"]) * (12 if match["unit"] == "years" else 1)
        found = FoundDuration(match.start("figures"), match.end(), f"P{months}M")
        yield Candidate(sentence, match.start(), match.end(), found, 0.85, "")


def several(duration: FoundDuration, times: re.Match[str]) -> FoundDuration:
    """Read ``three consecutive twelve-month periods``."""
    count = number_words.value(times["words"]) if times["words"] else int(times["figures"])
    if duration.duration is None or not duration.duration.endswith("M") or not count:
        return duration
    months = count * int(duration.duration[1:-1])
    return replace(duration, start=duration.start - len(times.group()), duration=f"P{months}M")


def _whose(view: View, folded: str, end: int) -> bool:
    named = _time.phrases("subject", view.language).search(folded, 0, end)
    return named is not None or words.OURS_EN.search(folded, 0, end) is not None


def nth(match: re.Match[str]) -> int:
    """Return how many months an anniversary, or the end of a year or month, comes after its start."""
    groups = match.groupdict()
    if ordinal := groups["ordinal"]:
        count = number_words.ordinal(ordinal) or 0
    elif length := groups.get("length"):
        count = int(length) if length.isdigit() else number_words.value(length) or 0
    else:
        count = int(groups["figures"])
    return count if groups.get("unit") == "month" else 12 * count
