"""So many hundredths of a price, as a change: 110 % of the rent before is a rise of a tenth."""

from __future__ import annotations

from decimal import Decimal

from data import late as re

_OF_PRICE = re.compile(
    r"\s*\)?\s*(?:of|de|du|des)\s+(?:the\s+|la\s+|l['\u2019]\s?|les?\s+|that\s+|such\s+|its\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:prix|loyers?|redevances?|tarifs?|forfaits?|honoraires|fees?|prices?|rents?|charges?|rates?|celui|celle|that)\b"
    r"[^.;,]{0,60}"
)
_OF_FIRST = re.compile(
    r"\b(?:initial\w*|original|d['\u2019]origine|de\s+base|base|first|premiere?|commencement|signature)\b"
)
_AS_BEFORE = re.compile(
    r"\b(?:preceding|previous|prior|then|immediately|precedente?|en\s+vigueur|en\s+cours)\b"
)
_LEAST, _MOST = Decimal("0.5"), Decimal("1.5")


def as_change(folded: str, end: int, rate: Decimal) -> Decimal | None:
    """Return what a percentage says of the change of a price; ``None`` where it says nothing of it.

    Args:
        folded: text of the clause.
        end: of the percentage.
        rate: its value, 1.1 for 110 %.
    """
    of = _OF_PRICE.match(folded, end)
    if of is not None and rate >= _LEAST:
        first = _OF_FIRST.search(of.group()) is not None and _AS_BEFORE.search(of.group()) is None
        return None if first else rate - 1
    if rate < 1:
        return rate
    return rate - 1 if rate < _MOST else None
