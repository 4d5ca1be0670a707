"""When a price that is told is the one that was labelled."""

from __future__ import annotations

import pytest

from flows.evaluation.fields import FIELDS


@pytest.mark.parametrize(
    ("said", "label", "same"),
    [
        ("5.00 USD/lb", "5.00 USD/pound", True),
        ("1.5 EUR/mwh", "1.50 EUR/MWh", True),
        ("40000.00 USD", "40000.00 USD/installment", True),
        ("40000.00 USD/installment", "40000.00 USD", True),
        ("100.00 USD/transaction", "100.00 USD/shipment", True),
        ("25.00 EUR/user", "25.00 EUR/unit", True),
        ("10.00 EUR", "10.00 EUR/unit", True),
        ("19.95 USD/month", "19.95 USD/employee_month", True),
        ("10.00 EUR", "10.00 EUR/month", False),
        ("10.00 EUR/month", "10.00 EUR", False),
        ("10.00 EUR/unit", "10.00 EUR", False),
        ("10.00 EUR/month", "10.00 EUR/year", False),
        ("10.00 EUR/month", "10.00 USD/month", False),
        ("11.00 EUR/month", "10.00 EUR/month", False),
    ],
)
def test_amount_currency_and_base(said: str, label: str, same: bool) -> None:
    assert FIELDS["price"].same(said, label) is same
