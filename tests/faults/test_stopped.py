"""Ctrl-C ends an audit soon and says how to go on; a workspace that may not be written is told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.flows.archives import make_archive

_ROOT = Path(__file__).resolve().parents[2]


def _start(archive: Path, workspace: Path, *prefix: str) -> subprocess.Popen[str]:
    command = [*prefix, sys.executable, "-m", "flows", "audit", str(archive), "-w", str(workspace)]
    options = ["--no-ocr", "--engine", "plain", "--today", "2026-11-25"]
    return subprocess.Popen(
        [*command, *options],
        cwd=_ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # What is started in the background by a shell is deaf to Ctrl-C; a person's terminal is not.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )


def test_ctrl_c_ends_it_soon_and_says_how_to_go_on(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 1000)
    process = _start(archive, tmp_path / "w")
    for _ in range(3000):
        if list((tmp_path / "w" / "parts" / "readings").glob("*.json")):
            break
        time.sleep(0.02)
    assert process.poll() is None, "it is to be stopped in the middle"
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    _, errors = process.communicate(timeout=60)
    took = time.monotonic() - began
    assert process.returncode == 130, errors
    assert "run the same command again to go on" in errors
    assert "Traceback" not in errors
    assert took < 10


@pytest.mark.skipif(os.name != "posix" or shutil.which("setpriv") is None, reason="needs setpriv")
def test_a_workspace_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 1)
    workspace = tmp_path / "w"
    assert _start(archive, workspace).wait() == 3
    powers = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    for path in (workspace, *workspace.rglob("*")):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        process = _start(archive, workspace, *powers)
        _, errors = process.communicate(timeout=60)
    finally:
        for path in (workspace, *workspace.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
    assert process.returncode == 4, errors
    assert "what was there is kept" in errors
    assert "Traceback" not in errors
