"""The confidence of days and lengths: a model a language, and sure only where that is earned."""

from __future__ import annotations

import math
import re
from random import Random
from typing import Any

import pytest

import models
from models._confidence import SURE, Logistic, rows
from models.time_confidence import train
from models.time_confidence.predict import Confidence, Model, language_of, odds

FOLDER = models.ROOT / "time_confidence"
ENGLISH = ("term", "term, en", "score 0.95", "term: score 0.94", "term: initial")
FRENCH = ("term", "term, fr", "score 0.95", "term: score 0.94", "term: ferme")


def test_what_is_taught_holds_marks_and_no_words() -> None:
    for row in rows(train.BEFORE):
        assert set(row) == {"group", "kind", "source", "right", "marks"}
        assert all(re.fullmatch(r"[a-z0-9_,.:' ]+", mark) for mark in row["marks"])


def test_a_value_is_judged_by_the_model_of_its_language() -> None:
    assert (language_of(ENGLISH), language_of(FRENCH)) == ("en", "fr")
    assert language_of(("term", "term, und", "term: score 0.90")) == "en"
    model = Model(
        {
            "en": Confidence(Logistic(2.5, {}), {"term": 0.9}),
            "fr": Confidence(Logistic(2.5, {}), {"term": 0.95}),
        }
    )
    assert model.confidence("term", ENGLISH) >= SURE > model.confidence("term", FRENCH)
    assert model.confidence("renewal", ENGLISH) < SURE


def test_what_a_rule_says_is_one_of_the_marks() -> None:
    assert odds(ENGLISH) == pytest.approx(math.log(0.94 / 0.06))
    assert odds(("term", "term: score 1.00")) == odds(("term", "term: score 0.98"))
    assert odds(("term",)) == 0.0
    steep = Logistic(0.0, {}, slope=1.0)
    assert steep.probability((), odds(ENGLISH)) == pytest.approx(0.94)


def _invented(count: int) -> list[dict[str, Any]]:
    """A rule that tells in English and does not in French."""
    rng = Random(7)
    made = []
    for number in range(count):
        language = "en" if number % 2 else "fr"
        right = rng.random() < 0.8
        high = rng.random() < ((0.9 if right else 0.2) if language == "en" else 0.5)
        marks = ["term", f"term, {language}", f"term: score {0.95 if high else 0.7:.2f}"]
        made.append(
            {
                "group": f"{language}{number % 60}",
                "kind": "term",
                "source": language,
                "right": right,
                "marks": marks,
            }
        )
    return made


def test_training_learns_what_a_rule_is_worth_in_each_language() -> None:
    pytest.importorskip("sklearn")
    stored, scores = train.train(_invented(600))
    assert stored == train.train(_invented(600))[0]
    assert stored["en"]["slope"] > 3 * abs(stored["fr"]["slope"])
    assert scores["all: en, held out by issuer"]["values"] == 300


def test_a_kind_that_is_not_labelled_in_a_language_has_a_bar_there() -> None:
    pytest.importorskip("sklearn")
    data = _invented(600)
    for row in data:
        if row["source"] == "fr":
            row["kind"] = "renewal"
    stored, _ = train.train(data)
    assert stored["en"]["sure"].keys() == stored["fr"]["sure"].keys() == {"term", "renewal"}
    assert stored["en"]["sure"]["renewal"] == stored["en"]["sure"]["term"]
