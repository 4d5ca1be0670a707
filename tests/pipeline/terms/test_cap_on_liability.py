"""The sum to which liability is limited."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "en",
        (
            "Seller's total liability to Buyer shall not exceed $200,000 in any year. Likewise, Buyer's "
            "total liability to Seller shall not exceed $200,000 in any year."
        ),
        [{"amount": "200000.00", "currency": "USD", "per": "year"}] * 2,
    ),
    (
        "fr",
        (
            "La responsabilité de l'Éditeur est limitée aux sommes versées par l'Abonnée au cours du mois "
            "précédant l'incident."
        ),
        [{"basis": "sommes versees", "multiple": "1", "period": "P1M"}],
    ),
    (
        "fr",
        (
            "ARTICLE 9 - RESPONSABILITÉ\n\nLa responsabilité totale et cumulée du Prestataire est "
            "plafonnée à un montant égal à 100 % des sommes effectivement payées par le Client au "
            "cours des douze (12) derniers mois."
        ),
        [{"percent": "100", "basis": "sommes effectivement payees", "period": "P12M"}],
    ),
    (
        "fr",
        (
            "ARTICLE 9 - RESPONSABILITÉ\n\nEn tout état de cause, la responsabilité du Fournisseur, "
            "toutes causes confondues, ne saurait excéder la somme de 150 000 euros par année "
            "contractuelle."
        ),
        [{"amount": "150000.00", "currency": "EUR", "per": "year"}],
    ),
    (
        "fr",
        (
            "ARTICLE 9 - RESPONSABILITÉ\n\nLa responsabilité de la société ALPHA ne pourra être "
            "engagée au-delà d'un montant de cinquante mille euros (50 000 €) par sinistre."
        ),
        [{"amount": "50000.00", "currency": "EUR", "per": "occurrence"}],
    ),
    (
        "fr",
        (
            "ARTICLE 9 - RESPONSABILITÉ\n\nLe montant total des indemnités que le Prestataire "
            "pourrait verser au Client ne pourra dépasser deux fois le prix annuel de la "
            "prestation concernée."
        ),
        [{"multiple": "2", "basis": "prix annuel"}],
    ),
    (
        "en",
        (
            "9. Liability\n\nSupplier's total aggregate liability under this Agreement shall not "
            "exceed two (2) times the fees paid or payable in the twelve (12) months preceding "
            "the claim."
        ),
        [{"multiple": "2", "basis": "fees paid or payable", "period": "P12M"}],
    ),
    (
        "en",
        (
            "9. Liability\n\nIn no event shall either party's liability exceed the greater of (a) "
            "$500,000 and (b) the amounts paid in the prior twelve months."
        ),
        [
            {
                "amount": "500000.00",
                "currency": "USD",
                "basis": "amounts paid",
                "multiple": "1",
                "period": "P12M",
                "of": "greater",
            }
        ],
    ),
    (
        "en",
        (
            "9. Liability\n\nConsultant's total liability shall not exceed $100,000 or the fees "
            "paid in the preceding six months, whichever is less."
        ),
        [
            {
                "amount": "100000.00",
                "currency": "USD",
                "basis": "fees paid",
                "multiple": "1",
                "period": "P6M",
                "of": "lesser",
            }
        ],
    ),
    (
        "en",
        ("9. Liability\n\nTHE LIABILITY OF THE CONTRACTOR SHALL BE LIMITED TO 150% OF THE CONTRACT PRICE."),
        [{"percent": "150", "basis": "contract price"}],
    ),
    (
        "en",
        (
            "9. Liability\n\nVendor shall not be liable under any legal theory for any amount in "
            "excess of the fees actually received by Vendor hereunder."
        ),
        [{"multiple": "1", "basis": "fees actually received"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    (
        "fr",
        (
            "La société DURAND, société à responsabilité limitée au capital de 10 000 euros, est "
            "représentée par son gérant."
        ),
    ),
    (
        "fr",
        (
            "Le montant des pénalités de retard est plafonné à 10 % du montant du marché ; la "
            "responsabilité du Titulaire reste entière."
        ),
    ),
    (
        "fr",
        (
            "Au titre de la responsabilité civile, la compagnie d'assurance indemnise les tiers à "
            "concurrence de 1 000 000 euros."
        ),
    ),
    ("en", "The Company is a limited liability company. Its debts exceed its assets."),
    ("en", "Vendor's liability is not limited to the fees paid."),
    (
        "fr",
        ("La présente clause ne limite pas la responsabilité du Vendeur au titre des produits défectueux."),
    ),
    ("fr", "La responsabilité de la Plateforme se limite à la mise en relation des utilisateurs."),
    ("fr", "La franchise d'assurance reste à la charge du Locataire dans la limite de 1 500 euros."),
    (
        "en",
        (
            "9. Liability\n\nDamages are limited to direct damages and neither party shall be "
            "liable for others."
        ),
    ),
    (
        "en",
        ("The aggregate principal amount of liabilities secured by the Liens shall not exceed $5,000,000."),
    ),
    ("en", "Liquidated damages for delay shall not exceed 10% of the Contract Price."),
]
UNKNOWN: list[tuple[Language, str, str]] = [
    ("fr", "Le plafond de responsabilité est fixé à [●] euros.", "blank or redacted"),
    ("en", "EACH PARTY'S AGGREGATE LIABILITY SHALL NOT EXCEED [***].", "blank or redacted"),
    (
        "en",
        "The liability of Vendor will be limited to a value determined as set out in Annex 4.",
        "not understood",
    ),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "cap_on_liability")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "cap_on_liability") == ()


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_what_is_spoken_of_and_not_known(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "cap_on_liability")
    assert term.state == "unknown"
    assert reason in term.reason
