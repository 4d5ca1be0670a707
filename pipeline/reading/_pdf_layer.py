"""Whether a text layer that paints nothing lies on the words of the picture under it.

Such a layer is what a program once read of the picture, and nobody can see it: it may be of another paper.
Between the words of its own picture there is paper; between those of another one, the gaps fall anywhere.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]

GLANCE = 120
"""Dots per inch at which the picture is looked at."""
_FEWEST = 20
"""Gaps and words that tell."""
_LONG = 1.4
"""A word so many times longer than high has letters all the way: paper in it is that of another line."""
_INNER = 0.15
"""Share of a word, on each side, that a box which is not tight may have of what stands beside it."""
_PAPER = 24
"""Grey levels by which paper may differ from itself."""
_WHITE = 0.15
"""Ink of a column of pixels, as a share of that of the words, up to which it is paper."""
_WIDE = 0.2
"""Width of the paper between two words, as a share of their height, at least; two pixels at the least."""
_FITS = 0.4
"""By what share more gaps than words have paper in them."""


def lies_on_words(image: Image, boxes: list[Box], width: float) -> bool:
    """Tell whether there is paper between words and none in them; no where there are too few to tell.

    Args:
        image: the page in grey.
        boxes: of the layer's words, in the order of the file, as displayed.
        width: of the page, points.
    """
    import numpy

    grey = numpy.asarray(image.convert("L"), dtype=numpy.int32)
    ink = numpy.clip(int(numpy.median(grey)) - _PAPER - grey, 0, None)
    scale = image.width / width
    dark = [float(cut.mean()) for box in boxes if (cut := _cut(ink, box, scale)).size]
    if not dark or not any(dark):
        return False
    most = _WHITE * sum(dark) / len(dark)
    gaps = [_has_paper(ink, gap, scale, most) for a, b in pairwise(boxes) if (gap := _between(a, b))]
    words = [_has_paper(ink, word, scale, most) for box in boxes if (word := _inside(box))]
    if min(len(gaps), len(words)) < _FEWEST:
        return False
    return sum(gaps) / len(gaps) - sum(words) / len(words) >= _FITS


def _between(left: Box, right: Box) -> Box | None:
    """Return the gap between two words of a line."""
    tall = min(left[3] - left[1], right[3] - right[1])
    low, high = max(left[1], right[1]), min(left[3], right[3])
    if not 0 < right[0] - left[2] <= 1.5 * tall or high - low < tall / 2:
        return None
    return left[2], low, right[0], high


def _inside(box: Box) -> Box | None:
    wide = box[2] - box[0]
    if wide < _LONG * (box[3] - box[1]):
        return None
    return box[0] + _INNER * wide, box[1], box[2] - _INNER * wide, box[3]


def _has_paper(ink: Any, box: Box, scale: float, most: float) -> bool:
    """Whether columns of paper stand side by side in a box."""
    cut = _cut(ink, box, scale)
    if not cut.size:
        return False
    needed, run = max(2, round(_WIDE * cut.shape[0])), 0
    for column in cut.mean(axis=0):
        run = run + 1 if column <= most else 0
        if run >= needed:
            return True
    return False


def _cut(ink: Any, box: Box, scale: float) -> Any:
    x0, y0, x1, y1 = (max(round(value * scale), 0) for value in box)
    return ink[y0:y1, x0:x1]
