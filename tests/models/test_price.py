"""The judge of prices: sealed, small, doubtful where it should be."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest

import models
from data.splits import side_of
from flows._examples import LABELS
from models.price.features import Around, features, prior
from models.price.predict import Linear, Model, Trees, probability
from models.price.second import NAMES, NONE, numbers, place_of, read_place, stored

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


def ask(model: Model, *arounds: Around) -> list[tuple[bool, float]]:
    """Ask of sums that stand a thousand characters apart, each in a clause of its own."""
    return model.ask([(one, place_of(one, 1000 * at, 1000 * at)) for at, one in enumerate(arounds)])


def test_a_fee_is_a_price_and_cover_is_none() -> None:
    fee, cover = ask(models.load("price"), FEE, COVER)
    assert fee[0]
    assert fee[1] > 0.8
    assert not cover[0]


def test_of_no_sums_nothing_is_said() -> None:
    assert models.load("price").ask([]) == []


def test_the_arithmetic_is_that_of_regressions_and_trees() -> None:
    assert Linear(0.5, 2.0, {"a": 1.0}).score(1.0, ["a", "b"]) == 3.5
    assert abs(probability(0.0) - 0.5) < 1e-9
    assert prior(replace(FEE, rule=0.5)) == 0.0
    tree = [[1, 0.5, 1, 2], [-0.25], [0.75]]
    assert Trees([tree, tree]).score((1.0, 0.5)) == 0.5
    assert Trees([tree, tree]).score((1.0, 0.6)) == 2.5


def test_what_is_not_likely_enough_is_not_called_sure() -> None:
    def said(odds: float) -> float:
        cuts = {"en:said": 0.95, "en:once": 0.95, "en:open": 0.95}
        model = Model(Linear(9.0, 0.0, {}), Trees([]), Linear(odds, 0.0, {}), 0.5, cuts)
        return ask(model, FEE)[0][1]

    assert said(2.5) == 0.89
    assert said(4.0) > 0.95


def test_features_are_sorted_and_told_once() -> None:
    found = features(FEE)
    assert found == sorted(set(found))
    assert "fee@near" in found
    assert "last1:fee" in found


def test_the_numbers_say_what_the_other_sums_do() -> None:
    month = place_of(FEE, 0, 40)
    year = place_of(replace(FEE, value=Decimal(10800), heading="other"), 900, 940)
    cover = place_of(COVER, 900, 1100)
    own, _, last = numbers([month, year, cover], [2.0, 3.0, -4.0])
    told = dict(zip(NAMES, own, strict=True))
    assert (told["own"], told["highest"], told["mean"], told["share"]) == (2.0, 3.0, -0.5, 0.5)
    assert (told["clause mean"], told["clause count"], told["before"]) == (NONE, 0.0, NONE)
    assert told["multiple"] == 3.0, "the year is twelve of the month"
    told = dict(zip(NAMES, last, strict=True))
    assert (told["before"], told["clause highest"], told["heading mean"]) == (3.0, 3.0, NONE)
    assert len(own) == len(NAMES)


def test_the_order_of_the_sums_does_not_matter() -> None:
    places = [place_of(replace(FEE, value=Decimal(at)), at // 3, at * 50) for at in range(1, 9)]
    scores = [0.5 * at - 2 for at in range(8)]
    turned = numbers(places[::-1], scores[::-1])
    assert [pytest.approx(row) for row in turned[::-1]] == numbers(places, scores)


def test_a_place_is_stored_and_read_back() -> None:
    place = place_of(COVER, 3, 7)
    assert read_place(json.loads(json.dumps(stored(place)))) == place


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
