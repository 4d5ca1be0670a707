"""What a sentence is about: a revision or an index, or at least a price."""

from __future__ import annotations

from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.compared import about_index
from pipeline.terms import _indexation_fixed as fixed


def of_revision(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence speaks of a revision or of an index."""
    return about_index(clause, low, high) or REVISES.search(clause.folded, low, high) is not None


def of_price(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence speaks of a revision, of an index or of a price."""
    price = fixed.PRICE[clause.language].search(clause.folded, low, high) is not None
    return price or of_revision(clause, low, high)
