"""A database in memory with all views, filled by hand: what an output is given, without an audit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from flows.outputs import OutputContext
from pipeline.settings import Settings
from pipeline.store.publish import empty
from pipeline.workspace import Workspace

TODAY = date(2026, 11, 25)
Tables = Mapping[str, Iterable[Mapping[str, Any]]]


def filled(tables: Tables, settings: Settings) -> duckdb.DuckDBPyConnection:
    """Insert rows by table of the published database."""
    connection = empty(settings)
    for table, rows in tables.items():
        for row in rows:
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
    return connection


def context(settings: Settings, root: Path) -> OutputContext:
    """What an output may use beside the database."""
    return OutputContext(Workspace(root), settings, root)
