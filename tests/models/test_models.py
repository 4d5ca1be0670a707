from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import models

NAMES = ("contract_type", "document_class", "party")


@pytest.mark.parametrize("name", NAMES)
def test_weights_are_the_ones_that_were_scored(name: str) -> None:
    models.verify(models.ROOT / name)


@pytest.mark.parametrize("name", NAMES)
def test_a_model_says_what_it_is(name: str) -> None:
    folder = models.ROOT / name
    card = (folder / "card.md").read_text(encoding="utf-8")
    for heading in ("## Data", "## Scores", "## Limits", "## Licence"):
        assert heading in card
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert any("held out" in part for part in scores)
    assert "project.yml" in {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_the_card_gives_the_scores_of_the_file(name: str) -> None:
    folder = models.ROOT / name
    figures = re.findall(
        r"0\.\d+|1\.0", json.dumps(json.loads((folder / "scores.json").read_text(encoding="utf-8")))
    )
    card = (folder / "card.md").read_text(encoding="utf-8")
    assert [figure for figure in figures if figure not in card] == []


def test_no_model_is_a_pickle() -> None:
    suffixes = {
        path.suffix
        for name in NAMES
        for path in (models.ROOT / name / "weights").rglob("*")
        if path.is_file()
    }
    assert not suffixes & {".pkl", ".pickle", ".joblib"}


@pytest.mark.parametrize("change", ["altered", "added", "missing", "unlisted"])
def test_a_changed_file_is_refused(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "model"
    (folder / "weights").mkdir(parents=True)
    (folder / "weights" / "a.bin").write_bytes(b"weights")
    models.seal(folder)
    models.verify(folder)
    if change == "altered":
        (folder / "weights" / "a.bin").write_bytes(b"Weights")
    elif change == "added":
        (folder / "weights" / "b.bin").write_bytes(b"more")
    elif change == "missing":
        (folder / "weights" / "a.bin").unlink()
    else:
        (folder / models.CHECKSUMS).unlink()
    with pytest.raises(models.ModelError):
        models.verify(folder)


def test_load_refuses_a_changed_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(models.ROOT / "document_class", tmp_path / "document_class")
    with (tmp_path / "document_class" / "weights" / "model.skops").open("ab") as stream:
        stream.write(b"x")
    monkeypatch.setattr(models, "ROOT", tmp_path)
    models.load.cache_clear()
    with pytest.raises(models.ModelError, match="not the file"):
        models.load("document_class")
    models.load.cache_clear()


def test_party_recogniser_finds_what_was_written() -> None:
    from models.party.synthetic import examples

    recogniser = models.load("party")
    wanted = found = right = 0
    for text, spans in examples(80, seed=6):
        truth = {(a, b) for a, b, label in spans if label == "PARTY"}
        guess = {(one.start, one.end) for one in recogniser.spans(text) if one.label == "PARTY"}
        wanted, found, right = wanted + len(truth), found + len(guess), right + len(truth & guess)
    assert right / found > 0.9
    assert right / wanted > 0.9


def test_document_class_tells_apart_what_was_written() -> None:
    from models.document_class.synthetic import examples

    classifier = models.load("document_class")
    cases = examples(4, seed=8)
    right = sum(next(iter(classifier.probabilities(text))) == label for text, label in cases)
    assert right / len(cases) > 0.9


def test_probabilities_are_probabilities() -> None:
    for name in ("document_class", "contract_type"):
        rows = models.load(name).probabilities("This agreement licenses software to the licensee.")
        assert abs(sum(rows.values()) - 1) < 1e-6
        assert list(rows.values()) == sorted(rows.values(), reverse=True)


def test_synthetic_spans_stand_where_they_say() -> None:
    from models.party.synthetic import examples

    for text, spans in examples(60, seed=3):
        assert all(text[a:b].strip() == text[a:b] != "" for a, b, _ in spans)
        assert sum(label == "PARTY" for _, _, label in spans) >= 2
    assert examples(5, seed=1) == examples(5, seed=1)
