"""Of two lines that each tell a party and its mark, no party gets the other's."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract_all
from tests.pipeline.terms._views import view_of

HEAD = (
    "FENCE CONTRACT\nThis contract is made on 9 May 2025 between Ridge Fencing Ltd of 8 Moor Lane, Kendal "
    "(the Fencer) and Larch Farm Trust of Mill Road, Kendal (the Farm).\n1. The Fencer mends the fences.\n"
    "2. The Farm pays GBP 900 a year.\n\n"
)
BLOCKS = [
    ("Signed for {a}: /s/ Cy Dale", "Signed for {b}: ____________", "signed", "blank"),
    ("Signed for {a}: ............", "Signed for {b}: /s/ Fay Orr", "blank", "signed"),
    ("Signed on behalf of {a} by /s/ Cy Dale", "Signed on behalf of {b} by ________", "signed", "blank"),
    ("Executed for {a}: ____________", "Executed for {b}: ____________", "blank", "blank"),
    ("Signed for {a}: /s/ Cy Dale", "Signed for {b}: /s/ Fay Orr", "signed", "signed"),
    ("For {a}: /s/ Cy Dale", "For {b}: ............", "signed", "blank"),
    ("Signed for {a}:\n/s/ Cy Dale", "Signed for {b}:\n____________", "signed", "blank"),
    ("Signed for {a}   /s/ Cy Dale", "Signed for {b}   ____________", "signed", "blank"),
]


@pytest.mark.parametrize(("first", "second", "one", "two"), BLOCKS)
def test_each_line_is_of_its_party(first: str, second: str, one: str, two: str) -> None:
    names = {"a": "Ridge Fencing Ltd", "b": "Larch Farm Trust"}
    running = view_of(f"{HEAD}{first}\n{second}\n".format(**names), "en").flow
    found = [term for term in extract_all(running, segment(running)).terms if term.kind == "signature"]
    told = {term.value.get("party"): term.value["state"] for term in found}
    assert told == {names["a"]: one, names["b"]: two}
