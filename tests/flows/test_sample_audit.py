"""The audit of the sample archive against the truth beside it: every field and flag, in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample_builder.compare import differences

_ROOT = Path(__file__).resolve().parents[2]
_SCANS = (
    "SCAN0041.tif",
    "IMG_2210.jpg",
    "ascenseurs-pontavy.pdf",
    "Distribution_Agreement_signed.pdf",
    ".png",
)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_the_sample_archive_is_read_as_a_lawyer_reads_it(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    command = [sys.executable, "-m", "flows", "audit", str(_ROOT / "data" / "sample"), "-w", str(workspace)]
    options = ["--quiet", "--today", "2026-11-25", "--engine", "plain"]
    code = subprocess.run([*command, *options], cwd=_ROOT, env=os.environ.copy(), check=False).returncode
    assert code == 3, "the encrypted file needs a person"
    found = differences(workspace / "clausier.duckdb")
    # Another version of Tesseract may miss a value on a picture; it must not make one up.
    serious = [str(item) for item in found if item.kind != "missed" or not item.path.endswith(_SCANS)]
    assert not serious, "\n".join(serious)
    assert len(found) <= 8, "\n".join(map(str, found))
