"""What prices of lists and tables are per: a unit in the label, another name, a head of its own."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

PER = [
    (
        "fr",
        "Loyer mensuel HT par appareil : 41,00 €\nLoyer mensuel HT total : 410,00 €\n"
        "Frais de livraison : 260,00 € HT\n",
        {"41.00 EUR": "month", "410.00 EUR": "month", "260.00 EUR": None},
    ),
    (
        "fr",
        "Tarifs 2023 (en € HT)\n\n                          Tarif jour     Tarif nuit\n"
        "Rondier (heure)             22,40          24,90\n"
        "Vigile (heure)              21,10          23,70\n",
        {"22.40 EUR": "hour", "24.90 EUR": "hour", "21.10 EUR": "hour", "23.70 EUR": "hour"},
    ),
    (
        "fr",
        "Bordereau des prix unitaires\n\nN°\tDésignation\tUnité\tPrix unitaire HT\n"
        "1\tPose de bordure\tml\t31,00 €\n2\tEnrobé\tm²\t26,40 €\n",
        {"31.00 EUR": "ml", "26.40 EUR": "m2"},
    ),
    (
        "fr",
        "| Prestation | Prix unitaire HT | Périodicité |\n| Accès fibre | 210,00 € | par mois |\n"
        "| Mise en service | 320,00 € | une fois |\n",
        {"210.00 EUR": "month", "320.00 EUR": "once"},
    ),
    (
        "fr",
        "Loyer de la première période : 24 000 € HT par an ; deuxième : 26 400 € ; troisième : 28 800 €.",
        {"24000.00 EUR": "year", "26400.00 EUR": "year", "28800.00 EUR": "year"},
    ),
    ("fr", "Prix du fermage : 152 € par hectare.", {"152.00 EUR": "ha"}),
    (
        "en",
        "Charges\n\n1. Monthly Charges\nManaged router, per site\t$85.00\n"
        "2. One-time Charges\nProject management\t$4,800.00\n",
        {"85.00 USD": "site", "4800.00 USD": "once"},
    ),
    ("en", "The Dealer shall pay a training fee of $750/-\nper day for each day.", {"750.00 USD": "day"}),
    (
        "en",
        "Section 2 is amended so that the monthly fee of $2,400 becomes $2,700.",
        {"2700.00 USD": "month"},
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PER)
def test_what_it_is_per(language: Language, text: str, wanted: dict[str, str | None]) -> None:
    told = {term.value_text: term.value.get("per") for term in read(text, language, "price")}
    assert {sum_: told.get(sum_, "not told") for sum_ in wanted} == wanted


@pytest.mark.parametrize(
    ("language", "text", "sums"),
    [
        ("fr", "Prix du repas : 4,35 € HT (ancien prix : 4,20 €).", ["4.35 EUR"]),
        ("fr", "Montant hors TVA : 64 350,00 €\nTaux de TVA : 20 %, soit 12 870,00 €\n", ["64350.00 EUR"]),
        ("fr", "Le prix est de 30 000 €, dont 8 000 € à la réservation.", ["30000.00 EUR", "8000.00 EUR"]),
    ],
)
def test_what_was_paid_before_and_the_tax_are_none(language: Language, text: str, sums: list[str]) -> None:
    assert [term.value_text for term in read(text, language, "price")] == sums


SHARED = [
    (
        "en",
        "Fees are billed at these rates: Partner, $310; Manager, $245; Staff, $160, each per hour.",
        {"310.00 USD": "hour", "245.00 USD": "hour", "160.00 USD": "hour"},
    ),
    (
        "en",
        "Annual Retainer: Contract Year 1 - $125,000; Contract Year 2 - $140,000",
        {"125000.00 USD": "year", "140000.00 USD": "year"},
    ),
    (
        "fr",
        "La redevance est de 24 000 € par an, payée par douzièmes de 2 000 €.",
        {"24000.00 EUR": "year", "2000.00 EUR": "month"},
    ),
    ("fr", "Prix n° 3 - Débistrage : l'heure, 70,00 €\n", {"70.00 EUR": "hour"}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), SHARED)
def test_several_sums_share_what_they_are_per(
    language: Language, text: str, wanted: dict[str, str | None]
) -> None:
    told = {term.value_text: term.value.get("per") for term in read(text, language, "price")}
    assert {sum_: told.get(sum_, "not told") for sum_ in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Poste\tUnité\tQuantité\tPrix unitaire HT (€)\tMontant HT (€)\nPose\tm²\t20\t31,00\t620,00\n"
            "Dépose\tft\t1\t450,00\t450,00\nTotal HT\t\t\t\t1 070,00\n",
            {"31.00 EUR", "450.00 EUR", "1070.00 EUR"},
        ),
        (
            "| Prestation | Quantité | Prix unitaire HT | Total annuel HT |\n|---|---|---|---|\n"
            "| Contrôle | 84 | 4,20 € | 352,80 € |\n| Visite | 2 | 95,00 € | 190,00 € |\n"
            "| **Total** | | | **542,80 €** |\n",
            {"4.20 EUR", "95.00 EUR", "542.80 EUR"},
        ),
    ],
)
def test_what_a_line_comes_to_is_none_and_their_sum_is(text: str, wanted: set[str]) -> None:
    assert {term.value_text for term in read(text, "fr", "price")} == wanted


def test_the_title_says_how_often() -> None:
    text = "Redevances annuelles\n\nModule\tPrix HT (€)\nPaie\t2 100,00\nGestion\t1 450,00\n"
    told = {term.value_text: term.value.get("per") for term in read(text, "fr", "price")}
    assert told == {"2100.00 EUR": "year", "1450.00 EUR": "year"}


def test_a_heading_of_prices_and_rebates_heads_prices() -> None:
    text = "ANNEXE : PRIX ET REMISES\n\nArticle\tPrix net HT\nA 100\t63,00 €\nA 200\t84,00 €\n"
    assert [term.value_text for term in read(text, "fr", "price")] == ["63.00 EUR", "84.00 EUR"]
