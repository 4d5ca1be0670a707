"""The encoder that is asked where the linear model hesitates: what it is shown, and what its word does."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import models
from data.splits import side_of
from models.clause_type.features import Passage
from models.clause_type_encoder import inputs, predict
from models.clause_type_encoder.predict import Encoder, doubt, spread
from models.clause_type_encoder.together import FEATURES, UNSEEN, Worth, weighed
from models.clause_type_encoder.words import Words

FOLDER = models.ROOT / "clause_type_encoder"
NAMES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "law",
    "in",
    "##dem",
    "##nify",
    "of",
    ".",
    "(",
    "a",
    "$",
    "law" * 40,
]
LIMIT = 100 * 2**20


@pytest.fixture
def words() -> Words:
    return Words(NAMES)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("law of  a\n law", ["law", "of", "a", "law"]),
        ("indemnify", ["in", "##dem", "##nify"]),
        ("(law).", ["(", "law", "[UNK]", "."]),
        ("$a", ["$", "a"]),
        ("indem9", ["[UNK]"]),
        ("l\u00e1w", ["law"]),
        ("law" * 40, ["[UNK]"]),
        ("", []),
    ],
)
def test_words_are_cut_into_known_pieces(words: Words, text: str, pieces: list[str]) -> None:
    assert [NAMES[at] for at in words.pieces(text)] == pieces


def test_a_unit_is_shown_with_its_heading_and_the_end_of_what_stands_before(words: Words) -> None:
    passages = [Passage("a law of law"), Passage("indemnify", "law of")]
    (first, second) = inputs.shown(words, passages, [0, 1])
    assert first == ([2, 11, 4, 8, 4, 3], [3])
    assert second == ([2, 5, 6, 7, 3], [4, 8, 3, 11, 4, 8, 4, 3])
    made = inputs.arrays([first, second])
    assert made["ids"].shape == (2, 13)
    assert made["mask"].sum(axis=1).tolist() == [7, 13]
    assert made["types"].sum(axis=1).tolist() == [1, 8]


def test_long_units_are_cut(words: Words) -> None:
    passages = [Passage("a " * 500), Passage("law " * 500, "of " * 500)]
    (one,) = inputs.shown(words, passages, [1])
    assert inputs.length(one) == 128


def sum_of(**weights: float) -> Worth:
    """A worth of a few of the numbers."""
    return Worth(tuple(weights.get(name.replace(" ", "_"), 0.0) for name in FEATURES), 0.5)


class Session:
    """Says of a unit how often its words are 'law'."""

    def __init__(self) -> None:
        self.asked = 0

    def run(self, _: object, shown: Mapping[str, Any]) -> list[Any]:
        self.asked += len(shown["ids"])
        laws = ((shown["ids"] == 4) & (shown["types"] == 0)).sum(axis=1)
        return [np.stack([laws, -laws], axis=1).astype(np.float32)]


def test_it_is_asked_where_the_linear_model_hesitates_and_nowhere_else(words: Words) -> None:
    session = Session()
    encoder = Encoder("e/1", ("b", "c"), {0.1: sum_of(own=1.0, other=2.0)}, words, session)
    passages = [Passage("law law"), Passage("of"), Passage("law")]
    picks = np.array([[0, 0, 2], [1, 1, 1], [2, 2, 0]])
    raised = np.array([[0, 0, 0], [1, -8, -8], [2, -8, -2]], dtype=np.float64)
    made = encoder.where(0.1)(passages, ("a", "b", "c"), picks, raised)
    assert session.asked == 2
    assert made.tolist() == [[0, 0, 0], [5.5, -8, -5.5], [0.5, -8, -5.5]]
    assert raised[1].tolist() == [1, -8, -8]


def test_a_linear_model_that_knows_fewer_types_is_heard_on_those(words: Words) -> None:
    encoder = Encoder("e/1", ("b", "c"), {0.0: sum_of(other=2.0)}, words, Session())
    passages, picks, raised = (
        [Passage("law law"), Passage("of")],
        np.array([[0], [1]]),
        np.array([[1.0, 1.0]]),
    )
    assert encoder.where(0.0)(passages, ("c",), picks, raised).tolist() == [[-3.5, 0.5]]
    assert encoder.where(0.0)(passages, ("a",), picks, raised) is raised


def test_doubt_is_how_much_the_answers_would_vary() -> None:
    picks = np.array([[0, 1], [1, 0]])
    made = doubt(3, picks, np.array([[0.0, -99.0], [99.0, 0.0]]))
    assert made.round(6).tolist() == [0.5, 0.0, 0.0]


def test_where_nothing_is_unsure_nothing_is_asked(words: Words) -> None:
    session = Session()
    encoder = Encoder("e/1", ("b", "c"), {0.1: sum_of(own=1.0)}, words, session)
    raised = np.full((2, 1), -9.0)
    made = encoder.opinion(0.1, [Passage("of")], ("b", "c"), np.zeros((1, 2), int), raised)
    assert made is raised
    assert session.asked == 0


def test_a_doubt_that_nothing_was_learned_for_is_refused(words: Words) -> None:
    encoder = Encoder("e/1", ("b", "c"), {0.1: sum_of(own=1.0)}, words, Session())
    with pytest.raises(ValueError, match=r"doubts of \[0\.1\], not of 0\.2"):
        encoder.where(0.2)


def test_the_numbers_that_are_weighed_compare_a_unit_with_its_document() -> None:
    own = np.array([[1.0, UNSEEN], [-1.0, 0.0], [UNSEEN, 2.0]], dtype=np.float32)
    other = np.array([[2.0, -3.0], [np.nan, np.nan], [1.0, 4.0]], dtype=np.float32)
    found = weighed(own, other, [1, 10, 100])
    assert list(zip(found.units.tolist(), found.types.tolist(), strict=True)) == [(0, 0), (2, 1)]
    told = [dict(zip(FEATURES, row, strict=True)) for row in found.rows.tolist()]
    first, last = told
    assert (first["own"], first["other"], first["other is best"], first["other below best"]) == (1, 2, 1, 0)
    assert (first["own before"], first["own after"], first["other after"]) == (UNSEEN, -1, -8)
    assert (last["own below best"], last["best own"], last["other of another type"]) == (0, 2, 0)
    assert last["place"] == pytest.approx(2 / 3)
    assert last["rank by other"] == 0


def test_a_worth_has_a_weight_for_each_number() -> None:
    with pytest.raises(ValueError, match="1 weights for 18"):
        Worth((1.0,), 0.0)


def test_log_odds_are_spread_over_units() -> None:
    made = spread(3, np.array([[2, 0], [0, 1]]), np.array([[1.0, 0.5], [3.0, -2.0]]))
    assert made.tolist() == [[0.5, 3.0], [UNSEEN, -2.0], [1.0, UNSEEN]]


def test_the_one_that_is_shipped_knows_the_categories_and_is_quick_to_load() -> None:
    began = time.process_time()
    encoder = predict.load(FOLDER / "weights")
    assert time.process_time() - began < 1.5
    assert len(encoder.types) == 41
    assert set(encoder.types) <= set(models.load("clause_type").of("en").types)
    said = encoder.told([Passage("this agreement is governed by the laws of the state of oregon.")], [0])[0]
    assert encoder.types[int(said.argmax())] == "governing_law"


def test_what_is_said_of_a_unit_does_not_hang_on_what_else_is_asked() -> None:
    encoder = models.load("clause_type_encoder")
    passages = [
        Passage(text) for text in ("the supplier insures the goods.", "notices " * 90, "a fee is due.")
    ]
    together = encoder.told(passages, [0, 1, 2])
    assert np.array_equal(together[2:], encoder.told(passages, [2]))


def test_all_models_together_are_small() -> None:
    assert sum(path.stat().st_size for path in models.ROOT.rglob("weights/**/*") if path.is_file()) < LIMIT


def test_a_head_that_does_not_fit_the_network_is_refused(tmp_path: Path) -> None:
    for path in (FOLDER / "weights").iterdir():
        (tmp_path / path.name).symlink_to(path)
    head = json.loads((tmp_path / predict.HEAD).read_text(encoding="utf-8"))
    (tmp_path / predict.HEAD).unlink()
    (tmp_path / predict.HEAD).write_text(json.dumps({**head, "types": head["types"][1:]}), encoding="utf-8")
    with pytest.raises(ValueError, match="number of types"):
        predict.load(tmp_path)


def test_no_document_of_the_test_side_has_taught_it() -> None:
    with (FOLDER / "taught.csv").open(encoding="utf-8", newline="") as stream:
        taught = [row["document"] for row in csv.DictReader(stream)]
    assert len(taught) > 200
    assert [name for name in taught if side_of(name) == "test"] == []


def test_who_does_not_ask_it_does_not_load_it() -> None:
    code = (
        "import sys, flows.commands.audit, pipeline.clause_types as c, pipeline.steps;"
        "assert not {'onnxruntime', 'torch', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=models.ROOT.parent)
