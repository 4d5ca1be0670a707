"""A heading is no part of the sentence under it, however it is numbered; nothing of a clause is lost."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import _time
from pipeline.terms.base import View
from pipeline.types import Language
from tests.pipeline.terms._reading import document, read

_UNDER = (
    "Le contrat prend effet le 1er mars 2024 pour une durée d'un an. Il se renouvelle ensuite par tacite "
    "reconduction, par périodes successives de même durée, sauf dénonciation trois mois avant l'échéance.\n"
)
HEADINGS = [
    "II/ DUREE ET RENOUVELLEMENT",
    "Article 2 - Durée et renouvellement",
    "2. DURÉE - RECONDUCTION",
    "ARTICLE II : DURÉE / RENOUVELLEMENT",
    "2) Durée et renouvellement du contrat",
    "DURÉE ET RECONDUCTION",
]
VALUES = [("term", "P12M"), ("renewal", "tacit"), ("renewal_term", "P12M"), ("notice_period", "P3M")]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_a_heading_that_speaks_of_renewal_hides_no_term(heading: str, kind: str, value: str) -> None:
    (term,) = read(f"CONTRAT DE SERVICES\n\n1. Objet\nLe nettoyage.\n\n{heading}\n{_UNDER}", "fr", kind)
    assert (term.state, term.value_text) == ("stated", value)
    assert heading not in term.evidences[0].quote


CUTS: list[tuple[Language, str, list[str]]] = [
    (
        "fr",
        "Article 4 - Prix\nLe prix est ferme. Il est annuel.\n",
        ["Article 4 - Prix", "Le prix est ferme.", "Il est annuel."],
    ),
    ("fr", "Article 4 - Prix : le prix est ferme.\n", ["Article 4 - Prix : le prix est ferme."]),
    (
        "en",
        "Article 4 - Term and Renewal\nIt runs for a year.\n",
        ["Article 4 - Term and Renewal", "It runs for a year."],
    ),
    ("en", "Article 4 - Term: it runs for\na year.\n", ["Article 4 - Term: it runs for\na year."]),
    ("fr", "Article 4 - Prix\n", ["Article 4 - Prix"]),
]


@pytest.mark.parametrize(("language", "text", "sentences"), CUTS)
def test_only_a_heading_on_its_own_lines_is_cut_off(
    language: Language, text: str, sentences: list[str]
) -> None:
    running = flow(document(text, language))
    clauses = segment(running)
    view = View(running, clauses, ())
    found = [item for clause in clauses for item in _time.sentences(view, clause)]
    assert [item.text.strip() for item in found] == sentences
    for item in found:
        assert running.text[item.start : item.end] == item.text
