"""How long English contracts run, in the many wordings of those who draft them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.terms._reading import read

HEAD = """SERVICES AGREEMENT

THIS SERVICES AGREEMENT (this "Agreement") is made as of March 1, 2010 (the "Effective Date") by and
between Alder Works, Inc. ("Alder") and Birch Supply Co. ("Birch").

1. Services. Alder shall supply the Services.

"""
HEAD_OF_ANOTHER = """DISTRIBUTION AGREEMENT

THIS DISTRIBUTION AGREEMENT (this "Agreement") is made and entered into as of the 15th day of June, 2005
(the "Effective Date"), by and between Calder Instruments, Inc., a Delaware corporation ("Calder"), and
Dunmore Trading LLC, a New York limited liability company ("Distributor").

1. Grant. Calder grants to Distributor the exclusive right to distribute the Products in the Territory.

"""
FOOT = """

9. Law. This Agreement is governed by the laws of Ohio.
"""


def cases() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for line in Path(__file__).with_name("english_lengths.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        words, _, wanted = line.partition(" || ")
        for one in wanted.split("; "):
            kind, _, answers = one.partition(" ")
            told = () if answers == "none stated" else tuple(answers.split(" or "))
            head = HEAD_OF_ANOTHER if words.startswith("~ ") else HEAD
            yield kind, head + words.removeprefix("~ ").replace(" / ", "\n") + FOOT, told


@pytest.mark.parametrize(("kind", "text", "wanted"), list(cases()))
def test_time_is_read(kind: str, text: str, wanted: tuple[str, ...]) -> None:
    said = [term.value_text for term in read(text, "en", kind) if term.kind == kind]
    said = [text for text in said if text]
    assert len(said) == bool(wanted)
    assert not said or said[0] in wanted
