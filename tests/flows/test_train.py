# ruff: noqa: E501 (texts to be read as they stand)
"""``clausier train``: what may teach, what may not, and how labels come to lie over units."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import models
from data.splits import sides
from flows.commands.train import run_train
from flows.evaluation.gold import Gold, GoldSpan
from flows.teaching import apart, lesson, teach
from models.clause_type import predict
from pipeline.errors import UsageError
from pipeline.settings import Settings
from tests.pipeline.test_clauses import document

SETTINGS = Settings(as_of=date(2026, 1, 1))
LAW = "This Agreement is governed by the laws of the State of Oregon and by no other law of any place."
TEXT = (
    "SUPPLY AGREEMENT\n\nThis Agreement is made on 4 March 2021 between Alder Works Ltd and Birch & Co LLP.\n\n"
    f"1. Law. {LAW}\n\n2. Delivery. The supplier delivers the goods of lot {{0}} to the warehouse in {{1}}.\n\n"
    "3. Notices. Notices are sent by mail to the address of each party, and take effect when they arrive.\n\n"
    "4. Insurance. The supplier shall maintain liability insurance of at least {0} million dollars.\n"
)


def gold(name: str, **spans: str) -> Gold:
    return Gold(name, language="en", spans={kind: (GoldSpan(quote),) for kind, quote in spans.items()})


def test_labels_lie_over_units() -> None:
    taught = teach(document(TEXT.format(3, "Bend"), "en"), gold("a", governing_law=LAW, insurance=""))
    (at,) = taught.first["governing_law"]
    assert "laws of the state of oregon" in taught.passages[at].text
    assert taught.again["governing_law"] == frozenset({at})
    assert "governing_law" in taught.passages[at].kinds
    assert "price_restrictions" not in taught.first, "what is not labelled teaches nothing"


def test_a_quote_with_an_omission_lies_over_both_parts() -> None:
    quote = f"{LAW}<omitted>Notices are sent by mail to the address of each party, and take effect when they arrive."
    taught = teach(document(TEXT.format(3, "Bend"), "en"), gold("a", governing_law=quote))
    assert len(taught.first["governing_law"]) == 2


def test_a_document_of_the_test_side_teaches_nothing(tmp_path: Path) -> None:
    closed = next(name for name, side in sorted(sides().items()) if side == "test")
    path = tmp_path / f"{closed}.txt"
    path.write_text(TEXT.format(3, "Bend"), encoding="utf-8")
    made = lesson(path, gold(closed, governing_law=LAW), SETTINGS)
    assert made.taught is None
    assert made.reason == "on the test side"


def test_its_near_duplicate_teaches_nothing_either(tmp_path: Path) -> None:
    closed = next(name for name, side in sorted(sides().items()) if side == "test")
    lessons = []
    for name, town in ((closed, "Bend"), ("twin", "Salem"), ("other", "")):
        path = tmp_path / f"{name}.txt"
        words = " ".join(f"term{at} of lot{at * 7}" for at in range(300))
        text = f"{words} {TEXT.format(3, town)}" if town else TEXT.format(9, "Eugene")
        path.write_text(text, encoding="utf-8")
        lessons.append(lesson(path, gold(name, governing_law=LAW), SETTINGS))
    kept, refused = apart(lessons)
    assert [one.document for one in kept] == ["other"]
    assert {one.reason for one in refused} == {
        "on the test side", "nearly the same as a document on the test side"
    }  # fmt: skip


def test_labels_of_another_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT.format(3, "Bend"), encoding="utf-8")
    made = lesson(path, Gold("a", "0" * 64, "en", spans={"insurance": ()}), SETTINGS)
    assert made.taught is None
    assert "another" in made.reason


def test_a_model_is_trained_and_sealed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "contracts"
    folder.mkdir()
    rows = []
    for at in range(8):
        name = f"supply-{at}"
        (folder / f"{name}.txt").write_text(TEXT.format(at, f"town {at}"), encoding="utf-8")
        rows.append({"document": name, "language": "en", "spans": {"governing_law": [{"quote": LAW}]}})
    labels = tmp_path / "labels.jsonl"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    made_at = tmp_path / "model"
    assert run_train([folder], [labels], to=made_at, jobs=1, quiet=True, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"model": str(made_at), "documents": 8, "languages": {"en": 8}, "left_out": {}}
    models.verify(tmp_path / "model")
    made = predict.load(tmp_path / "model" / "weights").of("en")
    assert made is not None
    assert "governing_law" in made.types
    taught = (tmp_path / "model" / "taught.csv").read_text(encoding="utf-8").splitlines()
    assert taught[1:] == [f"supply-{at},en" for at in range(8)]


def test_nothing_to_learn_from_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "labels.jsonl").write_text(
        json.dumps({"document": "gone", "language": "en", "spans": {"insurance": [{"quote": "x"}]}}) + "\n",
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match="nothing to learn"):
        run_train([tmp_path], [], to=tmp_path / "model", jobs=1, quiet=True)
    with pytest.raises(UsageError, match="is no folder"):
        run_train([tmp_path / "absent"], [], to=tmp_path / "model", jobs=1, quiet=True)
    with pytest.raises(UsageError, match="more files of labels"):
        run_train([tmp_path], [tmp_path, tmp_path], to=tmp_path / "model", jobs=1, quiet=True)


def test_without_a_place_nothing_is_replaced(tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (models.ROOT / "clause_type").rglob("*.json*")}
    with pytest.raises(UsageError, match="say with --to"):
        run_train([tmp_path], [], to=None, jobs=1, quiet=True)
    assert before == {
        path: path.stat().st_mtime_ns for path in (models.ROOT / "clause_type").rglob("*.json*")
    }


def test_what_was_there_stays_where_nothing_can_be_learned(tmp_path: Path) -> None:
    (tmp_path / "supply-0.txt").write_text(TEXT.format(1, "Bend"), encoding="utf-8")
    row = {
        "document": "supply-0",
        "language": "en",
        "spans": {"insurance": [{"quote": "of at least 1 million"}]},
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    weights = tmp_path / "model" / "weights"
    weights.mkdir(parents=True)
    (weights / "head.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="nothing to learn from in en"):
        run_train([tmp_path], [], to=tmp_path / "model", jobs=1, quiet=True)
    assert (weights / "head.json").read_text(encoding="utf-8") == "{}"


def test_an_encoder_that_cannot_be_tuned_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = tmp_path / "base"
    base.mkdir()
    with pytest.raises(UsageError, match=r"there is no config\.json"):
        run_train([tmp_path], [], to=tmp_path / "m", encoder=base, jobs=1, quiet=True)
    for name in ("config.json", "model.safetensors", "vocab.txt"):
        (base / name).touch()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match="install the group 'train'"):
        run_train([tmp_path], [], to=tmp_path / "m", encoder=base, jobs=1, quiet=True)
