"""English prices that go with an index in everyday verbs, and the bounds that everyday words set."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

_PAPER = "AGREEMENT\n\n1. Price. The Club pays GBP 310 a month from 1 June 2026.\n2. Review. {}\n"


@pytest.mark.parametrize(
    ("sentence", "index"),
    [
        ("The charge rises with RPI every June.", "RPI"),
        ("The fee follows CPI each June.", "CPI"),
        ("The fee will go up each year by CPI.", "CPI"),
        ("We raise the fee each June by the rise in RPI.", "RPI"),
        ("The fee climbs every June as CPI climbs.", "CPI"),
        ("The charge rises every June in step with CPI.", "CPI"),
        ("The rent grows each June with the Retail Prices Index.", "RPI"),
    ],
)
def test_a_price_goes_with_an_index(sentence: str, index: str) -> None:
    found = [term for term in read(_PAPER.format(sentence), "en", "indexation") if term.state == "stated"]
    assert [term.value_text for term in found] == [index]


@pytest.mark.parametrize(
    "sentence",
    [
        "The press rises above the CPI desk.",
        "Advertisers pay a charge per click; CPI means cost per install.",
    ],
)
def test_what_is_no_index(sentence: str) -> None:
    assert not read(_PAPER.format(sentence), "en", "indexation")


@pytest.mark.parametrize(
    ("sentence", "cap", "floor"),
    [
        ("The fee varies each June with RPI, but no variation shall exceed 4 per cent.", "4%", None),
        ("The fee rises each June with CPI, but no increase shall be more than 3 per cent.", "3%", None),
        ("Each June the fee follows RPI. No adjustment will be above 5%.", "5%", None),
        (
            "The fee moves each June in line with CPI, by neither more than 4% nor less than 1%.",
            "4%",
            "1%",
        ),
        ("The fee rises each June with CPI; more than 4 per cent of users pay it online.", None, None),
    ],
)
def test_what_bounds_it(sentence: str, cap: str | None, floor: str | None) -> None:
    (term,) = read(_PAPER.format(sentence), "en", "indexation")
    assert (term.value.get("cap"), term.value.get("floor")) == (cap, floor)
