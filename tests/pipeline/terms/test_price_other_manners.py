"""Prices as few papers print them: units in a column of their own, years as rows, francs by a letter."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def told(text: str, language: Language) -> list[tuple[str, object]]:
    return [(term.value_text, term.value.get("per")) for term in read(text, language, "price")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        pytest.param(
            "fr",
            "Prix hors taxes\n\nPoste\tPrix (€/MWh)\nHeures pleines\t91,20\nHeures creuses\t62,10\n"
            "Abonnement\t44,00\t€/mois\n",
            {("91.20 EUR", "mwh"), ("62.10 EUR", "mwh"), ("44.00 EUR", "month")},
            id="a row with a unit of its own is not per what the column is",
        ),
        pytest.param(
            "fr",
            "Prix des travaux\n\nTracteur avec chauffeur ...... l'heure\t92,00 € HT\n"
            "Mini-pelle avec chauffeur ...... la journée\t640,00 € HT\n",
            {("92.00 EUR", "hour"), ("640.00 EUR", "day")},
            id="a unit behind a dotted line",
        ),
        pytest.param(
            "fr",
            "Article 3 - Prix\nChaque heure est payée 22,40 euros le jour en semaine.",
            {("22.40 EUR", "hour")},
            id="what is paid for is the subject",
        ),
        pytest.param(
            "fr",
            "Article 3 - Prix\nLes travaux en sus sont comptés au temps passé, l'heure étant fixée "
            "à 31,50 € HT.",
            {("31.50 EUR", "hour")},
            id="a subject in passing",
        ),
        pytest.param(
            "fr",
            "Prix :\n\nFormation, la journée : 900 € x 3 = 2 700 € HT\n",
            {("900.00 EUR", "day"), ("2700.00 EUR", None)},
            id="what a price and a number come to is per nothing",
        ),
        pytest.param(
            "fr",
            "Fait à Angers en 1998. Nos prix s'entendent hors taxes :\n\n- bocal lisse\t2,85 F pièce\n"
            "- outillage, une fois\t31.000 F\n",
            {("2.85 FRF", "unit"), ("31000.00 FRF", None)},
            id="francs by their letter alone",
        ),
        pytest.param(
            "fr",
            "Bailleresse : Lémanel Sàrl, 1000 Lausanne, CHE-123.456.789\n\nLoyer\n"
            "Le loyer est de 3'150 fr. par mois. Le technicien est compté 140 fr. de l'heure.\n",
            {("3150.00 CHF", "month"), ("140.00 CHF", "hour")},
            id="Swiss francs",
        ),
        pytest.param(
            "en",
            "Royalty. Licensee shall pay the following minimum royalty:\n\n"
            "Contract Year\tMinimum Royalty\tTiming of Payment\n"
            "One\t$110,000\tpaid on May 1\nTwo\t$120,000\tpaid on May 1\n",
            {("110000.00 USD", "year"), ("120000.00 USD", "year")},
            id="rows that are years",
        ),
        pytest.param(
            "en",
            "Compensation. Sponsor shall pay, as base compensation, the following, "
            "each sum in equal quarterly parts:\n\n"
            "1999 Season\t$310,000\n2000 Season\t$330,000\n",
            {("310000.00 USD", None), ("330000.00 USD", None)},
            id="the parts in which a sum is paid",
        ),
        pytest.param(
            "en",
            "Waiting. A waiting charge of $14.00 for each half hour shall be paid by the Shipper.",
            {("14.00 USD", "half_hour")},
            id="half an hour is no hour",
        ),
        pytest.param(
            "en",
            "Price. The price of the Product is EUR 3.10 per pack, to be reduced to EUR 2.90 per pack for "
            "all quantities beyond 1,000 packs.",
            {("3.10 EUR", "unit"), ("2.90 EUR", "unit")},
            id="a price for larger quantities replaces none",
        ),
    ],
)
def test_prices(language: Language, text: str, wanted: set[tuple[str, object]]) -> None:
    assert set(told(text, language)) == wanted


def test_a_letter_is_no_money_where_euros_are() -> None:
    assert not [
        value
        for value, _ in told("Prix. Le prix est de 900 € par mois. Salle 3.100 F, salle 2.100 F.", "fr")
        if value.endswith("FRF")
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The price is $700.", "700.00 USD"),
        ("en", "The total price is EUR 85,000.", "85000.00 EUR"),
        ("en", "The fee is $9,000.", "9000.00 USD"),
        ("fr", "Le prix est de 800 euros.", "800.00 EUR"),
        ("fr", "Les honoraires sont fixés à 3 500 € HT.", "3500.00 EUR"),
    ],
)
def test_a_price_that_is_called_one_needs_nothing_around_it(
    language: Language, text: str, value: str
) -> None:
    assert told(text, language) == [(value, None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The liability of the Supplier is limited to $90,000."),
        ("fr", "Le capital social est de 90 000 euros."),
    ],
)
def test_a_sum_that_is_called_something_else_is_none(language: Language, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The annual fee is £40,000. It is reviewed, other than its parts element of £9,000, each May.",
        ),
        (
            "fr",
            "Le loyer annuel est de 40 000 €. Il varie, hors sa part de charges de 9 000 €, chaque mai.",
        ),
    ],
)
def test_the_part_of_a_price_that_does_not_move_is_no_price_of_its_own(
    language: Language, text: str
) -> None:
    assert len(told(text, language)) == 1
