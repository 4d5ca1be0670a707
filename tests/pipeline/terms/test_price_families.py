"""Families of wordings in which prices stand: whole lists, letters for money, floors, other sums."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def told(text: str, language: Language) -> list[tuple[str, object]]:
    return sorted(
        (term.value_text, term.value.get("per"))
        for term in read(text, language, "price")
        if term.state == "stated"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fees. The hourly rates are: partners $410; clerks $95.", [
            ("410.00 USD", "hour"), ("95.00 USD", "hour"),
        ]),
        ("Fees. Hauler is paid a fee of $2.15 per loaded mile.", [("2.15 USD", "mile")]),
        ("Fees. The fee is a day rate of six hundred pounds (£600).", [("600.00 GBP", "day")]),
        ("Fees. The fee is one dollar and\n   twenty cents ($1.20) per barrel.", [("1.20 USD", "barrel")]),
        ("Royalty. Licensee pays a royalty of $.08 per unit.", [("0.08 USD", "unit")]),
        ("Fees. The price of a call is 9p per minute, and line rent is £14 per month.", [
            ("0.09 GBP", "minute"), ("14.00 GBP", "month"),
        ]),
        ("Price. The Owner shall pay the Contractor a price of Rs. 7,25,000/- for the work.", [
            ("725000.00 INR", None),
        ]),
        ("Fees. In South Africa the monthly fee is R18 500.00 per site.", [("18500.00 ZAR", "site_month")]),
        ("Rent. The rent is £20,000 on each 1 May.", [("20000.00 GBP", "year")]),
        ("Royalty. Licensee pays annual royalties of $90,000 for each of the years 2031 and 2032.", [
            ("90000.00 USD", "year"),
        ]),
        ("Royalty. Licensee shall pay five percent of sales, but not less than $400 in any month.", [
            ("400.00 USD", "month"),
        ]),
        ("Price\n\nProduct\tPrice\nSand\t$14.20/t\nGravel\t$16.75/t\n", [
            ("14.20 USD", "tonne"), ("16.75 USD", "tonne"),
        ]),
        ("Rates\n\nGrade\tRate\nElectrician\t$88.00\nHelper\t$52.00\n\nRates are per hour.", [
            ("52.00 USD", "hour"), ("88.00 USD", "hour"),
        ]),
        ("Fee\n\nThe fee (in thousands of dollars):\n\nFirst stage\t$240\n", [("240000.00 USD", None)]),
        ("Fee\n\nSeason\tRights fee\n2031\t$ 250,000\n2032\t275,000\n", [
            ("250000.00 USD", None), ("275000.00 USD", None),
        ]),
    ],
)  # fmt: skip
def test_english(text: str, wanted: list[tuple[str, object]]) -> None:
    assert told(text, "en") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Prix\n\nLes journées d'étude sont facturées 640 € hors taxes.", [("640.00 EUR", "day")]),
        ("Prix\n\nLe gigaoctet supplémentaire est à 0,07 € HT.", [("0.07 EUR", "gb")]),
        ("Prix\n\nKilomètre supplémentaire : 0,11 € TTC.", [("0.11 EUR", "km")]),
        ("Prix\n\nLe prix est de 1 980 € hors taxes\npar an.", [("1980.00 EUR", "year")]),
        ("Tarifs\n\nbulletin, l'unité ........ 26 € HT\nconseil, l'heure ........  98 € HT\n", [
            ("26.00 EUR", "unit"), ("98.00 EUR", "hour"),
        ]),
        ("Loyer\n\nLe loyer est de neuf mille francs (9.000 F) par an.", [("9000.00 FRF", "year")]),
        ("Prix\n\nLe prix en francs est de 240 F H.T. le mètre.", [("240.00 FRF", "m")]),
        ("Loyer\n\nLe montant annuel de la prestation M2 est fixé à cinq mille euros (5 000 €).", [
            ("5000.00 EUR", "year"),
        ]),
        ("Prix\n\nLa redevance est de 30 000 € pour chacune des années 2031 et 2032.", [
            ("30000.00 EUR", "year"),
        ]),
        ("Prix\n\nPrix au litre : gazole 1,32 € HT, fioul 1,08 € HT.", [
            ("1.08 EUR", "litre"), ("1.32 EUR", "litre"),
        ]),
        ("Prix\n\n| Service | Prix unitaire | Durée |\n+---+---+---+\n| Fibre | 129,00 € | par mois |\n", [
            ("129.00 EUR", "month"),
        ]),
        ("Loyer\n\nLe loyer mensuel est de 410 € HT, avec un premier loyer majoré de 3 000 € HT.", [
            ("3000.00 EUR", None), ("410.00 EUR", "month"),
        ]),
    ],
)  # fmt: skip
def test_french(text: str, wanted: list[tuple[str, object]]) -> None:
    assert told(text, "fr") == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Commission\n\nSales\tRate\nup to $10,000\t5%\nmore than $10,000\t7%\n"),
        (
            "en",
            "The fee rises by one percent for each five cents by which diesel exceeds $1.15 per gallon.",
        ),
        ("en", "The Lender lends the Company $500,000 at six per cent per annum."),
        ("fr", "À titre indicatif, la dépense de 2031 a été de 418 000 € TTC."),
        (
            "fr",
            "La pénalité est de 1.500 F par jour ; le capital est de 50.000 F ; rien n'est dû en francs.",
        ),
    ],
)
def test_what_is_no_price(language: Language, text: str) -> None:
    assert told(text, language) == []


def test_a_letter_is_money_only_where_its_land_is_named() -> None:
    assert told("Fees. The monthly fee is R18 500.00 per site, see form N12 345.", "en") == []
    assert told("Prix\n\nLe prix de la chambre F 240 F est convenu.", "fr") == []
