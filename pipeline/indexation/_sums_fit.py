"""Whether sums of money that a clause tells as bounds are of the price beside which it stands."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.indexation.formula import FixedAmount, Formula, Greatest, Least, Movement
from pipeline.indexation.priced import Priced

_FAR = 2
"""A least price of so many times the price first agreed is of another stretch of time, or another price."""
_SPLIT = ("month", "quarter", "semester", "half_year")
_OF_YEARS = (None, 0, 12)


def unfit(line: Priced, formulas: Sequence[Formula]) -> str:
    """Return why the sums that bound a price cannot be laid beside it; empty where they can.

    Args:
        line: the price.
        formulas: the ways to read how it moves.
    """
    return next((why for one in formulas if (why := _why(line, one))), "")


def _why(line: Priced, formula: Formula) -> str:
    bounds, stated = formula.bounds, line.stated
    sums = (bounds.lowest_price, bounds.highest_price, bounds.least_rise, bounds.most_rise)
    beside = _beside(formula.movement)
    if all(one is None for one in sums) and not beside:
        return ""
    if formula.currency and formula.currency != stated.currency:
        return "the clause bounds the price by a sum in another currency"
    if beside or bounds.least_rise is not None or bounds.most_rise is not None:
        if line.per in _SPLIT:
            return (
                "the clause bounds a rise by a sum of money, and whether of a yearly price is not settled"
            )
        if formula.days.every_months not in _OF_YEARS:
            return "the clause bounds a rise by a sum of money, and whether for each year is not settled"
    too_high = bounds.lowest_price is not None and bounds.lowest_price >= _FAR * stated.amount
    too_low = bounds.highest_price is not None and bounds.highest_price < stated.amount
    if too_high or too_low:
        return "the clause bounds the price by a sum that the price first agreed does not keep"
    return ""


def _beside(movement: Movement) -> bool:
    """Whether a sum of money is one of two rises of which the lesser or the greater counts."""
    of = movement.of if isinstance(movement, Least | Greatest) else ()
    return any(isinstance(one, FixedAmount) for one in of)
