"""Lines to sign on of a scan: the column above or below tells whose each is."""

from __future__ import annotations

import pytest

from pipeline.terms._signature_parties import Known
from pipeline.terms._signature_ruled import ruled
from tests.pipeline.terms._reading import read

HEAD = (
    "This Agreement is made between Osprey Lock Smiths Ltd of Weir Road, Ely (the Smith) and Cobble Market"
    " Halls plc of Fen Street (the Hall).\n\n1. The Smith mends the locks.\n\n2. English law applies.\n\n"
)
SMITH, HALL = "Osprey Lock Smiths Ltd", "Cobble Market Halls plc"
RULE = "_" * 24


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(read(HEAD + "Signed\n", "en", "party"), HEAD)


@pytest.mark.parametrize(
    "places",
    [
        f"For {SMITH}\nName: Una Reed\n\n{RULE}\n\nFor {HALL}\nName: Bo Hay\n\n{RULE}\n",
        f"For {SMITH}:\tFor {HALL}:\nUna Reed\tBo Hay\n\n{RULE}\t{RULE}\n",
        f"{RULE}\nUna Reed\nfor {SMITH}\n\n{RULE}\nBo Hay\nfor {HALL}\n",
        f"{RULE}\t{RULE}\nThe Smith\tThe Hall\n",
        f"SIGNED by Una Reed\nfor {SMITH}\n\n{RULE}\n\nSIGNED by Bo Hay\nfor {HALL}\n\n{RULE}\n",
        f"SIGNED by Una Reed for {SMITH}\n{RULE}\nSIGNED by Bo Hay for {HALL}\n{RULE}\n",
        f"THE SMITH:\n{RULE}\nDate: {RULE}\nTHE HALL:\n{RULE}\nDate: {RULE}\n",
        f"SIGNED by {SMITH}\n{RULE}\nin the presence of:\n{RULE}\n\nSIGNED by {HALL}\n{RULE}\n",
    ],
)
def test_whose_the_lines_are(known: Known, places: str) -> None:
    text = HEAD + places
    found = ruled(text, known)
    assert [one.party for one in found] == [SMITH, HALL]
    assert all(text[slice(*one.line)].strip("_") == "" for one in found)


@pytest.mark.parametrize(
    "places", [f"{RULE}\n\nUna Reed\n", f"The keys cost:\n{RULE}\nFor the year 2026\n"]
)
def test_lines_of_nobody(known: Known, places: str) -> None:
    assert ruled(HEAD + places, known) == []
