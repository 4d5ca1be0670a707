"""Doubt rises when the picture is bad: terms read from doubtful words or poor pages are not sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import legibility
from pipeline.clauses import flow, segment
from pipeline.terms import extract, extract_all
from pipeline.types import Document, Evidence, Fragment, Page, Term, Word

TEXT = (
    "SERVICES AGREEMENT\n\nThis Agreement is made on 3 March 2021 between Holm Ltd and Brae Ltd.\n\n"
    "This Agreement is governed by the laws of Scotland."
)


def document(quality: float = 0.97, *doubtful: str, read_as: str = "ocr") -> Document:
    words = [
        Word(1, TEXT.index(word), TEXT.index(word) + len(word), 0, 0, 1, 1, 0.4)
        for words in doubtful
        for word in words.split()
    ]
    return Document(
        "a" * 64,
        "application/pdf",
        "en",
        TEXT,
        (Page(1, 0, len(TEXT), read_as, quality),),  # type: ignore[arg-type]
        metadata=tuple(legibility.note(words, TEXT)),
    )


def term(source: Document, *quotes: str, confidence: float = 0.97) -> Term:
    proofs = tuple(
        Evidence.of(source, (Fragment(1, TEXT.index(quote), TEXT.index(quote) + len(quote)),))
        for quote in quotes
    )
    return Term("agreement_date", {}, "2021-03-03", proofs, confidence, "test/1")


def stated(source: Document, *quotes: str) -> float:
    return legibility.doubted((term(source, *quotes),), source)[0].confidence


def test_what_was_read_well_or_was_never_a_picture_is_left_as_it_is() -> None:
    assert stated(document(0.97), "3 March 2021") == 0.97
    assert stated(document(1.0, read_as="text"), "3 March 2021") == 0.97


@pytest.mark.parametrize("quality", [0.8, 0.75, 0.6, 0.3, 0.0])
def test_on_a_poor_page_nothing_is_sure(quality: float) -> None:
    assert stated(document(quality), "3 March 2021") < 0.9
    assert stated(document(quality), "3 March 2021") <= stated(document(quality + 0.1), "3 March 2021")


def test_a_page_of_low_quality_keeps_terms_under_what_counts_as_sure() -> None:
    assert stated(document(0.8), "3 March 2021") < 0.9


def test_a_proof_of_doubtful_words_is_not_sure_on_the_best_of_pages() -> None:
    assert stated(document(0.99, "3 March 2021"), "3 March 2021") < 0.9
    assert stated(document(0.99, "Holm Ltd"), "3 March 2021") == 0.97


def test_one_doubtful_word_weighs_less_in_a_longer_proof_and_nothing_in_a_long_one() -> None:
    source = document(0.97, "2021")
    assert stated(source, "3 March 2021") < stated(source, "made on 3 March 2021 between Holm Ltd") < 0.9
    assert stated(source, TEXT) == 0.97


def test_the_worst_of_several_proofs_counts() -> None:
    source = document(0.97, "2021")
    assert stated(source, "laws of Scotland", "3 March 2021") == stated(source, "3 March 2021")


def test_the_note_joins_neighbours_and_leaves_out_what_is_no_word() -> None:
    words = [
        Word(1, 0, 8, 0, 0, 1, 1, 0.5),
        Word(1, 9, 18, 0, 0, 1, 1, 0.3),
        Word(1, 20, 24, 0, 0, 1, 1, 0.99),
    ]
    assert legibility.note(words, TEXT) == [("doubtful", "0-18")]
    assert legibility.note([Word(1, 0, 1, 0, 0, 1, 1, 0.1)], "~ a") == []
    assert legibility.note([], TEXT) == []


def test_a_note_that_cannot_be_read_is_none() -> None:
    source = replace(document(), metadata=(("doubtful", "x-y 3-9 4"),))
    assert legibility.places(source) == ((3, 9),)


def test_extraction_heeds_it_everywhere() -> None:
    sharp, blurred = document(0.99), document(0.5)
    for source, sure in ((sharp, True), (blurred, False)):
        running = flow(source)
        clauses = segment(running)
        terms = extract_all(running, clauses).terms
        assert any(one.confidence >= 0.9 for one in terms) is sure
        only = extract(running, clauses, only=("governing_law",))
        assert [one.value_text for one in only] == ["GB-SCT"]
        assert (only[0].confidence >= 0.9) is sure
