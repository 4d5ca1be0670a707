"""Writes small files for the readers' tests, and reads them."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from pipeline.reading import read
from pipeline.settings import Limits, Settings
from pipeline.types import Reading

SETTINGS = Settings(as_of=date(2026, 1, 1))


def read_bytes(
    data: bytes,
    folder: Path,
    name: str = "file",
    *,
    spool: Path | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Write bytes to a file and read it as the pipeline does."""
    path = folder / name
    path.write_bytes(data)
    settings = Settings(
        as_of=date(2026, 1, 1), limits=limits or Limits(), spool=None if spool is None else str(spool)
    )
    return read(path, hashlib.sha256(data).hexdigest(), settings)


def furniture(reading: Reading) -> list[tuple[str, str]]:
    """(role, text) of each piece of furniture."""
    document = reading.document
    return [(span.role, document.text[span.start : span.end]) for span in document.furniture]


def check(reading: Reading) -> None:
    """What holds of every document: pages cover the text, furniture lies inside, text is clean."""
    document = reading.document
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert "\f".join(document.text[page.start : page.end] for page in document.pages) == document.text
    assert all(0 <= span.start < span.end <= len(document.text) for span in document.furniture)
    document.text.encode("utf-8")
