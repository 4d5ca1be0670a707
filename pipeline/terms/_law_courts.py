# ruff: noqa: E501 (patterns are read by the phrase)
"""The words by which contracts choose a court or a seat of arbitration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data import late as re
from pipeline.terms._arbitral_names import named_alone
from pipeline.terms._law_places import last_place, places, sentence_bounds

_NAME = (
    r"[A-ZÀ-Ý][\w'’.À-ÿ-]*(?:,?\s+(?:(?:and|et|of|de|du|la|le|sur|en|the)\s+)?[A-ZÀ-Ý][\w'’.À-ÿ-]*){0,4}"
)
_COURT_EN = re.compile(
    r"\b(?P<court>(?:(?:the\s+)?(?:state|federal|district|superior|circuit|supreme|chancery|county|high|"
    r"appropriate|competent|"
    r"state\s+(?:and|or|and/or)\s+federal|federal\s+(?:and|or|and/or)\s+state|"
    r"united\s+states(?:\s+federal)?|u\.s\.|local|"
    r"provincial|civil|commercial|people's|applicable)\s+(?:and\s+|or\s+)?)*(?:courts?|"
    r"tribunals?|landgericht|handelsgericht|rechtbank|tribunale)(?:\s+of\s+(?:competent\s+jurisdiction|law|"
    r"chancery|justice|appropriate\s+jurisdiction|general\s+jurisdiction|record))?)"
    r"(?P<link>[\s,]+(?:of\s+(?:or|and|and/or)\s+(?:located\s+|sitting\s+)?in|of|located\s+(?:(?:with)?in|at)|sitting\s+(?:in|at)|situated?d?\s+(?:in|at)|in|within|for|"
    r"having\s+jurisdiction\s+in|seated\s+(?:in|at))\s+"
    r"(?:and\s+for\s+)?(?:the\s+)?(?:(?:city|county|state|commonwealth|province|republic|"
    r"borough)\s+(?:and\s+(?:county|state)\s+)?of\s+)?)",
)
_CHOOSES_EN = re.compile(
    r"exclusive|jurisdiction|venue|submit|attorn|consent|brought|litigat|heard|resolved|commenced|"
    r"instituted|filed|forum|competen|\bsue|decided|\btried|seis"
)
_VENUE_EN = re.compile(
    r"\bvenue\b[^.;]{0,120}?\b(?:in|be|is)\s+(?:in\s+)?(?:the\s+)?(?:(?:city|county|"
    r"state)\s+(?:and\s+state\s+)?of\s+)?",
    re.IGNORECASE,
)
_ADJECTIVE_COURTS = re.compile(
    r"\b(?P<adjective>English|French|German|Swiss|Irish|Scottish|Israeli|Dutch|Belgian|Delaware|New York|"
    r"California|Texas)\s+(?:state\s+)?[Cc]ourts\b"
)
FOREIGN = ("landgericht", "handelsgericht", "rechtbank")
"""Courts that keep the name they have in their own language."""
_SEAT_EN = re.compile(
    r"(?:\b(?:arbitrat\w+|(?:legal\s+|juridical\s+)?seat|"
    r"place\s+of\s+(?:the\s+)?arbitration)\b[^.;]{0,220}?"
    r"\b(?:held|conducted|takes?\s+place|located)\s+(?:in|at)\s+|"
    r"\b(?:seat|place|venue|location|situs)\s+(?:of\s+(?:the\s+|such\s+|any\s+){0,2}(?:arbitration(?:\s+proceedings?)?|"
    r"proceedings?)\s+)?"
    r"(?:shall\s+be|will\s+be|to\s+be|is|being)\s+(?:in\s+|at\s+)?|\barbitration\s+in\s+|\bseated\s+in\s+)"
    r"(?:the\s+)?(?:(?:city|county|state)\s+of\s+)?",
    re.IGNORECASE,
)
_OF_COURTS = re.compile(
    r"\bcourts?\s+(?:sitting\s+|located\s+|situated\s+|held\s+)?(?:in|at)\s+(?:the\s+)?(?:\w+\s+of\s+)?\Z"
)
"""What is *located in* a place are courts, though arbitration is spoken of before."""
_COURT_FR = re.compile(
    r"\b(?P<court>(?:tribuna(?:l|ux)(?:\s+(?:de\s+commerce|des\s+(?:affaires|activites)\s+economiques|judiciaires?|"
    r"administratifs?|de\s+grande\s+instance|"
    r"d'instance|civils?|competents?|arbitral|regional|de\s+premiere\s+instance|cantona(?:l|ux)|de\s+l'entreprise|"
    r"d'arrondissement))*|landgericht|handelsgericht|rechtbank|"
    r"cours?\s+d'appel|juridictions?(?:\s+(?:competentes?|civiles?|commerciales?|judiciaires?))*|"
    r"cours?\s+et\s+tribunaux))"
    r"(?P<link>\s*,?\s*(?:de\s+l'arrondissement(?:\s+judiciaire)?\s+|(?:de|d')\s*et\s+(?=a\b)|du\s+ressort\s+(?:de\s+la\s+cour\s+d'appel\s+)?(?:territorial\s+)?|du\s+district(?:\s+judiciaire)?\s+|du\s+lieu\s+|"
    r"situes?\s+|seants?\s+)?(?:de|d'|du|des|a)\s*(?:la\s+ville\s+(?:de|d')\s*|"
    r"la\s+cour\s+d'appel\s+(?:de|d')\s*)?)"
)
_ADJECTIVE_FR = re.compile(
    r"\b(?:tribunaux|juridictions)\s+(?:\w+\s+)?(?P<adjective>francais|francaises|belges|suisses|"
    r"luxembourgeois(?:es)?|allemande?s|anglais(?:es)?|italien(?:ne)?s|espagnole?s|neerlandais(?:es)?|monegasques"
    r"|marocain(?:e)?s|tunisien(?:ne)?s|algerien(?:ne)?s|irlandais(?:es)?|autrichien(?:ne)?s|portugais(?:es)?)\b"
)
_CHOOSES_FR = re.compile(
    r"competen|attribu|ressort|soumis|porte|litige|differend|contestation|conflit|saisi|defere|"
    r"juridiction|tranche|connaitre|introduit"
)
_SEAT_OF = re.compile(
    r"(?:tribuna(?:l|ux)|juridictions?|juges?|"
    r"cours?)\b[^.;]{0,60}?\b(?:du\s+(?:lieu\s+(?:de\s+)?(?:du\s+)?)?(?:siege(?:\s+social)?|domicile|"
    r"ressort\s+du\s+siege(?:\s+social)?)|de\s+son\s+siege|dans\s+le\s+ressort\s+du\s+siege|"
    r"dont\s+depend\s+le\s+siege)(?P<whose>[^.,;]{0,60})"
)
_SEAT_FR = re.compile(
    r"\b(?:siege\s+de\s+l'arbitrage|arbitrage\b[^.;]{0,120}?(?:aura\s+lieu|se\s+tiendra|siegera|"
    r"se\s+deroulera)|lieu\s+de\s+l'arbitrage)[^.;]{0,30}?\b(?:a|est|sera)\s+(?:a\s+)?"
)
_BLANK = re.compile(
    r"[\s«\"]*(?:\[[^\]]{0,40}\]|_{2,}|\.{4,}|…+|x{3,}|[●•]+|\{\{[^}]{0,40}\}\}|\*{3,})", re.IGNORECASE
)
_NOT_PLACE = frozenset(
    [
        "agreement", "contract", "section", "article", "party", "parties", "company", "the", "this",
        "such", "commerce",
        "united", "justice", "law", "competent", "any", "each", "which", "buyer", "seller", "licensor",
        "licensee",
        "court", "courts", "appeal", "appeals", "defendant", "client", "prestataire", "vendeur",
        "acheteur", "code",
        "english", "french", "german", "chinese", "spanish", "italian", "russian", "chancery", "federal",
        "purpose", "licensed", "lieu", "siege", "siège",
        "ressort", "domicile", "etat", "état", "first", "customer", "supplier", "service", "arbitration",
        "american",
        "international",
    ]
)  # fmt: skip
_STRONG_EN = re.compile(
    r"exclusive|jurisdiction\s+of|\bvenue\b|submit|attorn|consents?\s+to|forum|"
    r"\b(?:shall|will|must|may)\s+(?:\w+\s+){0,2}be\s+(?:\w+\s+){0,2}(?:brought|commenced|filed|"
    r"instituted|litigated|heard|"
    r"resolved|settled|adjudicated|determined|decided)|"
    r"jurisdiction\s+(?:and\s+venue\s+)?(?:shall\s+)?(?:lie|be)\b|\b(?:sole|only)\s+(?:the\s+)?compet|competence|\bsue\s"
)


_FORUM_TITLE = re.compile(r"jurisdiction|venue|forum|\bcourts?\b")
_ALONE_EN = re.compile(r"\W*(?:the\s+)?courts?\s+(?:of|in|at)\s+(?:[a-z-]+[\s,]*){1,5}\.?\s*$")


@dataclass(frozen=True, slots=True)
class CourtHit:
    """A choice of court in one clause; offsets in the clause."""

    kind: Literal["court", "arbitration"]
    court: str
    place: str
    country: str
    start: int
    end: int
    confidence: float
    reason: str = ""


_CAPITALS = re.compile(
    r"(?:NEW |SAN |LOS |SAINT[- ]|LE |LA |NORTH |SOUTH |WEST )?[A-ZÀ-Ý'’-]+(?: COUNTY| CITY)?(?:, (?:NEW |"
    r"NORTH |SOUTH )?[A-Z]+(?=[ .;,]*$))?"
)


@cache
def _name() -> re.Pattern[str]:
    return re.compile(_NAME)


def name_at(text: str, at: int) -> re.Match[str] | None:
    """Return the name of a place that stands at an offset; a word such as *Agreement* is none."""
    match = _name().match(text, at)
    if match is not None and match.group().isupper() and len(match.group()) > 8:
        # in capitals every word looks like a name: a place is one to three words up to a comma
        match = _CAPITALS.match(text, at)
    if match is None or match.group().split()[0].lower().strip(".,") in _NOT_PLACE:
        return None
    return match


def _country(folded: str, start: int, end: int) -> str:
    """Return the code of the last country in a stretch, or of its part where that is named too."""
    for language in ("en", "fr"):
        place = last_place(folded, start, end, language)
        if place is None:
            continue
        before = last_place(folded, start, place.start, language)
        if before is not None and before.code.startswith(f"{place.code}-"):
            return before.code
        return place.code
    return ""


def english_courts(text: str, folded: str, heading: str) -> Iterator[CourtHit]:
    """Yield the courts and seats of arbitration that one clause chooses."""
    if any(word in folded for word in ("court", "tribunal", *FOREIGN)):
        yield from _english_courts(text, folded, heading)
    if "venue" in folded:
        for match in _VENUE_EN.finditer(text):
            name = name_at(text, match.end())
            if name is not None and "arbitrat" not in match.group().lower():
                end = _whole(text, name)
                country = _country(folded, match.end(), end)
                if country and "court" not in folded[match.end() : end]:
                    place = _plain(text[match.end() : end])
                    yield CourtHit("court", "", place, country, match.start(), end, 0.85)
    if "arbitrat" in folded:
        for match in _SEAT_EN.finditer(text):
            name = name_at(text, match.end())
            said = folded[max(match.start() - 200, 0) : match.end()]
            if name is None or "arbitrat" not in said or _OF_COURTS.search(said) or named_alone(said, "en"):
                continue
            end = _whole(text, name)
            country = _country(folded, match.end(), end)
            place = _plain(text[match.end() : end])
            start = max(match.start(), match.end() - 260)
            yield CourtHit("arbitration", "", place, country, start, end, 0.9 if country else 0.7)


def _english_courts(text: str, folded: str, heading: str) -> Iterator[CourtHit]:
    for match in _COURT_EN.finditer(folded):
        start, stop = sentence_bounds(text, match.start())
        sentence = folded[start:stop]
        titled = _FORUM_TITLE.search(heading) is not None
        if _CHOOSES_EN.search(sentence) is None and not titled:
            continue
        court = _plain(text[match.start("court") : match.end("court")])
        blank = _BLANK.match(text, match.end())
        if blank is not None:
            yield CourtHit(
                "court", court, "", "", start, blank.end(), 0.8, "the place of the court is left open"
            )
            continue
        name = name_at(text, match.end())
        if name is None and text[match.start() : match.end()].isupper():
            name = name_at(text, match.end())
        if name is None:
            continue
        end = _whole(text, name)
        place = _plain(text[match.end() : end])
        country = _country(folded, match.end(), end) or _beside(folded, end, stop)
        strong = _STRONG_EN.search(sentence) or (titled and _ALONE_EN.match(sentence))
        if not strong and not country:
            continue
        confidence = 0.93 if country and strong else 0.7
        if not strong:
            confidence = 0.6
        yield CourtHit(
            "court",
            _plain(f"{court} {text[match.end('court') : end]}"),
            place,
            country,
            start,
            end,
            confidence,
        )
    for adjective in _ADJECTIVE_COURTS.finditer(text):
        code = places("en").adjectives.get(adjective.group("adjective").lower(), "")
        start, stop = sentence_bounds(text, adjective.start())
        if re.search(r"exclusive|jurisdiction|submit", folded[start:stop]):
            yield CourtHit("court", _plain(adjective.group()), "", code, start, adjective.end(), 0.9)


def _whole(text: str, name: re.Match[str]) -> int:
    """Take ``, New York`` after ``New York County``; leave a following sentence."""
    end = name.end()
    words = text[name.start() : end]
    stop = re.search(r"\.(?:\s|(?=[A-Z][a-z]))", words)
    if stop is not None and not re.search(r"\b(?:St|U\.S|D\.C|Ft)\.", words):
        end = name.start() + stop.start()
    return end - (
        1 if text[end - 1 : end] in ",." and not text[:end].endswith(("U.S.A.", "D.C.", "U.S.")) else 0
    )


_LAND = re.compile(
    r"(?:\s+[a-z-]{4,16}(?=\s*[,(]))?\s*(?:(?:,\s*)?(?:division\s+(?:de|d')\s*[\w'-]+|(?:siegeant|sis|sise|situe|seant|sitting|seated)\s+(?:a|at|in)\s+[\w' -]{3,30}?)\s*)?"
    r"(?:,?\s*\((?P<land>[a-z' -]{3,30})\)|,\s*(?:en|au|aux|in)\s+(?P<inside>[a-z' -]{3,30}?)(?=[\s,.;]|$))"
)
"""What stands right behind a court: ``, siégeant à Nivelles (Belgique)``."""


def _beside(folded: str, end: int, stop: int) -> str:
    """Return the country that is named right behind the place of a court."""
    match = _LAND.match(folded, end, min(stop, end + 110))
    if match is None:
        return ""
    group = "land" if match["land"] else "inside"
    return _country(folded, match.start(group), match.end(group))


def french_courts(text: str, folded: str, heading: str) -> Iterator[CourtHit]:
    """Yield the courts and seats of arbitration that one French clause chooses."""
    for match in _COURT_FR.finditer(folded):
        start, stop = sentence_bounds(text, match.start())
        titled = re.search(
            r"juridiction|litige|competen|differend|droit\s+applicable|loi\s+applicable", heading
        )
        if _CHOOSES_FR.search(folded[start:stop]) is None and not titled:
            continue
        court = _plain(text[match.start("court") : match.end("court")])
        blank = _BLANK.match(text, match.end())
        if blank is not None:
            yield CourtHit(
                "court", court, "", "", start, blank.end(), 0.85, "the place of the court is left open"
            )
            continue
        name = name_at(text, match.end())
        if name is None:
            continue
        end = _whole(text, name)
        place = _plain(text[match.end() : end])
        country = (
            _country(folded, match.end(), end)
            or _beside(folded, end, stop)
            or (
                "BE"
                if "entreprise" in court.lower()
                else "FR"
                if re.search(r"commerce|judiciaire|instance|affaires|appel", court.lower())
                else ""
            )
        )
        strong = (
            re.search(r"exclusiv|attribu|competen|seul|soumis|porte", folded[start:stop]) is not None
            or titled
        )
        yield CourtHit(
            "court",
            _plain(text[match.start("court") : end]),
            place,
            country,
            start,
            end,
            0.93 if strong else 0.75,
        )
    for adjective in _ADJECTIVE_FR.finditer(folded):
        start, stop = sentence_bounds(text, adjective.start())
        if _CHOOSES_FR.search(folded[start:stop]):
            code = next(
                (
                    code
                    for word, code in places("fr").adjectives.items()
                    if adjective.group("adjective").startswith(word)
                ),
                "",
            )
            words = _plain(text[adjective.start() : adjective.end()])
            yield CourtHit("court", words, "", code, start, adjective.end(), 0.9)
    for seat in _SEAT_OF.finditer(folded):
        start, stop = sentence_bounds(text, seat.start())
        if _CHOOSES_FR.search(folded[start:stop]) and "consommateur" not in folded[start:stop]:
            words = _plain(text[seat.start() : seat.end()])
            yield CourtHit("court", words, "", "", start, seat.end(), 0.8)
    if "arbitr" in folded:
        for match in _SEAT_FR.finditer(folded):
            name = name_at(text, match.end())
            if name is not None:
                end = _whole(text, name)
                country = _country(folded, match.end(), end)
                yield CourtHit(
                    "arbitration", "", _plain(text[match.end() : end]), country, match.start(), end, 0.85
                )


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,;.")
