"""The model of clause types: what taught it, how it is learned, and that it is as it was sealed."""

from __future__ import annotations

import csv
import json
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import models
from data.splits import side_of
from models.clause_type import predict, second, together
from models.clause_type.features import LOUDNESS, PARTS, Passage, Vocabulary, letters, words
from models.clause_type.predict import Language
from models.clause_type.train import FOLDS, Plan, Taught, fold_of, folds_of, learn

FOLDER = models.ROOT / "clause_type"
CUAD = 41


def lesson(number: int) -> Taught:
    """An invented contract of six units, one of them on the law and one on insurance."""
    said = [
        f"this agreement number {number} is made between the parties named below",
        f"this agreement is governed by the laws of the state of oregon and no other {number}",
        "the supplier delivers the goods to the warehouse of the customer",
        f"the supplier shall maintain liability insurance of at least {number} dollars",
        "notices are sent by mail to the address of each party",
        "the parties have signed this agreement below",
    ]
    passages = [Passage(text, "law" if at == 1 else "") for at, text in enumerate(said)]
    labels = {"governing_law": frozenset({1}), "insurance": frozenset({3})}
    told = [("parties", "name", 0.95, True), ("parties", "name", 0.95, number % 4 != 0)]
    return Taught(f"doc {number}", f"issuer {number}", passages, labels, labels, told)


@pytest.fixture(scope="module")
def learned() -> Language:
    return learn([lesson(at) for at in range(20)], Plan(("governing_law", "insurance")), jobs=1)


def test_no_document_of_the_test_side_has_taught_it() -> None:
    with (FOLDER / "taught.csv").open(encoding="utf-8", newline="") as stream:
        taught = [row["document"] for row in csv.DictReader(stream)]
    assert len(taught) > 300
    assert [name for name in taught if side_of(name) == "test"] == []


def test_it_knows_all_categories_of_cuad_and_our_own() -> None:
    from pipeline.clause_types._names import OWN

    english = models.load("clause_type").of("en")
    assert len(set(english.types) - set(OWN)) == CUAD
    assert {"rofr_rofo_rofn", "ip_ownership_assignment", "unlimited_all_you_can_eat_license"} <= set(
        english.types
    )
    assert set(OWN) <= {*english.types, *models.load("clause_type").of("fr").types}


def test_it_is_small_and_loads_quickly() -> None:
    size = sum(path.stat().st_size for path in (FOLDER / "weights").rglob("*"))
    assert size < 60 * 2**20
    began = time.process_time()
    predict.load(FOLDER / "weights")
    assert time.process_time() - began < 1.5


def test_numbers_that_do_not_fit_are_refused(tmp_path: Path, learned: Language) -> None:
    head = {"languages": ["en"], "en": predict.save(tmp_path / "en", learned)}
    (tmp_path / predict.HEAD).write_text(json.dumps(head), encoding="utf-8")
    assert predict.load(tmp_path).of("en") is not None
    np.save(tmp_path / "en" / "idf.npy", np.zeros(3, dtype=np.float32))
    with pytest.raises(ValueError, match="do not fit"):
        predict.load(tmp_path)


def test_what_is_kept_says_what_was_learned(tmp_path: Path, learned: Language) -> None:
    head = {"languages": ["en"], "en": predict.save(tmp_path / "en", learned)}
    (tmp_path / predict.HEAD).write_text(json.dumps(head), encoding="utf-8")
    kept = predict.load(tmp_path).of("en")
    assert kept is not None
    assert kept.ranked(lesson(3).passages) == learned.ranked(lesson(3).passages)


def test_a_language_keeps_what_its_headings_weigh(tmp_path: Path, learned: Language) -> None:
    loud = {**LOUDNESS, "heading": 0.4}
    made = learn([lesson(at) for at in range(20)], Plan(("governing_law",), loudness=loud), jobs=1)
    own, other = predict.save(tmp_path / "fr", made), predict.save(tmp_path / "en", learned)
    head = {"languages": ["en", "fr"], "en": other, "fr": own}
    (tmp_path / predict.HEAD).write_text(json.dumps(head), encoding="utf-8")
    kept = predict.load(tmp_path).of("fr")
    assert kept is not None
    assert kept.vocabulary.loudness == loud
    assert "loudness" not in other
    assert kept.ranked(lesson(3).passages) == made.ranked(lesson(3).passages)


def test_learning_twice_gives_the_same(learned: Language) -> None:
    again = learn([lesson(at) for at in range(20)], Plan(("governing_law", "insurance")), jobs=2)
    for name in ("first", "bias", "again", "shift"):
        assert np.array_equal(getattr(again, name), getattr(learned, name))


def test_it_finds_what_it_was_taught(learned: Language) -> None:
    ranked = learned.ranked(lesson(77).passages)
    assert ranked["governing_law"][0][0] == 1
    assert ranked["insurance"][0][0] == 3
    assert learned.worth("parties", "name", 0.95) == pytest.approx(36 / 42, abs=0.001)
    assert learned.worth("parties", "name", 0.4) == pytest.approx(36 / 42, abs=0.001)
    assert learned.worth("parties", "guess", 0.95) == 0.0


