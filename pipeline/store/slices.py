"""The views over some contracts at a time: judging very many takes no more memory than judging a slice.

Each slice is a database in memory with the same views over the rows of its contracts, where they go by
short names, for a hash of 64 letters is slow to compare and large to keep. What a view tells of a contract
stands in its own file and the rows about it; the few that must see other contracts are marked (``across``),
and their rows are taken from the whole. What is told of the archive is not asked of a slice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.store.tables import LOCKED, text
from pipeline.store.views import View, all_views

_WHOLE = "whole"
_BY_CONTRACT = ("deadline_rows", "state_rows", "contradiction_rows", "change_rows", "rare_rows")
_BY_DOCUMENT = (
    "term_rows", "clause_rows", "clause_type_rows", "clause_meaning_rows", "page_rows", "document_rows",
    "file_rows", "reviews",
)  # fmt: skip
_NAMES = "document_names"
"""Of the slice's files, and of papers that moved a day of its contracts."""
_COPIED = ("limit_rows", "setting_values", "word_rows", "weight_rows")
"""Small tables that are the same for every contract."""
_WORKED_OUT = {"contracts": (), "terms": ("term_rows", "reviews"), "clause_states": ("state_rows",)}
"""Views that most others ask, kept as tables -> tables that only they ask and that are emptied then."""
_SORTED = {"terms": "kind", "clause_states": "type"}
"""Who asks wants few kinds: sorted, the others are not even looked at."""
_DOCUMENT = "coalesce(files.short_document, row.document_id)"


@dataclass(frozen=True, slots=True)
class Slice:
    """Some contracts of a database."""

    connection: duckdb.DuckDBPyConnection
    """Holds the views; its table ``slice_ids`` tells ``contract_id`` of each ``short_contract``."""

    def names(self) -> dict[str, str]:
        """Return contract_id as the slice has it -> as the whole has it."""
        rows = self.connection.execute("SELECT short_contract, contract_id FROM slice_ids").fetchall()
        return dict(rows)


def contracts_in(connection: duckdb.DuckDBPyConnection) -> int:
    """Count the contracts of a published database."""
    found: int = connection.execute("SELECT count(*) FROM resolved").fetchall()[0][0]
    return found


@contextmanager
def slices(
    database: Path,
    size: int,
    *,
    memory: str = LOCKED["memory_limit"],
    threads: int = 1,
    asked: Collection[str] | None = None,
    beside: Path | None = None,
) -> Iterator[Iterator[Slice]]:
    """Open a published database slice by slice; each holds until the next is asked for.

    Args:
        database: the file, which nobody writes meanwhile.
        size: contracts of a slice.
        memory: DuckDB's limit for a slice together with what is taken from the whole.
        threads: of DuckDB.
        asked: views that will be asked, so that others need not be taken from the whole; ``None``: any.
        beside: a database file that may be written to, as ``beside``; it is made where there is none.
    """
    config = LOCKED | {"memory_limit": memory, "threads": threads, "preserve_insertion_order": False}
    late = {name: config.pop(name) for name in ("enable_external_access", "lock_configuration")}
    connection = duckdb.connect(":memory:", config=config | {"temp_directory": f"{database}.slices"})
    try:
        connection.execute(f"ATTACH {text(str(database))} AS {_WHOLE} (READ_ONLY)").fetchall()
        if beside is not None:
            connection.execute(f"ATTACH {text(str(beside))} AS beside").fetchall()
        for name, value in late.items():
            connection.execute(f"SET {name} = {value}").fetchall()
        yield _sliced(connection, size, _from_the_whole(asked))
    finally:
        connection.close()


def _from_the_whole(asked: Collection[str] | None) -> list[View]:
    """The views that must see all contracts, of those that are asked and those that these need."""
    known = {view.name: view for view in all_views()}
    wanted = set(known if asked is None else known.keys() & asked)
    while more := {need for name in wanted for need in known[name].needs if need in known} - wanted:
        wanted |= more
    return [view for view in all_views() if view.across and view.name in wanted]


