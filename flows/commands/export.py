"""``clausier export``."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from flows.json_schema import schema
from flows.summary import jsonable
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.store.tables import text
from pipeline.store.views import all_views
from pipeline.workspace import Workspace, storage_errors

_COPY = {"csv": "FORMAT csv, HEADER true", "parquet": "FORMAT parquet, COMPRESSION zstd"}


def run_export(
    views: Sequence[str], workspace_folder: Path, *, to: Path, form: str, force: bool, as_json: bool
) -> int:
    """Write one file a view; each is renamed into place when it is whole. Returns 0.

    ``labels`` beside the views' names writes what people decided, as labels (``docs/labels.md``).

    Raises:
        UsageError: nothing was published yet, there is no such view, or a file is there already.
        StorageError: the folder cannot be written.
    """
    from flows.commands import export_labels

    known = [view.name for view in all_views() if not view.macro]
    with_labels = export_labels.NAME in views
    wanted = list(dict.fromkeys(name for name in views if name != export_labels.NAME))
    wanted = wanted or ([] if with_labels else sorted(known))
    for name in wanted:
        if name not in known:
            raise UsageError(
                f"there is no view {name!r}; there are {', '.join(sorted(known))}, and 'labels'"
            )
    targets = {name: to / f"{name}.{form}" for name in wanted}
    there = [str(target) for target in targets.values() if target.exists()]
    if there and not force:
        raise UsageError(f"{there[0]} exists already; name another folder with --to, or add --force")
    database = Workspace(workspace_folder).database
    open_read_only(database).close()
    rows: dict[str, int] = {}
    notes: list[str] = []
    if with_labels:
        labels = export_labels.write_labels(workspace_folder, to=to, force=force)
        rows[str(labels.path)], notes = labels.documents, labels.notes()
    with storage_errors(to):
        to.mkdir(parents=True, exist_ok=True)
        rows |= _write_all(database, targets, form)
    if as_json:
        print(json.dumps({"format": form, "files": rows}, ensure_ascii=False, indent=1))
    else:
        for path, count in rows.items():
            print(f"{path}\t{count} row{'' if count == 1 else 's'}")
    for note in notes:
        print(note, file=sys.stderr)
    return 0


def print_schema() -> int:
    """Print the JSON Schema of exported files and of what commands print with --json; returns 0."""
    print(json.dumps(schema(), ensure_ascii=False, indent=1))
    return 0


def _write_all(database: Path, targets: dict[str, Path], form: str) -> dict[str, int]:
    written: dict[str, int] = {}
    # Not locked down: it is to write files. What it runs is our own SQL only.
    connection = duckdb.connect(str(database), read_only=True)
    try:
        for view, target in targets.items():
            with tempfile.TemporaryDirectory(dir=target.parent, prefix=".part-") as folder:
                part = Path(folder) / target.name
                written[str(target)] = _write(connection, view, part, form)
                part.chmod(0o600)
                part.replace(target)
    finally:
        connection.close()
    return written


def _write(connection: duckdb.DuckDBPyConnection, view: str, part: Path, form: str) -> int:
    if form == "json":
        return _write_json(connection, view, part)
    sql = f"COPY (SELECT * FROM {view} ORDER BY ALL) TO {text(str(part))} ({_COPY[form]})"
    return int(connection.execute(sql).fetchall()[0][0])


def _write_json(connection: duckdb.DuckDBPyConnection, view: str, part: Path) -> int:
    cursor = connection.execute(f"SELECT * FROM {view} ORDER BY ALL")
    columns = [column[0] for column in cursor.description or ()]
    kinds = {column[0]: str(column[1]) for column in cursor.description or ()}
    count = 0
    with part.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        while rows := cursor.fetchmany(1000):
            for row in rows:
                out.write("," if count else "")
                named = {name: _plain(value, kinds[name]) for name, value in zip(columns, row, strict=True)}
                out.write(f"\n{json.dumps(named, ensure_ascii=False)}")
                count += 1
        out.write("\n]\n")
    return count


def _plain(value: object, kind: str) -> Any:
    """A JSON value; what the database keeps as JSON is not wrapped in text once more."""
    if kind == "JSON" and isinstance(value, str):
        return json.loads(value)
    return jsonable(value)
