"""An amount of money where it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money where it stands: ``text[start:end]`` is figures, words and currency mark."""

    start: int
    end: int
    value: Decimal | None
    currency: str | None
    """ISO 4217; ``None`` when the words do not say which (a dollar of two countries)."""
    reason: str = ""
    """Why ``value`` is ``None``."""
    candidates: tuple[Decimal, ...] = ()
    repaired: str = ""
    """How a misread figure was mended (``1o ooo -> 10 000``)."""
    confirmed: bool = False
    """Words and figures both say it."""
    sure: bool = True
    """False where only the habit of the language settled the separators."""
