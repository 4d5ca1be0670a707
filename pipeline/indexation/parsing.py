"""Reads the canonical text of a formula (``pipeline.indexation.printing``) back to the formula."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, cast

from data import late as re
from pipeline.errors import UsageError
from pipeline.indexation.formula import (
    Agreed,
    Anchor,
    Bounds,
    Days,
    Direction,
    FixedAmount,
    FixedRate,
    Formula,
    Greatest,
    IndexTerm,
    Least,
    Mode,
    Movement,
    Of,
    Plus,
    PublishedRate,
    Ratio,
    Reference,
    ReferenceKind,
    Rounding,
    Share,
    Step,
    Steps,
    Tier,
    Tiers,
    Who,
)
from pipeline.indexation.printing import NO_CURRENCY, PRICES, base_symbol

_NUMBER = r"-?\d+(?:[.,]\d+)?"
_SYMBOL = r"[A-Za-z][A-Za-z0-9_-]*"


def parse(text: str) -> Formula:
    """Return the formula of a canonical text.

    Raises:
        UsageError: the text is not one; the message says where.
    """
    line, *legend = text.split("\n")
    told = _told(legend)
    of = cast("Of | None", None if told.one("applied to") in ("not told", None) else told.one("applied to"))
    left, separator, right = line.partition(" = ")
    if not separator or left not in ("P", "Pn"):
        raise UsageError(f"a formula begins with 'P = ' or 'Pn = ', not with {line[:20]!r}")
    scanner = _Scanner(right, PRICES[of], told.lines)
    movement = scanner.expression()
    scanner.end()
    price = told.one("base price")
    return Formula(
        movement,
        of,
        None if price is None else Decimal(price),
        told.one("currency") or "",
        _bounds(told),
        cast("Direction | None", told.one("direction")),
        _days(told),
        cast("Who | None", told.one("who")),
        told.one("notice") or "",
        tuple(_rounding(one) for one in told.lines.get("rounding", ())),
    )


class _Told:
    def __init__(self, lines: dict[str, list[str]]) -> None:
        self.lines = lines

    def one(self, key: str) -> str | None:
        values = self.lines.get(key)
        return values[0] if values else None

    def rate(self, key: str) -> Decimal | None:
        value = self.one(key)
        return None if value is None else Decimal(value.removesuffix(" %")).scaleb(-2)

    def amount(self, key: str) -> Decimal | None:
        value = self.one(key)
        return None if value is None else Decimal(value)


def _told(legend: list[str]) -> _Told:
    lines: dict[str, list[str]] = {}
    for line in legend:
        key, separator, value = line.partition(": ")
        if not separator:
            raise UsageError(f"a line under a formula is 'name: value', not {line[:40]!r}")
        lines.setdefault(key, []).append(value)
    return _Told(lines)


def _bounds(told: _Told) -> Bounds:
    return Bounds(
        told.rate("cap"),
        cast("Any", told.one("cap over") or "revision"),
        told.rate("floor"),
        told.rate("collar"),
        told.rate("threshold"),
        told.one("excess only") == "yes",
        cast("Any", told.one("never below") or ""),
        told.amount("lowest price"),
        told.amount("highest price"),
        told.amount("least rise"),
        told.amount("most rise"),
    )


def _days(told: _Told) -> Days:
    every, after = told.one("every"), told.one("after")
    first = told.one("first")
    return Days(
        None if every is None else int(every.removesuffix(" months")),
        told.one("on") or "",
        None if first is None else date.fromisoformat(first),
        None if after is None else int(after.removesuffix(" months")),
        cast("Anchor", told.one("counted from") or "effective"),
        None if (kept := told.one("not before")) is None else date.fromisoformat(kept),
        None if (last := told.one("last")) is None else date.fromisoformat(last),
    )


def _rounding(value: str) -> Rounding:
    of, places, *further = value.split()
    units = [int(one.removeprefix("unit=")) for one in further if one.startswith("unit=")]
    modes = [cast("Mode", one) for one in further if not one.startswith("unit=")]
    return Rounding(cast("Any", of), int(places), modes[0] if modes else None, *units)


def _reference(value: str) -> Reference:
    kind, *pairs = value.split()
    told = dict(pair.split("=", 1) for pair in pairs)
    return Reference(
        cast("ReferenceKind", kind),
        told.get("period", ""),
        cast("Anchor", told.get("anchor", "revision")),
        date.fromisoformat(told["day"]) if "day" in told else None,
        int(told.get("years", 0)),
        int(told.get("months", 0)),
        Decimal(told["value"]) if "value" in told else None,
        int(told.get("mean_of", 1)),
        "last_out" in told,
        cast("Anchor", told.get("first", "effective")),
        "before" if told.get("unpublished") == "before" else "",
        told.get("begin", ""),
    )


class _Scanner:
    """A cursor over the right side of the mathematics."""

    def __init__(self, text: str, price: str, legend: dict[str, list[str]]) -> None:
        self.text, self.at, self.price, self.legend = text, 0, price, legend

    def expression(self) -> Movement:
        movement = self._primary()
        while (match := self._match(rf" \+ (?P<points>{_NUMBER}) % × {re.escape(self.price)}")) is not None:
            movement = Plus(movement, _decimal(match["points"]).scaleb(-2))
        return movement

    def end(self) -> None:
        if self.at != len(self.text):
            raise self._wrong("the end")

    def _primary(self) -> Movement:
        for words, read in (("min(", Least), ("max(", Greatest)):
            if self._take(words):
                return read(self._listed(self.expression))
        if self._take("bands("):
            return self._bands()
        if self._take("steps("):
            return self._steps()
        if self._take("agreed"):
            return Agreed()
        self._need(self.price)
        return self._multiplied() if self._take(" × ") else self._added()

    def _listed(self, read: Callable[[], Movement]) -> tuple[Movement, ...]:
        items: list[Movement] = []
        while not self._take(")"):
            if items:
                self._need("; ")
            items.append(read())
        return tuple(items)

    def _added(self) -> Movement:
        self._need(" + ")
        if (match := self._match(rf"(?P<share>{_NUMBER}) % × \(")) is not None:
            inner = self.expression()
            self._need(f" - {self.price})")
            return Share(inner, _decimal(match["share"]).scaleb(-2))
        if (match := self._match(rf"(?P<rate>{_NUMBER}) % × P0")) is not None:
            return FixedRate(_decimal(match["rate"]).scaleb(-2), compound=False)
        told = rf"(?:n × )?(?P<amount>{_NUMBER}) (?P<currency>\S[A-Z]*)(?: / (?P<per>[a-z][a-z/-]*))?"
        match = self._expect(told, "an amount")
        currency = "" if match["currency"] == NO_CURRENCY else match["currency"]
        return FixedAmount(_decimal(match["amount"]), currency, match["per"] or "")

    def _multiplied(self) -> Movement:
        if (match := self._match(rf"\(1 \+ n × (?P<rate>{_NUMBER}) %\)")) is not None:
            return FixedRate(_decimal(match["rate"]).scaleb(-2), compound=False)
        if (match := self._match(rf"\(1 \+ (?P<rate>{_NUMBER}) %\)(?:\^n)?")) is not None:
            return FixedRate(_decimal(match["rate"]).scaleb(-2))
        if (match := self._match(rf"\(1 \+ (?P<symbol>{_SYMBOL})\)")) is not None:
            return self._published(match["symbol"])
        if not self._take("("):
            return Ratio(Decimal(0), (self._term(),))
        fixed = Decimal(0)
        if (match := self._match(rf"(?P<fixed>{_NUMBER})(?= \+|\))")) is not None:
            fixed = _decimal(match["fixed"])
            if self._take(")"):
                return Ratio(fixed, ())
            self._need(" + ")
        terms = [self._term()]
        while not self._take(")"):
            self._need(" + ")
            terms.append(self._term())
        return Ratio(fixed, tuple(terms))

    def _term(self) -> IndexTerm:
        match = self._expect(
            rf"(?:(?P<weight>{_NUMBER}) × )?(?P<symbol>{_SYMBOL}) / (?P<base>{_SYMBOL})", "an index"
        )
        symbol = match["symbol"]
        if match["base"] != base_symbol(symbol):
            raise UsageError(f"{symbol} is divided by {match['base']}, not by {base_symbol(symbol)}")
        weight = Decimal(1) if match["weight"] is None else _decimal(match["weight"])
        index, letter, now, base = self._indexed(symbol)
        return IndexTerm(index, letter, weight, now, base)

    def _indexed(self, symbol: str) -> tuple[str, str, Reference, Reference]:
        value = self._line_of(symbol)
        decoder = json.JSONDecoder()
        try:
            index, at = decoder.raw_decode(value)
            letter, end = decoder.raw_decode(value, at + len(" as "))
            _, now, base = value[end:].split("; ")
        except ValueError as error:
            raise UsageError(f"the line of {symbol} cannot be read: {value[:60]!r}") from error
        return index, letter, _reference(now), _reference(base)

    def _published(self, symbol: str) -> PublishedRate:
        value = self._line_of(symbol).removeprefix("rate ")
        index, at = json.JSONDecoder().raw_decode(value)
        return PublishedRate(index, _reference(value[at:].removeprefix("; ")))

    def _line_of(self, symbol: str) -> str:
        lines = self.legend.get(symbol)
        if not lines:
            raise UsageError(f"no line under the formula says what {symbol} is")
        return lines[0]

    def _bands(self) -> Tiers:
        inner = self.expression()
        tiers: list[Tier] = []
        while not self._take(")"):
            self._need("; ")
            match = self._expect(rf"(?:beyond|up to (?P<to>{_NUMBER}) %): (?P<share>{_NUMBER}) %", "a band")
            up_to = None if match["to"] is None else _decimal(match["to"]).scaleb(-2)
            tiers.append(Tier(up_to, _decimal(match["share"]).scaleb(-2)))
        return Tiers(inner, tuple(tiers))

    def _steps(self) -> Steps:
        steps: list[Step] = []
        while not self._take(") "):
            if steps:
                self._need("; ")
            match = self._expect(
                rf"(?:from (?P<start>\d{{4}}-\d\d-\d\d) ?)?(?:year (?P<year>\d+) ?)?"
                rf"(?:revision (?P<revision>\d+) ?)?(?P<each>each)?: "
                rf"(?:price (?P<price>{_NUMBER}) ?)?(?:rate (?P<rate>{_NUMBER}) % ?)?"
                rf"(?:amount (?P<amount>{_NUMBER}))?",
                "a step",
            )
            told = match.groupdict()
            steps.append(
                Step(
                    date.fromisoformat(told["start"]) if told["start"] else None,
                    int(told["year"]) if told["year"] else None,
                    _decimal(told["price"]) if told["price"] else None,
                    _decimal(told["rate"]).scaleb(-2) if told["rate"] else None,
                    _decimal(told["amount"]) if told["amount"] else None,
                    int(told["revision"]) if told["revision"] else None,
                    told["each"] is not None,
                )
            )
        currency = self._expect(r"\S[A-Z]*", "a currency").group()
        return Steps(tuple(steps), "" if currency == NO_CURRENCY else currency)

    def _match(self, pattern: str) -> re.Match[str] | None:
        match = re.compile(pattern).match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def _expect(self, pattern: str, what: str) -> re.Match[str]:
        match = self._match(pattern)
        if match is None:
            raise self._wrong(what)
        return match

    def _take(self, words: str) -> bool:
        if self.text.startswith(words, self.at):
            self.at += len(words)
            return True
        return False

    def _need(self, words: str) -> None:
        if not self._take(words):
            raise self._wrong(repr(words))

    def _wrong(self, what: str) -> UsageError:
        return UsageError(f"{what} should stand at {self.text[self.at : self.at + 20]!r} of {self.text!r}")


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
