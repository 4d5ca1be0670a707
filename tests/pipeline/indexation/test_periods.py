"""The periods of index series: how they are written, added and ordered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.indexation.series import (
    Period,
)

FREQUENCIES = st.sampled_from(["day", "month", "quarter", "semester", "year"])
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PERIODS = st.builds(Period.of, DAYS, FREQUENCIES)


@given(PERIODS)
def test_a_period_is_read_as_it_is_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(PERIODS, st.integers(-300, 300), st.integers(-300, 300))
def test_steps_add_up(period: Period, first: int, second: int) -> None:
    assert period.plus(first).plus(second) == period.plus(first + second)
    assert (period.plus(first) < period.plus(second)) == (first < second)
    assert period.plus(first).number - period.number == first


@given(PERIODS)
def test_a_period_holds_its_days_and_its_neighbours_hold_the_others(period: Period) -> None:
    assert Period.of(period.first, period.frequency) == period == Period.of(period.last, period.frequency)
    assert period.holds(period.first)
    assert period.plus(1).first == period.last + timedelta(days=1)


@given(
    st.builds(Period.of, DAYS, st.sampled_from(["month", "quarter", "semester", "year"])),
    st.integers(-20, 20),
)
def test_years_are_twelve_months(period: Period, years: int) -> None:
    moved = period.plus_years(years)
    assert moved == period.plus_months(12 * years)
    assert moved.first == period.first.replace(year=period.first.year + years)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-T3", "2025-07-01", "2025-09-30"),
        ("2022-08", "2022-08-01", "2022-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2015-S2", "2015-07-01", "2015-12-31"),
        ("1975-01-02", "1975-01-02", "1975-01-02"),
        ("2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2025-Q5", "2025-Q0", "2015-S3", "2025-13", "2025-02-30", "25-01", "0000-01"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        Period.parse(text)


def test_periods_of_two_frequencies_have_no_order() -> None:
    with pytest.raises(TypeError, match="have no order"):
        assert Period.parse("2025-Q3") < Period.parse("2025-08")


def test_what_a_month_after_the_31st_is_nobody_chooses() -> None:
    with pytest.raises(ValueError, match="has no day 31"):
        Period.parse("2025-01-31").plus_months(1)
    with pytest.raises(ValueError, match="no whole number"):
        Period.parse("2025-Q1").plus_months(2)
