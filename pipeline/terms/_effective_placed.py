"""Days of beginning that stand where no verb says so: in a table of particulars, on a line, after a length.

``Start date: [ 10/01/2007 ]``, ``| Commencement Date | 1 April 2019 |``, ``two years from 3:00 a.m. on
18 May 1995``, ``With effect from 1 May 2013 the Licensor licenses``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
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
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\s?\.?\s?m\b\.?|hours"
    r"|o'clock)(?:[\s,]*\(?[a-z]+(?:\s[a-z]+)?\s+time\)?)?"
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
    r"|date of (?:commencement|effect|entry into force|inception)|day of (?:commencement|beginning)"
    r"|commencement|commences|commencing|starts?|beginning|begins|effect|entry into force|from(?=:)"
    r"|(?:contract|agreement|term|service|subscription|licen[sc]e|lease|hire|cover|supply|engagement)"
    r" (?:start|begins|starts|commences|commencement)(?: date)?|start of (?:the )?"
    r"(?:term|contract|agreement|services?)|(?:in (?:force|effect)|valid|validity) (?:as )?from"
    r"|effective from|effective as of|with effect from)"
    r"(?:\s+of (?:this |the )?(?:agreement|contract|term|lease|amendment|licen[sc]e))?"
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
    r"\b(?:is|be|means?|for|of|continue|last|run|remain\b[^.;]{0,40}\bfor)[^.;]{0,45}?\b(?:years?"
    r"|months?)\b(?:\s+(?:period|term))?[\s,]*"
    rf"(?:\([^)]{{0,30}}\)[\s,]*)?(?:counted|computed|reckoned|calculated|running|dating"
    rf"|counting)?[\s,]*(?:as\s+)?from{_TO_DAY}"
)
_HEADED_LENGTH = re.compile(
    r"(?:^|\n)\W*(?:\d[\d.]*\W+)?(?P<label>(?:initial\s+)?(?:term|period"
    r"|duration)[.:]\s+)?[a-z0-9() -]{3,40}?"
    rf"\b(?:years?|months?)[\s,]*(?:as\s+)?from{_TO_DAY}"
)
_OF_OURS = re.compile(
    r"\b(?:this|our|the)\s+(?:[a-z]+\s+){0,3}?(?:agreement|contract|arrangement|engagement"
    r"|appointment|lease|licen[sc]e"
    r"|alliance|term|order|hire)\b[^.;]{0,60}$"
    r"|\b(?:is|are)\s+(?:hereby\s+)?(?:appointed|engaged|granted|retained|hired|let)\b[^.;]{0,60}$"
    r"|^\W*(?:\d[\d.]*\W+)?(?:(?:contract|lease|initial|letting)\s+)?(?:term|duration|period)\b[^.;]{0,60}$"
)
_GRANTED = re.compile(
    r"^[\s\W\d]*(?:[a-z][a-z ]{2,40}[.:]\s+)?"
    r"(?:(?:with\s+effect|effective|commencing|beginning|starting)\s+)?"
    rf"(?:as\s+)?(?:on\s+and\s+)?(?:from|as\s+of|on|after){_TO_DAY}"
)
_GRANTS = re.compile(
    r"[\s,]+(?:and\s+(?:for|until|through)\b[^.;]{3,60}?,\s+)?(?:the\s+|each\s+of\s+)?"
    r"[a-z][\w&.' -]{1,50}?\s+(?:hereby\s+|exclusively\s+)?(?:(?:grants?|licen[sc]es|appoints?|engages?"
    r"|retains?|lets|leases|hires|employs|entrusts|demises)\b|is\s+(?:hereby\s+)?(?:appointed|engaged"
    r"|granted)\b"
    r"|(?:shall|will|agrees\s+to)\s+(?:provide|perform|supply|serve|act|furnish|render|engage|employ"
    r"|lease|let)\b)"
)
_MEANS_ON = re.compile(
    r"[\"'](?:effective|commencement|start(?:ing)?|operative|beginning) (?:date|time|day)[\"']\s*"
    r"(?:means|is|shall mean)\b"
    r"(?:(?!\b(?:earlier|later|latest|or|if|before|unless|after|until|following|within)\b)[^.;]){5,200}?"
    r"\b(?:which|namely|that is|being|acknowledge\w*|agree\w*)\b"
    r"(?:(?!\b(?:or|if|before|after|until)\b)[^.;]){0,90}?"
    r"\b(?:on|being|is|was|be)\s+(?:the\s+)?$"
)
_RANGE = re.compile(
    r"(?:^\W*(?:\d[\d.]*\W+)?(?:(?:the\s+)?(?:initial\s+)?(?:term|period|duration)(?:\s+of\s+(?:this"
    r"|the)\s+[a-z]+)?"
    r"\s*[.:-]\s*)?(?:it\s+is\s+)?(?:from:?|between)?\s*$"
    r"|(?:^|\n)[ \t]*from:?\s*$"
    r"|(?:^|\n)\W*[a-z-]+\s*(?:\(\d+\)\s*)?(?:years?|months?)\s*,\s*from:?\s*$"
    r"|\b(?:services?|goods|works?|supplies|deliveries)\s+(?:will|shall|are\s+to)\s+be\s+[a-z]+\s+(?:from|between)\s+$"
    r"|\b(?:this|the|our)\s+(?:[a-z]+\s+){0,2}(?:agreement|contract|arrangement|lease|licen[sc]e"
    r"|order|engagement|hire)\b"
    r"[^.;]{0,40}\b(?:covers?|is|shall\s+be|runs?|valid|effective|in\s+force)\b[^.;]{0,30}\b(?:for"
    r"|from|period|season|term)"
    r"(?:\s+(?:the|from|between|of|period|season|term|running|beginning))*\s*$)"
)
_GRANTING = re.compile(
    r"\b(?:grants?|appoints?|engages?|licen[sc]es|lets|leases|retains?|entrusts|(?:is"
    r"|are)\s+(?:hereby\s+)?(?:granted|appointed"
    r"|engaged|retained|hired|let))\b[^.;]{0,80}?\b(?:with\s+effect\s+from|as\s+from"
    r"|effective(?:\s+(?:as\s+of|from|on))?"
    r"|commencing(?:\s+on)?|beginning(?:\s+on)?)\s+(?:the\s+)?$"
    r"|\b(?:has|have)\s+been\s+(?:[a-z]+\s+)?(?:engaged|retained|appointed|employed|hired|acting|in\s+force"
    r"|in\s+effect|binding)\s+(?:as\s+[a-z ]{3,30}\s+)?since\s+(?:the\s+)?$"
)
_FROM_ALONE = re.compile(
    r"(?:^\W*(?:\d[\d.]*\W+)?(?:(?:the\s+)?(?:initial\s+)?(?:term|period|duration)\s*[.:-]\s*)?|\n[ \t]*)"
    r"(?:runs\s+)?from\s+(?:and\s+including\s+)?$"
)
_DONE = re.compile(
    r"\b(?:shall|will|agrees?\s+to|undertakes?\s+to)\s+(?:provide|perform|supply|deliver|render|carry\s+out|maintain|clean|host|support)\b"
    r"[^.;]{0,110}?\bfrom\s+(?:and\s+including\s+)?(?:the\s+)?$"
)
"""What one side does for all of the contract: ``shall provide the Services from``."""
_SO_LONG = re.compile(
    r"[\s,]+for\s+(?:an?\s+)?(?:(?:initial|fixed|first|minimum)\s+)*(?:(?:term|period)\s+of\s+)?(?:[a-z-]+|\d+)\s*(?:\(\d+\)\s*)?"
    r"(?:years?|months?)\b|[\s,]+for\s+an?\s+(?:initial|fixed|minimum)\s+(?:term|period)\b"
)
"""Behind a day: ``for a period of five years``."""
_BEGUN = (
    r"(?:effective|commencement|start(?:ing)?|beginning)\s+date"
    r"|da(?:y|te)\s+of\s+(?:commencement|beginning|effect)"
)
_IS_THE_DAY = re.compile(
    rf"[\s,]+(?:is|shall\s+be|will\s+be|as)\s+(?:hereby\s+)?(?:fixed\s+as\s+"
    rf"|agreed\s+as\s+)?(?:the\s+|our\s+)?[\"']?(?:{_BEGUN})\b"
    r"|[\s,]+(?:is|shall\s+be|will\s+be)\s+the\s+(?:day|date)\s+(?:on|from|upon)\s+which\s+(?:this"
    r"|our|the)\s+(?:[a-z]+\s+){1,4}?"
    r"(?:takes?|shall\s+take|comes?|enters?|begins?|starts?|commences?|is|becomes?)\b"
)
_ON_DAY = re.compile(
    r"(?:^|[.;,]\s+|\bthat\s+)(?:\W*\d[\d.]*\W+)?(?:on|as\s+of|as\s+from|from|upon)\s+(?:the\s+)?$"
)
_IT_BEGINS = re.compile(
    r"[\s,]+(?:this|our|the)\s+(?:[a-z]+\s+){0,3}?(?:agreement|contract|arrangement|amendment|lease"
    r"|licen[sc]e|deed|letter)\s+"
    r"(?:shall\s+|will\s+)?(?:takes?\s+effect|comes?\s+into\s+(?:force|effect)"
    r"|enters?\s+into\s+(?:force|effect)|begins?|starts?"
    r"|commences?|(?:is|be|becomes?)\s+(?:effective|binding|in\s+(?:force|effect)))\s*(?:[.,;]|and\b|$)"
)
_WHEN_IT = re.compile(
    r"[\s,]+(?:when|on\s+which(?:\s+da(?:y|te))?|whereupon)\s+(?:it|this\s+(?:[a-z]+\s+){0,2}[a-z]+)\s+"
    r"(?:shall\s+|will\s+)?(?:takes?\s+effect|(?:comes?|enters?)\s+into\s+(?:force|effect)"
    r"|becomes?\s+(?:effective|binding))\b"
)
"""Behind a day: ``, when it becomes effective``."""
_EDITION = re.compile(
    r"(?:^|\n)[^\n]{0,60}\b(?:version|edition|issue|revision|terms|conditions)\b[^\n.;]{0,40}\b(?:in\s+force|effective"
    r"|valid|applicable)\s+(?:from|as\s+of|since)\s+(?:the\s+)?$"
)
"""``Version 6, in force from``, at the head."""
_IT_IS = re.compile(
    r"\b(?:commencement|beginning|start|inception|effective\s+date)\s+of\s+(?:this"
    r"|the)\s+(?:agreement|contract|amendment|lease"
    r"|arrangement|addendum|licen[sc]e|term|deed|letter|order)\s+(?:is|shall\s+be"
    r"|will\s+be)\s+(?:on\s+)?(?:the\s+)?$"
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
            if sentence.start < _HEAD and (match := _EDITION.search(left)):
                yield Placed(low + match.start(), found, 4, 0.75)
                continue
        if role == "annex":
            continue
        plain = _in_words(folded, found, days)
        if plain is not None:
            yield plain
        elif (match := _WHEN.search(near)) is not None:
            yield Placed(found.start - len(near) + match.start(), found, 4, 0.75)
        elif "from" in left and ("year" in left or "month" in left):
            match = _LENGTH_FROM.search(left)
            before = left[: match.start() + 6] if match else ""
            if match and (headed or _OF_OURS.search(before)) and not words.OTHER_THING.search(before):
                yield Placed(low + match.start(), found, 4, 0.8 if headed else 0.75)
            elif (length := _HEADED_LENGTH.search(left)) and (headed or length["label"]):
                yield Placed(low + length.start(), found, 4, 0.75)
        elif (match := _GRANTED.match(folded[: found.start])) is not None and _GRANTS.match(
            folded, found.end
        ):
            yield Placed(match.start(), found, 5, 0.7)
        elif "means" in folded and (match := _MEANS_ON.search(folded[: found.start])) is not None:
            yield Placed(match.start(), found, 1, 0.8)


def _in_words(folded: str, found: FoundDate, days: Sequence[FoundDate]) -> Placed | None:
    """Read a day whose beginning is told behind it, or by two days, or by what is granted from it."""
    low = max(0, found.start - 140)
    left = folded[low : found.start]
    if words.MOVED_FROM.search(left):
        return None
    if match := _IT_IS.search(left):
        return Placed(low + match.start(), found, 2, 0.85)
    if _WHEN_IT.match(folded, found.end):
        return Placed(found.start, found, 3, 0.82)
    if _IS_THE_DAY.match(folded, found.end):
        return Placed(found.start, found, 2, 0.85)
    if _ON_DAY.search(left) and _IT_BEGINS.match(folded, found.end):
        return Placed(found.start, found, 3, 0.82)
    if _runs_to(folded, found, days) and (match := _RANGE.search(left)):
        return Placed(low + match.start(), found, 4, 0.75)
    if _SO_LONG.match(folded, found.end) and (match := _FROM_ALONE.search(left)):
        return Placed(low + match.start(), found, 4, 0.75)
    lasts = _runs_to(folded, found, days) or _SO_LONG.match(folded, found.end) is not None
    if lasts and (match := _DONE.search(left)) and not words.OTHER_THING.search(match.group()):
        return Placed(low + match.start(), found, 5, 0.72)
    if (match := _GRANTING.search(left)) and not words.OTHER_THING.search(match.group()):
        return Placed(low + match.start(), found, 5, 0.7)
    return None


def _runs_to(folded: str, found: FoundDate, days: Sequence[FoundDate]) -> bool:
    """Tell whether a later day follows, behind *to* or a dash."""
    later = next((day for day in days if day.start > found.end), None)
    if later is None or found.date is None or later.date is None or found.date >= later.date:
        return False
    if folded[found.end : later.start].strip() == "and":
        return folded[: found.start].rstrip().endswith("between")
    return words.TO.fullmatch(folded, found.end, later.start) is not None
