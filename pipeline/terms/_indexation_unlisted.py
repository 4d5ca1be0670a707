"""Revisions by what no list of indices holds: wage scales, tariffs, an index named elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_base import base
from pipeline.terms._indexation_named import PRICE, REVISES
from pipeline.terms._indexation_titles import shortened
from pipeline.terms._law_places import sentence_bounds
from pipeline.types import JsonValue, Language

_NAMED = {
    "fr": re.compile(
        r"(?:selon|suivant|en\s+fonction\s+de|sur\s+la\s+base\s+de|d'apres|proportionnellement\s+a|que|"
        r"par\s+reference\s+a|comme|suivra\w*|suit|suivent)\s+(?:de\s+)?(?:l'|la\s+|les\s+)"
        r"(?:evolutions?|variations?|progressions?)\s+(?:(?:\w+\s+){0,2}?(?:sur|d')\s*(?:un|l)\s*'?\s*an(?:nee)?\s+|"
        r"annuelle?s?\s+|constatee?s?\s+)?(?:de\s+la\s+|de\s+l'|des\s+|du\s+|de\s+)"
        r"(?P<name>(?:\w+\s+){0,2}?(?:salaires?|grilles?|coefficients?|minim[au]\w*|smic|taux\s+horaires?|couts?|points?|"
        r"traitements?|tarifs?|cours|prix\s+d[eu]|remunerations?\s+(?:minimales?|conventionnelles?)|cotations?)\b"
        r"[^.,;:()]{0,110})"
    ),
    "en": re.compile(
        r"(?:in\s+(?:the\s+same\s+)?proportion\s+(?:to|as|with)|in\s+line\s+with|according\s+to|"
        r"in\s+accordance\s+with|by\s+reference\s+to|based\s+(?:up)?on|by|to\s+reflect)\s+"
        r"(?:the\s+|any\s+)?(?:annual\s+|percentage\s+|average\s+)?"
        r"(?P<change>changes?|variations?|increases?|movements?|rises?)\s+(?:in|of|to)\s+(?:the\s+)?"
        r"(?P<name>(?:[\w'&-]+\s+){0,5}?(?:wages?|wage\s+scales?|salary\s+scales?|pay\s+scales?|labou?r\s+rates?|"
        r"collective\s+agreement|minimum\s+wage|earnings|tariffs?|labou?r\s+costs?|fuel\s+(?:prices?|costs?))\b"
        r"[^.,;:()]{0,70})"
    ),
}
_INDEX = {
    "fr": re.compile(
        r"\b(?:l'indice|l'indexation|la\s+clause\s+d'indexation|clause\s+d'echelle\s+mobile)\b"
    ),
    "en": re.compile(r"\b(?:the\s+index|the\s+indexation|indexation\s+(?:clause|provisions?))\b"),
}
_PRONOUN = re.compile(r"\b(?:il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|it|they)\b")


_GENERAL = re.compile(
    r"\b(?:selon|suivant|comme|au\s+(?:meme\s+)?rythme\s+d\w*|en\s+fonction\s+d\w*|sur|suivra|suivront|suit|suivent|d'apres|proportionnellement\s+a|"
    r"par\s+reference\s+a\w*|a\s+hauteur\s+d\w*|du|de|egale?\s+a\w*)\s*(?:l'|la\s+|le\s+|au\s+|du\s+|')?(?:evolution\s+(?:annuelle\s+)?d\w*\s*(?:l'|la\s+|')?)?"
    r"(?P<name>(?:taux\s+(?:annuel\s+|officiel\s+)?(?:de\s+l'|d'))?inflation|cout\s+de\s+la\s+vie|niveau\s+general\s+des\s+prix)\b"
)
"""What all prices do, and no series: *comme l'inflation*."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A revision by something unlisted; offsets in the clause."""

    start: int
    end: int
    name: str
    """What the price follows, as printed; empty where it is named elsewhere (``l'indice``)."""
    confidence: float
    extra: dict[str, JsonValue]


