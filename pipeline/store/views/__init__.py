"""The public face of the database: each view is an .sql file, its words and tests the .yml beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import duckdb
import yaml

from data.load import LOADER
from pipeline.store.tables import columns, ddl, text

CARRIED = {
    "documents": "document_rows",
    "pages": "page_rows",
    "clauses": "clause_rows",
    "clause_types": "clause_type_rows",
    "clause_meanings": "clause_meaning_rows",
    "terms": "term_rows",
}
"""Parts that the database carries -> their tables there; the views have the plain names."""
NAMES = r"""
    INSERT INTO document_names
    SELECT
        document_id,
        first(file_name ORDER BY gone, nesting, copied, path),
        first(path ORDER BY gone, nesting, copied, path)
    FROM (
        SELECT
            *,
            status IS NOT DISTINCT FROM 'ignored' AS gone,
            length(path) - length(replace(path, '!/', '!')) AS nesting,
            regexp_matches(
                lower(file_name), '(^|[^a-z])(copy|copie|duplicate|double)([^a-z]|$)|\(\d+\)\.'
            ) AS copied
        FROM file_rows WHERE document_id IS NOT NULL
    )
    GROUP BY document_id ORDER BY document_id
"""
"""Of a document's paths the plainest names it: still there, outside containers, not called a copy."""


@dataclass(frozen=True, slots=True)
class View:
    """A view or macro with its words."""

    name: str
    """``contracts``; a macro has the name it is called by."""
    macro: bool
    sql: str
    about: str
    columns: Mapping[str, str]
    """Column -> description; empty for macros."""
    needs: tuple[str, ...]
    across: bool
    """Whether it tells of one contract what stands in others, so that it must see them all."""
    cases: tuple[Mapping[str, Any], ...]
    """Given and expected rows, for the tests."""


@cache
def all_views() -> tuple[View, ...]:
    """Read every view, each after those it needs.

    Raises:
        ValueError: a view needs one that does not exist, or two need each other.
    """
    folder = files(__name__)
    common = yaml.load(folder.joinpath("_common.yml").read_text(encoding="utf-8"), Loader=LOADER)
    names = sorted(item.name[: -len(".sql")] for item in folder.iterdir() if item.name.endswith(".sql"))
    views = {name: _read(name, common) for name in names}
    ordered: dict[str, View] = {}
    while len(ordered) < len(views):
        ready = [
            n for n, v in views.items() if n not in ordered and all(need in ordered for need in v.needs)
        ]
        if not ready:
            raise ValueError(
                f"views need what does not exist, or each other: {sorted(views.keys() - ordered)}"
            )
        ordered.update((name, views[name]) for name in ready)
    return tuple(ordered.values())


def _read(name: str, common: Mapping[str, Mapping[str, str]]) -> View:
    folder = files(__name__)
    words = yaml.load(folder.joinpath(f"{name}.yml").read_text(encoding="utf-8"), Loader=LOADER)
    described: dict[str, str] = {}
    for group in words.get("groups", ()):
        described.update(common[group])
    described.update(words.get("columns", {}))
    return View(
        name=name.removesuffix(".macro"),
        macro=name.endswith(".macro"),
        sql=folder.joinpath(f"{name}.sql").read_text(encoding="utf-8"),
        about=words["about"],
        columns=described,
        needs=tuple(words.get("needs", ())),
        across=bool(words.get("across", False)),
        cases=tuple(words.get("cases", ())),
    )


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of a published database, empty."""
    for table, stored in CARRIED.items():
        fields = ", ".join(f'"{name}" {kind}' for name, kind in columns(table).items())
        connection.execute(f"CREATE TABLE {stored} ({fields})").fetchall()
    connection.execute(ddl("published")).fetchall()


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create all views and macros over those tables."""
    for view in all_views():
        connection.execute(view.sql).fetchall()


def comment(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the description of every view, column and macro into the database."""
    # One transaction: a thousand of them take four times as long.
    connection.execute("BEGIN").fetchall()
    for view in all_views():
        kind = "VIEW" if not view.macro else "MACRO TABLE" if " AS TABLE" in view.sql else "MACRO"
        connection.execute(f"COMMENT ON {kind} {view.name} IS {text(view.about)}").fetchall()
        for column, words in view.columns.items():
            connection.execute(f'COMMENT ON COLUMN {view.name}."{column}" IS {text(words)}').fetchall()
    connection.execute("COMMIT").fetchall()


def document_views() -> str:
    """Return ``docs/views.md``: every view, column by column, in the order the database has them."""
    connection = duckdb.connect(":memory:")
    create_tables(connection)
    create_views(connection)
    parts = [_HEAD]
    for view in sorted(all_views(), key=lambda item: (item.macro, item.name)):
        if view.macro:
            parts.append(f"\n## {view.name} (macro)\n\n{_sentence(view.about)}\n")
            continue
        parts.append(
            f"\n## {view.name}\n\n{_sentence(view.about)}\n\n| column | type | what it is |\n"
            "|---|---|---|\n"
        )
        for name, kind, *_ in connection.execute(f"DESCRIBE {view.name}").fetchall():
            parts.append(f"| {name} | {kind} | {view.columns[name].replace('|', '&#124;')} |\n")
    connection.close()
    return "".join(parts)


_HEAD = """<!-- Generated from pipeline/store/views by `pipeline.store.document_views()`; do not edit. -->
# The database, view by view

`clausier.duckdb` is an ordinary DuckDB file; any client from version 1.0 on opens it (read-only while an
audit may run). These views are its public face: they change only with a note in CHANGELOG.md. The tables
behind them (`*_rows` and a few others) are not: they may change at any time. The same words are in the file
itself: `SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'contracts'`.

Offsets are characters from the start of the document's text; durations are ISO 8601, currencies ISO 4217,
laws ISO 3166. NULL means unknown or not stated, never "no": `clause_states` tells the difference.
"""


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
