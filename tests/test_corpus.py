"""Behaviour on real contracts, where a folder of them is named by ``CLAUSIER_CORPUS``.

The folder is laid out as CUAD is: ``cuad/pdf/*.pdf`` and ``cuad/labels.csv``; ``fr/`` may hold others.
Nothing of the texts is told: failures name files and offsets.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

_ROOT = Path(__file__).resolve().parents[1]
_CORPUS = Path(os.environ.get("CLAUSIER_CORPUS", "/nonexistent"))
_EVERY = 16

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not (_CORPUS / "cuad" / "pdf").is_dir(), reason="CLAUSIER_CORPUS names no folder of real contracts"
    ),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    archive = folder / "archive"
    archive.mkdir()
    for path in sorted((_CORPUS / "cuad" / "pdf").glob("*.pdf"))[::_EVERY]:
        shutil.copy(path, archive)
    if (_CORPUS / "fr").is_dir():
        shutil.copytree(_CORPUS / "fr", archive / "fr")
    command = [
        sys.executable,
        "-m",
        "flows",
        "audit",
        str(archive),
        "-w",
        str(folder / "w"),
        "--no-ocr",
        "-q",
    ]
    result = subprocess.run([*command, "--today", "2026-11-25"], cwd=_ROOT, check=False)
    assert result.returncode in (0, 3)
    return folder / "w"


def _rows(workspace: Path, sql: str) -> list[tuple[object, ...]]:
    connection = duckdb.connect(str(workspace / "clausier.duckdb"), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_every_file_is_accounted_for_and_none_fails(workspace: Path) -> None:
    (run,) = _rows(workspace, "SELECT files_found, files_accounted FROM runs")
    assert run[0] == run[1]
    assert _rows(workspace, "SELECT path, reason FROM files WHERE status IN ('failed', 'damaged')") == []


def test_every_quote_is_the_text_at_its_place(workspace: Path) -> None:
    texts: dict[str, str] = {}
    connection = duckdb.connect(":memory:")
    parts = str(workspace / "parts" / "readings" / "*" / "texts.parquet")
    query = f"SELECT document_id, text FROM read_parquet('{parts}') ORDER BY document_id, piece"
    for document, text in connection.execute(query).fetchall():
        texts[document] = texts.get(document, "") + text
    terms = _rows(workspace, "SELECT document_id, kind, quote, fragments FROM terms")
    assert len(terms) > 200
    for document, kind, quote, fragments in terms:
        pieces = json.loads(str(fragments))[0] if isinstance(fragments, str) else fragments[0]  # type: ignore[index]
        joined = " ".join(texts[str(document)][start:end] for _, start, end in pieces)
        assert joined == quote, (document, kind, pieces)


def test_dates_stated_are_mostly_right(workspace: Path) -> None:
    with (_CORPUS / "cuad" / "labels.csv").open(encoding="utf-8", newline="") as handle:
        labels = {row["document"].lower(): row for row in csv.DictReader(handle)}
    right = wrong = 0
    columns = ("Agreement Date-Answer", "Effective Date-Answer")
    query = "SELECT file_name, agreement_date, effective_date FROM contracts WHERE file_name LIKE '%.pdf'"
    for name, *found in _rows(workspace, query):
        label = labels.get(str(name).removesuffix(".pdf").lower())
        for column, value in zip(columns, found, strict=True):
            wanted = _day(label[column]) if label else None
            if wanted and value:
                right += wanted == value
                wrong += wanted != value
    assert right + wrong >= 10
    assert right / (right + wrong) >= 0.85


def _day(answer: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4})", answer.strip())
    if found is None:
        return None
    year = int(found[3])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    return date(year, int(found[1]), int(found[2]))
