"""No text, however odd, makes the extractors of signatures and annexes slow."""

from __future__ import annotations

import time

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms.annex import EXTRACTOR as ANNEX
from pipeline.terms.base import View
from pipeline.terms.signature import EXTRACTOR as SIGNATURE
from tests.pipeline.terms._reading import document

ODD = {
    "lines to sign on": "By: ____\n" * 40,
    "rules": ("-" * 70 + "\n") * 20,
    "one long rule": "_" * 1500,
    "tabs": "By:\t" * 200,
    "references": "Exhibit A, B, C and D to E\n" * 40,
    "headings": "EXHIBIT A\n\n" * 60,
    "many annexes": "".join(f"ANNEXE {number}\n\nTexte.\n\n" for number in range(60)),
    "fields": "Name: Jane Doe\nTitle: Manager\n" * 30,
    "openings": "in witness whereof " * 50,
    "marks": "/s/ " * 200,
    "heads": "Pour le Client\tPour le Prestataire\n" * 30,
}


@pytest.mark.parametrize("name", ODD)
def test_the_work_grows_with_the_text(name: str) -> None:
    def seconds(times: int) -> float:
        running = flow(document(ODD[name] * times, "en"))
        view = View(running, segment(running))
        start = time.process_time()
        for extractor in (SIGNATURE, ANNEX):
            list(extractor.extract(view, view.clauses))
        return time.process_time() - start

    seconds(1)
    assert seconds(80) < 1.0 + 40 * seconds(8)
