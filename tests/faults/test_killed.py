"""Killed at any moment, the next run completes and gives what an undisturbed one gives.

Twenty kills here; ``python -m tests.faults.test_killed 200`` makes as many as wanted.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import pytest

from tests.flows.archives import dump, make_archive, with_few_rules

_COMMAND = (sys.executable, "-m", "flows", "audit")
_OPTIONS = ("--no-ocr", "--quiet", "--today", "2026-11-25", "--engine", "plain")


def _start(archive: Path, workspace: Path) -> subprocess.Popen[bytes]:
    command = [*_COMMAND, str(archive), "--workspace", str(workspace), *_OPTIONS]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)


def _finish(archive: Path, workspace: Path) -> None:
    process = _start(archive, workspace)
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 3, errors.decode()


def _opens(database: Path) -> None:
    """Whatever a reader finds at any moment is a whole database."""
    if database.exists():
        connection = duckdb.connect(str(database), read_only=True)
        connection.execute("SELECT count(*) FROM terms").fetchall()
        connection.close()


def kill_again_and_again(folder: Path, kills: int, seed: int) -> None:
    """Kill an audit at random moments, then let it finish and compare with an undisturbed one.

    Raises:
        AssertionError: something half-written was visible, or the content differs.
    """
    archive = make_archive(folder / "archive", 8)
    began = time.monotonic()
    _finish(archive, with_few_rules(folder / "undisturbed"))
    whole = time.monotonic() - began
    moments = random.Random(seed)
    workspace = with_few_rules(folder / "disturbed")
    for number in range(kills):
        if number % 5 == 0:
            # A new file, so that there is always something to do.
            make_archive(archive, 8 + number // 5)
        process = _start(archive, workspace)
        time.sleep(moments.uniform(0.05, whole))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        _opens(workspace / "clausier.duckdb")
    _finish(archive, with_few_rules(folder / "again"))
    _finish(archive, workspace)
    assert dump(workspace / "clausier.duckdb") == dump(folder / "again" / "clausier.duckdb")
    left = [path for path in (workspace / "work").rglob("*") if path.is_file()]
    assert not left, f"left behind: {left}"
    hidden = [path for path in workspace.rglob(".*") if path.name.startswith((".part", ".publish"))]
    assert not hidden, f"left behind: {hidden}"


@pytest.mark.timeout(900)
def test_twenty_kills(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 20, seed=20261125)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        kill_again_and_again(Path(scratch), int(sys.argv[1]), seed=int(time.time()))
    print("the content is that of an undisturbed run")
