"""No text, however odd, makes the extractors of duties slow."""

from __future__ import annotations

import time

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

NAMES = {
    "confidentiality",
    "dispute_resolution",
    "force_majeure",
    "hardship",
    "intellectual_property",
    "obligation",
    "personal_data",
    "scope",
    "subcontracting",
}
ODD = {
    "shall": "supplier shall not shall within shall ten days shall " * 20,
    "within": "within within within ten days of within thirty days of " * 20,
    "secrets": "keep confidential keep hold maintain confidential for a period of " * 16,
    "grants": "hereby grants assigns license right title interest software to the " * 16,
    "control": "beyond its control neither party force majeure acts of god continues " * 15,
    "arbitration": "settled by arbitration dispute resolved by binding arbitration rules of aaa " * 14,
    "subcontract": "shall not subcontract without consent may subcontract " * 20,
    "include": "the fees do not include services include additional services charged " * 16,
    "spaces": "shall keep confidential" + " " * 1000,
    "stops": "Supplier shall. Supplier shall; within. " * 25,
    "chaque": "le prestataire s'engage a dans un delai de le contrat remettre chaque mois " * 14,
    "donnees": "donnees personnelles du contrat le client agit en qualite de responsable de traitement "
    * 12,
    "exclu": "contrat ne comprend pas sont exclus du contrat non compris devis prestations facturees " * 12,
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

    seconds(1)
    assert seconds(80) < 3.0 + 30 * seconds(10)
