"""A database with all views, filled by hand: what an output is given, without an audit."""

from __future__ import annotations

import atexit
import itertools
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from flows.outputs import OutputContext
from pipeline.settings import Settings
from pipeline.store.publish import put_settings
from pipeline.store.views import create_tables, create_views
from pipeline.workspace import Workspace

TODAY = date(2026, 11, 25)
Tables = Mapping[str, Iterable[Mapping[str, Any]]]


_NUMBERS = itertools.count()


@cache
def _template() -> Path:
    folder = tempfile.mkdtemp(prefix="clausier-views-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    place = Path(folder) / "empty.duckdb"
    connection = duckdb.connect(str(place))
    create_tables(connection)
    create_views(connection)
    connection.close()
    return place


def filled(tables: Tables, settings: Settings) -> duckdb.DuckDBPyConnection:
    """Insert rows by table of the published database, into a copy of one whose views were planned once."""
    copy = _template().with_name(f"{next(_NUMBERS)}.duckdb")
    shutil.copy(_template(), copy)
    connection = duckdb.connect(str(copy))
    put_settings(connection, settings)
    for table, rows in tables.items():
        for row in rows:
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))
    return connection


def context(settings: Settings, root: Path) -> OutputContext:
    """What an output may use beside the database."""
    return OutputContext(Workspace(root), settings, root)
