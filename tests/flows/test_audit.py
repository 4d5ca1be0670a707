"""The audit end to end on small archives: counts add up, nothing is done twice, nothing is lost."""

from __future__ import annotations

import math
import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from flows import files, publication, publishing
from flows.engine import Audit, Options, Outcome
from flows.progress import Reporter
from flows.run import run
from pipeline import steps
from pipeline.errors import WorkspaceBusyError
from pipeline.settings import Ocr, Settings
from pipeline.steps import make_batches
from pipeline.workspace import Workspace, locked, open_workspace
from tests.flows.archives import CONTRACT_FR, FEW_RULES, dump, make_archive

SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def audited(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("audited") / "w")
    _audit(archive, workspace)
    return workspace


@pytest.fixture
def copied(audited: Workspace, tmp_path: Path) -> Workspace:
    """The audited workspace, to be changed: an audit of its own would take most of a test's time."""
    shutil.copytree(audited.root, tmp_path / "w")
    return Workspace(tmp_path / "w")


def _audit(archive: Path, workspace: Workspace, settings: Settings = SETTINGS, **options: bool) -> Outcome:
    return run(workspace, Options(archive, settings, **options), Reporter(quiet=True), engine="plain")


def _rows(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_every_file_is_accounted_for(archive: Path, audited: Workspace) -> None:
    paths = {str(path) for (path,) in _rows(audited, "SELECT path FROM files")}
    on_disk = {path.relative_to(archive).as_posix() for path in archive.rglob("*") if path.is_file()}
    members = {f"lot.zip!/annexes/contract-{number}.txt" for number in (900, 901)}
    assert paths == on_disk | members
    (run_row,) = _rows(audited, "SELECT files_found, files_accounted, finished_at FROM runs")
    assert run_row[:2] == (len(on_disk) + 2, len(on_disk) + 2)
    assert run_row[2] is not None


def test_bad_files_have_their_status_and_litter_is_ignored(audited: Workspace) -> None:
    found = dict(_rows(audited, "SELECT path, status FROM files WHERE status <> 'ok'"))
    assert found == {"empty.pdf": "damaged", "Thumbs.db": "ignored"}
    assert "empty.pdf" in audited.unread.read_text(encoding="utf-8-sig")


def test_a_duplicate_is_read_once(audited: Workspace) -> None:
    paths = "path IN ('copy.txt', 'clients/contract-000.txt')"
    rows = _rows(audited, f"SELECT path, duplicate_of FROM documents WHERE {paths} ORDER BY path")
    assert rows == [("clients/contract-000.txt", None), ("copy.txt", "clients/contract-000.txt")]
    query = (
        f"SELECT count(*) FROM contracts WHERE document_id IN (SELECT document_id FROM files WHERE {paths})"
    )
    assert _rows(audited, query) == [(1,)]


def test_terms_carry_their_words(audited: Workspace) -> None:
    rows = _rows(
        audited,
        "SELECT value_text, quote, page FROM terms JOIN files USING (document_id) "
        "WHERE path = 'clients/contract-000.txt' AND kind = 'price'",
    )
    assert ("1000.00 EUR", 1) in {(value, page) for value, _, page in rows}
    assert all("1000" in str(quote) for _, quote, _ in rows)


def test_the_second_run_does_nothing(archive: Path, audited: Workspace) -> None:
    before = audited.database.stat()
    outcome = _audit(archive, audited)
    assert not outcome.published
    assert outcome.pages_read == 0
    after = audited.database.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_two_workspaces_hold_the_same(archive: Path, audited: Workspace, tmp_path: Path) -> None:
    other = Workspace(tmp_path / "other")
    _audit(archive, other, replace(SETTINGS, jobs=1))
    assert dump(other.database) == dump(audited.database)
    parts = sorted(path.relative_to(audited.root) for path in audited.root.rglob("*.parquet"))
    assert parts
    for part in parts:
        assert (other.root / part).read_bytes() == (audited.root / part).read_bytes(), part


def test_a_new_day_reads_nothing_and_moves_deadlines(archive: Path, copied: Workspace) -> None:
    query = (
        "SELECT contract_id, days_left FROM deadlines WHERE kind = 'end' AND date IS NOT NULL ORDER BY ALL"
    )
    before = _rows(copied, query)
    outcome = _audit(archive, copied, replace(SETTINGS, as_of=date(2026, 12, 5)))
    assert outcome.published
    assert outcome.pages_read == 0
    after = _rows(copied, query)
    assert before
    assert [(key, days - 10) for key, days in before] == after  # type: ignore[operator]


def test_new_changed_and_vanished_files(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 3)
    workspace = Workspace(tmp_path / "w")
    _audit(archive, workspace)
    first = {path.name: path.stat().st_ino for path in workspace.readings.glob("*.json")}
    (archive / "clients" / "contract-002.txt").unlink()
    (archive / "new.txt").write_text(CONTRACT_FR.format(number=77, price=77), encoding="utf-8")
    assert _audit(archive, workspace).pages_read == 1
    second = {path.name: path.stat().st_ino for path in workspace.readings.glob("*.json")}
    assert first.items() < second.items(), "old batches are never recut"
    (row,) = _rows(workspace, "SELECT status, reason FROM files WHERE path = 'clients/contract-002.txt'")
    assert row[0] == "ignored"
    assert "no longer in the archive" in str(row[1])
    assert _rows(workspace, "SELECT count(*) FROM contracts WHERE file_name = 'contract-002.txt'") == [(1,)]
    _audit(archive, workspace, forget=True)
    assert _rows(workspace, "SELECT count(*) FROM files WHERE path = 'clients/contract-002.txt'") == [(0,)]


def test_a_new_extractor_extracts_again_and_reads_nothing(
    archive: Path, copied: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(copied.database)
    monkeypatch.setattr("flows.engine.version_key", lambda **_: "another")
    outcome = _audit(archive, copied)
    assert outcome.published
    assert outcome.pages_read == 0
    assert dump(copied.database) == before
    assert {folder.name.rsplit("-", 1)[1] for folder in copied.terms.iterdir()} == {"another"}


def test_members_are_found_again_when_their_spool_is_gone(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 1)
    workspace = open_workspace(tmp_path / "w")
    with locked(workspace):
        audit = Audit(workspace, Options(archive, SETTINGS), Reporter(quiet=True))
        audit.take_inventory()
        with audit.open_pool() as pool:
            for batch in next(audit.rounds()):
                audit.read_batch(batch, pool)
    for leftover in workspace.spool.iterdir():
        leftover.unlink()
    _audit(archive, workspace)
    query = "SELECT count(*) FROM files WHERE path LIKE 'lot.zip!/%' AND status = 'ok'"
    assert _rows(workspace, query) == [(2,)]


def test_a_file_that_is_not_accounted_for_is_told_loudly(
    archive: Path, copied: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.item_rows
    first = min(path.name for path in archive.iterdir())
    monkeypatch.setattr(
        files, "item_rows", lambda item, *given: [] if item.path == first else real(item, *given)
    )
    with pytest.raises(publishing.AccountingError, match=r"1 of the files found are not accounted for"):
        _audit(archive, copied, replace(SETTINGS, as_of=date(2026, 12, 5)))


def test_the_second_of_two_audits_stops(archive: Path, tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "w")
    with locked(workspace), pytest.raises(WorkspaceBusyError):
        _audit(archive, workspace)


def test_the_workspace_may_lie_inside_the_archive(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 2)
    workspace = Workspace(archive / "clausier-workspace")
    first = _audit(archive, workspace)
    second = _audit(archive, workspace)
    assert first.found == second.found
    assert not second.published


def test_partial_results_are_published_as_it_goes(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "w")
    seen: list[tuple[bool, int]] = []
    whole = publishing.Publisher._publish

    def publish(self: publishing.Publisher, *, finished: bool) -> publication.Published:
        published = whole(self, finished=finished)
        ((end, accounted),) = _rows(workspace, "SELECT finished_at IS NOT NULL, files_accounted FROM runs")
        assert end is finished
        seen.append((finished, int(str(accounted))))
        return published

    monkeypatch.setattr(publishing, "_FIRST_SECONDS", 0.0)
    monkeypatch.setattr(publishing, "_SHARE", 0)
    monkeypatch.setattr(publishing.Publisher, "_publish", publish)
    monkeypatch.setattr(
        "flows.engine.make_batches", lambda sources, keys, taken: make_batches(sources, keys, documents=2)
    )
    _audit(archive, workspace)
    assert len(seen) >= 3
    assert [finished for finished, _ in seen] == [False] * (len(seen) - 1) + [True]
    counts = [count for _, count in seen]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


@pytest.mark.parametrize(("left", "told"), [(1e9, 1), (5.0, 0)])
def test_partial_results_are_not_published_when_the_end_is_near(
    monkeypatch: pytest.MonkeyPatch, left: float, told: int
) -> None:
    published: list[bool] = []
    publisher = publishing.Publisher.__new__(publishing.Publisher)
    audit = SimpleNamespace(stale_terms=list, seconds_left=lambda: left)
    monkeypatch.setattr(publisher, "_audit", audit, raising=False)
    monkeypatch.setattr(publisher, "_next", 0.0, raising=False)
    monkeypatch.setattr(publisher, "_publish", lambda *, finished: published.append(finished))
    publisher.now_and_then()
    assert published == [False] * told


def test_what_is_left_is_estimated_by_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = open_workspace(tmp_path / "w")
    audit = Audit(workspace, Options(tmp_path, SETTINGS), Reporter(quiet=True))
    audit.stage("reading")
    assert audit.seconds_left() == math.inf
    monkeypatch.setattr(audit, "_size_planned", 400)
    monkeypatch.setattr(audit, "_size_read", 300)
    monkeypatch.setattr("time.monotonic", lambda began=audit._stages[-1][1]: began + 60.0)
    assert audit.seconds_left() == pytest.approx(20.0)


def test_near_duplicates_are_linked(tmp_path: Path) -> None:
    archive = tmp_path / "a"
    archive.mkdir()
    text = "\n\n".join(CONTRACT_FR.format(number=n, price=1000 + n) for n in range(8))
    (archive / "one.txt").write_text(text, encoding="utf-8")
    (archive / "two.txt").write_text(text.replace("Verlac", "Verlacq", 1), encoding="utf-8")
    workspace = Workspace(tmp_path / "w")
    _audit(archive, workspace)
    rows = _rows(
        workspace, "SELECT path, near_duplicate_of FROM documents WHERE near_duplicate_of IS NOT NULL"
    )
    assert len(rows) == 1


def test_a_moved_file_is_known_by_where_it_is_now(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 2)
    workspace = Workspace(tmp_path / "w")
    _audit(archive, workspace)
    (archive / "zz").mkdir()
    (archive / "clients" / "contract-001.txt").rename(archive / "zz" / "moved.txt")
    assert _audit(archive, workspace).pages_read == 0
    rows = _rows(
        workspace, "SELECT path, duplicate_of FROM documents WHERE path LIKE '%moved%' OR path LIKE '%001%'"
    )
    assert rows == [("zz/moved.txt", None)]
    assert _rows(workspace, "SELECT count(*) FROM contracts WHERE file_name = 'moved.txt'") == [(1,)]
    (reason,) = _rows(workspace, "SELECT reason FROM files WHERE path = 'clients/contract-001.txt'")
    assert "it is now zz/moved.txt" in str(reason)


def test_a_raised_limit_and_a_retry_read_again(tmp_path: Path) -> None:
    archive = tmp_path / "a"
    archive.mkdir()
    (archive / "one.txt").write_text(CONTRACT_FR.format(number=1, price=1), encoding="utf-8")
    workspace = Workspace(tmp_path / "w")
    tight = replace(SETTINGS, limits=replace(SETTINGS.limits, file_bytes=100))
    query = "SELECT f.status, d.status FROM files f JOIN documents d USING (path)"
    assert _audit(archive, workspace, tight).counts == {"too_large": 1}
    assert _audit(archive, workspace, tight).pages_read == 0
    assert _audit(archive, workspace).counts == {"ok": 1}
    assert _rows(workspace, query) == [("ok", "ok")]


def test_what_failed_is_read_again_when_asked_and_all_views_agree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "a"
    archive.mkdir()
    (archive / "one.txt").write_text(CONTRACT_FR.format(number=1, price=1), encoding="utf-8")
    workspace = Workspace(tmp_path / "w")
    real = steps.read_document
    monkeypatch.setattr(steps, "read_document", fail_to_read)
    assert _audit(archive, workspace).counts == {"failed": 1}
    monkeypatch.setattr(steps, "read_document", real)
    assert _audit(archive, workspace).counts == {"failed": 1}
    assert _audit(archive, workspace, retry_failed=True).counts == {"ok": 1}
    rows = _rows(workspace, "SELECT f.status, d.status FROM files f JOIN documents d USING (path)")
    assert rows == [("ok", "ok")]
    assert _rows(workspace, "SELECT count(*) > 3 FROM terms") == [(True,)]


def fail_to_read(task: steps.ReadTask) -> None:
    raise RuntimeError("a defect of a reader")


def test_a_file_written_to_while_it_is_read_is_tried_again_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "a"
    archive.mkdir()
    (archive / "one.txt").write_text(CONTRACT_FR.format(number=1, price=1), encoding="utf-8")
    workspace = Workspace(tmp_path / "w")
    real = steps.Source
    monkeypatch.setattr("flows.engine.Source", lambda *given: real(*given[:4], given[4] - 1))
    assert _audit(archive, workspace).counts == {"failed": 1}
    monkeypatch.setattr("flows.engine.Source", real)
    assert _audit(archive, workspace).counts == {"ok": 1}


def test_a_vanished_container_takes_its_members_along(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 1)
    workspace = Workspace(tmp_path / "w")
    _audit(archive, workspace)
    (archive / "lot.zip").unlink()
    _audit(archive, workspace)
    rows = _rows(workspace, "SELECT DISTINCT status FROM files WHERE path LIKE 'lot.zip%'")
    assert rows == [("ignored",)]
    (run_row,) = _rows(
        workspace, "SELECT files_found, files_accounted, files_vanished FROM runs ORDER BY ALL LIMIT 1"
    )
    assert run_row == (4, 4, 3)
    texts = sum(path.stat().st_size for path in workspace.readings.rglob("texts.parquet"))
    _audit(archive, workspace, forget=True)
    assert sum(path.stat().st_size for path in workspace.readings.rglob("texts.parquet")) < texts


def test_a_partial_database_is_never_taken_for_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = make_archive(tmp_path / "a", 2)
    workspace = Workspace(tmp_path / "w")
    _audit(archive, workspace)

    def killed_after_partial_results(self: publishing.Publisher) -> Outcome:
        self._publish(finished=False)
        return Outcome(0, {}, 0, 0, False)

    monkeypatch.setattr(publishing.Publisher, "finish", killed_after_partial_results)
    _audit(archive, workspace)
    monkeypatch.undo()
    assert _audit(archive, workspace).published
    workspace.unread.unlink()
    assert _audit(archive, workspace).published
    assert workspace.unread.exists()


def test_an_inventory_of_another_version_is_made_anew(archive: Path, copied: Workspace) -> None:
    for kept in ("garbage", "CREATE TABLE about (root TEXT, columns TEXT)", ""):
        copied.inventory.unlink()
        if kept.startswith("CREATE"):
            connection = sqlite3.connect(copied.inventory)
            connection.execute(kept)
            connection.execute("INSERT INTO about VALUES ('x', 'path, colour')")
            connection.commit()
            connection.close()
        else:
            copied.inventory.write_text(kept)
        outcome = _audit(archive, copied)
        assert outcome.found == 10, kept
        assert outcome.pages_read == 0, kept
    assert not _audit(archive, copied).published
