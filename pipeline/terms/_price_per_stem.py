"""Prices by years under words that say how often they are due: *verse chaque mois : première année, 900 €*.

The year names when the price holds, and not what it is per.
"""

from __future__ import annotations

from data import late as re
from pipeline.terms._price_per_french import Per

_NTH = r"(?:premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme|sixieme|1ere|[2-9]e(?:me)?)"
_NAMES_YEAR = re.compile(
    rf"\b(?:{_NTH}\s+annee|annee\s+\d|(?:first|second|third|fourth|fifth|sixth)\s+(?:[a-z]+\s+)?year|"
    r"year\s+(?:one|two|three|four|five|\d))\b"
)
_PRICE = (
    r"(?:redevances?|loyers?|forfaits?|sommes?|cotisations?|abonnements?|montants?|remunerations?|prix)"
)
_FEE = r"(?:fees?|rents?|charges?|sums?|amounts?|subscriptions?|payments?|prices?|retainers?)"
_SAYS = {
    "month": re.compile(
        rf"\b(?:chaque|tous\s+les)\s+mois,?\s+(?:une?|la|le|l')\s*{_PRICE}\b|"
        rf"\b{_PRICE}\s+(?:[a-z]+\s+){{0,2}}?mensuel|\bmonthly\s+(?:[a-z]+\s+)?{_FEE}\b|"
        rf"\b(?:each|every)\s+month,?\s+(?:an?|the)\s+(?:[a-z]+\s+)?{_FEE}\b"
    ),
    "quarter": re.compile(
        rf"\bchaque\s+trimestre,?\s+(?:une?|la|le|l')\s*{_PRICE}\b|"
        rf"\b{_PRICE}\s+(?:[a-z]+\s+){{0,2}}?trimestriel|\bquarterly\s+(?:[a-z]+\s+)?{_FEE}\b|"
        rf"\b(?:each|every)\s+quarter,?\s+(?:an?|the)\s+(?:[a-z]+\s+)?{_FEE}\b"
    ),
}
_OFTENER = re.compile(r"\b(?:mois|mensu\w+|month\w*|trimestr\w+|quarter\w*)\b")
_YEARLY = re.compile(r"\b(?:annuel\w*|par\s+an|annual\w*|yearly|per\s+(?:annum|year))\b|\bl'an\b")
_LINES = 12
_LONGEST = 400


def by_its_stem(folded: str, start: int, end: int, found: Per) -> Per:
    """Return what a price is per where a year beside it only names when it holds.

    Args:
        folded: the clause.
        start: where the sum begins.
        end: where it ends.
        found: as its nearest words tell it.
    """
    if found.unit != "year":
        return found
    beside = f"{folded[max(start - 60, 0) : start]} {folded[end : end + 40]}"
    if _NAMES_YEAR.search(beside) is None:
        return found
    stem = _stem(folded, start)
    if _YEARLY.search(stem):
        return found
    for unit, said in _SAYS.items():
        if said.search(stem):
            return Per(unit, "list")
    return Per(None, "") if _OFTENER.search(stem) else found


def _stem(folded: str, start: int) -> str:
    """Return the line of a sum, and the line that leads to the list in which it stands."""
    *above, own = folded[:start].split("\n")
    for line in reversed(above[-_LINES:]):
        if line.strip() and not (_NAMES_YEAR.search(line) and any(map(str.isdigit, line))):
            return f"{line[-_LONGEST:]} {own}"
    return own
