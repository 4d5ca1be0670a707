"""Frozen types to rows of ``schema.sql``, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any, cast

import duckdb
import orjson

from pipeline.binders import Part
from pipeline.store._places import Locator
from pipeline.store.parts import table_file
from pipeline.store.tables import Row, connect, text
from pipeline.types import (
    Clause,
    Document,
    Evidence,
    FlowText,
    Fragment,
    JsonValue,
    Page,
    Reading,
    Span,
    Term,
)

TableRow = tuple[str, Row]
_PIECE = 50_000
"""Characters of one stored piece of text: bounds the longest row."""


def reading_rows(reading: Reading) -> Iterator[TableRow]:
    """Yield (table, row) for all that was read: documents, texts, pages, furniture, words."""
    document = reading.document
    key = document.sha256
    yield "documents", _document_row(document)
    for piece, start in enumerate(range(0, len(document.text), _PIECE)):
        yield "texts", {"document_id": key, "piece": piece, "text": document.text[start : start + _PIECE]}
    for page in document.pages:
        yield (
            "pages",
            {
                "document_id": key,
                "page": page.number,
                "char_start": page.start,
                "char_end": page.end,
                "read_as": page.read_as,
                "quality": page.quality,
                "reason": page.reason,
                "width": page.width,
                "height": page.height,
            },
        )
    for span in document.furniture:
        row: Row = {"document_id": key, "char_start": span.start, "char_end": span.end, "role": span.role}
        yield "furniture", row
    for word in reading.words:
        yield (
            "words",
            {
                "document_id": key,
                "page": word.page,
                "char_start": word.start,
                "char_end": word.end,
                "x0": word.x0,
                "y0": word.y0,
                "x1": word.x1,
                "y1": word.y1,
                "confidence": word.confidence,
            },
        )


def _document_row(document: Document) -> Row:
    return {
        "document_id": document.sha256,
        "media_type": document.media_type,
        "language": document.language,
        "page_count": len(document.pages),
        "characters": len(document.text),
        "read_as": _read_as(document.pages),
        "read_quality": min((p.quality for p in document.pages if p.read_as != "blank"), default=None),
        "status": document.status,
        "reason": document.reason,
        "reader": document.reader,
        "metadata_json": dump([list(item) for item in document.metadata]),
    }


def _read_as(pages: Sequence[Page]) -> str:
    """One word for all pages; unread pages beside read ones do not hide how the others were read."""
    ways = {page.read_as for page in pages}
    if not ways:
        return "unread"
    for word in ("mixed", "ocr", "text", "unread", "blank"):
        if word in ways or (word == "mixed" and {"text", "ocr"} <= ways):
            return word
    return "unread"


def clause_rows(
    flow: FlowText, clauses: Iterable[Clause], *, part: int = 1, first: int = 0
) -> Iterator[TableRow]:
    """Yield (table, row) of the clauses; both must be sorted, as ``Clause`` promises.

    Args:
        flow: the running text.
        clauses: its clauses.
        part: contract of its file.
        first: how many clauses of the file stand before.
    """
    document = flow.document
    locate = Locator(flow)
    for clause in clauses:
        start, end = locate(clause.start, clause.end)
        yield (
            "clauses",
            {
                "document_id": document.sha256,
                "clause": first + clause.index,
                "number": clause.number,
                "heading": clause.heading,
                "role": clause.role,
                "level": clause.level,
                "path_json": dump(list(clause.path)),
                "text": flow.text[clause.start : clause.end].strip(),
                "page_start": locate.page(start),
                "page_end": locate.page(max(end - 1, start)),
                "char_start": start,
                "char_end": end,
                "part": part,
            },
        )


def part_rows(flow: FlowText, parts: Sequence[Part]) -> Iterator[TableRow]:
    """Yield (table, row) of the contracts that one file holds; none where it holds one alone."""
    for part in parts if len(parts) > 1 else ():
        row: dict[str, JsonValue] = asdict(part)
        row["document_id"] = flow.document.sha256
        row["part"] = row.pop("number")
        del row["start"], row["end"]
        yield "contract_parts", row


def term_rows(
    document: Document, terms: Iterable[Term], *, part: int = 1, first: int = 0
) -> Iterator[TableRow]:
    """Yield (table, row) of a document's terms, numbered in the order given, from ``first`` on."""
    for index, term in enumerate(terms, start=first):
        yield "terms", term_row(document.sha256, index, term, part)


