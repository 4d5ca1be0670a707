"""Backup and restore of a workspace, tried by destroying one."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from flows.backup import MANIFEST, Backup, default_name, make_backup
from flows.cli import app, main
from flows.json_schema import schema
from flows.restore import check_backup, restore_backup
from pipeline.errors import UsageError, WorkspaceBusyError
from pipeline.workspace import Workspace, locked
from tests.flows.archives import CONTRACT_EN, make_archive, with_few_rules
from tests.scanning.scanner import scan_page, scan_pdf

_ROOT = Path(__file__).resolve().parents[2]


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


@pytest.fixture
def workspace(small_workspace: Path, tmp_path: Path) -> Workspace:
    """A workspace of its own, with what a person adds to it."""
    root = tmp_path / "w"
    shutil.copytree(small_workspace, root)
    (root / "rules").mkdir()
    (root / "rules" / "ours.yaml").write_text("# ours\n")
    (root / "counterparties.csv").write_text("variant,group\nBrevin Works Inc.,Brévin\n", encoding="utf-8")
    (root / "decisions" / "decisions.jsonl").write_text("")
    (root / ".part-left").write_text("half")
    (root / "work" / "spool" / "member").write_text("spooled")
    return Workspace(root)


@pytest.fixture
def backup(workspace: Workspace, tmp_path: Path) -> Path:
    return make_backup(workspace, tmp_path / "b.zip", full=False).file


def test_what_people_and_long_runs_made_is_in_it_and_what_is_made_anew_is_not(
    backup: Path, workspace: Workspace
) -> None:
    names = set(zipfile.ZipFile(backup).namelist())
    for name in (
        "workspace.json",
        "inventory.sqlite",
        "runs.json",
        "rules/ours.yaml",
        "counterparties.csv",
    ):
        assert name in names
    assert "decisions/decisions.jsonl" in names
    parts = {name for name in files_of(workspace.root) if name.startswith("parts/")}
    assert parts <= names
    assert len(parts) > 4
    for name in names:
        assert not name.startswith(("clausier.duckdb", "index/", "report", "unread", ".part-", "lock"))
        assert not name.startswith(("work/spool", "published.json", "deadlines", "portfolio"))


def test_full_takes_the_database_so_that_status_works_at_once(workspace: Workspace, tmp_path: Path) -> None:
    made = make_backup(workspace, tmp_path / "b.zip", full=True)
    before = files_of(workspace.root)
    shutil.rmtree(workspace.root)
    restore_backup(made.file, workspace, force=False)
    del before[".part-left"], before["work/spool/member"]
    assert files_of(workspace.root) == before
    answer = CliRunner().invoke(app, ["status", "-w", str(workspace.root), "--json"])
    assert json.loads(answer.stdout)["run"]


def test_only_the_owner_may_read_any_of_it(backup: Path, tmp_path: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    restore_backup(backup, Workspace(tmp_path / "new"), force=False)
    for path in (tmp_path / "new", *(tmp_path / "new").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def _delete_some(root: Path) -> None:
    shutil.rmtree(root / "parts" / "readings")
    (root / "workspace.json").unlink()


def _truncate(root: Path) -> None:
    for path in root.rglob("*.parquet"):
        path.write_bytes(path.read_bytes()[:100])
    (root / "inventory.sqlite").write_bytes(b"SQLite format 3\0")
    (root / "clausier.duckdb").write_bytes(b"")


def _empty(root: Path) -> None:
    for path in root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


@pytest.mark.parametrize("destroy", [_delete_some, _truncate, _empty, shutil.rmtree])
def test_a_destroyed_workspace_comes_back(
    destroy: Callable[[Path], None], backup: Path, workspace: Workspace
) -> None:
    saved = files_of(workspace.root)
    destroy(workspace.root)
    left = workspace.root.exists() and any(workspace.root.iterdir())
    restored = restore_backup(backup, workspace, force=True)
    found = files_of(workspace.root)
    assert set(found) == set(zipfile.ZipFile(backup).namelist()) - {MANIFEST}
    assert all(saved[name] == data for name, data in found.items())
    # What was left of it is kept, never deleted.
    assert (restored.set_aside is not None) == left
    assert restored.set_aside is None or any(restored.set_aside.iterdir())


def _audit(archive: Path, workspace: Path, calls: Path) -> dict[str, Any]:
    """Audit with OCR; what Tesseract is started for is written down."""
    real = shutil.which("tesseract")
    calls.mkdir(exist_ok=True)
    (calls / "tesseract").write_text(f'#!/bin/sh\necho "$@" >> {calls}/log\nexec {real} "$@"\n')
    (calls / "tesseract").chmod(0o755)
    command = [sys.executable, "-m", "flows", "audit", str(archive), "-w", str(workspace)]
    command += ["--jobs", "1", "--engine", "plain", "--today", "2026-11-25", "--json"]
    where = {"cwd": _ROOT, "env": os.environ | {"PATH": f"{calls}:{os.environ['PATH']}"}}
    done = subprocess.run(command, check=False, capture_output=True, text=True, **where)  # type: ignore[call-overload]
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_after_a_restore_the_next_audit_publishes_and_starts_no_reader(tmp_path: Path) -> None:
    archive, root = make_archive(tmp_path / "archive", 2), with_few_rules(tmp_path / "w")
    (archive / "scan.pdf").write_bytes(scan_pdf([scan_page(CONTRACT_EN.format(price=4200))]))
    first = _audit(archive, root, tmp_path / "first")
    assert _pages_read(tmp_path / "first") >= 1
    made = make_backup(Workspace(root), tmp_path / "b.zip", full=False)
    shutil.rmtree(root)
    restore_backup(made.file, Workspace(root), force=False)
    (before,) = (root / "log").glob("*.jsonl")
    second = _audit(archive, root, tmp_path / "second")
    assert second["changed"]
    assert second["pages_read"] == 0
    assert _pages_read(tmp_path / "second") == 0
    (log,) = set((root / "log").glob("*.jsonl")) - {before}
    assert '"event": "document"' in before.read_text()
    assert '"event": "document"' not in log.read_text()
    for name in ("files", "documents", "flags", "next_deadlines", "attention"):
        assert second[name] == first[name]


def _pages_read(calls: Path) -> int:
    """How often Tesseract was started for a page, not to ask what it is."""
    asked = (calls / "log").read_text().splitlines() if (calls / "log").exists() else []
    return sum(not line.startswith("--") for line in asked)


def test_nothing_is_taken_from_under_an_audit(workspace: Workspace, tmp_path: Path) -> None:
    with locked(workspace), pytest.raises(WorkspaceBusyError, match="process"):
        make_backup(workspace, tmp_path / "b.zip", full=False)
    assert not (tmp_path / "b.zip").exists()


def test_a_held_workspace_is_not_set_aside(
    backup: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["clausier", "restore", str(backup), "-w", str(workspace.root), "--force"]
    monkeypatch.setattr(sys, "argv", arguments)
    with locked(workspace), pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 5
    assert "another audit (process" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["there.zip", "w/b.zip"])
def test_a_backup_is_never_written_over_a_file_nor_into_its_workspace(
    where: str, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "there.zip").write_text("mine")
    with pytest.raises(UsageError, match=r"exists already|lies in the workspace"):
        make_backup(workspace, tmp_path / where, full=False)
    assert (tmp_path / "there.zip").read_text() == "mine"


def test_a_folder_gets_a_file_named_by_the_second(workspace: Workspace, tmp_path: Path) -> None:
    made = make_backup(workspace, tmp_path, full=False)
    assert made.file.parent == tmp_path
    at = datetime(2026, 11, 25, 8, 9, 10, tzinfo=UTC)
    assert default_name(workspace, at) == "w-20261125T080910Z.clausier.zip"


def test_links_come_back_as_files_and_a_circle_ends(workspace: Workspace, tmp_path: Path) -> None:
    shared = tmp_path / "team"
    shared.mkdir()
    (shared / "team.yaml").write_text("# team\n")
    (shared / "again").symlink_to(shared)
    (workspace.root / "rules" / "team").symlink_to(shared)
    made = make_backup(workspace, tmp_path / "b.zip", full=False)
    restore_backup(made.file, Workspace(tmp_path / "new"), force=False)
    assert (tmp_path / "new" / "rules" / "team" / "team.yaml").read_text() == "# team\n"
    assert not any(path.is_symlink() for path in (tmp_path / "new").rglob("*"))


def test_a_place_that_is_taken_is_not_touched(backup: Path, workspace: Workspace, tmp_path: Path) -> None:
    before = files_of(workspace.root)
    with pytest.raises(UsageError, match="add --force"):
        restore_backup(backup, workspace, force=False)
    assert files_of(workspace.root) == before
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear")
    with pytest.raises(UsageError, match="not a workspace"):
        restore_backup(backup, Workspace(tmp_path / "home"), force=True)
    with pytest.raises(UsageError, match="is a file"):
        restore_backup(backup, Workspace(backup), force=True)


def test_check_says_whether_a_backup_is_whole_and_writes_nothing(backup: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    assert isinstance(check_backup(backup), Backup)
    assert sorted(tmp_path.iterdir()) == before


def test_the_answers_keep_to_the_schema(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    commands = {
        "backup_answer": ["backup", "--to", str(file), "-w", str(workspace.root)],
        "restore_answer": ["restore", str(file), "-w", str(workspace.root), "--force"],
        "restore_check_answer": ["restore", str(file), "--check"],
    }
    for name, command in commands.items():
        result = CliRunner().invoke(app, [*command, "--json"])
        assert result.exit_code == 0, result.output
        name = "restore_answer" if name.startswith("restore") else name
        Draft202012Validator(schema() | {"$ref": f"#/$defs/{name}"}).validate(json.loads(result.stdout))


def test_without_a_workspace_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not a workspace"):
        make_backup(Workspace(tmp_path), tmp_path / "b.zip", full=False)


def test_a_folder_that_is_not_there_yet_is_made(workspace: Workspace, tmp_path: Path) -> None:
    made = make_backup(workspace, tmp_path / "backups", full=False)
    assert made.file.parent == tmp_path / "backups"
    assert made.file.name.endswith(".clausier.zip")
