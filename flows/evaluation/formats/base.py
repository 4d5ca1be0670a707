"""The contract of a layout of labels."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from flows.evaluation.gold import Labels


class Format(Protocol):
    """One layout of labels."""

    name: str
    suffixes: tuple[str, ...]

    def load(self, path: Path) -> Labels:
        """Read a whole file.

        Raises:
            ValueError: it is not in this layout; the message says where.
        """
        ...
