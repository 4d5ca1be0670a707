"""A trigger never changes an answer: every extractor, gated and ungated, over made and sample texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.clauses import flow, segment
from pipeline.folding import fold
from pipeline.registry import find
from pipeline.terms import extract
from pipeline.terms.base import Extractor
from pipeline.types import Document, Language, Page

EXTRACTORS: list[Extractor] = sorted(find("pipeline.terms", "EXTRACTOR"), key=lambda item: item.name)
SAMPLE = Path(__file__).parents[1] / "data" / "sample"
WRITTEN = Path(__file__).parent / "sample_builder" / "texts"

FRENCH = [
    "CONTRAT DE MAINTENANCE",
    "ENTRE LES SOUSSIGNÉS :",
    "La société Alpha, SARL au capital de 10 000 euros, dont le siège est à Lyon, immatriculée au RCS"
    " de Lyon sous le numéro 552 100 554, ci-après « le Prestataire »,",
    "ARTICLE 1 - DURÉE",
    "Le présent contrat prend effet le 1er janvier 2024 pour une durée de trente-six (36) mois.",
    "Du 1er janvier 2024 au 31 décembre 2026.",
    "Il se renouvelle par tacite reconduction, sauf dénonciation trois (3) mois avant l'échéance.",
    "À compter de sa signature.",
    "1.2 Chacune des parties peut le résilier à tout moment moyennant un préavis de deux mois.",
    "ARTICLE 2 - PRIX",
    "Le prix est fixé à douze mille (12 000) euros hors taxes par an, révisé selon l'indice Syntec.",
    "ARTICLE 3 - DROIT APPLICABLE",
    "Le présent contrat est soumis au droit français ; le tribunal de commerce de Paris est compétent.",
    "Fait à Lyon, le 12 mars 2024, en deux exemplaires.",
    "ANNEXE 1 - TARIFS",
    "Fait à ____, le ____ 2024",
]
ENGLISH = [
    "SERVICES AGREEMENT",
    'This Services Agreement is made as of March 1, 2024 (the "Effective Date") by and between Alpha Inc.,'
    ' a Delaware corporation ("Supplier") and Beta LLC ("Customer").',
    "1. Term.",
    "This Agreement shall commence on the Effective Date and continue for three (3) years thereafter.",
    "It shall automatically renew for successive one year terms unless a party gives 60 days prior notice.",
    "Until December 31, 2026.",
    "2. Fees. Customer shall pay $12,000.00 per year, adjusted annually by the Consumer Price Index.",
    "3. Termination. Either party may terminate at any time upon thirty (30) days prior written notice.",
    "4. Governing Law. This Agreement is governed by the laws of the State of New York.",
    "IN WITNESS WHEREOF, the parties have executed this Agreement as of March 4, 2024.",
    "EXHIBIT A",
    "By: ______  Date: 3/5/2024",
]


def document(text: str, language: Language) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, "text/plain", language, text, (Page(1, 0, len(text), "text", 1.0),))


def same_answer(text: str, language: Language) -> None:
    running = flow(document(text, language))
    clauses = segment(running)
    gated = extract(running, clauses)
    ungated = extract(running, clauses, gated=False)
    assert gated == ungated


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda item: str(item.name))
def test_triggers_are_folded_and_of_known_languages(extractor: Extractor) -> None:
    for words in (extractor.triggers, *extractor.signals.values()):
        for language, phrases in words.items():
            assert language in extractor.languages
            for phrase in phrases:
                assert phrase
                assert phrase == fold(phrase), (
                    f"{extractor.name}: {phrase!r} can never occur in a folded text"
                )
    assert set(extractor.signals) <= set(extractor.kinds)


@given(st.lists(st.sampled_from(FRENCH), max_size=14), st.sampled_from(["\n\n", "\n", " "]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_french_texts_in_any_order(pieces: list[str], glue: str) -> None:
    same_answer(glue.join(pieces), "fr")


@given(st.lists(st.sampled_from(ENGLISH), max_size=14), st.sampled_from(["\n\n", "\n", " "]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_english_texts_in_any_order(pieces: list[str], glue: str) -> None:
    same_answer(glue.join(pieces), "en")


@pytest.mark.parametrize(("pieces", "language"), [(FRENCH, "fr"), (ENGLISH, "en")])
def test_a_whole_contract_says_something(pieces: list[str], language: Language) -> None:
    text = "\n\n".join(pieces)
    same_answer(text, language)
    running = flow(document(text, language))
    kinds = {term.kind for term in extract(running, segment(running))}
    assert {
        "agreement_date",
        "effective_date",
        "expiration_date",
        "term",
        "renewal",
        "notice_period",
    } <= kinds


def sample_texts() -> Iterator[tuple[str, Path]]:
    """The sample archive's texts as they were written, and those that lie in it as plain text."""
    for path in (*sorted(WRITTEN.glob("*.md")), *sorted(SAMPLE.rglob("*.txt"))):
        yield path.name, path


SAMPLES = list(islice(sample_texts(), 40))


@pytest.mark.skipif(not SAMPLES, reason="the sample archive has no plain texts")
@pytest.mark.parametrize("path", [path for _, path in SAMPLES], ids=[name for name, _ in SAMPLES])
def test_the_sample_archive(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", errors="replace")
    same_answer(text, "fr" if " le " in text and " des " in text else "en")
