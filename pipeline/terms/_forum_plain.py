# ruff: noqa: E501 (patterns are read by the phrase)
"""Courts that plain words name: ``Courts: England, exclusive``, ``any lawsuit must be filed in Carver County``.

Read only where no sentence of the usual form chooses a court or a seat. A place counts where it is known to
have courts (a country, a state, a city of the lexicon ``court_cities``) or says so itself (``Carver County``);
behind words that can only name a court, as *place of jurisdiction*, any name does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms._law_courts import CourtHit, name_at
from pipeline.terms._law_places import last_place, place_at, places, sentence_bounds

City = Callable[[str], str | None]
"""The code of a city known for its courts."""
_SAID, _NAMED = 0.8, 0.75

_INTO = (
    r"(?:(?:solely|only|exclusively|alone|either)\s+)?(?:(?:in|at|before|of)\s+)?"
    r"(?:the\s+)?(?:(?:competent|ordinary|state|federal|state\s+(?:and|or)\s+federal)\s+courts?\s+(?:of|in|at)\s+)?(?:the\s+)?"
    r"(?:(?:city|county|canton|state|province|republic|commonwealth)\s+(?:and\s+\w+\s+)?of\s+)?"
)
_OPENS_EN = re.compile(
    r"(?:\b(?P<label>(?:place|seat)\s+of\s+(?:exclusive\s+)?jurisdiction|(?:exclusive\s+|sole\s+)?(?:venue|forum)(?:\s+for\s+(?:all|any)\s+[a-z]+)?)"
    r"\s*(?::|(?:shall\s+be|will\s+be|is|are|lies?|shall\s+lie)\b(?:\s+(?:exclusively|solely|only))?)\s*"
    r"|(?:\A|\n|[.;|]\s)[^\S\n]*(?:\d[\d.]{0,5}[\s.)]*)?(?P<sheet>(?:law\s+and\s+)?(?:exclusive\s+|competent\s+)?(?:courts?|forum|venue|jurisdiction|litigation)(?:\s+and\s+law)?)"
    r"(?:\s*\([^)\n]{1,24}\))?\s*(?::|\||\t|[ ]{3,}|\s[\u2013\u2014-]\s)[\s|]*(?:the\s+)?(?:exclusive\s+jurisdiction\s+of\s+)?(?:the\s+)?"
    r"|\b(?P<filed>(?:law)?suits?|actions?|proceedings?|claims?|disputes?|litigation|differences)\b[^.;:]{0,140}?"
    r"\b(?:must|shall|will|may|are\s+to|is\s+to|to)\s+(?:\w+\s+){0,2}?be\s+(?:\w+\s+){0,2}?(?:filed|brought|tried|heard|commenced|instituted|decided|litigated|taken|started|issued|pursued)"
    r"\s+(?=(?:solely|only|exclusively|alone|in|at|before)\b)"
    r"|\blaws?(?:\s+and|,)\s+(?:(?:to|by|before)\s+)?(?P<lawful>(?:the\s+)?(?:exclusive\s+jurisdiction\s+of\s+)?(?:the\s+)?courts?\s+(?:of|in|at)\s+)"
    r"|\b(?P<elsewhere>(?:sue\b|suits?\b|proceedings?\b|litigat\w+)[^.;:]{0,90}?(?:elsewhere|otherwise|anywhere\s+(?:else|other))\s+than\s+)"
    r"|\b(?P<sue>(?:sue|be\s+sued)\b[^.;:]{0,40}?\s(?:only|solely|exclusively)\s+))"
)
_OPENS_FR = re.compile(
    r"(?:(?:\A|\n|[.;|\u2013-]\s)[^\S\n]*(?:\d[\d.]{0,5}[\s.)]*)?(?P<label>(?:(?:tribunal|juridiction|cour)s?|tribunaux)\s+competente?s?|(?:tribunal|juridiction|competence)"
    r"|for(?:\s+juridique|\s+judiciaire|\s+exclusif)?|lieu\s+de\s+juridiction|competence\s+territoriale|attribution\s+de\s+(?:competence|juridiction))\s*(?::|\||\t|[ ]{3,})[\s|]*(?:a\s+|de\s+|celui\s+de\s+)?"
    r"|(?:\A|\n|[.;,]\s|\bet\s)\s*(?P<for>(?:le\s+)?for\s+(?:exclusif\s+|juridique\s+)?a\s+)(?!la\s|l')"
    r"|\b(?P<elect>(?:elisent|election\s+de)\s+for\s+(?:exclusif\s+)?a\s+|(?:le\s+)?for\s+(?:juridique\s+|exclusif\s+|judiciaire\s+)*est\s+(?:a\s+|celui\s+de\s+|situe\s+a\s+)?)"
    r"|\b(?P<judges>juges?\s+(?:consulaires?\s+|competents?\s+|de\s+droit\s+commun\s+)?(?:de\s+|d')(?!l'execution|la\s+mise))"
    r"|\b(?:litiges?|differends?|contestations?|proces|contentieux|actions?|instances?|difficultes?)\b[^.;:]{0,110}?"
    r"\b(?P<tried>(?:jugee?s?|portee?s?|tranchee?s?|plaidee?s?|introduite?s?)\s+(?:uniquement\s+|exclusivement\s+)?(?:a\s+)))"
)
_NO_COURT = re.compile(r"\barbitr|\bmediat|\bexpert\b|\bconciliat")
_COUNTY = re.compile(
    r"(?:[A-Z][\w'’-]+\s+){1,3}(?:County|Parish|Borough)\b(?:,\s*[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?"
)
_COURT_NAME = re.compile(
    r"(?:the\s+)?(?:[A-Z][\w'’-]+\s+){0,4}(?:(?:Superior|District|Circuit|Supreme|High|County|Commercial|Chancery|Sheriff|Crown)\s+)+Courts?\b"
    r"(?:\s+of\s+(?:Justice|Chancery|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))?|(?:the\s+)?Court\s+of\s+(?:Session|Chancery|Common\s+Pleas)"
    r"(?:\s+of\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)?"
)
_ANY_ADJECTIVE = re.compile(
    r"\b(?P<who>alone|only|solely|exclusive(?:ly)?|sole|jurisdiction|submit|competen\w+|hear|heard|decid\w+|settl\w+|tried|try|resolv\w+)\b"
)
_BESIDE_LAW = re.compile(r"\blaws?(?:\s+and|,)\s+(?:(?:to|by|before|the)\s+){0,2}\Z")
"""*Dutch law and Dutch courts*."""
_WHOSE_COURTS = re.compile(
    r"\b(?:its|whose)\s+courts\s+(?:alone\s+|only\s+|shall\s+|will\s+)*(?:have|are|decide|hear)\b[^.;]{0,30}?\b(?:alone|sole|exclusive|jurisdiction|competent|disputes?)\b|"
    r"\b(?:in|before|by)\s+whose\s+courts\b[^.;]{0,60}?\b(?:claims?|disputes?|actions?|proceedings?|suits?|tried|heard|brought|sue)\b"
)
_CITIZENS = {
    "genevois": "CH", "lausannois": "CH", "vaudois": "CH", "zurichois": "CH", "bernois": "CH", "valaisan": "CH",
    "neuchatelois": "CH", "bruxellois": "BE", "liegeois": "BE", "anversois": "BE", "parisien": "FR",
    "lyonnais": "FR", "marseillais": "FR", "bordelais": "FR", "toulousain": "FR", "nantais": "FR", "lillois": "FR",
    "strasbourgeois": "FR", "rennais": "FR", "grenoblois": "FR", "nicois": "FR", "quebecois": "CA-QC",
    "montrealais": "CA-QC",
}  # fmt: skip
_OF_CITIZENS = re.compile(
    rf"\b(?:tribunaux|juridictions|juges)\s+(?:competente?s\s+)?(?P<adjective>{'|'.join(_CITIZENS)})(?:ne|e)?s\b"
)
_CHOSEN_FR = re.compile(
    r"\b(?:competen\w+|seule?s|litiges?|differends?|contestations?|proces|contentieux)\b"
)


def plain_courts(text: str, folded: str, language: str, city: City) -> Iterator[CourtHit]:
    """Yield the courts that plain words of one clause choose.

    Args:
        text: the clause.
        folded: its folded copy.
        language: ``en`` or ``fr``.
        city: the code of a city known for its courts, by its folded name.
    """
    opens = _OPENS_FR if language == "fr" else _OPENS_EN
    for match in opens.finditer(folded):
        start, stop = sentence_bounds(text, match.end() - 1)
        if _NO_COURT.search(folded, start, min(stop, match.end() + 60)):
            continue
        loose = match.lastgroup in ("label", "elect", "sheet", "for")
        if match.lastgroup == "judges" and not _CHOSEN_FR.search(folded, start, stop):
            continue
        hit = _placed(text, folded, match, language, city, loose=loose)
        if hit is not None:
            yield hit
    if language == "fr":
        yield from _of_citizens(text, folded)
    else:
        yield from _by_adjective(text, folded)


def _placed(
    text: str, folded: str, match: re.Match[str], language: str, city: City, *, loose: bool
) -> CourtHit | None:
    """Read the place that stands where the words of a choice end; ``loose``: any name is one."""
    at = match.end()
    if language == "en":
        into = re.compile(_INTO).match(folded, at)
        at = into.end() if into is not None else at
    start = match.start() + len(match.group()) - len(match.group().lstrip(" \n.;|\t"))
    named = _COURT_NAME.match(text, at) or _COURT_NAME.match(text, match.end())
    if named is not None:
        code = _country_in(folded, named.start(), named.end())
        return _hit(text, start, named.end(), " ".join(named.group().split()), code, _SAID)
    place = place_at(folded, at, "fr" if language == "fr" else "en") or place_at(
        folded, match.end(), "fr" if language == "fr" else "en"
    )
    county = _COUNTY.match(text, at)
    if county is not None:
        return _hit(text, start, county.end(), county.group(), _country_in(folded, at, county.end()), _SAID)
    if place is not None and (loose or match.lastgroup != "judges"):
        return _hit(text, start, place.end, text[place.start : place.end], place.code, _SAID)
    name = name_at(text, at)
    if name is None:
        return None
    words = re.split(r"[,.;(]", name.group())[0]
    known = city(fold(words).strip()) or city(fold(words.split()[0]))
    if known is None and not (loose and match.lastgroup != "sheet"):
        return None
    return _hit(
        text,
        start,
        name.start() + len(words.rstrip()),
        words.strip(),
        known or "",
        _SAID if known else _NAMED,
    )


def _hit(text: str, start: int, end: int, place: str, code: str, sure: float) -> CourtHit:
    return CourtHit("court", "", " ".join(place.split()), code, start, end, sure)


def _country_in(folded: str, start: int, end: int) -> str:
    """Return the code of the last place in a stretch; a county's own name is none."""
    place = last_place(folded, start, end, "en")
    if place is not None and not folded.startswith((" county", " parish"), place.end):
        return place.code
    return "GB-SCT" if "court of session" in folded[start:end] else ""


