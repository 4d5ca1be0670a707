"""The models: their weights are sealed, their scores are in the card, their training texts are sound."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import models
from models import _exported, _linear

NAMES = ("clause_type", "clause_type_encoder", "contract_type", "document_class", "party", "party_pointed")


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
    models._loaded.cache_clear()
    with pytest.raises(models.ModelError, match="not the file"):
        models.load("document_class")
    models._loaded.cache_clear()


def test_party_recogniser_finds_what_was_written() -> None:
    from models.party.synthetic import examples

    recogniser = models.load("party")
    wanted = found = right = 0
    for text, spans in examples(80, seed=6):
        truth = {(a, b) for a, b, label in spans if label == "PARTY"}
        guess = {(one.start, one.end) for one in recogniser.spans(text) if one.label == "PARTY"}
        wanted, found, right = wanted + len(truth), found + len(guess), right + len(truth & guess)
    # Few of these are taught: they are unlike the openings of contracts, which teach the rest.
    assert right / found > 0.75
    assert right / wanted > 0.65


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


_ODD = [
    "",
    "x",
    "\u00e9 \u00c0\u00c7 \ufb01 \u0152uvre \u0130stanbul \u00df \u00b2 \u0663 a b",
    "a\x00b  \t\n c'est l'\u00e9t\u00e9",
]


@pytest.fixture(scope="module")
def classifiers() -> dict[str, tuple[_linear.Classifier, _linear.Classifier]]:
    made = {}
    for name in ("document_class", "contract_type"):
        weights = models.ROOT / name / "weights"
        made[name] = (_linear.load(weights, 3000), _linear.load_reference(weights, 3000))
    return made


@pytest.mark.parametrize("name", ["document_class", "contract_type"])
def test_plain_numbers_say_what_scikit_learn_says(
    name: str, classifiers: dict[str, tuple[_linear.Classifier, _linear.Classifier]]
) -> None:
    from models.document_class.synthetic import examples

    plain, reference = classifiers[name]
    for text in [*_ODD, *(text for text, _ in examples(3, seed=4))]:
        expected = reference.probabilities(text)
        assert plain.probabilities(text) == pytest.approx(expected, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
def test_plain_numbers_hold_for_any_text(
    text: str, classifiers: dict[str, tuple[_linear.Classifier, _linear.Classifier]]
) -> None:
    plain, reference = classifiers["document_class"]
    assert plain.probabilities(text) == pytest.approx(reference.probabilities(text), abs=1e-12)


def test_asking_needs_no_scikit_learn() -> None:
    code = (
        "import sys, models; models.load('contract_type').probabilities('a lease of land');"
        "models.load('document_class').probabilities('an invoice');"
        "assert not {'sklearn', 'skops', 'scipy', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=models.ROOT.parent)


def test_numbers_that_do_not_fit_their_vocabulary_are_refused(tmp_path: Path) -> None:
    weights = models.ROOT / "document_class" / "weights"
    for name in (_exported.VOCABULARY, _exported.NUMBERS):
        (tmp_path / name).write_bytes((weights / name).read_bytes())
    (tmp_path / _exported.NUMBERS).write_bytes((weights / _exported.NUMBERS).read_bytes()[:-8])
    with pytest.raises(ValueError, match="does not fit"):
        _exported.read(tmp_path)


def test_synthetic_spans_stand_where_they_say() -> None:
    from models.party.synthetic import examples

    for text, spans in examples(60, seed=3):
        assert all(text[a:b].strip() == text[a:b] != "" for a, b, _ in spans)
        assert sum(label == "PARTY" for _, _, label in spans) >= 2
    assert examples(5, seed=1) == examples(5, seed=1)


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in models.ROOT.glob(f"*/{models.CHECKSUMS}"))
)
def test_weights_tell_nothing_of_the_machine_they_were_made_on(name: str) -> None:
    for path in (models.ROOT / name / "weights").rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not any(
                mark in content for mark in (b"site-packages", b"/tmp/", b"/root/", b"/home/")
            ), path
