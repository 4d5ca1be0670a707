"""What training makes of its texts, without training."""

from __future__ import annotations

import ast
import csv
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.splits import issuer_of, side_of, sides
from flows.teaching import invented
from models._corpus import Labelled, cuad, held_out
from models.contract_type.train import TYPES, type_of, without_label
from models.party.train import annotate
from pipeline.clause_types._names import FRENCH

_ROOT = Path(__file__).resolve().parents[2]
_RUN = 8
_EVERY = 8
_TWIN = 0.6
"""Share of the shorter text's runs of words from which on two contracts are nearly one."""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ACMEINC_01_02_2003-EX-10.1-DISTRIBUTOR_AGREEMENT", "distribution"),
        ("Acme_20190808_8-K_EX-10.1_11776814_EX-10.1_Software_License_Agreement", "license"),
        ("TARROW_05_06_2007-EX-99-JOINT_FILING_AGREEMENT", "joint_filing"),
        ("TARROW_05_06_2007-EX-99-LETTER", None),
    ],
)
def test_the_type_is_read_from_the_name(name: str, expected: str | None) -> None:
    assert type_of(name) == expected


def test_the_words_of_the_label_are_taken_out() -> None:
    assert (
        "licen" not in without_label("This License lets the licensee use the licence.", "license").lower()
    )
    assert all(type_of(f"X_EX-1-{label}") or label for label in TYPES)


def test_names_and_aliases_are_marked_where_they_stand() -> None:
    text = 'Agreement made by and between Acme Widgets, Inc. ("Acme") and Tarrow Foods LLC (the "Buyer").'
    quoted = ("Acme Widgets, Inc.", "Acme", "Tarrow Foods LLC", "Buyer", 'each a "Party"')
    made = annotate(Labelled("a", text, quoted, "", ()))
    assert made is not None
    window, spans = made
    assert [(window[a:b], label) for a, b, label in spans] == [
        ("Acme Widgets, Inc.", "PARTY"),
        ("Acme", "ALIAS"),
        ("Tarrow Foods LLC", "PARTY"),
        ("Buyer", "ALIAS"),
    ]


def test_a_text_without_names_teaches_nothing() -> None:
    assert annotate(Labelled("a", "Nothing is said here.", ("Acme Widgets, Inc.",), "", ())) is None


def test_what_is_held_out_is_what_the_split_says() -> None:
    for name, side in sides().items():
        assert held_out(name) is (side != "development"), name
    assert sum(side == "test" for side in sides().values()) > 90
    assert held_out("a contract that nobody has put on a side")


def test_passages_that_were_invented_teach_words_and_nothing_of_whole_contracts() -> None:
    types = sorted(FRENCH)
    lessons = invented("fr", types)
    taught = Counter(kind for one in lessons for kind, units in one.first.items() if units)
    assert set(taught) == set(types)
    assert all(set(one.first) == set(types) and not one.again for one in lessons)
    assert sum(not any(one.first.values()) for one in lessons) > 20
    assert len({one.passages[0].text for one in lessons}) == len(lessons)
    assert invented("en", types) == []


def test_no_issuer_is_on_two_sides() -> None:
    """Contracts written for this project have no issuer, and were written one by one."""
    sides_of: dict[str, set[str]] = {}
    for name, side in sides().items():
        if issuer_of(name) == "written":
            continue
        sides_of.setdefault(str(issuer_of(name)), set()).add(side)
    assert [issuer for issuer, found in sides_of.items() if len(found) > 1] == []


def test_a_document_is_known_by_its_path_and_ending_too() -> None:
    name = next(name for name, side in sides().items() if side == "test")
    for spelling in (name, f"{name}.pdf", f"pdf/{name}.txt", f"lot.zip!/cuad/{name}.pdf"):
        assert side_of(spelling) == "test", spelling
        assert held_out(spelling)
    assert side_of("unheard of") is None


