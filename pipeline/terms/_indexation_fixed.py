"""Revisions without an index: so many percent a year, a capped rise, prices agreed anew each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _indexation_rises as rises
from pipeline.terms import _indexation_words as words
from pipeline.terms._denied import denied
from pipeline.terms._indexation_most import at_most
from pipeline.terms._law_places import sentence_bounds
from pipeline.types import JsonValue, Language

TRIGGERS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "increas",
        "escalat",
        "adjust",
        "renegotiat",
        "negotiat",
        "formula",
        "revis",
        "wage",
        "labor",
        "labour",
        "uplift",
        "augment",
        "raise",
        "rise",
        "plus",
        "step up",
        "steps up",
        "one hundred",
        "multipl",
        " up by",
        "climb",
        "+",
        " times the",
        *(f"10{unit}{sign}" for unit in range(1, 10) for sign in ("%", " %", " per")),
    ),
    "fr": (
        "augment",
        "revaloris",
        "revis",
        "major",
        "renegoci",
        "formule",
        "actualis",
        "evolu",
        "ajust",
        "vari",
        "hauss",
        "progress",
        "releve",
        "evalu",
        "multipli",
        "plus",
        "croi",
        "+",
        "indexation",
        "coefficient",
        *(f"10{unit}{sign}" for unit in range(1, 10) for sign in ("%", " %", " pour")),
    ),
}

_PERCENT = (
    r"(?:(?:[a-z]+[ -]){1,6}\(\s*)?(?P<percent>\d{1,2}(?:[.,]\d{1,3})?|\[[^\]\d]{0,12}\]|_{2,}|\*{3,})\s*"
    r"(?:%|percent\b|per\s+cent\b|pour\s?cents?\b)?\s*\)?\s*(?:%|percent\b|per\s+cent\b|pour\s?cents?\b)?"
)
PRICE = {
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rent(?:al)?s?|rates?|charges?|salar(?:y|ies)|compensation|"
        r"guarantees?|retainer|tariffs?)\b"
    ),
    "fr": re.compile(
        r"\b(?:prix|loyers?|tarifs?|redevances?|remunerations?|abonnements?|forfaits?|honoraires|"
        r"cotisations?|mensualites?|trimestrialites?|(?:taux|tarif)\s+(?:horaires?|journaliers?|unitaires?|mensuels?)|(?:ce|ces)\s+taux)\b"
    ),
}
_RISE = {
    "en": re.compile(
        r"\b(?:increas\w*|escalat\w*|rise|adjusted\s+upwards?)\s+(?:[\w,()$-]+\s+){0,7}?(?:by|at|"
        r"of)\s+(?:an?\s+|the\s+)?(?:rate\s+of\s+)?"
        r"(?:an\s+additional\s+)?" + _PERCENT
    ),
    "fr": re.compile(
        r"\b(?:augment\w*|revaloris\w*|major\w*|progress\w*|indexe\w*|"
        r"revise\w*)\s+(?:[\w']+\s+){0,7}?de\s+(?:plus\s+de\s+)?" + _PERCENT
    ),
}
_RISE_AFTER = re.compile(
    _PERCENT + r"\s+(?:annual|yearly|per\s+(?:year|annum))\s+(?:\w+\s+)?(?:increase|escalat\w+)"
)
_CAPPED = {
    "en": re.compile(
        r"\bincreas\w*\b[^.;]{0,120}?\b(?:exceed|more\s+than|greater\s+than|limited\s+to|"
        r"in\s+excess\s+of)\s+(?:an?\s+)?" + _PERCENT
    ),
    "fr": re.compile(
        r"\b(?:augment\w*|hausse\w*|revis\w*|revaloris\w*|croi\w+|progress\w*|evolu\w*|major\w*|relev\w*|reajust\w*|ajust\w*|monte\w*)\b"
        r"[^.;]{0,120}?\b(?:exceder|depasser|de\s+plus\s+de|d'au\s+plus|de\s+maximum|"
        r"superieure?s?\s+a|plafonne\w*\s+a|limite\w*\s+a|dans\s+la\s+limite\s+(?:annuelle\s+)?de)\s+"
        + _PERCENT
    ),
}
_NOT = re.compile(
    r"\b(?:interests?|late|overdue|penalt(?:y|ies)|default|volume|purchases?|quota|sales\s+of|net\s+sales|"
    r"production|"
    r"capacity|shares?|stock|market\s+share|inter(?:et|e)ts?|retard|penalites?|taux\s+legal|"
    r"minimum\s+(?:purchase|quantit)\w*|"
    r"performance|target|forecast|discount|remise|tva|(?<!plus )vat|(?<!hors )tax(?:es)?|"
    r"royalty\s+rate|commission\s+rate|"
    r"quantit(?:y|ies))\b"
)
_NEGOTIATED = {
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rates?|charges?|rent)\b[^.;]{0,120}?\b(?:re-?negotiat\w*|negotiat\w*|"
        r"adjusted\s+by\s+mutual\s+agreement|"
        r"(?:adjust|revis)\w*\s+(?:\w+\s+){0,4}by\s+mutual)\b"
    ),
    "fr": re.compile(
        r"\b(?:prix|loyers?|tarifs?|redevances?|remuneration|honoraires|"
        r"forfaits?)\b[^.;]{0,120}?\b(?:renegoci\w*|(?:revis|"
        r"revu|ajust|actualis)\w*\s+(?:[\w']+\s+){0,6}?d'un\s+commun\s+accord)"
    ),
}


@dataclass(frozen=True, slots=True)
class Fixed:
    """A revision without an index; offsets in the clause."""

    start: int
    end: int
    value: Mapping[str, JsonValue]
    text: str
    confidence: float
    reason: str = ""
    loose: bool = False
    """Its words stand in another order than usual; whether it compounds is not looked at."""


def find(text: str, folded: str, language: Language) -> Fixed | None:
    """Return the first revision of a price by a percentage or by agreement, with the words that say so."""
    key = "fr" if language == "fr" else "en"
    percent = "%" in folded or "cent" in folded
    factor = " 1." in folded or " 1," in folded
    agreed = "egoti" in folded or "negoci" in folded or "mutual" in folded or "commun accord" in folded
    regular = any(word in folded for word in _REGULAR_STEMS[key])
    if not (percent or factor or agreed or regular):
        return None
    if PRICE[key].search(folded) is None:
        return _in_any_order(text, folded, language) if percent else None
    found = (_capped(text, folded, key) or _rise(text, folded, key, language)) if percent else None
    if found is None and (percent or factor):
        found = _in_any_order(text, folded, language)
    if found is None and agreed:
        found = _negotiated(text, folded, key, language)
    return found or (_regular(text, folded, key, language) if regular else None)


def _in_any_order(text: str, folded: str, language: Language) -> Fixed | None:
    """Return a fixed rise whose words stand in another order than that of ``_rise``."""
    found = rises.rise(text, folded, language)
    if found is None:
        return None
    value: dict[str, JsonValue] = {"mechanism": "fixed_percentage", "direction": "up"}
    if found.frequency is not None:
        value["frequency"] = found.frequency
    value["formula"] = " ".join(text[slice(*found.at)].split())
    return Fixed(found.start, found.end, value, f"+{found.percent:f}%", 0.82, loose=True)


def _sentence(text: str, folded: str, match: re.Match[str]) -> tuple[int, int, str]:
    start, end = sentence_bounds(text, match.start(), back=350, ahead=300)
    end = max(end, match.end())
    return start, end, folded[start:end]


def _rise(text: str, folded: str, key: str, language: Language) -> Fixed | None:
    candidates = list(_RISE[key].finditer(folded))
    if key == "en" and ("increase" in folded or "escalat" in folded):
        candidates += list(_RISE_AFTER.finditer(folded))
    for match in candidates:
        if not re.search(r"%|percent|per\s+cent|pour\s?cent", match.group()):
            continue
        start, end, sentence = _sentence(text, folded, match)
        before = folded[start : match.start()]
        named = PRICE[key].search(before + " " + match.group()) or _named_before(folded, start, key)
        if named is None or _NOT.search(folded, max(start, match.start() - 120), match.end() + 20):
            continue
        if key == "fr" and _kept_down(folded, match):
            continue
        if _IN_A_CASE.match(folded, match.end()) is not None:
            continue
        often = words.frequency(sentence, language)
        if often is None and ON_RENEWAL.search(sentence) is None:
            continue
        if re.search(r"\b(?:if|unless|should|in the event|si|sauf)\b", before[-120:]):
            continue
        value: dict[str, JsonValue] = {
            "mechanism": "fixed_percentage",
            **({} if often is None else {"frequency": often}),
            "direction": "up",
        }
        percent = match.group("percent")
        if at_most(folded, match.start(), match.end(), key):
            if often is None or not percent[0].isdigit():
                continue
            return _at_most(start, end, often, percent)
        if not percent[0].isdigit():
            return Fixed(
                start, end, value, "", 0.85, f"the percentage is redacted or left blank ({percent})"
            )
        figure = percent.replace(",", ".") + "%"
        value["formula"] = " ".join(text[match.start() : match.end()].split())
        return Fixed(start, end, value, f"+{figure}", 0.92 if match.end() - start < 300 else 0.85)
    return None


_IN_A_CASE = re.compile(r"[^.;]{0,25}?\b(?:en\s+cas|si|lorsque|if|in\s+case|in\s+the\s+event|where|when)\b")
"""*Majoré de 10 % en cas d'urgence* comes once."""


