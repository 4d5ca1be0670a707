"""``clausier query``."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows.summary import jsonable, print_table
from pipeline.errors import UsageError
from pipeline.store.query import run, saved_queries, saved_query
from pipeline.workspace import Workspace


def run_query(sql: str | None, workspace_folder: Path, *, form: str, list_saved: bool, limit: int) -> int:
    """Run SQL or a saved query and print its rows; returns 0.

    Raises:
        UsageError: nothing was published yet, or the SQL cannot be run; the message says why.
    """
    if list_saved or sql is None:
        return _list(form)
    saved = saved_query(sql)
    if saved is None and not any(character.isspace() for character in sql.strip()):
        raise UsageError(f"there is no saved query {sql!r}; 'clausier query --list' names them")
    columns, rows = run(Workspace(workspace_folder).database, saved.sql if saved else sql)
    rows = rows[:limit] if limit else rows
    _print(form, columns, rows)
    return 0


def _list(form: str) -> int:
    queries = saved_queries()
    if form == "json":
        listed = [{"name": q.name, "title": q.title, "about": q.about} for q in queries]
        print(json.dumps(listed, ensure_ascii=False, indent=1))
        return 0
    _print(form, ["saved query", "what it tells"], [(q.name, f"{q.title}: {q.about}") for q in queries])
    if form == "table":
        print('\nThe views behind them are described in docs/views.md; "SHOW TABLES" lists them.')
    return 0


def _print(form: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    if form == "json":
        named = [dict(zip(columns, map(jsonable, row), strict=True)) for row in rows]
        print(json.dumps(named, ensure_ascii=False, indent=1))
    elif form == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        for row in rows:
            writer.writerow(["" if value is None else _cell(value) for value in row])
    else:
        _table(columns, rows)


def _cell(value: object) -> str:
    plain = jsonable(value)
    return json.dumps(plain, ensure_ascii=False) if isinstance(plain, dict | list) else str(plain)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from rich.console import Console

    console = Console(highlight=False)
    print_table(console, columns, [[None if c is None else _cell(c) for c in row] for row in rows])
    if console.is_terminal:
        print(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")
