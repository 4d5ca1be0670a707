"""Parquet parts: the truth that the published database is built from.

A part is a folder with one Parquet file a table. It appears whole or not at all, and the same rows give
the same bytes.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.store.tables import Row, connect, ndjson_source, text, write_ndjson

_ROW_GROUP = 2048
"""Rows; small, because a row of ``texts`` may hold 50,000 characters and a group is built in memory."""
_MEMORY = "1GB"
"""DuckDB's bound, reached only by a batch of giants."""


def write_part(folder: Path, tables: Mapping[str, Iterable[Row | bytes]]) -> None:
    """Write one Parquet file a table into ``folder``, atomically.

    Args:
        folder: the part; it must not exist yet, its parent must.
        tables: table name -> rows, which may be lazy, as ``write_ndjson`` takes them; every name is a
            table of ``schema.sql``.

    Raises:
        ValueError: a row has a column that its table lacks.
        OSError: the disk is full or read-only; nothing is left behind.
    """
    building = folder.with_name(f".part-{folder.name}-{os.getpid()}")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(mode=0o700)
    try:
        connection = connect(_MEMORY)
        try:
            for table, rows in tables.items():
                _write_table(connection, building, table, rows)
        finally:
            connection.close()
        sync_folder(building)
        building.rename(folder)
        sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def table_file(folder: Path, table: str) -> Path:
    """Return where a part keeps a table."""
    return folder / f"{table}.parquet"


def _write_table(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: str, rows: Iterable[Row | bytes]
) -> None:
    raw = folder / f"{table}.ndjson"
    target = table_file(folder, table)
    source = ndjson_source(raw, table, write_ndjson(raw, table, rows))
    with disk_errors():
        connection.execute(
            f"COPY (SELECT * FROM {source}) TO {text(str(target))} "
            f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
        ).fetchall()
    raw.unlink()
    sync_file(target)
    target.chmod(0o600)


_DISK = {
    "No space left on device": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
    "Read-only file system": errno.EROFS,
}


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what DuckDB says of a full or read-only disk into the ``OSError`` it was.

    It comes as an input/output error, a failed commit or a fatal error, as the moment has it.

    Raises:
        OSError: the disk is full, out of quota or read-only; other errors of DuckDB pass as they are.
    """
    try:
        yield
    except duckdb.Error as error:
        for words, code in _DISK.items():
            if words in str(error):
                raise OSError(code, os.strerror(code)) from error
        raise


def sync_file(path: Path) -> None:
    """Flush a file to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Flush a folder's entries to the disk, so that a rename survives a power cut."""
    sync_file(path)