def test_a_type_without_labels_is_not_learned() -> None:
    made = learn([lesson(at) for at in range(6)], Plan(("governing_law", "hardship")), jobs=1)
    assert made.types == ("governing_law",)
    with pytest.raises(ValueError, match="no labels"):
        learn([lesson(1)], Plan(("hardship",)), jobs=1)


def test_a_group_is_never_parted() -> None:
    assert fold_of("issuer 7") == fold_of("issuer 7")
    assert {fold_of(f"issuer {at}") for at in range(100)} == set(range(FOLDS))


def test_words_and_letters() -> None:
    assert words("usd 1,250.00 are due (see [***])") == [
        "usd", "#1", "#3", "#2", "are", "due", "see", "[***]"
    ]  # fmt: skip
    assert list(letters("law")) == [" la", "law", "aw ", " law", "law ", " law "]
    assert list(letters("a")) == [" a "]


def test_rows_have_unit_length_a_part() -> None:
    documents = [lesson(at).passages for at in range(6)]
    made = Vocabulary.learn(documents, dict.fromkeys(PARTS, 500), 2)
    matrix = made.rows(documents[0])
    assert matrix.shape == (6, made.size)
    own = matrix[:, : len(made.places["words"])]
    assert np.allclose(np.sqrt(own.multiply(own).sum(axis=1)), 1.0, atol=1e-5)


def test_no_units_are_no_rows() -> None:
    english = models.load("clause_type").of("en")
    assert english.ranked([]) == {}
    assert english.ranked([Passage("")])


def test_the_second_look_compares_within_the_document() -> None:
    scores = np.array([[0.5], [2.0], [-1.0]], dtype=np.float32)
    picks = second.picked(scores)
    assert picks.T.tolist() == [[1, 0, 2]]
    known = second.told([Passage("a"), Passage("b"), Passage("c")], ("price",))
    rows = second.rows(scores, slice(None), picks, known)[0]
    assert rows.shape == (3, 8 + 4 + 1 + known.shape[1])
    assert rows[1][2] == pytest.approx(-1.5)


SPEAKS = {"governing_law": frozenset({"law"}), "insurance": frozenset({"insurance"})}


def test_types_that_are_learned_together_mean_the_same_by_a_heading() -> None:
    types, kinds = (
        ("governing_law", "insurance"),
        ("headed insurance", "insurance", "law", "under insurance", together.SHORT),
    )
    law, insurance = (together.lens(kind, types, kinds, SPEAKS) for kind in types)
    base = together.OWN + len(types)
    assert (
        law.shape
        == insurance.shape
        == (base + len(kinds) + together.PLACE, together.OWN + together.PLACE + 6)
    )
    seen = together.OWN + together.PLACE
    assert insurance[base].tolist()[seen:] == [1, 0, 0, 0, 0, 0]
    assert law[base].tolist()[seen:] == [0, 0, 1, 0, 0, 0]
    assert insurance[base + 1].tolist()[seen:] == law[base + 2].tolist()[seen:] == [0, 0, 0, 1, 0, 0]
    assert law[base + 1].tolist()[seen:] == [0, 0, 0, 0, 1, 0]
    assert insurance[base + 3].tolist()[seen:] == [0, 1, 0, 0, 0, 0]
    assert not law[base + 3].any()
    assert law[base + 4].tolist()[seen:] == insurance[base + 4].tolist()[seen:] == [0, 0, 0, 0, 0, 1]


def test_groups_are_dealt_out_by_size_where_they_are_few() -> None:
    taught = [lesson(at) for at in range(12)]
    taught += [replace(lesson(at), group="a house of many papers") for at in range(12, 20)]
    plan = Plan(("governing_law",), speaks=SPEAKS)
    folds = folds_of(taught, plan)
    assert folds[12:] == [0] * 8
    assert 0 not in folds[:12]
    assert set(folds) == set(range(FOLDS))
    assert folds_of(taught, Plan(("governing_law",))) == [fold_of(one.group) for one in taught]


def test_types_that_are_learned_together_are_found() -> None:
    plan = Plan(("governing_law", "insurance"), speaks=SPEAKS)
    made = learn([lesson(at) for at in range(20)], plan, jobs=1)
    again = learn([lesson(at) for at in range(20)], plan, jobs=1)
    assert np.array_equal(made.again, again.again)
    assert np.array_equal(made.shift, again.shift)
    ranked = made.ranked(lesson(77).passages)
    assert ranked["governing_law"][0][0] == 1
    assert ranked["insurance"][0][0] == 3
    assert ranked["insurance"][0][1] > 0.9 > 0.1 > ranked["insurance"][1][1]


def test_a_document_that_has_a_clause_is_told_to_where_its_units_are_doubtful() -> None:
    rng = np.random.default_rng(7)
    looked = []
    for at in range(60):
        there = at % 2 == 0
        rows = rng.normal(0.0, 1.0, (6, together.OWN + 1 + together.PLACE)).astype(np.float32)
        rows[:, 0] += 2.0 * there
        wanted = np.zeros(6, dtype=np.bool_)
        wanted[rng.integers(6)] = there
        looked.append(together.Looked(at % FOLDS, {0: (rows, wanted)}))
    again, shift = together.learn(looked, [together.lens("law", ("law",), (), {})])
    best = np.array([(one.rows[0][0] @ again[0] + shift[0]).max() for one in looked])
    assert best[::2].mean() > 0 > best[1::2].mean()
