"""The wheel carries everything a run needs, and no other installed package owns one of our folder names."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_FOLDERS = ("pipeline", "models", "rules", "data", "flows")


def test_the_wheel_carries_code_rules_sql_lexicons_and_weights(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*command, "--no-build-isolation", "-w", str(tmp_path), str(_ROOT)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", *_FOLDERS], cwd=_ROOT, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    wanted = [path for path in tracked if (_ROOT / path).exists() and '"' not in path]
    assert len(wanted) > 100
    assert not [path for path in wanted if path not in packed]


def test_what_was_packed_runs_elsewhere(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    target = tmp_path / "elsewhere"
    subprocess.run([*command, "--no-build-isolation", "--target", str(target), str(_ROOT)], check=True)
    archive = tmp_path / "a"
    archive.mkdir()
    (archive / "x.txt").write_text("This Agreement is made by and between Brevin Inc. and Verlac LLC. " * 5)
    script = (
        f"import sys; sys.path.insert(0, {str(target)!r});"
        "sys.argv = ['clausier', 'audit', 'a', '-q', '-w', 'w'];"
        "import flows.cli, pipeline; assert pipeline.__file__.startswith(sys.path[0]); flows.cli.main()"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "w" / "clausier.duckdb").exists()


def test_nobody_else_owns_our_names() -> None:
    owners = packages_distributions()
    for folder in _FOLDERS:
        assert set(owners.get(folder, ["clausier"])) <= {"clausier"}, folder
