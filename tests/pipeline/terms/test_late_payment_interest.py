"""What a late payment costs, and the rates of a contract that are something else."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str, dict[str, JsonValue]]] = [
    (
        "en",
        "Overdue amounts bear interest at the rate of one and one-half percent (1.5%) per month.",
        "1.5% per month",
        {"rate": "1.5", "unit": "percent_per_month"},
    ),
    (
        "en",
        "Late payments accrue interest at the lesser of 1-1/2% per month or the maximum rate"
        " allowed by law.",
        "1.5% per month",
        {"lawful_maximum": True},
    ),
    (
        "en",
        "Any sum not paid when due shall bear interest at 12% per annum.",
        "12% per year",
        {"unit": "percent_per_year"},
    ),
    (
        "en",
        "Past due invoices bear interest at two percent (2%) above the prime rate of the Bank.",
        "prime rate + 2",
        {"unit": "reference_plus", "margin": "2"},
    ),
    (
        "en",
        "A late fee of $50.00 per day is due on late payments.",
        "50.00 USD",
        {"unit": "amount", "per": "day"},
    ),
    (
        "en",
        "Interest on overdue sums is due at the statutory rate.",
        "statutory rate",
        {"unit": "legal_multiple", "rate": "1"},
    ),
    (
        "en",
        "Sums overdue bear interest, from day to day, at eight per cent per annum above the"
        " Bank of England base rate.",
        "base rate + 8",
        {"margin": "8"},
    ),
    (
        "en",
        "Interest on late payments runs at eight per cent a year over the base rate of the"
        " Bank of England.",
        "base rate + 8",
        {"margin": "8"},
    ),
    (
        "en",
        "Interest shall be payable on overdue accounts at two per centum per annum above the base rate.",
        "base rate + 2",
        {"margin": "2"},
    ),
    (
        "en",
        "Overdue sums carry interest at the base rate of Barclays Bank plc plus three per cent.",
        "base rate + 3",
        {"margin": "3"},
    ),
    (
        "en",
        "Overdue sums bear interest at a rate which is four and one-half per cent higher than"
        " the base rate.",
        "base rate + 4.5",
        {"margin": "4.5"},
    ),
    (
        "en",
        "Late payments bear interest at one-half of one percent per month.",
        "0.5% per month",
        {"rate": "0.5"},
    ),
    (
        "en",
        "If we are late we owe the statutory commercial interest of article 6:119a.",
        "statutory rate",
        {"unit": "legal_multiple"},
    ),
    (
        "fr",
        "Tout retard de paiement entraîne des pénalités au taux de trois fois le taux d'intérêt légal.",
        "3 x legal rate",
        {"rate": "3", "unit": "legal_multiple"},
    ),
    (
        "fr",
        "En cas de retard de paiement, il sera appliqué une pénalité égale à 3 (trois) fois le"
        " taux de l'intérêt légal.",
        "3 x legal rate",
        {"unit": "legal_multiple"},
    ),
    (
        "fr",
        "Les intérêts de retard sont calculés au taux appliqué par la Banque centrale"
        " européenne à son opération de"
        " refinancement la plus récente, majoré de 10 points de pourcentage.",
        "ECB refinancing rate + 10",
        {"unit": "ecb_plus", "margin": "10"},
    ),
    (
        "fr",
        "Toute somme impayée porte intérêt au taux de 1,5 % par mois.",
        "1.5% per month",
        {"rate": "1.5"},
    ),
    (
        "fr",
        "Le défaut de paiement entraîne des intérêts au taux de 12 % l'an.",
        "12% per year",
        {"rate": "12"},
    ),
    ("fr", "Les pénalités de retard de paiement sont de 1 % par jour.", "1% per day", {"rate": "1"}),
    (
        "fr",
        "Toute facture impayée porte intérêt au taux légal majoré de cinq points.",
        "legal rate + 5",
        {"margin": "5"},
    ),
    ("fr", "Les intérêts de retard courent au taux légal.", "legal rate", {"rate": "1"}),
]

NONE: list[tuple[Language, str]] = [
    ("en", "The parties hold an equity interest of 25% in the venture, unless payment is overdue."),
    ("en", "The loan bears interest at 5% per annum on the principal, late or not."),
    ("en", "No interest shall accrue on overdue amounts, at 5% or otherwise."),
    ("en", "Late delivery shall entitle Buyer to a fee of 1% per week."),
    ("fr", "Tout retard de livraison entraîne une pénalité de 1 % par jour de retard."),
    ("fr", "La clause sur les conflits d'intérêt s'applique, sous peine d'une retenue de 5 %."),
    ("en", "The discount is 5% of the price."),
    (
        "fr",
        "Chaque heure de retard donne lieu à une pénalité de 60 euros, le total ne pouvant dépasser "
        "dix pour cent "
        "du prix.",
    ),
    (
        "fr",
        "Le retard donne lieu à une pénalité de 80 € par heure, le cumul étant limité à 6 % du prix "
        "annuel.",
    ),
]

UNKNOWN: list[tuple[Language, str]] = [
    ("en", "Overdue amounts bear interest at a rate of [***]% per month."),
    ("en", "Late payments bear interest at [***] percent ([***]%) over the prime rate."),
    ("fr", "Les intérêts de retard sont dus au taux de ____ %."),
]


@pytest.mark.parametrize(("language", "text", "expected", "value"), STATED)
def test_reads_the_rate(
    language: Language, text: str, expected: str, value: Mapping[str, JsonValue]
) -> None:
    (term,) = read(text, language, "late_payment_interest")
    assert (term.state, term.value_text) == ("stated", expected)
    assert {key: term.value.get(key) for key in value} == value


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_rates_are_none(language: Language, text: str) -> None:
    assert read(text, language, "late_payment_interest") == ()


@pytest.mark.parametrize(("language", "text"), UNKNOWN)
def test_a_struck_rate_is_unknown(language: Language, text: str) -> None:
    (term,) = read(text, language, "late_payment_interest")
    assert term.state == "unknown"
    assert "redacted or left blank" in term.reason


def test_the_floor_of_the_law_is_kept_beside_the_margin() -> None:
    text = (
        "Des intérêts de retard sont dus au taux de la BCE majoré de 10 points, sans pouvoir"
        " être inférieur à"
        " trois fois le taux d'intérêt légal."
    )
    (term,) = read(text, "fr", "late_payment_interest")
    assert (term.value["margin"], term.value["floor"]) == ("10", "3 x legal rate")
