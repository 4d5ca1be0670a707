"""The day on which the parties end their contract together, as their sentence names it."""

from __future__ import annotations

from datetime import date

from pipeline.dates import find_dates
from pipeline.families import _amending_words as words
from pipeline.types import Language

_BEFORE = 40


def ended_on(told: str, language: str) -> date | None:
    """Return the only day of a folded sentence that is not that of the contract's making."""
    known: Language = "fr" if language == "fr" else "en"
    days = {
        found.date
        for found in find_dates(told, known)
        if found.date is not None and found.precision == "day" and not _made(told, found.start, known)
    }
    return days.pop() if len(days) == 1 else None


def _made(told: str, start: int, language: Language) -> bool:
    before = told[max(0, start - _BEFORE) : start]
    return (
        words.before("made_on", language).search(before) is not None
        and words.before("from_when", language).search(before) is None
    )
