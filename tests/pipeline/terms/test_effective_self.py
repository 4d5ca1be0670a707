"""A contract that begins with its own day, in whatever words; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

TEXT = (
    "CARRIAGE AGREEMENT\n\nThis Agreement is made on April 30, 2003 between Alpha Inc. and Beta LLC.\n\n"
    "1. Scope. Alpha carries for Beta.\n\n2. Term. {}\n\n9. Notices. Notices are given by letter.\n\n"
    "ALPHA INC.\n\nBy: J. Roe\n"
)
FRAMES = [
    "This Agreement shall be in effect {} through the end of the season.",
    "This Agreement shall remain in full force and effect for a period of ten (10) years {}.",
    "This Agreement and the licenses granted herein shall be effective {}.",
    "This Agreement will start {} and last twelve months.",
    "The term hereof shall run {}.",
    "The period of this Agreement is {} to the third anniversary.",
    "It shall be binding and effective {}.",
]
REFERENCES = [
    "as of the date set forth on the first page",
    "on the date stated at the beginning of this Agreement",
    "from the date of delivery of this Agreement",
    "from and after the date as of which this Agreement is made",
    "commencing on the date specified in the introductory paragraph",
    "upon the date of its signing by the officers of the parties",
    "at signing",
    "at the time of its execution",
    "upon acceptance by both parties",
    "upon delivery of a fully executed copy",
    "when both parties have executed it",
]
LED = [
    "Upon execution by both parties, this Agreement shall become effective.",
    "Once signed by the parties, this Agreement shall be binding and shall take effect.",
    "This Agreement, when executed by both parties, shall be effective.",
    "This Agreement shall not become effective until executed and delivered by both parties.",
    'The "Effective Date" means the date entered on the cover page.',
    "The Effective Date of this Agreement shall be the date of its mutual execution.",
    "The effective date hereof is the date specified in the preamble.",
]
DAYS = [
    "This Agreement shall remain in force for a period of ten (10) years from and after May 14, 2003.",
    'The "Contract Period" shall mean that period of time commencing as of May 14, 2003 and ending in May.',
    "This Agreement will be in effect for the 2003 season, beginning on May 14, 2003.",
    "This Agreement covers the period May 14, 2003 to December 31, 2004.",
    "The term hereof shall run from May 14, 2003.",
]
SILENT = [
    "No amendment of this Agreement is effective unless signed by both parties.",
    "This Agreement may be signed in counterparts and becomes effective when each party has signed one.",
    "If this Agreement is terminated, the notice takes effect on the date of its delivery.",
    "The warranty shall run from the date of delivery of the goods.",
    "Each Option Period begins on the date of signature of the order.",
    "The plan of the Company shall become effective upon its execution of the merger agreement.",
]


def stated(sentence: str) -> list[str]:
    return [
        term.value_text for term in read(TEXT.format(sentence), "en", "effective_date") if term.value_text
    ]


@pytest.mark.parametrize("frame", FRAMES)
def test_any_reference_to_its_own_day_is_read(frame: str) -> None:
    for reference in REFERENCES:
        assert stated(frame.format(reference)) == ["2003-04-30"], reference


@pytest.mark.parametrize("sentence", LED)
def test_the_reference_may_lead_or_define(sentence: str) -> None:
    assert stated(sentence) == ["2003-04-30"]


@pytest.mark.parametrize("sentence", DAYS)
def test_a_day_behind_the_same_words_is_read(sentence: str) -> None:
    assert stated(sentence) == ["2003-05-14"]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_else_begins_then_is_not_the_contract(sentence: str) -> None:
    assert stated(sentence) == []


def test_nothing_of_it_is_sure() -> None:
    text = TEXT.format("It shall be binding and effective at signing.")
    (term,) = read(text, "en", "effective_date")
    assert term.confidence < 0.9


SIGNED = (
    "CARRIAGE AGREEMENT\n\nAlpha Inc. and Beta LLC agree as follows.\n\n1. Alpha carries for Beta.\n\n"
    "2. Term. {}\n\n3. Care. "
    + 30
    * "Each takes care of the goods of the other while it holds them. "
    + "\n\n"
    "Alpha Inc.\n/s/ J. Roe, President      April 14, 2003\n\n"
    "Beta LLC\n/s/ C. Poe, Member         May 2, 2003\n"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "This Agreement takes effect when Beta has signed it, being the last to sign.",
        "This Agreement binds from the date of the later signature.",
        "This Agreement shall not be effective until it is executed by both parties.",
    ],
)
def test_the_lines_of_signature_tell_when_it_was_signed(sentence: str) -> None:
    (term,) = read(SIGNED.format(sentence), "en", "effective_date")
    assert term.value_text == "2003-05-02"
    assert term.confidence < 0.9


def test_where_nothing_dates_it_the_last_signature_does() -> None:
    (term,) = read(SIGNED.format("It lasts for two years."), "en", "agreement_date")
    assert term.value_text == "2003-05-02"
    assert term.confidence < 0.9
