"""What a movement makes of a price: the sum, and the same sum as people would write it down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.indexation._days import Anchors, step_of
from pipeline.indexation._figures import Style, rounded
from pipeline.indexation._index_value import IndexValue, Lack, Moment, Pair
from pipeline.indexation._lookup import Reader
from pipeline.indexation.formula import (
    FixedAmount,
    FixedRate,
    Formula,
    Greatest,
    IndexTerm,
    Least,
    Movement,
    Plus,
    PublishedRate,
    Ratio,
    Rounding,
    Share,
    Step,
    Steps,
    Tiers,
)

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices that a movement may start from, and which revision this is (the first is 1)."""

    base: Decimal
    previous: Decimal
    number: int


@dataclass(frozen=True, slots=True)
class Readings:
    """All readings of indices that a movement needs at one revision, in the order of its leaves."""

    pairs: tuple[Pair, ...]
    coefficient_places: Rounding | None = None
    index_places: Rounding | None = None
    step: Step | None = None
    """Of listed prices the one that begins on the day."""

    @property
    def values(self) -> tuple[IndexValue, ...]:
        """Every reading, for the record."""
        return tuple(value for pair in self.pairs for value in pair.values)

    @property
    def assumed(self) -> tuple[str, ...]:
        """What was taken for granted, each once."""
        return tuple(dict.fromkeys(words for pair in self.pairs for words in pair.assumed))

    @property
    def pending(self) -> str:
        """Why it is an estimate, or nothing."""
        return next((pair.pending for pair in self.pairs if pair.pending), "")


def leaves(movement: Movement) -> tuple[IndexTerm | PublishedRate, ...]:
    """Return the indices and published rates of a movement, in order."""
    if isinstance(movement, Ratio):
        return movement.terms
    if isinstance(movement, PublishedRate):
        return (movement,)
    if isinstance(movement, Least | Greatest):
        return tuple(leaf for one in movement.of for leaf in leaves(one))
    if isinstance(movement, Share | Plus | Tiers):
        return leaves(movement.movement)
    return ()


def readings(
    formula: Formula, moment: Moment, anchors: Anchors, reader: Reader, *, estimate: bool = False
) -> Readings | Lack:
    """Look up all that a formula needs at a revision, or say what is missing."""
    pairs = []
    for leaf in leaves(formula.movement):
        found = (
            reader.rate(leaf, moment, estimate=estimate)
            if isinstance(leaf, PublishedRate)
            else reader.pair(leaf, moment, estimate=estimate)
        )
        if isinstance(found, Lack):
            return found
        if found.base == 0:
            return Lack("the base of the index is zero")
        pairs.append(found)
    step = None
    if isinstance(formula.movement, Steps):
        step = step_of(formula.movement, formula.days, moment.revision, anchors)
    by = {one.of: one for one in formula.rounding}
    return Readings(tuple(pairs), by.get("coefficient"), by.get("index"), step)


def needs_previous(formula: Formula) -> bool:
    """Whether a revision cannot be told without the price before it."""
    bounds = formula.bounds
    held = (
        (bounds.cap is not None and bounds.cap_over != "total")
        or bounds.floor is not None
        or bounds.collar is not None
        or bounds.threshold is not None
        or bounds.never_below == "previous"
        or bounds.most_rise is not None
        or bounds.least_rise is not None
        or formula.direction in ("up", "down")
    )
    return held or not _stands_alone(formula)


def _stands_alone(formula: Formula) -> bool:
    movement = formula.movement
    if isinstance(movement, Steps):
        return all(step.price is not None for step in movement.steps)
    return formula.of == "base"


