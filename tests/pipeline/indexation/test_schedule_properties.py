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
    movement: Movement = FixedRate(rate) if draw(st.booleans()) else ratio
    of = "previous" if isinstance(movement, FixedRate) else "base"
    return Formula(movement, of, direction="both", days=Days(12, "anniversary"))  # type: ignore[arg-type]


def _rows(formula: Formula, amount: Decimal, facts: Facts = _FACTS) -> tuple[ScheduleRow, ...]:
    line = Line("line", "", "EUR", "year", (Stretch(facts.effective, amount, (formula,)),))
    return schedule(line, facts, _READER)


def _prices(formula: Formula, amount: Decimal) -> list[Decimal]:
    found = [row.price_due for row in _rows(formula, amount)]
    assert None not in found
    return [price for price in found if price is not None]


@given(_formulas(), _CENTS, st.integers(1, 1800))
@settings(deadline=None, max_examples=60)
def test_a_schedule_of_joined_periods_is_the_joined_schedules(
    formula: Formula, amount: Decimal, days: int
) -> None:
    whole = _rows(formula, amount)
    first = _rows(formula, amount, replace(_FACTS, end=_START + timedelta(days=days)))
    for row in first:
        (same,) = [one for one in whole if one.period_start == row.period_start]
        assert (row.price_due, row.arithmetic, row.key) == (same.price_due, same.arithmetic, same.key)
    assert first[-1].period_end == min(_START + timedelta(days=days), date(2026, 12, 31))
    # An amount that is told for a day and all after it leaves what was due before as it was.
    at = whole[2].period_start
    assert whole[1].price_due is not None
    stretches = (Stretch(_START, amount, (formula,)), Stretch(at, Decimal("1.00"), (formula,)))
    cut = schedule(Line("line", "", "EUR", "year", stretches), _FACTS, _READER)
    assert [row.price_due for row in cut[:2]] == [row.price_due for row in whole[:2]]
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
