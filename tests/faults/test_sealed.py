"""Nothing leaves the machine, the disk may be full, and Tesseract is not started without need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.archives import make_archive, with_few_rules

_ROOT = Path(__file__).resolve().parents[2]
_OPTIONS = ("--quiet", "--engine", "plain", "--workspace")

# Loaded by every Python process of the audit, workers included.
_GUARD = """
import socket
_local = (socket.AF_UNIX,)
_connect = socket.socket.connect
def _refuse(self, address):
    if self.family in _local:
        return _connect(self, address)
    with open({told!r}, "a") as told:
        told.write(f"{{address}}\\n")
    raise OSError("this test has no network")
socket.socket.connect = _refuse
def _no_names(*arguments, **named):
    with open({told!r}, "a") as told:
        told.write(f"{{arguments}}\\n")
    raise OSError("this test has no names")
socket.getaddrinfo = _no_names
"""


def _run(*arguments: str, env: dict[str, str] | None = None, prefix: tuple[str, ...] = ()) -> int:
    command = [*prefix, sys.executable, "-m", "flows", *arguments]
    return subprocess.run(command, cwd=_ROOT, env=os.environ | (env or {}), check=False).returncode


def _without_network() -> tuple[str, ...]:
    """A network namespace without any route, where this user may make one."""
    wrap = ("unshare", "--net", "--map-root-user")
    if (
        shutil.which("unshare")
        and subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode == 0
    ):
        return wrap
    return ()


def test_an_audit_asks_for_no_network_and_keeps_what_it_writes_to_itself(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 2)
    told = tmp_path / "told.txt"
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(_GUARD.format(told=str(told)), encoding="utf-8")
    path = os.pathsep.join([str(guard), str(_ROOT)])
    workspace = tmp_path / "w"
    arguments = ("audit", str(archive), *_OPTIONS, str(workspace))
    assert _run(*arguments, env={"PYTHONPATH": path}, prefix=_without_network()) == 3
    assert not told.exists(), told.read_text()
    for path in (workspace, *workspace.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path
    logs = list((workspace / "log").glob("*.jsonl"))
    assert len(logs) == 1
    assert "document" in logs[0].read_text(encoding="utf-8")
    for log in logs:
        assert "Brévin" not in log.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_new_day_rule_or_extractor_starts_tesseract_zero_times(tmp_path: Path) -> None:
    from tests.scanning.scanner import scan_page, scan_pdf

    archive = tmp_path / "a"
    archive.mkdir()
    lines = [
        "CONTRAT DE MAINTENANCE",
        "",
        "Article 1 - Prix",
        "Le Client verse 1 200 euros hors taxes par mois.",
    ]
    (archive / "scan.pdf").write_bytes(scan_pdf([scan_page(lines)]))
    starts = tmp_path / "starts.txt"
    shim = tmp_path / "bin"
    shim.mkdir()
    real = shutil.which("tesseract")
    (shim / "tesseract").write_text(f'#!/bin/sh\necho start >>"{starts}"\nexec {real} "$@"\n')
    (shim / "tesseract").chmod(0o755)
    env = {"PATH": f"{shim}{os.pathsep}{os.environ['PATH']}"}
    workspace = with_few_rules(tmp_path / "w")

    def audit(day: str, **more: str) -> int:
        starts.unlink(missing_ok=True)
        _run("audit", str(archive), *_OPTIONS, str(workspace), "--today", day, env=env | more)
        return len(starts.read_text().splitlines()) if starts.exists() else 0

    assert audit("2026-11-25") >= 1
    assert audit("2026-11-25") == 0
    rule = (_ROOT / "rules" / "dates" / "no_end_date.yaml").read_text(encoding="utf-8")
    (workspace / "rules").mkdir()
    (workspace / "rules" / "own.yaml").write_text(
        rule.replace("id: no-end-date", "id: own-rule"), encoding="utf-8"
    )
    assert audit("2027-01-01") == 0
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import pipeline.terms\npipeline.terms.version_key = lambda **_: 'a-new-extractor'\n",
        encoding="utf-8",
    )
    assert audit("2027-01-01", PYTHONPATH=os.pathsep.join([str(guard), str(_ROOT)])) == 0
    assert any(
        folder.name.endswith("-a-new-extractor") for folder in (workspace / "parts" / "terms").iterdir()
    )


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_without_tesseract_scans_wait_for_it(tmp_path: Path) -> None:
    from tests.scanning.scanner import scan_page, scan_pdf

    archive = make_archive(tmp_path / "a", 1)
    page = scan_page(["CONTRAT DE MAINTENANCE", "", "Le Client verse 1 200 euros hors taxes par mois."] * 4)
    (archive / "scan.pdf").write_bytes(scan_pdf([page]))
    workspace = with_few_rules(tmp_path / "w")
    command = [
        sys.executable,
        "-m",
        "flows",
        "audit",
        str(archive),
        "-w",
        str(workspace),
        "--engine",
        "plain",
    ]
    bare = os.environ | {"PATH": "/nonexistent"}
    result = subprocess.run(command, cwd=_ROOT, env=bare, capture_output=True, text=True, check=False)
    assert result.returncode == 3, result.stderr
    assert "Tesseract is not installed" in result.stderr
    assert "needs_ocr_review" in (workspace / "unread.csv").read_text(encoding="utf-8")
    assert subprocess.run(command, cwd=_ROOT, capture_output=True, check=False).returncode == 3
    assert "needs_ocr_review" not in (workspace / "unread.csv").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_is_told_and_keeps_what_was_there(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        archive = make_archive(tmp_path / "a", 2)
        workspace = with_few_rules(disk / "w")
        assert _run("audit", str(archive), *_OPTIONS, str(workspace)) == 3
        before = (workspace / "clausier.duckdb").read_bytes()
        free = shutil.disk_usage(disk).free
        (disk / "ballast").write_bytes(b"x" * (free - 100_000))
        make_archive(archive, 60)
        result = subprocess.run(
            [sys.executable, "-m", "flows", "audit", str(archive), *_OPTIONS, str(workspace)],
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 4, result.stderr
        assert "what was there is kept" in result.stderr
        assert (workspace / "clausier.duckdb").read_bytes() == before
        (disk / "ballast").unlink()
    finally:
        subprocess.run(["umount", str(disk)], check=False)
