"""Sums of a row that are so many times another of it: *2 | $1,400 | $2,800* is no price per day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.money import Amount

_COUNT = re.compile(
    r"(?:(?<=\t)|(?<=\s{2})|(?<=\|\s)|(?<=\s))(?P<count>\d{1,4})(?=\s*\t|\s{2}|\s\||\s[€$£])"
)
"""A number that has a cell of its own."""


def products(folded: str, amounts: Sequence[Amount]) -> Iterator[int]:
    """Yield the places of sums that a row multiplies out: a count before them, and what one costs.

    Args:
        folded: the clause.
        amounts: its sums, by place.
    """
    for place, one in enumerate(amounts):
        begin = folded.rfind("\n", 0, one.start) + 1
        before = [other.value for other in amounts[:place] if other.start >= begin and other.value]
        if not before or one.value is None:
            continue
        counts = {int(match["count"]) for match in _COUNT.finditer(folded, begin, one.start)}
        if any(count > 1 and count * value == one.value for count in counts for value in before):
            yield place
