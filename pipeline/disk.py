"""Small SQLite tables for what grows with the archive, so that memory does not.

They hold bookkeeping only (paths, hashes, counts), never a word of a contract.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

Kept = TypeVar("Kept")
_AT_ONCE = 500
Row = tuple[Any, ...]


def read_only(path: Path) -> str:
    """Return the address by which SQLite opens a file without writing to it."""
    return f"{path.absolute().as_uri()}?mode=ro"


class Table:
    """A private SQLite database that any thread may use; it vanishes with its last reference.

    Args:
        schema: statements that create its tables.
        path: where it lies; ``None``: nowhere, in a temporary file that the system forgets by itself.
    """

    def __init__(self, schema: str, path: Path | None = None) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(
            "" if path is None else path.absolute().as_uri(),
            check_same_thread=False,
            isolation_level=None,
            uri=True,
        )
        # What is lost in a crash is made anew; a file is synced when it is whole.
        self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {schema}")

    def run(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement and return all its rows: for those that return few."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def fill(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row, in one transaction."""
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                self._connection.executemany(sql, rows)
            finally:
                self._connection.execute("COMMIT")

    def stream(self, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield rows, a few hundred in memory at a time; the tables must not change meanwhile."""
        with self._lock:
            cursor = self._connection.execute(sql, values)
        while True:
            with self._lock:
                rows = cursor.fetchmany(_AT_ONCE)
            if not rows:
                return
            yield from rows

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()


class Stored(Collection[Kept]):
    """Rows of a SQLite file as things of ours: any number of passes, each over a connection of its own.

    Args:
        path: the file.
        sql: what to select; it is read from the start at every pass.
        make: turns a row into a thing.
    """

    def __init__(self, path: Path, sql: str, make: Callable[[Row], Kept]) -> None:
        self._path, self._sql, self._make = path, sql, make

    def __iter__(self) -> Iterator[Kept]:
        connection = sqlite3.connect(read_only(self._path), uri=True)
        try:
            cursor = connection.execute(self._sql)
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from map(self._make, rows)
        finally:
            connection.close()

    def __len__(self) -> int:
        connection = sqlite3.connect(read_only(self._path), uri=True)
        try:
            return int(connection.execute(f"SELECT count(*) FROM ({self._sql})").fetchone()[0])
        finally:
            connection.close()

    def __contains__(self, thing: object) -> bool:
        return any(thing == one for one in self)
