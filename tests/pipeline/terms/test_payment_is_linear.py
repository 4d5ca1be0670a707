"""No text, however odd, makes the extractors of payment slow."""

from __future__ import annotations

import time

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

NAMES = {
    "payment_term",
    "late_payment_interest",
    "recovery_indemnity",
    "minimum_commitment",
    "rebate",
    "bonus",
    "vague_price",
}
ODD = {
    "underscores": "les factures sont payables à ____" + "_" * 1000,
    "dots": "pénalités de retard au taux de " + "." * 1000,
    "spaces": "invoices are payable within [***]" + " " * 1000,
    "days": "the customer shall pay within thirty (30) days of receipt of the invoice and " * 13,
    "jours": "les factures sont payables à 30 jours fin de mois et " * 20,
    "rates": "overdue sums bear interest at 1.5% per month plus prime " * 18,
    "minima": "the minimum fee of at least the minimum fee of " * 21,
    "rebates": "a discount of a rebate of 5% " * 34,
    "open prices": "the price to be agreed and the fees at then current rates for " * 16,
    "rows": "Fee\t$1.00\nOther\t2.00\n" * 45,
    "sideways": "Prix (€)\t1,00\t2,00\n" * 50,
}


@pytest.mark.parametrize("name", ODD)
def test_the_work_grows_with_the_text(name: str) -> None:
    language: Language = "fr" if name in ("underscores", "dots", "jours", "sideways") else "en"

    def seconds(times: int) -> float:
        made = document(ODD[name] * times, language)
        start = time.process_time()
        running = flow(made)
        extract(running, segment(running), only=NAMES)
        return time.process_time() - start

    seconds(1)
    assert seconds(40) < 2.0 + 20 * seconds(4)
