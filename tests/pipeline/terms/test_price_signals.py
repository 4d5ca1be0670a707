"""Words on prices and limits that keep their subject from being called absent."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract_all
from tests.pipeline.terms._views import view_of

HEAD = "SUPPLY AGREEMENT\n\n1. Goods. Mill sells flour to Bakery.\n\n2. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bakery shall make a pre-payment when it signs.", "price"),
        ("Flour is bought at a price of cost plus five percent.", "price"),
        ("Mill may change the prices on sixty days notice.", "indexation"),
        ("Mill may adjust the\nmonthly fee upon sixty days notice.", "indexation"),
        ("In no event shall *** be *** or ***.", "cap_on_liability"),
    ],
)
def test_what_is_spoken_of_is_not_absent(text: str, kind: str) -> None:
    running = view_of(HEAD + text + "\n", "en").flow
    found = extract_all(running, segment(running))
    assert kind in {*found.signalled, *(term.kind for term in found.terms)}


def test_without_such_words_it_is() -> None:
    running = view_of(HEAD + "Bakery collects the flour.\n", "en").flow
    found = extract_all(running, segment(running))
    assert not {"price", "indexation", "cap_on_liability"} & found.signalled


def test_quotes_hold_whole_words() -> None:
    long = "Mill and Bakery have spoken of seeds and of grain, " * 14
    text = HEAD + long + "and Mill shall maintain insurance against fire.\n"
    running = view_of(text, "en").flow
    quotes = [
        place.quote
        for term in extract_all(running, segment(running)).terms
        if term.kind == "insurance"
        for place in term.evidences
    ]
    assert quotes
    for quote in quotes:
        start = text.replace("\n", " ").index(quote.replace("\n", " "))
        assert start == 0 or not text[start - 1].isalnum()
