"""Faults of drafting that leave a clause without a price: what comes back to itself, what no list holds."""

from __future__ import annotations

import pytest

from pipeline.indexation.reading import read
from pipeline.types import Language


def codes(text: str, language: Language) -> set[str]:
    return {one.code for one in read(text, language).defects}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le prix est révisé chaque année selon la formule P = P0 x C, où P0 est le prix initial, C le"
            " coefficient de révision, et C = 0,15 + 0,85 x P / P0.",
        ),
        (
            "fr",
            "Le prix est multiplié chaque année par le coefficient C = P / P0, P étant le prix révisé et P0"
            " le prix initial.",
        ),
        (
            "en",
            "The fee is multiplied each year by K, where K = F/F0 × RPI/RPI0, F is the fee, F0 the initial"
            " fee, RPI the Retail Prices Index last published and RPI0 that for March 2024.",
        ),
        ("en", "The fee is F1 = F0 × K, where K = Q × S/S0, Q = F1/F0 and S is the index last published."),
    ],
)
def test_a_price_that_comes_back_to_itself_is_told_so_and_as_no_index(
    language: Language, text: str
) -> None:
    reading = read(text, language)
    assert {one.code for one in reading.defects} == {"circular_formula"}
    assert [(one.part, one.why) for one in reading.not_settled] == [
        ("formula", "the formula gives the price from the price itself")
    ]
    assert not reading.formulas


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le prix est révisé selon P = P0 x K, K = 0,15 + 0,85 x S/S0, S étant l'indice Syntec d'août et"
            " S0 celui d'août 2022, P le prix révisé et P0 le prix initial.",
        ),
        (
            "fr",
            "Le prix est multiplié par K = 0,4 + 0,6 x G/G0, où G est le prix du gazole publié par le CNR"
            " et G0 celui de mars 2024.",
        ),
        (
            "fr",
            "La redevance est révisée : Pn = Pn-1 x K, avec K = S/S0, S le dernier indice Syntec publié et"
            " S0 celui publié un an plus tôt, Pn-1 le prix précédent.",
        ),
        (
            "fr",
            "Le prix est multiplié par K = T/T0, où T est le tarif réglementé et T0 celui de mars 2024.",
        ),
        (
            "en",
            "The price is multiplied by K = D/D0, where D is the price of diesel and D0 that of May 2024.",
        ),
    ],
)
def test_a_coefficient_and_the_price_of_something_else_are_no_circle(language: Language, text: str) -> None:
    assert "circular_formula" not in codes(text, language)