_IT = re.compile(
    rf"\s*(?:\d[\d.]*\s+)?{rises.FROM_A_DAY}(?:elle|il|elles|ils|celui-ci|celle-ci|ceux-ci|celles-ci|ce(?:tte)?\s+(?:montant|somme)|ce\s+dernier|cette\s+derniere|"
    r"it|they|this\s+(?:amount|sum)|that\s+(?:amount|sum)|the\s+(?:amount|sum))\b"
)


def _named_before(folded: str, start: int, key: str) -> re.Match[str] | None:
    """Return the price of the sentence before, where a sentence begins with *it* or *elle*."""
    if _IT.match(folded, start) is None:
        return None
    low, _ = sentence_bounds(folded, max(start - 3, 0), back=350)
    return PRICE[key].search(folded, low, start)


ON_RENEWAL = re.compile(
    r"\b(?:(?:on|upon|at|with|for|from|of)\s+(?:the\s+(?:start|beginning|commencement)\s+of\s+)?(?:each|every|any)\s+(?:\w+\s+)?renewal|"
    r"(?:each|every)\s+renewal|(?:a|de|lors\s+de|pour|au\s+debut\s+de)\s+chaque\s+(?:renouvellement|reconduction|"
    r"periode\s+(?:de\s+)?(?:renouvellement|reconduction|renouvelee|reconduite)))\b"
)
"""Whenever the contract renews: how often that is, other words tell."""


