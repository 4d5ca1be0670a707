"""How plain English contracts choose their law: ``Law. Ohio.``, ``the parties look to the law of Texas``.

Read only where no sentence of the usual form chooses a law.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from pipeline.terms._law_hits import LawHit
from pipeline.terms._law_places import ASIDE, Place, last_place, place_at, places, plain, sentence_bounds
from pipeline.terms._law_rest import of_the_rest

_LAW = re.compile(r"\blaws?\b")
_SIDE = (
    r"(?:forum|venue|jurisdiction|courts?|disputes?|arbitration|place|language|interpretation|seat|notices"
    r"|litigation|controversies)"
)
_LABEL = re.compile(
    r"(?:^|\n|[|\u2502;\u2022\[>]|[.:]\s)[ \t*]*(?:(?:article|section|clause)\s+)?"
    r"[(\[]?(?:\d[\d.]{0,5}|[a-z]|[ivxl]{1,6})?"
    rf"[.):\]-]*\s*(?:the\s+)?(?:{_SIDE}\s*(?:and|&|/|,)\s*(?:governing\s+|applicable\s+)?laws?"
    r"|(?:(?:governing|applicable|proper|controlling|chosen|which|whose)\s+|choice\s+of\s+)?laws?)"
    rf"(?:\s+(?:of|for|governing)\s+(?:(?:this|the)\s+)?(?:contract|agreement))?"
    rf"(?:\s*(?:/|,|;|and|&)\s*(?:the\s+)?{_SIDE})*"
    r"(?:\s*\([^)\n]{1,24}\))?[\]*]*(?P<gap>[\s|\u2502*:.=>?_\[\]\u2013\u2014-]{1,60})"
    r"(?:(?:the\s+)?laws?\s+(?:of|in)\s+|that\s+of\s+)?"
)
_GAP = re.compile(r"[\]|\u2502:.=>?\u2013\u2014\t-]| {2}|\n")
_ENDS = re.compile(r"(?:'s(?:\s+laws?)?)?\s*(?:\Z|[\n\t|\u2502.,;:()\]]|(?:and|-)\s|\s{2})")
_TITLED = re.compile(r"\blaws?\b")
_OTHER_TITLE = re.compile(
    r"compl|observ|regulation|change|labou?r|employment|sanction|health|tax|obey|securities|privacy|changes"
    r"|environment|export|anti"
)
_RUN_IN = re.compile(
    r"\W*(?:[\dxivl.()]{1,8}\s+)?(?:the\s+)?(?:(?:choice of|governing|applicable|proper)\s+laws?|laws?)"
    r"(?:\s*(?:,|and|&)\s+[a-z]+|\s+(?:which|that)\s+(?:applies|governs|apply|govern|is\s+to\s+apply))?"
    r"\s*[.:-]\s+"
)
_GOVERNS = re.compile(
    r"(?:[^.;]{0,120}?[\s,)])?(?:shall|will|must|is\s+to|are\s+to|to|do(?:es)?)?\s*(?:alone\s+|exclusively\s+|solely\s+|always\s+)?"
    r"(?:governs?|controls?|appl(?:y|ies)|rules?|prevails?|determines?|decides?|settles?|regulates?|answers?"
    r"|(?:are|is|be)\s+(?:those|that|the\s+(?:laws?|one))\s+(?:by|under)\s+which|(?:be|is|are)\s+(?:applied|applicable|chosen|used|binding)"
    r"|(?:has|have)\s+been\s+chosen)\b"
)
_COVERS = re.compile(r"\s+(?:shall\s+|will\s+)?(?:covers?|binds?)\s+(?:this|our|the)\s+[a-z]+")
_OURS = re.compile(
    r"\b(?:this|our|the|its|these|your)\s+(?:[a-z]+\s+){0,3}?(?:agreement|contract|arrangement|letter|deal|deed|lease"
    r"|licen[sc]e|instrument|paper|amendment|addendum|terms|order|document|writing|memorandum|relationship|bargain"
    r"|undertaking|engagement|note)s?\b|\bparties\b|\bhere(?:of|under|in|to|by)\b|\bwe\b|\bboth\b|\bto\s+be\s+(?:read|construed|understood|judged)\b|\bit\s+is\b|\bits\b"
    r"|\b(?:disputes?|differences?|controvers\w+|questions?|claims?|arbitrat\w+|courts?|tribunal|judges?|suits?)\b"
)
_TOWARDS = re.compile(
    r"(?:\b(?:chosen|choose|chose|selected|select|agreed?\s+(?:up)?on|adopt(?:ed)?|elect(?:ed)?|look(?:s|ed)?\s+to"
    r"|submit(?:s|ted)?\b[^.;]{0,50}\bto|(?:falls?|comes?|stands?|read|judged|decided?|understood|settled"
    r"|answered|resolved|determined|construed|interpreted|enforced|governed|measured|tested|dealt\s+with|regarded)\b[^.;]{0,40}?\b(?:under|by"
    r"|according\s+to|in\s+accordance\s+with|in\s+the\s+light\s+of|pursuant\s+to|on\s+the\s+basis\s+of)|follows?|obeys?"
    r"|(?:ruled|covered|bound)\s+by|rests?\s+(?:up)?on|matters?\s+of|(?:shall|will|must|to)\s+apply|according\s+to"
    r"|(?:is|are|be)\s+(?:left\s+)?(?:for|to)|(?:agreement|contract|paper|deed|lives?|belongs?|sits?|lies)\s+under"
    r"|in\s+keeping\s+with|(?:is|are|be|made)\s+(?:to\s+be\s+[a-z]+\s+)?(?:under|subject\s+to)))\s+(?:and\s+in\s+accordance\s+with\s+)?(?:the\s+)?"
    r"(?:substantive\s+|internal\s+|domestic\s+|general\s+)?\Z"
)
_NEVER = re.compile(
    r"\b(?:without|irrespective|regardless|notwithstanding|exclud\w+|except|other than|conflicts?"
    r"|compl(?:y|iance|ies|ying)"
    r"|organi[sz]ed|incorporated|existing|formed|licensed|chartered|registered|established|created|violat\w+"
    r"|permitted|required|prohibited|entitled|qualified|allowed|provided by|limited by|filed|taxed|imposed"
    r"|corporation|company|partnership|trust|association|exempt|sold|issued|employ\w*|guarant\w+)\b"
)
_THAT_OF = re.compile(
    r"\blaws?\b(?:\s+(?:of|governing|for|applicable\s+to|(?:that|which|to)\s+(?:governs?|appl(?:y|ies))|to\s+be\s+applied)\b[^.;]{0,50}?)?"
    r"\s+(?:is|are|shall\s+be|will\s+be)\s+(?:(?:that|the\s+law|the\s+laws|those)\s+(?:of|in)\s+)?"
)
_ALONE = re.compile(
    r"\W*(?:[\dxivl.()]{1,8}\s+)?(?:interpretation\W+)?(?:according\s+to\s+|under\s+)?(?:the\s+)?(?:internal\s+|substantive\s+)?"
)
_NOT_ALONE = re.compile(
    r"\b(?:firm|school|degree|requires?|permits?|allows?|provides?|is|are|was|were|has|have|may|shall|must|will|says"
    r"|prohibits?|forbids?|opinion|review|journal|society|counsel|department|office)\b"
)
_PROPER = re.compile(r"\b(?:governing|proper|applicable|controlling)\s+\Z|\bthe\s+\Z")
_WHOSE = re.compile(
    r"\s*,?\s*(?:is|shall\s+be|being)\s+the\s+(?:state|country|place|province|jurisdiction)\s+whose\s+laws?\s+"
    r"(?:shall\s+|will\s+)?(?:governs?|appl(?:y|ies)|controls?)"
)
_WHOSE_IS = re.compile(
    r"\bwhose\s+laws?\s+(?:shall\s+|will\s+)?(?:governs?|appl(?:y|ies)|controls?)(?:\s+(?:this|the)\s+[a-z]+)?"
    r"\s*(?:is|shall\s+be|:)\s+"
)
_ITS_LAWS = re.compile(
    r"\b(?:its|that\s+(?:state|country|province|place)'s)\s+laws?\s+(?:shall\s+|will\s+)?(?:governs?|appl(?:y|ies)|controls?)\b"
    r"|\blaws?\s+of\s+that\s+(?:state|country|province|place)\s+(?:shall\s+|will\s+)?(?:governs?|appl(?:y|ies)|controls?)\b"
)
_WHOSE_LAW = re.compile(
    r"\s*,\s*(?:by\s+)?whose\s+laws?\s+(?:shall\s+|will\s+)?(?:(?:also|alone)\s+)?(?:governs?|appl(?:y|ies)|controls?"
    r"|(?:it|this\s+\w+|the\s+\w+)\s+(?:is|shall\s+be)\s+governed)\b"
)
_ITS = re.compile(r"\bits\s+\Z")
_BACK = re.compile(
    r"\s+(?:of\s+(?:such|said|that|the\s+(?:said|same))\s+(?:state|jurisdiction|country|province|place)|thereof|there)\b"
)
_WITHIN = re.compile(r"\b(?:in|within|at)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?\Z")
_LABELLED, _SAID, _IMPLIED = 0.87, 0.8, 0.7


@cache
def _before_law() -> re.Pattern[str]:
    known = places("en")
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted({*known.names, *known.adjectives}, key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![a-z])(?P<name>{names})(?:'s?)?(?:\s+state)?\s+(?:(?:substantive|internal|domestic|contract)\s+)?\Z"
    )


_OF = re.compile(r"(?:\s*\([^()]{0,80}\))?\s+(?:now\s+)?(?:(?:in\s+force|applicable)\s+)?(?:of|in)\s+")
_MORE = re.compile(r"\s*,?\s*(?:and/or|and|or|&)\s+(?:of\s+)?(?:(?:the\s+)?(?:federal\s+)?laws?\s+of\s+)?")


def loose_hits(text: str, folded: str, heading: str, low: int, high: int) -> Iterator[LawHit]:
    """Yield the laws that ``text[low:high]`` chooses in plain words. ``heading`` is folded."""
    for label in _LABEL.finditer(folded, max(low - 1, 0), high):
        if not _GAP.search(label["gap"]):
            continue
        place = place_at(folded, label.end(), "en") or _adjective_at(folded, label.end())
        if place is not None and _ENDS.match(folded, place.end):
            yield LawHit(label.start(), place.end, (place.code,), _LABELLED)
            return
    titled = _TITLED.search(heading) is not None and not _OTHER_TITLE.search(heading)
    rest = of_the_rest(folded, low, high)
    if rest is not None and (law_before := _LAW.search(folded, max(low, rest.start - 120), rest.start)):
        yield LawHit(law_before.start(), rest.end, (rest.code,), _SAID)
        return
    for law in _LAW.finditer(folded, low, high):
        start, _ = sentence_bounds(text, law.start())
        head = _RUN_IN.match(folded, start)
        named_here = head is not None and head.end() <= law.start()
        start = head.end() if head is not None and named_here else start
        hit = _chosen(folded, start, law, titled=titled or named_here) or _told(folded, start, law)
        if hit is not None:
            yield hit


def _named(folded: str, law: re.Match[str]) -> list[Place]:
    """Read the places whose law it is: ``law of Ohio``, ``Ohio's law``, ``Cayman Islands law``."""
    gap = _OF.match(folded, law.end())
    first = place_at(folded, gap.end(), "en") if gap else None
    if first is None:
        match = _before_law().search(folded, max(law.start() - 60, 0), law.start())
        if match is None:
            return []
        known, name = places("en"), plain(match["name"])
        code = known.adjectives.get(name) or known.names[name]
        return [Place(code, match.start("name"), law.end())]
    found = [first]
    while len(found) < 4 and (more := _MORE.match(folded, found[-1].end)):
        place = place_at(folded, more.end(), "en")
        if place is None:
            break
        found.append(place)
    return found


