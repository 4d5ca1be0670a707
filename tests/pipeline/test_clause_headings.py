"""Headings that are hard to tell from sentences, and annexes behind the signatures."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.types import Clause, Language
from tests.pipeline.test_clauses import document


def clauses_of(text: str, language: Language = "en") -> tuple[Clause, ...]:
    return segment(flow(document(text, language)))


def test_headings_in_lower_case_after_a_named_number() -> None:
    text = "Article 1 : objet\n\nLe présent accord lie les parties.\n\nArticle 2 : durée\n\nIl dure un an."
    assert [clause.heading for clause in clauses_of(text, "fr")] == ["objet", "durée"]


def test_a_sentence_on_one_line_is_no_heading() -> None:
    text = (
        "1. Definitions\n\n1.1 Each party bears the costs of its own legal advisers.\n\n"
        "1.2 Notices. They are written.\n\n2. Fees\n\nThe fees are stated below."
    )
    assert [clause.heading for clause in clauses_of(text)] == ["Definitions", "", "Notices", "Fees"]


BODY = "1. TERM\n\nThis Agreement lasts one year. " + "The parties perform it in good faith. " * 30


def test_a_list_of_annexes_is_no_annex() -> None:
    listed = "Appendix 1\tServices\nAppendix 2\tPrices\nAppendix 3\tForms"
    text = f"{BODY}\n\n{listed}\n\n2. FEES\n\nThe fees are due each month.\n\nAPPENDIX 1\n\nServices."
    by_number = {(clause.number, clause.heading): clause.role for clause in clauses_of(text)}
    assert by_number["2", "FEES"] == "body"
    assert by_number["1", "APPENDIX 1"] == "annex"


def test_the_initial_of_a_name_is_no_number() -> None:
    text = f"{BODY}\n\nFor the Supplier\n\nP. Wrenley\n\n2. FEES\n\nThe fees are due."
    assert "P" not in {clause.number for clause in clauses_of(text)}


def test_a_heading_that_ends_with_and_goes_on() -> None:
    text = f"{BODY}\n\nEXHIBIT A - SOFTWARE, FEES AND\nRATES\n\nModule one."
    assert clauses_of(text)[-1].heading == "EXHIBIT A - SOFTWARE, FEES AND RATES"


@pytest.mark.parametrize(
    ("paragraph", "heading"),
    [
        ("CONFIDENTIALITY. All knowledge of the other party is kept secret.", "CONFIDENTIALITY"),
        ("TERM & TERMINATION: This Agreement runs for one year.", "TERM & TERMINATION"),
        ("TERM. The parties work for one year.", "TERM"),
        ("GAAP: Principles that are in use in the United States.", "TERM"),
        ("ALDER FOODS INC. The parties know it well.", "TERM"),
        (
            "THE SELLER GIVES NO WARRANTY. ALL ELSE IS SAID ABOVE" + " AND IN WHAT IS PRINTED BELOW" * 3,
            "TERM",
        ),
    ],
)
def test_a_heading_in_capitals_runs_into_its_clause(paragraph: str, heading: str) -> None:
    assert clauses_of(f"{BODY}\n\n{paragraph}\n\nMore is said of it here.")[-1].heading == heading


@pytest.mark.parametrize("glue", [" ", "\n"])
def test_a_number_with_a_heading_in_capitals_opens_a_clause_inside_a_sentence(glue: str) -> None:
    text = (
        f"{BODY}\n\n8. PORT OF SHIPMENT: to be named by the seller in due time and at its own cost{glue}"
        f"10. INSURANCE: To be covered by the seller for all risks of the voyage and of the store{glue}"
        "19. ARBITRATION: All disputes go to arbitration."
    )
    found = [(clause.number, clause.heading) for clause in clauses_of(text)]
    assert found[-3:] == [("8", "PORT OF SHIPMENT"), ("10", "INSURANCE"), ("19", "ARBITRATION")]


def test_a_number_in_capitals_that_goes_back_opens_nothing() -> None:
    text = f"{BODY}\n\n9. FEES: The fees are those\n3. LISTED ITEMS: of the list."
    assert "LISTED ITEMS" not in [clause.heading for clause in clauses_of(text)]


SIGNED = f"{BODY}\n\nIN WITNESS WHEREOF, the parties have signed.\n\nBy: /s/ Jane Doe\n\n"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (
            "EXHIBIT A PRICES AND VOLUMES Subject to the right of the seller to change them each year.",
            "annex",
        ),
        (
            'EXHIBIT "B" TO THE SUPPLY AGREEMENT DATED NOVEMBER 1, 2002 BETWEEN ALDER AND BIRCH AND OTHERS',
            "annex",
        ),
        ("SCHEDULE 1 This Schedule is entered into by the parties and has the prices in it.", "annex"),
        (
            "Exhibit A is signed by the parties as well and is a part of what they agree here today.",
            "signature",
        ),
        ("Name: Jane Doe", "signature"),
    ],
)
def test_what_stands_behind_the_signatures_is_an_annex(line: str, role: str) -> None:
    assert clauses_of(f"{SIGNED}{line}\n\nSeeds cost ten dollars.")[-1].role == role


def test_a_text_without_numbers_has_a_body_beside_its_annex() -> None:
    prose = "\n\n".join(
        "The parties work together in good faith and pay what is due. " * 4 for _ in range(30)
    )
    roles = [
        clause.role for clause in clauses_of(f"{prose}\n\nIN WITNESS WHEREOF, signed.\n\nSCHEDULE A Titles")
    ]
    assert "body" in roles
