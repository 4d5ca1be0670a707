"""Takes rubber stamps from a page's picture: they are framed, slanted, and paler than print.

They cost the engine the lines they lie on, and nobody has signed where somebody stamped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ocr_cells import CELL, pieces

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 100
"""Of the copy that is looked at."""
_PRINT = 0.65
"""Share of the way from the paper to the print's core: what is darker is print."""
_PALE = 0.2
"""The same from which ink that is not print counts."""
_INK = 0.35
"""Share of the way from the paper to the darkest from which a pixel shows how dark print is."""
_CORE = 88
"""Percentile of those that is the core of print."""
_MOST = 0.03
"""Share of the copy from which pale ink is the print itself."""
_SLANTS = np.radians(np.concatenate([np.arange(-16.0, -0.9, 0.5), np.arange(1.0, 16.1, 0.5)]))
"""Level frames are those of forms, in which people do sign."""
_EDGE = 0.45
"""Share of a stamp's length that each of the two long edges of its frame covers at least."""
_LOW, _HIGH = 0.25, 1.2
"""Inches from edge to edge."""
_LONG = 0.8
"""Inches along it at least."""
_NEAR = (0, 3, 6)
"""Cells between two pieces of a stamp that print crosses; pale print beside it is no piece of it."""
_SPARE = 3
_BEYOND = 0.12
"""Share of a mark's ink beyond the frame from which a pen ran over the stamp."""

Frame = tuple[float, float, float, float, float]
"""Slant, and the edges across it and along it: low, high, left, right; pixels of the copy."""


def without_stamps(grey: Image, dpi: float) -> Image:
    """Paint over the pale ink of stamps; what is as dark as print and crosses them stays.

    Args:
        grey: the picture, upright and straight.
        dpi: of ``grey``.
    """
    from PIL import Image as Pillow

    factor = max(round(dpi / _DPI), 1)
    told = tones(grey)
    pale, _ = pale_ink(np.asarray(grey.reduce(factor)), *told)
    if not pale.any() or pale.mean() > _MOST:
        return grey
    frames = [
        found for box in pieces(pale, *_NEAR) if (found := framed(pale, box, dpi / factor)) is not None
    ]
    if not frames:
        return grey
    values = np.array(grey)
    for frame in frames:
        _paint(values, told, frame, factor)
    return Pillow.fromarray(values)


def tones(grey: Image) -> tuple[float, float]:
    """Grey levels of a picture's paper and of the core of its print."""
    some = np.asarray(grey)[::2, ::2].astype(np.int16)
    if not some.size:
        return 255.0, 0.0
    paper = float(np.median(some))
    depth = paper - some
    inked = depth[depth > _INK * (paper - float(np.percentile(some, 0.3)))]
    return paper, paper - float(np.percentile(inked, _CORE)) if inked.size else 0.0


def pale_ink(
    values: NDArray[np.uint8], paper: float, core: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where ink is that is paler than print, and where print is, with the soft edges of its letters."""
    depth = paper - values.astype(np.int16)
    near = depth > _PRINT * (paper - core)
    for axis in (0, 1):
        rows = np.swapaxes(near, 0, axis)
        wide = rows.copy()
        wide[1:] |= rows[:-1]
        wide[:-1] |= rows[1:]
        near = np.swapaxes(wide, 0, axis)
    return (depth > _PALE * (paper - core)) & ~near, near


def framed(ink: NDArray[np.bool_], box: tuple[int, int, int, int], dpi: float) -> Frame | None:
    """The frame of ink that lies together; ``None`` where no two long slanted edges hold it.

    Args:
        ink: where ink is.
        box: of the ink, in cells.
        dpi: of ``ink``.
    """
    x0, y0, x1, y1 = (side * CELL for side in box)
    if x1 - x0 < _LONG * dpi or y1 - y0 < _LOW * dpi:
        return None
    ys, xs = np.nonzero(ink[y0:y1, x0:x1])
    if len(ys) < 100:
        return None
    ys, xs = ys + y0, xs + x0
    best: tuple[float, Frame] | None = None
    for slant in _SLANTS:
        along = xs * np.cos(slant) + ys * np.sin(slant)
        across = ys * np.cos(slant) - xs * np.sin(slant)
        left, right = (float(end) for end in np.percentile(along, (1, 99)))
        lowest = int(across.min())
        rows = np.bincount((across - lowest).astype(np.intp), minlength=3)
        # An edge is two pixels thick.
        thick = np.convolve(rows, np.ones(2), "same") / 2
        strong = np.flatnonzero(thick > _EDGE * (right - left))
        if not len(strong) or not _LOW * dpi < strong[-1] - strong[0] < _HIGH * dpi:
            continue
        worth = float(thick[strong[0]] + thick[strong[-1]])
        if best is None or worth > best[0]:
            low, high = float(lowest + strong[0]), float(lowest + strong[-1])
            best = worth, (float(slant), low, high, left, right)
    return None if best is None else best[1]


def is_stamp(ink: NDArray[np.bool_], box: tuple[int, int, int, int], dpi: float) -> bool:
    """Whether a mark is a stamp as dark as print, and nothing but that.

    Args:
        ink: where ink is that is no print.
        box: of the mark, in cells.
        dpi: of ``ink``.
    """
    # What the frame lost to the print that it crosses lies about the mark.
    x0, y0, x1, y1 = box
    rows, columns = ink.shape[0] // CELL, ink.shape[1] // CELL
    around = max(x0 - 2, 0), max(y0 - 2, 0), min(x1 + 2, columns), min(y1 + 2, rows)
    frame = framed(ink, around, dpi)
    if frame is None:
        return False
    ys, xs = np.nonzero(ink[y0 * CELL : y1 * CELL, x0 * CELL : x1 * CELL])
    beyond = ~_within(xs + x0 * CELL, ys + y0 * CELL, frame)
    return bool(beyond.mean() < _BEYOND)


def _within(xs: NDArray[Any], ys: NDArray[Any], frame: Frame) -> NDArray[np.bool_]:
    slant, low, high, left, right = frame
    along, across = xs * np.cos(slant) + ys * np.sin(slant), ys * np.cos(slant) - xs * np.sin(slant)
    inside = (along > left - _SPARE) & (along < right + _SPARE)
    return np.asarray(inside & (across > low - _SPARE) & (across < high + _SPARE))


def _paint(values: NDArray[np.uint8], told: tuple[float, float], frame: Frame, factor: int) -> None:
    slant, low, high, left, right = frame
    across, along = (low - _SPARE, high + _SPARE), (left - _SPARE, right + _SPARE)
    xs = [one * np.cos(slant) - other * np.sin(slant) for one in along for other in across]
    ys = [one * np.sin(slant) + other * np.cos(slant) for one in along for other in across]
    x0, y0 = max(int(min(xs) * factor), 0), max(int(min(ys) * factor), 0)
    part = values[y0 : int(max(ys) * factor) + 1, x0 : int(max(xs) * factor) + 1]
    if not part.size:
        return
    rows, columns = np.mgrid[y0 : y0 + part.shape[0], x0 : x0 + part.shape[1]] / factor
    _, near = pale_ink(part, *told)
    part[_within(columns, rows, frame) & ~near] = round(told[0])
