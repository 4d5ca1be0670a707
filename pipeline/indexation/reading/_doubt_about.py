"""What a sentence is about, and whether words of it were read."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading._doubt_words import ABOUT_OTHERS, GONE
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.compared import about_index
from pipeline.terms import _indexation_fixed as fixed

_WHOLE = 60
"""The price that is multiplied is told in so many characters, or the whole sentence was taken for it."""
_LONG = 160
"""A stretch longer than this was looked at as a whole; its single words were not read one by one."""
_CONSUMING = (
    "formula", "weights", "rate", "amount", "tiers", "cap", "floor", "collar", "threshold", "never_below",
    "lowest_price", "highest_price", "least_rise", "most_rise",
    "base_period", "base_value", "reference_period", "first", "days", "of",
    "when",
)  # fmt: skip


def of_revision(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence speaks of a revision or of an index."""
    return about_index(clause, low, high) or REVISES.search(clause.folded, low, high) is not None


def of_price(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence speaks of a revision, of an index or of a price."""
    price = fixed.PRICE[clause.language].search(clause.folded, low, high) is not None
    return price or of_revision(clause, low, high)


def spoken(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield the sentences that may be about the revision: not those about interest, deposits or taxes."""
    for low, high in sentences_of(clause):
        if ABOUT_OTHERS.search(clause.folded, low, high) is None and not _of_the_past(clause, low, high):
            yield low, high


def _of_the_past(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence puts an end to a rise, and tells no index and no reading itself."""
    told = any(low <= part.start < high for part in clause.parts if part.name in _CONSUMING)
    return not told and GONE.search(clause.folded[low:high]) is not None


def was_read(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a part was read from these words."""
    return any(
        part.start < high
        and low < part.end
        and (part.name == "formula" or part.end - part.start < (_WHOLE if part.name == "of" else _LONG))
        for part in clause.parts
        if part.name in _CONSUMING
    )


def unread_here(clause: ClauseWords, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where words stand from which no part was read."""
    for low, high in spoken(clause):
        for match in pattern.finditer(clause.folded, low, high):
            if not was_read(clause, *match.span()):
                yield match
