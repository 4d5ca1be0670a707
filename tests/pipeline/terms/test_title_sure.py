"""When a title is sure, and lines that are none; all documents are invented."""

from __future__ import annotations

import pytest

from pipeline.terms.title import find

OPENS = (
    "\n\nThis Cheese Supply Agreement is made on 4 March 2011 between Roe LLC and Poe Inc.\n\n1. Goods.\n"
)


def told(text: str) -> tuple[str, bool]:
    title = find(text, "en")
    assert title is not None
    return title.words, title.confidence >= 0.9


def test_two_places_that_say_the_same_make_it_sure() -> None:
    assert told(f"CHEESE SUPPLY AGREEMENT{OPENS}") == ("CHEESE SUPPLY AGREEMENT", True)


@pytest.mark.parametrize(
    "head",
    [
        "ROE DAIRY LEASE AGREEMENT\n\nTerms\n\n4 March 2011\n\nCHEESE SUPPLY AGREEMENT",
        "CHEESE SUPPLY AGREEMENT\n\n4 March 2011\n\nOLD DUTCH CHEESE SUPPLY AGREEMENT",
        "CURDY® CHEESE SUPPLY AGREEMENT",
    ],
)
def test_another_title_or_a_mark_is_a_doubt(head: str) -> None:
    assert told(head + OPENS)[1] is False


def test_a_sentence_above_is_no_part_of_it() -> None:
    text = "FILED UNDER AN ACT OF 1934, AS AMENDED.\nAMENDMENT NO. 2\nTO CHEESE SUPPLY AGREEMENT\n\n1.\n"
    assert told(text)[0] == "AMENDMENT NO. 2 TO CHEESE SUPPLY AGREEMENT"


def test_attachments_and_lists_are_none() -> None:
    text = "ATTACHMENT A\n\nPart one; Order Contract\n\nEXCLUSIVE CHEESE AGREEMENT\n\n1. Roe sells.\n"
    assert told(text)[0] == "EXCLUSIVE CHEESE AGREEMENT"


@pytest.mark.parametrize(
    "title",
    ["Strategic cheese & marketing agreement", "Consulting agreement for the cellar of a cheese maker"],
)
def test_the_first_line_may_have_small_letters(title: str) -> None:
    assert told(f"{title}\nSigned version\n\n1. We are Roe LLC.\n") == (title, False)


def test_what_it_is_about_stands_below() -> None:
    text = "(1) ROE LLC\n\n________\n\nAGREEMENT\n   for the carriage of cheese\n________\n\nBETWEEN\n"
    assert told(text)[0] == "AGREEMENT for the carriage of cheese"
