"""CUAD's measure of clause types, held against scikit-learn and against the words of its script."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from flows.evaluation import spans
from flows.evaluation.spans import Ranked, curve, jaccard, mean, pooled, rank, scores
from tests.flows.evaluation.makers import answers, gold

RANKED = st.lists(st.tuples(st.integers(1, 10**6), st.booleans()), min_size=1, max_size=60)


def ranking(items: list[tuple[int, bool]]) -> list[Ranked]:
    return [Ranked("audit_rights", "a", chance / 10**6, int(hit)) for chance, hit in items]


@given(RANKED, st.integers(0, 5))
def test_the_area_is_that_of_the_script_where_probabilities_differ(
    items: list[tuple[int, bool]], never_found: int
) -> None:
    items = list({chance: (chance, hit) for chance, hit in items}.values())
    labels = sum(hit for _, hit in items) + never_found
    told = curve("audit_rights", ranking(items), labels)
    if not labels:
        assert told.aupr is None
        return
    # The script's own way: thresholds from above, envelope, trapezoids.
    precisions, recalls = [1.0], [0.0]
    right = 0
    for count, (_, hit) in enumerate(sorted(items, reverse=True), start=1):
        right += hit
        precisions.append(right / count)
        recalls.append(right / labels)
    for place in range(len(precisions) - 2, -1, -1):
        precisions[place] = max(precisions[place], precisions[place + 1])
    assert told.aupr == pytest.approx(metrics.auc(recalls, precisions))
    at_80 = next((p for p, r in zip(precisions, recalls, strict=True) if r >= 0.8), 0.0)
    assert told.precision_at_80 == pytest.approx(at_80)


@given(RANKED)
def test_the_area_is_never_below_average_precision_nor_above_what_is_found(
    items: list[tuple[int, bool]],
) -> None:
    labels = sum(hit for _, hit in items)
    told = curve("audit_rights", ranking(items), labels)
    if not labels:
        return
    assert told.aupr is not None
    average = metrics.average_precision_score([hit for _, hit in items], [chance for chance, _ in items])
    assert average - 1e-9 <= told.aupr <= 1 + 1e-9


def test_points_are_those_of_scikit_learn() -> None:
    chance = random.Random(7)
    items = [(chance.randrange(50), chance.random() < 0.3) for _ in range(400)]
    truth, said = [hit for _, hit in items], [number for number, _ in items]
    precision, recall, _ = metrics.precision_recall_curve(truth, said)
    best = max(p for p, r in zip(precision, recall, strict=True) if r >= 0.8)
    ranked = [Ranked("x", "a", number / 50, int(hit)) for number, hit in items]
    assert curve("x", ranked, sum(truth)).precision_at_80 == pytest.approx(best)


def test_one_probability_for_all_earns_no_more_than_its_precision() -> None:
    same = [Ranked("x", "a", 0.5, int(number == 0)) for number in range(10)]
    assert curve("x", same, 1).aupr == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("found", "expected_area", "expected_at_80"),
    [
        ([], 0.0, 0.0),
        ([(0.9, "each party may audit the books of the other")], 1.0, 1.0),
        ([(0.9, "nothing of the kind"), (0.8, "each party may audit the books of the other")], 0.5, 0.5),
        # The same passage again costs nothing, as in the script.
        (
            [
                (0.9, "each party may audit the books of the other"),
                (0.8, "party may audit the books of the other"),
            ],
            1.0,
            1.0,
        ),
    ],
)  # fmt: skip
def test_passages_of_one_document(
    found: list[tuple[float, str]], expected_area: float, expected_at_80: float
) -> None:
    labels = gold(spans={"audit_rights": ["Each party may audit the books of the other."]})
    ranked, count = rank([(labels, answers(passages={"audit_rights": found}))])
    (told,) = scores(ranked, count)
    assert (told.aupr, told.precision_at_80) == (expected_area, expected_at_80)


def test_a_passage_that_matches_two_labels_finds_both() -> None:
    words = "either party may end this agreement on ninety days notice"
    labels = gold(spans={"term": [words, words + " in writing"]})
    ranked, count = rank([(labels, answers(passages={"term": [(0.9, words)]}))])
    assert [one.matches for one in ranked] == [2]
    assert count == {"term": 2}


def test_a_document_without_such_a_clause_counts_what_is_found_in_vain() -> None:
    ranked, count = rank([(gold(spans={"insurance": []}), answers(passages={"insurance": [(0.4, "x y")]}))])
    assert [(one.matches, one.probability) for one in ranked] == [(0, 0.4)]
    assert count == {"insurance": 0}
    assert scores(ranked, count) == []


def test_a_type_that_is_not_labelled_is_not_ranked() -> None:
    assert rank([(gold(), answers(passages={"insurance": [(0.4, "x y")]}))]) == ([], {})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a b", "a b", 1.0),
        ("a b", "c d", 0.0),
        ("a b c", "a b d", 0.5),
        ("", "", 0.0),
        ("a a b", "a b", 1.0),
    ],
)
def test_jaccard(one: str, other: str, expected: float) -> None:
    assert jaccard(one.split(), other.split()) == expected


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_jaccard_is_a_share_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    assert 0 <= jaccard(one, other) == jaccard(other, one) <= 1


def test_parties_are_found_in_a_longer_passage_other_types_are_not() -> None:
    words = "this agreement is made by brevin works inc. of lyon and by verlac mills of the other part"
    for kind, expected in (("parties", 1), ("insurance", 0)):
        labels = gold(spans={kind: ["Brevin Works Inc."]})
        ranked, _ = rank([(labels, answers(passages={kind: [(0.9, words)]}))])
        assert [one.matches for one in ranked] == [expected]


def test_line_breaks_and_typographic_quotes_part_no_match() -> None:
    labels = gold(spans={"insurance": ['The "Insurer" shall, at all times, keep cover.']})
    found = [(0.9, "The “Insurer” shall at all\ntimes keep cover")]
    ranked, _ = rank([(labels, answers(passages={"insurance": found}))])
    assert [one.matches for one in ranked] == [1]


def test_categories_that_are_no_clauses_can_be_left_out() -> None:
    ranked = [
        Ranked("parties", "a", 0.9, 1),
        Ranked("insurance", "a", 0.8, 0),
        Ranked("insurance", "a", 0.7, 1),
    ]
    labels = {"parties": 1, "insurance": 1}
    assert pooled(ranked, labels, clauses_only=True).labels == 1
    assert pooled(ranked, labels, clauses_only=False).labels == 2
    scored = scores(ranked, labels)
    assert mean(scored, clauses_only=True) == pytest.approx(0.5)
    assert mean(scored, clauses_only=False) == pytest.approx(0.75)
    assert mean([], clauses_only=False) is None
    assert {"document_name", "parties", "agreement_date", "effective_date"} == spans.NO_CLAUSES
