"""One document against its labels: what counts as right, and what does not."""

from __future__ import annotations

import pytest

from flows.evaluation.fields import FIELDS
from flows.evaluation.judge import judge
from tests.flows.evaluation.makers import answers, gold

LABELS = ["2024-01-01"]


@pytest.mark.parametrize(
    ("said", "wanted", "expected"),
    [
        (["2024-01-01"], LABELS, ["right"]),
        (["2024-02-01"], LABELS, ["wrong"]),
        ([], LABELS, ["missed"]),
        (["2024-01-01"], [], ["invented"]),
        ([], [], ["rightly_absent"]),
        (["2024-02-01"], [*LABELS, "2024-02-01"], ["right"]),
        # The first value said is what stands; a second one does not save it.
        (["2024-02-01", "2024-01-01"], LABELS, ["wrong"]),
    ],
)
def test_a_field_with_one_value(said: list[str], wanted: list[str], expected: list[str]) -> None:
    judged = judge(gold({"agreement_date": wanted}), answers({"agreement_date": said}))
    assert [one.verdict for one in judged] == expected


@pytest.mark.parametrize(
    ("said", "wanted", "expected"),
    [
        (["Brevin Works Inc."], ["BREVIN WORKS"], ["right"]),
        (["Brevin Works Inc.", "Verlac Mills LLC"], ["Brevin Works Inc"], ["right", "invented"]),
        (["Brevin Works Inc."], ["Brevin Works", "Verlac Mills"], ["right", "missed"]),
        # The same party twice is one right value, and no invention.
        (["Brevin Works Inc.", "BREVIN WORKS, Inc"], ["Brevin Works"], ["right"]),
        # An exact name is taken by the label that it equals, and leaves the longer one to its own.
        (
            ["Brevin Works Canada", "Brevin Works"],
            ["Brevin Works", "Brevin Works Canada"],
            ["right", "right"],
        ),
        ([], [], ["rightly_absent"]),
        (["Brevin Works"], [], ["invented"]),
    ],
)
def test_a_field_with_several_values(said: list[str], wanted: list[str], expected: list[str]) -> None:
    judged = judge(gold({"party": wanted}), answers({"party": said}))
    assert [one.verdict for one in judged] == expected


def test_what_is_quoted_but_not_asked_for_is_not_held_against_us() -> None:
    labels = gold({"party": ["Brevin Works"]}, also={"party": ("the Provider",)})
    judged = judge(labels, answers({"party": ["Brevin Works", "The Provider"]}))
    assert [one.verdict for one in judged] == ["right"]


def test_labels_that_may_not_be_all_judge_only_what_they_tell() -> None:
    labels = gold({"party": ["Brevin Works"]}, partial=frozenset({"party"}), wrong={"party": ("Verlac",)})
    said = answers({"party": ["Brevin Works", "Verlac", "Tarnwick Ltd"]})
    assert [(one.said, one.verdict) for one in judge(labels, said)] == [
        ("Brevin Works", "right"),
        ("Verlac", "invented"),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [(["2024-01-01"], ["invented"]), (["2024-05-05"], []), ([], [])],
)
def test_a_field_of_which_only_a_wrong_value_is_known(said: list[str], expected: list[str]) -> None:
    labels = gold(wrong={"effective_date": ("2024-01-01",)})
    judged = judge(labels, answers({"effective_date": said}))
    assert [one.verdict for one in judged] == expected


def test_a_field_that_is_not_labelled_is_not_judged() -> None:
    assert not list(judge(gold({"price": []}), answers({"party": ["Brevin Works"], "price": []})))[1:]


SAME = [
    ("term", "P1Y", "P12M", True),
    ("term", "P1Y6M", "P18M", True),
    ("notice_period", "P2W", "P14D", True),
    ("notice_period", "P30D", "P1M", False),
    ("price", "1200 EUR/month", "1200.00 EUR/month", True),
    ("price", "1200.00 EUR/month", "1200.00 EUR/year", False),
    ("price", "1200.00 EUR/month", "1200.00 USD/month", False),
    ("price", "1200.00 EUR", "1200.00 EUR/total", True),
    ("price", "much EUR", "1200.00 EUR", False),
    ("governing_law", "GB-ENG", "GB-SCT", False),
    ("signature", "Brevin Works, Inc.: signed", "Brevin Works: signed", True),
    ("signature", "Brevin Works: signed", "Brevin Works: blank", False),
    ("party", "Société des Etablissements BRÉVIN", "Ets Brevin", True),
    ("party", "Brevin Works", "Brevin Works, Inc. d/b/a Brevin", True),
    ("party", "Verlac Mills", "Verlac Mills LLC and its Affiliates", True),
    ("party", "Town of Verlac", "Town of Verlac, Virginia", True),
    # The end of a name is another name, and so is a name with more behind it, and two names are none.
    ("party", "Software Developers, Inc.", "Verlac Software Developers, Inc.", False),
    ("party", "England", "Bank of England", False),
    ("party", "Brevin Works Newco", "Brevin Works", False),
    ("party", "Brevin and Verlac", "Brevin", False),
    ("party", "Oxford OX2 1AA, England, and Brevin Works", "Brevin Works", False),
    ("party", "Brevin", "Brevin Telecommunications Holding International", False),
    ("party", "", "Brevin", False),
]


@pytest.mark.parametrize(("field", "said", "label", "expected"), SAME)
def test_when_two_values_are_one(field: str, said: str, label: str, expected: bool) -> None:
    assert FIELDS[field].matches(said, label) is expected
