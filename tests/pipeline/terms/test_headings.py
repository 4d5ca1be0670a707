"""A clause whose heading names a subject never leaves that subject absent."""

from __future__ import annotations

import pytest

from data.load import lexicon
from pipeline.clauses import segment
from pipeline.folding import fold
from pipeline.registry import find
from pipeline.states import CLAUSE_TYPES
from pipeline.terms import extract_all
from pipeline.terms._headings import unread
from pipeline.types import Clause, Language
from tests.pipeline.terms._views import view_of


@pytest.mark.parametrize(
    ("language", "heading", "kinds"),
    [
        ("en", "INSURANCE", {"insurance"}),
        ("en", "Payment", set()),
        ("en", "Terms of Payment:", {"payment_term"}),
        ("en", "Payment of expenses", set()),
        ("en", "Term; Insurance", {"term", "insurance"}),
        ("en", "Warranties and Indemnities", {"warranty"}),
        ("en", "Representations, Warranties and Covenants", {"warranty"}),
        ("en", "19. ARBITRATION:", {"dispute_resolution"}),
        ("en", "ARBITRATION", {"dispute_resolution"}),
        ("en", "Limitation of Liability", {"cap_on_liability"}),
        ("en", "Exclusivity", {"exclusivity"}),
        ("en", "Insurance Agreement", set()),
        ("en", "CONFIDENTIAL", set()),
        (
            "en",
            "Payment is due as soon as the goods have been looked at by the buyer and found in order.",
            set(),
        ),
        ("fr", "Confidentialité", {"confidentiality"}),
        ("fr", "Durée et assurances", {"term", "insurance"}),
        ("fr", "Modalités de paiement", {"payment_term"}),
        ("fr", "Clause d’exclusivité", {"exclusivity"}),
        ("fr", "Préambule", set()),
        ("fr", "Objet", {"scope"}),
        ("fr", "Résiliation", {"termination_for_convenience", "termination_for_cause"}),
        ("fr", "Responsabilité", {"limitation_of_liability"}),
    ],
)
def test_what_a_heading_names(language: Language, heading: str, kinds: set[str]) -> None:
    clause = Clause(0, "1", heading, "body", 0, 10)
    assert unread([clause], set(), language) == kinds
    assert unread([clause], kinds, language) == set()


def test_what_such_a_clause_gives_in_its_place_is_an_answer() -> None:
    clause = Clause(0, "1", "Limitation of Liability", "body", 0, 10)
    assert unread([clause], {"liability_exclusion"}, "en") == set()


def test_other_languages_and_title_pages_name_nothing() -> None:
    assert unread([Clause(0, "1", "Insurance", "body", 0, 10)], set(), "und") == set()
    assert unread([Clause(0, "", "Insurance", "preamble", 0, 10)], set(), "en") == set()


def test_a_headed_clause_that_is_not_understood_is_signalled() -> None:
    text = (
        "SERVICES AGREEMENT\n\n1. Exclusivity. The parties have talked of it at length.\n\n"
        "2. Notices. Notices are sent by post.\n"
    )
    running = view_of(text, "en").flow
    signalled = extract_all(running, segment(running)).signalled
    assert "exclusivity" in signalled
    assert "insurance" not in signalled


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_lexicon_is_folded_and_of_known_kinds(language: Language) -> None:
    known = {kind for item in find("pipeline.terms", "EXTRACTOR") for kind in item.kinds} | set(
        CLAUSE_TYPES
    )
    for entry in lexicon("heading_kinds", language):
        assert {*entry["kinds"], *entry.get("also", ())} <= known
        assert all(words == fold(words) for words in entry["headings"])
