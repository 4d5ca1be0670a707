"""Small sums: coins behind a letter, zeros read as letters, years that stand before a currency."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.money import find_amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("molécule 3,984 c€/kWh", "0.03984"),
        ("certificats 0,62 c€ par kWh", "0.0062"),
        ("heures creuses 114,9O €/MWh", "114.90"),
        ("moquette 2,2O € le m2", "2.20"),
    ],
)
def test_small_sums(text: str, value: str) -> None:
    assert [amount.value for amount in find_amounts(text, "fr")] == [Decimal(value)]


def test_a_mended_small_sum_is_not_sure() -> None:
    (amount,) = find_amounts("heures creuses 114,9O €/MWh", "fr")
    assert not amount.sure
    assert amount.repaired


def test_a_year_before_a_bracket_is_no_sum() -> None:
    assert find_amounts("Tarif public 2021 (EUR HT, par pièce)", "fr") == []
    (amount,) = find_amounts("la somme de 12 000 (EUR)", "fr")
    assert amount.value == 12000


def test_a_year_before_a_sign_that_has_its_own_sum_is_none() -> None:
    (blank,) = find_amounts("b. 2031$ [*****]", "en")
    assert blank.value is None
    (amount,) = find_amounts("in 2031$ 500 was paid", "en")
    assert amount.value == 500
    (amount,) = find_amounts("a fee of 2031$.", "en")
    assert amount.value == 2031


def test_they_are_no_shekels() -> None:
    assert list(find_amounts("2.2 Ils se réservent l'usage", "fr")) == []
    (amount,) = find_amounts("a fee of ILS 2,200", "en")
    assert amount.currency == "ILS"


def test_of_several_dollars_the_one_in_which_is_paid() -> None:
    from pipeline.money import dollar_of

    both = "Insurance of no less than AU$10 million. The price list says $450."
    assert (
        dollar_of(both + " The Distributor must pay the amount invoiced in USD within thirty days.")
        == "USD"
    )
    assert dollar_of(both + " A rate in US dollars is shown.") is None
