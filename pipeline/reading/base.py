"""The contract of a reader: one file a format, found by walking this folder for ``READER``."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pipeline.settings import Settings
from pipeline.types import Reading


class Reader(Protocol):
    """Knows everything about one format."""

    name: str
    version: int
    media_types: tuple[str, ...]

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Score a file by its content (first 8 KiB; the path may be opened), or decline with None.

        The highest score reads the file. The name's ending may only break ties.
        """
        ...

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read the file.

        Raises:
            pipeline.errors.ReadingError: encrypted, damaged, too large.
        """
        ...
