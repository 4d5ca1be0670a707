"""The workspace: private, one writer at a time, never half-written, never mistaken for something else."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from pipeline.errors import StorageError, UsageError, WorkspaceBusyError
from pipeline.workspace import (
    Workspace,
    locked,
    open_workspace,
    read_json,
    storage_errors,
    sweep,
    write_json,
)


def test_only_its_owner_may_look_in(tmp_path: Path) -> None:
    os.umask(0o022)
    workspace = open_workspace(tmp_path / "w")
    for path in (workspace.root, workspace.readings, workspace.decisions, workspace.log):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(UsageError, match="not empty and not a workspace"):
        open_workspace(tmp_path)


def test_a_newer_workspace_is_refused(tmp_path: Path) -> None:
    open_workspace(tmp_path / "w")
    write_json(tmp_path / "w" / "workspace.json", {"format": 99})
    with pytest.raises(UsageError, match="format 99"):
        open_workspace(tmp_path / "w")


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("x")
    with pytest.raises(UsageError, match="is a file"):
        open_workspace(tmp_path / "w")


def test_the_second_of_two_audits_says_so(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "w")
    with locked(workspace), pytest.raises(WorkspaceBusyError, match=str(os.getpid())), locked(workspace):
        pass
    with locked(workspace):
        pass


def test_json_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_json(path, {"b": 1})
    write_json(path, {"b": 2})
    assert read_json(path, None) == {"b": 2}
    assert read_json(tmp_path / "none.json", 7) == 7
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_a_full_disk_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"No space left.*kept"), storage_errors(tmp_path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_sweeping_takes_what_a_killed_run_left(tmp_path: Path) -> None:
    workspace: Workspace = open_workspace(tmp_path / "w")
    (workspace.readings / ".part-x").mkdir()
    (workspace.spool / ".part-y").write_text("half")
    (workspace.root / ".part-z").write_text("half")
    other = f".part-{os.getppid()}-new"
    (workspace.root / other).write_text("half")
    (workspace.terms / ".publish-1").mkdir()
    (workspace.root / ".gitignore").write_text("kept")
    kept = workspace.readings / "abc.json"
    kept.write_text("{}")
    sweep(workspace)
    left = {path.name for path in workspace.root.rglob("*") if path.is_file()}
    assert left == {"workspace.json", "abc.json", ".gitignore", other}, "another that begins writes it"


def test_killed_while_the_folder_was_made(tmp_path: Path) -> None:
    root = tmp_path / "w"
    root.mkdir()
    (root / ".part-abc").write_text("")
    workspace = open_workspace(root)
    sweep(workspace)
    assert not (root / ".part-abc").exists()


def test_broken_json_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    assert read_json(tmp_path / "a.json", 7) == 7


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        write_json(tmp_path / "a.json", {"b": object()})
    assert list(tmp_path.iterdir()) == []
