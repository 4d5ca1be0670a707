"""A small audited archive that tests of commands share."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.archives import make_archive

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def small_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of four short contracts and their company; it is only read."""
    folder = tmp_path_factory.mktemp("small")
    archive = make_archive(folder / "archive", 4)
    command = [sys.executable, "-m", "flows", "audit", str(archive), "--no-ocr", "--quiet", "--jobs", "1"]
    command += ["-w", str(folder / "w"), "--today", "2026-11-25"]
    assert subprocess.run(command, cwd=_ROOT, check=False).returncode == 3
    return folder / "w"
