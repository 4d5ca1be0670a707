"""How English contracts choose their law."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from pipeline.terms._law_hits import LawHit
from pipeline.terms._law_places import ASIDE, Place, last_place, place_at, places, plain, sentence_bounds
from pipeline.terms._law_rest import of_the_rest

_LAW = re.compile(r"\b(?:laws?|statutes|(?:legal )?regulations|legislation)\b")
_CHOICE = re.compile(
    r"(?:conflicts?|choices?|doctrines?|rules?|principles?|principals?|body)[- ](?:of|and)\s+(?:the\s+)?\Z"
)
_GAP = re.compile(
    r"(?:\s*,?\s*\([^()]{0,200}\))?"
    r"(?:,?\s+(?:and|or|&)\s+(?:decisions|decisional law|regulations|judicial decisions|rules|statutes|"
    r"practices|usages|customs|jurisdiction|courts)){0,3}"
    r"(?:\s*,[^,.;]{0,120},)?(?:\s*\([^()]{0,200}\))?"
    r"(?:\s+(?:then|now|as))?(?:\s+(?:in force|in effect|applicable|prevailing|applied|existing|enacted))?"
    r"(?:\s+to\s+(?:contracts|agreements)[^.;]{0,80}?)?"
    r"\s+(?:(?:of|in|from|within)\s*,?\s+(?:and\s+(?:in|for)\s+)?|(?=(?:the\s+)?state\s+of\s))"
)
_CUE = re.compile(
    r"\b(?P<strong>govern(?:ed|s|ing)?|constru(?:ed|ction)|constructed|interpret(?:ed|ation)|controlled|"
    r"enforced)\b|"
    r"\b(?P<weak>determined|resolved|settled|decided|subject|applied|contracted|validity|"
    r"adjudicated|enforceable|regulated|administered|made\s+(?:and\s+\w+\s+)?under|contract\s+under|"
    r"entered\s+into\s+under)\b"
)
_AFTER = re.compile(
    r"[^.;]{0,160}?\b(?:shall|will|must|is to|are to|does|do)?\s*(?:exclusively\s+|solely\s+)?"
    r"(?:governs?|controls?|applies|apply|shall be applicable|will be applicable|shall be the governing)\b"
)
_NEVER = re.compile(
    r"\b(?:without|irrespective|regardless|notwithstanding|exclud\w+|exclusive of|except|other than|"
    r"conflicts?|choice of|(?:and|but)\s+not|rather\s+than|instead\s+of|"
    r"compl(?:y|iance|ies|ying)|organi[sz]ed|incorporated|existing|formed|licensed|chartered|violation|"
    r"permitted|"
    r"required|prohibited|entitled|qualified|allowed|provided by)\b"
)
_SUBJECT = re.compile(
    r"\b(?:this|the|these|said|such|present|our|your)\s+(?:[\w&'-]+\s+){0,4}(?:agreements?|contracts?|"
    r"amendments?|leases?|licen[cs]es?|terms|conditions|deeds?|warrants?|notes?|guarant(?:y|ee)s?|"
    r"instruments?|documents?|engagement|orders?|"
    r"addendum|manual|letter|memorandum|relationship|plan|policy|sla|oma)\b|\bhere(?:of|under|in|to|by)\b|"
    r"\bparties\b|"
    r"\bt(?:his|he) ?agreement"
)
_ARBITRATION = re.compile(r"\barbitrat(?:ion|ors?|al)\b")
_IS_SUBJECT = re.compile(
    r"\b(?:agreement|contract|lease|licen[cs]e|amendment|terms|parties|disputes?|controvers(?:y|ies)|"
    r"claims?|merits|"
    r"arbitration|note|warrant|deed|instrument|guaranty|guarantee|document)\b[^.;]{0,120}?"
    r"\b(?:is|are|be|been|have|agree)\s+(?:\w+\s+){0,5}\w+\Z"
)
_TITLE = re.compile(
    r"\b(?:govern(?:ing|ed)?|applicable|choice of|controlling|proper|selection of)\s+laws?\b|"
    r"\blaws?\s*(?:,|;|&|/|and)\s*(?:jurisdiction|venue|forum|courts?|disputes?|arbitration|attorney)|"
    r"\Alaws?\Z"
)
_BACK = re.compile(
    r"(?:\s+and\s+decisions)?(?:\s+of\s+(?:such|said|that|the\s+(?:said|same))\s+"
    r"(?:state|jurisdiction|country|province|commonwealth)|\s+thereof)\b"
)
_BLANK = re.compile(
    r"\s+of\s+(?:the\s+)?(?:(?:state|commonwealth|province|country)\s+of\s+)?"
    r"(?P<blank>\[[^\]]{0,40}\]|_{2,}|\.{4,}|x{3,}|[●•]+|\{\{[^}]{0,40}\}\}|\*{3,})"
)
_DEPENDS = re.compile(
    r"\s+of\s+the\s+(?:state|jurisdiction|country|province|place)\s+(?:in\s+which|where|wherein)\b|"
    r"\s+governing\s+(?:the|such)\s+[\w ]{0,40}\bagreement\b|\s+set\s+forth\s+in\b"
)
_MORE = re.compile(r"\s*,?\s*(?:and/or|and|or|&)\s+(?:(?:the\s+)?laws?\s+of\s+|of\s+)?")


@cache
def _adjective() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![a-z])(?P<adjective>{places('en').adjective})(?:\s+state)?\s+"
        r"(?:(?:substantive|internal|domestic|contract)\s+)?\Z"
    )


_LABEL = re.compile(
    r"\b(?:governing|applicable)\s+law\s*(?:and\s+jurisdiction\s*)?[:\t|.-]\s*(?:the\s+)?(?:laws?\s+of\s+)?"
)


_REST = 170
"""So far behind one law may stand that of all which it does not settle."""
_ENDS = ("", "\n", "\t", "\f", ".", ",", ";", "|", ")")


def _labelled(folded: str, low: int, high: int) -> Iterator[LawHit]:
    """Yield laws of a table or a list of terms: ``Governing law: New York``."""
    for label in _LABEL.finditer(folded, low, high):
        place = place_at(folded, label.end(), "en")
        if place is not None and folded[place.end : place.end + 1] in _ENDS:
            yield LawHit(label.start(), place.end, (place.code,), 0.9)


_ALONE_BEFORE = re.compile(r"(?:\A|[.;:\n\t|)-])\s*(?:the\s+)?\Z")
_ALONE_AFTER = re.compile(r"\s*(?:[.;|\n\t]|[,-]\s*(?:\w+\s+)?(?:court|jurisdiction)|\Z)")
_DISPUTES = re.compile(
    r"\b(?:disputes?|jurisdiction|courts?|arbitration|(?:governing|applicable|proper)\s+laws?)\b|"
    r"\blaws?\s*(?:[:|\t]|and\s+(?:disputes?|jurisdiction|courts?))|\A\W*[\d.]*\s*laws?\s*[.:]?\s*\Z"
)


def _alone(folded: str, start: int, end: int, heading: str) -> bool:
    """Whether a law is a sentence of its own (``Disputes. English law.``) where law is the subject."""
    low = max(start - 60, 0)
    if not _ALONE_BEFORE.search(folded, low, start) or not _ALONE_AFTER.match(folded, end):
        return False
    return _DISPUTES.search(heading) is not None or _DISPUTES.search(folded, low, start) is not None


def english_hits(text: str, folded: str, heading: str, low: int, high: int) -> Iterator[LawHit]:
    """Yield the choices of law whose word *law* stands in ``text[low:high]``. ``heading`` is folded."""
    yield from _labelled(folded, low, high)
    for law in _LAW.finditer(folded, low, high):
        if _CHOICE.search(folded, max(law.start() - 30, 0), law.start()):
            continue
        start, end = sentence_bounds(text, law.start())
        named = _named(folded, law)
        if named is None and not _BLANK.match(folded, law.end()) and not _DEPENDS.match(folded, law.end()):
            back = _BACK.match(folded, law.end())
            place = last_place(folded, start, law.start(), "en") if back else None
            if back is None or place is None:
                continue
            named, law_start, name_end, implied = [place], law.start(), back.end(), True
        else:
            law_start = named[0].start if named and named[0].start < law.start() else law.start()
            name_end = max(named[-1].end, law.end()) if named else law.end()
            implied = False
        confidence = _confidence(folded, start, law_start, name_end, heading)
        if confidence is None and named and not implied and _alone(folded, law_start, name_end, heading):
            start, confidence = law_start, 0.9
        if confidence is None:
            continue
        if named:
            confidence = min(confidence, 0.8) if implied else confidence
            rest = of_the_rest(folded, name_end, min(len(folded), name_end + _REST))
            if rest is not None:
                named, name_end = [rest], rest.end
            yield LawHit(start, name_end, tuple(place.code for place in named), confidence)
            continue
        blank = _BLANK.match(folded, law.end())
        depends = _DEPENDS.match(folded, law.end())
        if blank is not None and confidence >= 0.6:
            words = plain(text[blank.start("blank") : blank.end("blank")])
            yield LawHit(start, blank.end(), (), 0.9, f"the place is left open ({words})")
        elif depends is not None and confidence >= 0.9:
            yield LawHit(start, min(end, depends.end() + 60), (), 0.7, "the law depends on something else")


def _named(folded: str, law: re.Match[str]) -> list[Place] | None:
    """Read the places whose law it is: ``laws of the State of Ohio``, ``Ohio law``."""
    gap = _GAP.match(folded, law.end())
    first = place_at(folded, gap.end(), "en") if gap else None
    if first is None:
        if not law.group().startswith("law"):
            return None
        before = _adjective().search(folded, max(law.start() - 50, 0), law.start())
        if before is None:
            return None
        code = places("en").adjectives[plain(before.group("adjective"))]
        return [Place(code, before.start("adjective"), law.end())]
    found = [first]
    while True:
        more = _MORE.match(folded, found[-1].end)
        place = place_at(folded, more.end(), "en") if more else None
        if place is None or len(found) > 4:
            return found
        found.append(place)


def _confidence(folded: str, start: int, law_start: int, name_end: int, heading: str) -> float | None:
    """Say how surely a named law is the contract's: ``None`` when the words choose nothing."""
    before = ASIDE.sub(" , ", folded[start:law_start])
    cues = list(_CUE.finditer(before))
    sentence = folded[start : name_end + 160]
    titled = _TITLE.search(heading) is not None or _TITLE.search(folded, start, start + 60) is not None
    subject = titled or _SUBJECT.search(sentence) is not None
    for cue in reversed(cues):
        if _NEVER.search(before, cue.end()):
            break
        strong = cue.group("strong") is not None
        if not strong and not subject:
            continue
        if not strong and not titled and not _IS_SUBJECT.search(before[: cue.end()]):
            continue
        if _ARBITRATION.search(before, max(cue.start() - 60, 0)) and not _SUBJECT.search(before):
            return 0.55
        if not strong:
            return 0.8
        return 0.97 if subject else 0.75
    after = _AFTER.match(folded, name_end)
    if after is not None and not _NEVER.search(before[-60:]):
        return 0.95 if subject else 0.75
    return None
