"""The stored tables' columns, read from ``schema.sql``, and the one road of rows into DuckDB.

Rows become NDJSON on disk and DuckDB reads that with fixed columns: many times faster than inserting
row by row, in bounded memory, and an empty table still has its columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from pipeline.types import JsonValue

Row = Mapping[str, JsonValue]
_SMALLEST_OBJECT = 1 << 20
LOCKED: dict[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
    "memory_limit": "512MB",
    "threads": 1,
}
"""How SQL that others wrote is run: it reads this database and nothing else."""


def connect(memory: str = "256MB", *, temporary: Path | None = None) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB with one thread and bounded memory, so that results keep their order.

    Args:
        memory: DuckDB's own limit.
        temporary: folder for what does not fit; ``None``: nothing is written to disk.
    """
    config: dict[str, Any] = {
        "threads": 1,
        "memory_limit": memory,
        "autoinstall_known_extensions": False,
        "temp_directory": "" if temporary is None else str(temporary),
    }
    return duckdb.connect(":memory:", config=config)


def ddl(name: str) -> str:
    """Return the SQL text of ``schema``, ``published`` or ``rare``."""
    return files("pipeline.store").joinpath(f"{name}.sql").read_text(encoding="utf-8")


@cache
def statement(name: str) -> str:
    """Return the SQL text of a question that the code asks: ``statements/<name>.sql``."""
    return files("pipeline.store").joinpath("statements", f"{name}.sql").read_text(encoding="utf-8")


@cache
def columns(table: str) -> Mapping[str, str]:
    """Return a stored table's columns and their DuckDB types, in order.

    Raises:
        KeyError: no such table.
    """
    return _all_columns()[table]


@cache
def _all_columns() -> Mapping[str, Mapping[str, str]]:
    connection = connect()
    connection.execute(ddl("schema")).fetchall()
    connection.execute(ddl("published")).fetchall()
    found: dict[str, dict[str, str]] = {}
    query = (
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE NOT internal ORDER BY table_name, column_index"
    )
    for table, column, kind in connection.execute(query).fetchall():
        found.setdefault(table, {})[column] = kind
    connection.close()
    return found


def write_ndjson(path: Path, table: str, rows: Iterable[Row | bytes]) -> int:
    """Write rows one a line.

    Args:
        path: the file.
        table: whose rows they are.
        rows: as mappings, or as JSON in UTF-8 that was made of such a mapping.

    Returns:
        Size in bytes of the longest line.

    Raises:
        ValueError: a row has a column that the table lacks.
    """
    with NdjsonSink(path, table) as sink:
        sink.write(rows)
    return sink.longest


class NdjsonSink:
    """A file of rows, one a line, that grows."""

    def __init__(self, path: Path, table: str) -> None:
        self._table, self._known = table, columns(table).keys()
        self._handle = path.open("wb")
        self.longest = 0
        """Size in bytes of the longest line."""

    def __enter__(self) -> NdjsonSink:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Write what is still in memory."""
        self._handle.close()

    def write(self, rows: Iterable[Row | bytes]) -> None:
        """Add rows, as ``write_ndjson`` takes them.

        Raises:
            ValueError: a row has a column that the table lacks.
        """
        for row in rows:
            if isinstance(row, bytes):
                line = row
            elif row.keys() <= self._known:
                line = json.dumps(row, ensure_ascii=False).encode()
            else:
                lacking = ", ".join(sorted(row.keys() - self._known))
                raise ValueError(f"{self._table} has no column {lacking}")
            self.longest = max(self.longest, len(line))
            self._handle.write(line)
            self._handle.write(b"\n")


def ndjson_source(path: Path, table: str, longest: int) -> str:
    """Return the SQL table expression that reads what ``write_ndjson`` wrote."""
    fields = ", ".join(f"{text(name)}: {text(kind)}" for name, kind in columns(table).items())
    size = max(longest + 1024, _SMALLEST_OBJECT)
    return (
        f"read_json({text(str(path))}, format = 'newline_delimited', columns = {{{fields}}}, "
        f"maximum_object_size = {size})"
    )


def iso(day: date | None) -> str | None:
    """Return a day as rows hold it."""
    return None if day is None else day.isoformat()


def text(value: str) -> str:
    """Quote a string as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"
