# ruff: noqa: E501 (texts to be read as they stand)
"""The title that a document gives itself."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.terms import title
from pipeline.types import Document, FlowText, Page, Span
from tests.pipeline.terms._views import view_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("CO-BRANDING AGREEMENT\n\nThis Co-Branding Agreement is made as of May 1, 2001 by and between", "en", "CO-BRANDING AGREEMENT"),
        ("Exhibit 10.4\n\nMASTER SUPPLY AND\nMANUFACTURING AGREEMENT\n\nTHIS AGREEMENT", "en", "MASTER SUPPLY AND MANUFACTURING AGREEMENT"),
        ("ACME WIDGETS, INC.\n\nSubscription Price $10.00\n\nAgency Agreement\n\nMay 1, 2001", "en", "Agency Agreement"),
        ("AMENDMENT NO. 2\nTO THE DISTRIBUTION AGREEMENT\n\nThis Amendment is made", "en", "AMENDMENT NO. 2 TO THE DISTRIBUTION AGREEMENT"),
        ("CONFIDENTIAL PORTIONS HAVE BEEN OMITTED. SERVICES AGREEMENT This Services Agreement is entered into", "en", "SERVICES AGREEMENT"),
        ("This Hosting Agreement (\"Agreement\") is made on May 1, 2001 between A and B.", "en", "Hosting Agreement"),
        ("TABLE OF CONTENTS\nARTICLE I - DEFINITIONS 1\nENTIRE AGREEMENT 12\n", "en", None),
        ("Exhibit 10.17\n\n             AMENDMENT NO. 2 TO\n      TOLL MILLING AGREEMENT\n\nThis Amendment is", "en", "AMENDMENT NO. 2 TO TOLL MILLING AGREEMENT"),
        ("      M I L L I N G   A G R E E M E N T\n\nTHIS AGREEMENT is made", "en", "MILLING AGREEMENT"),
        ("MILLING AGREEMENT, dated for reference as of May 1, 2001, by and between A and B.", "en", "MILLING AGREEMENT"),
        ("Milling agreement\n\nParties\n\n Miller   Alpha plc", "en", "Milling agreement"),
        ("(1) ALPHA LIMITED\n\n      AGREEMENT\n   for the milling of corn\n\nTHIS AGREEMENT is made", "en", "AGREEMENT for the milling of corn"),
        ("JOINERY ORDER\nOrder J/14\n\nPART 1 - PARTICULARS\n\nBuyer: A Ltd\n\nPART 2 - GENERAL TERMS\n\n1. The Order", "en", None),
        ("BAIL COMMERCIAL\n\nEntre les soussignés :", "fr", "BAIL COMMERCIAL"),
        ("CONTRAT DE LOCATION LONGUE DURÉE DE\nVÉHICULES\n\nENTRE", "fr", "CONTRAT DE LOCATION LONGUE DURÉE DE VÉHICULES"),
        ("AVENANT N° 1 AU BAIL COMMERCIAL DU 14\nDÉCEMBRE 2021\n\nEntre", "fr", "AVENANT N° 1 AU BAIL COMMERCIAL DU 14 DÉCEMBRE 2021"),
        ("Sarl Untel - 9 avenue Verte\n\nContrat de maintenance\n\nEntre les soussignés", "fr", "Contrat de maintenance"),
        ("Conditions générales de vente\n\nArticle 1", "fr", "Conditions générales de vente"),
        ("Bonjour,\n\nNous avons signé le contrat hier.", "fr", None),
    ],
)  # fmt: skip
def test_title(text: str, language: str, expected: str | None) -> None:
    found = title.find(text, language)
    assert (found.words if found else None) == expected


def test_a_title_said_twice_is_sure_and_one_said_once_is_less() -> None:
    twice = title.find("SUPPLY AGREEMENT\n\nThis Supply Agreement is made between", "en")
    once = title.find("SUPPLY AGREEMENT\n\nBetween the undersigned", "en")
    assert twice is not None
    assert once is not None
    assert twice.confidence >= 0.95 > 0.9 > once.confidence


@pytest.mark.parametrize("language", ["fr", "en", "und"])
def test_evidence_is_the_title(language: Any) -> None:
    text = "Annexe\n\nCONTRAT DE CONSEIL\n\nCONSULTING AGREEMENT\n\nEntre"
    for term in title.EXTRACTOR.extract(view_of(text, language), ()):
        assert term.evidences[0].quote == term.value_text
        assert language != "und"


def test_a_title_that_was_taken_for_a_running_header() -> None:
    head, body = "EXCLUSIVE DISTRIBUTION AGREEMENT", "\n\n(1) The parties are named below."
    page = Page(1, 0, len(head + body), "text", 1.0)
    document = Document(
        "0" * 64, "application/pdf", "en", head + body, (page,), (Span(0, len(head), "header"),)
    )
    flow = FlowText(document, body, ((0, len(head), len(body)),))
    view = view_of("", "en").__class__(flow, ())
    (term,) = title.EXTRACTOR.extract(view, ())
    assert term.value_text == head
    assert term.evidences[0].char_start == 0


@pytest.mark.parametrize(
    ("text", "words", "sure"),
    [
        ("HOSTING AGREEMENT\n(FORM)\n\nThis Hosting Agreement is made between", "HOSTING AGREEMENT (FORM)", True),
        ("MOBILE NETWORK ENABLER\n\nHOSTING AGREEMENT\n\nThis Hosting Agreement is made between", "HOSTING AGREEMENT", False),
        ("SERVICE AGREEMENT\nContract Identification T18\n\nThis Service Agreement is made between", "SERVICE AGREEMENT", False),
        ("Exhibit 2\n\nSERVICE AGREEMENT\n\nThis ASP and Service Agreement is made between", "SERVICE AGREEMENT", False),
        ("SUPPLY AGREEMENT\nbetween\nElm, Inc.\n\nThis Supply Agreement is made between", "SUPPLY AGREEMENT", True),
    ],
)  # fmt: skip
def test_a_title_that_may_be_cut_short_is_not_sure(text: str, words: str, sure: bool) -> None:
    found = title.find(text, "en")
    assert found is not None
    assert found.words == words
    assert (found.confidence >= 0.9) is sure
