"""What a passage may say is for a person, where no row of the rule stands on its words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rules.answers import MAY_FROM
from rules.engine import judge
from rules.schema import Rule
from tests.rules.tables import Tables

RULE = Rule(
    id="upward",
    title={"fr": "Vers le haut", "en": "Upwards only"},
    severity="low",
    why={"fr": "", "en": ""},
    advice={"fr": "", "en": ""},
    message={"fr": "vers {direction}", "en": "goes {direction}"},
    about="indexation",
    select="indexations",
    where="direction = 'up'",
    meaning="upward_only",
)
SURE: dict[str, Any] = {
    "meaning": "upward_only", "probability": MAY_FROM + 0.15, "quote": "shall not fall", "page": 7,
    "char_start": 500, "char_end": 700, "model": "clause_meaning@1",
}  # fmt: skip
LIKELY = SURE | {"probability": MAY_FROM}
FAINT = SURE | {"probability": MAY_FROM - 0.1}
ELSEWHERE = {"char_start": 10, "char_end": 60}
THERE = {"char_start": 600, "char_end": 640}

CASES: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], str]] = {
    "a passage alone, sure, flags nothing": ([], [SURE], "unknown"),
    "a passage alone, likely": ([], [LIKELY], "unknown"),
    "a passage alone, faint": ([], [FAINT], "passed"),
    "of two passages the likelier counts": ([], [FAINT, SURE], "unknown"),
    "another meaning": ([], [SURE | {"meaning": "firm"}], "passed"),
    "a row that is fine on the same words": ([{"direction": "both", **THERE}], [SURE], "passed"),
    "a row in doubt on the same words": ([{"direction": None, **THERE}], [SURE], "unknown"),
    "a row that is fine elsewhere leaves doubt": ([{"direction": "both", **ELSEWHERE}], [SURE], "unknown"),
    "a row in doubt elsewhere": ([{"direction": None, **ELSEWHERE}], [SURE], "unknown"),
    "a row whose place is not known": ([{"direction": "both"}], [SURE], "passed"),
    "a row that flags": ([{"direction": "up", **ELSEWHERE}], [LIKELY], "flagged"),
}


@pytest.mark.parametrize("name", CASES)
def test_verdict(name: str) -> None:
    rows, passages, expected = CASES[name]
    tables = Tables()
    states = {"indexation": "absent"}
    tables.add("c", language="en", states=states, indexations=tuple(rows), passages=tuple(passages))
    tables.add("d", language="en", states=states)
    told = {one.contract_id: one.verdict for one in judge(tables.connection, [RULE])}
    assert told == {"c": expected, "d": "passed"}


def test_the_passage_is_quoted_for_who_looks() -> None:
    tables = Tables()
    tables.add("c", language="en", passages=(SURE,))
    (one,) = judge(tables.connection, [RULE])
    assert (one.quote, one.page, one.char_start) == ("shall not fall", 7, 500)
    assert one.extractor == "clause_meaning@1"
    assert one.message == "Please look: a passage seems to say so."


def test_a_page_that_was_not_read_takes_nothing_from_a_passage() -> None:
    tables = Tables()
    tables.add("c", language="en", passages=(SURE,), unread_page=2)
    assert [one.quote for one in judge(tables.connection, [RULE])] == ["shall not fall"]


@pytest.mark.parametrize(("state", "expected"), [("absent", "flagged"), ("found", "unknown")])
def test_a_flag_for_silence_stays_one(state: str, expected: str) -> None:
    tables = Tables()
    tables.add("c", language="en", states={"indexation": state}, passages=(SURE,))
    told = judge(tables.connection, [replace(RULE, missing="flag")])
    assert [one.verdict for one in told] == [expected]
