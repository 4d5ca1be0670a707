"""Parts appear whole or not at all, and the same rows give the same bytes."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.reading import read
from pipeline.settings import Ocr, Settings
from pipeline.steps import all_rows
from pipeline.store.parts import disk_errors, write_part
from pipeline.store.tables import columns, connect

SIGNATURE: dict[str, Any] = {"document_id": "a", "signature": [2**64 - 1, 0]}


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def texts(count: int) -> Iterator[dict[str, Any]]:
    for index in range(count):
        yield {"document_id": f"{index // 9:064x}", "piece": index % 9, "text": f"clause {index}\n\x00é\f"}


def test_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_part(tmp_path / name, {"texts": texts(5000), "signatures": [SIGNATURE], "words": []})
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_rows_keep_their_order_and_values(tmp_path: Path) -> None:
    write_part(tmp_path / "part", {"texts": texts(5000), "signatures": [SIGNATURE]})
    rows = connect().execute(f"FROM read_parquet('{tmp_path}/part/texts.parquet')").fetchall()
    assert rows == [tuple(row.values()) for row in texts(5000)]
    rows = connect().execute(f"FROM read_parquet('{tmp_path}/part/signatures.parquet')").fetchall()
    assert rows == [("a", [2**64 - 1, 0])]


@pytest.mark.parametrize("table", ["documents", "words", "clauses", "terms", "signals", "signatures"])
def test_an_empty_table_has_its_columns(tmp_path: Path, table: str) -> None:
    write_part(tmp_path / "part", {table: []})
    described = (
        connect().execute(f"DESCRIBE FROM read_parquet('{tmp_path}/part/{table}.parquet')").fetchall()
    )
    assert {row[0]: row[1] for row in described} == dict(columns(table))


def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    write_part(tmp_path / "part", {"texts": texts(1)})
    assert (tmp_path / "part").stat().st_mode & 0o077 == 0
    assert (tmp_path / "part" / "texts.parquet").stat().st_mode & 0o077 == 0


def test_a_misspelt_column_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="texts has no column tekst"):
        write_part(tmp_path / "part", {"texts": [{"document_id": "a", "tekst": "b"}]})
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield from texts(3)
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_part(tmp_path / "part", {"signatures": [SIGNATURE], "texts": rows()})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("Failed to commit: Could not write file: No space left on device", errno.ENOSPC),
        ("Could not write file: Disk quota exceeded", errno.EDQUOT),
        ("Cannot open file: Read-only file system", errno.EROFS),
    ],
)
def test_a_full_disk_is_an_os_error_however_duckdb_puts_it(message: str, code: int) -> None:
    for kind in (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException):
        with pytest.raises(OSError, match=os.strerror(code)) as caught, disk_errors():
            raise kind(message)
        assert caught.value.errno == code
    with pytest.raises(duckdb.IOException), disk_errors():
        raise duckdb.IOException("something else")


def test_one_huge_row_is_stored(tmp_path: Path) -> None:
    text = "é" * 12_000_000
    write_part(tmp_path / "part", {"clauses": [{"document_id": "a", "clause": 0, "text": text}]})
    rows = (
        connect("1GB")
        .execute(f"SELECT text FROM read_parquet('{tmp_path}/part/clauses.parquet')")
        .fetchall()
    )
    assert rows == [(text,)]


def test_what_workers_write_fits_the_tables() -> None:
    folder = Path(__file__).resolve().parents[3] / "data" / "sample"
    settings = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False))
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.docx")):
        for table, row in all_rows(read(path, "a" * 64, settings)):
            assert row.keys() <= columns(table).keys()
            seen.add(table)
    assert {"documents", "texts", "pages", "clauses", "terms", "signals", "signatures"} <= seen
