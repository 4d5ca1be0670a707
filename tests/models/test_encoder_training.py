"""How the encoder is taught: what is weighed, without torch; where torch is there, all of it in small."""

from __future__ import annotations

import importlib.util
import json
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import models
from models.clause_type.features import Passage
from models.clause_type.train import FOLDS, Taught, fold_of
from models.clause_type_encoder.adapt import sheets
from models.clause_type_encoder.inputs import Shown
from models.clause_type_encoder.predict import load
from models.clause_type_encoder.teach import Effort, targets
from models.clause_type_encoder.together import FEATURES, UNSEEN, weighed
from models.clause_type_encoder.weigh import DOUBTS, Heard, comparable, heard, worths
from models.clause_type_encoder.words import Words

_NEEDED = ("torch", "transformers", "onnx", "onnxscript")
needs_torch = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in _NEEDED),
    reason="an encoder is tuned with torch, transformers, onnx and onnxscript, of the group 'train'",
)
TYPES = ("governing_law", "insurance")
LITTLE = Effort(reading=1, reading_short=1, teacher=1, student=2)


def drawn(count: int, seed: int) -> tuple[list[Heard], np.ndarray[Any, Any]]:
    """Documents in which own + half of other - 2 are the log-odds of being right."""
    chance = np.random.default_rng(seed)
    documents: list[Heard] = []
    others = []
    for _ in range(count):
        own = chance.normal(-1.0, 2.0, (30, 2)).astype(np.float32)
        other = chance.normal(-1.0, 2.0, (30, 2)).astype(np.float32)
        odds = own + 0.5 * other - 2.0
        right = chance.random(odds.shape) < 1.0 / (1.0 + np.exp(-odds))
        documents.append(Heard(own, np.full(30, 0.5), (10,) * 30, right))
        others.append(other)
    return documents, np.concatenate(others)


def test_numbers_are_worth_what_they_told_where_neither_had_learned() -> None:
    worth = worths(*drawn(400, 0))[0.0]
    documents, other = drawn(1, 1)
    found = weighed(documents[0].own, other, documents[0].lengths)
    said = found.rows @ np.array(worth.weights) + worth.shift
    true = (documents[0].own + 0.5 * other - 2.0)[found.units, found.types]
    assert np.abs(said - true).max() < 0.6
    assert np.abs(said - true).mean() < 0.2
    assert all(round(one, 5) == one for one in worth.weights)


def test_units_of_less_doubt_are_not_asked_about() -> None:
    documents, other = drawn(50, 0)
    spoiled = [
        Heard(one.own, np.where(np.arange(30) < 20, one.doubts, 0.01), one.lengths, one.right)
        for one in documents
    ]
    changed = other.copy()
    changed[[at for at in range(len(other)) if at % 30 >= 20]] = 99.0
    assert worths(spoiled, changed)[0.04] == worths(spoiled, other)[0.04]
    assert worths(spoiled, changed)[0.0] != worths(spoiled, other)[0.0]
    assert set(worths(documents, other)) == set(DOUBTS)


def test_where_there_is_nothing_to_learn_from_the_linear_models_word_stands() -> None:
    nothing = Heard(np.zeros((0, 2), np.float32), np.zeros(0), (), np.zeros((0, 2), np.bool_))
    (document,), other = drawn(1, 0)
    sure = Heard(document.own, np.zeros(30), document.lengths, document.right)
    made = worths([nothing, sure], other)[0.04]
    assert dict(zip(FEATURES, made.weights, strict=True)) == {
        name: float(name == "own") for name in FEATURES
    }
    assert made.shift == 0.0


def test_teachers_are_brought_to_the_student_by_a_line() -> None:
    chance = np.random.default_rng(0)
    teachers = chance.normal(size=(60, 2)).astype(np.float32)
    held = np.arange(60) >= 30
    doubts = np.where(np.arange(60) % 2, 0.5, 0.01)
    student = (0.5 * teachers[held] - 1.0).astype(np.float32)
    student[doubts[held] < 0.017] = 7.0
    made = comparable(teachers, student, held, doubts)
    assert made[~held] == pytest.approx(0.5 * teachers[~held] - 1.0, abs=1e-5)
    assert np.array_equal(made[held], student)


def test_without_a_doubt_in_common_no_line_is_drawn() -> None:
    teachers = np.ones((4, 1), np.float32)
    held = np.array([False, False, True, True])
    made = comparable(teachers, np.full((2, 1), 3.0, np.float32), held, np.full(4, 0.001))
    assert made.ravel().tolist() == [1, 1, 3, 3]


