"""The total price of a contract."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


@pytest.mark.parametrize(
    ("language", "text", "total"),
    [
        ("fr", "Le marché est conclu au prix global et forfaitaire de 120 000 € HT.", "120000.00 EUR"),
        ("fr", "Le montant total du marché s'élève à 45 300,20 euros TTC.", "45300.20 EUR"),
        ("en", "The total contract price is USD 2,500,000.", "2500000.00 USD"),
        ("en", "for an aggregate purchase price of $43,800,000", "43800000.00 USD"),
        ("en", "The lump sum price shall be twelve thousand dollars ($12,000).", "12000.00 USD"),
        (
            "en",
            "We estimate the aggregate value of orders in the term at Two Million Dollars (US$2,000,000).",
            "2000000.00 USD",
        ),
        (
            "en",
            "The total fees payable hereunder for the services shall not exceed £84,000.",
            "84000.00 GBP",
        ),
        ("en", "Estimated Value of the Contract\tThree millions dollars (USD$3.000.000)", "3000000.00 USD"),
        ("en", "€40,000 is the total price of the works.", "40000.00 EUR"),
        ("fr", "Le total des redevances dues pour la durée ferme s'élève à 98 400 euros.", "98400.00 EUR"),
        ("fr", "Le montant total estimé de la fourniture est de 1 250 000 €.", "1250000.00 EUR"),
        ("en", "The fees for the Services shall not exceed $75,000 in the aggregate.", "75000.00 USD"),
        ("en", "The Contract Price is $4,250,000.", "4250000.00 USD"),
        ("en", "The maximum aggregate amount payable under this Agreement is $500,000.", "500000.00 USD"),
        ("fr", "Le montant maximum de l'accord-cadre est fixé à 400 000 € HT.", "400000.00 EUR"),
        ("fr", "Le coût total de la prestation ne devra pas dépasser 30 000 € HT.", "30000.00 EUR"),
        ("fr", "Le présent marché est passé pour un montant de 85 000 € HT.", "85000.00 EUR"),
        ("fr", "La valeur estimée du contrat est de 60 000 euros.", "60000.00 EUR"),
    ],
)
def test_reads_the_total(language: Language, text: str, total: str) -> None:
    (term,) = read(text, language, "total_value")
    assert term.value_text == total


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "if the total price exceeds $5,000, the discount applies"),
        ("en", "The total fees payable per month are $500."),
        ("fr", "Le prix total au-delà d'un plafond de 5 000 € est réglé comptant."),
        ("fr", "Le prix est de 100 €."),
        ("fr", "Le prix forfaitaire est de 1 950 € HT par mois."),
        ("fr", "Le montant total de l'avoir ne pourra excéder 900 €."),
        ("fr", "La valeur totale des articles du colis ne peut excéder 300 euros."),
        ("en", "Liability is limited to the total fees of $5,000."),
        ("en", "Its liability for fees shall not exceed $75,000 in the aggregate."),
        ("en", "The Contract Price is $4.20 per unit."),
        ("en", "The aggregate value of the returned goods is $5,000."),
        ("en", "Year\tEstimated Value\tRemarks\n2021\t$14.5 million\tnone"),
    ],
)
def test_reads_none(language: Language, text: str) -> None:
    assert read(text, language, "total_value") == ()


def test_a_ceiling_and_an_estimate_say_so() -> None:
    (ceiling,) = read("The total fees for the services shall not exceed $9,000.", "en", "total_value")
    assert ceiling.value["maximum"] is True
    (estimate,) = read("Le montant total estimé du marché est de 9 000 €.", "fr", "total_value")
    assert estimate.value["estimated"] is True


def test_a_total_that_is_not_understood_is_unknown_not_absent() -> None:
    (term,) = read("The total fees for the work will come, give or take, near $9,000.", "en", "total_value")
    assert (term.state, term.value_text) == ("unknown", "")


def test_the_quote_ends_with_a_word() -> None:
    (term,) = read("The total price is $9,000 exclusive of tax, payable at once.", "en", "total_value")
    assert term.evidences[0].quote == "total price is $9,000 exclusive of tax"


def test_two_totals_are_not_sure() -> None:
    text = "The total contract price is $100,000.\n\nThe total contract value is $120,000."
    assert [term.confidence for term in read(text, "en", "total_value")] == [0.6, 0.6]


def test_a_redacted_total_is_unknown() -> None:
    (term,) = read("The total contract price is $[***].", "en", "total_value")
    assert term.state == "unknown"


def test_a_line_break_inside_the_phrase() -> None:
    text = "La mission est conclue au prix global\net forfaitaire\nde 12 000 € HT."
    (term,) = read(text, "fr", "total_value")
    assert term.value_text == "12000.00 EUR"
