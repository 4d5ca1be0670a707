"""The official series of a workspace, and the prices due that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from flows import index_library
from flows.outputs._sentences import translated
from pipeline.errors import UsageError
from pipeline.indexation.series import Library, load_library
from pipeline.types import Language
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.indexation.contract import Known


def library_of(workspace: Path, note: Callable[[str], None] = lambda words: None) -> Library:
    """Return the official series, with the workspace's own; where those cannot be read, without them.

    Args:
        workspace: its folder.
        note: is told what cannot be read.
    """
    try:
        return index_library.library_of(Workspace(workspace))
    except UsageError as error:
        note(f"the workspace's index series are left out: {error}")
        return load_library()


def due_rows(
    connection: duckdb.DuckDBPyConnection,
    library: Library,
    locale: str,
    *,
    today: date | None = None,
    contract_id: str | None = None,
    known: Known | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``schedule_rows``, figures and reasons in the language of the settings.

    Args:
        connection: holds the public views.
        library: the official series.
        locale: ``fr`` or ``en``.
        today: the day for which it is told; ``None``: that of the database.
        contract_id: of this contract alone.
        known: what somebody knows of it beside its papers.
    """
    # Their patterns take two seconds to load: an audit that finds nothing changed needs none of them.
    from pipeline.indexation.reading import read
    from pipeline.store.schedules import schedule_rows

    language: Language = "fr" if locale == "fr" else "en"
    rows = schedule_rows(
        connection, library, read, language, today=today, contract_id=contract_id, known=known
    )
    for row in rows:
        told = dict(row)
        if locale != "en":
            # Reasons are made by the pipeline, in English.
            for name in ("reason", "reading_says"):
                words = told.get(name)
                told[name] = translated(words, locale) if isinstance(words, str) else None
        yield told


_TOLD = ("reading_says", "formula", "arithmetic", "reason")
"""What of a row is told in a language."""


def retold(
    connection: duckdb.DuckDBPyConnection,
    library: Library,
    locale: str,
    rows: Sequence[dict[str, Any]],
    *,
    contract_id: str | None = None,
) -> list[dict[str, Any]]:
    """Return published rows with their figures and sentences in another language than they were made in.

    They are worked out once more for the same day. A row that comes out otherwise, as after an import of
    index values, stays as it was published.

    Args:
        connection: holds the public views.
        library: the official series.
        locale: ``fr`` or ``en``.
        rows: of the view ``price_schedule``.
        contract_id: the contract that all of them are of, if it is one.
    """
    made = {_row_key(row): row for row in due_rows(connection, library, locale, contract_id=contract_id)}
    told = []
    for row in rows:
        again = made.get(_row_key(row))
        same = again is not None and all(
            _same(row[name], again[name]) for name in ("price_due", "estimate")
        )
        if again is not None and same and row["state"] == again["state"]:
            row = row | {name: again.get(name) for name in _TOLD}
        told.append(row)
    return told


def _row_key(row: dict[str, Any]) -> tuple[Any, ...]:
    start = row.get("period_start")
    return row["contract_id"], row["line"], row.get("reading"), row["stretch"], start and str(start)


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return Decimal(str(one)) == Decimal(str(other))
