"""Old prices, totals, uplifts and costs are no prices; discounts are no payment terms."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

CHANGED: list[tuple[Language, str, list[tuple[str, str | None, str | None]]]] = [
    (
        "fr",
        "Le prix forfaitaire mensuel est porté de 4 100,00 € HT à 4 350,50 € HT.",
        [("4350.50 EUR", "month", "4100.00")],
    ),
    ("fr", "Le loyer annuel est ramené de 18 000 € à 17 000 €.", [("17000.00 EUR", "year", "18000.00")]),
    ("fr", "Le loyer de 900 € par mois est porté à 950 €.", [("950.00 EUR", "month", "900.00")]),
    (
        "fr",
        "La redevance mensuelle de 90,00 € HT est remplacée par 110,00 € HT.",
        [("110.00 EUR", "month", "90.00")],
    ),
    (
        "fr",
        "Le loyer mensuel est de 1 300 € au lieu de 1 250 €.",
        [("1300.00 EUR", "month", "1250.00")],
    ),
    ("fr", "Le loyer annuel est de 9 000 €.", [("9000.00 EUR", "year", None)]),
    (
        "en",
        "The annual fee is increased from $21,500.00 to $22,000.00.",
        [("22000.00 USD", "year", "21500.00")],
    ),
    ("fr", "Le plafond de responsabilité est porté de 100 000 € à 200 000 €.", []),
    ("fr", "Le prix est de 41,00 €/MWh, majoré de 3 €/MWh.", [("41.00 EUR", "mwh", None)]),
    ("fr", "Le coût prévisionnel des travaux, supporté par le Preneur, est de 30 000 €.", []),
    ("fr", "Le prix des étiquettes est de 12,50 € le mille.", [("12.50 EUR", "thousand", None)]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CHANGED)
def test_the_new_price_stands_for_the_old(
    language: Language, text: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    found = read(text, language, "price")
    assert [(t.value_text, t.value.get("per"), t.value.get("replaces")) for t in found] == wanted


def test_a_new_price_is_told_with_tax_too() -> None:
    text = "Le loyer annuel passe de 9 000 € HT, soit 10 800 € TTC, à 9 500 € HT, soit 11 400 € TTC."
    found = {term.value_text: term.value.get("replaces") for term in read(text, "fr", "price")}
    assert found == {"9500.00 EUR": "9000.00", "11400.00 EUR": "10800.00"}


def test_a_total_stands_beside_the_prices_it_is_made_of() -> None:
    text = "Le montant total de la redevance s'élève à 240 000 € hors taxes sur la durée initiale."
    both = read(f"{text} La redevance mensuelle est de 10 000 € HT.", "fr", "price")
    assert "10000.00 EUR" in [term.value_text for term in both]
    assert [term.value_text for term in read(text, "fr", "price")] == ["240000.00 EUR"]


def test_the_head_of_a_column_says_that_prices_are_for_a_thousand() -> None:
    text = "Annexe 1 - Prix\n\nRéférence\tFormat\tPrix HT en €/mille\nBoîte\tA\t410,00\nSac\tB\t95,50\n"
    found = [(term.value_text, term.value.get("per")) for term in read(text, "fr", "price")]
    assert found == [("410.00 EUR", "thousand"), ("95.50 EUR", "thousand")]


PAID: list[tuple[Language, str, list[str]]] = [
    ("fr", "Escompte de 0,5 % pour paiement sous dix jours.", []),
    ("fr", "Une remise de 2 % est accordée pour tout paiement sous 10 jours.", []),
    ("fr", "En cas de paiement sous huit jours, le Client bénéficie d'un escompte de 1 %.", []),
    ("fr", "Les factures sont payables à 30 jours, sans escompte.", ["P30D"]),
    ("en", "A discount of 2% applies to invoices paid within fifteen days.", []),
    ("en", "If payment is made within ten days, Buyer may take a 2% discount.", []),
    (
        "en",
        "Less any discount, invoices are payable within 30 days of receipt.",
        ["P30D receipt_of_invoice"],
    ),
    ("fr", "Nous demandons un avoir correspondant à la période facturée d'avance.", []),
    ("fr", "L'abonnement est facturé annuellement d'avance.", ["in_advance"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PAID)
def test_a_discount_is_no_payment_term(language: Language, text: str, wanted: list[str]) -> None:
    assert [term.value_text for term in read(text, language, "payment_term")] == wanted


LATE: list[tuple[str, list[str]]] = [
    ("Une pénalité de 0,5 % de la valeur des marchandises en retard est due par jour.", []),
    ("En cas d'impayé, le Locataire doit les loyers restant à courir, majorés de 8 %.", []),
    ("Les redevances sont payables le 10 de chaque mois. Tout retard : 1,5 % par mois.", ["1.5"]),
    ("Le chantier dure six mois. Tout retard : 1,5 % par mois.", []),
    ("Les sommes impayées portent intérêt au taux de 8 % l'an.", ["8"]),
]


@pytest.mark.parametrize(("text", "wanted"), LATE)
def test_interest_is_for_late_sums_only(text: str, wanted: list[str]) -> None:
    found = read(text, "fr", "late_payment_interest")
    assert [term.value["rate"] for term in found] == wanted
