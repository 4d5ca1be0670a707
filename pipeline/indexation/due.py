"""The price due in each period: from a formula, an amount and the official series, with the sum in words.

Everything here is arithmetic: nothing reads files, asks the clock or rounds where no contract and no coin
says so. What a contract leaves open gives several readings, side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Literal

from data import late as re
from pipeline.indexation._chain import Chain, Revised, Terms
from pipeline.indexation._days import (
    MONTHS,
    ONE_DAY,
    Anchors,
    Revisions,
    Share,
    cut,
    plus_months,
    revisions,
    share,
)
from pipeline.indexation._figures import EXACT, STYLES, Style, decimals_of, whole_units
from pipeline.indexation._index_value import IndexValue
from pipeline.indexation._instance import instance
from pipeline.indexation._lines import Facts, Less, Line, Stretch
from pipeline.indexation._lookup import Reader
from pipeline.indexation._readings import FREE, OR_FREE, OVER_YEARS, Variant, variants
from pipeline.indexation._side_by_side import prices as known_prices
from pipeline.indexation._side_by_side import side_by_side
from pipeline.indexation.formula import FixedRate, Formula
from pipeline.indexation.printing import mathematics
from pipeline.types import Language

__all__ = ["Facts", "Less", "Line", "ScheduleRow", "Stretch", "schedule"]

State = Literal["final", "assumed", "provisional", "unknown"]
AHEAD = 12
"""Months after today for which prices are told."""
_MOST_READINGS = 8
_BY_QUANTITY = "it is a price for each unit: the sum due follows from the quantity, which is not counted"
_FLAT = Formula(FixedRate(Decimal(0)), "previous")


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """The price of one line in one period, by one reading.

    (line, reading, period_start) names it; so does ``key`` for whatever is compared with it.
    """

    line: str
    reading: str
    """Empty where the words leave one reading; else ``A``, ``B``, ..."""
    reading_says: str
    """What makes this reading."""
    period_start: date
    period_end: date
    """The last day of it."""
    price_due: Decimal | None
    """For each ``per``; ``None`` where it is not known or not final."""
    currency: str
    per: str
    amount_due: Decimal | None
    """For the period: the price times the months, quarters or years that it has; none for a unit."""
    flat_price: Decimal | None
    """What would be due if it had not moved since it was agreed."""
    flat_amount: Decimal | None
    estimate: Decimal | None
    """The price as it would be by the last readings that are out; an estimate, never due."""
    estimated_amount: Decimal | None
    formula: str
    index_values: tuple[IndexValue, ...]
    arithmetic: str
    state: State
    reason: str
    stretch: int = 0
    """Which amount of the line it is of: 0 for the first, and one more with each that takes its place."""

    @property
    def key(self) -> str:
        """Names what is due for a line in a period, whichever reading holds; an invoice fits it."""
        return f"{self.line}/{self.period_start.isoformat()}"


def schedule(
    line: Line, facts: Facts, reader: Reader, *, until: date | None = None, language: Language = "en"
) -> tuple[ScheduleRow, ...]:
    """Return the prices due for a line, in order of readings and periods.

    Args:
        line: the price, and how it moves.
        facts: the contract's days, and today.
        reader: the official series.
        until: rows that begin later are left out; by default twelve months after today.
        language: in which figures are written; reasons are in English.
    """
    until = plus_months(facts.today, AHEAD) if until is None else until
    style = STYLES["fr" if language == "fr" else "en"]
    made: list[ScheduleRow] = []
    with localcontext(EXACT):
        for number, stretch in enumerate(line.stretches):
            following = line.stretches[number + 1].start if number + 1 < len(line.stretches) else None
            ends = [day for day in (facts.end, following and following - ONE_DAY) if day is not None]
            end = min(ends, default=None)
            made += _Work(line, number, stretch, facts, reader, style, language, until, end).rows()
    return tuple(sorted(made, key=lambda row: (row.reading, row.period_start)))


@dataclass(frozen=True, slots=True)
class _Work:
    """One stretch of one line."""

    line: Line
    number: int
    stretch: Stretch
    facts: Facts
    reader: Reader
    style: Style
    language: Language
    until: date
    end: date | None

    def rows(self) -> list[ScheduleRow]:
        """Return its rows, reading by reading; readings that come to the same are told once."""
        last = self.until if self.end is None else self.end
        if self.stretch.start > min(last, self.until):
            return []
        if self.stretch.amount is None or self.stretch.unknown:
            why = self.stretch.unknown or "the amount is not known"
            return [self._unknown(self.stretch.start, self._horizon(), why)]
        told: list[tuple[str, list[ScheduleRow]]] = []
        for variant in self._variants():
            rows, over_years = self._of(variant)
            free = variant.options.over_years_free
            if free and not over_years:
                continue
            says = variant.says if free or not over_years else f"{variant.says}; {OVER_YEARS}"
            same = next(
                (n for n, (_, other) in enumerate(told) if known_prices(rows) == known_prices(other)), None
            )
            if same is None:
                told.append((says, rows))
            elif free and FREE not in told[same][0]:
                told[same] = (f"{told[same][0]}; {OR_FREE}", told[same][1])
        if len(told) == 1:
            return told[0][1]
        if len(told) > _MOST_READINGS:
            return [
                self._unknown(self.stretch.start, self._horizon(), "its words can be read in too many ways")
            ]
        return side_by_side(told)

    def _variants(self) -> Sequence[Variant]:
        if not self.stretch.formulas:
            return (Variant(_FLAT),)
        facts = self.facts
        return variants(
            self.stretch.formulas,
            small_firm=facts.small_firm,
            skips=bool(facts.skipped),
            language=self.language,
        )

    def _horizon(self) -> date:
        """The last day that is told: the end, or the last of the year in which the asked days end."""
        if self.end is not None and self.end <= self.until:
            return self.end
        far = self.stretch.start
        while far <= self.until:
            far = plus_months(far, 12)
        return far - ONE_DAY if self.end is None else min(self.end, far - ONE_DAY)

    def _of(self, variant: Variant) -> tuple[list[ScheduleRow], bool]:
        """Return the rows of a reading, and whether a cap of law met a variation over several years."""
        facts, start, amount = self.facts, self.stretch.start, self.stretch.amount
        assert amount is not None, "told before"
        formula = variant.formula
        anchors = Anchors(facts.effective, facts.signed)
        # One revision more than is asked for, so that the last period ends where it ends.
        far = plus_months(self.until, 12 + (formula.days.every_months or 0))
        days = self._days(formula, anchors, far if self.end is None else min(far, self.end))
        terms = Terms(amount, self.line.currency, start, anchors, facts.today, facts.skipped)
        chain = Chain(formula, terms, self.reader, self.style, variant.options)
        asked = [day for day in days.days if day <= self.until]
        prices = [Revised(start, amount, words=self.style.figure(amount)), *chain.run(asked)]
        return list(self._periods(variant, days, prices)), chain.over_years

    def _days(self, formula: Formula, anchors: Anchors, until: date) -> Revisions:
        if not self.stretch.formulas:
            return Revisions()
        days = revisions(formula.days, formula.movement, anchors, until)
        if not self.stretch.unmoved:
            return days
        return _until_moved(days, self.stretch.start, self.stretch.unmoved)

    def _soonest(self) -> date | None:
        """Return the day of the revision that would be the first, where the first one read is in doubt.

        Until then the price cannot have moved; from then on it may have, before the first that was read.
        """
        facts, found = self.facts, list[date]()
        for formula in self.stretch.formulas:
            doubts = [part.doubt for part in formula.parts if part.name == "first" and part.doubt]
            if any(not _says_day(one, formula.days.first) for one in doubts):
                days = replace(formula.days, first=None, after_months=None, not_before=None)
                anchors = Anchors(facts.effective, facts.signed)
                moved = revisions(days, formula.movement, anchors, self.until).days
                found += [day for day in moved if day > self.stretch.start][:1]
        return min(found, default=None)

    def _periods(self, variant: Variant, days: Revisions, prices: list[Revised]) -> Iterator[ScheduleRow]:
        line = mathematics(variant.formula, self.language) if self.stretch.formulas else ""
        start = self.stretch.start
        last = self.end if self.end is not None else max([*days.days, self._horizon()])
        less = self.stretch.less
        cuts = {
            *days.days,
            *([less.until] if less is not None else []),
            *(day for day in (self.facts.unsure_from, days.unknown_from) if day is not None),
        }
        place, waiting = 0, None
        for begin, end in cut(start, last, cuts):
            if begin > self.until:
                break
            while place + 1 < len(prices) and prices[place + 1].day <= begin:
                place += 1
            if days.unknown_from is not None and begin >= days.unknown_from:
                row = self._unknown(begin, end, days.reason)
            else:
                row = self._row(prices[place], begin, end, line, [*variant.assumed, days.assumed])
                if less is not None and begin < less.until:
                    row = self._with_less(row, less)
            if (
                waiting is not None
                and row.state == "unknown" == waiting.state
                and row.reason == waiting.reason
            ):
                waiting = replace(waiting, period_end=row.period_end)
                continue
            if waiting is not None:
                yield waiting
            waiting = row
        if waiting is not None:
            yield waiting

    def _row(
        self, price: Revised, begin: date, end: date, line: str, of_formula: Sequence[str]
    ) -> ScheduleRow:
        amount = self.stretch.amount
        part = share(begin, end, self.line.per) if self.line.per in MONTHS else None
        moved = price.day > self.stretch.start
        soonest = self._soonest()
        due_sooner = soonest is not None and begin >= soonest
        assumed = [*price.assumed, *(one.words for one in price.late if begin < one.published)]
        assumed += [*(filter(None, of_formula) if moved or due_sooner else ()), *self.stretch.assumed]
        assumed += [
            one.words
            for one in self.stretch.between
            if one.first <= end and (one.last is None or begin <= one.last)
        ]
        if self.facts.unsure_from is not None and begin >= self.facts.unsure_from:
            assumed.append(self.facts.unsure)
        noted = [*price.noted, *self._part_note(price, part, begin, end)]
        noted += [self.stretch.noted] if self.stretch.noted else []
        state: State = "assumed" if assumed else "final"
        if price.price is None:
            state = "unknown" if price.estimate is None and not price.pending else "provisional"
        return ScheduleRow(
            line=self.line.key,
            reading="",
            reading_says="",
            period_start=begin,
            period_end=end,
            price_due=price.price,
            currency=self.line.currency,
            per=self.line.per,
            amount_due=self._for_period(price.price, part),
            flat_price=amount,
            flat_amount=self._for_period(amount, part),
            estimate=price.estimate,
            estimated_amount=self._for_period(price.estimate, part),
            formula=instance(line, price.values) if moved and not price.stood else "",
            index_values=price.values,
            arithmetic=price.words,
            state=state,
            reason="; ".join(dict.fromkeys([*([price.reason] if price.reason else []), *assumed, *noted])),
            stretch=self.number,
        )

    def _with_less(self, row: ScheduleRow, less: Less) -> ScheduleRow:
        """Return a row with the share of its price that is due in the first months."""
        if row.price_due is None:
            return row
        if less.share is None:
            return self._unknown(row.period_start, row.period_end, less.words)
        due = whole_units(row.price_due * less.share, self.line.currency)
        part = share(row.period_start, row.period_end, self.line.per) if self.line.per in MONTHS else None
        figures = [self.style.figure(one) for one in (row.price_due, less.share, due)]
        return replace(
            row,
            price_due=due,
            amount_due=self._for_period(due, part),
            flat_price=due,
            flat_amount=self._for_period(due, part),
            arithmetic=f"{figures[0]} × {figures[1]} = {figures[2]}",
            reason="; ".join(filter(None, (row.reason, less.words))),
        )

    def _for_period(self, price: Decimal | None, part: Share | None) -> Decimal | None:
        return None if part is None else _times(price, part.units, self.line.currency)

    def _part_note(self, price: Revised, part: Share | None, begin: date, end: date) -> list[str]:
        """Say how days that make no whole month were counted, and what another way would give."""
        if part is None:
            return [_BY_QUANTITY]
        due = price.price if price.price is not None else price.estimate
        if not part.days or due is None:
            return []
        if end - begin >= timedelta(days=366):
            return []
        of_year = Fraction((end - begin).days + 1, 365) * (12 // MONTHS[self.line.per])
        other = _times(due, of_year, self.line.currency)
        assert other is not None, "the price is known"
        shown = self.style.figure(other)
        return [
            f"days are counted as parts of their month; as parts of a year of 365 days it would be {shown}"
        ]

    def _unknown(self, begin: date, end: date, reason: str) -> ScheduleRow:
        return ScheduleRow(
            line=self.line.key,
            reading="",
            reading_says="",
            period_start=begin,
            period_end=end,
            price_due=None,
            currency=self.line.currency,
            per=self.line.per,
            amount_due=None,
            flat_price=self.stretch.amount,
            flat_amount=None,
            estimate=None,
            estimated_amount=None,
            formula="",
            index_values=(),
            arithmetic="",
            state="unknown",
            reason=reason,
            stretch=self.number,
        )


def _says_day(words: str, day: date | None) -> bool:
    """Whether words name a day: a doubt that only repeats the first revision tells no sooner one."""
    return day is not None and {str(day.year), str(day.day)} <= set(re.findall(r"\d+", words))


def _until_moved(days: Revisions, start: date, why: str) -> Revisions:
    """Leave the price known until it would first move."""
    first = next((day for day in days.days if day > start), None)
    if first is None or (days.unknown_from is not None and days.unknown_from <= first):
        return days
    return Revisions((), first, why, days.assumed)


def _times(price: Decimal | None, units: Fraction, currency: str) -> Decimal | None:
    """Multiply a price by a part of its unit, to the smallest coin, half up; no cent is lost on the way."""
    if price is None:
        return None
    places = decimals_of(currency)
    if units.denominator == 1:
        return whole_units(price * units.numerator, currency)
    coins = Fraction(price) * units * 10**places
    count = (2 * coins.numerator + coins.denominator) // (2 * coins.denominator)
    return Decimal(count).scaleb(-places)
