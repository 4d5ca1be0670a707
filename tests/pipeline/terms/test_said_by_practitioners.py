# ruff: noqa: E501 (sentences are read whole)
"""Defects in the ordinary words of practitioners: bases, days and months of an index, signatures, limits, renewals."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from tests.pipeline.terms._reading import document, read


def _values(text: str, kind: str) -> list[dict[str, Any]]:
    return [dict(term.value) for term in read(text, "en", kind) if term.state == "stated"]


def _gaps(text: str) -> list[str]:
    running = flow(document(text, "en"))
    terms = extract(running, segment(running), only={"revision_gap"})
    return [
        str(one.value["gap"]) for one in terms if one.kind == "revision_gap" and "doubt" not in one.value
    ]


_PAID = "3. Charges\n\n3.1 The charge is £4,200 per month, invoiced on the last day of each month. Late sums bear interest at 8% above the base rate of the Bank of England.\n\n"


@pytest.mark.parametrize(
    ("said", "gap", "there"),
    [
        (
            "On each 1 June during the continuance of this Agreement the charge shall be increased or reduced in line with the Consumer Prices Index, by no more than 4%; if the said Index shall cease to be published its replacement applies.",
            "no_base",
            True,
        ),
        (
            "On each 1 June the charge shall be adjusted in line with the Consumer Prices Index over the preceding twelve months, by no more than 4%.",
            "no_base",
            False,
        ),
        (
            "The charge shall be adjusted, upwards or downwards, by the change in the Consumer Prices Index since January 2025, by no more than 4%.",
            "no_time",
            True,
        ),
        (
            "The charge shall be adjusted, upwards or downwards, by the change in the Consumer Prices Index since January 2025, by no more than 4%. The first change is made on 1 April 2026, and the next ones yearly.",
            "no_time",
            False,
        ),
        (
            "Index month: September preceding the review date.\n\n3.3 On each 1 April the charge shall be adjusted by the percentage by which the Consumer Prices Index for the month of December immediately preceding the review date differs from that index one year earlier, by no more than 5%.",
            "two_references",
            True,
        ),
        (
            "Index month: December preceding the review date.\n\n3.3 On each 1 April the charge shall be adjusted by the percentage by which the Consumer Prices Index for the month of December immediately preceding the review date differs from that index one year earlier, by no more than 5%.",
            "two_references",
            False,
        ),
        (
            'In this clause "Index" means the Consumer Prices Index published by the Office for National Statistics and "Base Figure" the figure of the Index for January 2026.\n\n3.3 From each 1 April the charge shall be the sum produced by multiplying the initial charge by A and dividing by B, where A is the figure of the Index for the preceding January and B is the Base Figure.',
            "no_cap",
            True,
        ),
    ],
)
def test_gaps_of_a_revision(said: str, gap: str, there: bool) -> None:
    assert (gap in _gaps(f"{_PAID}3.2 {said}\n\n4. Law\n\n4.1 English law governs.")) is there


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (
            "Unless either party shall have given three months' notice in writing of its intention that this Agreement shall not be renewed, this Agreement shall be automatically renewed for a further period of three years.",
            "tacit",
        ),
        (
            "Unless a party notifies the other of its decision that the Agreement shall not renew, it shall renew for further terms of two years each.",
            "tacit",
        ),
        ("The parties agree that this Agreement shall not be renewed.", "none"),
    ],
)
def test_what_a_notice_says_denies_no_renewal(said: str, kind: str) -> None:
    assert _values(f"2. Term\n\n2.1 {said}", "renewal") == [{"kind": kind}]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("This does not apply to fraud or wilful default.", {"fraud", "wilful_misconduct"}),
        ("This notice period does not apply to weekends.", set()),
    ],
)
def test_this_is_the_limit_before(said: str, what: set[str]) -> None:
    text = f"4. Liability\n\n4.1 Each party's liability is limited to £400,000. {said}"
    assert {one for value in _values(text, "uncapped_liability") for one in value["what"]} == what


@pytest.mark.parametrize(
    ("title", "expected"),
    [("HOSTING ORDER FORM AND TERMS", "contract"), ("HOSTING ORDER FORM", "order")],
)
def test_an_order_with_its_terms_is_a_contract(title: str, expected: str) -> None:
    text = f"{title}\n\nOrder number: NX-17\nOrder date: 19 January 2026\nQuantity: 2\nUnit price: £100\n"
    assert _values(text, "document_class") == [{"class": expected}]


def test_stock_that_is_sold_off_is_no_control() -> None:
    text = "7. Marks\n\n7.1 The Distributor may use the trade marks and shall cease to do so on termination save for the sale of remaining stock within six months."
    running = flow(document(text, "en"))
    terms = extract(running, segment(running), only={"party", "change_of_control", "otherwise"})
    assert [one for one in terms if one.kind == "change_of_control"] == []


def test_a_credit_below_a_promised_share() -> None:
    text = "3. Accuracy\n\n3.1 The Provider shall achieve an accuracy of at least 99.5% of payslips in each month. For each full 0.1% below that level the Provider shall credit to the Client 1% of the Charges for that month."
    assert [value["rate"] for value in _values(text, "service_credit")] == ["1"]


@pytest.mark.parametrize("mark", ["(signed - illegible)", "(signed, illegible)", "[illegible signature]"])
def test_a_signature_that_cannot_be_read_is_one(mark: str) -> None:
    text = f"SIGNED by the parties:\n\nFor and on behalf of\nASHCOMBE ENERGY LIMITED\n\nSignature: {mark}\nName:\nTitle: Authorised signatory\nDate: 1 September 2026\n"
    assert [value["state"] for value in _values(text, "signature")] == ["signed"]
