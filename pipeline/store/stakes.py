"""The sums of prices that were worked out anew: the same views over rows that no database holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipeline.store.tables import Row, columns, connect, ndjson_source, write_ndjson
from pipeline.store.views import all_views

_TABLES = ("schedule_rows", "setting_values", "resolved", "document_names")
_VIEWS = ("as_of", "part_of", "price_readings", "price_at_stake")


@contextmanager
def sums_of(
    rows: Iterable[Row], file_names: Mapping[str, str | None], today: date
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database in memory that holds the views ``price_readings`` and ``price_at_stake``.

    Args:
        rows: of ``schedule_rows``.
        file_names: contract_id -> name of its file.
        today: the day until which and from which sums are told.
    """
    connection = connect()
    try:
        for table in _TABLES:
            fields = ", ".join(f'"{name}" {kind}' for name, kind in columns(table).items())
            connection.execute(f"CREATE TABLE {table} ({fields})").fetchall()
        for view in all_views():
            if view.name in _VIEWS:
                connection.execute(view.sql).fetchall()
        with TemporaryDirectory() as folder:
            for table, told in (
                ("schedule_rows", rows),
                ("setting_values", [{"name": "as_of", "text": today.isoformat()}]),
                ("resolved", [{"contract_id": key, "document_id": key} for key in file_names]),
                (
                    "document_names",
                    [{"document_id": key, "file_name": name} for key, name in file_names.items()],
                ),
            ):
                raw = Path(folder) / table
                source = ndjson_source(raw, table, write_ndjson(raw, table, told))
                connection.execute(f"INSERT INTO {table} SELECT * FROM {source}").fetchall()
        yield connection
    finally:
        connection.close()
