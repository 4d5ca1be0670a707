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
    ],
)
def test_reads_none(language: Language, text: str) -> None:
    assert read(text, language, "total_value") == ()


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
