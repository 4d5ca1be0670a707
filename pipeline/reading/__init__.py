"""Reads one file of any known format: the reader that knows its content best takes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.errors import DamagedError, PassingError, TooLargeError, UnsupportedError
from pipeline.reading._bilingual import mark
from pipeline.reading._looks import describe
from pipeline.reading.base import Reader
from pipeline.reading.language import detect
from pipeline.registry import find
from pipeline.settings import Settings
from pipeline.types import Reading

HEAD_BYTES = 8192

__all__ = ["read", "reader_keys"]


def read(path: Path, sha256: str, settings: Settings) -> Reading:
    """Read a file by its content, whatever its name says.

    Args:
        path: the file; it is only read.
        sha256: its hash, which becomes the document's identity.
        settings: limits, OCR, and the spool folder for members.

    Raises:
        pipeline.errors.ReadingError: encrypted, unsupported, damaged or too large, with the reason.
    """
    limits = settings.limits
    size, head = _look(path)
    if size == 0:
        raise DamagedError("the file is empty (0 bytes)")
    if size > limits.file_bytes:
        raise TooLargeError(f"the file has {size} bytes, more than limits.file_bytes ({limits.file_bytes})")
    reader = _choose(head, path)
    if reader is None:
        raise UnsupportedError(f"no reader takes this file; by its content it is {describe(head)}")
    try:
        reading = reader.read(path, sha256, settings)
    except RecursionError as error:
        raise DamagedError("its parts nest too deep in one another to be read") from error
    return _checked(reading, settings)


def _look(path: Path) -> tuple[int, bytes]:
    try:
        with path.open("rb") as stream:
            return path.stat().st_size, stream.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise PassingError("vanished before it was read") from error
    except OSError as error:
        raise PassingError(f"cannot be opened: {error.strerror}") from error


def reader_keys() -> frozenset[str]:
    """Return every present reader with its version: ``pdf/1``."""
    return frozenset(f"{reader.name}/{reader.version}" for reader in _readers())


def _readers() -> tuple[Reader, ...]:
    return find("pipeline.reading", "READER")


def _choose(head: bytes, path: Path) -> Reader | None:
    best: tuple[float, Reader] | None = None
    for reader in _readers():
        score = reader.sniff(head, path)
        if score is not None and (best is None or score > best[0]):
            best = (score, reader)
    return None if best is None else best[1]


def _checked(reading: Reading, settings: Settings) -> Reading:
    """Hold the limit on text, name the language where the reader did not, and mark a translation."""
    document = reading.document
    limit = settings.limits.text_characters
    if len(document.text) > limit:
        raise TooLargeError(
            f"the text has {len(document.text)} characters, more than limits.text_characters ({limit})"
        )
    if document.language == "und" and document.text:
        document = replace(document, language=detect(document.text))
    marked = mark(document)
    return reading if marked is reading.document else replace(reading, document=marked)
