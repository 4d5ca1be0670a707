"""A year that only names when a price holds is not what the price is per."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

CASES: list[tuple[Language, str, list[str]]] = [
    (
        "fr",
        "Le Franchisé verse chaque mois une redevance forfaitaire, hors taxes :\n"
        "- pendant la première année : 640 €\n- pendant la deuxième année : 720 €",
        ["month", "month"],
    ),
    (
        "fr",
        "Le loyer annuel, payable par mois :\n- première année : 9 600 €\n- deuxième année : 10 200 €",
        ["year", "year"],
    ),
    (
        "en",
        "The Licensee shall pay each month a fee as follows:\n- first year: £640\n- second year: £720",
        ["month", "month"],
    ),
]


@pytest.mark.parametrize(("language", "text", "per"), CASES)
def test_how_often(language: Language, text: str, per: list[str]) -> None:
    told = read(text, language, "price")
    assert [term.value.get("per") for term in told if isinstance(term.value, dict)] == per