def _named_before(folded: str, start: int, law: re.Match[str]) -> list[Place]:
    """Read a place that was named before: ``made in Ohio and to be read under its laws``."""
    its = _ITS.search(folded, max(start, law.start() - 6), law.start())
    if its is None and not _BACK.match(folded, law.end()):
        return []
    place = last_place(folded, start, law.start(), "en")
    if place is None or not _WITHIN.search(folded, max(start, place.start - 24), place.start):
        return []
    return [place]


def _chosen(folded: str, start: int, law: re.Match[str], *, titled: bool) -> LawHit | None:
    """Read ``the law of Texas shall be applied``, ``we have chosen Ohio law``."""
    named, implied = _named(folded, law), False
    if not named:
        named, implied = _named_before(folded, start, law), True
    if not named:
        return None
    begins = law.start() if implied else min(named[0].start, law.start())
    end = max(named[-1].end, law.end())
    codes = tuple(place.code for place in named)
    before = ASIDE.sub(" , ", folded[start:begins])
    if _NEVER.search(before[-110:]):
        return None
    after = folded[end : end + 170]
    stop = re.search(r"[;]|\.\s|\n\s*\n|\.\Z", after)
    after = after[: stop.start()] if stop else after
    if implied:
        towards = _TOWARDS.search(_ITS.sub("", before)) if titled or _OURS.search(before) else None
        return LawHit(start, end, codes, _IMPLIED) if towards else None
    ours = titled or _OURS.search(before) or _OURS.search(after)
    if titled and len(before.split()) <= 8:
        return LawHit(start, end, codes, _LABELLED)
    if ours and _TOWARDS.search(before):
        return LawHit(start, end, codes, _SAID)
    short = len(before.split()) <= 3
    if short and len(after.split()) <= 6 and _ALONE.fullmatch(before) and not _NOT_ALONE.search(after):
        if _OTHER_TITLE.search(folded, max(0, start - 40), start):
            return None
        return LawHit(start, end, codes, _IMPLIED)
    if _COVERS.match(after) or (_GOVERNS.match(after) and (ours or short)):
        return LawHit(start, end, codes, _SAID)
    return None


