"""Tells limits of what is owed for delay alone from limits of liability, in French clauses."""

from __future__ import annotations

from data import late as re

_BACK = 320
_STOP = re.compile(r"[.;]\s|\n\s*\n")
_DELAY = re.compile(
    r"\b(?:en\s+cas\s+de|tout|chaque|du|d[eu]s?|pour|par|le|au|a)\s+(?:(?:jour|semaine|heure)\w*\s+(?:\w+\s+)?(?:de\s+)?)?"
    r"retards?\b(?!\s+de\s+paiement)"
)
_OF_ALL = re.compile(
    r"\bresponsab|\btoutes\s+causes|\bquel\w*\s+qu|\by\s+compris|\btotal\w*\b|\bensemble\b|\bcumul|\bautre|\binexecution|\bmanquement"
)


def for_delay(folded: str, at: int) -> bool:
    """Tell whether what is limited at an offset is what a delay costs, and nothing else.

    Args:
        folded: the passage.
        at: where the words of the limit begin.
    """
    low = max(0, at - _BACK)
    for stop in _STOP.finditer(folded, low, at):
        low = stop.end()
    said = folded[low:at]
    return _DELAY.search(said) is not None and _OF_ALL.search(said) is None
