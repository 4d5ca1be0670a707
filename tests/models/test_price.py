"""The judge of prices: sealed, small, doubtful where it should be."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal

import models
from data.splits import side_of
from flows._examples import LABELS
from models.price.features import Around, features, prior
from models.price.predict import Linear, Model, probability

FOLDER = models.ROOT / "price"
FEE = Around(
    "in consideration of the services the client shall pay to the provider a monthly fee of ",
    " per month, payable in advance.",
    "fees",
    "",
    Decimal(900),
    "en",
    0.93,
    ("rule:text", "rule:text:0.93", "per:time", "per:after"),
)
COVER = replace(
    FEE,
    before="maintain general liability insurance with a limit of not less than ",
    after=" per occurrence and in the aggregate.",
    heading="insurance",
    rule=0.0,
    flags=("rule:none", "per:none"),
)


def test_weights_are_the_ones_that_were_scored() -> None:
    models.verify(FOLDER)


def test_a_fee_is_a_price_and_cover_is_none() -> None:
    model = models.load("price")
    likely, right = model.ask(FEE)
    assert likely
    assert right > 0.8
    assert not model.ask(COVER)[0]


def test_the_arithmetic_is_that_of_a_logistic_regression() -> None:
    model = Model(Linear(0.5, 2.0, {"a": 1.0}), Linear(0.0, 1.0, {}), 0.5, 0.95)
    assert model.price.score(1.0, ["a", "b"]) == 3.5
    assert abs(probability(0.0) - 0.5) < 1e-9
    assert prior(replace(FEE, rule=0.5)) == 0.0


def test_what_is_not_likely_enough_is_not_called_sure() -> None:
    def said(odds: float) -> float:
        return Model(Linear(9.0, 0.0, {}), Linear(odds, 0.0, {}), 0.5, 0.95).ask(FEE)[1]

    assert said(2.5) == 0.89
    assert said(4.0) > 0.95


def test_features_are_sorted_and_told_once() -> None:
    found = features(FEE)
    assert found == sorted(set(found))
    assert "fee@near" in found
    assert "last1:fee" in found


def test_no_test_document_taught() -> None:
    names = [
        json.loads(line)["document"]
        for line in (LABELS / "price_amounts.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert names
    assert {side_of(name) for name in names} == {"development"}


def test_the_card_gives_the_scores_of_the_file() -> None:
    card = (FOLDER / "card.md").read_text(encoding="utf-8")
    figures = re.findall(r"0\.\d+", (FOLDER / "scores.json").read_text(encoding="utf-8"))
    assert figures
    assert [figure for figure in figures if figure not in card] == []
    for heading in ("## Data", "## Scores", "## Limits", "## Licence"):
        assert heading in card
