"""What the readers of law clauses hand over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LawHit:
    """A choice of law in one clause; offsets in the clause. No codes: unknown, with a reason."""

    start: int
    end: int
    codes: tuple[str, ...]
    confidence: float
    reason: str = ""
