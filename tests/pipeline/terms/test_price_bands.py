"""Price tables whose columns are steps of a quantity, years, zones or times, and rows that nothing took."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.last_look import last_look
from pipeline.terms import extract_all
from pipeline.terms._price_steps import is_step, steps_in
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import document, read

FRAME = {
    "en": "BENCH CONTRACT\n\nMire Labs Ltd serves Otley Farms Ltd.\n\n{}\n\n{}\n\n8 Law\n\n"
    "English law applies.\n",
    "fr": "CONTRAT\n\nLabo Mire SARL sert Fermes Otel SA.\n\nArticle 4 - {}\n\n{}\n\nArticle 8 - Droit\n\n"
    "Le droit français s'applique.\n",
}


def framed(language: str, table: str, heading: str = "") -> str:
    heading = heading or {"en": "4 Prices", "fr": "Prix"}[language]
    return FRAME[language].format(heading, table.replace("|", "\t"))


BANDS: list[tuple[Language, str, tuple[str, str, str | None]]] = [
    (
        "en",
        "All prices in pounds sterling, without VAT.\n\nTest|Up to 40 a week|41 to 120|Over 120\n"
        "Swab|19.30|17.10|15.25\nSmear|22.00|19.75|16.80",
        ("Swab, Up to 40 a week", "Smear, Over 120", None),
    ),
    (
        "en",
        "Prices per unit (GBP)\n\nItem|1-9|10-49|50+\nClamp|3.10|2.90|2.60\nBolt|0.31|0.29|0.26",
        ("Clamp, 1-9", "Bolt, 50+", "unit"),
    ),
    (
        "en",
        "|Less than 10|10 to 25|More than 25\nMug|4.10|3.80|3.20\nPlate|7.10|6.80|6.20\n"
        "All prices are in US dollars.",
        ("Mug, Less than 10", "Plate, More than 25", None),
    ),
    (
        "en",
        "Rates are in euros.\n\nTest|Up to|41 to|Over\n|40|120|120\nSwab|19.30|17.10|15.25\n"
        "Smear|22.00|19.75|16.80",
        ("Swab, Up to 40", "Smear, Over 120", None),
    ),
    (
        "en",
        "Item|Price up to 500 (GBP)|Price above 500 (GBP)\nLabel|0.21|0.18\nSleeve|0.31|0.28",
        ("Label, Price up to 500 (GBP)", "Sleeve, Price above 500 (GBP)", None),
    ),
    (
        "en",
        "Fees (GBP)\n\nVisits a year|1 to 4|5 to 12|13 and over\nSmall site|310|290|255\n"
        "Large site|620|580|515",
        ("Small site, 1 to 4", "Large site, 13 and over", None),
    ),
    (
        "en",
        "Hourly rates (GBP)\n\nGrade|2027|2028|2029\nSenior|310.00|320.00|330.00\n"
        "Clerk|110.00|115.00|121.00",
        ("Senior, 2027", "Clerk, 2029", "hour"),
    ),
    (
        "en",
        "Hourly rates (GBP)\n\nYear|Fitter|Mate\n2027|61.00|44.00\n2028|63.00|45.50",
        ("Fitter, 2027", "Mate, 2028", "hour"),
    ),
    (
        "en",
        "Item|Code|2026|2027\nKerb|K1|£64.00|£66.00\nGully|G3|£31.20|£32.10",
        ("Kerb, 2026", "Gully, 2027", None),
    ),
    (
        "en",
        "Prices in GBP per tonne\n\nGrade|Zone A|Zone B\nSand|21.00|24.00\nGravel|23.00|25.50",
        ("Sand, Zone A", "Gravel, Zone B", "tonne"),
    ),
    (
        "en",
        "Monthly rental in GBP\n\nCopier|24 months|36 months\nA3|61.00|54.00\nA4|41.00|36.00",
        ("A3, 24 months", "A4, 36 months", "month"),
    ),
    (
        "fr",
        "Les prix sont en euros hors taxes.\n\n"
        "Analyse|jusqu'à 40 par mois|de 41 à 120|au-delà de 120\nPlomb|19,30|17,10|15,25\n"
        "Amiante|42,00|39,75|36,80",
        ("Plomb, jusqu'à 40 par mois", "Amiante, au-delà de 120", None),
    ),
    (
        "fr",
        "Prix unitaires en euros HT\n\nDésignation|moins de 100|100 à 500|plus de 500\n"
        "Tri|31,00|29,00|26,00\nLavage|3,10|2,90|2,60",
        ("Tri, moins de 100", "Lavage, plus de 500", "unit"),
    ),
    (
        "fr",
        "Taux horaires (€ HT)\n\nProfil|2027|2028\nExpert|110,00|113,00\nJunior|61,00|63,00",
        ("Expert, 2027", "Junior, 2028", "hour"),
    ),
    (
        "fr",
        "Prix à la tonne, en euros HT :\n\nProduit|Zone 1|Zone 2\nSable|21,00|24,00\nGravier|23,00|25,50",
        ("Sable, Zone 1", "Gravier, Zone 2", "tonne"),
    ),
    (
        "fr",
        "Prix HT en € selon le tonnage annuel\n\nFlux|de 0 à 100 t|au-delà\nBois|31,00|28,00\n"
        "Verre|21,00|18,00",
        ("Bois, de 0 à 100 t", "Verre, au-delà", None),
    ),
]


@pytest.mark.parametrize(("language", "table", "wanted"), BANDS)
def test_each_price_bears_its_step(
    language: Language, table: str, wanted: tuple[str, str, str | None]
) -> None:
    terms = read(framed(language, table), language, "price")
    said = [str(term.value["what"]) for term in terms]
    assert (said[0], said[-1]) == wanted[:2]
    assert len(set(said)) == len(said) >= 4
    assert {term.value.get("per") for term in terms} == {wanted[2]}


def test_a_column_may_be_headed_by_the_time_that_its_prices_are_per() -> None:
    table = "Hire rates (GBP, excluding VAT)\n\nMachine|Day|Week\nDumper|61.00|240.00\nRoller|41.00|160.00"
    terms = read(framed("en", table), "en", "price")
    assert [term.value["per"] for term in terms] == ["day", "unit_week", "day", "unit_week"]


@pytest.mark.parametrize(
    ("language", "table", "heading"),
    [
        (
            "en",
            "Delivery in working days\n\nPart|Up to 40|41 to 120\nClamp|13|15\nBolt|12|14",
            "4 Prices",
        ),
        (
            "en",
            "Turnover in past years\n\nShop|2023|2024\nYork|310.00|320.00\nHull|110.00|115.00",
            "4 Shops",
        ),
        (
            "fr",
            "Poids des colis\n\nColis|jusqu'à 40|de 41 à 120\nPetit|3,10|4,20\nGrand|6,10|8,20",
            "Prix",
        ),
        ("en", "Weights in kg\n\nParcel|Net|Gross\nSmall|3.10|3.40\nLarge|7.10|7.60", "4 Parcels"),
        ("fr", "Délais\n\nNiveau|Heures ouvrées|Autres\nHaut|3,10|3,40\nBas|7,10|7,60", "Délais"),
    ],
)
def test_steps_of_something_else_are_no_prices(language: Language, table: str, heading: str) -> None:
    assert looked(framed(language, table, heading), language) == []


def test_a_step_is_told_from_the_values_of_a_row() -> None:
    for head in (
        "up to 40",
        "41 - 120",
        "au-dela de 120",
        "50 et plus",
        "year 2",
        "qty 1-9",
        "12 mois",
        "2027",
    ):
        assert is_step(head), head
    for cell in ("8", "450 kg", "designation", "500 g", "zone 1", "10 mm"):
        assert not is_step(cell), cell
    assert steps_in(["item", "2027", "2028"]) == (1, 2)
    assert steps_in(["lift", "8", "1974", "1998"]) == ()


def looked(text: str, language: Language) -> list[Term]:
    running = flow(document(text, language))
    clauses = segment(running)
    found = last_look(running, clauses, extract_all(running, clauses)).terms
    return [term for term in found if term.kind == "price"]


@pytest.mark.parametrize(
    ("language", "table"),
    [
        ("en", "Test|Up to 40|41 to 120\nSwab|19.30|17.10\nSmear|22.00|19.75"),
        ("en", "Swab|19.30|17.10\nSmear|22.00|19.75"),
        ("fr", "Quantité|1 à 9|10 à 49\nBride|3,10|2,90\nGoujon|0,31|0,29"),
    ],
)
def test_a_table_that_looks_like_prices_is_not_passed_over(language: Language, table: str) -> None:
    (term,) = looked(framed(language, table), language)
    assert term.state == "unknown"
    assert "none of their table" in term.reason
    assert len(term.evidences) == 2


def test_rows_that_were_left_out_are_told_beside_the_others() -> None:
    table = "Part|Unit price (GBP)\nNut|0.31\nBolt|0.28\nPlate|4.10 to 5.20\nRod|3.10 / 2.90\nPin|1.20"
    terms = looked(framed("en", table), "en")
    assert [term.value_text for term in terms if term.state == "stated"] == [
        "0.31 GBP",
        "0.28 GBP",
        "1.20 GBP",
    ]
    (left,) = (term for term in terms if term.state == "unknown")
    assert [one.quote.split("\t")[0] for one in left.evidences] == ["Plate", "Rod"]
