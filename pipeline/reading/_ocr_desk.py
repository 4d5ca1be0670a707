"""Takes from a photo what lies around the sheet: its edges seem print that nobody read, and lines of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ocr_image import Floats, lit_paper

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH = 420
"""Pixels across the copy that is looked at."""
_DEEPEST = 0.16
"""Share of the picture that the desk takes up on one side at most."""
_STEP = 5
"""Pixels of the copy within which the desk ends."""
_BRIGHTER = 1.3
"""Times that the sheet is at least brighter than the desk: shadows fall off more softly."""
_FOUND = 0.5
"""Share of a side's rows in which its edge must show."""
_OFF = 4.0
"""Pixels of the copy that an edge leaves its straight line at most."""
_SPARE = 3
"""Pixels of the copy that are taken from the sheet with its edge."""


def without_desk(grey: Image) -> Image | None:
    """Continue a sheet's light over what lies around it; ``None`` where the sheet fills the picture."""
    from PIL import Image as Pillow

    factor = max(round(grey.width / _WIDTH), 1)
    lit = lit_paper(np.asarray(grey.reduce(factor), dtype=np.float32))
    # Each side in turn lies on the left.
    beyond = np.zeros(lit.shape, dtype=np.bool_)
    filled = lit.copy()
    for turns in range(4):
        side, mask, fill = np.rot90(lit, turns), np.rot90(beyond, turns), np.rot90(filled, turns)
        edge = _edge(side)
        if edge is None:
            continue
        columns = np.arange(side.shape[1])
        depth = np.clip(edge.round().astype(int) + _SPARE, 0, side.shape[1] - 1)
        outside = columns[None, :] < depth[:, None]
        mask |= outside
        fill[outside] = np.repeat(fill[np.arange(len(depth)), depth], depth)
    if not beyond.any():
        return None
    size = grey.size
    cover = Pillow.fromarray(beyond.astype(np.uint8) * 255).resize(size, Pillow.Resampling.NEAREST)
    paper = Pillow.fromarray(filled.clip(0, 255).astype(np.uint8)).resize(size, Pillow.Resampling.BILINEAR)
    return Pillow.composite(paper, grey, cover)


def _edge(lit: Floats) -> NDArray[np.float64] | None:
    """Where the desk ends on the left, row by row; ``None`` where there is none."""
    reach = max(round(_DEEPEST * lit.shape[1]), 4 * _STEP)
    near = np.maximum(lit[:, : reach + _STEP], 1.0)
    rise = near[:, _STEP:] / near[:, :-_STEP]
    at = rise.argmax(axis=1)
    rows = np.flatnonzero(rise.max(axis=1) > _BRIGHTER)
    if len(rows) < _FOUND * len(lit):
        return None
    places = at[rows] + _STEP
    for _ in range(3):
        line = np.polyfit(rows, places, 1)
        close = np.abs(np.polyval(line, rows) - places) <= _OFF
        if close.sum() < 0.7 * _FOUND * len(lit):
            # Once more from the middle of what was found: a picture or a hand disturbs the line.
            close = np.abs(places - np.median(places)) <= 3 * _OFF
        rows, places = rows[close], places[close]
        if len(rows) < 0.7 * _FOUND * len(lit):
            return None
    return np.asarray(np.polyval(np.polyfit(rows, places, 1), np.arange(len(lit))), dtype=np.float64)
