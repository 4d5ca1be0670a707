"""Imported for what it does: loads extractors, lexicons, patterns and the models."""

from __future__ import annotations

import contextlib
import gc
import os

# One worker is one core's work; and a process with threads should not fork.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pipeline import clause_types, clauses, terms
from pipeline.clauses._flow import flow
from pipeline.types import Document, Language, Page

_SAID: dict[Language, str] = {
    "en": (
        "Services agreement dated 1 March 2024 between Alder Works Ltd and Birch & Co LLP.\n\n"
        "1. Term. This agreement continues for two years and renews for successive terms of one year "
        "unless either party gives 30 days' notice.\n\n2. Price. The fee is EUR 1,200 a month, payable "
        "within 30 days and indexed yearly.\n\n3. Law. This agreement is governed by the laws of England."
    ),
    "fr": (
        "Contrat de prestation conclu le 1er mars 2024 entre la société Aulne SARL et Bouleau SAS.\n\n"
        "Article 1 - Durée. Le contrat est conclu pour deux ans et se renouvelle par tacite reconduction "
        "par périodes d'un an, sauf préavis de trois mois.\n\nArticle 2 - Prix. Le prix est de 1 200 euros "
        "HT par mois, payable à 30 jours et révisé chaque année.\n\nArticle 3 - Loi. Droit français."
    ),
}


def _warm() -> None:
    import models

    for language, text in _SAID.items():
        document = Document("0" * 64, "text/plain", language, text, (Page(1, 0, len(text), "text", 1.0),))
        running = flow(document)
        cut = clauses.segment(running)
        clause_types.clause_types(running, cut, terms.extract_all(running, cut).terms)
    models.load("party").spans(_SAID["en"])


# Whoever needs what is broken says so, with the document it was for.
with contextlib.suppress(Exception):
    _warm()

# What is loaded stays: it need not be looked through for garbage again, nor be copied after a fork. A
# document makes many small objects and few cycles.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
