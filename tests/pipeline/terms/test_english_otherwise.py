"""English clauses worded unlike those that the extractors were first written for."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

FILL = (
    "Each party shall keep the other informed of what it does, and shall answer its letters within a week. "
    * 5
)
"""What stands so near the start of a paper as the name of an annex is taken for its own name."""
HEAD = 'This Agreement is made between Altair Inc. ("Customer") and Boreal LLC ("Supplier").\n\n'

PERIODS = (
    '8. "Measurement Period" means the period of six (6) months immediately before the date on'
    " which the claim"
    " first arose.\n\n9. The total liability of the Supplier under this Agreement shall not"
    " exceed the Charges"
    " paid in the Measurement Period.",
    '8. "Liability Period" means the two calendar quarters ending last before the event complained of.\n\n'
    "9. The Supplier's aggregate liability arising out of this Agreement is limited to a sum"
    " equal to the Fees"
    " paid or payable in respect of the Liability Period.",
    '8. "Reference Period" means, in relation to any claim, the six consecutive calendar months'
    " that end with"
    " the month of the event.\n\n9. The total liability of each party shall not exceed an"
    " amount equal to the"
    " Charges paid or payable for the Reference Period.",
    '8. "Look-Back Period" shall mean the six months preceding the claim.\n\n9. SUPPLIER\'S TOTAL LIABILITY'
    " SHALL NOT EXCEED THE AMOUNTS PAID BY CUSTOMER DURING THE LOOK-BACK PERIOD.",
)


@pytest.mark.parametrize("text", PERIODS)
def test_period_of_a_limit_is_read_where_it_is_defined(text: str) -> None:
    (term,) = read(HEAD + text, "en", "cap_on_liability")
    assert term.value["period"] == "P6M"
    assert len(term.evidences) == 2


def test_period_that_nobody_defines_is_not_made_up() -> None:
    text = (
        "9. The total liability of the Supplier shall not exceed the Charges paid in the Relevant Period."
    )
    (term,) = read(HEAD + text, "en", "cap_on_liability")
    assert "period" not in term.value


INDEMNITY = (
    "8. Infringement. The Supplier shall hold the Customer harmless against claims of third parties.\n\n"
)
OUTSIDE = (
    "9. Liability. 9.1 The total liability of each party shall not exceed GBP 100,000. 9.2"
    " Clause 9.1 does not"
    " apply to sums payable under clause 8.",
    "9. Subject to fraud and to what is due under section 8 above, each of which is without limit, the"
    " aggregate liability of the Supplier shall not exceed GBP 250,000.",
    "9. Except for amounts that the Supplier must pay under clause 8, the liability of either"
    " party shall not"
    " exceed the fees paid in the last twelve months.",
    "9. Limits. 9.1 Neither party's liability shall exceed GBP 500,000. 9.2 Section 9.1 applies neither to"
    " fraud nor to any amount that falls to be paid under section 8.",
)


@pytest.mark.parametrize("text", OUTSIDE)
def test_indemnity_is_known_by_the_number_of_its_clause(text: str) -> None:
    named = [
        cause
        for term in read(HEAD + INDEMNITY + text, "en", "uncapped_liability")
        for cause in term.value["what"]
    ]
    assert "indemnification" in named


def test_clause_that_is_no_indemnity_is_not_taken_for_one() -> None:
    other = "8. Payment. The Customer shall pay the Charges within thirty days.\n\n"
    named = [
        cause
        for term in read(HEAD + other + OUTSIDE[0], "en", "uncapped_liability")
        for cause in term.value["what"]
    ]
    assert "indemnification" not in named


CHANGES = (
    "The Customer may terminate this Agreement on one month's notice if more than fifty per"
    " cent of the voting"
    " shares in the Supplier are transferred to another person.",
    "If the persons who now hold the majority of the shares in the Supplier cease to do so, the"
    " Customer shall"
    " be entitled to bring this Agreement to an end by notice.",
    "Either party may by thirty days' notice terminate this Agreement where the other is taken"
    " over by a third"
    " party.",
    "The Customer may terminate this Agreement if shares carrying more than half of the votes"
    " in the Supplier"
    " come, by sale, issue or otherwise, into the hands of other persons.",
)


@pytest.mark.parametrize("text", CHANGES)
def test_change_of_control_told_as_shares(text: str) -> None:
    (term,) = read(f"{HEAD}11. {text}", "en", "change_of_control")
    assert term.value["effect"] == "termination"


def test_sale_of_shares_that_ends_nothing_is_no_exit() -> None:
    text = "11. More than fifty per cent of the shares in the Supplier are held by its founders."
    assert not read(HEAD + text, "en", "change_of_control")


RIVALS = (
    "Until this Agreement ends, and for a period of thirty-six months beginning on the day on"
    " which it ends, the"
    " Supplier shall not own, operate or have an interest in any other restaurant that lies within eight"
    " kilometres of the Premises.",
    "While this Agreement lasts and for three years from its end, the Supplier shall not carry"
    " on, or hold an"
    " interest in, another business that offers services of the same kind within ten miles of the Site.",
)


@pytest.mark.parametrize("text", RIVALS)
def test_like_business_nearby_is_competition(text: str) -> None:
    (term,) = read(f"{HEAD}11. {text}", "en", "non_compete")
    assert (term.state, term.value.get("duration"), term.value.get("by")) in {
        ("stated", "P36M", "supplier"),
        ("stated", "P3Y", "supplier"),
    }


def test_restaurant_within_miles_that_nobody_renounces_is_none() -> None:
    text = "11. The Supplier may operate any other restaurant within five miles of the Premises."
    assert not read(HEAD + text, "en", "non_compete")


UPWARDS = (
    "On each Review Date the rent shall be the greater of (a) the Yearly Rent payable"
    " immediately before that"
    " Review Date and (b) the sum that bears the same proportion to it as the Consumer Prices"
    " Index bears to"
    " the index for July 2025.",
    "On 1 April in each year the fee shall be increased by the percentage, if any, by which the"
    " Retail Prices"
    " Index has risen; if that index has fallen, the fee shall remain as it was.",
    "On each 1 March the fee is to be varied in proportion to the change in the Consumer Prices"
    " Index since the"
    " previous 1 March. A negative change shall be treated as zero.",
)


@pytest.mark.parametrize("text", UPWARDS)
def test_price_that_keeps_its_height_goes_upwards_only(text: str) -> None:
    (term, *_) = read(f"{HEAD}3. Review. {text}", "en", "indexation")
    assert term.value["direction"] == "up"


def test_annex_attached_as_exhibit_is_not_the_paper_itself() -> None:
    text = (
        'MARKETING AGREEMENT\n\n1. "Guidelines" means the rules attached to this Agreement as'
        ' Exhibit B. "Program"'
        f" means what Exhibit A describes.\n\n2. {FILL}\n\nEXHIBIT A - PROGRAM\n\nFour weekends in"
        " May and September, with guides, permits and a printed guide of the trails.\n"
    )
    present = {term.value["name"]: term.value.get("present") for term in read(text, "en", "annex")}
    assert present == {"Exhibit A": True, "Exhibit B": False}


def test_two_lines_that_list_two_attachments_are_no_headings() -> None:
    text = (
        f"SERVICE AGREEMENT\n\n{FILL}\n\n1. The tests of Attachment 2 shall be passed, and"
        " Attachment 1 followed.\n\n"
        "Attachments:\nAttachment 1 - Specification\nAttachment 2 - Acceptance Tests\n\n2. The"
        " law of Ohio governs this"
        " agreement, and nothing else is agreed between the parties.\n\nATTACHMENT"
        " 1\nSPECIFICATION\n\nTwelve servers of"
        " equal size, delivered to the premises in May.\n"
    )
    present = {term.value["name"]: term.value.get("present") for term in read(text, "en", "annex")}
    assert present == {"Attachment 1": True, "Attachment 2": False}


def test_end_with_a_proviso_between_contradicts_another() -> None:
    text = (
        f"{HEAD}Start Date: May 1, 2026\nExpiry Date: April 30, 2029\n\n4. Duration. This agreement"
        " begins on May 1, 2026 and shall come to an end, unless it is terminated before then"
        " under this section, on"
        " April 30, 2028.\n"
    )
    ends = {term.value_text for term in read(text, "en", "expiration_date")}
    assert ends == {"2028-04-30", "2029-04-30"}
