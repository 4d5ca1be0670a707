"""Small roads between the database in the making and the code that links: rows out, rows in, updates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from pipeline.decisions import Reviewed
from pipeline.store.rows import term_from
from pipeline.store.tables import Row, columns, ndjson_source, text, write_ndjson

_CHUNK = 1024


class Rows:
    """One database in the making, and a folder for rows on their way in."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self._connection, self._folder = connection, folder

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows of a query, a bounded number in memory at a time."""
        cursor = self._connection.cursor()
        cursor.execute("USE clausier").fetchall()
        cursor.execute(sql, list(parameters))
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(_CHUNK):
            for row in rows:
                yield dict(zip(names, row, strict=True))

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Append rows to a table of the published database."""
        raw = self._folder / f"linked-{table}.ndjson"
        longest = write_ndjson(raw, table, rows)
        self.run(f"INSERT INTO {table} SELECT * FROM {ndjson_source(raw, table, longest)}")
        raw.unlink()

    def update(self, names: Sequence[str], rows: Iterable[Row]) -> None:
        """Set columns of ``resolved``, one statement for all rows.

        Args:
            names: the columns that every row holds, beside ``contract_id``.
            rows: at most one a contract.
        """
        raw = self._folder / "linked-update.ndjson"
        with raw.open("w", encoding="utf-8", newline="\n") as handle:
            written = 0
            for row in rows:
                handle.write(json.dumps(row, ensure_ascii=False) + "\n")
                written += 1
        if written:
            kinds = {name: columns("resolved")[name] for name in ("contract_id", *names)}
            fields = ", ".join(f"{text(name)}: {text(kind)}" for name, kind in kinds.items())
            sets = ", ".join(f"{name} = told.{name}" for name in names)
            source = f"read_json({text(str(raw))}, format = 'newline_delimited', columns = {{{fields}}})"
            self.run(
                f"UPDATE resolved SET {sets} FROM {source} AS told "
                "WHERE resolved.contract_id = told.contract_id"
            )
        raw.unlink()

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement for its effect."""
        self._connection.execute(sql, list(parameters)).fetchall()


def reviewed_from(row: Mapping[str, Any]) -> Reviewed:
    """Rebuild a term and what was decided of it from a row of ``term_rows`` joined with ``reviews``."""
    return Reviewed(term_from(row), row["review_state"] or "unreviewed", row["machine_value_text"])
