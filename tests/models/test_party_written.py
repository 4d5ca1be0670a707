"""What teaches the recogniser of parties: marks in openings, names in contracts."""

from __future__ import annotations

import pytest

from models.party.written import contracts, named, openings, unmarked


def told(example: tuple[str, list[tuple[int, int, str]]] | None) -> list[tuple[str, str]]:
    assert example is not None
    text, spans = example
    return [(text[start:end], label) for start, end, label in spans]


def test_marks_are_taken_out_and_their_places_told() -> None:
    example = unmarked("Entre [[P:Moulins Verlac, SAS]]\n(« [[A:le Client]] ») et [[P:Mme Orane\nTil]].")
    assert example[0] == "Entre Moulins Verlac, SAS\n(« le Client ») et Mme Orane\nTil."
    assert told(example) == [
        ("Moulins Verlac, SAS", "PARTY"),
        ("le Client", "ALIAS"),
        ("Mme Orane\nTil", "PARTY"),
    ]


def test_a_mark_that_is_left_open_is_refused() -> None:
    with pytest.raises(ValueError, match="left open"):
        unmarked("Entre [[P:Moulins Verlac et")


def test_names_are_found_over_lines_and_the_longest_first() -> None:
    text = "ENTRE : L'ATELIER DU\nBOIS NOIR, ci-après « l'Atelier », et Bois Noir Forêts (« le Client »)."
    found = told(named(text, ["L’Atelier du Bois Noir", "Bois Noir"]))
    assert found == [
        ("L'ATELIER DU\nBOIS NOIR", "PARTY"),
        ("Atelier", "ALIAS"),
        ("Bois Noir", "PARTY"),
        ("Client", "ALIAS"),
    ]


def test_an_opening_that_names_nobody_teaches_nothing() -> None:
    assert named("Entre les soussignés", ["Ateliers Brévin"]) is None


def test_all_openings_can_be_read_and_no_contract_of_the_test_side_is_among_the_others() -> None:
    marked = openings()
    assert len(marked) > 400
    assert all(text[start:end].strip() for text, spans in marked for start, end, _ in spans)
    assert len(contracts()) > 200
