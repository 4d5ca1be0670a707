"""Cells of registers: what they say, and what they leave open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pipeline.register import entries
from pipeline.register.table import Cell, Table
from pipeline.register.values import DayOrder, day_order, read_amount, read_day


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        (date(2025, 12, 31), None, date(2025, 12, 31)),
        ("2025-12-31", None, date(2025, 12, 31)),
        ("31/12/2025", "dmy", date(2025, 12, 31)),
        ("12/31/2025", "mdy", date(2025, 12, 31)),
        ("03/04/2025", "dmy", date(2025, 4, 3)),
        ("03/04/2025", "mdy", date(2025, 3, 4)),
        ("03/04/2025", None, None),
        ("1/2/24", "dmy", date(2024, 2, 1)),
        ("1er mars 2024", "dmy", date(2024, 3, 1)),
        ("March 1, 2024", "mdy", date(2024, 3, 1)),
        ("déc. 2025", "dmy", None),
        ("reconduction tacite", "dmy", None),
        (date(1, 1, 1), None, None),
        (None, None, None),
    ],
)
def test_days(cell: Cell, order: DayOrder | None, day: date | None) -> None:
    found, problem = read_day(cell, order)
    assert found == day
    assert bool(problem) == (day is None and cell is not None)


@pytest.mark.parametrize(
    ("cell", "value", "currency"),
    [
        (Decimal("12000.5"), "12000.5", ""),
        ("12 000,50 €", "12000.50", "EUR"),
        ("12\u202f000,50", "12000.50", ""),
        ("1.200,00", "1200.00", ""),
        ("USD 12,000.50", "12000.50", "USD"),
        ("12 k€", "12000", "EUR"),
        ("1.200", None, ""),
        ("de 100 à 200 €", None, ""),
        ("3 %", None, ""),
        ("sur devis", None, ""),
    ],
)
def test_amounts(cell: Cell, value: str | None, currency: str) -> None:
    found, named, problem = read_amount(cell)
    assert found == (None if value is None else Decimal(value))
    assert named == currency
    assert bool(problem) == (value is None)


@given(some.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_survives_the_french_way_of_writing(amount: Decimal) -> None:
    written = f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",")
    assert read_amount(f"{written} €")[:2] == (amount, "EUR")


def test_the_order_of_day_and_month_is_read_from_the_column() -> None:
    assert day_order(["03/04/2025", "31/12/2025"], None) == "dmy"
    assert day_order(["03/04/2025", "12/31/2025"], "dmy") == "mdy"
    assert day_order(["31/12/2025", "12/31/2025"], "dmy") is None
    assert day_order(["03/04/2025"], None) is None


def test_rows_keep_their_line_and_say_what_was_not_read() -> None:
    heading = ("N° contrat", "Fournisseur", "Échéance", "Montant (€ HT)")
    rows: tuple[tuple[Cell, ...], ...] = (
        ("C-1", "Acme", "03/04/2027", "1 000,00"),
        (None, None, None, None),
        (Decimal(2024), "Béta", "tacite", "à définir"),
    )
    columns = {
        "number": heading[0],
        "counterparty": heading[1],
        "end_date": heading[2],
        "amount": heading[3],
    }
    first, second = entries(Table("r.csv", "", heading, rows, 4), columns)
    assert (first.row, first.end_date, first.amount, first.currency) == (
        4,
        date(2027, 4, 3),
        Decimal(1000),
        "EUR",
    )
    assert (second.row, second.number, second.currency) == (6, "2024", "")
    assert second.problems == (
        "end date: 'tacite' is no single day",
        "amount: 'à définir' is no single amount",
    )


@pytest.mark.parametrize(
    ("heading", "per", "tax"),
    [
        ("Montant mensuel", "month", ""),
        ("Loyer mensuel HT", "month", "excl"),
        ("Redevance TTC / trimestre", "quarter", "incl"),
        ("Monthly rent (ex VAT)", "month", "excl"),
        ("Valeur sur 36 mois", "", ""),
        ("Total value", "", ""),
    ],
)
def test_a_heading_says_what_its_amounts_are_paid_for(heading: str, per: str, tax: str) -> None:
    table = Table("r.csv", "", ("N", heading), (("C-1", "480,00"),), 2)
    (row,) = entries(table, {"number": "N", "amount": heading})
    assert (row.per, row.tax) == (per, tax)
