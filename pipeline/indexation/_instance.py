"""A formula with the periods that it takes at one revision."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.indexation._index_value import IndexValue


def instance(line: str, values: Sequence[IndexValue]) -> str:
    """Return the mathematics of a formula, and of which period each reading is.

    Args:
        line: as ``pipeline.indexation.printing.mathematics`` writes it.
        values: the readings that were taken.
    """
    told = dict.fromkeys(f"{one.index} {one.period}".rstrip() for one in values)
    return f"{line} [{', '.join(told)}]" if told else line
