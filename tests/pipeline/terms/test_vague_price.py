"""What leaves a price open, and prices that are stated after all."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

OPEN: list[tuple[Language, str, str]] = [
    (
        "en",
        "Additional services are supplied for a fee to be mutually agreed by the parties.",
        "to_be_agreed",
    ),
    ("en", "Spare parts are sold at a price to be agreed upon.", "to_be_agreed"),
    ("en", "Training is charged at Supplier's then-current rates.", "current_rates"),
    ("en", "The Products are supplied at a reasonable price.", "reasonable"),
    ("en", "Installation is priced upon quotation, and the price is binding.", "on_quotation"),
    ("en", "The monthly fee is 5,000.00 per month.", "no_currency"),
    ("en", "The Customer shall pay Supplier 3,150.00 per month for the Services.", "no_currency"),
    ("fr", "Les prestations complémentaires sont facturées sur devis.", "on_quotation"),
    ("fr", "Le prix des pièces est à convenir entre les parties.", "to_be_agreed"),
    ("fr", "Les interventions sont facturées au tarif en vigueur.", "current_rates"),
    ("fr", "Le loyer mensuel est de 1 200,00 hors taxes.", "no_currency"),
    (
        "fr",
        "Pour les années suivantes, la redevance s'obtient par application du barème de l'Éditeur "
        "en vigueur au "
        "jour de la facturation.",
        "current_rates",
    ),
    (
        "fr",
        "Les pièces sont facturées selon la liste de prix du constructeur au jour de la commande.",
        "current_rates",
    ),
    ("fr", "Les prix sont ceux du catalogue du Fournisseur alors en vigueur.", "current_rates"),
    (
        "fr",
        "La prestation est payée aux conditions tarifaires pratiquées à la date de l'intervention.",
        "current_rates",
    ),
    (
        "fr",
        "Les heures sont comptées selon ses tarifs publics, tels que publiés sur son site au jour "
        "du dépannage.",
        "current_rates",
    ),
    (
        "fr",
        "Le prix de la période reconduite est celui du tarif général de l'Éditeur à la date du "
        "renouvellement.",
        "current_rates",
    ),
]

STATED: list[tuple[Language, str]] = [
    ("en", "The Customer shall pay GBP 3,150.00 per month for the Services."),
    ("en", "The tenant shall pay to the landlord EUR 12,500 per quarter."),
    ("en", "The Licensee will pay CHF 900 a month."),
    ("en", "The annual fee: USD 4,200.00 per year."),
    ("en", "WHEREAS, Grower sells its seed on a mutually agreed price to be agreed by the parties;"),
    ("en", "Training is charged at the standard rate of $100 per hour."),
    ("en", "Any change of the price shall be mutually agreed."),
    ("en", "The exchange rate to be determined is that of the Bank."),
    ("en", "The sales staff know the then-current price list."),
    ("fr", "Le prix est de 100 € HT par mois, révisé chaque année."),
    ("fr", "Toute modification du prix sera définie d'un commun accord."),
    (
        "fr",
        "Les frais sont remboursés selon le barème kilométrique fiscal en vigueur au jour du déplacement.",
    ),
    ("fr", "Le prix est celui du tarif en annexe, applicable à la date de la signature."),
    ("fr", "La révision s'applique au prix en vigueur à la date de révision, selon l'indice Syntec."),
    ("fr", "La TVA est due au taux en vigueur à la date de la facture ; le prix est de 100 €."),
    ("fr", "Le port coûte 7,90 €, tarif en vigueur en France."),
]


@pytest.mark.parametrize(("language", "text", "reason"), OPEN)
def test_says_why_the_price_is_open(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "vague_price")
    assert (term.value["reason"], term.value_text) == (reason, reason)


@pytest.mark.parametrize(("language", "text"), STATED)
def test_a_price_that_is_stated_is_not_open(language: Language, text: str) -> None:
    assert read(text, language, "vague_price") == ()


def test_a_rent_without_a_period_lacks_its_unit() -> None:
    (term,) = read("Le loyer est fixé à 1 200 € HT.", "fr", "vague_price")
    assert term.value["reason"] == "no_unit"


@pytest.mark.parametrize(
    "text",
    [
        "In each renewed period the charges are those shown for services of this class in the Provider's"
        " list of charges as it stands on the first day of that period.",
        "The price of the Goods is that shown in the Supplier's price list in force on the order's day.",
        "Goods are charged at the Supplier's prices ruling at the date of despatch.",
        "Additional work shall be paid for at the Contractor's scale of charges for the time being.",
        "The Customer shall pay the fees set out in the Provider's published rates from time to time.",
        "Parts are priced according to the Maker's price list as amended from time to time.",
    ],
)
def test_a_list_of_the_seller_as_it_stands(text: str) -> None:
    assert [term.value["reason"] for term in read(text, "en", "vague_price")] == ["current_rates"]


@pytest.mark.parametrize(
    "text",
    [
        "The fees may be changed from time to time by agreement.",
        "The charge is GBP 20 per hour, and the Customer shall comply with the price list policy in force.",
    ],
)
def test_a_change_by_agreement_is_no_list(text: str) -> None:
    assert read(text, "en", "vague_price") == ()


WHOSE: list[tuple[Language, str, dict[str, str] | None]] = [
    ("en", "Work is charged at Seller's standard rates.", {"reason": "current_rates"}),
    (
        "en",
        "Work is charged at Seller's standard rates or as otherwise mutually agreed in writing.",
        {"reason": "current_rates"},
    ),
    (
        "en",
        "Company shall pay such fees as may be established from time to time by mutual agreement.",
        {"reason": "to_be_agreed"},
    ),
    (
        "en",
        "Hours are charged at the rates in force on the day, as fixed by the Ministry of Justice.",
        {"reason": "current_rates", "whose": "others"},
    ),
    (
        "en",
        "Freight is charged at the carrier's then-current rates.",
        {"reason": "current_rates", "whose": "others"},
    ),
    (
        "en",
        "The royalty paid rises to the highest then-current rate paid by Company to any other player.",
        None,
    ),
    (
        "en",
        "The warranty period for the products sold is specified in the price list in effect on the date of "
        "the order.",
        None,
    ),
    (
        "fr",
        "Les trajets sont facturés au tarif en vigueur fixé par arrêté du ministre.",
        {"reason": "current_rates", "whose": "others"},
    ),
    (
        "fr",
        "Les apparitions sont payées au tarif en vigueur, arrêté chaque saison d'un commun accord.",
        {"reason": "to_be_agreed"},
    ),
]


@pytest.mark.parametrize(("language", "text", "value"), WHOSE)
def test_whose_rates_they_are(language: Language, text: str, value: dict[str, str] | None) -> None:
    found = [
        {key: held for key, held in term.value.items() if key != "words"}
        for term in read(text, language, "vague_price")
    ]
    assert found == ([] if value is None else [value])
