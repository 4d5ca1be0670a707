"""A formula as mathematics, and as a canonical text that keeps all of it.

``mathematics`` is the one line that people read (``P = P0 × (0,15 + 0,85 × SYNTEC / SYNTEC0)``);
``canonical`` puts under it a line for everything else, and ``pipeline.indexation.parsing.parse`` reads that
back to the same formula. Where in a clause the parts were read is in neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from data import late as re
from data.load import lexicon
from pipeline.indexation.formula import (
    Agreed,
    Bounds,
    Days,
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
    Reference,
    Share,
    Step,
    Steps,
    Tier,
    Tiers,
)
from pipeline.types import Language

PRICES = {"base": "P0", "previous": "Pn-1", None: "P(?)"}
"""The symbol of the price to which the movement is applied."""
_LEFT = {"base": "P", "previous": "Pn", None: "P"}
NO_CURRENCY = "¤"
_SHORT = 14
"""A longer name is printed as the letter that the clause gives it."""
_TAKEN = frozenset({"P", "P0", "Pn", "n", "min", "max", "bands", "steps", "agreed"})


_CANONICAL = {
    "bands": "bands",
    "steps": "steps",
    "agreed": "agreed",
    "beyond": "beyond",
    "up_to": "up to",
    "from": "from",
    "year": "year",
    "revision": "revision",
    "each": "each",
    "price": "price",
    "rate": "rate",
    "amount": "amount",
    "colon": ":",
}
"""The words in a line that ``parse`` reads."""


def mathematics(formula: Formula, language: Language = "en") -> str:
    """Return the line that people read, with the words and the decimal mark of the language."""
    french = language == "fr"
    line = _line(formula, lexicon("formula", "fr" if french else "en")["mathematics"])
    return re.sub(r"(?<=\d)\.(?=\d)", ",", line) if french else line


def canonical(formula: Formula) -> str:
    """Return the mathematics and a line for everything else that the formula holds."""
    return "\n".join([_line(formula), *_legend(formula)])


def symbols(movement: Movement) -> list[tuple[str, IndexTerm | PublishedRate]]:
    """Return the indices of a movement in the order they are printed, each with its own symbol."""
    found: list[tuple[str, IndexTerm | PublishedRate]] = []
    used: set[str] = set()
    for leaf in _leaves(movement):
        wanted = leaf.index
        if isinstance(leaf, IndexTerm) and (not wanted or (len(wanted) > _SHORT and leaf.letter)):
            wanted = leaf.letter
        plain = re.sub(r"[^A-Za-z0-9-]+", "_", wanted)[:24].strip("_-")
        if not re.match(r"[A-Za-z]", plain):
            plain = "I"
        symbol, number = plain, 2
        while symbol in used or symbol in _TAKEN or re.match(r"Pn-\d", symbol):
            symbol, number = f"{plain}_{number}", number + 1
        used.add(symbol)
        found.append((symbol, leaf))
    return found


def base_symbol(symbol: str) -> str:
    """Return the symbol of an index at its base: ``SYNTEC0``, ``BT40o``."""
    return symbol + ("o" if symbol[-1].isdigit() else "0")


def number(value: Decimal) -> str:
    """Return a decimal in plain figures, without zeros that say nothing."""
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def percent(rate: Decimal) -> str:
    """Return a fraction as a percentage: ``0.035`` is ``3.5 %``."""
    return f"{number(rate.scaleb(2))} %"


def money(value: Decimal, currency: str) -> str:
    """Return an amount with all its decimals and the code of its currency."""
    return f"{format(value, 'f')} {currency or NO_CURRENCY}"


def _line(formula: Formula, said: Mapping[str, str] = _CANONICAL) -> str:
    names = (symbol for symbol, _ in symbols(formula.movement))
    price = PRICES[formula.of]
    return f"{_LEFT[formula.of]} = {_expression(formula.movement, price, names, said)}"


def _leaves(movement: Movement) -> Iterator[IndexTerm | PublishedRate]:
    if isinstance(movement, Ratio):
        yield from movement.terms
    elif isinstance(movement, PublishedRate):
        yield movement
    elif isinstance(movement, (Least, Greatest)):
        for one in movement.of:
            yield from _leaves(one)
    elif isinstance(movement, (Share, Plus, Tiers)):
        yield from _leaves(movement.movement)


def _expression(movement: Movement, price: str, names: Iterator[str], said: Mapping[str, str]) -> str:
    """Return the new price as an expression of the price before and of the symbols, in order."""
    match movement:
        case Ratio():
            return f"{price} × {_ratio(movement, names)}"
        case PublishedRate():
            return f"{price} × (1 + {next(names)})"
        case FixedRate():
            return _fixed_rate(movement, price)
        case FixedAmount():
            times = "n × " if price == "P0" else ""
            per = f" / {movement.per}" if movement.per else ""
            return f"{price} + {times}{money(movement.amount, movement.currency)}{per}"
        case Steps():
            steps = "; ".join(_step(step, said) for step in movement.steps)
            return f"{said['steps']}({steps}) {movement.currency or NO_CURRENCY}"
        case Least() | Greatest():
            word = "min" if isinstance(movement, Least) else "max"
            return f"{word}({'; '.join(_expression(one, price, names, said) for one in movement.of)})"
        case Share():
            inner = _expression(movement.movement, price, names, said)
            return f"{price} + {percent(movement.share)} × ({inner} - {price})"
        case Plus():
            inner = _expression(movement.movement, price, names, said)
            return f"{inner} + {percent(movement.points)} × {price}"
        case Tiers():
            inner = _expression(movement.movement, price, names, said)
            return f"{said['bands']}({inner}{''.join(_band(tier, said) for tier in movement.tiers)})"
        case Agreed():
            return said["agreed"]


def _fixed_rate(movement: FixedRate, price: str) -> str:
    rate = percent(movement.rate)
    if price == "P0":
        return f"P0 × (1 + {rate})^n" if movement.compound else f"P0 × (1 + n × {rate})"
    return f"{price} × (1 + {rate})" if movement.compound else f"{price} + {rate} × P0"


def _ratio(ratio: Ratio, names: Iterator[str]) -> str:
    terms = []
    for term in ratio.terms:
        symbol = next(names)
        weight = "" if term.weight == 1 else f"{number(term.weight)} × "
        terms.append(f"{weight}{symbol} / {base_symbol(symbol)}")
    if ratio.fixed == 0 and len(terms) == 1 and ratio.terms[0].weight == 1:
        return terms[0]
    fixed = [] if ratio.fixed == 0 and terms else [number(ratio.fixed)]
    return f"({' + '.join([*fixed, *terms])})"


def _band(tier: Tier, said: Mapping[str, str]) -> str:
    reach = said["beyond"] if tier.up_to is None else f"{said['up_to']} {percent(tier.up_to)}"
    return f"; {reach}{said['colon']} {percent(tier.share)}"


def _step(step: Step, said: Mapping[str, str]) -> str:
    when = [f"{said['from']} {step.start.isoformat()}"] if step.start is not None else []
    when += [f"{said['year']} {step.year}"] if step.year is not None else []
    when += [f"{said['revision']} {step.number}"] if step.number is not None else []
    when += [said["each"]] if step.each else []
    what = [f"{said['price']} {format(step.price, 'f')}"] if step.price is not None else []
    what += [f"{said['rate']} {percent(step.rate)}"] if step.rate is not None else []
    what += [f"{said['amount']} {format(step.amount, 'f')}"] if step.amount is not None else []
    return f"{' '.join(when)}{said['colon']} {' '.join(what)}"


def _legend(formula: Formula) -> Iterator[str]:
    yield f"applied to: {formula.of or 'not told'}"
    for symbol, leaf in symbols(formula.movement):
        index = json.dumps(leaf.index, ensure_ascii=False)
        if isinstance(leaf, PublishedRate):
            yield f"{symbol}: rate {index}; {reference(leaf.now)}"
        else:
            letter = json.dumps(leaf.letter, ensure_ascii=False)
            yield f"{symbol}: {index} as {letter}; {reference(leaf.now)}; {reference(leaf.base)}"
    if formula.base_price is not None:
        yield f"base price: {format(formula.base_price, 'f')}"
    if formula.currency:
        yield f"currency: {formula.currency}"
    yield from _bounds(formula.bounds)
    if formula.direction is not None:
        yield f"direction: {formula.direction}"
    yield from _days(formula.days)
    if formula.who is not None:
        yield f"who: {formula.who}"
    if formula.notice:
        yield f"notice: {formula.notice}"
    for one in formula.rounding:
        unit = "" if one.unit == 1 else f" unit={one.unit}"
        yield f"rounding: {one.of} {one.places}{' ' + one.mode if one.mode else ''}{unit}"


def reference(ref: Reference) -> str:
    """Return which reading is taken, only what is not plain: ``latest period=11-01 years=-1``."""
    told: list[str] = [ref.kind]
    told += [f"period={ref.period}"] if ref.period else []
    told += [f"anchor={ref.anchor}"] if ref.anchor != "revision" else []
    told += [f"day={ref.day.isoformat()}"] if ref.day is not None else []
    told += [f"years={ref.years}"] if ref.years else []
    told += [f"months={ref.months}"] if ref.months else []
    told += [f"value={format(ref.value, 'f')}"] if ref.value is not None else []
    told += [f"mean_of={ref.mean_of}"] if ref.mean_of != 1 else []
    told += ["last_out=yes"] if ref.last_out else []
    told += [f"first={ref.first}"] if ref.first != "effective" else []
    told += [f"unpublished={ref.unpublished}"] if ref.unpublished else []
    told += [f"begin={ref.begin}"] if ref.begin else []
    return " ".join(told)


def _bounds(bounds: Bounds) -> Iterator[str]:
    for name in ("cap", "floor", "collar", "threshold"):
        value: Decimal | None = getattr(bounds, name)
        if value is not None:
            yield f"{name}: {percent(value)}"
    if bounds.cap_over != "revision":
        yield f"cap over: {bounds.cap_over}"
    if bounds.excess_only:
        yield "excess only: yes"
    if bounds.never_below:
        yield f"never below: {bounds.never_below}"
    if bounds.lowest_price is not None:
        yield f"lowest price: {format(bounds.lowest_price, 'f')}"
    if bounds.highest_price is not None:
        yield f"highest price: {format(bounds.highest_price, 'f')}"
    if bounds.least_rise is not None:
        yield f"least rise: {format(bounds.least_rise, 'f')}"
    if bounds.most_rise is not None:
        yield f"most rise: {format(bounds.most_rise, 'f')}"


def _days(days: Days) -> Iterator[str]:
    if days.every_months is not None:
        yield f"every: {days.every_months} months"
    if days.on:
        yield f"on: {days.on}"
    if days.first is not None:
        yield f"first: {days.first.isoformat()}"
    if days.after_months is not None:
        yield f"after: {days.after_months} months"
    if days.not_before is not None:
        yield f"not before: {days.not_before.isoformat()}"
    if days.last is not None:
        yield f"last: {days.last.isoformat()}"
    if days.anchor != "effective":
        yield f"counted from: {days.anchor}"
