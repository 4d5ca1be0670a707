"""What is told of contracts beside their flags, in a process of its own while rules judge.

Both are busy in Python, where one thread waits for the other; in two processes each has a core.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.price_library import due_rows, library_of
from flows.standard_library import departure_rows
from pipeline.store.tables import LOCKED, write_ndjson
from pipeline.workspace import Workspace
from rules.departures.schema import Standard


@dataclass(frozen=True, slots=True)
class Compared:
    """What is to be told, small enough to be handed to another process."""

    workspace: Workspace
    database: Path
    """With the finished views; nobody writes to it meanwhile."""
    files: Mapping[str, Path]
    """``departure_rows`` and ``schedule_rows`` -> the file of its rows."""
    standards: Sequence[Standard]
    locale: str


def compare(task: Compared) -> tuple[dict[str, int], list[str]]:
    """Hold contracts against standards, and work out what is due.

    Returns:
        Table -> size in bytes of the longest line of its file; and what a person should know.
    """
    notes: list[str] = []
    with closing(duckdb.connect(str(task.database), read_only=True, config=LOCKED)) as connection:
        library = library_of(task.workspace.root, notes.append)
        rows_of = {
            "schedule_rows": due_rows(connection, library, task.locale),
            "departure_rows": departure_rows(connection, task.standards, task.locale),
        }
        longest = {table: write_ndjson(task.files[table], table, rows) for table, rows in rows_of.items()}
    return longest, notes
