"""Asks the published database: SQL, or one of the saved queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from pipeline.errors import UsageError
from pipeline.store.tables import LOCKED


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question that an analyst would start from: one .sql file in ``queries``."""

    name: str
    title: str
    about: str
    sql: str


def run(database: Path, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Run one SQL statement read-only; it can read this database and no file, and change nothing.

    Args:
        database: the published file.
        sql: the statement.

    Returns:
        Column names, and all rows.

    Raises:
        UsageError: there is no database, or the statement cannot be run; the message says why.
    """
    connection = open_read_only(database)
    try:
        cursor = connection.execute(sql)
        columns = [column[0] for column in cursor.description or ()]
        return columns, cursor.fetchall()
    except duckdb.Error as error:
        raise UsageError(f"the query cannot be run: {error}") from error
    finally:
        connection.close()


def open_read_only(database: Path) -> duckdb.DuckDBPyConnection:
    """Open the published file read-only and locked down.

    Raises:
        UsageError: there is none, or it is no DuckDB file.
    """
    if not database.is_file():
        raise UsageError(f"{database} does not exist yet; run 'clausier audit FOLDER' first")
    try:
        return duckdb.connect(str(database), read_only=True, config=LOCKED)
    except duckdb.Error as error:
        raise UsageError(f"{database} cannot be opened: {error}") from error


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """Return all saved queries, sorted by name.

    Raises:
        ValueError: a file does not begin with ``-- title: description``.
    """
    folder = files("pipeline.store").joinpath("queries")
    names: Sequence[str] = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return tuple(_read(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names)


def saved_query(name: str) -> SavedQuery | None:
    """Return a saved query by its name (``notice_windows``; hyphens will do), or ``None``."""
    wanted = name.strip().replace("-", "_")
    return next((query for query in saved_queries() if query.name == wanted), None)


def _read(file_name: str, sql: str) -> SavedQuery:
    first, _, rest = sql.partition("\n")
    title, separator, about = first.removeprefix("-- ").partition(": ")
    if not first.startswith("-- ") or not separator:
        raise ValueError(f"queries/{file_name}: the first line must be '-- title: description'")
    return SavedQuery(file_name.removesuffix(".sql"), title, about, rest.strip())
