"""Heads of columns that are steps of a quantity, or years: ``51 to 200``, ``over 200``, ``2027``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from data import late as re
from pipeline.terms._price_periods import NTH_YEAR

_N = r"\d[\d ,.']*(?:k|m)?"
_TAIL = r"(?:\s+[a-z][a-z'²³/ -]{0,40})?"
_STEP = re.compile(
    rf"(?:(?:qty|qte|quantit(?:y|e)s?|tranche|band|tier|volume|step|palier)\s*:?\s*)?(?:"
    rf"(?:up\s+to|less\s+than|fewer\s+than|under|below|until|to|the\s+first|first|next|the\s+next|<=?|≤|max\.?|jusqu'a|moins\s+de"
    rf"|inferieure?\s+a|a\s+concurrence\s+de|les)\s*{_N}{_TAIL}"
    rf"|(?:over|more\s+than|above|from|beyond|at\s+least|min\.?|>=?|≥|plus\s+de|au-dela\s+d[eu']|des|a\s+partir\s+de"
    rf"|superieure?\s+a)\s*{_N}{_TAIL}"
    rf"|(?:from\s+|de\s+|between\s+|entre\s+)?{_N}{_TAIL}\s*(?:-{{1,2}}|to|through|a|and|et)\s*{_N}{_TAIL}"
    rf"|{_N}\s*(?:\+|and\s+(?:over|above|more|up)|or\s+(?:more|over|above)|et\s+(?:plus|au-dela)|ou\s+plus|units?\s+and\s+over){_TAIL}"
    rf"|(?:above|beyond|thereafter|over|more|au-dela|plus|ensuite|le\s+reste|remainder|the\s+rest)(?:\s+(?:that|this|cela|ce\s+seuil))?"
    rf"|{_N}\s+(?:months?|years?|weeks?|days?|mois|ans?|annees?|semaines?|jours?)"
    rf")"
)
_YEAR = re.compile(
    r"(?:(?:from|as\s+of|as\s+from|since|a\s+compter\s+du|a\s+partir\s+du?|au|des\s+le|en|for|in)\s+)?"
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?\s+[a-z]{3,9}\s+|\d{1,2}[/.]\d{1,2}[/.])?(?:fy\s?)?(?:19|20)\d\d(?:\s?[-/]\s?(?:20)?\d\d)?"
    r"|(?:year|annee|an|exercice|saison|season|y|a|n)\s?\+?\s?\d{1,2}"
    r"|\d{1,2}(?:st|nd|rd|th|re|ere|e|eme)\s+(?:year|annee|an|season|saison)"
    r"|(?:first|second|third|fourth|fifth|premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme)\s+(?:year|annee|season|saison)"
)
_NAMED = re.compile(
    r"\b(?:unit\s+)?(?:price|rate|fee|charge|cost|prix|tarif|cout)s?\b|\b(?:for|pour|unitaires?|net|ht|h\.t\.?|ttc)\b"
    r"|[()€$£]|\b(?:gbp|eur|usd|chf|euros?)\b"
)
"""What a head says beside its step: *Price for 1 to 9 (GBP)*."""
_SMALL = re.compile(r"\d{1,2}")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def is_step(cell: str) -> bool:
    """Whether a folded head of a column is a step of a quantity, or a year, whatever else it says."""
    plain = " ".join(_NAMED.sub(" ", cell).split()).strip(" :.-*")
    if not plain or _SMALL.fullmatch(plain):
        return False  # the number of a row, or how many
    return any(pattern.fullmatch(plain) for pattern in (_STEP, _YEAR, NTH_YEAR))


def steps_in(cells: Sequence[str]) -> tuple[int, ...]:
    """Return which folded cells of a line are steps; none where there is but one, or only words.

    Years alone must follow one another: others are values of a row.
    """
    found = tuple(place for place, cell in enumerate(cells) if is_step(cell))
    numbered = sum(re.search(r"\d", cells[place]) is not None for place in found)
    years = [int(cell) for place in found if _BARE_YEAR.fullmatch(cell := cells[place].strip())]
    follow = all(after - before == 1 for before, after in pairwise(years))
    return found if len(found) > 1 and numbered and follow else ()
