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


def test_a_letter_in_a_list_is_no_mark() -> None:
    text = PREAMBLE + "The Supplier shall\n(r) keep books;\n(s) Insurance policies shall be kept by it.\n"
    assert not [one for one in read(text, "en", "signature") if one.value["state"] == "signed"]
