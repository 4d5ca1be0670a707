"""Prices told around line ends, above lists, ahead of the sum; quoted words that are struck."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms.test_price_families import told


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Rates. For work on time and materials basis in any of the offices the daily rates are,\n"
         "exclusive of VAT:\n\n   - grade one (lead)     EUR 1 150\n   - grade two (tester)   EUR   720\n",
         "en", [("1150.00 EUR", "day"), ("720.00 EUR", "day")]),
        ("Fees. Owner shall pay a fee of $900, and for each training day held at Owner's request, $400.",
         "en", [("400.00 USD", "day"), ("900.00 USD", None)]),
        ("Insurance. Supplier carries cover, namely each accident: $3,000,000.", "en", []),
        ('Fee. Section 2 ("Monthly Fee"), which reads "Client pays a fee of $700 per month", is deleted'
         ', and there is put: "Client pays a fee of $850 per month."', "en", [("850.00 USD", "month")]),
        ("Prix\n\nLe mégawattheure vaut :\n   pour 2031 : 91,40 € HT\n   pour 2032 : 88,10 € HT\n",
         "fr", [("88.10 EUR", "mwh"), ("91.40 EUR", "mwh")]),
        ("Prix\n\npartie variable, par m3 vendu ........ 3,10 €\n", "fr", [("3.10 EUR", "m3")]),
        ("Honoraires\n\nL'étude est faite pour un forfait de 8 000 € HT, dont 3 000 € HT à la commande.",
         "fr", [("3000.00 EUR", None), ("8000.00 EUR", None)]),
        ("Prix\n\nL'association paie une participation de 60 € par mois et, pour chaque bal, 25 €.",
         "fr", [("25.00 EUR", "unit"), ("60.00 EUR", "month")]),
    ],
)  # fmt: skip
def test_prices(text: str, language: Language, wanted: list[tuple[str, object]]) -> None:
    assert told(text, language) == wanted


def test_a_sum_that_is_paid_without_more_words_is_a_price() -> None:
    text = "Sponsorship. For these rights Sponsor agrees to pay Organiser a total amount of $52,000."
    assert told(text, "en") == [("52000.00 USD", None)]
