# ruff: noqa: E501 (texts to be read as they stand)
"""English parties that no preamble names: in letters, in one breath with another, in their own name."""

from __future__ import annotations

import pytest

from pipeline.company import normalise
from pipeline.terms import party
from tests.pipeline.terms._views import view_of

_LETTER = """AGENCY AGREEMENT

Tarnwick Capital, Inc.
1 High Street, Suite 7
Boston, MA 02110

Ladies and Gentlemen:

Larkmere Bancorp, Inc., a Delaware corporation (the "Company"), and Larkmere Savings Bank (the "Bank"), hereby confirm their agreement with Tarnwick Capital, Inc. ("Tarnwick") as follows:

SECTION 1. The offering.
"""
_FILLER = "The terms stand as they are written here. " * 400
CASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("addressee", _LETTER, ("Tarnwick Capital, Inc.", "Larkmere Bancorp, Inc.", "Larkmere Savings Bank")),
    (
        "cover of two",
        "DISTRIBUTOR AGREEMENT\nBETWEEN\nLARKMERE\nAND\nTARNWICK\n\nLarkmere, a corporation organized under the laws of Ohio, having a place of business in Akron (\"Distributor\") and Tarnwick, Inc. (\"Tarnwick\"), a Delaware corporation, agree as follows:",
        ("LARKMERE", "TARNWICK"),
    ),
    (
        "one name with and",
        'This Agreement is made by and between Centre for Bark Research and Remediation, a not-for-profit institution with offices in Leeds (the "Centre"), and Tarnwick Ltd (the "Client"). WHEREAS\n'
        + _FILLER
        + "\nCentre for Bark Research and Remediation\nBy: ____",
        ("Centre for Bark Research and Remediation", "Tarnwick Ltd"),
    ),
    (
        "individual in his own name",
        'This Agreement is by and among Larkmere Partners, LLC ("Larkmere"), Tarnwick Holdings, Inc. (the "Company") and Gregory P. Oldham, in his individual capacity (the "Designee"). WHEREAS',
        ("Larkmere Partners, LLC", "Tarnwick Holdings, Inc.", "Gregory P. Oldham"),
    ),
    (
        "joint filing",
        "JOINT FILING AGREEMENT\n\nThe undersigned agree that this statement is filed on behalf of each.\n\nLARKMERE FUND LP\nBy: /s/ Jane Roe\nName: Jane Roe\nTitle: Director\n\nDANIEL ŘEZNÍK\n/s/ Daniel Řezník\n",
        ("LARKMERE FUND LP", "DANIEL ŘEZNÍK"),
    ),
    (
        "name between quotes",
        'HOSTING AGREEMENT\nThis Agreement is made between\n“Larkmere Holding AG”, a company incorporated under the laws of Switzerland (“Larkmere”), and\nTarnwick B.V., a company organized under the laws of the Netherlands (“Tarnwick”). WHEREAS',
        ("Larkmere Holding AG", "Tarnwick B.V."),
    ),
    (
        "form then more",
        "This Agreement is between LARKMERE CORP. REGARDING WATER and TARNWICK WELLS, LLC, a Texas limited liability company. WHEREAS",
        ("LARKMERE CORP.", "TARNWICK WELLS, LLC"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "text", "names"), CASES, ids=[case[0] for case in CASES])
def test_parties_of_english_papers(name: str, text: str, names: tuple[str, ...]) -> None:
    found = [term for term in party.EXTRACTOR.extract(view_of(text, "en"), ()) if term.state == "stated"]
    assert sorted(normalise(term.value_text) for term in found) == sorted(normalise(one) for one in names)


def test_an_officer_who_signs_is_no_party() -> None:
    text = "JOINT NOTICE\n\nThe undersigned give notice.\n\n/s/ Jane Roe\nJane Roe\nPresident\n\n/s/ John Doe\nJohn Doe\nTitle: Secretary\n"
    assert not list(party.EXTRACTOR.extract(view_of(text, "en"), ()))


@pytest.mark.parametrize(
    ("one", "other"),
    [("M. Jean Roc", "Jean ROC"), ("Mrs Ann Poe", "Ann Poe"), ("Madame Lise Arc", "LISE ARC")],
)
def test_how_a_person_is_addressed_is_no_part_of_the_name(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)
