"""One price told twice, without tax and with it: *3 850 € HT, soit 4 620 € TTC*."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from data import late as re
from pipeline.money import Amount, tax_of

_MOST_BETWEEN = 160
_RATES = tuple(
    map(Decimal, ("1.2", "1.1", "1.055", "1.021", "1.085", "1.196", "1.21", "1.077", "1.081", "1.19"))
)
"""What a price with tax is of the one without, where French is spoken; 19.6 of a hundred until 2013."""
_CLOSE = Decimal("0.0006")
_ABOVE = 1_500
"""Characters above a row in which the head of its table is sought."""
_HEADS = re.compile(
    r"\b(?:h\.?t|hors\s+taxes?)\b[^\n\t]*\t[^\n]*\b(?:t\.?t\.?c|toutes\s+taxes)|\b(?:t\.?t\.?c|toutes\s+taxes)\b[^\n\t]*\t[^\n]*\b(?:h\.?t|hors\s+taxes?)\b"
)
"""A head with a column without tax and one with it."""
_STOP = re.compile(r"[.;]\s|\n\s*\n")
_OR = re.compile(r"\b(?:soit|ou|i\.e\.|or)\b|\t|\(")


def taxed(folded: str, amounts: Sequence[Amount]) -> dict[int, int]:
    """Return for each sum that is told with and without tax, side by side, the place of its other form.

    Args:
        folded: the text.
        amounts: all of its amounts, in order.
    """
    found: dict[int, int] = {}
    for place in range(len(amounts) - 1):
        one, two = amounts[place], amounts[place + 1]
        if place in found or one.value is None or two.value is None or one.currency != two.currency:
            continue
        between = folded[one.end : two.start]
        if len(between) > _MOST_BETWEEN or _STOP.search(between) or not _same(one.value, two.value):
            continue
        kinds = {tax_of(folded, one.start, one.end), tax_of(folded, two.start, two.end)} - {None}
        columns = (
            "\t" in between and _HEADS.search(folded, max(one.start - _ABOVE, 0), one.start) is not None
        )
        if columns or len(kinds) == 2 or (kinds and _OR.search(between)):
            found[place], found[place + 1] = place + 1, place
    return found


def _same(one: Decimal, two: Decimal) -> bool:
    low, high = min(one, two), max(one, two)
    if low <= 0:
        return False
    ratio = high / low
    # figures are rounded to the cent, which counts in small ones
    slack = max(_CLOSE, Decimal("0.011") / low)
    return any(abs(ratio - rate) <= slack for rate in _RATES)
