"""The price before with a base that stays: told of English prose, and both readings worked out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, Stretch, schedule
from pipeline.indexation.reading import read
from tests.pipeline.indexation.official import library

_TWICE = [
    "On 1 January in each year the then current fee shall be increased by the percentage by which the "
    "Retail Prices Index for the preceding November exceeds the Retail Prices Index for November 2018.",
    "On 1 July in each year the rent payable for the preceding year shall be increased by the "
    "percentage by which the CPI for the preceding April is higher than the CPI for April 2020.",
    "With effect from each 1 March the price in force immediately before that date shall be increased "
    "by the same percentage as the CPI last published has risen above the CPI for December 2018.",
    "The existing fee is to be raised every 1 October by the percentage by which the Consumer Prices "
    "Index published for the preceding July has risen since July 2021.",
    "On each 1 January the then-current licence fee shall be multiplied by the RPI for the preceding "
    "September and divided by the RPI for September 2016.",
    "On 1 April each year the current annual charge shall be adjusted by the percentage change in the "
    "RPI between January 2017 and the January preceding the adjustment.",
    "On 1 January in each year the previous year's fee shall be increased in proportion to the rise in "
    "the RPI since November 2018, using the RPI for the preceding November.",
]
_ORDINARY = [
    "On 1 January in each year the then current fee shall be increased by the percentage by which the "
    "RPI for the preceding November exceeds the RPI for the November before that.",
    "On 1 January in each year the then current fee shall be increased by the percentage by which the "
    "RPI for the preceding November exceeds the RPI for the same month of the previous year.",
    "On 1 January in each year the initial fee shall be increased by the percentage by which the RPI "
    "for the preceding November exceeds the RPI for November 2018.",
    "On 1 January in each year the fee shall be the initial fee multiplied by the RPI for the preceding"
    " November and divided by the RPI for November 2018, and shall not be less than the then current "
    "fee.",
    "On 1 January in each year the then current fee shall be increased by the percentage change in the "
    "RPI over the preceding twelve months.",
    "On 1 January 2022 only, the then current fee shall be increased by the percentage by which the RPI"
    " for November 2021 exceeds the RPI for November 2018.",
    "On 1 January in each year the then current fee shall be multiplied by the RPI for the preceding "
    "November and divided by the base index, which is the RPI for November 2018 for the first review "
    "and thereafter the index used at the last review.",
]
_RPI = {
    "RPI": {
        "every": "month",
        "values": {
            "2018-11": ("284.6", date(2018, 12, 19)),
            "2019-11": ("291.0", date(2019, 12, 18)),
            "2020-11": ("293.5", date(2020, 12, 16)),
        },
    }
}


@pytest.mark.parametrize("text", _TWICE)
def test_a_rise_that_counts_again_each_year_is_told_and_read_both_ways(text: str) -> None:
    reading = read(text, "en")
    assert "double_compounding" in {one.code for one in reading.defects}
    assert "of" in {one.part for one in reading.not_settled}
    assert [one.of for one in reading.formulas] == ["previous", "base"]


@pytest.mark.parametrize("text", _ORDINARY)
def test_a_chain_from_year_to_year_and_a_first_price_with_its_base_are_no_fault(text: str) -> None:
    reading = read(text, "en")
    assert reading.formulas
    assert "double_compounding" not in {one.code for one in reading.defects}
    assert len({one.of for one in reading.formulas}) == 1


def test_both_readings_have_their_price() -> None:
    formulas = read(_TWICE[0], "en").formulas
    start = date(2019, 1, 1)
    line = Line("fee", "", "GBP", "year", (Stretch(start, Decimal(50000), formulas),))
    facts = Facts(start, date(2026, 11, 25), end=date(2021, 12, 31))
    rows = schedule(line, facts, Reader(library(_RPI)))
    # A: 50000 × 291 / 284.6 = 51124.385, and 51124.39 × 293.5 / 284.6 = 52723.150
    # B: 50000 × 293.5 / 284.6 = 51563.598
    assert {(row.reading, row.price_due) for row in rows if row.period_start.year == 2021} == {
        ("A", Decimal("52723.15")),
        ("B", Decimal("51563.60")),
    }
    assert all(row.state != "final" for row in rows if row.period_start.year == 2021)
