"""The cap of law on the ILC for small firms: counted where it can be, and never passed over in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.indexation._index_value import IndexValue, Pair
from pipeline.indexation._legal import may_bind
from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, ScheduleRow, Stretch, schedule
from pipeline.indexation.parsing import parse
from pipeline.indexation.series import load_library

_READER = Reader(load_library())
_WEIGHTED = parse(
    'Pn = Pn-1 × (0.2 + 0.8 × ILC / ILC0)\napplied to: previous\nILC: "ILC" as ""; '
    "of_year period=Q2 years=-1; earlier months=12\ndirection: both\nevery: 12 months\non: anniversary"
)
_FACTS = Facts(date(2022, 1, 1), date(2025, 6, 30), end=date(2023, 12, 31))


def _rows(small_firm: bool | None, facts: Facts = _FACTS) -> tuple[ScheduleRow, ...]:
    line = Line("loyer", "", "EUR", "year", (Stretch(facts.effective, Decimal("84000.00"), (_WEIGHTED,)),))
    return schedule(line, replace(facts, small_firm=small_firm), _READER)


def test_both_readings_stand_side_by_side_where_the_sum_under_the_cap_is_not_worked_out() -> None:
    rows = _rows(None)
    assert {row.reading for row in rows} == {"A", "B"}
    large, small = ([row for row in rows if row.reading == name] for name in ("A", "B"))
    # 84,000 × (0.2 + 0.8 × 123.65 / 118.41) = 84,000 × 1.0354024153… = 86,973.80
    assert [row.price_due for row in large] == [Decimal("84000.00"), Decimal("86973.80")]
    assert [row.price_due for row in small] == [Decimal("84000.00"), None]
    assert small[1].state == "unknown"
    assert "the law caps the index for small firms" in small[1].reason


def test_who_is_no_small_firm_has_one_reading() -> None:
    assert [row.price_due for row in _rows(False)] == [Decimal("84000.00"), Decimal("86973.80")]


def test_after_the_cap_has_ended_nothing_is_left_open() -> None:
    later = Facts(date(2025, 1, 1), date(2026, 6, 30), end=date(2026, 12, 31))
    rows = _rows(None, later)
    assert {row.reading for row in rows} == {""}
    # the second quarter of 2025 against that of 2024: 84,000 × (0.2 + 0.8 × 136.81 / 136.72)
    assert rows[1].price_due == Decimal("84044.24")


@pytest.mark.parametrize(
    ("base", "now", "ratio", "bound"),
    [
        ("2021-Q2", "2022-Q2", "1.0443", True),
        ("2021-Q2", "2022-Q2", "1.0350", False),
        ("2020-Q2", "2022-Q2", "1.0100", True),  # a year of it may be above the cap
        ("2023-Q2", "2024-Q2", "1.0400", False),  # not under the cap any more
        ("2021-Q1", "2022-Q1", "1.0400", False),  # nor yet
        ("2021-Q2", "2024-Q2", "1.1500", True),  # what was cut before is not made up for
        ("2022-Q3", "2022-Q4", "1.0100", True),  # of a quarter the law says nothing
        ("2024-Q1", "2024-Q3", "1.0100", False),
        ("", "2023-Q1", "1.0100", True),
    ],
)
def test_whether_the_cap_may_bind(base: str, now: str, ratio: str, bound: bool) -> None:
    told = IndexValue("now", "ILC", now, Decimal(ratio), None, False, False, None, "test")
    values = (told, replace(told, role="base", period=base, value=Decimal(1)))
    assert may_bind(Pair(Decimal(ratio), Decimal(1), values)) is bound
    other = tuple(replace(one, index="ILAT") for one in values)
    assert may_bind(Pair(Decimal(ratio), Decimal(1), other)) is False


_FIXED_BASE = (
    'P = P0 × ILC / ILC0\napplied to: base\nILC: "ILC" as ""; of_year period={quarter} years=-1; '
    "period period={base}\ndirection: both\nevery: {every} months\nfirst: {first}-01-01"
)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["Q1", "Q2", "Q3", "Q4"]),
    st.integers(2019, 2022),
    st.integers(2023, 2025),
    st.sampled_from([12, 24, 36]),
)
def test_a_cap_of_law_never_raises_a_price(quarter: str, base: int, first: int, every: int) -> None:
    text = _FIXED_BASE.format(quarter=quarter, base=f"{base}-{quarter}", every=every, first=first)
    line = Line("loyer", "", "EUR", "year", (Stretch(date(2022, 1, 1), Decimal(84000), (parse(text),)),))
    facts = Facts(date(2022, 1, 1), date(2026, 11, 25), end=date(2027, 12, 31))
    free = {row.period_start: row for row in schedule(line, replace(facts, small_firm=False), _READER)}
    capped = schedule(line, replace(facts, small_firm=True), _READER)
    for row in capped:
        limited, whole = row.price_due, free[row.period_start].price_due
        assert limited is None or whole is None or limited <= whole
    # of one revision a year from a base of the year before, the law leaves nothing open
    if every == 12 and first == base + 2:
        assert {row.reading for row in capped} == {""}
        assert all("not settled" not in row.reason for row in capped)


def test_the_readings_of_years_between_are_told_with_the_price() -> None:
    text = _FIXED_BASE.format(quarter="Q2", base="2021-Q2", every=12, first=2025)
    line = Line("loyer", "", "EUR", "year", (Stretch(date(2022, 1, 1), Decimal(60000), (parse(text),)),))
    facts = Facts(date(2022, 1, 1), date(2026, 11, 25), end=date(2025, 12, 31), small_firm=True)
    row = next(one for one in schedule(line, facts, _READER) if one.reading == "A" and one.formula)
    # 60,000 × 1.035² × 136.72 / 131.81
    assert row.price_due == Decimal("66667.73")
    assert [(one.period, str(one.value)) for one in row.index_values] == [
        ("2024-Q2", "136.72"),
        ("2021-Q2", "118.41"),
        ("2023-Q2", "131.81"),
    ]
    assert "what it makes of one over several years is not settled" in row.reason
