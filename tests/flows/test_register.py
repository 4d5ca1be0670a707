"""The register compared with the archive, from the command line to the views."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.store.query import run
from tests.flows.archives import make_archive, with_few_rules

_ROOT = Path(__file__).resolve().parents[2]
REGISTER = """N° contrat;Fournisseur;Fichier;Échéance;Responsable;Remarque
;;contract-000.txt;31/12/2020;Anne Bellec;à revoir
;;contract-001.txt;;Paul Derrien;
X-1;Société Introuvable;;01/01/2030;Paul Derrien;
"""


def audit(archive: Path, workspace: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", "audit", str(archive), "-w", str(workspace), "--no-ocr"]
    command += ["--jobs", "1", "--today", "2026-11-25", *more]
    return subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)


def ask(workspace: Path, sql: str) -> list[tuple[Any, ...]]:
    return run(workspace / "clausier.duckdb", sql)[1]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    folder = tmp_path_factory.mktemp("register")
    archive = make_archive(folder / "archive", 4)
    (folder / "r.csv").write_bytes(REGISTER.encode("cp1252"))
    result = audit(archive, with_few_rules(folder / "w"), "--register", str(folder / "r.csv"))
    assert result.returncode == 3, result.stderr
    return archive, folder / "w", result.stderr


def test_the_mapping_is_shown(audited: tuple[Path, Path, str]) -> None:
    _, workspace, told = audited
    assert "register r.csv: 3 rows" in told
    assert "owner = 'Responsable'" in told
    assert "not used: 'Remarque'" in told
    assert 'counterparty = "Fournisseur"' in (workspace / "register.toml").read_text(encoding="utf-8")
    assert (workspace / "register.json").stat().st_mode & 0o077 == 0


def test_rows_contracts_and_owners(audited: tuple[Path, Path, str]) -> None:
    _, workspace, _ = audited
    rows = ask(
        workspace,
        "SELECT row_number, state, file_name FROM register WHERE row_number IS NOT NULL ORDER BY 1",
    )
    assert rows == [
        (2, "matched", "contract-000.txt"),
        (3, "matched", "contract-001.txt"),
        (4, "missing", None),
    ]
    unlisted = {
        name for (name,) in ask(workspace, "SELECT file_name FROM register WHERE state = 'unlisted'")
    }
    assert "contract-002.txt" in unlisted
    assert not {"contract-000.txt", "contract-001.txt"} & unlisted
    owners = ask(workspace, "SELECT file_name, owner FROM contracts WHERE owner IS NOT NULL ORDER BY 1")
    assert owners == [("contract-000.txt", "Anne Bellec"), ("contract-001.txt", "Paul Derrien")]


def test_what_differs_is_told_with_both_values(audited: tuple[Path, Path, str]) -> None:
    _, workspace, _ = audited
    (row,) = ask(workspace, "SELECT field, register_value, contract_value, quote FROM register_differences")
    assert row[:2] == ("end_date", "2020-12-31")
    assert row[2] > "2020-12-31"
    assert row[3]


def test_a_later_audit_remembers_and_takes_corrections(
    audited: tuple[Path, Path, str], tmp_path: Path
) -> None:
    archive, workspace, _ = audited
    mapping = workspace / "register.toml"
    text = mapping.read_text(encoding="utf-8")
    mapping.write_text(text.replace('owner = "Responsable"', 'owner = "Remarque"'), encoding="utf-8")
    assert audit(archive, workspace).returncode == 3
    assert ask(workspace, "SELECT owner FROM contracts WHERE owner IS NOT NULL") == [("à revoir",)]
    mapping.write_text(text.replace("owner =", "ownr ="), encoding="utf-8")
    result = audit(archive, workspace)
    assert result.returncode == 2
    assert "there is no field 'ownr'" in result.stderr
    mapping.write_text(text, encoding="utf-8")


def test_a_register_that_cannot_be_read_ends_the_command(
    audited: tuple[Path, Path, str], tmp_path: Path
) -> None:
    archive, workspace, _ = audited
    result = audit(archive, workspace, "--register", str(tmp_path / "absent.xlsx"))
    assert result.returncode == 2
    assert "cannot be read" in result.stderr