def lessons(spoiled: int | None = None) -> tuple[list[Taught], np.ndarray[Any, Any]]:
    """Documents of all parts, and scores of a first step; one part may be labelled wrongly."""
    chance = np.random.default_rng(3)
    taught: list[Taught] = []
    for at in range(20):
        right = {kind: frozenset({place}) for kind, place in zip(TYPES, (2, 5), strict=True)}
        if fold_of(f"issuer {at}") == spoiled:
            right = dict.fromkeys(TYPES, frozenset({7}))
        passages = [Passage(f"unit {number}") for number in range(8)]
        taught.append(Taught(f"d{at}", f"issuer {at}", passages, right, right))
    scores = chance.normal(-1.0, 0.2, (160, 2)).astype(np.float32)
    scores[2::8, 0] = scores[5::8, 1] = 1.0
    return taught, scores


def test_no_document_is_told_of_by_what_its_own_part_taught() -> None:
    honest = heard(*swapped(*lessons()), TYPES)
    spoiled = heard(*swapped(*lessons(spoiled=1)), TYPES)
    for at, (one, other) in enumerate(zip(honest, spoiled, strict=True)):
        same = np.array_equal(one.own, other.own)
        assert same == (fold_of(f"issuer {at}") == 1)
    beside = heard(*swapped(*lessons()), TYPES, jobs=2)
    assert all(np.array_equal(one.own, other.own) for one, other in zip(honest, beside, strict=True))
    assert honest[0].own[2, 0] > honest[0].own[3, 0] > UNSEEN
    assert np.argwhere(honest[0].right).tolist() == [[2, 0], [5, 1]]


def swapped(
    taught: list[Taught], scores: np.ndarray[Any, Any]
) -> tuple[list[Taught], tuple[str, ...], np.ndarray[Any, Any]]:
    return taught, TYPES, scores


def test_a_document_without_units_is_told_nothing_of() -> None:
    taught, scores = lessons()
    made = heard([*taught, Taught("empty", "issuer 0", [], {}, {})], TYPES, scores, TYPES)
    assert made[-1].own.shape == (0, 2)


def test_a_student_learns_from_labels_and_from_teachers() -> None:
    right, speaks = np.array([[True, False, False]]), np.array([[True, True, False]])
    assert targets(right, speaks, None).tolist() == [[1.0, pytest.approx(0.9), 0.0]]
    made = targets(right, speaks, np.array([[0.0, 99.0, -99.0]], np.float32))
    assert made.tolist() == [[pytest.approx(0.7), pytest.approx(0.96), pytest.approx(0.0)]]


NAMES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefgh"]


def test_texts_are_cut_into_sheets() -> None:
    words = Words(NAMES)
    made = sheets(words, [[Passage("a " * 100), Passage("b " * 57)], [Passage("c " * 30)], []])
    assert made.shape == (2, 128)
    assert made[0].tolist() == [2, *[5] * 100, *[6] * 26, 3]
    assert made[1].tolist() == [2, *[6] * 31, 3, *[0] * 95]
    assert sheets(words, []).shape == (0, 128)