@cache
def _adjective_courts() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?P<name>{places('en').adjective})\s+(?:state\s+)?courts\b")


def _by_adjective(text: str, folded: str) -> Iterator[CourtHit]:
    """Yield ``the Irish courts alone may hear any claim``, and the courts of the place whose law is named."""
    if "courts" not in folded:
        return
    for match in _adjective_courts().finditer(folded):
        start, stop = sentence_bounds(text, match.start())
        beside_law = _BESIDE_LAW.search(folded, start, match.start()) is not None
        if (beside_law or _ANY_ADJECTIVE.search(folded, start, stop)) and not _NO_COURT.search(
            folded, start, stop
        ):
            code = places("en").adjectives[" ".join(match["name"].split())]
            yield CourtHit(
                "court",
                " ".join(text[match.start() : match.end()].split()),
                "",
                code,
                start,
                match.end(),
                _SAID,
            )
    for whose in _WHOSE_COURTS.finditer(folded):
        start, _ = sentence_bounds(text, whose.start())
        code = _country_in(folded, start, whose.start())
        if code:
            yield CourtHit("court", "", "", code, start, whose.end(), _SAID)


def _of_citizens(text: str, folded: str) -> Iterator[CourtHit]:
    """Yield ``la compétence exclusive des juridictions genevoises``."""
    for match in _OF_CITIZENS.finditer(folded):
        start, stop = sentence_bounds(text, match.start())
        if _CHOSEN_FR.search(folded, start, stop):
            words = " ".join(text[match.start() : match.end()].split())
            yield CourtHit("court", words, "", _CITIZENS[match["adjective"]], start, match.end(), _SAID)
