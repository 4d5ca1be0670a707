"""A class of document, as those who judge of it hand it on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judged:
    """A class, how sure, and the words that made it so."""

    kind: str
    confidence: float
    start: int
    end: int
