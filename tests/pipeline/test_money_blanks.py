"""Sums that are fields of a program, or were taken out: there, and not known."""

from __future__ import annotations

import pytest

from pipeline.money import find_amounts
from pipeline.types import Language

BLANKS: list[tuple[Language, str, str]] = [
    ("fr", "La rémunération est de XXXMONTANTXXX euros par mois.", "EUR"),
    ("fr", "Le loyer s'élève à XXXLOYERXXX € HT.", "EUR"),
    ("fr", "Le prix : XXX_PRIX_XXX euros.", "EUR"),
    ("fr", "Le prix est de ${prix} euros.", "EUR"),
    ("fr", "Le prix est de ==PRIX== euros.", "EUR"),
    ("fr", "Le prix est de {{prix}} €.", "EUR"),
    ("en", "The fee is GBP XXXFEEXXX a month.", "GBP"),
    ("en", "The fee is £XXXFEEXXX a month.", "GBP"),
    ("en", "The fee is EUR [●] a month.", "EUR"),
    ("en", "The fee is CHF ______ a month.", "CHF"),
]
NONE: list[tuple[Language, str]] = [
    ("fr", "La référence XXXREFXXX figure au bordereau."),
    ("fr", "Le tome XXX compte 40 pages."),
    ("en", "Item == value == other."),
]


@pytest.mark.parametrize(("language", "text", "currency"), BLANKS)
def test_a_field_for_a_sum_is_a_sum_that_is_not_known(language: Language, text: str, currency: str) -> None:
    (amount,) = find_amounts(text, language)
    assert (amount.value, amount.currency) == (None, currency)
    assert amount.reason


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_crosses_are_no_sum(language: Language, text: str) -> None:
    assert find_amounts(text, language) == []


def test_a_sum_that_stands_is_read_beside_a_field() -> None:
    (amount,) = find_amounts("Le prix est de 30 euros (référence XXXREFXXX).", "fr")
    assert str(amount.value) == "30"


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The fee is GBP 2,4** a month.", None),
        ("en", "The fee is £3,1xx a year.", None),
        ("fr", "Le loyer est de EUR 2 4** par mois.", None),
        ("fr", "Le loyer est de 2 4** € par mois.", None),
        ("en", "The fee is £2,400** a month.", "2400"),
        ("en", "The fee is £24.50** an hour.", "24.50"),
    ],
)
def test_a_figure_whose_last_digits_are_hidden_is_not_known(
    language: Language, text: str, value: str | None
) -> None:
    (amount,) = find_amounts(text, language)
    assert (None if amount.value is None else str(amount.value)) == value
