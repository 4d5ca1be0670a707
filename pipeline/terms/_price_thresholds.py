"""Sums that are reached or rounded to, not paid.

*Upon Net Sales first exceeding $50,000,000*, *$1,000 or less*, *to the nearest £5*.
"""

from __future__ import annotations

from decimal import Decimal

from data import late as re
from pipeline.money import Amount

_SALES = re.compile(
    r"\b(?:sales|revenues?|turnover|ebitda|receipts|proceeds|profits?|chiffre\s+d'affaires)"
    r"(?:\s+(?:for|in|during|from|the|an?|any|such|each|that|which|contract|calendar|fiscal|licen[cs]e|year|quarter|month|period"
    r"|products?|licensed|first|cumulatively|total|shall|has|have|do|does|not|are|is|at|annuel|net|hors|taxes))*"
    r"\s+(?:of|exceeds?|exceeding|reach(?:es|ing)?|equal\s+to|in\s+excess\s+of|above|over|greater\s+than|more\s+than"
    r"|less\s+than|at\s+least|below|under|de|superieur\s+a|inferieur\s+a|excedant|atteint|depasse)\s+"
    r"(?:an\s+amount\s+of\s+)?(?:[a-z-]+\s+){0,6}?\(?\s*\Z"
)
"""Sales, and words of comparison right before the sum; a revenue that is promised has a noun between."""
_OR_LESS = re.compile(
    r"\)?,?\s*(?:or|et|ou|and)\s+(?:less|more|greater|above|below|over|under|higher|plus|moins)(?![a-z])"
)
"""What follows the bound of a bracket."""
_TAKEN = re.compile(
    r"[^.;:€$£\n]{0,30}\b(?:may|shall|will)\s+be\s+(?:deducted|withheld)\b"
    r"|[^.;:€$£\n]{0,30}\b(?:sera|seront)\s+(?:deduit|retenu|retranche)e?s?\b"
    r"|[^.;:,€$£\n]{0,14}\b(?:per|for\s+each|par)\s+(?:[a-z]+\s+)?(?:day|week|month|jour|semaine|mois)\s+"
    r"(?:of|de)\s+(?:such\s+)?(?:delay|retard)\b"
)
"""What is taken off what is owed, or paid for being late."""
_ROUNDED = re.compile(
    r"\b(?:nearest|multiples?\s+of|multiples?\s+de|round\w*\s+(?:up|down|off)?\s*to\s+the\s+next)"
    r"(?:\s+(?:whole|full|higher|lower))?\s*\Z"
)
_ROUNDED_TO = re.compile(r"\barrondi\w*\s+(?:aux?|a|par|en)\s+(?:(?:la|les|tranches?\s+de)\s+)?\Z")
_THE_NEAREST = re.compile(r"\s*(?:pres\b|les?\s+plus\s+proches?\b|superieurs?\b|inferieurs?\b)")
"""What a price is rounded to: *to the nearest £5*, « arrondi aux 10 € les plus proches »."""
_RECOVERY = re.compile(r"\brecovery\s+costs|\bfrais\s+de\s+recouvrement")
_FIXED = Decimal(40)
"""Euros that French law fixes for the costs of recovery (Code de commerce, D. 441-5)."""


def is_recovery(amount: Amount, before: str, after: str) -> bool:
    """Whether a sum is what the law lets a creditor claim for costs of recovery: no price."""
    if amount.value != _FIXED or amount.currency != "EUR":
        return False
    return _RECOVERY.search(before[-160:].replace("\n", " ")) is not None or (
        _RECOVERY.search(after.replace("\n", " ")) is not None
    )


def is_threshold(before: str, after: str) -> bool:
    """Whether a sum only says from where on something else holds.

    Args:
        before: folded text that ends at the sum.
        after: folded text that begins behind it.
    """
    return (
        any(words.match(after) for words in (_OR_LESS, _TAKEN))
        or _is_rounding(before.replace("\n", " "), after)
        or _SALES.search(before.replace("\n", " ")) is not None
    )


def _is_rounding(before: str, after: str) -> bool:
    rounded = _ROUNDED_TO.search(before) is not None and _THE_NEAREST.match(after) is not None
    return rounded or _ROUNDED.search(before) is not None