def term_row(document_id: str, index: int, term: Term, part: int = 1) -> Row:
    """Return one term's row of the table ``terms``."""
    first, *more = term.evidences
    return {
        "document_id": document_id,
        "term": index,
        "kind": term.kind,
        "value_json": dump(dict(term.value)),
        "value_text": term.value_text,
        "quote": first.quote,
        "page": first.page,
        "char_start": first.char_start,
        "char_end": first.char_end,
        "fragments_json": dump([[[f.page, f.start, f.end] for f in e.fragments] for e in term.evidences]),
        "more_quotes_json": dump([evidence.quote for evidence in more]),
        "confidence": term.confidence,
        "extractor": term.extractor,
        "state": term.state,
        "reason": term.reason,
        "repaired": term.repaired,
        "part": part,
    }


def term_from(row: Mapping[str, Any]) -> Term:
    """Rebuild a term from its row: the inverse of ``term_row``."""
    quotes = [row["quote"], *json.loads(row["more_quotes_json"])]
    evidences = tuple(
        Evidence(row["document_id"], tuple(Fragment(*fragment) for fragment in fragments), quote)
        for fragments, quote in zip(json.loads(row["fragments_json"]), quotes, strict=True)
    )
    return Term(
        kind=row["kind"],
        value=json.loads(row["value_json"]),
        value_text=row["value_text"],
        evidences=evidences,
        confidence=row["confidence"],
        extractor=row["extractor"],
        state=row["state"],
        reason=row["reason"],
        repaired=row["repaired"],
    )


def signal_rows(
    document_id: str,
    signalled: Iterable[str],
    failures: Iterable[tuple[str, str]],
    *,
    shown: Mapping[str, str] | None = None,
    part: int = 1,
) -> Iterator[TableRow]:
    """Yield (table, row) for what keeps absence from being proven, or proves presence.

    Args:
        document_id: sha256.
        signalled: kinds that words suggest although no term was read; ``*`` is every kind.
        failures: (kind, one sentence) of extractors that failed.
        shown: subject -> one sentence, where a passage shows it.
        part: contract of its file.
    """
    causes = [(kind, "signal", "") for kind in sorted(signalled)]
    causes += [(kind, "failure", message) for kind, message in sorted(failures)]
    causes += [(kind, "passage", message) for kind, message in sorted((shown or {}).items())]
    for kind, cause, message in causes:
        row: Row = {"document_id": document_id, "kind": kind, "cause": cause, "message": message}
        yield "signals", {**row, "part": part}


def read_documents(folder: Path) -> Iterator[Document]:
    """Rebuild the documents of a reading part, in the order they were written, one at a time.

    Args:
        folder: a part made of ``reading_rows``.
    """
    connection = connect()
    try:
        texts = _Follower(connection, folder, "texts", "text")
        pages = _Follower(
            connection,
            folder,
            "pages",
            "page, char_start, char_end, read_as, quality, reason, width, height",
        )
        furniture = _Follower(connection, folder, "furniture", "char_start, char_end, role")
        headers = _stream(
            connection, folder, "documents", "media_type, language, status, reason, reader, metadata_json"
        )
        for key, media_type, language, status, reason, reader, metadata in headers:
            yield Document(
                sha256=key,
                media_type=media_type,
                language=language,
                text="".join(piece for (piece,) in texts.of(key)),
                pages=tuple(Page(*row) for row in pages.of(key)),
                furniture=tuple(Span(*row) for row in furniture.of(key)),
                status=status,
                reason=reason,
                reader=reader,
                metadata=tuple((str(name), str(value)) for name, value in json.loads(metadata)),
            )
    finally:
        connection.close()


class _Follower:
    """Rows of one table, handed out document by document as the documents' own order asks."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, folder: Path, table: str, columns: str
    ) -> None:
        self._groups = groupby(
            _stream(connection, folder, table, columns), key=lambda row: cast(str, row[0])
        )
        self._next = next(self._groups, None)

    def of(self, key: str) -> list[tuple[Any, ...]]:
        """Return the rows of the next document, without their key; none where it has none."""
        if self._next is None or self._next[0] != key:
            return []
        rows = [row[1:] for row in self._next[1]]
        self._next = next(self._groups, None)
        return rows


def _stream(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: str, columns: str
) -> Iterator[tuple[Any, ...]]:
    cursor = connection.cursor()
    source = text(str(table_file(folder, table)))
    cursor.execute(f"SELECT document_id, {columns} FROM read_parquet({source})")
    while rows := cursor.fetchmany(256):
        yield from rows


def dump(value: JsonValue | Sequence[Any]) -> str:
    """JSON with sorted keys: the same value gives the same text."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