def _told(folded: str, start: int, law: re.Match[str]) -> LawHit | None:
    """Read a place that is told apart from its law: ``the law is that of Ohio``."""
    if match := _THAT_OF.match(folded, law.start()):
        place = place_at(folded, match.end(), "en")
        if place is None:
            place = _adjective_at(folded, match.end())
        if place is not None and _PROPER.search(folded, max(start, law.start() - 30), law.start()):
            return LawHit(start, place.end, (place.code,), _SAID)
    if match := _WHOSE_IS.search(folded, max(start, law.start() - 8), law.end() + 60):
        place = place_at(folded, match.end(), "en")
        if place is not None:
            return LawHit(start, place.end, (place.code,), _SAID)
    last = last_place(folded, start, law.start(), "en")
    if last is None:
        return None
    its = (
        _WHOSE.match(folded, last.end)
        or _WHOSE_LAW.match(folded, last.end)
        or _ITS_LAWS.match(folded, _word_before(folded, law.start()))
    )
    if its is None or _NEVER.search(folded, start, law.start()):
        return None
    return LawHit(start, law.end(), (last.code,), _IMPLIED)


def _word_before(folded: str, at: int) -> int:
    """Return where ``its`` or ``that State's`` begins before a law, else the law itself."""
    match = re.search(r"(?:its|that\s+[a-z]+'s)\s+\Z", folded[max(0, at - 24) : at])
    return at if match is None else at - (len(match.group()))


def _adjective_at(folded: str, at: int) -> Place | None:
    """Read ``Ohio law`` or ``Ohio's`` at an offset."""
    known = places("en")
    match = re.compile(
        rf"(?P<name>{known.adjective})(?:'s\b|(?:\s+state)?\s+law\b|(?=\s*(?:[.,;]|and\b|\Z)))"
    ).match(folded, at)
    return Place(known.adjectives[plain(match["name"])], at, match.end()) if match else None
