"""The least a party must buy, pay or deliver, and minima that commit nobody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str, dict[str, JsonValue]]] = [
    (
        "en",
        "The minimum quarterly charge is two thousand dollars ($2,000) per quarter.",
        "2000.00 USD",
        {"per": "quarter"},
    ),
    (
        "en",
        "Distributor shall purchase at least 1,200 units in each contract year.",
        "1200 units",
        {"quantity": "1200", "per": "year"},
    ),
    ("en", "Each order shall be for a minimum of five units.", "5 units", {"quantity": "5"}),
    (
        "en",
        "Licensee agrees to pay a guaranteed minimum royalty of $20,000 per year.",
        "20000.00 USD",
        {"per": "year"},
    ),
    ("en", "Minimum order of 750 pieces", "750 pieces", {}),
    (
        "fr",
        "Le Client s'engage à commander au moins 500 unités par an.",
        "500 unites",
        {"quantity": "500", "per": "year"},
    ),
    ("fr", "Le minimum de commande est de 300 € HT.", "300.00 EUR", {"amount": "300.00"}),
    ("fr", "Le minimum garanti est fixé à 12 000 euros par an.", "12000.00 EUR", {"per": "year"}),
]

NONE: list[tuple[Language, str]] = [
    ("en", "The Supplier shall keep a reasonable minimum number of staff."),
    ("en", "Supplier shall maintain insurance coverage of at least $1,000,000 per occurrence."),
    ("en", "Either party shall give at least sixty (60) days prior notice."),
    ("en", "The parties shall meet at least four (4) times per year."),
    ("en", "Products shall have a shelf life of not less than 12 months."),
    ("en", "Franchisee owes damages of not less than $7,500."),
    ("fr", "Le Prestataire souscrit une assurance d'au moins 1 000 000 euros."),
    ("fr", "Le preavis est d'au moins trois mois."),
    ("fr", "La livraison est offerte pour toute commande d'un montant minimum de 150 euros."),
    ("fr", "Le mot de passe compte au moins 12 caractères."),
]

UNKNOWN: list[tuple[Language, str, str]] = [
    ("en", "Distributor shall purchase a minimum of [***] units each year.", "redacted"),
    (
        "en",
        "Distributor shall meet the minimum purchase requirements set out in Annex 2.",
        "stands elsewhere",
    ),
    (
        "fr",
        "Il s'oblige à acheter chaque année un volume minimum de pompes, que les parties arrêteront "
        "ensemble.",
        "matter of agreement",
    ),
    (
        "fr",
        "Le Distributeur est tenu d'un minimum annuel d'achats restant à définir.",
        "matter of agreement",
    ),
    ("fr", "Un quota de ventes sera fixé d'un commun accord avant le 31 mars.", "matter of agreement"),
    (
        "en",
        "The Distributor shall order and pay for a reasonable minimum number of Products.",
        "matter of agreement",
    ),
    ("en", "The Distributor shall buy an adequate minimum volume in every quarter.", "matter of agreement"),
    (
        "en",
        "The Distributor shall order such minimum quantities as are reasonable having regard to demand.",
        "matter of agreement",
    ),
    ("en", "The Distributor shall achieve a minimum turnover to be agreed.", "matter of agreement"),
    (
        "en",
        "The Distributor shall buy a minimum number of units commensurate with the market.",
        "by no figure",
    ),
    (
        "en",
        '"Yearly Minimum" means the minimum quantity of Pumps described in clause 4. The minimum quantity '
        "of Pumps shall be such volume as may reasonably be expected of a diligent dealer.",
        "by no figure",
    ),
    (
        "fr",
        "Le Concessionnaire s'engage à réaliser un minimum d'achats en rapport avec le potentiel de son "
        "secteur.",
        "by no figure",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected", "value"), STATED)
def test_reads_the_minimum(
    language: Language, text: str, expected: str, value: Mapping[str, JsonValue]
) -> None:
    (term,) = read(text, language, "minimum_commitment")
    assert (term.state, term.value_text) == ("stated", expected)
    assert {key: term.value.get(key) for key in value} == value


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_minima_are_none(language: Language, text: str) -> None:
    assert read(text, language, "minimum_commitment") == ()


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_a_minimum_without_a_figure_is_unknown(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "minimum_commitment")
    assert term.state == "unknown"
    assert reason in term.reason
