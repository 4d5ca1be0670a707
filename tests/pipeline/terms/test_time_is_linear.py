"""No text, however odd, makes the extractors of time slow."""

from __future__ import annotations

import time

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

NAMES = {
    "agreement_date",
    "effective_date",
    "expiration_date",
    "notice_period",
    "renewal",
    "renewal_term",
    "term",
    "termination_notice",
}
ODD = {
    "underscores": "durée du contrat ____" + "_" * 1000,
    "dots": "durée du contrat " + "." * 1000,
    "spaces": "term of this agreement [***]" + " " * 1000,
    "dates": "Le contrat prend fin le 31 décembre 2025 " * 25,
    "asides": "unless the term of this agreement " * 30,
    "figures": "12 34 56 1/2 " * 80,
    "number words": "three hundred and " * 55,
    "tabs": "Article 1\t\t\t\t\t\t\t\t\t3" * 40,
    "renewals": "this agreement shall automatically renew for one year periods prior to notice " * 13,
    "durée": "pour une durée de " * 55,
}


@pytest.mark.parametrize("name", ODD)
def test_the_work_grows_with_the_text(name: str) -> None:
    language: Language = "fr" if "contrat" in ODD[name] or "durée" in ODD[name] else "en"

    def seconds(times: int) -> float:
        made = document(ODD[name] * times, language)
        start = time.process_time()
        running = flow(made)
        extract(running, segment(running), only=NAMES)
        return time.process_time() - start

    seconds(1)
    assert seconds(120) < 4.0 + 40 * seconds(10)
