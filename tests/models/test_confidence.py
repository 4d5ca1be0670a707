"""What the models of confidence share: sure is earned, and doubt is measured."""

from __future__ import annotations

import json
import re

import pytest

import models
from models._confidence import SURE, calibration_error, common, earned, figures


@pytest.mark.parametrize("name", ["party_confidence", "time_confidence"])
def test_the_weights_are_those_that_were_scored_and_the_card_says_so(name: str) -> None:
    folder = models.ROOT / name
    models.verify(folder)
    card = (folder / "card.md").read_text(encoding="utf-8")
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert all("held out" in part for part in scores)
    for heading in ("## Data", "## Scores", "## Limits", "## Licence"):
        assert heading in card
    assert all(figure in card for figure in re.findall(r"0\.\d+|1\.0", json.dumps(scores)))


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
