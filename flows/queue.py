"""What waits to be read, round by round; it lies on the disk, so that memory does not grow with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace

from pipeline.archive import original_path, printable
from pipeline.disk import Table
from pipeline.steps import Source

_SCHEMA = """
CREATE TABLE sources (sha256 TEXT PRIMARY KEY, location, size, nesting, mtime_ns, round) WITHOUT ROWID
"""


class Queue:
    """Files to be read, each once in a run however often it is wanted."""

    def __init__(self) -> None:
        self._table = Table(_SCHEMA)
        self._round = 0

    def fill(self, wanted: Iterable[Source]) -> tuple[int, int]:
        """Begin a round with what was not wanted before; returns its files and bytes."""
        self._round += 1
        rows = ((*astuple(_printed(source)), self._round) for source in wanted)
        self._table.fill("INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?, ?)", rows)
        ((files, size),) = self._table.run(
            "SELECT count(*), coalesce(sum(size), 0) FROM sources WHERE round = ?", (self._round,)
        )
        return files, size

    def forget_round(self) -> None:
        """Take back the last round, because what is wanted has changed."""
        self._table.run("DELETE FROM sources WHERE round = ?", (self._round,))

    def sources(self) -> Iterator[Source]:
        """Yield the last round's files in the order of their hashes."""
        sql = (
            "SELECT sha256, location, size, nesting, mtime_ns FROM sources WHERE round = ? ORDER BY sha256"
        )
        for row in self._table.stream(sql, (self._round,)):
            source = Source(*row)
            yield replace(source, location=original_path(source.location))


def _printed(source: Source) -> Source:
    """SQLite takes no name whose bytes are not UTF-8."""
    return replace(source, location=printable(source.location))
