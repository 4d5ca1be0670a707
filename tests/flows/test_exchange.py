"""Contracts with names of other contracts: the same words, other parties."""

from __future__ import annotations

from flows._exchange import document, exchanged, pool

NAMES = pool(
    ["Elm Foods, Inc.", "OAK MILLS LLC", "Ann B. Moss", "[*]", "an individual", "Tarn\nHoldings Ltd"]
)
TEXT = (
    'This Agreement is between ALDER\nWORKS, INC. ("Alder") and Carl Brand.'
    "\n\nAlder Works, Inc.\nCarl Brand"
)


def test_blanks_and_words_are_no_names_to_exchange() -> None:
    assert NAMES == (["Elm Foods, Inc.", "OAK MILLS LLC", "Tarn Holdings Ltd"], ["Ann B. Moss"])


def test_each_name_is_put_in_everywhere_and_the_labels_follow() -> None:
    text, labels = exchanged(TEXT, ["Alder Works, Inc.", "Carl Brand"], NAMES, "one 0")
    assert len(labels) == 2
    assert "Ann B. Moss" in labels
    assert all(text.lower().count(label.lower()) == 2 for label in labels)
    assert "ALDER\nWORKS" not in text
    assert "Carl Brand" not in text
    assert exchanged(TEXT, ["Alder Works, Inc.", "Carl Brand"], NAMES, "one 0") == (text, labels)


def test_a_label_that_does_not_stand_there_stays() -> None:
    text, labels = exchanged(TEXT, ["Nowhere, Inc.", "[*]"], NAMES, "one 0")
    assert (text, set(labels)) == (TEXT, {"Nowhere, Inc.", "[*]"})


def test_the_text_is_a_document_of_one_page() -> None:
    assert document(TEXT).pages[0].end == len(TEXT)
