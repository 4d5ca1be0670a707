"""Ink that lies together on a page, found on a coarse grid."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

CELL = 4
"""Pixels of a copy of 100 dpi in a cell of the grid on which strokes are joined: a millimetre."""
WIDE, HIGH = 9, 5
"""Cells that a mark is at least wide and high: print of a text is three high."""
LEAST = 24
"""Cells with ink in a mark."""
_PIECE = 6
"""Cells of a piece of a mark: less is dust."""


Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in cells."""


def pieces(ink: NDArray[np.bool_], *nears: int) -> set[Box]:
    """Boxes of ink that lies together.

    Args:
        ink: where ink is; print that crosses it is not there, so that it may come in pieces.
        nears: cells that lie between pieces at most, one after the other tried.
    """
    boxes: list[Box] = []
    for group in joined(ink):
        if len(group) >= _PIECE:
            ys, xs = [y for y, _ in group], [x for _, x in group]
            boxes.append((min(xs), min(ys), max(xs) + 1, max(ys) + 1))
    return {box for near in nears for box in _merged(boxes, near)}


def _merged(boxes: list[Box], near: int) -> list[Box]:
    found: list[Box] = []
    for one in boxes:
        box = one
        while (other := next((two for two in found if _apart(box, two) <= near), None)) is not None:
            found.remove(other)
            (x0, y0, x1, y1), (u0, v0, u1, v1) = box, other
            box = min(x0, u0), min(y0, v0), max(x1, u1), max(y1, v1)
        found.append(box)
    return found


def _apart(one: Box, other: Box) -> int:
    return max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3], 0)


def joined(ink: NDArray[np.bool_]) -> Iterator[list[tuple[int, int]]]:
    """Cells with ink that lie together."""
    rows, columns = ink.shape[0] // CELL, ink.shape[1] // CELL
    if rows < HIGH or columns < WIDE:
        return
    cells = ink[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL).sum(axis=(1, 3)) >= 2
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(cells), strict=True)}
    while left:
        start = left.pop()
        group, edge = [start], [start]
        while edge:
            y, x = edge.pop()
            for near in ((y + dy, x + dx) for dy in range(-2, 3) for dx in range(-2, 3)):
                if near in left:
                    left.remove(near)
                    group.append(near)
                    edge.append(near)
        yield group
