"""The days somebody must act on, each with its arithmetic; an unknown day is a row too."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.contract import resolve_with_proofs
from pipeline.deadlines import deadlines
from pipeline.types import ClauseState, Term
from tests.pipeline.test_contract import AS_OF, END, NOTICE, TACIT, YEARLY, day, span, term


def rows(*terms: Term, kind: str = "contract") -> list[tuple[str, str | None, str]]:
    resolved = resolve_with_proofs("c", "en", [term("document_class", kind), *terms], as_of=AS_OF)
    found = deadlines(resolved, as_of=AS_OF)
    return [(item.kind, item.date.isoformat() if item.date else None, item.derived_from) for item in found]


def test_a_tacit_renewal_has_three_days() -> None:
    assert rows(END, TACIT, YEARLY, NOTICE) == [
        ("end", "2025-03-31", "ends on 2025-03-31, as stated"),
        (
            "renewal",
            "2027-03-31",
            "first end 2025-03-31, renewed tacitly by 12 months at a time: next on 2027-03-31",
        ),
        ("notice", "2026-12-31", "2027-03-31 - 3 months = 2026-12-31"),
    ]


def test_evidence_and_confidence_are_those_of_the_words() -> None:
    resolved = resolve_with_proofs("c", "en", [END, TACIT, YEARLY, NOTICE], as_of=AS_OF)
    notice = next(item for item in deadlines(resolved, as_of=AS_OF) if item.kind == "notice")
    assert notice.evidence == NOTICE.evidences[0]
    assert notice.confidence == 0.95


def test_an_unknown_end_asks_for_attention() -> None:
    assert rows() == [("end", None, "unknown: no end date was found")]
    assert rows(kind="unknown") == [("end", None, "unknown: no end date was found")]
    assert rows(term("expiration_date", "?redacted", 2)) == [("end", None, "unknown: redacted (page 2)")]
    assert rows(term("expiration_date", "event", kind="event"))[0][:2] == ("end", None)


def test_an_end_that_may_have_been_missed_says_why() -> None:
    resolved = resolve_with_proofs("c", "en", [TACIT], as_of=AS_OF)
    states = [
        ClauseState("c", kind, "unknown", "page 3 was not read")
        for kind in ("expiration_date", "notice_period")
    ]
    found = {item.kind: item.derived_from for item in deadlines(resolved, as_of=AS_OF, states=states)}
    missed = ", and it may have been missed: page 3 was not read"
    assert found["end"] == "unknown: no end date was found" + missed
    assert found["notice"] == "unknown: no notice period was found" + missed


def test_an_amendment_that_says_nothing_of_the_end_raises_no_alarm() -> None:
    assert rows(kind="amendment") == []
    assert rows(END, kind="amendment")[0][:2] == ("end", "2025-03-31")


def test_an_end_that_was_computed_in_reading_shows_how() -> None:
    value = {"kind": "date", "date": "2027-02-01", "computed_from": "1 February 2026 + 12 months"}
    assert (
        rows(term("expiration_date", "2027-02-01", 2, **value))[0][2]
        == "1 February 2026 + 12 months = 2027-02-01"
    )
    value["computed_from"] = "1 February 2026 + 12 months = 1 February 2027"
    assert rows(term("expiration_date", "2027-02-01", 2, **value))[0][2] == value["computed_from"]


def test_a_contract_without_end_has_none() -> None:
    assert rows(term("expiration_date", "perpetual", kind="perpetual")) == []


def test_what_is_no_contract_has_none() -> None:
    assert rows(END, TACIT, YEARLY, NOTICE, kind="letter") == []
    assert rows(END, kind="draft") == []


def test_an_unknown_notice_or_renewal_is_a_row() -> None:
    found = rows(END, TACIT, NOTICE)
    assert [item[:2] for item in found] == [("end", "2025-03-31"), ("renewal", None), ("notice", None)]
    assert all("the length of a renewal is not stated" in item[2] for item in found[1:])
    assert rows(END, TACIT, YEARLY)[2] == ("notice", None, "unknown: no notice period was found")


@pytest.mark.parametrize(
    ("value", "expected", "words"),
    [
        ({"first_date": "2027-01-01"}, "2027-01-01", "first review on 2027-01-01, as stated"),
        (
            {"first_date": "2025-01-01", "frequency": "P12M"},
            "2027-01-01",
            "first review 2025-01-01, then every 12 months: next on 2027-01-01",
        ),
        ({"first_date": "2025-01-01", "frequency": "annuelle"}, "2027-01-01", "next on 2027-01-01"),
        ({"first_date": "2026-01-01", "frequency": "semi-annual"}, "2027-01-01", "every 6 months"),
        # Words that were not foreseen are not guessed at.
        (
            {"first_date": "2025-01-01", "frequency": "every 18 months or so"},
            None,
            "how often is not stated",
        ),
        ({"first_date": "2025-01-01"}, None, "how often is not stated"),
        ({"frequency": "year"}, None, "reviewed every 12 months, but the first day is not stated"),
        ({}, None, "at times that are not stated"),
    ],
)
def test_price_reviews(value: dict[str, Any], expected: str | None, words: str) -> None:
    found = [item for item in rows(END, term("indexation", "ILC", 2, **value)) if item[0] == "price_review"]
    assert [item[1] for item in found] == [expected]
    assert words in found[0][2]


_BEGAN = day("effective_date", "2024-06-01")


@pytest.mark.parametrize(
    ("began", "value", "expected", "words"),
    [
        (True, {"revised_on": "--04-01"}, "2027-04-01", "12 months, counted from 2024-06-01"),
        (True, {"revised_on": "anniversary", "frequency": "P12M"}, "2027-06-01", "12 months"),
        (True, {"revised_on": "anniversary", "frequency": "P36M"}, "2027-06-01", "36 months"),
        (True, {"revised_on": "anniversary", "first_after": "P48M"}, "2028-06-01", "next on 2028-06-01"),
        (True, {"revised_on": "--01-01", "not_before": "2027-03-01"}, "2028-01-01", "next on 2028-01-01"),
        (False, {"revised_on": "--04-01"}, "2027-04-01", "reviewed every 12 months: next on 2027-04-01"),
        (False, {"revised_on": "anniversary"}, None, "of the price are counted is not known"),
        (False, {"revised_on": "--04-01", "first_after": "P24M"}, None, "are counted is not known"),
        (True, {"revised_on": "--13-40", "frequency": "P12M"}, None, "the first day is not stated"),
        (True, {"revised_on": "--04-01", "frequency": "P30D"}, None, "the first day is not stated"),
    ],
)  # fmt: skip
def test_reviews_on_a_day_of_the_year(
    began: bool, value: dict[str, Any], expected: str | None, words: str
) -> None:
    terms = [END, *([_BEGAN] if began else []), term("indexation", "ILC", 2, **value)]
    ((_, when, said),) = [item for item in rows(*terms) if item[0] == "price_review"]
    assert when == expected
    assert words in said


def test_several_reviews_give_a_row_a_day_and_unknown_ones_give_one() -> None:
    first = term("indexation", "ILC", 2, first_date="2027-01-01")
    same = term("indexation", "CPI", 3, first_date="2027-01-01")
    other = term("indexation", "ICC", 3, first_date="2027-06-01")
    vague = [term("indexation", "X", 4), term("indexation", "Y", 5)]
    days = [item[1] for item in rows(END, first, same, other, *vague) if item[0] == "price_review"]
    assert days == ["2027-01-01", "2027-06-01"]
    assert [item[1] for item in rows(END, *vague) if item[0] == "price_review"] == [None]


def test_a_computed_end_shows_its_arithmetic() -> None:
    found = rows(day("effective_date", "2026-02-01"), span("term", "P12M"))
    assert found == [("end", "2027-02-01", "2026-02-01 (effective date) + 12 months = 2027-02-01")]
    assert date.fromisoformat(found[0][1] or "") > AS_OF
