"""Days of beginning that stand where no verb says so: in a table of particulars, on a line, after a length.

``Start date: [ 10/01/2007 ]``, ``| Commencement Date | 1 April 2019 |``, ``two years from 3:00 a.m. on
18 May 1995``, ``With effect from 1 May 2013 the Licensor licenses``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.dates import FoundDate
from pipeline.terms import _effective_words as words
from pipeline.terms._time import Sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """A day, where the words begin that place it, and how they rank."""

    low: int
    found: FoundDate
    rank: int
    confidence: float


_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\s?\.?\s?m\b\.?|hours|o'clock)(?:[\s,]*\(?[a-z]+(?:\s[a-z]+)?\s+time\)?)?"
    r"|midnight|noon|(?:start|opening|commencement)\s+of\s+business)"
)
_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TO_DAY = (
    rf"(?:[\s,:]*(?:(?:on|from|as\s+of|as\s+from|and\s+including|the|{_CLOCK}|{_DAYS})(?![a-z])))*[\s,]*$"
)
_LABEL = re.compile(
    r"(?:^|\n|\|)[ \t|*\[(\u2022-]*(?:\(?[\da-z]{1,3}[.)]\s*)?(?P<label>(?:contract |agreement |lease "
    r"|term |license |licence |service )?(?:effective|commencement|commencing"
    r"|start(?:ing)?|beginning|inception|begin) date"
    r"|date of (?:commencement|effect|entry into force|inception)|commencement|commences|starts"
    r"|(?:contract|agreement|term|service) (?:start|begins|starts|commences)|start of (?:the )?"
    r"(?:term|contract|agreement|services?)|(?:in (?:force|effect)|valid|validity) from"
    r"|effective from|effective as of|with effect from)"
    r"(?:\s+of (?:this |the )?(?:agreement|contract|term|lease))?"
    rf"[ \t]*(?:[|:\[\]_.\u2013-][ \t|:\[\]_.\u2013-]*|[ \t]{{2,}}){_TO_DAY}"
)
_WHEN = re.compile(
    r"(?:^|\n)[ \t]*(?:when|start|commencement|begins|duration|term|period)[ \t]*:[ \t]*"
    r"(?:starts |begins |runs )?"
    rf"(?:from|on|beginning|commencing|starting)\b[^.;:\d]{{0,50}}?{_TO_DAY}"
)
_ALONE = re.compile(r"(?:^|\n)[ \t(]*effective(?:\s+(?:as\s+of|from|on))?[ \t:]+(?:the\s+)?$")
_LINE_END = re.compile(r"[ \t.)]*(?:\n|$)")
_LENGTH_FROM = re.compile(
    r"\b(?:is|be|for|of|continue|last|run|remain\b[^.;]{0,40}\bfor)[^.;]{0,45}?\b(?:years?|months?)\b(?:\s+(?:period|term))?[\s,]*"
    rf"(?:\([^)]{{0,30}}\)[\s,]*)?(?:counted|computed|reckoned|calculated|running|dating)?\s*from{_TO_DAY}"
)
_OF_OURS = re.compile(
    r"\b(?:this|our|the)\s+(?:[a-z]+\s+){0,3}?(?:agreement|contract|arrangement|engagement|appointment|lease|licen[sc]e"
    r"|alliance|term)\b[^.;]{0,60}$|^\W*(?:\d[\d.]*\W+)?(?:term|duration|period)\b[^.;]{0,60}$"
)
_GRANTED = re.compile(
    r"^[\s\W\d]*(?:[a-z][a-z ]{2,40}[.:]\s+)?"
    r"(?:(?:with\s+effect|effective|commencing|beginning|starting)\s+)?"
    rf"(?:as\s+)?(?:on\s+and\s+)?(?:from|as\s+of|on|after){_TO_DAY}"
)
_GRANTS = re.compile(
    r"[\s,]+(?:and\s+(?:for|until|through)\b[^.;]{3,60}?,\s+)?(?:the\s+|each\s+of\s+)?"
    r"[a-z][\w&.' -]{1,50}?\s+(?:hereby\s+|exclusively\s+)?(?:(?:grants?|licen[sc]es|appoints?|engages?"
    r"|retains?|lets|leases|hires|employs|entrusts|demises)\b|is\s+(?:hereby\s+)?(?:appointed|engaged|granted)\b"
    r"|(?:shall|will|agrees\s+to)\s+(?:provide|perform|supply|serve|act|furnish|render|engage|employ|lease|let)\b)"
)
_MEANS_ON = re.compile(
    r"[\"'](?:effective|commencement|start(?:ing)?|operative|beginning) (?:date|time|day)[\"']\s*"
    r"(?:means|is|shall mean)\b"
    r"(?:(?!\b(?:earlier|later|latest|or|if|before|unless|after|until|following|within)\b)[^.;]){5,200}?"
    r"\b(?:which|namely|that is|being|acknowledge\w*|agree\w*)\b"
    r"(?:(?!\b(?:or|if|before|after|until)\b)[^.;]){0,90}?"
    r"\b(?:on|being|is|was|be)\s+(?:the\s+)?$"
)
_NEEDED = ("effective", "commenc", "start", "begin", "inception", "force", "effect", "when")
_HEAD = 2_500


def placed(sentence: Sentence, days: Sequence[FoundDate], role: str, *, headed: bool) -> Iterator[Placed]:
    """Yield the days of a sentence on which its place or its layout lets the contract begin."""
    folded = sentence.folded
    for found in days:
        if found.precision == "month":
            continue
        low = max(0, found.start - 170)
        left = folded[low : found.start]
        line = folded.rfind("\n", max(0, found.start - 170), found.start)
        near = folded[max(low, line) : found.start]
        if any(word in near for word in _NEEDED):
            if match := _LABEL.search(near):
                yield Placed(found.start - len(near) + match.start(), found, 1, 0.9)
                continue
            if (
                sentence.start < _HEAD
                and _LINE_END.match(folded, found.end)
                and (match := _ALONE.search(near))
            ):
                yield Placed(found.start - len(near) + match.start(), found, 1, 0.88)
                continue
        if role == "annex":
            continue
        if (match := _WHEN.search(near)) is not None:
            yield Placed(found.start - len(near) + match.start(), found, 4, 0.75)
        elif "from" in left and (match := _LENGTH_FROM.search(left)) is not None:
            before = left[: match.start() + 6]
            if (headed or _OF_OURS.search(before)) and not words.OTHER_THING.search(before):
                yield Placed(low + match.start(), found, 4, 0.8 if headed else 0.75)
        elif (match := _GRANTED.match(folded[: found.start])) is not None and _GRANTS.match(
            folded, found.end
        ):
            yield Placed(match.start(), found, 5, 0.7)
        elif "means" in folded and (match := _MEANS_ON.search(folded[: found.start])) is not None:
            yield Placed(match.start(), found, 1, 0.8)
