"""No text, however odd, makes the extractors of rights and restrictions slow."""

from __future__ import annotations

import time

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

NAMES = {
    "termination_for_convenience",
    "termination_for_cause",
    "exclusivity",
    "non_compete",
    "non_solicitation",
    "assignment",
    "change_of_control",
}
ODD = {
    "terminate": "either party may terminate this agreement ",
    "résilier": "le client peut résilier le contrat à tout moment ",
    "compete": "shall not directly or indirectly compete with any competing product ",
    "concurrence": "le contrat : ne pas exercer une activité concurrente ",
    "solicit": "shall not solicit any employee or customer ",
    "assign": "may not assign this agreement without consent ",
    "control": "a change of control or merger may terminate this agreement ",
    "exclusive": "grants the exclusive exclusive exclusively from ",
    "items": "may terminate this agreement: (a) upon (b) if (c) by ",
    "spaces": "may terminate" + " " * 60,
}


@pytest.mark.parametrize("name", ODD)
def test_the_work_grows_with_the_text(name: str) -> None:
    language: Language = "fr" if "contrat" in ODD[name] else "en"

    def seconds(times: int) -> float:
        made = document(ODD[name] * times, language)
        start = time.process_time()
        running = flow(made)
        extract(running, segment(running), only=NAMES)
        return time.process_time() - start

    seconds(10)
    assert seconds(2400) < 3.0 + 24 * seconds(200)
