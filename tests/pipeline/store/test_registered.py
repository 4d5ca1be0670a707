"""What a register says of an end, beside what a contract and its amendments say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.register import Entry
from pipeline.store.registered import differences

OLD, NEW, LATER = date(2027, 3, 31), date(2029, 9, 30), date(2031, 9, 30)


def contract(ends: list[str], holding: str | None) -> dict[str, Any]:
    return {
        "effective_date": None,
        "agreement_date": None,
        "expiration_date": OLD,
        "next_renewal_date": OLD,
        "total_value": None,
        "currency": None,
        "parties_json": "[]",
        "prices": None,
        "amended_ends": ends,
        "end_in_effect": holding,
    }


@pytest.mark.parametrize(
    ("listed", "ends", "holding", "told"),
    [
        (OLD, [], None, None),
        (OLD, ["2029-09-30"], "2029-09-30", "2029-09-30"),
        (NEW, ["2029-09-30"], "2029-09-30", None),
        (OLD, ["2029-09-30"], None, None),
        (NEW, ["2029-09-30"], None, None),
        (LATER, ["2029-09-30"], "2029-09-30", "2029-09-30"),
        (LATER, ["2029-09-30", "2031-09-30"], "2029-09-30", None),
    ],
)
def test_an_end_that_an_amendment_has_moved_is_told(
    listed: date, ends: list[str], holding: str | None, told: str | None
) -> None:
    found = list(differences(Entry(row=2, end_date=listed), contract(ends, holding)))
    assert [one.contract_value for one in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("start", "signed", "told"),
    [
        (None, date(2025, 5, 12), None),
        (date(2025, 6, 1), date(2025, 5, 12), None),
        (date(2025, 7, 1), date(2025, 5, 12), "2025-07-01"),
        (date(2025, 7, 1), date(2025, 6, 1), None),
    ],
)
def test_a_day_of_signing_is_no_start_that_differs(
    start: date | None, signed: date, told: str | None
) -> None:
    row = {**contract([], None), "effective_date": start, "agreement_date": signed}
    found = [one.contract_value for one in differences(Entry(row=2, start_date=date(2025, 6, 1)), row)]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("amount", "currency", "per", "prices", "told"),
    [
        ("545", "GBP", "month", ["450.00 GBP/month"], "450.00 GBP/month"),
        ("450", "", "month", ["450.00 GBP/month"], None),
        ("450", "GBP", "month", ["450.00 EUR/month"], "450.00 EUR/month"),
        ("540", "GBP", "", ["450.00 GBP/month"], None),
        ("5400", "GBP", "year", ["450.00 GBP/month"], None),
        ("5600", "GBP", "year", ["450.00 GBP/month"], "450.00 GBP/month"),
        ("1208.33", "EUR", "month", ["14500.00 EUR/year excl"], None),
        ("1208", "EUR", "month", ["14500.00 EUR/year excl"], None),
        ("1250", "EUR", "month", ["14500.00 EUR/year excl"], "14500.00 EUR/year"),
        ("1350", "", "quarter", ["450.00 EUR/month"], None),
        ("1400", "", "quarter", ["450.00 EUR/month"], "450.00 EUR/month"),
        ("540", "", "month", ["450.00 EUR/month excl"], None),  # with a tax of 20 %
        ("541", "", "month", ["450.00 EUR/month excl"], "450.00 EUR/month"),
        ("541", "", "month", ["450.00 EUR/month", "90.00 EUR/hour"], "450.00 EUR/month"),
        ("16200", "", "", ["450.00 EUR/month"], None),
        ("540", "GBP", "month", ["450.00 GBP/month", "90.00 GBP/month"], None),
        ("540", "GBP", "month", [], None),
    ],
)
def test_an_amount_of_a_period_is_held_against_the_one_price_of_that_period(
    amount: str, currency: str, per: str, prices: list[str], told: str | None
) -> None:
    entry = Entry(row=2, amount=Decimal(amount), currency=currency, per=per)
    found = [one.contract_value for one in differences(entry, {**contract([], None), "prices": prices})]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("amount", "per", "total", "told"),
    [
        ("900", "month", 32400, False),
        ("10800", "year", 32400, False),
        ("10000", "year", 32400, True),
        ("30000", "", 32400, True),
        ("32400", "", 32400, False),
    ],
)
def test_an_amount_of_a_period_is_no_total(amount: str, per: str, total: int, told: bool) -> None:
    row = {**contract([], None), "total_value": Decimal(total)}
    assert bool(list(differences(Entry(row=2, amount=Decimal(amount), per=per), row))) == told
