"""``clausier export labels``: what reviewers decided, and no more than that."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.evaluation.decided import decided
from flows.evaluation.formats import load
from flows.evaluation.judge import judge
from flows.evaluation.texts import letters_hash, read_texts
from pipeline.decisions import append, decide
from pipeline.errors import UsageError
from pipeline.types import Evidence, Fragment, Term
from pipeline.workspace import Workspace
from tests.flows.evaluation.makers import answers

AT = "2026-11-25T09:00:00Z"


@pytest.fixture
def workspace(small_workspace: Path, tmp_path: Path) -> Workspace:
    """A workspace of one's own, in which decisions can be written."""
    shutil.copytree(small_workspace, tmp_path / "w")
    return Workspace(tmp_path / "w")


def term(workspace: Workspace, name: str, kind: str, value: str = "%") -> Term:
    """One term as the machine stated it."""
    sql = (
        "SELECT document_id, kind, value, value_text, quote, fragments, confidence, extractor FROM terms "
        "WHERE file_name = ? AND kind = ? AND value_text LIKE ? AND state = 'stated' ORDER BY char_start"
    )
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        row = connection.execute(sql, [name, kind, value]).fetchone()
    finally:
        connection.close()
    assert row is not None, (name, kind, value)
    places = tuple(Fragment(*place) for place in json.loads(row[5])[0])
    return Term(row[1], json.loads(row[2]), row[3], (Evidence(row[0], places, row[4]),), row[6], row[7])


def export(workspace: Workspace, to: Path, *words: str) -> Result:
    result = CliRunner().invoke(
        app, ["export", "labels", "-w", str(workspace.root), "--to", str(to), *words]
    )
    if isinstance(result.exception, UsageError):
        raise result.exception
    return result


EN, FR = "contract-001.txt", "contract-002.txt"


def test_decisions_become_labels(workspace: Workspace, tmp_path: Path) -> None:
    law, start = term(workspace, EN, "governing_law"), term(workspace, EN, "effective_date")
    party, other = term(workspace, EN, "party", "Brevin%"), term(workspace, EN, "party", "Verlac%")
    price = term(workspace, FR, "price")
    right = {**price.value, "amount": "1100.00", "per": "year"}
    for one in (
        decide(law, "accept", by="Ada", at=AT),
        decide(start, "reject", by="Ada", at=AT),
        decide(party, "accept", by="Ada", at=AT),
        decide(other, "reject", by="Ada", at=AT),
        decide(price, "correct", by="Ada", at=AT, value=right, value_text="1100.00 EUR"),
        # The last decision on a value holds.
        decide(term(workspace, FR, "renewal"), "reject", by="Ada", at=AT),
        decide(term(workspace, FR, "renewal"), "accept", by="Ada", at=AT),
    ):
        append(workspace.decisions, one)
    result = export(workspace, tmp_path / "out")
    path = tmp_path / "out" / "labels.jsonl"
    assert result.stdout.strip() == f"{path}\t2 rows"
    told = load(path)
    assert not told.refused
    english, french = told.documents
    assert english.document.endswith(EN)
    assert english.sha256 == law.evidences[0].document_id
    assert dict(english.fields) == {"governing_law": (law.value_text,), "party": (party.value_text,)}
    assert dict(english.wrong) == {"effective_date": (start.value_text,), "party": (other.value_text,)}
    assert english.partial == {"party", "governing_law"}
    assert dict(french.fields) == {"price": ("1100.00 EUR/year",), "renewal": ("tacit",)}
    assert dict(french.wrong) == {}
    text = read_texts(workspace, [str(english.sha256)])[str(english.sha256)]
    for field, spans in english.evidence.items():
        for span in spans:
            assert letters_hash(text[span.start : span.end]) == span.letters, field
            assert span.value in english.fields[field]
    written = path.read_text(encoding="utf-8")
    assert "Ada" not in written, "labels travel; who decided stays in the log"
    assert law.evidences[0].quote not in written
    assert path.stat().st_mode & 0o077 == 0


def test_labels_from_decisions_judge_what_was_decided_and_nothing_else(workspace: Workspace) -> None:
    party, other = term(workspace, EN, "party", "Brevin%"), term(workspace, EN, "party", "Verlac%")
    append(workspace.decisions, decide(party, "accept", by="Ada", at=AT))
    append(workspace.decisions, decide(other, "reject", by="Ada", at=AT))
    (labels,) = decided(workspace).documents
    said = answers({"party": [party.value_text, other.value_text, "Tarnwick Ltd"]})
    assert [one.verdict for one in judge(labels, said)] == ["right", "invented"]


def test_what_labels_cannot_say_is_told(workspace: Workspace, tmp_path: Path) -> None:
    # A rejected price: the log does not keep per what it was. A jurisdiction is no field that is measured.
    append(workspace.decisions, decide(term(workspace, FR, "price"), "reject", by="Ada", at=AT))
    append(workspace.decisions, decide(term(workspace, FR, "jurisdiction"), "accept", by="Ada", at=AT))
    with pytest.raises(UsageError, match="no decision is about a field that labels have"):
        export(workspace, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    append(workspace.decisions, decide(term(workspace, FR, "renewal"), "accept", by="Ada", at=AT))
    assert "2 decisions are left out" in export(workspace, tmp_path / "out").stderr


def test_without_decisions_there_are_no_labels(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nobody decided anything"):
        export(workspace, tmp_path)


def test_labels_that_are_there_are_not_written_over(workspace: Workspace, tmp_path: Path) -> None:
    append(workspace.decisions, decide(term(workspace, FR, "renewal"), "accept", by="Ada", at=AT))
    export(workspace, tmp_path)
    with pytest.raises(UsageError, match="exists already"):
        export(workspace, tmp_path)
    told = json.loads(export(workspace, tmp_path, "--force", "--json").stdout)
    assert told["files"] == {str(tmp_path / "labels.jsonl"): 1}


def test_views_and_labels_together(workspace: Workspace, tmp_path: Path) -> None:
    append(workspace.decisions, decide(term(workspace, FR, "renewal"), "accept", by="Ada", at=AT))
    export(workspace, tmp_path / "out", "terms")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"labels.jsonl", "terms.csv"}


def test_a_workspace_with_decisions_is_not_evaluated(workspace: Workspace, tmp_path: Path) -> None:
    append(workspace.decisions, decide(term(workspace, FR, "renewal"), "accept", by="Ada", at=AT))
    export(workspace, tmp_path)
    from flows.evaluation.evaluate import hold

    with pytest.raises(UsageError, match="holds decisions of reviewers"):
        hold(workspace, load(tmp_path / "labels.jsonl"), split="all", about={})
