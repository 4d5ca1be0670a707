"""Plain English for the day on which a contract begins; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

HEAD = (
    "CARRIAGE AGREEMENT\n\nThis Agreement is made on April 30, 2003 between Alpha Inc. and Beta LLC.\n\n"
    "1. Scope. Alpha carries for Beta.\n\n"
)
REST = "\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.\n\nBy: J. Roe\n"

STATED = [
    "2. It takes effect on May 14, 2003.",
    "2. It runs from May 14, 2003 until either side ends it.",
    "2. Term. It takes effect on May 14, 2003 and lasts two years.",
    "2. These terms apply from May 14, 2003.",
    "2. These terms and conditions take effect on May 14, 2003.",
    "2. All of this takes effect on May 14, 2003.",
    "2. The alliance begins on May 14, 2003.",
    "2. The hire begins on May 14, 2003.",
    "2. The appointment starts on May 14, 2003.",
    "2. The engagement shall run from May 14, 2003 to May 13, 2005.",
    "2. Period. From May 14, 2003 to May 13, 2005.",
    "2. Period. May 14, 2003 to May 13, 2005.",
    "2. Term. Two years from May 14, 2003.",
    "2. Term. May 14, 2003 through May 13, 2005.",
    "2. Duration. The agreement runs from May 14, 2003 to May 13, 2005, both days included.",
    "2. Term\n\nFrom 14 May 2003 to 13 May 2005.",
    "2. Term\n\nFour years, from May 14, 2003 through May 13, 2007.",
    "2. Term\n\nThe Contractor shall provide the Services from 14 May 2003 for a period of five years.",
    "2. Supply period\n\nThe Supplier shall supply power to the premises from 14 May 2003 until 13 May "
    "2006.",
    "Start: May 14, 2003",
    "From: May 14, 2003   To: May 13, 2005",
    "Period: May 14, 2003 to May 13, 2005",
    "Term: two years from May 14, 2003",
    "Term: Three (3) years commencing May 14, 2003",
    "Duration: May 14, 2003 - May 13, 2005",
    "Beginning: May 14, 2003",
    "Commencing: May 14, 2003",
    "Effect: from May 14, 2003",
    "Entry into force: May 14, 2003",
    "Date of entry into force: May 14, 2003",
    "In force as from: May 14, 2003",
    "Commencement: May 14, 2003",
    "Effective: May 14, 2003",
    "EFFECTIVE DATE            May 14, 2003",
    "Contract begins: May 14, 2003",
    "Day of commencement: May 14, 2003",
    "2. This Amendment operates from May 14, 2003.",
    "2. This Amendment is to operate as of May 14, 2003.",
    "2. This Amendment counts as of May 14, 2003.",
    "2. This Agreement has been in force since May 14, 2003.",
    "2. This Agreement shall relate back to May 14, 2003.",
    "2. This Agreement is retroactive to May 14, 2003.",
    "2. This Agreement has retroactive effect to May 14, 2003.",
    "2. This Agreement, though signed later, is to be treated as in force from May 14, 2003.",
    "2. This Agreement shall bind the parties from May 14, 2003.",
    "2. This Agreement binds the parties as of May 14, 2003.",
    "2. This Agreement becomes binding on May 14, 2003.",
    "2. Whatever the date of signature, this Agreement speaks from May 14, 2003.",
    "2. The parties agree that this Agreement shall be considered effective on May 14, 2003.",
    "2. This Agreement shall not take effect before May 14, 2003, on which day it does.",
    "2. This Agreement shall not become effective until May 14, 2003.",
    "2. The effective date hereof is May 14, 2003.",
    "2. The effective date of the Amendment is May 14, 2003.",
    "2. The date on which this Agreement takes effect is May 14, 2003.",
    "2. The day this agreement starts is May 14, 2003.",
    "2. May 14, 2003 is the day on which this Agreement takes effect.",
    "2. May 14, 2003 is the Effective Date.",
    "2. May 14, 2003 shall be the commencement date of this Agreement.",
    "2. On May 14, 2003 this Agreement takes effect.",
    "2. As of May 14, 2003 this Agreement shall be in effect.",
    "2. The services commence on May 14, 2003.",
    "2. Services under this Agreement will begin on May 14, 2003.",
    "2. Performance of this Agreement shall begin on May 14, 2003.",
    "2. The parties' obligations begin on May 14, 2003.",
    "2. The rights and duties of the parties under this Agreement begin on May 14, 2003.",
    "2. The relationship starts on May 14, 2003.",
    "2. We shall begin on May 14, 2003.",
    "2. This Agreement enters into effect at 00:00 hours on May 14, 2003.",
    "2. This Agreement shall come into being on May 14, 2003.",
    "2. This Agreement shall become effective at the close of business on May 14, 2003.",
    "2. This Agreement commenced on May 14, 2003.",
    "2. This Agreement will be effective, when signed, as of May 14, 2003.",
    "2. This Agreement, when signed by both, shall be effective as of May 14, 2003.",
    "2. This Agreement shall be effective, retroactively, from May 14, 2003.",
    "2. This Agreement goes into effect May 14, 2003.",
    "2. This contract is good from May 14, 2003.",
    "2. This lease begins May 14, 2003 and ends May 13, 2005.",
    "2. Beta shall have and hold the licence for a term of two years from May 14, 2003.",
    "2. The licence is granted for two years from May 14, 2003.",
    "2. The licence is granted with effect from May 14, 2003.",
    "2. Alpha grants Beta with effect from May 14, 2003 a licence of the mark.",
    "2. Alpha hereby appoints Beta as from May 14, 2003 its agent.",
    "2. Beta is appointed for two years as from May 14, 2003.",
    "2. The initial term of two years shall start on May 14, 2003.",
    "2. The commencement of this Agreement shall be May 14, 2003.",
    "2. Commencement of the term: May 14, 2003.",
    "2. The parties fix May 14, 2003 as the day of commencement.",
    "2. The parties fix May 14, 2003 as the effective date.",
    "2. The term is from May 14, 2003 to May 13, 2005.",
    "2. The term of the agreement: May 14, 2003 to May 13, 2005.",
    "2. This agreement covers the period from May 14, 2003 to May 13, 2005.",
    "2. This agreement is valid from May 14, 2003 to May 13, 2005.",
    "2. This order is valid for two years, counting from May 14, 2003.",
    "2. This Agreement takes effect upon the opening of the fair, namely Wednesday, May 14, 2003.",
    "2. This Agreement comes into force on Founders' Day (being May 14, 2003).",
    "2. It starts to bind on Founders' Day, May 14, 2003, and lasts two years.",
    "2. This takes effect from the start of the autumn timetable, that is May 14, 2003.",
    "2. This Agreement takes effect upon the first delivery, which took place on May 14, 2003.",
    "2. This contract is effective with the week which begins Wednesday, May 14, 2003.",
    "2. Hand-over: on May 14, 2003, at the north gate, whereupon the charter shall be in force.",
    "2. This Agreement was drawn up by counsel, is dated April 30, 2003 and commences on May 14, 2003.",
    "Dated April 30, 2003, but effective from May 14, 2003\n\n2. Alpha leads.",
]

MADE = [
    "2. This Agreement takes effect immediately.",
    "2. This Agreement takes effect at once.",
    "2. This Agreement is effective forthwith.",
    "2. This Agreement takes effect today.",
    "2. This Agreement takes effect on signature.",
    "2. This Agreement shall become effective upon being signed.",
    "2. This Agreement takes effect on the day it is signed.",
    "2. This Agreement comes into force with its signature.",
    "2. This Agreement begins now.",
    "2. This Agreement takes effect on the date of this Agreement.",
    "2. This Agreement binds from its date.",
    "2. Term. The term begins on the date of this letter.",
    "2. This Agreement starts today.",
    "2. The term begins on the date of its execution.",
    "2. This Agreement becomes effective on the date first written above.",
    "2. This Agreement shall commence with immediate effect.",
    "2. This deed takes effect on the date at its head.",
    "2. This Agreement takes effect upon execution.",
    "2. This Agreement takes effect as soon as both of us have signed.",
    "2. This Agreement takes effect from the moment of signature.",
    "2. This Agreement is effective as of the date when it is made.",
    "2. It starts on the date of this letter.",
]

SPOKEN = [
    "EFFECTIVE: at noon on the first Monday of May",
    "In force from: date deposit is received",
    "2. The Cure Date, on which this instrument becomes effective, is the day when Alpha has paid.",
    "2. This letter is effective from the first of these days.",
]

SILENT = [
    "2. Starting May 14, 2003 the price shall be ten dollars.",
    "2. Effective May 14, 2003, Section 4 shall read as follows.",
    "2. The contract was in force from May 14, 1999.",
    "2. If the services begin on May 14, 2003, Beta pays more.",
    "2. Insurance is provided from May 14, 2003 to May 13, 2005.",
    "2. The rates apply from May 14, 2003.",
    "2. This Agreement takes effect upon approval, or, if later, May 14, 2003.",
    "2. This Agreement takes effect upon receipt of the permit and runs until May 14, 2003.",
]


@pytest.mark.parametrize("words", STATED)
def test_a_day_of_beginning(words: str) -> None:
    (term,) = read(f"{HEAD}{words}{REST}", "en", "effective_date")
    assert (term.state, term.value_text) == ("stated", "2003-05-14")


@pytest.mark.parametrize("words", MADE)
def test_it_begins_when_it_is_made(words: str) -> None:
    (term,) = read(f"{HEAD}{words}{REST}", "en", "effective_date")
    assert (term.state, term.value_text) == ("stated", "2003-04-30")


@pytest.mark.parametrize("words", SPOKEN)
def test_what_is_spoken_of_and_not_read_is_unknown(words: str) -> None:
    (term,) = read(f"{HEAD}{words}{REST}", "en", "effective_date")
    assert term.state == "unknown"


@pytest.mark.parametrize("words", SILENT)
def test_nothing_of_the_contract_begins(words: str) -> None:
    terms = read(f"{HEAD}{words}{REST}", "en", "effective_date")
    assert [term.value_text for term in terms if term.state == "stated"] == []