class Sum:
    """The sum of one formula at one revision, and its words in one style of figures."""

    def __init__(self, formula: Formula, found: Readings, style: Style) -> None:
        self._formula, self._found, self._style = formula, found, style
        self._pairs: Mapping[int, Pair] = {
            id(leaf): pair for leaf, pair in zip(leaves(formula.movement), found.pairs, strict=True)
        }

    def price(self, prices: Prices) -> Decimal:
        """Return the new price, before anything holds it and before it is rounded."""
        return self._price(self._formula.movement, prices)

    def _start(self, prices: Prices) -> Decimal:
        return prices.base if self._formula.of == "base" else prices.previous

    def _price(self, movement: Movement, prices: Prices) -> Decimal:
        start = self._start(prices)
        match movement:
            case Ratio() | PublishedRate():
                return start * self._coefficient(movement)
            case FixedRate():
                return self._fixed(movement, prices)
            case FixedAmount():
                times = prices.number if self._formula.of == "base" else 1
                return start + movement.amount * times
            case Steps():
                return self._stepped(prices)
            case Least():
                return min(self._price(one, prices) for one in movement.of)
            case Greatest():
                return max(self._price(one, prices) for one in movement.of)
            case Share():
                return start + movement.share * (self._price(movement.movement, prices) - start)
            case Plus():
                return self._price(movement.movement, prices) + movement.points * start
            case Tiers():
                change = self._price(movement.movement, prices) / start - _ONE
                return start * (_ONE + banded(movement, change))
            case _:
                raise ValueError("a price that is agreed on has no sum")

    def _coefficient(self, movement: Ratio | PublishedRate) -> Decimal:
        if isinstance(movement, PublishedRate):
            value = _ONE + self._pairs[id(movement)].now
        else:
            value = movement.fixed
            for term in movement.terms:
                now, base = self._figures(term)
                value += term.weight * now / base
        places = self._found.coefficient_places
        return value if places is None else rounded(value, places.places, places.mode or "half_up")

    def _figures(self, term: IndexTerm) -> tuple[Decimal, Decimal]:
        pair, places = self._pairs[id(term)], self._found.index_places
        if places is None:
            return pair.now, pair.base
        mode = places.mode or "half_up"
        return rounded(pair.now, places.places, mode), rounded(pair.base, places.places, mode)

    def _fixed(self, movement: FixedRate, prices: Prices) -> Decimal:
        if self._formula.of == "base":
            if movement.compound:
                return prices.base * (_ONE + movement.rate) ** prices.number
            return prices.base * (_ONE + movement.rate * prices.number)
        if movement.compound:
            return prices.previous * (_ONE + movement.rate)
        return prices.previous + movement.rate * prices.base

    def _stepped(self, prices: Prices) -> Decimal:
        step = self._found.step
        if step is None:
            return prices.previous
        if step.price is not None:
            return step.price
        if step.rate is not None:
            return prices.previous + step.rate * (
                prices.base if self._formula.of == "base" else prices.previous
            )
        return prices.previous + (step.amount or 0)

    # The same in words -----------------------------------------------------------------------------

    def words(self, prices: Prices) -> str:
        """Return the sum as it is written down, without its result."""
        return self._words(self._formula.movement, prices)

    def _words(self, movement: Movement, prices: Prices) -> str:
        style = self._style
        start = style.figure(self._start(prices))
        match movement:
            case Ratio():
                return f"{start} × {self._ratio(movement)}"
            case PublishedRate():
                return f"{start} × (1 + {style.percent(self._pairs[id(movement)].now)})"
            case FixedRate():
                return self._fixed_words(movement, prices)
            case FixedAmount():
                times = f"{prices.number} × " if self._formula.of == "base" and prices.number != 1 else ""
                return f"{start} {_signed(style, movement.amount, times)}"
            case Steps():
                return self._stepped_words(prices)
            case Least() | Greatest():
                name = "min" if isinstance(movement, Least) else "max"
                return f"{name}({style.between.join(self._words(one, prices) for one in movement.of)})"
            case Share():
                inner = self._words(movement.movement, prices)
                return f"{start} + {style.percent(movement.share)} × ({inner} − {start})"
            case Plus():
                inner = self._words(movement.movement, prices)
                points = style.percent(abs(movement.points))
                return f"{inner} {'−' if movement.points < 0 else '+'} {points} × {start}"
            case Tiers():
                return self._tiers_words(movement, prices)
            case _:
                return start

    def _ratio(self, movement: Ratio) -> str:
        style = self._style
        plain = movement.fixed == 0 and len(movement.terms) == 1
        parts = [] if movement.fixed == 0 else [style.figure(movement.fixed)]
        for term in movement.terms:
            weight = "" if term.weight == 1 else f"{style.figure(term.weight)} × "
            parts.append(f"{weight}{self._quotient(term)}")
        text = " + ".join(parts)
        places = self._found.coefficient_places
        if places is not None:
            return f"({text} ≈ {style.figure(self._coefficient(movement), max(places.places, 0))})"
        return text if plain and movement.terms[0].weight == 1 else f"({text})"

    def _quotient(self, term: IndexTerm) -> str:
        now, base = self._figures(term)
        pair = self._pairs[id(term)]
        return f"{self._reading(pair, 'now', now)} / {self._reading(pair, 'base', base)}"

    def _reading(self, pair: Pair, role: str, value: Decimal) -> str:
        """Write a reading; one that was brought onto another scale with the coefficient that did so."""
        own = [one for one in pair.values if one.role == role]
        if len(own) == 1 and own[0].coefficient is not None and value != own[0].value:
            mark = "×" if own[0].value * own[0].coefficient == value else "/"
            figures = f"{self._style.figure(own[0].value)} {mark} {self._style.figure(own[0].coefficient)}"
            return f"({figures})"
        return self._style.figure(value, 2, 6)

    def _fixed_words(self, movement: FixedRate, prices: Prices) -> str:
        style, count = self._style, prices.number
        base, rate = style.figure(prices.base), style.percent(abs(movement.rate))
        sign = "−" if movement.rate < 0 else "+"
        if self._formula.of == "base":
            if movement.compound:
                power = "" if count == 1 else f"^{count}"
                return f"{base} × (1 {sign} {rate}){power}"
            times = "" if count == 1 else f"{count} × "
            return f"{base} × (1 {sign} {times}{rate})"
        previous = style.figure(prices.previous)
        return (
            f"{previous} × (1 {sign} {rate})" if movement.compound else f"{previous} {sign} {rate} × {base}"
        )

    def _stepped_words(self, prices: Prices) -> str:
        step, style = self._found.step, self._style
        previous = style.figure(prices.previous)
        if step is None:
            return previous
        if step.price is not None:
            return style.figure(step.price)
        if step.rate is not None:
            sign, rate = "−" if step.rate < 0 else "+", style.percent(abs(step.rate))
            if self._formula.of == "base":
                return f"{previous} {sign} {rate} × {style.figure(prices.base)}"
            return f"{previous} × (1 {sign} {rate})"
        return f"{previous} {_signed(style, step.amount or Decimal(0))}"

    def _tiers_words(self, movement: Tiers, prices: Prices) -> str:
        start = self._start(prices)
        change = self._price(movement.movement, prices) / start - _ONE
        inner = self._words(movement.movement, prices)
        style = self._style
        counted = style.percent(rounded(banded(movement, change), 8))
        return f"{style.figure(start)} × (1 + {counted}) [{inner}]"


def _signed(style: Style, amount: Decimal, times: str = "") -> str:
    return f"{'−' if amount < 0 else '+'} {times}{style.figure(abs(amount))}"


def banded(movement: Tiers, change: Decimal) -> Decimal:
    """Count a change band by band; a fall is counted as a rise of the same size would be."""
    left, below, counted = abs(change), Decimal(0), Decimal(0)
    for tier in movement.tiers:
        width = left if tier.up_to is None else min(left, tier.up_to - below)
        counted += width * tier.share
        left -= width
        if tier.up_to is None or left <= 0:
            break
        below = tier.up_to
    return counted.copy_sign(change)
