"""Finds the gutter between two pages on one sheet, or two columns of one page, on the picture.

Read as one block, lines of the left one run on into those of the right one, and the engine is sure of
every word. A gutter is paper over nearly the whole height with lines of running text on both sides; the
room between a label and its value, two signatures or the columns of a table is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ocr_grid import Grid
from pipeline.reading._ocr_sheet import Sheet

if TYPE_CHECKING:
    from PIL.Image import Image

Marks = NDArray[np.bool_]

_PARTS = 4
"""Pixels of the copy a distance of lines."""
_INK = 0.2
"""Of the page's contrast: what is so much darker than paper is ink."""
_SOME, _CROSSED = 0.02, 0.03
"""Share of a row that is printed at least; share of the rows that may cross a gutter: titles do."""
_PRINTED_ACROSS = 0.4
"""Share of a gutter's width that a row prints on where words run over it: nothing runs over two pages."""
_FOLD, _FOLD_WIDTH = 0.6, 2
"""Share of the rows, and pixels of the copy, of a fold's shadow or a line drawn between columns."""
_BROAD = 1.2
"""Times its height that two pages side by side are wide."""
_MIDDLE = 0.08
"""Share of the sheet that the gutter between two pages lies off its middle at most."""
_BETWEEN_PAGES, _BETWEEN_COLUMNS = 2.0, 1.0
"""Distances of lines of print that a gutter is wide, at least."""
_LEAST = 0.25
"""Share of the print's width that each side has."""
_LONG, _RUN = 0.6, 0.4
"""Share of a side's width that a long line reaches over, and of its lines that are long."""
_FULL, _FLUSH = 0.84, 0.52
"""Share of a side's width after which a line ends where text runs on to the next one, and of the long lines
that do; cells of one line end anywhere."""
_FEWEST, _SHORT_PAGE, _SHORT_COLUMN = 10, 2, 8
"""Long lines of one page or column, at least; of the other page or column, which may end early."""
_NARROW = 16
"""Pixels of the copy: a side that is narrower holds no text."""
_PAUSE, _WIDER, _MEET, _TABLE = 3, 1.4, 2, 0.6
"""Rows of the copy that part paragraphs, times the ordinary distance of lines; within which two begin
together; share that does in a table."""


class Gutter(NamedTuple):
    """What parts two pages on one sheet, or the columns of one page."""

    middle: int
    """Pixels from the sheet's left edge."""
    pages: bool


def find_gutter(sheet: Sheet, bare: Image, grid: Grid | None) -> Gutter | None:
    """Return what parts two pages or two columns; ``None`` where lines go over the whole sheet.

    Args:
        sheet: the page, upright and straight.
        bare: its picture without the lines of its tables.
        grid: those lines.
    """
    step = max(round(sheet.line / _PARTS), 1)
    copy = np.asarray(bare.reduce(step), dtype=np.float32)
    ink = copy < sheet.seen.paper - _INK * max(sheet.seen.contrast, 20)
    rows = ink.mean(axis=1) > _SOME
    if rows.sum() < 2 * _FEWEST or ink.shape[1] < 40:
        return None
    found = _widest(_blank(ink[rows].mean(axis=0)), ink[rows].any(axis=0))
    if found is None:
        return None
    start, end = found
    middle = (start + end) * step // 2
    if grid is not None and any(level.start < middle < level.end for level in grid.levels):
        return None
    width, height = sheet.upright
    pages = width > _BROAD * height
    if end - start < _PARTS * (_BETWEEN_PAGES if pages else _BETWEEN_COLUMNS):
        return None
    if pages:
        off = abs((middle + sheet.left) / sheet.per_point / width - 0.5) > _MIDDLE
        if off or (ink[:, start:end].mean(axis=1) > _PRINTED_ACROSS).any():
            return None
    left, right = ink[:, :start], ink[:, end:]
    few, many = sorted((_lines(left), _lines(right)), key=lambda side: side.long)
    least = _SHORT_PAGE if pages else _SHORT_COLUMN
    if few.long < least or many.long < _FEWEST or not _run_on(few, many) or _is_table(left, right):
        return None
    return Gutter(middle, pages)


def _blank(profile: NDArray[np.floating]) -> Marks:
    """Columns of paper; a fold between two of them is paper, too."""
    blank = np.asarray(profile < _CROSSED)
    for start, end in _stretches(~blank):
        if (
            end - start <= _FOLD_WIDTH
            and start > 0
            and end < len(blank)
            and profile[start:end].max() > _FOLD
        ):
            blank[start:end] = True
    return blank


def _widest(blank: Marks, inked: Marks) -> tuple[int, int] | None:
    """The widest blank stretch that leaves enough print on both sides."""
    printed = np.flatnonzero(inked & ~blank)
    if not len(printed):
        return None
    first, last = int(printed[0]), int(printed[-1]) + 1
    least = _LEAST * (last - first)
    inner = [(a, b) for a, b in _stretches(blank) if a - first >= least and last - b >= least]
    return max(inner, key=lambda one: one[1] - one[0]) if inner else None


def _stretches(marks: Marks) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


class _Lines(NamedTuple):
    """What the lines of a side are like."""

    long: int
    """Lines that reach over the side, as text does and cells do not; 0 where it has more of others."""
    reaching: int
    """The same, lines set close together counted as one."""
    full: int
    """Those of them that end at its edge."""


def _lines(half: Marks) -> _Lines:
    columns = np.flatnonzero(half.mean(axis=0) > _SOME)
    if len(columns) < _NARROW:
        return _Lines(0, 0, 0)
    block = half[:, columns[0] : columns[-1] + 1]
    width = block.shape[1] // 8 * 8
    long = every = reaching = full = 0
    for start, end in _stretches(block.mean(axis=1) > _SOME):
        # lines set close together are one stretch of the copy: as many as its height holds
        count = max(round((end - start) / _PARTS), 1)
        every += count
        line = np.asarray(block[start:end].any(axis=0))
        if line[:width].reshape(8, -1).any(axis=1).mean() > _LONG:
            long += count
            reaching += 1
            full += bool(np.flatnonzero(line)[-1] >= _FULL * len(line))
    return _Lines(long if long >= _RUN * every else 0, reaching, full)


def _run_on(one: _Lines, other: _Lines) -> bool:
    """Whether most long lines end at the edge, as they do where a sentence runs on to the next line."""
    return one.full + other.full >= _FLUSH * (one.reaching + other.reaching)


def _is_table(left: Marks, right: Marks) -> bool:
    """Whether what stands on the two sides begins together, row by row, as cells do."""
    one, other = _beginnings(left), _beginnings(right)
    few, many = sorted((one, other), key=len)
    if len(few) < 2:
        return False
    met = sum(any(abs(a - b) <= _MEET for b in many) for a in few)
    return met >= _TABLE * len(few)


def _beginnings(half: Marks) -> Sequence[int]:
    """Rows where a paragraph begins, but for the first."""
    gaps = [one for one in _stretches(half.mean(axis=1) <= _SOME) if one[0] > 0 and one[1] < len(half)]
    if not gaps:
        return ()
    usual = float(np.median([end - start for start, end in gaps]))
    return [end for start, end in gaps if end - start >= max(_PAUSE, _WIDER * usual)]
