"""What training makes of its texts, without training."""

from __future__ import annotations

import pytest

from models._corpus import Labelled, held_out
from models.contract_type.train import TYPES, type_of, without_label
from models.party.train import annotate


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ACMEINC_01_02_2003-EX-10.1-DISTRIBUTOR_AGREEMENT", "distribution"),
        ("Acme_20190808_8-K_EX-10.1_11776814_EX-10.1_Software_License_Agreement", "license"),
        ("TARROW_05_06_2007-EX-99-JOINT_FILING_AGREEMENT", "joint_filing"),
        ("TARROW_05_06_2007-EX-99-LETTER", None),
    ],
)
def test_the_type_is_read_from_the_name(name: str, expected: str | None) -> None:
    assert type_of(name) == expected


def test_the_words_of_the_label_are_taken_out() -> None:
    assert (
        "licen" not in without_label("This License lets the licensee use the licence.", "license").lower()
    )
    assert all(type_of(f"X_EX-1-{label}") or label for label in TYPES)


def test_names_and_aliases_are_marked_where_they_stand() -> None:
    text = 'Agreement made by and between Acme Widgets, Inc. ("Acme") and Tarrow Foods LLC (the "Buyer").'
    quoted = ("Acme Widgets, Inc.", "Acme", "Tarrow Foods LLC", "Buyer", 'each a "Party"')
    made = annotate(Labelled("a", text, quoted, "", ()))
    assert made is not None
    window, spans = made
    assert [(window[a:b], label) for a, b, label in spans] == [
        ("Acme Widgets, Inc.", "PARTY"),
        ("Acme", "ALIAS"),
        ("Tarrow Foods LLC", "PARTY"),
        ("Buyer", "ALIAS"),
    ]


def test_a_text_without_names_teaches_nothing() -> None:
    assert annotate(Labelled("a", "Nothing is said here.", ("Acme Widgets, Inc.",), "", ())) is None


def test_a_quarter_is_held_out() -> None:
    share = sum(held_out(f"document {number}") for number in range(2000)) / 2000
    assert 0.22 < share < 0.28
