"""Where quoted words stand: the text around them and, on OCRed pages, their boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.ledger import Ledger
from pipeline.pictures import Shot
from pipeline.pictures._draw import Box
from pipeline.store.parts import table_file
from pipeline.store.tables import connect, text
from pipeline.workspace import Workspace

_PIECE = 50_000
"""Characters of one stored piece of text, as ``pipeline.store.rows`` cuts it."""
_AROUND = 400
_AT_ONCE = 200
"""Words that are looked up at once; the text around them is held in memory."""


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
    ledger = Ledger(workspace, sweep=False)
    batches: dict[str, list[Asked]] = {}
    for item in sorted(asked, key=lambda item: item.document_id):
        entry = ledger.entry(item.document_id)
        if entry is not None:
            batches.setdefault(entry.batch, []).append(item)
    found: dict[str, Place] = {}
    connection = connect()
    try:
        for batch, items in sorted(batches.items()):
            for first in range(0, len(items), _AT_ONCE):
                part = _Part(connection, workspace.readings / batch, items[first : first + _AT_ONCE])
                found.update((place.key, place) for place in part.places())
    finally:
        connection.close()
    return found


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Asked words on the page where they begin, and the text around them."""

    asked: Asked
    page: int
    paged: bool
    low: int
    end: int
    high: int
    goes_on: bool


class _Part:
    """Words of one batch, few enough to be looked up at once: a query costs more than what it finds."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path, asked: list[Asked]) -> None:
        self._connection = connection
        self._folder = folder
        self._asked = asked

    def places(self) -> Iterator[Place]:
        stretches = list(self._stretches())
        texts = self._texts(stretches)
        boxes = self._boxes(stretches)
        for stretch in stretches:
            item, low, end = stretch.asked, stretch.low, stretch.end
            first, last = low // _PIECE, stretch.high // _PIECE
            pieces = (texts.get((item.document_id, number), "") for number in range(first, last + 1))
            around = "".join(pieces)[low - first * _PIECE : stretch.high - first * _PIECE]
            yield Place(
                key=item.key,
                page=stretch.page,
                paged=stretch.paged,
                before=around[: item.start - low],
                words=around[item.start - low : end - low],
                after=around[end - low :],
                goes_on=stretch.goes_on,
                boxes=tuple(
                    box
                    for start, stop, box in boxes.get((item.document_id, stretch.page), ())
                    if start < end and stop > item.start
                ),
            )

    def _stretches(self) -> Iterator[_Stretch]:
        pages: dict[str, list[tuple[Any, ...]]] = {}
        wanted = [(item.document_id,) for item in self._asked]
        columns = "document_id, page, char_start, char_end, width"
        for document_id, *row in self._rows("pages", columns, "document_id", wanted):
            pages.setdefault(document_id, []).append(tuple(row))
        for rows in pages.values():
            rows.sort(key=lambda row: row[1])
        for item in self._asked:
            page = next(
                (row for row in reversed(pages.get(item.document_id, ())) if row[1] <= item.start), None
            )
            if page is None:
                continue
            number, first, last, width = page
            end = min(item.end, last)
            if end > item.start:
                low, high = max(first, item.start - _AROUND), min(last, end + _AROUND)
                yield _Stretch(item, number, width is not None, low, end, high, item.end > last)

    def _texts(self, stretches: list[_Stretch]) -> dict[tuple[str, int], str]:
        wanted = [
            (stretch.asked.document_id, number)
            for stretch in stretches
            for number in range(stretch.low // _PIECE, stretch.high // _PIECE + 1)
        ]
        rows = self._rows("texts", "document_id, piece, text", "document_id, piece", wanted)
        return {(document_id, piece): words for document_id, piece, words in rows}

    def _boxes(self, stretches: list[_Stretch]) -> dict[tuple[str, int], list[tuple[int, int, Box]]]:
        wanted = [(stretch.asked.document_id, stretch.page) for stretch in stretches]
        columns = "document_id, page, char_start, char_end, x0, y0, x1, y1"
        found: dict[tuple[str, int], list[tuple[int, int, Box]]] = {}
        for document_id, page, start, end, *box in self._rows(
            "words", columns, "document_id, page", wanted
        ):
            found.setdefault((document_id, page), []).append((start, end, tuple(box)))
        for rows in found.values():
            rows.sort(key=lambda row: row[0])
        return found

    def _rows(
        self, table: str, columns: str, key: str, wanted: list[tuple[Any, ...]]
    ) -> list[tuple[Any, ...]]:
        """Rows of a table whose key is one of those wanted."""
        if not wanted:
            return []
        source = text(str(table_file(self._folder, table)))
        lists = [list(column) for column in zip(*dict.fromkeys(wanted), strict=True)]
        sql = (
            f"SELECT {columns} FROM read_parquet({source}) "
            f"WHERE ({key}) IN (SELECT {', '.join('unnest(?)' for _ in lists)})"
        )
        return self._connection.execute(sql, lists).fetchall()
