"""Small things that people who are new here stumble on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.workspace import Workspace
from tests.flows.archives import FEW_RULES, make_archive

SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)


def _audit(archive: Path, root: Path) -> None:
    run(Workspace(root), Options(archive, SETTINGS), Reporter(quiet=True), engine="plain")


def test_what_may_lie_there_before_the_first_audit(tmp_path: Path) -> None:
    """Settings and rules in the workspace to be, and another workspace, which is not read."""
    archive = make_archive(tmp_path / "a", 1)
    first, second = archive / "first", archive / "second"
    (first / "rules").mkdir(parents=True)
    (first / "settings.toml").write_text("[rules]\nnotice_days = 30\n", encoding="utf-8")
    _audit(archive, first)
    assert (first / "clausier.duckdb").exists()
    _audit(archive, second)
    connection = duckdb.connect(str(second / "clausier.duckdb"), read_only=True)
    found = connection.execute("SELECT path, status FROM files WHERE path LIKE 'first%'").fetchall()
    connection.close()
    assert found == [("first/", "ignored")]
