"""Text that a clipping path cuts away: it stands in the file, and nobody sees it."""

from __future__ import annotations

import ctypes

from pipeline.reading._pdf_calls import (
    bounds,
    clip_path,
    clip_point,
    clip_segment,
    count_clip_segments,
    count_clips,
)

_FAR = 1e9
_MOST_SEGMENTS = 40
_RECTANGLE = (4, 5)
"""Segments of a path that is a rectangle nearly always: two corners tell."""
_MUCH = 0.3
"""Share of its width or height that a text loses before it is looked at: cells cut the ends of letters."""

Box = tuple[float, float, float, float]


class Clips:
    """Asks text objects of a page for what of them is cut away."""

    def __init__(self) -> None:
        self._values = [ctypes.c_float() for _ in range(4)]
        self._refs = [ctypes.addressof(value) for value in self._values]
        self._left, self._bottom = self._refs[:2]
        self._key: tuple[int, float, float] | None = None
        self._window: Box | None = None

    def cut(self, item: int) -> Box | None:
        """Left, bottom, right and top of a text of which much is cut away, points of the page."""
        clip = clip_path(item)
        count = count_clips(clip) if clip else 0
        if count <= 0:
            return None
        corner = clip_segment(clip, count - 1, 2)
        if corner:
            clip_point(corner, self._left, self._bottom)
        # Text after text has the same clip: that its far corner is the same tells, and costs little.
        key = count, self._values[0].value, self._values[1].value
        if key != self._key:
            self._key, self._window = key, self._shown(clip, count)
        if self._window is None or not bounds(item, *self._refs):
            return None
        x0, y0, x1, y1 = (value.value for value in self._values)
        left, bottom, right, top = self._window
        if left <= x0 and bottom <= y0 and right >= x1 and top >= y1:
            return None
        wide, high = min(right, x1) - max(left, x0), min(top, y1) - max(bottom, y0)
        # A space is as wide and high as nothing, and lies in any clip.
        seen = wide >= (1 - _MUCH) * (x1 - x0) and high >= (1 - _MUCH) * (y1 - y0)
        return None if seen else (x0, y0, x1, y1)

    def _shown(self, clip: int, count: int) -> Box | None:
        """What all paths of a clip leave; ``None`` where one is too long to be looked at."""
        left, bottom, right, top = -_FAR, -_FAR, _FAR, _FAR
        for number in range(min(count, _MOST_SEGMENTS)):
            shape = self._shape(clip, number)
            if shape is None:
                return None
            left, bottom = max(left, shape[0]), max(bottom, shape[1])
            right, top = min(right, shape[2]), min(top, shape[3])
        return left, bottom, right, top

    def _shape(self, clip: int, number: int) -> Box | None:
        """The box around a path; ``None`` where it is too long to be looked at."""
        count = count_clip_segments(clip, number)
        if count > _MOST_SEGMENTS:
            return None
        xs, ys = [], []
        for index in (0, 2) if count in _RECTANGLE else range(count):
            segment = clip_segment(clip, number, index)
            if segment and clip_point(segment, self._left, self._bottom):
                xs.append(self._values[0].value)
                ys.append(self._values[1].value)
        return (min(xs), min(ys), max(xs), max(ys)) if xs else (0.0, 0.0, 0.0, 0.0)