def _sliced(connection: duckdb.DuckDBPyConnection, size: int, across: Sequence[View]) -> Iterator[Slice]:
    _lay_out(connection, across)
    places = {table: _places(connection, table, size) for table in (*_BY_CONTRACT, *_BY_DOCUMENT)}
    last = connection.execute(f"SELECT max(rowid) FROM {_WHOLE}.resolved").fetchall()[0][0]
    for number in range(0 if last is None else last // size + 1):
        _fill(
            connection, across, number, size, {table: place.get(number) for table, place in places.items()}
        )
        cursor = connection.cursor()
        try:
            yield Slice(cursor)
        finally:
            cursor.close()


def _lay_out(connection: duckdb.DuckDBPyConnection, across: Sequence[View]) -> None:
    """Create the tables, empty or whole, and the views over them."""
    sliced = {"resolved", _NAMES, *_BY_CONTRACT, *_BY_DOCUMENT}
    tables = connection.execute(
        f"SELECT table_name FROM duckdb_tables() WHERE database_name = '{_WHOLE}'"
    ).fetchall()
    for (table,) in tables:
        rows = f"FROM {_WHOLE}.{table}"
        if table in sliced:
            _make(connection, table, f"{rows} LIMIT 0")
        elif table in _COPIED:
            _make(connection, table, rows)
        else:
            connection.execute(f"CREATE VIEW {table} AS {rows}").fetchall()
    for view in all_views():
        if view in across:
            _make(connection, f"whole_{view.name}", f"FROM {_WHOLE}.{view.name}")
            _make(connection, view.name, f"FROM whole_{view.name} LIMIT 0")
        elif view.name in _WORKED_OUT:
            _make(connection, view.name, _query(view))
        else:
            connection.execute(view.sql).fetchall()


def _places(connection: duckdb.DuckDBPyConnection, table: str, size: int) -> dict[int, tuple[int, int]]:
    """Where the rows of each slice begin and end in a table: close together, for a file is read at once."""
    key = "contract_id" if table in _BY_CONTRACT else "document_id"
    rows = connection.execute(
        f"SELECT resolved.rowid // {size} AS slice, min(row.rowid), max(row.rowid) "
        f"FROM {_WHOLE}.{table} AS row "
        f"JOIN {_WHOLE}.resolved AS resolved ON resolved.{key} = row.{key} GROUP BY slice"
    ).fetchall()
    return {number: (first, last) for number, first, last in rows}


def _fill(
    connection: duckdb.DuckDBPyConnection,
    across: Sequence[View],
    number: int,
    size: int,
    places: dict[str, tuple[int, int] | None],
) -> None:
    """Put the rows of some contracts in the place of those before."""
    here = f"row.rowid >= {number * size} AND row.rowid < {(number + 1) * size}"
    _make(
        connection,
        "slice_ids",
        "SELECT *, CASE WHEN starts_with(contract_id, document_id) "
        "THEN short_document || substr(contract_id, length(document_id) + 1) ELSE 'c' || place END "
        "AS short_contract FROM (SELECT contract_id, document_id, rowid AS place, "
        "CAST(min(rowid) OVER (PARTITION BY document_id) AS VARCHAR) AS short_document "
        f"FROM {_WHOLE}.resolved AS row WHERE {here})",
    )
    _make(
        connection,
        "slice_files",
        "SELECT document_id, any_value(short_document) AS short_document FROM slice_ids "
        "GROUP BY document_id",
    )
    _make(connection, "resolved", f"{_of_contracts('resolved', 'document_id')} WHERE {here}")
    for table in _BY_CONTRACT:
        document = "document_id" if table in ("deadline_rows", "change_rows") else ""
        _make(connection, table, f"{_of_contracts(table, document)} WHERE {_between(places[table])}")
    for table in _BY_DOCUMENT:
        _make(connection, table, f"{_of_documents(table)} WHERE {_between(places[table])}")
    _make(
        connection,
        _NAMES,
        f"SELECT row.* REPLACE ({_DOCUMENT} AS document_id) FROM {_WHOLE}.{_NAMES} AS row "
        "LEFT JOIN slice_files AS files ON files.document_id = row.document_id "
        "WHERE files.document_id IS NOT NULL OR row.document_id IN (SELECT document_id FROM deadline_rows)",
    )
    for view in across:
        _make(connection, view.name, _from_whole(view))
    for view in all_views():
        if view.name in _WORKED_OUT:
            order = f" ORDER BY {_SORTED[view.name]}" if view.name in _SORTED else ""
            _make(connection, view.name, _query(view) + order)
            for table in _WORKED_OUT[view.name]:
                connection.execute(f"TRUNCATE {table}").fetchall()


def _of_contracts(table: str, document: str) -> str:
    """SQL of the rows of a table about the slice's contracts."""
    replaced = f", {_DOCUMENT} AS document_id" if document else ""
    files = "LEFT JOIN slice_files AS files ON files.document_id = row.document_id" if document else ""
    return (
        f"SELECT row.* REPLACE (ids.short_contract AS contract_id{replaced}) FROM {_WHOLE}.{table} AS row "
        f"JOIN slice_ids AS ids ON ids.contract_id = row.contract_id {files}"
    )


def _of_documents(table: str) -> str:
    """SQL of the rows of a table about the slice's files."""
    return (
        f"SELECT row.* REPLACE (files.short_document AS document_id) FROM {_WHOLE}.{table} AS row "
        "JOIN slice_files AS files ON files.document_id = row.document_id"
    )


def _from_whole(view: View) -> str:
    """SQL of the slice's rows of a view that saw all contracts."""
    document = f"{_DOCUMENT} AS document_id" if "document_id" in view.columns else ""
    files = "LEFT JOIN slice_files AS files ON files.document_id = row.document_id" if document else ""
    if "contract_id" not in view.columns:
        return (
            f"SELECT row.* REPLACE ({document}) FROM whole_{view.name} AS row {files.removeprefix('LEFT ')}"
        )
    replaced = ", ".join(filter(None, ("ids.short_contract AS contract_id", document)))
    return (
        f"SELECT row.* REPLACE ({replaced}) FROM whole_{view.name} AS row "
        f"JOIN slice_ids AS ids ON ids.contract_id = row.contract_id {files}"
    )


def _between(place: tuple[int, int] | None) -> str:
    return "FALSE" if place is None else f"row.rowid BETWEEN {place[0]} AND {place[1]}"


def _query(view: View) -> str:
    return view.sql.split(" AS\n", 1)[1].rstrip().rstrip(";")


def _make(connection: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    connection.execute(f"CREATE OR REPLACE TABLE {table} AS {rows}").fetchall()
