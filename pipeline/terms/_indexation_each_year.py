"""On which day of the year a price is revised, for rows that state no first day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.indexation.kept_days import kept
from pipeline.indexation.reading.each_year import each_year
from pipeline.terms._indexation_merge import Row
from pipeline.terms.base import View
from pipeline.types import Language


def with_days(view: View, rows: Iterable[Row], language: Language) -> Iterator[Row]:
    """Yield rows with the day of the year on which they revise, where they tell one and no first day."""
    for row in rows:
        value = row.term.value
        if row.term.state == "stated" and not row.defines and "first_date" not in value:
            text = view.flow.text[row.clause.start : row.until]
            days = each_year(text, _quoted(text, row), language)
            if days is not None:
                row = replace(row, term=replace(row.term, value={**kept(days), **value}))
        yield row


def _quoted(text: str, row: Row) -> tuple[int, int]:
    quote = row.term.evidences[0].quote
    at = text.find(quote)
    return (at, at + len(quote)) if at >= 0 else (0, len(text))
