"""What the models of confidence share: sure is earned, and doubt is measured."""

from __future__ import annotations

import pytest

from models._confidence import SURE, calibration_error, common, earned, figures


def test_sure_is_earned_and_what_is_earned_is_sure() -> None:
    assert earned(0.93, 0.9) == pytest.approx(0.93)
    assert earned(0.86, 0.85) == SURE
    assert earned(0.95, 0.96) < SURE
    assert earned(0.9999, 0.9) < 1.0


def test_probabilities_are_held_against_what_was_right() -> None:
    assert calibration_error([0.8] * 10, [True] * 8 + [False] * 2) == pytest.approx(0.0)
    assert calibration_error([0.8] * 10, [True] * 10) == pytest.approx(0.2)
    assert calibration_error([], []) == 0.0


def test_a_mark_that_is_seldom_seen_teaches_nothing() -> None:
    data = [{"marks": ["often"]}, {"marks": ["often", "often"]}, {"marks": ["once"]}]
    assert common(data, 2) == ["often"]


def test_figures_count_what_is_called_sure() -> None:
    told = figures([0.95, 0.92, 0.5], [True, False, True], [0.9, 0.93, 0.9], "values")
    assert (told["values"], told["sure"], told["right_when_sure"]) == (3, 1, 1.0)
