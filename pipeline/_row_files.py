"""Rows that workers leave of each document, until its whole batch becomes a part.

A document's rows lie in one file of JSON lines: what the document is first, then ``["table",{...}]``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import orjson

from pipeline.store import parts
from pipeline.types import JsonValue


def rows_file(out: Path, sha256: str) -> Path:
    """Return where the rows of a document lie."""
    return out / f"{sha256}.ndjson"


def write_rows(
    target: Path, entry: Mapping[str, Any] | None, content: Iterable[tuple[str, Mapping[str, JsonValue]]]
) -> None:
    """Write what a document is and its rows; a file that is there is whole."""
    temporary = target.with_name(f".part-{target.name}")
    try:
        with temporary.open("wb") as handle:
            handle.write(orjson.dumps({"entry": entry}) + b"\n")
            for row in content:
                handle.write(orjson.dumps(row) + b"\n")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def entry_in(target: Path) -> dict[str, Any]:
    """Return what a document is, as ``write_rows`` wrote it."""
    with target.open("rb") as lines:
        entry: dict[str, Any] = orjson.loads(next(lines))["entry"]
    return entry


@contextmanager
def by_table(out: Path, shas: Sequence[str], tables: Sequence[str]) -> Iterator[Path]:
    """Sort the members' rows, in the order of their hashes, into one file a table; give their folder.

    Lines are cut as ``write_rows`` wrote them, ``["table",{...}]``, and not read: it is much.
    """
    with tempfile.TemporaryDirectory(prefix=".tables-", dir=out) as name, ExitStack() as files:
        folder = Path(name)
        handles = {
            f'["{table}"'.encode(): files.enter_context((folder / table).open("wb")) for table in tables
        }
        for sha256 in shas:
            with rows_file(out, sha256).open("rb") as lines:
                for line in lines:
                    table, _, row = line.partition(b",")
                    if table in handles:
                        handles[table].write(row.removesuffix(b"]\n") + b"\n")
        files.close()
        yield folder


def compose(part: Path, rows_of: Path, tables: Sequence[str]) -> None:
    """Write the rows that ``by_table`` sorted as one part."""
    parts.write_part(part, {table: _rows_in(rows_of / table) for table in tables})


def _rows_in(file: Path) -> Iterator[bytes]:
    with file.open("rb") as lines:
        for line in lines:
            yield line.rstrip(b"\n")
