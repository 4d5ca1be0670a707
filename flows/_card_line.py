"""One line of what is told of a contract on a terminal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``depth`` is how far it stands in, ``style`` one of head, title, fact, quote, warn."""

    depth: int
    style: str
    label: str
    """With its colon; empty where there is none."""
    text: str