def little_base(folder: Path, text: str) -> Path:
    """An encoder of six tiny layers that knows the words of a text and nothing else."""
    import torch
    from transformers import BertConfig, BertModel

    torch.manual_seed(0)
    names = [
        *NAMES[:5],
        *sorted({piece for word in text.lower().split() for piece in (word, word.strip(".,()"))}),
    ]
    config = BertConfig(
        vocab_size=len(names), hidden_size=32, num_hidden_layers=6, num_attention_heads=4,
        intermediate_size=64, max_position_embeddings=128,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    return folder


@needs_torch
def test_the_same_units_give_the_same_network(tmp_path: Path) -> None:
    from models.clause_type_encoder.adapt import adapt, shortened
    from models.clause_type_encoder.train import body_of, told, tune

    base = little_base(tmp_path, "a b c d e f g h")
    chance = np.random.default_rng(0)
    units: list[Shown] = [([2, *chance.integers(5, 13, 9).tolist(), 3], [7, 3]) for _ in range(70)]
    labels = np.array([[5 in own, 6 in own] for own, _ in units])
    read = sheets(Words(NAMES), [[Passage(" ".join(chance.choice(list("abcdefgh"), 300).tolist()))]])
    said = []
    for _ in range(2):
        body = body_of(base)
        adapt(body, read, [0, 2, 3], 4, epochs=2, rate=4e-4, embeddings=True)
        short = shortened(body)
        before = short.embeddings.word_embeddings.weight.detach().clone()
        adapt(short, read, [0, 2, 3], 4, epochs=1, rate=3e-4, embeddings=False)
        network = tune(short, units, labels, labels.astype(np.float32), epochs=2, seed=1)
        assert bool((network.body.embeddings.word_embeddings.weight.cpu() == before.cpu()).all())
        said.append(told(network, units))
    assert len(network.body.encoder.layer) == 3
    assert len(body.encoder.layer) == 6
    assert np.array_equal(said[0], said[1])
    assert np.isfinite(said[0]).all()


@needs_torch
def test_a_network_learns(tmp_path: Path) -> None:
    from models.clause_type_encoder.train import body_of, told, tune

    chance = np.random.default_rng(0)
    units: list[Shown] = [([2, *chance.integers(6, 13, 6).tolist(), 3], [7, 3]) for _ in range(128)]
    for own, _ in units[::2]:
        own[3] = 5
    labels = np.array([[5 in own] for own, _ in units])
    body = body_of(little_base(tmp_path, "a b c d e f g h"))
    said = told(tune(body, units, labels, labels.astype(np.float32), epochs=80, seed=0), units)
    assert said[labels].mean() > said[~labels].mean() + 2.0


@needs_torch
def test_side_by_side_they_learn_what_they_learn_one_by_one(tmp_path: Path) -> None:
    from models.clause_type_encoder.beside import Beside, Pupil, tuned
    from models.clause_type_encoder.train import THREADS, body_of

    chance = np.random.default_rng(0)
    units: list[Shown] = [([2, *chance.integers(5, 13, 9).tolist(), 3], [7, 3]) for _ in range(70)]
    labels = np.array([[5 in own, 6 in own] for own, _ in units])
    body = body_of(little_base(tmp_path, "a b c d e f g h"))
    pupils = [Pupil(body, units, labels, labels.astype(np.float32), 1, seed, units) for seed in (1, 2)]
    said = []
    told: list[str] = []
    for jobs in (1, 2 * THREADS):
        with Beside(jobs, told.append) as beside:
            begun = [beside.start(f"pupil {one.seed}", tuned, one) for one in pupils]
            said.append([one.result()[1] for one in begun])
    assert all(np.array_equal(one, other) for one, other in zip(*said, strict=True))
    assert not np.array_equal(*said[0])
    assert sorted(told) == [
        "encoder: pupil 1", "encoder: pupil 1: ready", "encoder: pupil 2", "encoder: pupil 2: ready"
    ]  # fmt: skip


@needs_torch
def test_the_command_teaches_an_encoder_that_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All steps in small: documents in, a sealed encoder out, which the linear model's units are put to."""
    from flows.commands.train import run_train
    from models.clause_type_encoder import teach as teaching
    from tests.flows.test_train import LAW, TEXT

    folder = tmp_path / "contracts"
    folder.mkdir()
    names = parted(3)
    cover = "The supplier shall maintain liability insurance of at least {} million dollars."
    rows = []
    for at, name in enumerate(names):
        (folder / f"{name}.txt").write_text(TEXT.format(at, f"town {at}"), encoding="utf-8")
        spans = {"governing_law": [{"quote": LAW}], "insurance": [{"quote": cover.format(at)}]}
        rows.append({"document": name, "language": "en", "spans": spans})
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    base = little_base(tmp_path / "base", TEXT.format("1 2 3", "town"))
    monkeypatch.setattr(teaching, "teach", partial(teaching.teach, effort=LITTLE))
    to = tmp_path / "model"
    assert run_train([folder], [labels], to=to, encoder=base, jobs=1, quiet=True) == 0
    models.verify(to)
    assert len((to / "taught.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(names)
    encoder = load(to / "weights")
    assert encoder.types == TYPES
    assert set(encoder.worths) == set(DOUBTS)
    passages = [Passage(LAW.lower()), Passage("notices are sent by mail")]
    linear = models.load("clause_type").of("en")
    assert linear.ranked(passages, encoder.where(0.0))["governing_law"]
    for path in (to / "weights").iterdir():
        assert not any(
            mark in path.read_bytes() for mark in (b"site-packages", b"/tmp/", b"/root/", b"/home/")
        )


def parted(each: int) -> list[str]:
    """Names of documents, so many in each part."""
    found: dict[int, list[str]] = {fold: [] for fold in range(FOLDS)}
    at = 0
    while any(len(names) < each for names in found.values()):
        name = f"supply-{at}"
        at += 1
        if len(found[fold_of(name)]) < each:
            found[fold_of(name)].append(name)
    return sorted(name for names in found.values() for name in names)


def test_issuers_in_too_few_parts_are_told_at_once(tmp_path: Path) -> None:
    from flows.commands import train
    from flows.teaching import Lesson
    from pipeline.errors import UsageError

    taught, _ = lessons()
    kept = [Lesson(one.name, "en", one) for one in taught if fold_of(one.group) != 2]
    with pytest.raises(UsageError, match="each of 5 parts"):
        train._tune(kept, tmp_path, tmp_path, 1, lambda words: None)
