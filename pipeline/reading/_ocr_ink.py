"""Finds marks by hand on a scanned page: strokes that are larger than letters and were read as no word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ink import Box, Mark, beside
from pipeline.reading._ocr_cells import CELL, HIGH, LEAST, WIDE, joined
from pipeline.reading._ocr_stamp import is_stamp
from pipeline.reading._ocr_types import OcrWord, RawWord

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 100
"""Of the copy that is looked at: a pen's stroke is two pixels wide there."""
_WIDEST, _HIGHEST, _LOWEST = 110, 70, 4
_LONG = 36
"""Pixels of a straight stroke that is a line to sign on, or a frame."""
_FULL = 0.62
"""Share of a mark's cells with ink from which it is a surface (a picture, a hole), not strokes."""
_SURE = 0.6
"""Confidence of a word that is believed to be print."""
_TALL = 2.3
"""Times the height of ordinary words from which a word is believed to be no print."""


def find_marks(
    grey: Image,
    raws: Sequence[RawWord],
    words: Sequence[OcrWord],
    text: str,
    dpi: float,
    to_page: Callable[[float, float], tuple[float, float]],
) -> tuple[Mark, ...]:
    """Find marks and the words they stand beside.

    Args:
        grey: the picture that was read, upright and straight.
        raws: the words of the page's text, boxes in pixels of ``grey``.
        words: the same on the page, with their places in its text.
        text: the page's text.
        dpi: of ``grey``.
        to_page: maps a pixel of ``grey`` to points of the page as displayed.
    """
    if not words:
        return ()
    places: list[tuple[Box, str, int]] = [
        ((w.x0, w.y0, w.x1, w.y1), text[w.start : w.end], w.start) for w in words
    ]
    found = []
    for x0, y0, x1, y1 in strokes(grey, raws, dpi):
        corners = [to_page(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
        box: Box = (min(xs), min(ys), max(xs), max(ys))
        others = [place for place in places if not within(place[0], box) or len(place[1]) > 4]
        index = beside(box, [(place[0], place[1]) for place in others])
        if index is not None:
            found.append(Mark(box, others[index][2]))
    return tuple(found)


def strokes(grey: Image, raws: Sequence[RawWord], dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes, in pixels of a picture, of strokes that are no print; ``raws`` are the words read from it."""
    factor = max(round(dpi / _DPI), 1)
    small = np.asarray(grey.reduce(factor), dtype=np.int16)
    whole = small < _threshold(small)
    ink = _without_lines(whole)
    for one in (whole, ink):
        _blank_print(one, raws, factor)
    # The copy is seldom of 100 dpi: what is twenty points high there is fewer cells here.
    least = max(round(HIGH * dpi / factor / _DPI), _LOWEST)
    boxes = [box for box in _groups(ink, least) if not is_stamp(whole, box, dpi / factor)]
    scale = CELL * factor
    return [(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in boxes]


def within(word: Box, mark: Box) -> bool:
    """Whether a word lies on a mark: then it is what the engine made of the mark."""
    x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
    return mark[0] <= x <= mark[2] and mark[1] <= y <= mark[3]


def _threshold(small: NDArray[np.int16]) -> float:
    """Half way from the paper to its darkest ink."""
    sample = small[::3, ::3]
    paper = float(np.median(sample))
    dark = float(np.percentile(sample, 1))
    return paper - max(0.4 * (paper - dark), 25.0)


def _without_lines(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Take out long straight strokes, level or upright, with a pixel on either side."""
    lines = _runs(ink, _LONG) | _runs(ink.T, _LONG).T
    grown = lines.copy()
    grown[1:] |= lines[:-1]
    grown[:-1] |= lines[1:]
    return ink & ~grown


def _runs(ink: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """The pixels of level runs that are at least so long."""
    if ink.shape[1] < length:
        return np.zeros_like(ink)
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = (sums[:, length:] - sums[:, :-length]) == length
    out = np.zeros_like(ink)
    rows, starts = np.nonzero(full)
    if len(rows):
        steps = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
        np.add.at(steps, (rows, starts), 1)
        np.add.at(steps, (rows, starts + length), -1)
        out = np.cumsum(steps, axis=1)[:, :-1] > 0
    return out


def _blank_print(ink: NDArray[np.bool_], raws: Sequence[RawWord], factor: int) -> None:
    """Take the words out that are print: read surely, and not much taller than the rest."""
    heights = sorted(word.y1 - word.y0 for word in raws)
    usual = heights[len(heights) // 2] if heights else 0
    for word in raws:
        letters = sum(char.isalnum() for char in word.text)
        tall = word.y1 - word.y0 > _TALL * usual
        if (word.confidence < _SURE and (letters < 4 or tall)) or (tall and letters < 4):
            continue
        if word.y1 - word.y0 > 2 * _TALL * usual:
            continue
        left, top = max(word.x0 // factor - 2, 0), max(word.y0 // factor - 2, 0)
        ink[top : word.y1 // factor + 3, left : word.x1 // factor + 3] = False


def _groups(ink: NDArray[np.bool_], least: int) -> list[tuple[int, int, int, int]]:
    """Boxes, in cells, of connected strokes that may be a mark by hand."""
    rows, columns = ink.shape[0] // CELL, ink.shape[1] // CELL
    found = [box for group in joined(ink) if (box := _mark(group, rows, columns, least)) is not None]
    return sorted(found, key=lambda box: (box[1], box[0]))


def _mark(
    group: list[tuple[int, int]], rows: int, columns: int, least: int
) -> tuple[int, int, int, int] | None:
    ys, xs = [y for y, _ in group], [x for _, x in group]
    x0, y0, x1, y1 = min(xs), min(ys), max(xs) + 1, max(ys) + 1
    wide, high = x1 - x0, y1 - y0
    if len(group) < LEAST or not (WIDE <= wide <= _WIDEST and least <= high <= _HIGHEST):
        return None
    if len(group) > _FULL * wide * high or wide > 14 * high or high > 4 * wide:
        return None
    # The shadow of the sheet's edge, and what the lid leaves.
    if ((x0 == 0 or x1 == columns) and wide < 6) or ((y0 == 0 or y1 == rows) and high < 8):
        return None
    return x0, y0, x1, y1
