"""What holds of every schedule: joined periods, doubled prices, caps that never raise, keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.indexation._days import plus_months
from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, ScheduleRow, Stretch, schedule
from pipeline.indexation.formula import (
    Bounds,
    Days,
    FixedRate,
    Formula,
    IndexTerm,
    Movement,
    Ratio,
    Reference,
    Rounding,
)
from tests.pipeline.indexation.official import library

_TOLD = yaml.safe_load((Path(__file__).parent / "schedules.yaml").read_text(encoding="utf-8"))["series"]
_READER = Reader(library({code: _TOLD[code] for code in ("ILC", "ILAT", "ICC")}))
_START = date(2022, 1, 1)
_FACTS = Facts(_START, date(2026, 11, 25), end=date(2026, 12, 31), small_firm=False)
_CENTS = st.integers(100, 10_000_000).map(lambda cents: Decimal(cents).scaleb(-2))
_WHOLE = Rounding("price", 12)
"""So many decimals that nothing is rounded where a price is doubled."""


def _ilc(of: str, *, moving: bool) -> Formula:
    now = Reference("of_year", "Q2", years=-1)
    base = Reference("earlier", months=12) if moving else Reference("period", "2021-Q2")
    movement = Ratio(Decimal(0), (IndexTerm("ILC", "I", Decimal(1), now, base),))
    return Formula(movement, of, direction="both", days=Days(12, "anniversary"))  # type: ignore[arg-type]


@st.composite
def _formulas(draw: st.DrawFn) -> Formula:
    weight = draw(st.integers(0, 100))
    now, base = Reference("of_year", "Q2", years=-1), Reference("period", "2021-Q2")
    rate = Decimal(draw(st.integers(-50, 100))).scaleb(-3)
    share = Decimal(weight) / 100
    ratio = Ratio(1 - share, (IndexTerm("ILC", "I", share, now, base),))
    kind = draw(st.sampled_from(("rate", "fixed base", "moving base")))
    if kind == "moving base":
        return _ilc("previous", moving=True)
    movement: Movement = FixedRate(rate) if kind == "rate" else ratio
    of = "previous" if kind == "rate" else "base"
    return Formula(movement, of, direction="both", days=Days(12, "anniversary"))  # type: ignore[arg-type]


def _rows(formula: Formula, amount: Decimal, facts: Facts = _FACTS) -> tuple[ScheduleRow, ...]:
    line = Line("line", "", "EUR", "year", (Stretch(facts.effective, amount, (formula,)),))
    return schedule(line, facts, _READER)


def _prices(formula: Formula, amount: Decimal) -> list[Decimal]:
    found = [row.price_due for row in _rows(formula, amount)]
    assert None not in found
    return [price for price in found if price is not None]


def _told(row: ScheduleRow) -> tuple[object, ...]:
    """What is told of a period, but for its state: rounding that was assumed before is carried on."""
    return (
        row.period_start,
        row.period_end,
        row.price_due,
        row.amount_due,
        row.formula,
        row.index_values,
        row.arithmetic,
        row.key,
    )


@given(_formulas(), _CENTS, st.integers(1, 4))
@settings(deadline=None, max_examples=60)
def test_a_schedule_of_joined_periods_is_the_joined_schedules(
    formula: Formula, amount: Decimal, number: int
) -> None:
    whole = _rows(formula, amount)
    at = whole[number].period_start
    first = _rows(formula, amount, replace(_FACTS, end=at - timedelta(days=1)))
    # What follows, worked out alone: it starts on the eve, from the price that its formula is applied to.
    stood = whole[number - 1].price_due if formula.of == "previous" else amount
    alone = Line("line", "", "EUR", "year", (Stretch(at - timedelta(days=1), stood, (formula,)),))
    second = [row for row in schedule(alone, _FACTS, _READER) if row.period_start >= at]
    assert [_told(row) for row in (*first, *second)] == [_told(row) for row in whole]


@given(_formulas(), _CENTS, st.integers(1, 59))
@settings(deadline=None, max_examples=60)
def test_a_period_that_is_cut_at_a_month_comes_to_what_it_was(
    formula: Formula, amount: Decimal, months: int
) -> None:
    at = plus_months(_START, months)
    (held,) = [row for row in _rows(formula, amount) if row.period_start <= at <= row.period_end]
    if held.period_start == at:
        return
    first = _rows(formula, amount, replace(_FACTS, end=at - timedelta(days=1)))[-1]
    alone = Line("line", "", "EUR", "year", (Stretch(at, held.price_due, (formula,)),))
    second = schedule(alone, _FACTS, _READER)[0]
    assert (first.period_start, second.period_end) == (held.period_start, held.period_end)
    assert first.price_due == second.price_due == held.price_due
    assert first.amount_due is not None
    assert second.amount_due is not None
    assert held.amount_due is not None
    assert abs(first.amount_due + second.amount_due - held.amount_due) <= Decimal("0.01")


@given(_formulas(), _CENTS)
@settings(deadline=None, max_examples=30)
def test_an_amount_of_an_amendment_leaves_what_was_due_before_it_as_it_was(
    formula: Formula, amount: Decimal
) -> None:
    whole = _rows(formula, amount)
    at = whole[2].period_start
    stretches = (Stretch(_START, amount, (formula,)), Stretch(at, Decimal("1.00"), (formula,)))
    cut = schedule(Line("line", "", "EUR", "year", stretches), _FACTS, _READER)
    assert [_told(row) for row in cut[:2]] == [_told(row) for row in whole[:2]]
    assert cut[2].price_due == Decimal("1.00")


@given(_formulas(), _CENTS)
@settings(deadline=None, max_examples=60)
def test_doubling_the_amount_doubles_the_price_where_nothing_is_rounded(
    formula: Formula, amount: Decimal
) -> None:
    exact = replace(formula, rounding=(_WHOLE,))
    singles, doubles = _prices(exact, amount), _prices(exact, 2 * amount)
    assert len(singles) == len(doubles) == 5
    for single, double in zip(singles, doubles, strict=True):
        assert abs(double - 2 * single) <= Decimal("1e-11")


@given(_CENTS, st.integers(0, 90), st.booleans())
@settings(deadline=None, max_examples=60)
def test_a_cap_never_raises_and_a_floor_never_lowers(amount: Decimal, permille: int, moving: bool) -> None:
    formula = _ilc("previous" if moving else "base", moving=moving)
    rate = Decimal(permille).scaleb(-3)
    capped = _prices(replace(formula, bounds=Bounds(cap=rate)), amount)
    floored = _prices(replace(formula, bounds=Bounds(floor=rate)), amount)
    free = _prices(formula, amount)
    assert all(held <= price for held, price in zip(capped, free, strict=True))
    assert all(held >= price for held, price in zip(floored, free, strict=True))
    for before, after in pairwise(capped):
        assert after <= (before * (1 + rate)).quantize(Decimal("0.01")) + Decimal("0.01")


@given(_CENTS)
@settings(deadline=None, max_examples=20)
def test_a_small_firm_never_pays_more(amount: Decimal) -> None:
    formula = _ilc("previous", moving=True)
    line = Line("line", "", "EUR", "year", (Stretch(_START, amount, (formula,)),))
    large = schedule(line, _FACTS, _READER)
    small = schedule(line, replace(_FACTS, small_firm=True), _READER)
    for one, other in zip(small, large, strict=True):
        assert one.price_due is not None
        assert other.price_due is not None
        assert one.price_due <= other.price_due


def test_two_money_amounts_of_a_year_are_the_amounts_of_its_months() -> None:
    formula = _ilc("base", moving=False)
    for per, count in (("month", 12), ("quarter", 4), ("year", 1)):
        line = Line("line", "", "EUR", per, (Stretch(_START, Decimal("100.00"), (formula,)),))
        for row in schedule(line, _FACTS, _READER):
            assert row.price_due is not None
            assert row.amount_due == row.price_due * count


def test_a_key_names_one_row_of_a_reading() -> None:
    line = Line(
        "rent", "", "EUR", "year", (Stretch(_START, Decimal("100.00"), (_ilc("base", moving=False),)),)
    )
    rows = schedule(line, replace(_FACTS, small_firm=None), _READER)
    assert {row.reading for row in rows} == {"A", "B"}
    for reading in ("A", "B"):
        keys = [row.key for row in rows if row.reading == reading]
        assert len(set(keys)) == len(keys) == 5
    assert {row.key for row in rows if row.reading == "A"} == {
        row.key for row in rows if row.reading == "B"
    }
