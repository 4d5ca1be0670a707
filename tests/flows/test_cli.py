"""The command line as a person or a script meets it: help, exit codes, tables, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.archives import make_archive

_ROOT = Path(__file__).resolve().parents[2]


def clausier(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", *arguments]
    return subprocess.run(
        command, cwd=_ROOT, env=os.environ | env, capture_output=True, text=True, check=False, timeout=240
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli")
    archive = make_archive(folder / "archive", 4)
    result = clausier("audit", str(archive), "--no-ocr", "-w", str(folder / "w"), "--today", "2026-11-25")
    assert result.returncode == 3, result.stderr
    assert "Files that need a person" in result.stdout
    assert "clausier: publishing" in result.stderr
    return str(folder / "w")


@pytest.mark.parametrize(
    "verb", [(), ("audit",), ("status",), ("query",), ("rules",), ("rules", "test"), ("rules", "show")]
)
def test_every_verb_teaches(verb: tuple[str, ...]) -> None:
    result = clausier(*verb, "--help")
    assert result.returncode == 0
    assert "Usage:" in result.stdout
    if verb[:1] in (("audit",), ("status",), ("query",), ("rules",)) and len(verb) == 1:
        assert f"clausier {verb[0]}" in result.stdout, "an example"


def test_help_names_the_exit_codes() -> None:
    text = " ".join(clausier("--help").stdout.split())
    for words in ("0 all files were read", "3 finished, and some files need attention", "5 another audit"):
        assert words in text


def test_status_in_json_is_one_object(workspace: str) -> None:
    result = clausier("status", "-w", workspace, "--json")
    assert result.returncode == 3
    told = json.loads(result.stdout)
    assert {row["status"]: row["files"] for row in told["files"]} == {"ok": 8, "damaged": 1, "ignored": 1}
    assert told["attention"][0]["path"] == "empty.pdf"


def test_audit_in_json_is_one_object_and_says_what_changed(workspace: str) -> None:
    archive = str(Path(workspace).parent / "archive")
    result = clausier("audit", archive, "--no-ocr", "-w", workspace, "--today", "2026-11-25", "--json")
    told = json.loads(result.stdout)
    assert (told["found"], told["attention_count"], told["exit_code"]) == (8, 1, 3)
    assert told["changed"] is False


def test_query_in_three_forms(workspace: str) -> None:
    sql = "SELECT kind, count(*) AS n FROM terms GROUP BY ALL ORDER BY kind"
    rows = json.loads(clausier("query", sql, "-w", workspace, "--json").stdout)
    assert {"kind", "n"} == set(rows[0])
    lines = clausier("query", sql, "-w", workspace, "--format", "csv").stdout.splitlines()
    assert lines[0] == "kind,n"
    assert len(lines) == len(rows) + 1
    lines = clausier("query", sql, "-w", workspace).stdout.splitlines()
    assert lines[0] == "kind\tn", "plain lines where nobody looks at a terminal"
    assert len(lines) == len(rows) + 1


def test_every_saved_query_runs(workspace: str) -> None:
    listed = json.loads(clausier("query", "--list", "--json", "-w", workspace).stdout)
    assert len(listed) >= 10
    for query in listed:
        result = clausier("query", query["name"], "-w", workspace, "--json")
        assert result.returncode == 0, result.stderr
        json.loads(result.stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("audit", "/no/such/folder"), 2, "does not exist"),
        (("audit", ".", "--today", "25/11/2026"), 2, "2026-11-25"),
        (("audit", "tests", "-w", "tests"), 2, "is the workspace"),
        (("audit", ".", "--jobs", "0"), 2, "--jobs"),
        (("audit", ".", "--nonsense"), 2, "--nonsense"),
        (("query", "SELECT 1", "-w", "/no/such/workspace"), 2, "clausier audit FOLDER"),
        (("status", "-w", "/no/such/workspace"), 2, "clausier audit FOLDER"),
        (("rules", "show", "no-such-rule"), 2, "clausier rules list"),
    ],
)
def test_a_mistake_says_what_to_type(arguments: tuple[str, ...], code: int, words: str) -> None:
    result = clausier(*arguments)
    assert result.returncode == code
    assert words in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT no_such_column FROM terms", "no_such_column"),
        ("SELECT * FROM read_text('/etc/passwd')", "cannot be run"),
        ("CREATE TABLE x (a INTEGER)", "cannot be run"),
        ("no-such-query", "clausier query --list"),
    ],
)
def test_a_query_reads_this_database_and_nothing_else(workspace: str, sql: str, words: str) -> None:
    result = clausier("query", sql, "-w", workspace)
    assert result.returncode == 2
    assert words in result.stderr


def test_the_estimate_does_nothing(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 4)
    workspace = tmp_path / "w"
    result = clausier("audit", str(archive), "--estimate", "--json", "-w", str(workspace))
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert (told["files"], told["new_files"]) == (7, 7)
    assert told["pages"] >= 5
    assert not workspace.exists()


def test_settings_are_read_and_mistakes_in_them_named(tmp_path: Path, small_workspace: Path) -> None:
    assert "notice_days" in (small_workspace / "settings.toml").read_text(encoding="utf-8")
    archive = make_archive(tmp_path / "a", 1)
    workspace = tmp_path / "w"
    workspace.mkdir()
    settings = workspace / "settings.toml"
    settings.write_text("[rules]\nnotice_dyas = 30\n", encoding="utf-8")
    result = clausier("audit", str(archive), "--no-ocr", "-q", "-w", str(workspace))
    assert result.returncode == 2
    assert "notice_dyas" in result.stderr
    settings.write_text('[rules]\nnotice_days = 30\n[output]\nlocale = "fr"\n', encoding="utf-8")
    assert clausier("audit", str(archive), "--no-ocr", "-q", "-w", str(workspace)).returncode == 3
    rows = json.loads(
        clausier("query", "SELECT DISTINCT title FROM flags", "-w", str(workspace), "--json").stdout
    )
    assert any(
        "date de fin" in row["title"] or "Prix" in row["title"] or "préavis" in row["title"] for row in rows
    )


def test_rules_are_listed_and_explained() -> None:
    listed = json.loads(clausier("rules", "list", "--json").stdout)
    assert {"no-end-date", "fr-indexation-upward-only"} <= {rule["id"] for rule in listed}
    told = clausier("rules", "show", "fr-indexation-upward-only").stdout
    assert "Cass. 3e civ." in told
    assert "Indexation à la hausse seulement" in told


def test_a_broken_rule_of_the_company_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("id: bad\n", encoding="utf-8")
    result = clausier("rules", "list", "--folder", str(tmp_path))
    assert result.returncode == 1
    assert "bad.yaml" in result.stderr
