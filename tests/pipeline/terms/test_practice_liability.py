# ruff: noqa: E501 (sentences are read whole)
"""Limits of liability, what they spare, insurance and warranties in the words of practitioners."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def _said(text: str, language: Language, name: str) -> list[str]:
    return [term.value_text for term in read(f"1. {text}", language, name) if term.state == "stated"]


@pytest.mark.parametrize(
    ("language", "text", "caps"),
    [
        ("en", "Liability cap: 2 months' Fees.", ["1 x fees P2M"]),
        ("en", "The Agent's liability is capped at twice the monthly fee.", ["2 x monthly fee P1M"]),
        (
            "en",
            "Damages recoverable from the Adviser are restricted to the last three monthly invoices.",
            ["1 x monthly invoices P3M"],
        ),
        (
            "en",
            "The Depot's liability shall be no more than the charges for the quarter in which the loss arose.",
            ["1 x charges P3M"],
        ),
        (
            "en",
            "The Mill's liability shall not exceed €5,000 and the Farm's liability shall not exceed €7,000.",
            ["5000.00 EUR", "7000.00 EUR"],
        ),
        ("en", "The Depot shall not be liable for delays of more than 30 days.", []),
        ("en", "Nobody may recover from the Depot its keys.", []),
        ("fr", "Plafond de responsabilité du Dépôt : 4 mensualités.", ["1 x mensualites P4M"]),
        (
            "fr",
            "Le Dépositaire ne saurait être tenu au-delà de deux fois la redevance mensuelle.",
            ["2 x redevance mensuelle P1M"],
        ),
        (
            "fr",
            "La responsabilité du Dépôt est limitée à 9 000 €. Celle de l'Hôtel, dont la responsabilité "
            "est également limitée au même montant, n'y ajoute rien.",
            ["9000.00 EUR", "9000.00 EUR"],
        ),
        (
            "fr",
            "Le Dépôt atteste d'une assurance responsabilité produits plafonnée à 30 000 €.",
            [],
        ),
    ],
)
def test_a_cap_is_read_with_its_time(language: Language, text: str, caps: list[str]) -> None:
    assert _said(text, language, "cap_on_liability") == caps


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("en", "Uncapped liabilities: fraud; secrecy; data protection.", "data_protection"),
        ("en", "Limit of liability (Mill): none.", "liability"),
        (
            "en",
            "The Mill's liability shall be limited to the price, provided that this limit shall not include "
            "sums due under its indemnities.",
            "indemnification",
        ),
        (
            "fr",
            "La garantie contre les recours des tiers n'est soumise à aucun plafond.",
            "indemnification",
        ),
        (
            "fr",
            "Les sommes dues au titre de la garantie d'éviction ne s'imputent pas sur le plafond.",
            "indemnification",
        ),
        ("fr", "Plafond de responsabilité : néant.", "liability"),
        (
            "fr",
            "Aucune limitation de responsabilité ne pourra être opposée en cas de violation de données.",
            "data_protection",
        ),
    ],
)
def test_what_no_limit_covers(language: Language, text: str, what: str) -> None:
    found = read(f"1. {text}", language, "uncapped_liability")
    assert any(what in str(term.value.get("what")) for term in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The indemnity in clause 4 is subject to the limit of liability in clause 9."),
        ("en", "Limit of liability: EUR 4,000."),
        ("fr", "La garantie contre les recours des tiers est soumise au plafond de l'article 9."),
        ("fr", "Plafond de responsabilité : 4 000 €."),
    ],
)
def test_what_a_limit_covers(language: Language, text: str) -> None:
    assert _said(text, language, "uncapped_liability") == []


@pytest.mark.parametrize(
    ("language", "text", "covers"),
    [
        ("en", "The Mill must hold product liability cover of £3m.", ["product_liability 3000000.00 GBP"]),
        ("en", "The Mill is to insure the flour while it lies there.", ["other"]),
        ("en", "Insurance: public liability EUR 70,000 per occurrence.", ["public_liability 70000.00 EUR"]),
        ("en", "The Mill shall insure that all sacks are closed.", []),
        ("fr", "Le Dépositaire doit être assuré pour les sacs qu'il garde.", ["other"]),
        ("fr", "Assurance RC exploitation : 70 000 € par sinistre.", ["public_liability 70000.00 EUR"]),
        (
            "fr",
            "Le Dépôt maintient une assurance de responsabilité civile de 2 M€ par sinistre.",
            ["public_liability 2000000.00 EUR"],
        ),
        ("fr", "Le Dépôt donne l'assurance que les sacs sont clos.", []),
    ],
)
def test_insurance(language: Language, text: str, covers: list[str]) -> None:
    assert _said(text, language, "insurance") == covers


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "Warranty: none.", True),
        ("fr", "Garantie : néant.", True),
        ("fr", "Le Cédant ne garantit pas l'Acquéreur contre les vices cachés des machines.", True),
        ("fr", "L'Acquéreur renonce à toute garantie au titre des biens cédés.", True),
        ("fr", "Le Bailleur ne garantit pas le Preneur des troubles causés par les voisins.", False),
        ("fr", "Le Cédant garantit les machines contre les vices cachés.", False),
    ],
)
def test_warranties_that_are_refused(language: Language, text: str, denied: bool) -> None:
    assert ("disclaimed" in _said(text, language, "warranty")) is denied
