"""A month for which no figure was ever published: that of the month before where the clause says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._index_files import load_library
from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, ScheduleRow, Stretch, schedule
from pipeline.indexation.reading import read

_FORMULA = (
    "For each calendar year from 2024 onwards the fee is found by the formula F = F0 x (0.2 + 0.8 x I "
    "/ I0), in "
    "which F is the fee for the calendar year in question, F0 is USD 50,000, I is the US Consumer "
    "Price Index CPI-U "
    "(U.S. city average, all items) for October of the year before the calendar year in question and "
    "I0 is the same "
    "index for October 2022, namely 298.012. "
)
_STEPS_BACK = (
    "If no figure is published for a month that is needed, the figure for the nearest "
    "earlier month is used instead."
)


def _rows(words: str) -> dict[int, ScheduleRow]:
    start, price = date(2023, 1, 1), Decimal(50_000)
    reading = read(_FORMULA + words, "en")
    line = Line("fee", "fee", "USD", "year", (Stretch(start, price, reading.formulas),))
    facts = Facts(start, date(2026, 11, 25), start, date(2029, 12, 31), None, "", frozenset(), None)
    return {row.period_start.year: row for row in schedule(line, facts, Reader(load_library()))}


def test_the_nearest_month_before_stands_in_where_the_clause_says_so() -> None:
    row = _rows(_STEPS_BACK)[2026]
    assert [(one.role, one.period) for one in row.index_values] == [("now", "2025-09"), ("base", "2022-10")]
    # 50,000 x (0.2 + 0.8 x 324.8 / 298.012)
    assert row.price_due == Decimal("53595.56")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "If the figure for a month is not yet published, the figure for the nearest earlier month is "
        "used for the time.",
        "If no figure is published for a month, the parties agree on another index.",
        "If no figure is published for a month, the average of the month before and the following "
        "month is used.",
    ],
)
def test_elsewhere_the_price_is_not_known_and_never_that_of_the_year_before(words: str) -> None:
    rows = _rows(words)
    assert (rows[2026].price_due, rows[2026].state) == (None, "unknown")
    assert rows[2025].price_due is not None
