"""Readings that came out only after the day on which they move a price: until then nobody could tell it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.indexation._index_value import IndexValue
from pipeline.indexation.formula import Formula

MADE_UP = "made_up"
"""The part of words by which a difference is made up for; ``Part.doubt`` holds them."""


@dataclass(frozen=True, slots=True)
class Late:
    """A reading that came out after a revision: when, and what is taken for granted until then."""

    published: date
    words: str


def late(values: Iterable[IndexValue], day: date, formula: Formula) -> tuple[Late, ...]:
    """Return each reading that was published after a revision; none where all were out.

    Until then the price before was paid, or a provisional one. That the difference is made up for from the
    day of the revision on is no arithmetic: it is told as assumed, with what the clause says of it.

    Args:
        values: all that the price of the revision rests on.
        day: of the revision.
        formula: how the clause was read.
    """
    part = formula.part(MADE_UP)
    out_late = [(one, one.published) for one in values if one.published is not None and one.published > day]
    if part is None:
        return tuple(
            Late(
                published,
                f"{one.index} {one.period} was not out on {day}, when the price moves: "
                "that the difference was made up for afterwards is assumed",
            )
            for one, published in out_late
        )
    words = part.doubt.replace('"', "'")
    return tuple(
        Late(
            published,
            f"{one.index} {one.period} was not out on {day}, when the price moves: "
            f'that the difference was made up for afterwards is assumed, and the clause says "{words}"',
        )
        for one, published in out_late
    )
