# ruff: noqa: E501 (blocks are read as they stand)
"""Places to sign that a line, a pair of columns or a table row tells whole."""

from __future__ import annotations

import pytest

from pipeline.terms._signature_parties import Known
from pipeline.terms._signature_placed import read
from tests.pipeline.terms._reading import read as read_terms

HEAD = """SERVICES AGREEMENT

This Agreement is made on 3 March 2025 between Harrow Plant Limited (the "Supplier") and Dunmore Quarries Limited (the
"Customer").

1. The Supplier shall clean the offices.

"""
PARTIES = Known(read_terms(HEAD, "en", "party"))
BOTH = {"Harrow Plant Limited": "signed", "Dunmore Quarries Limited": "blank"}
CASES = [
    (
        "(1) /s/ Ruth Roe, Director, for Harrow Plant Limited\n\n(2) ________________, Director, for Dunmore Quarries Limited\n",
        BOTH,
    ),
    (
        "________________          ________________\nHarrow Plant Limited      Dunmore Quarries Limited\nKarl Ost    Jan Wit\n",
        {"Harrow Plant Limited": "blank", "Dunmore Quarries Limited": "blank"},
    ),
    (
        "Signed for the Supplier      Signed for the Customer\nSignature: /s/ R. Roe        Signature: __________\n",
        BOTH,
    ),
    (
        "| Party | Signature | Name |\n| Harrow Plant Limited | /s/ Ruth Roe | Ruth Roe |\n| Dunmore Quarries Limited | | Al Pe |\n",
        BOTH,
    ),
    (
        "Agreed\n....................\nfor and on behalf of Dunmore Quarries Limited\n",
        {"Dunmore Quarries Limited": "blank"},
    ),
    ("/s/ Ruth Roe\nDirector\n\nfor Dunmore Quarries Limited\n____________\n", {}),
    ("The rent of ________ is paid for Harrow Plant Limited by bank transfer.\n", {}),
]


@pytest.mark.parametrize(("text", "states"), CASES)
def test_a_place_is_read(text: str, states: dict[str, str]) -> None:
    assert {one.party: one.state for one in read("\n" + text, PARTIES)} == states