def find_scale(text: str, folded: str, language: Language) -> Unlisted | None:
    """Return a revision that follows a wage scale, a tariff or a market price."""
    key = "fr" if language == "fr" else "en"
    if key == "fr" and (
        "inflation" in folded or " general des prix" in folded or "cout de la vie" in folded
    ):
        general = _general(text, folded)
        if general is not None:
            return general
    if not any(word in folded for word in _HINTS[key]):
        return None
    for match in _NAMED[key].finditer(folded):
        start, end = sentence_bounds(text, match.start(), back=350, ahead=300)
        sentence = folded[start:end]
        if REVISES[key].search(sentence) is None:
            continue
        if PRICE[key].search(folded, start, match.start("name")) is None:
            # "Il est révisé ...": the price stands in the sentence before
            if _PRONOUN.match(sentence) is None:
                continue
            before, _ = sentence_bounds(text, max(start - 3, 0), back=260, ahead=5)
            if PRICE[key].search(folded, before, start) is None:
                continue
            start = before
        name = shortened(text[match.start("name") : match.end("name")], language)
        return Unlisted(start, max(end, match.end()), name, 0.75, {"mechanism": "index_ratio"})
    return None


_RELIEVED = re.compile(r"\b(?:relev|progress|suivent|hauss|major)\w*")
_GENERAL_AGAINST = re.compile(
    r"\b(?:hors|si|sauf|exclu\w*|interdi\w*|sans|ne|n'\w+|ni|aucune?|independamment|quelle\s+que\s+soit|exced\w*|depass\w*|plafon\w*|limite\w*|"
    r"salair\w*|plus\s+de|pourra|peut)\b"
)


def _general(text: str, folded: str) -> Unlisted | None:
    """Return a revision that follows inflation, where nothing speaks against it."""
    for match in _GENERAL.finditer(folded):
        start, end = sentence_bounds(text, match.start(), back=350, ahead=300)
        sentence = folded[start:end]
        before = folded[start : match.start("name")]
        moved = REVISES["fr"].search(before) or _RELIEVED.search(before)
        if PRICE["fr"].search(before) is None or moved is None:
            continue
        if _GENERAL_AGAINST.search(before) is None and words.frequency(sentence, "fr") is not None:
            name = shortened(text[match.start("name") : match.end("name")], "fr")
            return Unlisted(start, max(end, match.end()), name, 0.75, {"mechanism": "index_ratio"})
    return None


_HINTS = {
    "fr": ("evolution", "variation", "progression"),
    "en": ("change", "variation", "increase", "movement", "rise"),
}


def find_unnamed(text: str, folded: str, language: Language) -> Unlisted | None:
    """Return a revision by *the index* that another document names: an amendment that changes its terms.

    It counts only where the words say something of it: which way, from when, or on which base.
    """
    key = "fr" if language == "fr" else "en"
    match = _INDEX[key].search(folded) if "ind" in folded or "mobile" in folded else None
    if match is None or PRICE[key].search(folded) is None:
        return None
    start, end = sentence_bounds(text, match.start(), back=350, ahead=300)
    sentence = folded[start:end]
    extra: dict[str, JsonValue] = dict(base(sentence))
    moves = _MOVES[key].search(sentence)
    way = words.direction(sentence, language) if moves is not None else None
    if moves is not None and way is None and words.follows(sentence, language, ratio=False):
        way = "both"
    if words.fall_excluded(sentence, language) is not None:
        way = "up"
    if way is not None:
        extra["direction"] = way
    if not extra:
        return None
    return Unlisted(start, end, "", 0.6, {"mechanism": "index_ratio", **extra})


_MOVES = {
    "fr": re.compile(r"\b(?:varie\w*|vari(?:er|ation)\w*|revis\w+|indexe\w*|evolue\w*)\b"),
    "en": re.compile(r"\b(?:adjust\w*|var(?:y|ies|ied)|indexed|revis\w+|chang\w+)\b"),
}
