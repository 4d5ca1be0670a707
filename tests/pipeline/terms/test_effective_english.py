"""English wordings of the day on which a contract begins; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

HEAD = "HAULAGE AGREEMENT\n\nThis Agreement is made on April 17, 2012 between Alpha Inc. and Beta LLC.\n\n"
REST = "\n\n7. Fees. Beta pays monthly.\n\n8. Law. None is chosen here.\n\n"

MAY = "2012-05-07"
STATED = [
    ("This arrangement takes effect on Monday, May 7, 2012.", MAY),
    ("Our agreement takes effect May 7, 2012 and ends when the plant closes.", MAY),
    ("This Amendment shall take effect retroactively as of March 1, 2012.", "2012-03-01"),
    ("This Sublicense will come into force at 6 a.m. Central Time on the 7th day of May, 2012.", MAY),
    ("The first run shall be made, and this Agreement shall become operative, on May 7, 2012.", MAY),
    ("This Contract takes effect, and the Services begin, on May 7, 2012.", MAY),
    ("This Deed shall have effect from and including 7 May 2012.", MAY),
    ("This Lease is in force starting May 7, 2012.", MAY),
    ("The season opens on May 7, 2012, upon which day this Agreement takes effect.", MAY),
    ("The first load leaves on the Monday after Easter (7 May 2012), and this deed starts then.", MAY),
    ("This Licence commences on the date hereof and continues in perpetuity.", "2012-04-17"),
    ("The Term shall commence on the date first above stated.", "2012-04-17"),
    ("The term of this Agreement begins on the date set out at the top.", "2012-04-17"),
    ("This Agreement takes effect on the first day of the month following the date hereof.", "2012-05-01"),
    ("This Agreement shall become effective 30 days after the date of its signature.", "2012-05-17"),
    ("This Agreement starts on the Monday that follows the date hereof.", "2012-04-23"),
    ("This Agreement starts on the day after the strike, which ends on Friday, May 4, 2012.", "2012-05-05"),
    ('This Agreement starts on the Handover Date.\n\n3. "Handover Date" means May 7, 2012.', MAY),
    ("This agreement is for two years from 3:00 a.m. Pacific Time on May 7, 2012.", MAY),
    ("With effect from May 7, 2012 Alpha licenses to Beta the marks in the Schedule.", MAY),
    ("With effect from May 7, 2012, Beta is hereby appointed carrier of Alpha.", MAY),
    (
        '"Effective Date" means the day of the consent, which all acknowledge to have been given '
        "on May 7, 2012.",
        MAY,
    ),
    ("The parties sign on May 7, 2012. That date is called the \"Effective Date\".", MAY),
]  # fmt: skip


@pytest.mark.parametrize(("words", "day"), STATED)
def test_a_day_of_beginning(words: str, day: str) -> None:
    (term,) = read(f"{HEAD}2. Start. {words}{REST}", "en", "effective_date")
    assert (term.state, term.value_text) == ("stated", day)


NOT_STATED = [
    "If this Agreement takes effect on May 7, 2012, Beta pays twice.",
    "Section 4 of this Agreement shall take effect on May 7, 2012.",
    "Amendments to this Agreement take effect on May 7, 2012.",
    "The term of the warranty begins on May 7, 2012.",
    "The lease commenced on May 7, 1999.",
    "It replaces the agreement that came into force on May 7, 1999.",
    "This Agreement requires that the insurance take effect on May 7, 2012.",
    "The engagement of the carrier Gamma commences on May 7, 2012.",
    "The warranty is for two years from May 7, 2012.",
    "With effect from May 7, 2012 the price shall be ten dollars.",
    "This Agreement shall become effective within a reasonable time.",
]


@pytest.mark.parametrize("words", NOT_STATED)
def test_what_begins_elsewhere(words: str) -> None:
    terms = read(f"{HEAD}2. Other. {words}{REST}", "en", "effective_date")
    assert [term.value_text for term in terms if term.state == "stated"] == []


TABLES = [
    "| Date of Agreement  | 17 April 2012 |\n| Commencement Date  | 7 May 2012    |",
    "Agreement Date          April 17, 2012\nStart Date              May 7, 2012\nFee            $10",
    "Date: April 17, 2012\nStart date:   [ May 7, 2012 ]\nState of Ohio",
    "Date: April 17, 2012\nWhen:   From the change of timetable on May 7, 2012.",
]


@pytest.mark.parametrize("rows", TABLES)
def test_particulars(rows: str) -> None:
    text = f"HAULAGE AGREEMENT\n\nPARTICULARS\n{rows}\n\n1. Services. Alpha hauls for Beta.{REST}"
    (term,) = read(text, "en", "effective_date")
    assert (term.state, term.value_text) == ("stated", "2012-05-07")


def test_a_line_of_the_title() -> None:
    text = (
        f"HAULAGE AGREEMENT\n\nAlpha Inc.\n\nBeta LLC\n\nEffective May 7, 2012\n\n1. Services. Alpha.{REST}"
    )
    (term,) = read(text, "en", "effective_date")
    assert term.value_text == MAY


SIGNED = "\n\nALPHA INC.\n\nBy: /s/ J. Roe\nDate: {}\n\nBETA LLC\n\nBy: /s/ K. Poe\nDate: {}\n"


@pytest.mark.parametrize(
    "words",
    [
        "This Agreement becomes effective when both have signed.",
        "This Agreement starts on the date on which the last party signs it.",
    ],
)
def test_the_last_signature_counts(words: str) -> None:
    text = f"{HEAD}2. Start. {words}{REST}" + SIGNED.format("April 17, 2012", "April 24, 2012")
    (term,) = read(text, "en", "effective_date")
    assert term.value_text == "2012-04-24"
    far = f"{HEAD}2. Start. {words}{REST}" + SIGNED.format("April 17, 2012", "April 24, 2015")
    (term,) = read(far, "en", "effective_date")
    assert term.value_text == "2012-04-17"


def test_the_day_of_an_approval() -> None:
    text = (
        f"{HEAD}2. Duration. This Agreement shall be in force upon its approval by the Attorney General."
        f"{REST}ALPHA INC.\n\nBy: J. Roe\n\nApproved as to form: P. Low, Deputy\nDate:  May 7, 2012\n"
    )
    (term,) = read(text, "en", "effective_date")
    assert term.value_text == "2012-05-07"


@pytest.mark.parametrize(
    "words",
    [
        "The expiry date of the Agreement is changed from 2 May 2027 to 4 June 2030.",
        "The term of the Agreement is extended from 2 May 2027 to 4 June 2030.",
        "The last day of the Agreement is hereby varied from 2 May 2027 to 4 June 2030.",
    ],
)
def test_an_end_that_is_moved_from_a_day_is_no_beginning(words: str) -> None:
    text = f"AMENDMENT AGREEMENT\n\nWe refer to a lease of 1 May 2023.\n\n{words}\n\nAll else stays.\n"
    assert all(term.value_text != "2027-05-02" for term in read(text, "en", "effective_date"))
