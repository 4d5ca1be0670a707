# ruff: noqa: E501 (texts to be read as they stand)
"""Whose day it is in an English contract: its own or another paper's; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

DAY = "2003-05-14"
MADE = [
    'CARRIAGE AGREEMENT\n\nMade in duplicate and effective as of June 1, 2003 (the "Effective Date"), although signed May 14, 2003, between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n',
    'CARRIAGE AGREEMENT\n\nAlpha Inc. and Beta LLC make this agreement on May 14, 2003, to be effective June 1, 2003 (the "Effective Date").\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n',
    'CARRIAGE AGREEMENT\n\nThis Agreement is entered into on, and effective as of, the Closing Date, between Alpha Inc. and Beta LLC.\n\n1. Meanings. "Closing Date" means May 14, 2003, being the date of the closing of the sale. "Contribution Agreement" means that certain agreement dated as of April 2, 2003.\n\n2. Scope. Alpha carries for Beta.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n',
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nIN WITNESS WHEREOF these presents are subscribed as follows: for Alpha at Perth on 12 May 2003 by J. Roe; and for Beta at Leith on 14 May 2003 by K. Poe.",
    'ALPHA INC.\n1 High Street\n\n14 May 2003\n\nBeta LLC\n2 Low Street\n\nDear Kay\n\nThank you for showing us round. This letter, once you have signed it, is the contract between Alpha Inc. ("we") and Beta LLC ("you") for carriage. The manufacturer\'s guarantee, dated 31 October 2001, ends on 31 October 2003, so we begin on the day after.\n\nPrice. Ten dollars a mile.\n\nYours\n\n[signed] J. Roe\n',
    "CARRIAGE AGREEMENT\n\nAlpha Inc. and Beta LLC agree:\n\n1. The appraisal, by Fairmark, is dated August 9, 2002 and must be made anew.\n\n2. Alpha carries for Beta.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\nDate: May 10, 2003         Date: May 14, 2003\n",
    "CARRIAGE AGREEMENT\n\nAlpha Inc. and Beta LLC enter this Agreement on May 14, 2003. It replaces the agreement between them dated March 2, 1999.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement, which takes the place of the Hauling Agreement dated March 2, 1999, is made on May 14, 2003 by Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nOn May 14, 2003 Alpha Inc. and Beta LLC sign this Agreement. The lease of the yard, dated March 2, 1999, stays as it is.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nBETWEEN Alpha Inc. AND Beta LLC\n\nBackground. Alpha bought the wagons under a bill of sale dated March 2, 1999. Beta holds Permit No. 4 dated April 1, 2000.\n\nSigned by both on May 14, 2003.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nAlpha Inc. and Beta LLC, who signed a term sheet on March 2, 2003, now make this Agreement, dated May 14, 2003.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement takes effect on June 1, 2003. It was signed on May 14, 2003 by Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nTHIS AGREEMENT effective June 1, 2003 but executed May 14, 2003 is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nSignature date: May 14, 2003\nEffective date: June 1, 2003\nParties: Alpha Inc.; Beta LLC\n\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nDate of signing      14 May 2003\nStart                1 June 2003\nParties              Alpha Inc. and Beta LLC\n\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nSigned for Alpha Inc. on 10 May 2003: J. Roe\n\nSigned for Beta LLC on 14 May 2003: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nAgreed between Alpha Inc. and Beta LLC at Boston this 14th of May 2003.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC. It is dated the day on which the second of them signs.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.\nJ. Roe     May 14, 2003\nBETA LLC\nK. Poe     May 10, 2003\n",
    "CARRIAGE AGREEMENT\n\nVersion 3 of April 2, 2003\n\nThis Agreement is made on May 14, 2003 between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nExecuted as a deed on 14 May 2003.\n",
    "CARRIAGE AGREEMENT\n\nReference is made to the Master Agreement dated as of March 2, 1999 between Alpha Inc. and Beta LLC. As of May 14, 2003 they agree:\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\nA. On March 2, 2003 Alpha won the tender dated January 9, 2003.\n\nB. The parties signed these pages on May 14, 2003.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nCommencement Date: 1 June 2003\nThis Agreement is dated 14 May 2003\n\nPARTIES: Alpha Inc. and Beta LLC\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
]
NOT_MADE = [
    "                     Draft No. 3 - JWB - 10/22/03\n                     FOR DISCUSSION PURPOSES ONLY\n\nCARRIAGE AGREEMENT\n\nThis Agreement is made as of ____________, 20__ between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nDraft of 22 October 2003\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC. It supersedes the option agreement dated May 14, 2002, which expired on November 14, 2002.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\nThe guarantee of Gamma Bank is dated May 2, 2002.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\nThe policy of insurance was issued May 2, 2002. The permit is dated June 3, 2002.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\nBeta's proposal of May 2, 2002 is attached.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
    "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n2. Fees. Beta pays ten dollars a mile.\n\n9. Notices. Notices are given by letter. The price list dated May 2, 2002 applies. The report dated June 3, 2002 is Annex A.\n\nALPHA INC.                 BETA LLC\n\nBy: J. Roe                 By: K. Poe\n",
]


def stated(text: str) -> list[str]:
    return [term.value_text for term in read(text, "en", "agreement_date") if term.state == "stated"]


@pytest.mark.parametrize("text", MADE)
def test_the_day_of_the_contract_itself_is_read(text: str) -> None:
    assert stated(text) == [DAY]


@pytest.mark.parametrize("text", NOT_MADE)
def test_the_day_of_another_paper_or_a_draft_is_not(text: str) -> None:
    assert stated(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Each party complies with the Water Act of 2 June 2011 and with the Bylaws of 9 May 2013.",
        "Under the Harbour Regulations of 7 February 2009 Alpha keeps a log.",
        "Alpha was founded on 3 April 1991.",
        "The parties first met on 12 October 2002.",
        "This Agreement is concluded for six weeks from 3 March 2003.",
        "This Agreement is made for one year commencing 3 March 2003.",
    ],
)
def test_the_only_day_of_a_paper_is_not_its_own_for_that(sentence: str) -> None:
    text = (
        "CARRIAGE AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n1. Scope. Alpha carries for Beta.\n\n"
        f"2. Law. {sentence}\n\n3. Fees. Beta pays ten dollars a mile.\n"
    )
    assert stated(text) == []
