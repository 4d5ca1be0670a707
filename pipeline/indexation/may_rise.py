"""From when a price may be other than what was read, as somebody may raise it."""

from __future__ import annotations

from datetime import date

from pipeline.indexation._days import plus_months
from pipeline.indexation._spans import span_of
from pipeline.indexation.formula import Step
from pipeline.indexation.qualified import Qualified
from pipeline.types import Language


def from_when(sentence: Qualified, effective: date, language: Language) -> date | None:
    """Return the day from which a sentence lets a price rise, where its own words tell it."""
    span = span_of(sentence.whole or sentence.words, effective, language)
    return None if span is None or span[0] == effective else span[0]


def over_after(last: Step, effective: date) -> date:
    """Return the first day after the year of the last price of a list."""
    if last.start is not None:
        return plus_months(last.start, 12)
    return plus_months(effective, 12 * (last.year or last.number or 0))
