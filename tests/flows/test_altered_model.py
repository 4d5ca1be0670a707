"""An installation whose models are not those that were scored tells so, and does nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import models


@pytest.mark.parametrize("command", [("audit",), ("evaluate", "--labels", "labels.jsonl")])
def test_an_altered_model_is_refused_before_anything_is_read(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    copy = tmp_path / "price"
    shutil.copytree(models.ROOT / "price", copy)
    altered = next(path for path in sorted((copy / "weights").rglob("*")) if path.is_file())
    altered.write_bytes(altered.read_bytes() + b" ")
    (tmp_path / "contracts").mkdir()
    (tmp_path / "contracts" / "a.txt").write_text("A contract of 4 March 2021.", encoding="utf-8")
    row = '{"document": "a", "language": "en", "fields": {"agreement_date": "2021-03-04"}}\n'
    (tmp_path / "labels.jsonl").write_text(row, encoding="utf-8")
    verb, *options = command
    done = subprocess.run(
        [sys.executable, "-m", "flows", verb, "contracts", *options, "-w", "ws"],
        cwd=tmp_path,
        env=os.environ | {models.variable("price"): str(copy), "PYTHONPATH": str(models.ROOT.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"price: weights/{altered.name} is not the file that was trained and scored" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "ws" / "clausier.duckdb").exists()
