"""Whether a price that follows an index has no way down, in whatever words; for what is told, not for sums.

The grammar of formulas knows most of these words (``reading.floors``); those that are read here alone say
less surely at which price the fall stops, which is of no weight for whether there is one.
"""

from __future__ import annotations

from typing import Literal

from data import late as re
from pipeline.indexation.reading import floors
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.terms import _indexation_words as words
from pipeline.terms import _otherwise
from pipeline.terms._law_places import sentence_bounds
from pipeline.types import Language

_PRICE_EN = r"(?:prices?|fees?|rents?|charges?|rates?|sums?|amounts?|level|figure)"
_PRICE_FR = r"(?:prix|loyers?|tarifs?|redevances?|forfaits?|montants?|remunerations?|honoraires|niveau)"
_FALL_EN = (
    r"(?:falls?|declines?|decreases?|reductions?"
    r"|(?:downward|negative)\s+(?:movements?|changes?|variations?))"
)
_FALL_FR = r"(?:baisses?|diminutions?|reculs?|(?:variations?|evolutions?)\s+negatives?)"
_NO_WAY_DOWN = {
    "en": re.compile(
        rf"\b{_FALL_EN}\s+(?:of|in)\s+(?:the|that|such)\s+(?:index|indices|cpi\w*|rpi)\b[^.;]{{0,60}}?"
        rf"\b(?:leav\w+\s+[^.;]{{0,30}}?\b(?:as|unchanged|unaltered)|(?:is|are|shall\s+be|being)\s+(?:disregarded|ignored|left\s+out))"
        rf"|\bno\s+(?:reduction|decrease|lowering)\s+(?:of|in)\s+(?:the\s+)?(?:\w+\s+)?{_PRICE_EN}\b[^.;]{{0,60}}?"
        r"\b(?:index|fall|decline|decrease|inflation|cpi|rpi)\b"
        r"|\b(?:may|shall|will|can)\s*(?:not|never|in\s+no\s+(?:event|case))\b[^.;]{0,60}?\b(?:go|fall|drop|sink|descend)\s+below\s+"
        rf"(?:its|the|that)\s+(?:\w+\s+){{0,2}}?(?:previous|last|former|current|{_PRICE_EN})\b"
        rf"|\b{_FALL_EN}\s+(?:of|in)\s+(?:the|that|such)\s+index\b[^.;]{{0,30}}?\b(?:gives?|confers?|entitles?)\b[^.;]{{0,20}}?\bno\b"
    ),
    "fr": re.compile(
        rf"\b{_FALL_FR}\s+(?:eventuelles?\s+)?(?:de\s+l'|de\s+cet\s+|d')(?:indice|index)\b[^.;]{{0,60}}?"
        r"\b(?:laiss\w+[^.;]{0,40}?\binchange|(?:ne|n')\s*(?:sont|est|seront|sera|etaient|ete)\s+(?:pas|jamais|point)\s+"
        r"(?:prises?\s+en\s+compte|repercutee?s?|retenue?s?|comptee?s?|applique\w*))"
        r"|\b(?:si|lorsque|quand)\s+(?:l'(?:indice|index)|celui-ci)\s+[^.;]{0,25}?\b(?:bais|diminu|flechi|recul)\w*[^.;]{0,40}?"
        r"\b(?:rien\s+n'est\s+(?:change|modifie)|aucun\w*\s+(?:changement|revision|modification)|sans\s+changement)"
        rf"|\ble\s+plus\s+eleve\s+(?:d[eu]s?|de\s+l')\b[^.;]{{0,60}}?\b(?:anterieur|precedent|en\s+vigueur|ancien|acquitte|paye|jusque-la)"
        rf"|\b(?:benefice|maintien)\s+d[eu]\s+(?:la\s+)?{_PRICE_FR}\s+(?:deja\s+)?(?:atteinte?s?|acquise?s?)\b"
    ),
}
_KIND = "no_way_down"
_STOP = re.compile(r"(?<=[a-z0-9)%\"'][.;])\s")
_MAY_FALL = re.compile(
    r"decreas|reduc|redui|lower|fall|fell|diminu|diminish|down|drop|declin|less|negati|inferieur|baiss|deca|dessous|descend|moindre|cliquet|"
    r"minor|ramen|recul|flechi|hausse|eleve|upward|increas|great|higher|larg|moindre|whichever|only|ratchet|deflation|augment|positi|haut\b"
)
_OF_OTHER = re.compile(
    r"\b(?:insur\w*|assur\w*|garanti\w*|deposit|depot|volumes?|quantit\w*|capital|effectifs?|staff|stock|wages?|salair\w*)\b"
)
"""What may not be less than before is then something else than the price."""


def direction(folded: str, language: Language) -> words.Direction | None:
    """Return which way a price may move, as ``_indexation_words`` tells, and what else is said of a fall.

    Args:
        folded: words around the revision, white space as plain spaces.
        language: of the words.
    """
    told = _without_others(folded, language)
    way = words.direction(told, language)
    return "up" if way in (None, "both") and no_way_down(told, language) else way


def no_way_down(folded: str, language: Language) -> bool:
    """Tell whether words leave a price no way down."""
    return _no_way_down_at(folded, language) is not None


def upward_at(folded: str, language: Language) -> int | None:
    """Return where words begin that leave a price no way down, of all words that ``direction`` knows."""
    told = _without_others(folded, language)
    known = words.fall_excluded(told, language)
    return _no_way_down_at(told, language) if known is None else known


def _no_way_down_at(folded: str, language: Language) -> int | None:
    side: Literal["fr", "en"] = "fr" if language == "fr" else "en"
    if (match := _NO_WAY_DOWN[side].search(folded)) is not None:
        return match.start()
    span = floors.fall_excluded(ClauseWords(folded, folded, side, (), (), ()))
    if span is None or _of_other(folded, span) is not None:
        span = said_at(folded, side)
    return None if span is None else span[0]


def said_at(folded: str, language: Language) -> tuple[int, int] | None:
    """Return the sentence of words that, in whatever order, leave a price no way down, if one does."""
    at = 0
    for part in _STOP.split(folded):
        if (
            _MAY_FALL.search(part) is not None
            and _otherwise.holds(_KIND, part, language) is not None
            and _OF_OTHER.search(part) is None
        ):
            return at, at + len(part)
        at += len(part) + 1
    return None


def _without_others(folded: str, language: Language) -> str:
    """Blank the sentences in which something else than the price may not fall."""
    for _ in range(3):
        span = words.fall_excluded_span(folded, language)
        other = None if span is None else _of_other(folded, span)
        if other is None:
            return folded
        folded = folded[: other[0]] + " " * (other[1] - other[0]) + folded[other[1] :]
    return folded


def _of_other(folded: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Return the sentence of words that exclude a fall, where they speak of something else."""
    low, high = sentence_bounds(folded, span[0])
    # a year before the stop hides it from the bounds
    low = max(min(low, span[0]), folded.rfind(". ", 0, span[0]) + 1)
    high = max(high, span[1])
    return (low, high) if _OF_OTHER.search(folded, low, min(high, span[1] + 60)) else None
