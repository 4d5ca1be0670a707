"""Durations of the calendar, and the end of a period that rolls on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import _calendar as calendar


@pytest.mark.parametrize("text", ["P0D", "P", "36 months", "PT5M", "P99999M", None, 3])
def test_what_is_no_duration(text: object) -> None:
    assert calendar.parse(text) is None


@pytest.mark.parametrize(
    ("first", "period", "after", "expected"),
    [
        ("2025-06-30", "P6M", "2025-07-01", "2025-12-31"),
        ("2026-02-28", "P12M", "2027-03-01", "2028-02-29"),
        ("2025-01-31", "P1M", "2025-02-01", "2025-02-28"),
        ("2025-01-30", "P1M", "2025-02-01", None),
        ("2025-01-15", "P14D", "2025-02-01", "2025-02-12"),
    ],
)
def test_roll(first: str, period: str, after: str, expected: str | None) -> None:
    parsed = calendar.parse(period)
    assert parsed is not None
    found = calendar.roll(date.fromisoformat(first), parsed, date.fromisoformat(after))
    assert (found and found.isoformat()) == expected


@given(
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.integers(1, 60),
    st.dates(date(1990, 1, 1), date(2080, 1, 1)),
)
def test_roll_finds_the_first_end_after_the_day(first: date, months: int, after: date) -> None:
    period = calendar.Period(months, 0)
    found = calendar.roll(first, period, after)
    if found is None:
        assert first.day > 28
        return
    assert found > after
    previous = calendar.before(found, period)
    assert found == first or (previous is not None and previous <= after)
