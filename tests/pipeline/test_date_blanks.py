"""Blanks of a form that were filled in are no blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import find_dates
from pipeline.dates._blanks import filled

FILLED = [
    "this _10_ day of _June_, 2019",
    "this __10th__ day of ____June____, 2019",
    "this 10___ day of June___, 2019",
    "June _10_, 2019",
    "as of _June 10_, 2019",
    "this 10th day of June, _2019_",
    "this 10thday of June, 2019",
    "the 10'th day of June, 2019",
    "this 10th day of June A.D. 2019",
]
OPEN = [
    "this ___ day of ____, 2019",
    "June __, 2019",
    "June ___, 20__",
    "the ____ day of June, 20__",
    "this 1st day of _________, 2019",
]


@pytest.mark.parametrize("text", FILLED)
def test_filled(text: str) -> None:
    assert [str(found.date) for found in find_dates(text, "en")] == ["2019-06-10"]


@pytest.mark.parametrize("text", OPEN)
def test_open(text: str) -> None:
    assert [found.date for found in find_dates(text, "en")] == [None]


@given(st.text("_ 0123456789junemay,.daythof", max_size=80))
def test_offsets_hold(text: str) -> None:
    plain = filled(text)
    assert len(plain) == len(text)
    assert all(new in (old, " ") for new, old in zip(plain, text, strict=True))
