"""From a reviewer's decisions to a model that was tried before anybody trusts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import models
from flows.evaluation.formats import load
from flows.teaching import teach
from pipeline.decisions import append, decide
from pipeline.types import Evidence, Fragment, Term
from pipeline.workspace import Workspace
from tests.flows.archives import with_few_rules
from tests.flows.test_train import TEXT
from tests.pipeline.test_clauses import document

ROOT = Path(__file__).resolve().parents[2]
LAW = "SELECT document_id, value, value_text, quote, fragments, confidence, extractor FROM terms "
LAW += "WHERE kind = 'governing_law' AND state = 'stated' ORDER BY file_name"


def clausier(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=300)


def tellers(workspace: Path) -> set[str]:
    """Return who told clause types in a workspace."""
    connection = duckdb.connect(str(workspace / "clausier.duckdb"), read_only=True)
    try:
        return {
            str(row[0]) for row in connection.execute("SELECT DISTINCT model FROM clause_types").fetchall()
        }
    finally:
        connection.close()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("learning")
    (folder / "contracts").mkdir()
    for at in range(8):
        text = TEXT.format(at, f"town {at}")
        (folder / "contracts" / f"supply-{at}.txt").write_text(text, encoding="utf-8")
    workspace = with_few_rules(folder / "w")
    result = clausier(
        "audit", str(folder / "contracts"), "-w", str(workspace), "--today", "2026-11-25", "-q"
    )
    assert result.returncode == 0, result.stderr
    return folder


def accept_laws(workspace: Workspace) -> int:
    """Accept what was read of the law of each contract, as a reviewer does."""
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        rows = connection.execute(LAW).fetchall()
    finally:
        connection.close()
    for document_id, value, text, quote, fragments, confidence, extractor in rows:
        places = tuple(Fragment(*place) for place in json.loads(fragments)[0])
        seen = Term(
            "governing_law",
            json.loads(value),
            text,
            (Evidence(document_id, places, quote),),
            confidence,
            extractor,
        )
        append(workspace.decisions, decide(seen, "accept", at="2026-11-25T09:00:00Z", by="reviewer"))
    return len(rows)


@pytest.mark.slow
def test_decisions_become_labels_and_teach_a_model_that_is_tried_first(archive: Path) -> None:
    workspace = archive / "w"
    assert accept_laws(Workspace(workspace)) == 8
    assert clausier("export", "labels", "-w", str(workspace), "--to", str(archive / "out")).returncode == 0
    labels = archive / "out" / "labels.jsonl"
    trained = clausier(
        "train", str(archive / "contracts"), "--labels", str(labels), "--to", str(archive / "model"), "-q"
    )
    assert trained.returncode == 0, trained.stderr
    models.verify(archive / "model")
    before, tried = archive / "before.json", with_few_rules(archive / "tried")
    asked = ("evaluate", str(archive / "contracts"), "--labels", str(labels), "-q")
    assert (
        clausier(*asked, "-w", str(with_few_rules(archive / "plain")), "--save", str(before)).returncode
        == 0
    )
    told = clausier(
        *asked, "-w", str(tried), "--model", str(archive / "model"), "--against", str(before), "--json"
    )
    assert told.returncode == 0, told.stderr
    assert {one.partition("@")[0] for one in tellers(tried)} == {"clause_type"}
    assert tellers(tried) != tellers(archive / "plain") == tellers(workspace)


def test_a_model_that_was_altered_is_not_tried(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "head.json").write_text("{}")
    result = clausier("evaluate", str(archive / "contracts"), "--model", str(tmp_path))
    assert result.returncode == 2
    assert "cannot be used" in result.stderr


def test_who_made_a_term_names_the_model_that_judged_it(archive: Path) -> None:
    connection = duckdb.connect(str(archive / "w" / "clausier.duckdb"), read_only=True)
    made = connection.execute("SELECT DISTINCT extractor FROM terms WHERE kind = 'party'").fetchall()
    connection.close()
    ((extractor,),) = made
    assert extractor.startswith("party/")
    assert f"+party_confidence@{models.version('party_confidence')}" in extractor


def test_where_a_decided_value_stands_teaches_its_clause_type(archive: Path) -> None:
    accept_laws(Workspace(archive / "w"))
    clausier("export", "labels", "-w", str(archive / "w"), "--to", str(archive / "again"))
    gold = load(archive / "again" / "labels.jsonl").documents[3]
    taught = teach(document(TEXT.format(3, "town 3"), "en"), gold)
    (at,) = taught.first["governing_law"]
    assert "laws of the state of oregon" in taught.passages[at].text
