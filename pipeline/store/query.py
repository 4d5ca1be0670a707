"""Asks the published database: SQL, or one of the saved queries."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from pipeline.errors import UsageError
from pipeline.store.tables import LOCKED
from pipeline.store.views import all_views

OTHER_VERSION = "the database was published by another version of the program; run 'clausier audit' again"
"""What to say where a view or column of this version is not in a published database."""


_MACROS = "SELECT function_name FROM duckdb_functions() WHERE function_type LIKE '%macro' AND NOT internal"


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
    with closing(open_read_only(database)) as connection:
        return ask(connection, sql)


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Run one SQL statement on a published database that is open; see ``run``.

    Raises:
        UsageError: the statement cannot be run; the message says why.
    """
    try:
        cursor = connection.execute(sql)
        columns = [column[0] for column in cursor.description or ()]
        return columns, cursor.fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        # A view that is asked for and lacks may be a slip of the pen as well: both are told.
        lacking = [name for name in lacks(connection) if name.split(".")[0] in sql.lower()]
        older = f"\n{', '.join(lacking)}: {OTHER_VERSION}" if lacking else ""
        raise UsageError(f"the query cannot be run: {error}{older}") from error
    except duckdb.Error as error:
        raise UsageError(f"the query cannot be run: {error}") from error


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


def lacks(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what this version describes and a published database does not have.

    Returns:
        Names of views and macros, and ``view.column`` of views that are there; empty where the database was
        published by this version.
    """
    asked = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    held: dict[str, set[str]] = {}
    for view, column in connection.execute(asked).fetchall():
        held.setdefault(view, set()).add(column)
    macros = {name for (name,) in connection.execute(_MACROS).fetchall()}
    lacking: list[str] = []
    for view in all_views():
        if view.macro or view.name not in held:
            lacking += [] if view.name in macros else [view.name]
        else:
            lacking += [f"{view.name}.{column}" for column in view.columns if column not in held[view.name]]
    return lacking


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