def _corpus(folder: Path) -> set[str]:
    """Write a corpus of invented texts under the names of all documents; returns those of the test side."""
    (folder / "cuad" / "txt").mkdir(parents=True)
    names = [name for name in sides() if "/" not in name]
    lists = {"Parties": "[]", "Parties-Answer": "", "Document Name": "[]"}
    with (folder / "cuad" / "labels.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["document", *lists])
        writer.writeheader()
        for name in names:
            writer.writerow({"document": name, **lists})
            (folder / "cuad" / "txt" / f"{name}.txt").write_text("Nothing is agreed.", encoding="utf-8")
    return {name for name in names if side_of(name) == "test"}


def test_training_is_given_no_document_of_the_test_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = _corpus(tmp_path)
    monkeypatch.setenv("CLAUSIER_CORPUS", str(tmp_path))
    taught = {item.name for item in cuad()}
    assert taught
    assert not taught & test
    assert {item.name for item in cuad(test=True)} == test


_MODELS = sorted(path for path in (_ROOT / "models").rglob("*.py") if path.name != "_corpus.py")
_TEACHERS = sorted(
    path for path in (_ROOT / "flows").rglob("*.py") if re.search(r"train|teach|examples", path.stem)
)


@pytest.mark.parametrize("path", _MODELS, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_a_script_that_trains_reads_the_corpus_through_its_split_alone(path: Path) -> None:
    """No way round ``models/_corpus.py``: neither the corpus's folder, nor its files, nor another split."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {number for node in ast.walk(tree) for number in _documentation(node)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    for text in texts:
        for word in ("CLAUSIER_CORPUS", "labels.csv", "cuad/txt", "cuad/pdf", "splits.csv"):
            assert word not in text, f"{word}: take documents from models/_corpus.py"
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"_corpus.folder", "corpus.folder"}, "take documents from models._corpus.cuad()"


@pytest.mark.parametrize("path", _TEACHERS, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_what_prepares_training_in_flows_asks_for_the_side(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    # a file that only hands the folder on opens nothing there
    text = text.replace('os.environ | {"CLAUSIER_CORPUS":', "")
    if re.search(r"CLAUSIER_CORPUS|evaluation\.(formats|gold|texts)", text):
        asks = r"\b(side_of|held_out)\(|from flows\.(teaching|_examples) import"
        assert re.search(asks, text), "refuse what is not on the development side"


def test_no_data_that_teaches_names_a_document_of_the_test_side() -> None:
    """Lists beside the models: what was taught is told by name, and none of these names is among them."""
    test = [name for name, side in sides().items() if side == "test"]
    for path in sorted((_ROOT / "models").rglob("*")):
        if path.suffix in {".json", ".jsonl", ".yml", ".yaml", ".csv", ".txt"}:
            text = path.read_text(encoding="utf-8")
            assert [name for name in test if name in text] == [], path


def _documentation(node: ast.AST) -> Iterator[int]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        yield from (id(line.value) for line in node.body if isinstance(line, ast.Expr))


@pytest.mark.corpus
@pytest.mark.skipif("CLAUSIER_CORPUS" not in os.environ, reason="CLAUSIER_CORPUS names no real contracts")
def test_no_contract_that_teaches_is_nearly_one_of_the_test_side() -> None:
    """Runs of eight words that two texts share; names of files alone are told."""
    taught = {item.name: _runs(item.text) for item in cuad()}
    owners: dict[int, set[str]] = {}
    for name, runs in taught.items():
        for run in runs:
            owners.setdefault(run, set()).add(name)
    twins: list[tuple[str, str]] = []
    for item in cuad(test=True):
        runs = _runs(item.text)
        shared = Counter(name for run in runs for name in owners.get(run, ()))
        for name, count in shared.most_common(1):
            if count >= _TWIN * min(len(runs), len(taught[name])):
                twins.append((item.name, name))
    assert twins == []


def _runs(text: str) -> set[int]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    runs = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return {number for number in map(_number, runs) if number % _EVERY == 0}


def _number(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest())
