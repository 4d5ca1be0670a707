"""What holds a new price: thresholds, caps, floors, directions, least and highest prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.indexation._figures import Style
from pipeline.indexation.formula import Bounds, Formula

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Held:
    """A price after what holds it, and the words of each bound that changed it."""

    price: Decimal
    words: tuple[str, ...] = ()
    """``≤ 1,000.00 × (1 + 3 %) = 1,030.00``: a relation and its sum."""


@dataclass(frozen=True, slots=True)
class Against:
    """The prices against which a change is measured; ``None`` where one is not known."""

    base: Decimal
    previous: Decimal | None
    year_before: Decimal | None = None
    """The price in force twelve months before."""


class _Holding:
    """A price on its way through the bounds."""

    def __init__(self, price: Decimal, style: Style) -> None:
        self.price, self._style = price, style
        self.words: list[str] = []

    def at_most(self, limit: Decimal, words: str) -> None:
        if self.price > limit:
            self.price = limit
            self.words.append(f"≤ {words}")

    def at_least(self, limit: Decimal, words: str) -> None:
        if self.price < limit:
            self.price = limit
            self.words.append(f"≥ {words}")

    def moved(self, start: Decimal, rate: Decimal) -> tuple[Decimal, str]:
        """Return a price moved by a rate, and the sum in words."""
        limit = start * (_ONE + rate)
        style = self._style
        sign = "−" if rate < 0 else "+"
        sum_ = f"{style.figure(start)} × (1 {sign} {style.percent(abs(rate))})"
        return limit, f"{sum_} = {style.figure(limit, 2, 2)}"

    def more(self, start: Decimal, sum_: Decimal) -> tuple[Decimal, str]:
        """Return a price that is so much money more, and the sum in words."""
        figure = self._style.figure
        return start + sum_, f"{figure(start)} + {figure(sum_)} = {figure(start + sum_)}"

    def plain(self, limit: Decimal) -> str:
        return self._style.figure(limit)


def held(
    price: Decimal, against: Against, formula: Formula, style: Style, *, floor_anyway: bool = False
) -> Held:
    """Apply a formula's bounds and direction to a price: threshold, then caps and floors, then prices.

    Args:
        price: as the movement makes it.
        against: what changes are measured against.
        formula: whose bounds hold it.
        style: of the figures in the words.
        floor_anyway: whether the least rise is due where the threshold leaves the price as it was.

    Raises:
        ValueError: the price before is not known and something is measured against it.
    """
    bounds, holding = formula.bounds, _Holding(price, style)
    if _threshold(holding, bounds, against) and not floor_anyway:
        bounds = replace(bounds, floor=None, least_rise=None)
    _rates(holding, bounds, against)
    _rises(holding, bounds, against)
    previous = against.previous
    if previous is not None:
        if formula.direction == "up" or bounds.never_below == "previous":
            holding.at_least(previous, holding.plain(previous))
        if formula.direction == "down":
            holding.at_most(previous, holding.plain(previous))
    if bounds.never_below == "base":
        holding.at_least(against.base, holding.plain(against.base))
    if bounds.lowest_price is not None:
        holding.at_least(bounds.lowest_price, holding.plain(bounds.lowest_price))
    if bounds.highest_price is not None:
        holding.at_most(bounds.highest_price, holding.plain(bounds.highest_price))
    return Held(holding.price, tuple(holding.words))


def _threshold(holding: _Holding, bounds: Bounds, against: Against) -> bool:
    """Apply a threshold, and return whether it leaves the price as it was."""
    if bounds.threshold is None:
        return False
    previous = _known(against.previous)
    change = holding.price / previous - _ONE
    if abs(change) < bounds.threshold:
        holding.price = previous
        _, words = holding.moved(previous, bounds.threshold.copy_sign(change))
        mark = ">" if change < 0 else "<"
        holding.words.append(f"{mark} {words}: {holding.plain(previous)}")
        return True
    if bounds.excess_only:
        taken = bounds.threshold.copy_sign(change)
        holding.price -= previous * taken
        sign = "+" if change < 0 else "−"
        holding.words.append(f"{sign} {holding.plain(abs(taken * previous))}")
    return False


def _rates(holding: _Holding, bounds: Bounds, against: Against) -> None:
    if bounds.cap is not None:
        start = _known(_cap_start(bounds, against))
        holding.at_most(*holding.moved(start, bounds.cap))
    if bounds.floor is not None:
        holding.at_least(*holding.moved(_known(against.previous), bounds.floor))
    if bounds.collar is not None:
        previous = _known(against.previous)
        holding.at_most(*holding.moved(previous, bounds.collar))
        holding.at_least(*holding.moved(previous, -bounds.collar))


def _rises(holding: _Holding, bounds: Bounds, against: Against) -> None:
    """Hold the rise over the price before between two sums of money."""
    if bounds.most_rise is not None:
        holding.at_most(*holding.more(_known(against.previous), bounds.most_rise))
    if bounds.least_rise is not None:
        holding.at_least(*holding.more(_known(against.previous), bounds.least_rise))


def _cap_start(bounds: Bounds, against: Against) -> Decimal | None:
    if bounds.cap_over == "total":
        return against.base
    return against.year_before if bounds.cap_over == "year" else against.previous


def _known(price: Decimal | None) -> Decimal:
    if price is None:
        raise ValueError("the price before is not known")
    return price
