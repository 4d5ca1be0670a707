"""Precision, recall, F1, intervals, surety and calibration, against what is known of them."""

from __future__ import annotations

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_fscore_support

from flows.evaluation.judge import Judged, Verdict
from flows.evaluation.measures import calibration_error, reliability, score
from flows.evaluation.sheet_answers import wilson
from tests.flows.evaluation.makers import verdict

VERDICTS = st.lists(
    st.builds(
        verdict,
        st.sampled_from(get_args(Verdict)),
        st.sampled_from("abcdefgh"),
        st.floats(0, 1, allow_nan=False),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("verdicts", "precision", "recall", "f1"),
    [
        ("", None, None, None),
        ("A", None, None, None),
        ("RRR", 1.0, 1.0, 1.0),
        ("RM", 1.0, 0.5, 2 / 3),
        ("RI", 0.5, 1.0, 2 / 3),
        ("RW", 0.5, 0.5, 0.5),
        ("RWMI", 1 / 3, 1 / 3, 1 / 3),
        # Nothing stated, or nothing to be stated: F1 is nought, it is not hidden.
        ("MM", None, 0.0, 0.0),
        ("II", 0.0, None, 0.0),
    ],
)
def test_a_handful(verdicts: str, precision: float | None, recall: float | None, f1: float | None) -> None:
    names: dict[str, Verdict] = {
        "R": "right", "W": "wrong", "M": "missed", "I": "invented", "A": "rightly_absent",
    }  # fmt: skip
    told = score("price", [verdict(names[one], f"d{place}") for place, one in enumerate(verdicts)])
    assert (told.precision, told.recall) == (precision, recall)
    assert told.f1 == (None if f1 is None else pytest.approx(f1))


@given(VERDICTS)
def test_the_figures_are_those_of_scikit_learn(judged: list[Judged]) -> None:
    """A wrong value is one that is stated falsely, and one that is missed."""
    truth: list[int] = []
    stated: list[int] = []
    pairs = {"right": [(1, 1)], "wrong": [(0, 1), (1, 0)], "missed": [(1, 0)], "invented": [(0, 1)]}
    for one in judged:
        for wanted, said in pairs.get(one.verdict, [(0, 0)]):
            truth.append(wanted)
            stated.append(said)
    told = score("price", judged)
    if not judged:
        assert told.f1 is None
        return
    precision, recall, f1, _ = precision_recall_fscore_support(
        truth, stated, average="binary", zero_division=0.0
    )
    assert told.precision is None or told.precision == pytest.approx(precision)
    assert told.recall is None or told.recall == pytest.approx(recall)
    assert told.f1 is None or told.f1 == pytest.approx(f1)


@given(VERDICTS)
def test_counts_add_up_and_figures_keep_to_their_bounds(judged: list[Judged]) -> None:
    told = score("price", judged)
    assert told.right + told.wrong + told.missed == told.positives
    assert told.right + told.wrong + told.invented == told.stated
    assert told.sure_right <= told.sure <= told.stated
    for share in (told.precision, told.recall, told.f1, told.f1_low, told.f1_high):
        assert share is None or 0 <= share <= 1
    if told.f1_low is not None:
        assert told.f1_high is not None
        assert told.f1_low <= told.f1_high
    assert score("price", judged) == told, "the same draws each time"


def test_the_interval_holds_the_figure_and_narrows_with_more_documents() -> None:
    def drawn(count: int) -> tuple[float, float, float]:
        judged = [verdict("right" if at % 4 else "missed", f"document {at}") for at in range(count)]
        told = score("price", judged)
        assert told.f1 is not None
        assert told.f1_low is not None
        assert told.f1_high is not None
        return told.f1_low, told.f1, told.f1_high

    few, many = drawn(12), drawn(400)
    assert few[0] <= few[1] <= few[2]
    assert many[0] < many[1] < many[2]
    assert many[2] - many[0] < few[2] - few[0]


def test_one_document_has_no_interval() -> None:
    assert score("price", [verdict("right"), verdict("missed")]).f1_low is None


def test_told_absent_though_it_is_there_is_counted() -> None:
    lost = Judged("a", "price", "missed", label="1.00 EUR", state="absent")
    good = Judged("b", "price", "rightly_absent", state="absent")
    told = score("price", [lost, good, verdict("right", "c")])
    assert (told.false_absent, told.told_absent) == (1, 2)


@given(VERDICTS)
def test_bins_hold_every_stated_value_once(judged: list[Judged]) -> None:
    bins = reliability(judged)
    assert sum(one.stated for one in bins) == sum(bool(one.said) for one in judged)
    assert all(one.low - 1e-9 <= one.mean_confidence <= one.high + 1e-9 for one in bins)
    error = calibration_error(bins)
    assert error is None or 0 <= error <= 1


def test_calibration_of_a_known_case() -> None:
    judged = [verdict("right", "a", 0.95)] * 9 + [verdict("wrong", "a", 0.95)]
    judged += [verdict("right", "b", 0.55)] * 5 + [verdict("invented", "b", 0.55)] * 5
    error = calibration_error(reliability(judged))
    assert error == pytest.approx(0.5 * 0.05 + 0.5 * 0.05)
    assert calibration_error([]) is None


def test_a_confidence_of_one_falls_into_the_last_bin() -> None:
    (bin_,) = reliability([verdict("right", "a", 1.0), verdict("right", "a", 0.9)])
    assert (bin_.low, bin_.high, bin_.stated) == (0.9, 1.0, 2)


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    # Wilson, 1927, as tables have it.
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_wilson(right: int, count: int, low: float, high: float) -> None:
    assert list(wilson(right, count)) == pytest.approx([low, high], abs=5e-4)


@given(st.integers(1, 500), st.integers(0, 500))
def test_wilson_holds_the_share(count: int, right: int) -> None:
    right = min(right, count)
    low, high = wilson(right, count)
    assert 0 <= low <= right / count + 1e-12
    assert right / count <= high + 1e-12 <= 1 + 1e-9
    assert not math.isnan(low + high)
