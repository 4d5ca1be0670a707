"""The confidence of a party's name: sealed weights, marks that tell, a cut that is earned."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

import models
from models._confidence import SURE, Logistic, rows
from models.party_confidence import train
from models.party_confidence.predict import Confidence, Model, language_of

FOLDER = models.ROOT / "party_confidence"


def test_what_is_taught_holds_marks_and_no_words() -> None:
    allowed = {"group", "source", "right", "marks"}
    for row in rows(train.BEFORE):
        assert set(row) == allowed
        assert all(re.fullmatch(r"[a-z,: ]+", mark) for mark in row["marks"])


def test_below_the_cut_nothing_is_sure() -> None:
    model = Confidence(Logistic(0.0, {"good": 4.0, "fair": 2.5, "bad": -3.0}), 0.95)
    assert model.confidence(["good"]) >= SURE
    assert 0.88 < model.confidence(["fair"]) < SURE
    assert model.confidence(["bad"]) < 0.1
    assert model.confidence(["good", "good"]) == model.confidence(["good"])
    assert model.confidence(["never seen"]) == pytest.approx(0.5)
    assert model.confidence(["good", "fair"]) <= 0.99


def test_a_name_is_judged_by_the_model_of_its_language() -> None:
    few = Confidence(Logistic(-3.0, {}), 0.95)
    model = Model({"en": Confidence(Logistic(3.0, {}), 0.95), "fr": few})
    assert model.confidence(["introduced fr", "form"]) < 0.1
    assert model.confidence(["introduced en", "form"]) > 0.9
    assert language_of(["form"]) == "en"


def test_the_cut_asks_for_enough_right_names() -> None:
    likely = [0.99] * 300 + [0.95] * 100
    right = [True] * 300 + [True] * 90 + [False] * 10
    assert train.cut(likely, right) == pytest.approx(0.99)
    assert train.cut([0.5, 0.4], [True, True]) == SURE


def _invented(count: int) -> list[dict[str, Any]]:
    rng = Random(7)
    rows = []
    for number in range(count):
        right = rng.random() < 0.8
        form = "form" if rng.random() < (0.9 if right else 0.2) else "no form"
        marks = [form, "introduced fr" if number % 4 else "introduced en"]
        rows.append({"group": f"g{number % 40}", "source": "invented", "right": right, "marks": marks})
    return rows


def test_training_learns_what_tells_and_is_the_same_twice() -> None:
    pytest.importorskip("sklearn")
    told, scores = train.train(_invented(400))
    again, _ = train.train(_invented(400))
    assert told == again
    for one in told.values():
        assert one["weights"]["form"] > 0 > one["weights"]["no form"]
    assert scores["invented, held out by issuer"]["names"] == 300


def test_a_changed_weight_is_refused(tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "party_confidence"
    shutil.copytree(FOLDER, copy)
    weights = copy / "weights" / "weights.json"
    weights.write_text(weights.read_text(encoding="utf-8").replace("0.", "1.", 1), encoding="utf-8")
    with pytest.raises(models.ModelError):
        models.verify(copy)
