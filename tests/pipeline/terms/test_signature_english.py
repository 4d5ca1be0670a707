# ruff: noqa: E501 (texts to be read as they stand)
"""English signature blocks: side by side in typed texts, and said in a sentence."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

PREAMBLE = (
    'This Agreement is made between Alder Foods Limited (the "Supplier") and Birch Retail LLC, an Ohio limited '
    'liability company ("Buyer").\n\n1. Supply\n\nThe Supplier sells and Buyer buys.\n\n'
)
ALDER, BIRCH = "Alder Foods Limited", "Birch Retail LLC"
CASES = [
    (
        "columns made with spaces",
        "IN WITNESS WHEREOF, the parties have signed.\n\n"
        "ALDER FOODS LIMITED                     BIRCH RETAIL LLC\n\n"
        "By: /s/ Ann Moss                        By: ____________________\n"
        "Name: Ann Moss                          Name:\n",
        {ALDER: "signed", BIRCH: "blank"},
    ),
    (
        "heads by part, one column alone further on",
        "SUPPLIER:                               BUYER:\n\n"
        "By: ____________________                By: /s/ Carl Fell\n"
        "                                        Carl Fell, Manager\n",
        {ALDER: "blank", BIRCH: "signed"},
    ),
    (
        "in a sentence, with brackets",
        "SIGNED for and on behalf of      )\nALDER FOODS LIMITED              )   /s/ Ann Moss\n"
        "in the presence of:              )\n\n"
        "SIGNED for and on behalf of\nBIRCH RETAIL LLC            ........................\n"
        "in the presence of:         Director\n",
        {ALDER: "signed", BIRCH: "blank"},
    ),
    (
        "a line over who it is for",
        "Signed by ............................\nfor and on behalf of ALDER FOODS\nLIMITED\n\n"
        "Signed by ............................\nfor and on behalf of BIRCH\nRETAIL LLC\n",
        {ALDER: "blank", BIRCH: "blank"},
    ),
    (
        "beside what the contract calls them",
        "Done in two copies.\n\nFor the Supplier   /s/ Ann Moss, Director\nFor Birch Retail LLC   (signed) C. Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "a name between quotation marks",
        'Duly executed:\n\nALDER FOODS LIMITED\n\nper: "Ann Moss"\n\nBIRCH RETAIL LLC\n\nper: "Carl Fell"\n',
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "part of a name, under a sentence that ends in a company's word",
        "XI. Mascots. The Association will lend the costume to Birch Retail for\nopenings.\n\n"
        "Signed at Elm,\n\nFor Alder Foods   /s/ Ann Moss, Director\n\nFor Birch   /s/ Carl Fell, Member\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "two parties in one line, each with its mark",
        "Done in two copies.\n\nFor the Supplier: /s/ Ann Moss      For the Buyer: /s/ Carl Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "parts over their columns",
        "SUPPLIER                                BUYER\n\n"
        "Signed: /s/ Ann Moss                    Signed: /s/ Carl Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "a part before each mark",
        "Done in two copies.\n\nSUPPLIER     /s/ Ann Moss              BUYER    /s/ Carl Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "a name that goes on in the next line of its column",
        "SUPPLIER     /s/ Ann Moss              BUYER    /s/ Carl Fell\n"
        "                                                Retail LLC, by its Manager\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "marks as they are written in Asia",
        "Done in two copies.\n\nAlder Foods Limited               Birch Retail LLC\n\n"
        "Sd/- Ann Moss                     Sd/- Carl Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "an office beside another's mark, level with the heads",
        "Done in two copies.\n\nAlder Foods Limited               Birch Retail LLC\n"
        "                                  by Birch GP, Inc.\n/s/ Ann Moss\n"
        "Chairwoman                        /s/ Carl Fell, President\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "through another company, without a colon",
        "IN WITNESS WHEREOF they have signed.\n\nALDER FOODS LIMITED\n\nBy: /s/ Ann Moss\n\nBIRCH RETAIL LLC\n\n"
        "By  Cedar Holdings, Inc., Manager\n\n    By /s/ Carl Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
    (
        "an empty line beside a part",
        "Done in two copies.\n\nSupplier:   /s/ Ann Moss\n\nBuyer:   ____________________   date  ____\n",
        {ALDER: "signed", BIRCH: "blank"},
    ),
    (
        "short marks in brackets",
        "Done in two copies.\n\nAlder Foods Limited          Birch Retail LLC\n\n(s) A. Moss                  (s) C. Fell\n",
        {ALDER: "signed", BIRCH: "signed"},
    ),
]


@pytest.mark.parametrize(("name", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_states(name: str, text: str, wanted: dict[str, str]) -> None:
    found = [term for term in read(PREAMBLE + text, "en", "signature") if "party" in term.value]
    assert {term.value["party"]: term.value["state"] for term in found} == wanted


def test_a_name_typed_over_the_line_is_unknown() -> None:
    text = (
        PREAMBLE
        + "Signed by\nANN MOSS for and on behalf of  )   Ann Moss\nALDER FOODS LIMITED   )   ..........\n"
    )
    (term,) = [one for one in read(text, "en", "signature") if one.value.get("party") == ALDER]
    assert (term.state, term.value["state"]) == ("unknown", "unknown")


def test_a_notary_signs_for_no_party() -> None:
    text = PREAMBLE + "COUNTY OF ELM  )\n\nAcknowledged before me.\n\n/s/ Mary Poe, Notary Public\n"
    assert not [one for one in read(text, "en", "signature") if "party" in one.value]


def test_who_swears_before_a_notary_is_not_the_notary() -> None:
    text = (
        PREAMBLE
        + "Estate of Mary Poe      (not signed)\n\nSworn to before me, /s/ Jane Hill, Notary Public.\n"
    )
    assert not [one for one in read(text, "en", "signature") if "party" in one.value]


def test_a_mark_at_a_seam_of_pages_has_a_page() -> None:
    text = PREAMBLE + "Done in two copies.\n\nFor Alder Foods Limited:      (sgd) Capt. A. Moss\n"
    (term,) = [one for one in read(text, "en", "signature") if one.value.get("party") == ALDER]
    assert term.value["state"] == "signed"


def test_a_letter_in_a_list_is_no_mark() -> None:
    text = PREAMBLE + "The Supplier shall\n(r) keep books;\n(s) Insurance policies shall be kept by it.\n"
    assert not [one for one in read(text, "en", "signature") if one.value["state"] == "signed"]


@pytest.mark.parametrize(
    ("block", "who"),
    [
        (
            "Signed for Alder Voice Pty Ltd by its director and secretary:\n/s/ Callum Strickle        /s/"
            " Mei-Lin Arbour\nCallum Strickle, Director   Mei-Lin Arbour, Secretary      10 March 2025\n",
            "Callum Strickle",
        ),
        (
            "Signed for Alder Voice Pty Ltd:  /s/ Niamh Ó Dubhlainn\nNiamh Ó Dubhlainn, Director\n",
            "Niamh Ó Dubhlainn",
        ),
    ],
)
def test_who_signs_behind_the_mark_of_a_sentence(block: str, who: str) -> None:
    text = (
        'This Agreement is made between Alder Voice Pty Ltd ("Vendor") and Corncrake Tickets Limited'
        f' ("Customer").\n\n{block}\nSigned for Corncrake Tickets Limited by its director:\n'
        "/s/ Trevor Yarrow\nTrevor Yarrow\n"
    )
    told = {
        str(term.value.get("party")): term.value.get("signatory") for term in read(text, "en", "signature")
    }
    assert told == {"Alder Voice Pty Ltd": who, "Corncrake Tickets Limited": "Trevor Yarrow"}


def test_for_whom_a_mark_was_made_may_stand_under_it() -> None:
    text = (
        "This contract is made between Alder Haulage Limited (the Carrier) and Lonsdale Oats Limited (the"
        " Customer).\n\nSigned on the date given at the top.\n\n/s/ Neville Garth\nNeville Garth, Director\n"
        "for and on behalf of Alder Haulage Limited\n\n/s/ Philippa Sower\nPhilippa Sower, Director\n"
        "for and on behalf of Lonsdale Oats Limited\n"
    )
    told = {
        str(term.value.get("party")): term.value.get("signatory") for term in read(text, "en", "signature")
    }
    assert told == {"Alder Haulage Limited": "Neville Garth", "Lonsdale Oats Limited": "Philippa Sower"}
