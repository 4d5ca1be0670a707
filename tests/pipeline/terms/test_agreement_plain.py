# ruff: noqa: E501 (texts to be read as they stand)
"""Plain English for the day of a contract, at its head and at its foot; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

TITLE = "CARRIAGE AGREEMENT\n\n"
BODY = (
    "\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile. The list of January 3, 2001 applies."
    "\n\n9. Notices. Notices are given by letter."
)
SIGNED = "\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n"

OPENINGS = [
    "This Agreement is made this 14th day of May, in the year of our Lord two thousand and three, by Alpha Inc. and Beta LLC.",
    "This Agreement, one of the agreements that Alpha has made in the valley, is made as of May 14, 2003 between Alpha Inc. and Beta LLC.",
    "THIS FIRST AMENDMENT to the Carriage Agreement by and between Alpha Inc. and Gamma Corp., dated as of March 2, 1998, is made as of May 14, 2003 by Alpha Inc. and Beta LLC.",
    "Reference: Purchase Agreement No. 4 dated as of April 9, 1997\n\nThis Letter Agreement, dated May 14, 2003, is between Alpha Inc. and Beta LLC.",
    "WHEREAS Beta LLC wants its goods carried; NOW, THEREFORE, Alpha Inc. and Beta LLC agree, on this 14th day of May, 2003:",
    "Alpha Inc. and Beta LLC agree.\n\n1. Date. The date of this Agreement is May 14, 2003.",
    "Alpha Inc. and Beta LLC agree.\n\n1. Date. This Agreement is dated May 14, 2003 and is short.",
    "Alpha Inc. and Beta LLC agree.\n\n1. Date. We signed this on May 14, 2003.",
    "This Agreement is made on May 14, 2003 between Alpha Inc. and Beta LLC.",
    "AGREEMENT of May 14, 2003 between Alpha Inc. and Beta LLC.",
    "Agreement of the 14th of May, 2003, between Alpha Inc. and Beta LLC",
    "Alpha Inc. and Beta LLC have on May 14, 2003 agreed as follows:",
    "On May 14, 2003 Alpha Inc. and Beta LLC agreed as follows:",
    "At Boston, on May 14, 2003, Alpha Inc. and Beta LLC agree as follows.",
    "This is an agreement of May 14, 2003 between Alpha Inc. and Beta LLC.",
    "Between Alpha Inc. and Beta LLC, May 14, 2003.",
    "The parties to this Agreement, which bears the date of May 14, 2003, are Alpha Inc. and Beta LLC.",
    "This Agreement, bearing date May 14, 2003, is between Alpha Inc. and Beta LLC.",
    "It is agreed this May 14, 2003 between Alpha Inc. and Beta LLC:",
    "Alpha Inc. and Beta LLC, this May 14, 2003, agree:",
    'This Agreement (the "Agreement"), concluded May 14, 2003, is between Alpha Inc. and Beta LLC.',
    "Entered into May 14, 2003, by Alpha Inc. and Beta LLC.",
    "Memorandum of an agreement reached on May 14, 2003 by Alpha Inc. and Beta LLC.",
    'Alpha Inc. ("Alpha") and Beta LLC ("Beta") enter into this Agreement on May 14, 2003.',
    "WITNESSETH: that on May 14, 2003 Alpha Inc. and Beta LLC contracted as follows.",
    "Dated May 14, 2003\n\nAlpha Inc. and Beta LLC agree.",
    "Date: May 14, 2003\nParties: Alpha Inc.; Beta LLC",
    "Date of contract: May 14, 2003\nParties: Alpha Inc.; Beta LLC",
    "Contract dated: May 14, 2003\nParties: Alpha Inc.; Beta LLC",
    "Made: May 14, 2003\nParties: Alpha Inc.; Beta LLC",
    "Signed: May 14, 2003\nParties: Alpha Inc.; Beta LLC",
    "| Date | May 14, 2003 |\n| Parties | Alpha Inc.; Beta LLC |",
    "| Agreement date | May 14, 2003 |\n| Parties | Alpha Inc.; Beta LLC |",
    "Date of this Agreement   May 14, 2003\nParties    Alpha Inc.; Beta LLC",
    "May 14, 2003\n\nMr. Poe\nBeta LLC\n\nDear Mr. Poe:\n\nThis letter sets out our agreement.",
    "Boston, May 14, 2003\n\nBeta LLC\n\nDear Sirs,\n\nWe agree as follows.",
    "THIS DEED is dated May 14, 2003\n\nParties\n\n(1) Alpha Inc.\n(2) Beta LLC",
    "THIS DEED made the May 14, 2003\n\nBETWEEN Alpha Inc. and Beta LLC",
    "This Amendment to the Carriage Agreement dated January 3, 2001 is made on May 14, 2003 by Alpha Inc. and Beta LLC.",
    "This Amendment No. 1, dated May 14, 2003, to the Carriage Agreement of January 3, 2001, is between Alpha Inc. and Beta LLC.",
    "Amendment No. 1 of May 14, 2003 to the Carriage Agreement of January 3, 2001 between Alpha Inc. and Beta LLC.",
    "By this Amendment, made May 14, 2003, Alpha Inc. and Beta LLC change the Agreement of January 3, 2001.",
    "Supplement, dated May 14, 2003, to the Lease of January 3, 2001.",
    "This Agreement is dated for reference May 14, 2003.",
    "This Agreement is dated for reference the 14th day of May 2003.",
    "This agreement was reached on May 14, 2003 by Alpha Inc. and Beta LLC.",
    "Agreed on May 14, 2003 by Alpha Inc. and Beta LLC.",
    "This contract was signed on May 14, 2003 by Alpha Inc. and Beta LLC.",
    "This Agreement is entered into May 14, 2003, and effective January 1, 2003, between Alpha Inc. and Beta LLC.",
    "Whereas by a deed of January 3, 2001 Alpha Inc. took the mill; now on this May 14, 2003 Alpha Inc. and Beta LLC agree.",
    "BE IT KNOWN that on May 14, 2003 Alpha Inc. and Beta LLC agreed.",
    "Draft of April 2, 2003\n\nThis Agreement is made May 14, 2003 between Alpha Inc. and Beta LLC.",
    "Printed on June 2, 2004\n\nThis Agreement is made May 14, 2003 between Alpha Inc. and Beta LLC.",
    "FAX 06/02/2004 10:12\n\nThis Agreement is made May 14, 2003 between Alpha Inc. and Beta LLC.",
    "Filed: June 2, 2004\n\nThis Agreement is made May 14, 2003 between Alpha Inc. and Beta LLC.",
    "Form revised June 2, 2004\n\nThis Agreement is made May 14, 2003 between Alpha Inc. and Beta LLC.",
    "Board approval: June 2, 2002\n\nThis Agreement is made May 14, 2003 between Alpha Inc. and Beta LLC.",
]

ENDS = [
    "Signed at Boston on May 14, 2003.",
    "Executed May 14, 2003.",
    "Done at Boston, May 14, 2003.",
    "Done in two copies on May 14, 2003.",
    "Signed in duplicate, May 14, 2003.",
    "Given under our hands May 14, 2003.",
    "In witness whereof the parties have signed on May 14, 2003.",
    "WITNESS our hands and seals this May 14, 2003.",
    "Boston, May 14, 2003",
    "Signed: May 14, 2003",
    "Dated: May 14, 2003",
    "As witness the hands of the parties May 14, 2003.",
    "So agreed, May 14, 2003.",
    "AGREED May 14, 2003",
    "Signed by both on May 14, 2003",
    "Date of signature: May 14, 2003",
    "Executed as a deed on May 14, 2003.",
    "The parties signed this Agreement at Boston May 14, 2003.",
]

LINES = [
    "\n\nALPHA INC.\n\nBy: J. Roe   Date: May 14, 2003\n\nBETA LLC\n\nBy: K. Poe   Date: May 12, 2003",
    "\n\nALPHA INC.\n\nBy: J. Roe\nDate: May 12, 2003\n\nBETA LLC\n\nBy: K. Poe\nDate: May 14, 2003",
    "\n\nALPHA INC.\n\nJ. Roe, May 14, 2003\n\nBETA LLC\n\nK. Poe, May 12, 2003",
    "\n\nALPHA INC.\n\n/s/ J. Roe   May 14, 2003\n\nBETA LLC\n\n/s/ K. Poe   5/12/03",
    "\n\nALPHA INC.\n\nBy: J. Roe on May 14, 2003\n\nBETA LLC\n\nBy: K. Poe on May 14, 2003",
    "\n\nALPHA INC.\n\nSigned May 14, 2003 by J. Roe\n\nBETA LLC\n\nSigned May 12, 2003 by K. Poe",
    "\n\nALPHA INC.\n\nJ. Roe (signed May 14, 2003)\n\nBETA LLC\n\nK. Poe (signed May 12, 2003)",
]


@pytest.mark.parametrize("words", OPENINGS)
def test_the_opening_dates_it(words: str) -> None:
    (term,) = read(TITLE + words + BODY + SIGNED, "en", "agreement_date")
    assert (term.state, term.value_text) == ("stated", "2003-05-14")


@pytest.mark.parametrize("words", ENDS)
def test_the_foot_dates_it(words: str) -> None:
    text = f"{TITLE}Alpha Inc. and Beta LLC agree as follows.{BODY}\n\n{words}{SIGNED}"
    (term,) = read(text, "en", "agreement_date")
    assert (term.state, term.value_text) == ("stated", "2003-05-14")


@pytest.mark.parametrize("lines", LINES)
def test_days_beside_names_date_it(lines: str) -> None:
    text = f"{TITLE}Alpha Inc. and Beta LLC agree as follows.{BODY}{lines}"
    (term,) = read(text, "en", "agreement_date")
    assert (term.state, term.value_text) == ("stated", "2003-05-14")


def test_a_day_of_another_thing_at_the_head_is_not_its_own() -> None:
    text = f"{TITLE}Alpha Inc. and Beta LLC agree as follows.{BODY}{SIGNED}"
    assert [term.value_text for term in read(text, "en", "agreement_date") if term.state == "stated"] == []
