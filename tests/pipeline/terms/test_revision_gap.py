"""What a revision of the price leaves out, and revisions that leave nothing out."""

from __future__ import annotations

import time

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

GAPS: list[tuple[Language, str, str]] = [
    (
        "fr",
        "Le prix est révisé chaque année à la date anniversaire selon la variation de l'indice Syntec.",
        "no_base",
    ),
    (
        "en",
        "On each anniversary the fee shall be adjusted by the percentage change in the CPI-U.",
        "no_base",
    ),
    (
        "fr",
        "Le prix est révisé chaque année selon la formule P = P0 x (0,15 + 0,85 x S / S0), où :\n"
        "P0 : le prix d'origine ;\nI : dernier indice Syntec publié ;\nI0 : indice Syntec de janvier 2024.",
        "legend_differs",
    ),
    (
        "en",
        "The price shall be adjusted each year by the formula P1 = P0 x (L1 / L0), where:\n"
        "P0 = the initial price;\nC1 = the latest published CPI-U;\nC0 = the CPI-U for January 2024.",
        "legend_differs",
    ),
]
WHOLE: list[tuple[Language, str]] = [
    (
        "fr",
        "Le prix est révisé par an selon l'indice Syntec, l'indice de base étant celui de janvier 2024.",
    ),
    ("fr", "Le prix est révisé chaque année selon la variation sur un an de l'indice Syntec."),
    (
        "en",
        "Each year the fee shall be adjusted by the change in the CPI-U over the preceding twelve months.",
    ),
    (
        "fr",
        "Le prix est révisé chaque année selon la formule P = P0 x S / S0, dans laquelle :\n"
        "P0 : le prix d'origine ;\nS1 : le dernier indice Syntec publié ;\nS0 : l'indice de janvier 2024.",
    ),
    (
        "fr",
        "Prix révisé selon la formule P = P0 x (0,125 + 0,60 ICHT-IME/ICHT-IMEo + 0,275 BT40/BT40o), "
        "où ICHT-IME désigne l'indice du coût du travail et BT40 l'index du bâtiment. Les "
        "indices de base sont ceux de septembre 2024.",
    ),
    (
        "en",
        "On 1 May in each year the fee is the first fee multiplied by the CPIH for the month before and "
        "divided by the CPIH for March 2021.",
    ),
    ("fr", "Le prix est ferme et non révisable."),
    ("en", "The Supplier keeps an index of the documents that are revised each year."),
]


COSTS: list[tuple[Language, str, set[str]]] = [
    (
        "fr",
        "Les prix sont révisés annuellement, à la date anniversaire, selon la formule P1 = P0 × (S1 / "
        "S0), où P0 "
        "désigne le prix en vigueur, S0 l'indice Syntec publié à la date de signature et S1 le dernier "
        "publié.",
        {"counted_twice", "no_cap"},
    ),
    (
        "fr",
        "Le prix est révisé chaque année, dans la limite de 4 %, selon la formule P = P0 × S1 / S0, où "
        "P0 est le "
        "prix en vigueur et S0 l'indice Syntec connu lors de la précédente révision.",
        set(),
    ),
    (
        "en",
        "On each anniversary the then current Fee shall be multiplied by a fraction, the numerator of "
        "which is the "
        "CPI-U for the month before that anniversary and the denominator of which is the CPI-U for "
        "January 2024.",
        {"counted_twice", "no_cap"},
    ),
    (
        "en",
        "On each anniversary the initial Fee shall be multiplied by a fraction, the numerator of which "
        "is the CPI-U "
        "for the month before that anniversary and the denominator of which is the CPI-U for January 2024.",
        {"no_cap"},
    ),
    (
        "fr",
        "Le loyer est révisé tous les trimestres, sans pouvoir excéder 3 % par an, selon la variation "
        "annuelle de "
        "l'indice des loyers commerciaux.",
        {"longer_variation"},
    ),
    (
        "fr",
        "Le loyer est révisé chaque année, dans la limite de 3 %, selon la variation sur un an de l'ILC.",
        set(),
    ),
    (
        "fr",
        "Le Prestataire pourra réviser ses prix chaque année, dans la limite de 3 %, selon l'indice "
        "Syntec publié.",
        {"on_request", "no_base"},
    ),
    (
        "fr",
        "Le prix est révisé de plein droit chaque année, sans qu'il soit besoin de demande et sans "
        "pouvoir excéder "
        "3 %, selon l'indice Syntec publié ; le Prestataire pourra l'augmenter au renouvellement.",
        {"no_base"},
    ),
    (
        "en",
        "The Supplier may, on each anniversary, increase the Charges by the lesser of 3% and the change "
        "in the RPI "
        "over the preceding year.",
        {"on_request"},
    ),
    (
        "en",
        "The Charges shall be adjusted each year, up to 3%, by the change in the RPI over the preceding "
        "year. The "
        "Supplier may also increase the price of spare parts.",
        set(),
    ),
    ("fr", "Le tarif sera renégocié chaque année d'un commun accord entre les parties.", {"by_agreement"}),
    (
        "fr",
        "Les prix sont indexés sur l'indice Syntec, l'indice de base étant celui de janvier 2024, et "
        "plafonnés à "
        "2 %.",
        {"no_time"},
    ),
]


