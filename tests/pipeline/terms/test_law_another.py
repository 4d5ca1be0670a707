# ruff: noqa: E501 (texts to be read as they stand)
"""Laws that are another paper's or thing's, laws of the rest, laws told in plain words; all invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

HEAD = (
    "CARRIAGE AGREEMENT\n\nThis Agreement is made on April 17, 2012 between Alpha Inc., a Delaware corporation,"
    " and Beta LLC.\n\n1. Services. Alpha carries for Beta.\n\n"
)
REST = "\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.\n\nBy: J. Roe\n"

ANOTHERS = [
    '1.2 "Contribution Agreement" means that certain Contribution Agreement, dated as of November 5, 2004, governed by the laws of the State of Delaware, between Alpha and Gamma.',
    "3. Outside this are the prints consigned to Gamma, through June 2014 by a contract which is governed by Swiss law.",
    "3. The Head Lease, governed by the law of Ohio, comes first.",
    "3. The Head Lease is governed by Ohio law and comes first.",
    "3. Beta holds the ship under a charter, which English law governs.",
    "3. The guarantee of Gamma Bank, under New York law, is attached.",
    "3. The internal affairs of Alpha are governed by the law of Delaware.",
    "3. Employees of Alpha are subject to the law of Texas.",
    "3. Interest runs at the highest rate that Ohio law permits.",
    "3. Title to the land is governed by the law of Idaho, where it lies.",
    "3. The arbitration is governed by the Arbitration Act of England.",
    "3. The arbitration itself is subject to the law of Singapore.",
    "3. This Agreement supersedes the agreement of May 3, 2001 between them, which was subject to Nevada law.",
    "3. The old contract, made under the laws of Nevada, is at an end.",
    "3. Alpha is subject to the laws of Canada on privacy.",
    "3. The goods are subject to the export laws of the United States.",
    "3. Alpha's insurance policy is construed under the laws of Bermuda.",
    "3. The Escrow Agreement between Alpha and Gamma Bank shall be governed by the laws of New York.",
    "3. The parts bought under the Master Purchase Agreement are governed by Michigan law.",
    "3. The loan from Gamma Bank is governed by the law of Luxembourg.",
    "3. The software is licensed under a licence from Gamma that is governed by the laws of California.",
    "3. Any security which Alpha gives is governed by the law of the place where the goods lie, at present Maine.",
    "3. The Bond, which is issued by Gamma Surety and interpreted by the laws of Maryland, is handed over.",
    "3. The liability of the carrier is governed by the Carriage of Goods by Sea Act of the United States.",
    "3. The rights of employees under the law of Germany are reserved.",
    "3. A consumer keeps the protection of the mandatory law of France.",
    "3. Data is handled under the laws of the European Union.",
    "3. Beta's sub-licence with Delta is construed under Oregon law.",
    "3. The Pledge Agreement (governed by the laws of Spain) remains in force.",
    "3. Payroll taxes are withheld as the laws of Hawaii require.",
    "3. The policy is subject to the law of Vermont.",
    "3. Each Bill of Lading is subject to the law of England.",
]
OURS = [
    (
        "8. This Agreement has been made in New Jersey and is to be interpreted and enforced under its laws.",
        "US-NJ",
    ),
    (
        "8. LAW. The general maritime law of the United States applies where it must, and otherwise the laws of Louisiana, without the rules on conflict of laws.",
        "US-LA",
    ),
    ("8. The laws of the State of Maine shall determine the construction of this Agreement.", "US-ME"),
    ("8. Law. Federal law under the Act; for the rest, that of Utah.", "US-UT"),
    ("8. Governing law. The State of New York (its conflicts rules excluded).", "US-NY"),
    ("8. Governing law; forum. Texas; state and federal courts in Travis County.", "US-TX"),
    ("8. Law. Arizona's. Before going to court the presidents must have dined together.", "US-AZ"),
    ("8. Federal patent law where it applies, and otherwise Ohio law, governs this Agreement.", "US-OH"),
    (
        "8. This Agreement is governed by United States federal law and, to the extent that it is silent, the law of Kansas.",
        "US-KS",
    ),
    ("8. Disputes are decided by the law of Kansas.", "US-KS"),
    ("8. If we fall out, Kansas law decides who is right.", "US-KS"),
    ("8. This is a Kansas contract and Kansas law settles what it means.", "US-KS"),
    ("8. What this Agreement means is for the law of Kansas to say.", "US-KS"),
    ("8. Oregon law. Lane County courts.", "US-OR"),
    (
        "8. This paper is to be read as a paper made and performed in Oregon would be read under the laws of that State.",
        "US-OR",
    ),
    ("8. Law and courts: Scots law; the sheriff court at Perth.", "GB-SCT"),
    ("8. The law is English and so are the courts.", "GB-ENG"),
    ("8. The law of the Hong Kong Special Administrative Region governs this Agreement.", "HK"),
    ("8. The proper law is that of Ireland.", "IE"),
    ("8. This is an agreement under the law of Ireland.", "IE"),
    ("8. It is made under Irish law and the Irish courts alone may hear a dispute about it.", "IE"),
    ("8. The contract lives under Nevada law.", "US-NV"),
    ("8. Nevada's laws are those by which this Agreement is to be judged.", "US-NV"),
    ("8. The laws that apply are those of Nevada.", "US-NV"),
    ("8. The law that applies is Nevada's.", "US-NV"),
    ("8. Which law? Nevada's.", "US-NV"),
    ("8. Whose law. The law of Nevada, leaving out its conflict rules.", "US-NV"),
    ("8. Applicable law is the law of the Province of Alberta, Canada.", "CA-AB"),
    ("8. The law in force in Ontario applies to it.", "CA-ON"),
    (
        "8. This Agreement and any claim out of it, in contract or otherwise, belongs under the law of Guernsey.",
        "GG",
    ),
]


@pytest.mark.parametrize("words", ANOTHERS)
def test_the_law_of_another_thing_is_not_the_contracts(words: str) -> None:
    stated = [term for term in read(HEAD + words + REST, "en", "governing_law") if term.state == "stated"]
    assert stated == []


@pytest.mark.parametrize(("words", "law"), OURS)
def test_plain_words_choose_a_law(words: str, law: str) -> None:
    terms = read(HEAD + words + REST, "en", "governing_law")
    assert [term.value_text for term in terms] == [law]
