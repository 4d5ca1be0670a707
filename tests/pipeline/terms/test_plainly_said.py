# ruff: noqa: E501 (sentences are read whole)
"""What ordinary English contracts say of their end, their credits, their rates and where they sign."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from tests.pipeline.terms._reading import document, read

_HEAD = 'SERVICES AGREEMENT\n\nMade on 19 May 2025 between ALDEN LIMITED ("the Contractor") and BRAY LIMITED ("the Client").\n\n'


def _values(text: str, kind: str) -> list[dict[str, Any]]:
    return [dict(term.value) for term in read(_HEAD + text, "en", kind) if term.state == "stated"]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("The Contractor shall begin to provide the Services on 1 June 2025 and shall thereafter continue to provide them.", ["perpetual"]),
        ("This Agreement takes effect on 1 June 2025 and shall continue in force thereafter.", ["perpetual"]),
        ("The arrangement begins on 1 June 2025 and carries on from then on.", ["perpetual"]),
        ("The Contractor shall begin the Works on 1 June 2025 and shall thereafter continue diligently to completion.", []),
        ("This Agreement begins on 1 June 2025 and shall thereafter continue until 31 May 2027.", ["date"]),
        ("This Agreement begins on 1 June 2025 for a term of two years and shall thereafter continue from year to year.", ["date"]),
    ],
)  # fmt: skip
def test_a_contract_that_goes_on_from_a_day(said: str, kinds: list[str]) -> None:
    running = flow(document(f"{_HEAD}2. Commencement\n2.1 {said}\n\n9. Law\nEnglish law applies.\n", "en"))
    terms = extract(running, segment(running))
    assert [one.value["kind"] for one in terms if one.kind == "expiration_date" and one.value] == kinds


@pytest.mark.parametrize(
    ("row", "end"),
    [
        ("Minimum and only rental period: 36 months, ending on 30 September 2026", "2026-09-30"),
        ("Rental period: 36 months, ending on 30 September 2026", "2026-09-30"),
        ("Fixed period: 36 months ending 30 September 2026", "2026-09-30"),
        ("Warranty period: 36 months, ending on 30 September 2026", None),
        ("Trial period: 3 months, ending on 31 December 2023", None),
    ],
)
def test_a_row_that_names_the_term_tells_its_end(row: str, end: str | None) -> None:
    text = f"ORDER DETAILS\nStart of rental: 1 October 2023\n{row}\nMonthly rental: £300 plus VAT\n\n9. Law\nEnglish law applies.\n"
    assert [value.get("date") for value in _values(text, "expiration_date")] == ([end] if end else [])


@pytest.mark.parametrize(
    "said",
    [
        "It shall respond to a fault within four working hours; for each failure to do so the Client is allowed £200 off the next invoice.",
        "A technician shall be on site within eight (8) hours of a call. If the Contractor fails to arrive within that time, the Client shall be credited £150.",
        "If an engineer does not attend within the response time, the Client is credited with £25 for each working day of delay.",
    ],
)
def test_what_is_allowed_for_a_late_answer_is_a_credit(said: str) -> None:
    assert _values(f"5. Support\n5.1 {said}", "service_credit")


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("The Client shall pay £1,640 per calendar month plus VAT at the prevailing rate.", False),
        (
            "The Client shall pay a charge of £1,640 per month plus VAT at the rate in force at the tax point.",
            False,
        ),
        ("Other work is charged at the Contractor's then prevailing rates.", True),
    ],
)
def test_the_rate_of_a_tax_leaves_no_price_open(said: str, open_: bool) -> None:
    assert bool(_values(f"3. Charges\n3.1 {said}", "vague_price")) is open_


def test_a_discount_for_a_delay_is_no_rebate() -> None:
    late = "4. Delivery\n4.1 Where delivery is late the Client shall be allowed a discount of 1% of the price of the delayed Products for each week."
    volume = "4. Price\n4.1 The Client shall be allowed a discount of 1% of the price of orders of more than 500 units."
    assert _values(late, "rebate") == []
    assert _values(volume, "rebate") != []


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("The Contractor's engineers shall not read, copy or take away stored documents.", False),
        (
            "The Contractor's engineers shall not be approached or hired by the Client during this Agreement.",
            True,
        ),
    ],
)
def test_who_may_not_take_papers_away_is_not_taken_away(said: str, there: bool) -> None:
    assert bool(_values(f"8. Staff\n8.1 {said}", "non_solicitation")) is there


@pytest.mark.parametrize("what", ["principal rent", "rent"])
def test_a_rent_of_two_sums(what: str) -> None:
    text = f"{_HEAD}2. Rent\n2.1 The Client shall pay the {what} of thirty-six thousand pounds (£38,000) per annum.\n"
    assert [term.reason for term in read(text, "en", "price")] == [
        "the words say 36000 and the figures say 38000"
    ]


_PAID = "3. Charges\n\n3.1 The charge is £4,200 per month, invoiced on the last day of each month.\n\n"


@pytest.mark.parametrize(
    ("said", "gap", "there"),
    [
        ("The prices shall be revised on 1 April in each year in proportion to the movement of the Producer Price Index for paper and paper products, by no more than 4%.", "no_base", True),
        ("On 1 October 2024 the charge shall be adjusted by the change in CPI (all items, ONS) from July of the year before to July of the year of adjustment, by no more than 3%.", "no_base", False),
        ("The charge shall be adjusted, up or down, in line with the Services Producer Price Index for industrial cleaning, the base being the figure for the first quarter of 2025, by no more than 4%.", "no_time", True),
        ("On 1 May 2026 the charge shall be adjusted by the percentage change in the Consumer Prices Index between February 2025 and February 2026.\n\n4. Levels\n\n4.1 The Provider shall credit 3% of the charge, up to 20%. Credits are a price adjustment.", "no_cap", True),
        ("On 1 May 2026 the charge shall be adjusted by the percentage change in the Consumer Prices Index between February 2025 and February 2026.\n\n4. Levels\n\n4.1 No price adjustment of any year shall be more than 4%.", "no_cap", False),
    ],
)  # fmt: skip
def test_gaps_of_an_index_of_any_name(said: str, gap: str, there: bool) -> None:
    running = flow(document(f"{_HEAD}{_PAID}3.2 {said}\n\n9. Law\n\n9.1 English law governs.", "en"))
    terms = extract(running, segment(running), only={"revision_gap"})
    gaps = [one.value["gap"] for one in terms if one.kind == "revision_gap" and "doubt" not in one.value]
    assert (gap in gaps) is there


@pytest.mark.parametrize(
    ("place", "strange"),
    [
        ("Signed by PETER HALDANE, Director,\nfor and on behalf of HALDANE PROCESS SYSTEMS LIMITED        P. Haldane", True),
        ("Signed on behalf of Haldane Process Systems Limited by Harriet Loveless, Chief Executive", True),
        ("SIGNED by Craig Hallam, Operations Director, for HALDANE PROCESS SYSTEMS LIMITED", True),
        ("SIGNED by Craig Hallam, Operations Director, for HALDANE PROCESS ENGINEERING LIMITED", False),
        ("SIGNED by Craig Hallam, Operations Director, for HALDANE PROCESS ENGINEERING LTD", False),
        ("SIGNED by Craig Hallam, Operations Director, for ORRIN SYSTEMS LIMITED", False),
    ],
)  # fmt: skip
def test_a_place_to_sign_of_a_name_like_a_party_s(place: str, strange: bool) -> None:
    text = f'SUPPLY AGREEMENT\n\nTHIS AGREEMENT is made on 8 June 2026 between HALDANE PROCESS ENGINEERING LIMITED, company number 04816629, whose registered office is at Rutherford House, Stockton TS18 3TU ("the Supplier") and VERIDIAN COATINGS LIMITED, company number 10355184, whose registered office is at 90 Canal Street, Warrington WA1 2HS ("the Buyer").\n\n1. Supply\nThe Supplier shall supply coatings at £400 each.\n\n{place}\n'
    names = [term.value.get("party") for term in read(text, "en", "signature")]
    assert any("SYSTEMS" in str(name).upper() for name in names) is strange