def _kept_down(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a rise is denied, or only bounded (``ne peut etre augmente de plus de 3 %``)."""
    verb = re.compile(r"\w+").match(folded, match.start())
    if verb is not None and denied(folded, verb.start(), verb.end()):
        return True
    return (
        "plus de" in match.group()
        and re.search(r"\bn(?:e |['\u2019])", folded[: match.start()][-80:]) is not None
    )


def _capped(text: str, folded: str, key: str) -> Fixed | None:
    for match in _CAPPED[key].finditer(folded):
        if not re.search(r"%|percent|per\s+cent|pour\s?cent", match.group()):
            continue
        start, end, sentence = _sentence(text, folded, match)
        before = folded[start : match.end()]
        if PRICE[key].search(before) is None or _NOT.search(
            folded, max(start, match.start() - 120), match.end()
        ):
            continue
        language: Language = "fr" if key == "fr" else "en"
        often = words.frequency(sentence, language)
        percent = match.group("percent")
        if often is None or re.search(
            r"\b(?:terminat|resili|if\s+(?:the|any)\s+increase|should|(?:si|lorsque?|en\s+cas)\b)\w*",
            sentence,
        ):
            continue
        if not percent[0].isdigit():
            value: dict[str, JsonValue] = {"mechanism": "other", "frequency": often}
            return Fixed(start, end, value, "", 0.8, f"the cap is redacted or left blank ({percent})")
        return _at_most(start, end, often, percent)
    return None


def _at_most(start: int, end: int, often: str, percent: str) -> Fixed:
    """Say that a rise is bounded; what the price moves by, other words tell or none."""
    cap = percent.replace(",", ".") + "%"
    value: dict[str, JsonValue] = {"mechanism": "other", "frequency": often, "cap": cap}
    return Fixed(start, end, value, f"capped at {cap}", 0.8)


_REGULAR = {
    "en": re.compile(
        r"\b(?:prices?|pricing|fees?|rent|rates|charges?|salary|retainer|"
        r"tariffs?)\b[^.;]{0,90}?\b(?:shall|will|must)\s+(?:also\s+)?be\s+"
        r"(?:\w+\s+){0,2}(?:adjusted|increased|escalated|revised|indexed)\b"
    ),
    "fr": re.compile(
        r"\b(?:prix|loyers?|tarifs?|redevances?|honoraires|abonnement|forfait|mensualite|trimestrialite|"
        r"(?:taux|tarifs?)\s+(?:horaires?|journaliers?))\b[^.;]{0,90}?\b(?:est|sont|"
        r"sera|seront)\s+(?:\w+\s+){0,2}"
        r"(?:revise|revalorise|indexe|actualise|reajuste)(?:e|s|es)?\b"
    ),
}


_REGULAR_STEMS = {
    "en": ("adjusted", "increased", "escalated", "revised", "indexed"),
    "fr": ("revise", "revalorise", "indexe", "actualise", "reajuste"),
}


def _regular(text: str, folded: str, key: str, language: Language) -> Fixed | None:
    """Read a revision that comes regularly although these words do not say by what."""
    for match in _REGULAR[key].finditer(folded):
        start, end, sentence = _sentence(text, folded, match)
        often = words.frequency(folded[match.end() : end], language) or words.frequency(
            match.group(), language
        )
        if often is None or _NOT.search(sentence):
            continue
        return Fixed(start, end, {"mechanism": "other", "frequency": often}, "other", 0.6)
    return None


def _negotiated(text: str, folded: str, key: str, language: Language) -> Fixed | None:
    for match in _NEGOTIATED[key].finditer(folded):
        start, end, sentence = _sentence(text, folded, match)
        often = words.frequency(sentence, language)
        if often is None or _NOT.search(match.group()):
            continue
        return Fixed(start, end, {"mechanism": "negotiated", "frequency": often}, "negotiated", 0.7)
    return None
