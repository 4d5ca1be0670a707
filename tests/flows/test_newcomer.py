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


def test_settings_and_rules_may_be_there_before_the_first_audit(tmp_path: Path) -> None:
    root = tmp_path / "w"
    (root / "rules").mkdir(parents=True)
    (root / "settings.toml").write_text("[rules]\nnotice_days = 30\n", encoding="utf-8")
    run(
        Workspace(root),
        Options(make_archive(tmp_path / "a", 1), SETTINGS),
        Reporter(quiet=True),
        engine="plain",
    )
    assert (root / "clausier.duckdb").exists()


def test_another_workspace_in_the_archive_is_not_read(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 1)
    for name in ("first", "second"):
        run(Workspace(archive / name), Options(archive, SETTINGS), Reporter(quiet=True), engine="plain")
    connection = duckdb.connect(str(archive / "second" / "clausier.duckdb"), read_only=True)
    found = connection.execute("SELECT path, status FROM files WHERE path LIKE 'first%'").fetchall()
    connection.close()
    assert found == [("first/", "ignored")]
