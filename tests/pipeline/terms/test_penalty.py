"""Liquidated damages and penalties."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "fr",
        (
            "En cas de retard de livraison, le Fournisseur sera redevable d'une pénalité égale à "
            "0,5 % du montant de la commande par jour calendaire de retard, dans la limite de 10 "
            "% du montant total de la commande."
        ),
        [
            {
                "rate": "0.5",
                "unit": "percent",
                "of": "montant de la commande",
                "per": "day",
                "trigger": "delay",
                "cap": "10 %",
            }
        ],
    ),
    (
        "fr",
        (
            "En cas de non-respect des délais, une pénalité de 200 € HT par semaine de retard "
            "sera appliquée. Cette pénalité sera portée à 400 € par semaine à compter de la "
            "cinquième semaine."
        ),
        [{"amount": "200.00", "currency": "EUR", "per": "week", "trigger": "delay", "escalating": True}],
    ),
    (
        "fr",
        (
            "Les pénalités de retard de livraison sont fixées à 1/1000e du montant HT du marché "
            "par jour de retard."
        ),
        [
            {
                "rate": "1/1000",
                "unit": "fraction",
                "of": "montant ht du marche",
                "per": "day",
                "trigger": "delay",
            }
        ],
    ),
    (
        "fr",
        (
            "En cas de dépassement du délai contractuel, l'Entreprise subira une retenue de 500 € "
            "HT par jour calendaire de retard, sans pouvoir excéder 5 % du montant du marché."
        ),
        [{"amount": "500.00", "currency": "EUR", "per": "day", "trigger": "delay", "cap": "5 %"}],
    ),
    (
        "fr",
        (
            "En cas de violation de la présente clause, la partie défaillante versera une somme "
            "égale à douze mois de salaire brut."
        ),
        [{"months": "12", "of": "salaire", "trigger": "breach"}],
    ),
    (
        "fr",
        (
            "En cas de résiliation anticipée par le Client, celui-ci versera une indemnité de "
            "résiliation égale à six mois de redevance."
        ),
        [{"months": "6", "of": "redevance", "trigger": "termination"}],
    ),
    (
        "en",
        (
            "If the Works are not completed by the Completion Date, the Contractor shall pay "
            "liquidated damages of $2,500 per day of delay, up to a maximum of 10% of the "
            "Contract Price."
        ),
        [{"amount": "2500.00", "currency": "USD", "per": "day", "trigger": "delay", "cap": "10 %"}],
    ),
    (
        "fr",
        "Les pénalités de retard de 200 euros par jour ne sont pas plafonnées.",
        [{"amount": "200.00", "currency": "EUR", "per": "day", "trigger": "delay", "capped": False}],
    ),
    (
        "en",
        (
            "If Contractor fails to complete the Works by the Completion Date, Owner may withhold "
            "0.1% of the Contract Sum for each day of delay."
        ),
        [{"rate": "0.1", "unit": "percent", "of": "contract sum", "per": "day", "trigger": "delay"}],
    ),
    (
        "en",
        (
            "Late delivery charges: Supplier shall pay $100 per day for the first week and $250 "
            "per day thereafter."
        ),
        [{"amount": "100.00", "currency": "USD", "per": "day", "trigger": "delay", "escalating": True}],
    ),
    (
        "en",
        (
            "Customer may terminate early upon payment of an early termination fee equal to fifty "
            "percent (50%) of the remaining monthly fees."
        ),
        [{"rate": "50", "unit": "percent", "of": "remaining monthly fees", "trigger": "termination"}],
    ),
    (
        "en",
        "On each breach the Agent owes liquidated damages of from EUR 1,000 to EUR 5,000.",
        [{"amount": "1000.00", "currency": "EUR", "trigger": "breach", "cap": "5000.00 EUR"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    (
        "fr",
        (
            "Tout retard de paiement entraîne de plein droit des pénalités égales à trois fois le "
            "taux d'intérêt légal et une indemnité forfaitaire de 40 euros pour frais de "
            "recouvrement."
        ),
    ),
    ("fr", "Le Client peut se rétracter sans avoir à justifier de motifs ni à payer de pénalités."),
    ("en", "Customer may cancel at any time without penalty."),
    ("en", "Interest and penalties of $500 imposed by the tax authorities shall be borne by Licensee."),
    ("en", "For example, if ten units are missing, the penalty would be $250."),
]
UNKNOWN: list[tuple[Language, str, str]] = [
    ("fr", "La partie défaillante versera une pénalité de [***] euros par jour.", "redacted"),
    (
        "fr",
        "Le montant des pénalités est plafonné à 10 % du montant total hors taxes du marché.",
        "only its cap was read: 10 %",
    ),
    ("en", "Owner shall pay the liquidated damages set out in Exhibit C.", "not read"),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "penalty")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "penalty") == ()


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_what_is_spoken_of_and_not_known(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "penalty")
    assert term.state == "unknown"
    assert reason in term.reason


@pytest.mark.parametrize(
    ("text", "grows"),
    [
        (
            "6. Toller shall allow Northstrand, as liquidated damages, two percent (2%) of the fee for the"
            " first week of delay, four percent (4%) for the second, doubling with each week.",
            True,
        ),
        (
            "6. Supplier shall pay liquidated damages of 1% of the price a week, rising by 1% each week.",
            True,
        ),
        ("6. Supplier shall pay liquidated damages of 1% for the first week and 2% for the second.", True),
        ("6. The liquidated damages are 1% of the price and shall be doubled after the fourth week.", True),
        ("6. The penalty is EUR 100 on the first day of delay and increases by EUR 50 a day.", True),
        ("6. Supplier shall pay liquidated damages of 1% for the first week and 1% for the second.", None),
    ],
)
def test_penalties_that_grow(text: str, grows: bool | None) -> None:
    (term,) = read(text, "en", "penalty")
    assert term.value.get("escalating") is grows


@pytest.mark.parametrize(
    "text",
    [
        "6. For each day of delay Seller shall pay a penalty of 0.5% of the price, however long the delay.",
        "6. Liquidated damages are £200 for each day of delay, no upper limit being set to their sum.",
        "6. Liquidated damages are £200 for each day of delay, without any ceiling.",
    ],
)
def test_penalties_without_a_cap(text: str) -> None:
    (term,) = read(text, "en", "penalty")
    assert term.value.get("capped") is False
