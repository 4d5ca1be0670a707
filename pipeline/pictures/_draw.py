"""Cuts the piece of a page that holds some words, marks the words and makes a small file of it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's top left corner, as displayed."""

WIDTH = 700
"""Pixels of a finished picture at most."""
MOST_BYTES = 15_000
_MARGIN = 26.0
"""Points above and below the words: about two lines."""
_TALLEST = 190.0
"""Points of the page that a picture shows at most; of a longer quote its beginning."""
_SIDE = 8
"""Pixels left beside the ink."""
_MARK = (255, 228, 110)
_EDGE = (176, 112, 0)
_QUALITIES = (36, 26, 18, 12)


def band(boxes: Sequence[Box], height: float) -> tuple[float, float]:
    """Choose the horizontal strip of a page to be shown.

    Args:
        boxes: of the words, in the order of the quote; at least one.
        height: of the page, points.

    Returns:
        Its top and bottom, points.
    """
    first = boxes[0]
    near = [box for box in boxes if box[3] >= first[1] - 2 and box[3] - first[1] <= _TALLEST - 2 * _MARGIN]
    near = near or [first]
    top = max(0.0, min(box[1] for box in near) - _MARGIN)
    bottom = min(height, max(box[3] for box in near) + _MARGIN, top + _TALLEST)
    return top, max(bottom, min(height, top + 12.0))


def lines(boxes: Iterable[Box]) -> list[Box]:
    """Join boxes of characters or words that stand beside each other on one line."""
    joined: list[Box] = []
    for box in boxes:
        if box[2] <= box[0] or box[3] <= box[1]:
            continue
        if joined and _goes_on(joined[-1], box):
            x0, y0, x1, y1 = joined[-1]
            joined[-1] = (min(x0, box[0]), min(y0, box[1]), max(x1, box[2]), max(y1, box[3]))
        else:
            joined.append(box)
    return joined


def _goes_on(line: Box, box: Box) -> bool:
    tall = min(line[3] - line[1], box[3] - box[1])
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    return overlap > 0.5 * tall and -tall < box[0] - line[2] < 2.5 * tall


def finish(strip: Image, boxes: Iterable[Box], top: float, scale: float) -> tuple[bytes, int, int]:
    """Mark the words, trim the white at the sides, and write a small WebP.

    Args:
        strip: the strip of the page, its full width.
        boxes: of the words' lines, points on the page.
        top: where the strip begins, points.
        scale: pixels a point.

    Returns:
        The file, its width and height in pixels.
    """
    from PIL import Image as Pillow

    boxes = list(boxes)
    grey = strip.convert("L")
    left, right = ink(grey)
    upper, lower = _whole_lines(grey, boxes, top, scale)
    marked = _marked(grey.convert("RGB"), boxes, top, scale)
    picture = marked.crop((left, upper, right, lower))
    if picture.width > WIDTH:
        size = (WIDTH, max(1, round(picture.height * WIDTH / picture.width)))
        picture = picture.resize(size, Pillow.Resampling.LANCZOS)
    while True:
        data = _encoded(picture)
        if len(data) <= MOST_BYTES or picture.width < WIDTH // 3:
            return data, picture.width, picture.height
        size = (round(picture.width * 0.8), max(1, round(picture.height * 0.8)))
        picture = picture.resize(size, Pillow.Resampling.LANCZOS)


def _encoded(picture: Image) -> bytes:
    data = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=2)
        data = out.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data


def ink(grey: Image) -> tuple[int, int]:
    """Columns between which something is printed; dark edges of a scan count too, which does no harm."""
    box = _printed(grey).getbbox()
    if box is None or box[2] - box[0] < grey.width // 4:
        return 0, grey.width
    return max(0, box[0] - _SIDE), min(grey.width, box[2] + _SIDE)


def _printed(grey: Image) -> Image:
    levels = grey.histogram()
    paper = max(range(256), key=lambda level: levels[level])
    return grey.point([255 if abs(level - paper) > 60 else 0 for level in range(256)])


def _whole_lines(grey: Image, boxes: Sequence[Box], top: float, scale: float) -> tuple[int, int]:
    """Rows to be shown, moved inwards so that no line of print is cut in halves where that can be had."""
    first = max(0, int((min(box[1] for box in boxes) - top) * scale) - 2)
    last = min(grey.height, int((max(box[3] for box in boxes) - top) * scale) + 2)
    rows = list(_printed(grey).resize((1, grey.height), 4).tobytes())  # 4: each row's mean
    upper = next((row for row in range(first) if not rows[row]), 0)
    lower = next((row for row in range(grey.height, last, -1) if not rows[row - 1]), grey.height)
    return upper, lower


def _marked(picture: Image, boxes: Iterable[Box], top: float, scale: float) -> Image:
    from PIL import Image as Pillow
    from PIL import ImageChops, ImageDraw

    marks = Pillow.new("RGB", picture.size, (255, 255, 255))
    brush = ImageDraw.Draw(marks)
    for x0, y0, x1, y1 in boxes:
        corners = (x0 * scale - 2, (y0 - top) * scale - 1, x1 * scale + 2, (y1 - top) * scale + 1)
        if corners[3] < 0 or corners[1] > picture.height or corners[2] < corners[0]:
            continue
        brush.rectangle(corners, fill=_MARK)
        brush.line((corners[0], corners[3], corners[2], corners[3]), fill=_EDGE, width=2)
    return ImageChops.multiply(picture, marks)