def gaps(language: Language, text: str) -> set[str]:
    return {str(term.value["gap"]) for term in read(text, language, "revision_gap")}


@pytest.mark.parametrize(("language", "text", "gap"), GAPS)
def test_tells_the_gap(language: Language, text: str, gap: str) -> None:
    assert gaps(language, text) - {"no_cap"} == {gap}


def test_names_the_letters_that_differ() -> None:
    (term,) = [
        one for one in read(GAPS[2][1], "fr", "revision_gap") if one.value["gap"] == "legend_differs"
    ]
    assert (term.value["undefined"], term.value["unused"]) == ("S, S0", "I, I0")


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_what_is_whole_has_no_gap(language: Language, text: str) -> None:
    assert gaps(language, text) <= {"no_cap"}


@pytest.mark.parametrize(("language", "text", "told"), COSTS)
def test_tells_what_a_revision_costs(language: Language, text: str, told: set[str]) -> None:
    assert gaps(language, text) == told


def test_stays_linear() -> None:
    text = (
        "Prix révisé selon la formule P = P0 x S / S0, où :\nP0 : le prix ;\nI0 : l'indice Syntec.\n\n"
        * 400
    )
    began = time.process_time()
    read(text, "fr", "revision_gap")
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        (
            "4. On every 1st day of September the annual charge shall be varied and be the sum"
            " obtained by multiplying the annual charge payable during the year last ended by the"
            " fraction whereof the numerator is the General Index of Retail Prices for June then last"
            " past and the denominator is the said Index for the month of June 1996, but not above 5%.",
            "counted_twice",
        ),
        (
            "4. On each anniversary the fee in force immediately before shall be multiplied by the Consumer"
            " Prices Index then published and divided by that index for March 2020, up to 5%.",
            "counted_twice",
        ),
        (
            "4. Every year the rent paid in the preceding year is multiplied by the Retail Prices Index for"
            " May and divided by the Retail Prices Index for May 2019, up to 5%.",
            "counted_twice",
        ),
        (
            "4. The charge will be varied in proportion to the movement in the Consumer Price Index, taking"
            " the index number for the December quarter of 2024 as the base, up to 5%.",
            "no_time",
        ),
        (
            "4. On each anniversary the charge shall be the initial charge multiplied by the Consumer Price"
            " Index for June divided by that for June 2019, up to 5%.",
            None,
        ),
        (
            "4. With the certificate for work done the price is varied in proportion to the movement in the"
            " Consumer Price Index since that for June 2024, up to 5%.",
            None,
        ),
        (
            "4. Each year the charge will be varied in proportion to the movement in the Consumer Price"
            " Index, the December quarter of 2024 being the base, up to 5%.",
            None,
        ),
    ],
)
def test_english_gaps_in_other_words(text: str, gap: str | None) -> None:
    found = [term.value["gap"] for term in read(text, "en", "revision_gap")]
    assert found == ([gap] if gap else [])


@pytest.mark.parametrize(
    "when",
    ["situation par situation", "au fur et à mesure des acomptes", "le 15 juin 2027 et le 15 juin 2028"],
)
def test_a_price_that_is_revised_with_each_payment_names_its_time(when: str) -> None:
    text = (
        f"MARCHÉ DE TRAVAUX\n\nArticle 5 - Révision\nLe prix de 120 000 euros HT est révisé {when} selon"
        " l'index BT01, l'index de base étant celui de mai 2026, dans la limite de 3 %."
    )
    assert [term.value["gap"] for term in read(text, "fr", "revision_gap")] == []
