"""What a price holds, told between its name and its sum, and sums of a year that are told with another."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


@pytest.mark.parametrize(
    ("text", "language", "per", "what"),
    [
        (
            "L'occupant paie une redevance annuelle, toutes charges comprises, de 7 200 €.",
            "fr",
            "year",
            "redevance",
        ),
        ("Le preneur verse un loyer annuel, charges en sus, de 7 200 €.", "fr", "year", "loyer"),
        (
            "Le montant annuel forfaitaire, aux conditions de mars 2022, est de 7 200 € HT.",
            "fr",
            "year",
            None,
        ),
        (
            "The Operator shall pay an annual fee, all charges included, of £7,200.",
            "en",
            "year",
            "annual fee",
        ),
        (
            "The rent is due quarterly. A quarterly rent, inclusive of service charge, of £7,200 is paid.",
            "en",
            "quarter",
            "quarterly rent",
        ),
        ("The annual upkeep fee, at March 2022 prices, is £7,200.", "en", "year", "annual upkeep fee"),
    ],
)
def test_what_a_price_holds_is_not_its_name(
    text: str, language: Language, per: str, what: str | None
) -> None:
    (term,) = read(text, language, "price")
    assert (term.value.get("per"), term.value.get("what")) == (per, what)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (
            "Le montant forfaitaire de la pose est de 7 200 € HT. Le rapport annuel de 2024 est compris.",
            None,
        ),
        ("La provision pour charges, taxes comprises, est de 120 € par mois.", "month"),
    ],
)
def test_what_looks_like_it(text: str, per: str | None) -> None:
    (term,) = read(text, "fr", "price")
    assert term.value.get("per") == per
