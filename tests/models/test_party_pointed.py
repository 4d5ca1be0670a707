"""The model of names that nothing introduced: marks that are taught, and how much each counts."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

import models
from models._confidence import rows
from models.party_pointed import train


def test_what_is_taught_holds_marks_and_no_words() -> None:
    for row in rows(train.BEFORE):
        assert set(row) - {"of"} == {"group", "source", "right", "marks"}
        assert all(re.fullmatch(r"[a-z0-9.,:'\t |-]+", mark) for mark in row["marks"])


@pytest.mark.parametrize(
    ("source", "of", "worth"),
    [
        ("English, CUAD", 1, 1.5),
        ("English, CUAD, before", 1, 1.0),
        ("English, CUAD, before", 6, 6.0),
        ("English, CUAD, names left out", 1, 0.35),
    ],
)
def test_a_name_counts_by_its_source(source: str, of: int, worth: float) -> None:
    assert train.worth({"source": source, "of": of}) == pytest.approx(worth)


def _invented(count: int) -> list[dict[str, Any]]:
    rng = Random(7)
    made = []
    for number in range(count):
        right = rng.random() < 0.3
        marks = ["signs alone" if rng.random() < (0.9 if right else 0.1) else "signs nowhere", "form"]
        made.append({"group": f"g{number % 40}", "source": "invented", "right": right, "marks": marks})
    return made


def test_training_learns_what_tells_and_is_the_same_twice() -> None:
    pytest.importorskip("sklearn")
    told, scores = train.train(_invented(400))
    assert told == train.train(_invented(400))[0]
    assert told["weights"]["signs alone"] > 0 > told["weights"]["signs nowhere"]
    assert scores["invented, held out by issuer"]["right_when_told"] > 0.6


def test_marks_that_speak_for_a_party_outweigh_the_rest() -> None:
    model = models.load("party_pointed")
    good = (
        "form",
        "signs alone",
        "form, signs alone",
        "before recitals",
        "before: between",
        "after: alias",
    )
    assert model.probability((*good, "from to 400", "found to 1", "pointed above 0.6")) > 0.7
    assert model.probability(("other", "signs nowhere", "found to 2", "from above 3000")) < 0.05
