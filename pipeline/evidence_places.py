"""Where quoted words stand: the text around them and, on OCRed pages, their boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline._picture_draw import Box
from pipeline.ledger import Ledger
from pipeline.pictures import Shot
from pipeline.store.parts import table_file
from pipeline.store.tables import connect, text
from pipeline.workspace import Workspace

_PIECE = 50_000
"""Characters of one stored piece of text, as ``pipeline.store.rows`` cuts it."""
_AROUND = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """Words of a document: characters from the start of its text."""

    key: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at and around some words, on the page of the first of them."""

    key: str
    page: int
    paged: bool
    """Whether the format has pages at all."""
    before: str
    words: str
    """The words on that page; a quote that runs over a page break goes on behind them."""
    after: str
    goes_on: bool
    """Whether the quote goes on on the next page."""
    boxes: tuple[Box, ...]
    """Of the words, where the page was OCRed."""

    def shot(self) -> Shot:
        """Ask for the picture of these words."""
        return Shot(self.key, self.page, self.words, self.before, self.after, self.boxes)


def places(workspace: Workspace, asked: Iterable[Asked]) -> dict[str, Place]:
    """Look words up in the parts.

    Args:
        workspace: whose parts are read.
        asked: the words; those of documents that no part holds are left out.

    Returns:
        Key -> where its words stand.
    """
    groups: dict[str, list[Asked]] = {}
    for item in asked:
        groups.setdefault(item.document_id, []).append(item)
    ledger = Ledger(workspace, sweep=False)
    found: dict[str, Place] = {}
    connection = connect()
    try:
        for document_id, items in sorted(groups.items()):
            entry = ledger.entry(document_id)
            if entry is not None:
                folder = workspace.readings / entry.batch
                found.update((place.key, place) for place in _of(connection, folder, document_id, items))
    finally:
        connection.close()
    return found


def _of(
    connection: duckdb.DuckDBPyConnection, folder: Path, document_id: str, items: list[Asked]
) -> Iterator[Place]:
    pages = _rows(connection, folder, "pages", "page, char_start, char_end, width", document_id)
    for item in items:
        page = next((row for row in reversed(pages) if row[1] <= item.start), None)
        if page is None:
            continue
        number, first, last, width = page
        end = min(item.end, last)
        if end <= item.start:
            continue
        low, high = max(first, item.start - _AROUND), min(last, end + _AROUND)
        around = _text(connection, folder, document_id, low, high)
        yield Place(
            key=item.key,
            page=number,
            paged=width is not None,
            before=around[: item.start - low],
            words=around[item.start - low : end - low],
            after=around[end - low :],
            goes_on=item.end > last,
            boxes=_boxes(connection, folder, document_id, number, item.start, end),
        )


def _text(
    connection: duckdb.DuckDBPyConnection, folder: Path, document_id: str, low: int, high: int
) -> str:
    first, last = low // _PIECE, high // _PIECE
    where = f"AND piece BETWEEN {first} AND {last} ORDER BY piece"
    rows = _rows(connection, folder, "texts", "text", document_id, where)
    return "".join(piece for (piece,) in rows)[low - first * _PIECE : high - first * _PIECE]


def _boxes(
    connection: duckdb.DuckDBPyConnection, folder: Path, document_id: str, page: int, start: int, end: int
) -> tuple[Box, ...]:
    where = f"AND page = {page} AND char_start < {end} AND char_end > {start} ORDER BY char_start"
    return tuple(_rows(connection, folder, "words", "x0, y0, x1, y1", document_id, where))


def _rows(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    table: str,
    columns: str,
    document_id: str,
    where: str = "",
) -> list[tuple[Any, ...]]:
    source = text(str(table_file(folder, table)))
    sql = f"SELECT {columns} FROM read_parquet({source}) WHERE document_id = ? {where}"
    return connection.execute(sql, [document_id]).fetchall()
