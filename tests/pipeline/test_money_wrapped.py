"""French sums over a line end: they are read whole or not at all, and never cut there."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.folding import fold
from pipeline.money import find_amounts, per_of, tax_of

WHOLE = [
    ("pour la somme de 21\n000 € par an", "21000"),
    ("Le prix mensuel est de 6\n830,00 euros", "6830.00"),
    ("vingt et un mille euros (21\n000 €)", "21000"),
    ("un plafond de 2 000\n000 € par sinistre", "2000000"),
    ("un plafond de 2\n000 000 € par sinistre", "2000000"),
    ("deux millions d'euros", "2000000"),
    ("trois millions\nd'euros par sinistre", "3000000"),
    ("1 000 000 d'euros", "1000000"),
    ("trois millions (3 000 000) d'euros", "3000000"),
    ("un million cinq cent mille euros", "1500000"),
    ("versés en 2024\n500 euros", "500"),
]
OPEN = ["Passages : 5\n310 € par mois", "12\n500,00 €", "article 12\n500 € sont dus", "de 2\n000\n000 €"]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_a_sum_is_read_over_its_line_end(text: str, value: str) -> None:
    assert [amount.value for amount in find_amounts(text, "fr")] == [Decimal(value)]


@pytest.mark.parametrize("text", OPEN)
def test_figures_that_may_belong_to_the_line_above_are_open(text: str) -> None:
    (amount,) = find_amounts(text, "fr")
    assert amount.value is None
    assert "line ends" in amount.reason


def test_english_figures_are_not_joined() -> None:
    assert [amount.value for amount in find_amounts("a fee of 12\n500 USD", "en")] == [Decimal(500)]


@given(st.integers(1_000, 999_999_999), st.integers(1, 2))
def test_no_line_end_inside_a_sum_changes_it(value: int, which: int) -> None:
    figure = f"{value:,}".replace(",", " ")
    places = [at for at, character in enumerate(figure) if character == " "]
    at = places[min(which, len(places)) - 1]
    parted = f"Le loyer est de {figure[:at]}\n{figure[at + 1 :]} € hors\ntaxes par an."
    (amount,) = find_amounts(parted, "fr")
    assert amount.value == value
    assert tax_of(fold(parted), amount.start, amount.end) == "excl"


def test_lines_above_count_where_they_are_no_rows() -> None:
    wrapped = "Le prix forfaitaire mensuel\nest de 6 830,00 €"
    row = "Prix mensuel 120\nTotal de 6 830,00 €"
    for text, per in ((wrapped, "month"), (row, None)):
        (amount,) = (item for item in find_amounts(text, "fr") if item.currency)
        assert per_of(fold(text), amount.start, amount.end, "fr") == per
