"""A formula as sentences; the phrases are in ``data/lexicons/<language>/formula.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

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
    Tiers,
)
from pipeline.indexation.printing import money, number, percent
from pipeline.types import Language


def sentences(formula: Formula, language: Language) -> str:
    """Return what a formula says, in full: the movement, its bounds, its days, who asks, the rounding."""
    return " ".join(_Teller(formula, language).tell())


class _Teller:
    def __init__(self, formula: Formula, language: Language) -> None:
        self.formula = formula
        self.french = language == "fr"
        self.words: Any = lexicon("formula", "fr" if self.french else "en")
        self.price: str = self.words["price"][formula.of or "unknown"]

    def tell(self) -> Iterator[str]:
        formula, words = self.formula, self.words
        yield words["new_price"].format(movement=self._movement(formula.movement))
        yield from self._bounds(formula.bounds)
        if formula.direction is not None and not formula.bounds.never_below:
            yield words["direction"][formula.direction]
        yield from self._days(formula.days)
        if formula.who is not None:
            yield words["who"][formula.who]
        if formula.notice:
            yield words["notice"].format(duration=formula.notice)
        for one in formula.rounding:
            mode = "" if one.mode is None else words["mode"][one.mode]
            of = words["rounded"][one.of]
            if one.unit == 1:
                yield words["rounding"].format(of=of, places=one.places, mode=mode)
            else:
                multiple = number(Decimal(one.unit).scaleb(-one.places))
                yield words["rounding_unit"].format(of=of, unit=multiple, mode=mode)

    def _movement(self, movement: Movement) -> str:
        words, price = self.words, self.price
        match movement:
            case Ratio():
                return str(words["times"].format(price=price, sum=self._sum(movement)))
            case PublishedRate():
                told = {"index": self._index(movement.index), "now": self._reference(movement.now)}
                return str(words["rate_of"].format(price=price, **told))
            case FixedRate():
                kind = "compound" if movement.compound else "simple"
                return str(words["fixed_rate"][kind].format(price=price, rate=self._rate(movement.rate)))
            case FixedAmount():
                amount = self._figures(money(movement.amount, movement.currency))
                amount += f" / {words['per'].get(movement.per, movement.per)}" if movement.per else ""
                return str(words["fixed_amount"].format(price=price, amount=amount))
            case Steps():
                told_steps = "; ".join(self._step(step, movement.currency) for step in movement.steps)
                return str(words["steps"].format(steps=told_steps))
            case Least() | Greatest():
                options = "; ".join(self._movement(one) for one in movement.of)
                kind = "least" if isinstance(movement, Least) else "greatest"
                return str(words[kind].format(options=options))
            case Share():
                inner, share = self._movement(movement.movement), self._rate(movement.share)
                return str(words["share"].format(price=price, share=share, inner=inner))
            case Plus():
                inner, points = self._movement(movement.movement), self._rate(movement.points)
                return str(words["points"].format(inner=inner, points=points, price=price))
            case Tiers():
                return self._tiers(movement)
            case Agreed():
                return str(words["agreed"])

    def _sum(self, ratio: Ratio) -> str:
        told = [] if ratio.fixed == 0 and ratio.terms else [self._figures(number(ratio.fixed))]
        told += [self._term(term) for term in ratio.terms]
        return str(self.words["plus"].join(told))

    def _term(self, term: IndexTerm) -> str:
        told = {"now": self._reference(term.now), "base": self._reference(term.base)}
        words = str(self.words["term"].format(index=self._index(term.index), **told))
        if term.weight == 1:
            return words
        weight = self._figures(number(term.weight))
        return str(self.words["weighted"].format(weight=weight, term=words))

    def _tiers(self, tiers: Tiers) -> str:
        bands = [
            self.words["tier"]["beyond"].format(share=self._rate(tier.share))
            if tier.up_to is None
            else self.words["tier"]["up_to"].format(
                limit=self._rate(tier.up_to), share=self._rate(tier.share)
            )
            for tier in tiers.tiers
        ]
        return str(self.words["tiers"].format(inner=self._movement(tiers.movement), bands="; ".join(bands)))

    def _step(self, step: Step, currency: str) -> str:
        told = {"start": step.start and step.start.isoformat(), "year": step.year, "number": step.number}
        kind = next((name for name, value in told.items() if value is not None), "year")
        when = str(self.words["step"][kind].format(when=told[kind]))
        if step.each:
            when = str(self.words["step"]["each"].format(when=when))
        what = [money(value, currency) for value in (step.price,) if value is not None]
        what += [f"+ {percent(value)}" for value in (step.rate,) if value is not None]
        what += [f"+ {money(value, currency)}" for value in (step.amount,) if value is not None]
        sum_ = self._figures(" ".join(what))
        if step.rate is not None and self.formula.of == "base":
            sum_ = self.words["step"]["of_base"].format(rise=sum_)
        return f"{when}: {sum_}"

    def _reference(self, ref: Reference) -> str:
        words = self.words["reference"]
        kind = words["last_out"] if ref.last_out and ref.kind == "of_year" else words[ref.kind]
        told = str(
            kind.format(
                period=ref.period,
                at=self._at(ref),
                year=self._year(ref),
                when=self._month(ref),
                count=ref.months,
            )
        )
        if ref.mean_of > 1:
            told = words["mean"].format(reading=told, count=ref.mean_of)
        if ref.begin:
            told = words["begin"].format(reading=told, period=ref.begin)
        if ref.value is not None:
            told = words["value"].format(reading=told, value=self._figures(number(ref.value)))
        return told

    def _at(self, ref: Reference) -> str:
        if ref.period:
            name = "on_last_day" if ref.last_out else "on_day"
            return str(self.words[name].format(period=ref.period, year=self._year(ref)))
        if ref.months:
            return str(self.words["before_anchor"].format(count=ref.months, anchor=self._anchor(ref)))
        return str(self.words["at_anchor"].format(anchor=self._anchor(ref)))

    def _month(self, ref: Reference) -> str:
        name = "before_anchor" if ref.months else "month_of"
        return str(self.words[name].format(count=ref.months, anchor=self._anchor(ref)))

    def _anchor(self, ref: Reference) -> str:
        named = "" if ref.day is None else f" ({ref.day.isoformat()})"
        return f"{self.words['anchor'][ref.anchor]}{named}"

    def _year(self, ref: Reference) -> str:
        years = self.words["year"]
        return str(years.get(str(ref.years)) or years["other"].format(count=f"{ref.years:+d}"))

    def _bounds(self, bounds: Bounds) -> Iterator[str]:
        words = self.words["bounds"]
        for name in ("cap", "floor", "collar", "threshold"):
            value = getattr(bounds, name)
            if value is not None:
                yield words[name].format(rate=self._rate(value), over=words["over"][bounds.cap_over])
        if bounds.excess_only:
            yield words["excess"]
        if bounds.never_below:
            yield words[bounds.never_below]
        sums = {
            "lowest": bounds.lowest_price,
            "highest": bounds.highest_price,
            "least_rise": bounds.least_rise,
            "most_rise": bounds.most_rise,
        }
        for name, amount in sums.items():
            if amount is not None:
                yield words[name].format(amount=self._figures(money(amount, self.formula.currency)))

    def _days(self, days: Days) -> Iterator[str]:
        words = self.words
        anchor = words["anchor"][days.anchor]
        if days.every_months is not None:
            yield words["every"].format(count=days.every_months) if days.every_months else words["once"]
        if days.on == "anniversary":
            yield words["anniversary"].format(anchor=anchor)
        elif days.on:
            yield words["day_of_year"].format(day=days.on)
        if days.first is not None:
            yield words["first"].format(day=days.first.isoformat())
        if days.after_months is not None:
            yield words["after"].format(count=days.after_months, anchor=anchor)
        if days.not_before is not None:
            yield words["not_before"].format(day=days.not_before.isoformat())
        if days.last is not None:
            yield words["last"].format(day=days.last.isoformat())

    def _index(self, name: str) -> str:
        return name or str(self.words["unnamed"])

    def _rate(self, rate: Any) -> str:
        return self._figures(percent(rate))

    def _figures(self, text: str) -> str:
        return re.sub(r"(?<=\d)\.(?=\d)", ",", text) if self.french else text
