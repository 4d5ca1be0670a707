"""A page's picture made ready for the engine: turned, scaled, lit, straightened, cut to what is printed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.reading import _ocr_image as picture
from pipeline.reading._ocr_rules import without_dark_edges
from pipeline.reading._ocr_stamp import without_stamps
from pipeline.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

_NEARLY_EMPTY = 3e-3
_DUSTY = 2e-3
"""Share of specks from which a filter is worth its time."""
_FAX_BLUR = 0.8
"""Pixels of the picture as it came: on pages of running text a fifth of the lost words are read; the few
words of a signature page lose by it."""
_GRAINY = 25.0
"""Grey levels of noise from which letters gain more by a blur than they lose."""
_BEST_X_HEIGHT = 12.0
"""Pixels; larger letters are brought down to it: dearer, and read no better."""
_ENOUGH_X_HEIGHT = 11.0
"""Smaller letters are brought up to it."""
_SMALL_X_HEIGHT = 9.5
_LARGE_X_HEIGHT = 13.0
_HUGE = 6.0
"""Points: small letters of print in 13 points; text is seldom set in larger ones."""
_HIGHEST_DPI, _TABLE_DPI = 400.0, 165
_LEVEL = 0.25
"""Tilt in degrees that the engine takes without loss."""
_STRIP_LINES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture ready to be read, and the way back to the page as displayed."""

    grey: Image
    seen: picture.Look
    line: float
    """Distance of lines, pixels."""
    has_lines: bool
    """Lines of print were found, and their letters measured."""
    rotation: int
    skew: float
    """Degrees it was turned back by, about its centre; 0 where the tilt was left alone."""
    width_pt: float
    """Of the page as displayed."""
    height_pt: float

    per_point: float
    """Pixels a point."""
    left: float
    """Pixels cut off at the left."""
    top: float
    """Pixels cut off at the top."""

    @property
    def upright(self) -> tuple[float, float]:
        """Width and height in points, the page turned so that it can be read."""
        if self.rotation in (90, 270):
            return self.height_pt, self.width_pt
        return self.width_pt, self.height_pt

    def on_its_head(self) -> Sheet:
        """Return the sheet turned by half a turn."""
        from PIL.Image import Transpose

        width, height = self.upright
        return replace(
            self,
            grey=self.grey.transpose(Transpose.ROTATE_180),
            rotation=(self.rotation + 180) % 360,
            left=width * self.per_point - self.left - self.grey.width,
            top=height * self.per_point - self.top - self.grey.height,
        )

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """Map a pixel to points from the top left corner of the page as displayed."""
        width, height = self.upright
        angle = math.radians(self.skew)
        dx, dy = (x + self.left) / self.per_point - width / 2, (y + self.top) / self.per_point - height / 2
        x = width / 2 + dx * math.cos(angle) - dy * math.sin(angle)
        y = height / 2 + dx * math.sin(angle) + dy * math.cos(angle)
        if self.rotation == 90:
            return y, width - x
        if self.rotation == 180:
            return width - x, height - y
        if self.rotation == 270:
            return height - y, x
        return x, y


def prepared(
    grey: Image,
    seen: picture.Look,
    width_pt: float,
    height_pt: float,
    settings: Settings,
    render: Callable[[float], Image] | None,
) -> Sheet:
    """Turn, scale, light and straighten a picture for the engine."""
    from PIL import ImageFilter
    from PIL.Image import Resampling, Transpose

    rotation = 0
    if seen.sideways and seen.uneven:
        # The edges of a sheet on a dark desk are long lines, too, and upright.
        level = picture.look(picture.flattened(grey))
        if not level.sideways:
            seen = replace(
                seen, sideways=False, skew=level.skew, columns=level.columns, running=level.running
            )
    if seen.sideways:
        rotation = 90
        grey = grey.transpose(Transpose.ROTATE_270)
        seen = picture.look(grey)
    dpi = 72 * grey.width / (height_pt if rotation else width_pt)
    letters = picture.x_height(grey, seen)
    if seen.uneven and letters is not None and 72 * letters / dpi > _HUGE:
        letters = picture.x_height(picture.flattened(grey), seen)  # it was a shadow that was measured
    scale = _scale(letters, dpi, seen.running)
    pixels = grey.width * grey.height
    if scale > 1:
        scale = min(scale, math.sqrt(settings.limits.page_pixels / pixels))
    if scale > 1 and render is not None:
        grey = picture.to_grey(render(dpi * scale))
        if rotation:
            grey = grey.transpose(Transpose.ROTATE_270)
    elif scale != 1:
        size = (round(grey.width * scale), round(grey.height * scale))
        grey = grey.resize(size, Resampling.BICUBIC, reducing_gap=2.0)
    if seen.dust > _DUSTY and seen.grain:
        grey = grey.filter(ImageFilter.MedianFilter(3))
    elif seen.dust > _DUSTY:
        # The thin strokes of a fax, black on white, would go with the dust; a blur joins what broke off.
        grey = picture.without_dust(grey, seen)
        if seen.running:
            grey = grey.filter(ImageFilter.GaussianBlur(_FAX_BLUR * max(scale, 1.0)))
    if seen.grain > _GRAINY:
        grey = grey.filter(ImageFilter.GaussianBlur(1.0))
    if seen.ink < _NEARLY_EMPTY:
        grey = picture.without_dust(grey, seen)
    if seen.uneven:
        grey = picture.flattened(grey)
    elif seen.contrast < 0.5 * seen.paper:
        grey = picture.stretched(grey, seen)
    grey = without_dark_edges(grey, seen)
    skew = seen.skew if abs(seen.skew) > _LEVEL else 0.0
    if skew:
        grey = grey.rotate(skew, Resampling.BILINEAR, fillcolor=245 if seen.uneven else round(seen.paper))
    per_point = grey.width / (height_pt if rotation else width_pt)
    left, top, right, bottom = picture.content_box(seen, grey.size, skew)
    grey = without_stamps(grey.crop((left, top, right, bottom)), per_point * 72)
    line = (letters or 14.0 * dpi / 200) * scale * 2.8
    return Sheet(
        grey, seen, line, letters is not None, rotation, skew, width_pt, height_pt, per_point, left, top
    )


def _scale(letters: float | None, dpi: float, running: bool) -> float:
    """Choose the factor that brings small letters to a height the engine reads well.

    Where no text runs, digits and capitals may have been measured: they are higher than small letters.
    """
    if letters is None:
        return min(1.0, 300 / dpi)
    if letters < _SMALL_X_HEIGHT:
        return max(1.0, min(_ENOUGH_X_HEIGHT / letters, max(_HIGHEST_DPI / dpi, 1.0), 4.0))
    if letters > _LARGE_X_HEIGHT:
        return min(max(_BEST_X_HEIGHT / letters, (100 if running else _TABLE_DPI) / dpi), 1.0)
    return 1.0


def strip(sheet: Sheet) -> Image:
    """Cut out the few lines with the most letters: where grey changes most along the lines."""
    import numpy as np

    grey = sheet.grey
    height = min(max(round(sheet.line * _STRIP_LINES), 60), grey.height)
    small = np.asarray(grey.reduce((2, 4)), dtype=np.int16)
    profile = np.abs(np.diff(small, axis=1)).clip(12, 60).sum(axis=1, dtype=np.float32)
    window = max(height // 4, 1)
    if window >= len(profile):
        return grey
    sums = np.convolve(profile, np.ones(window), "valid")
    top = int(np.argmax(sums)) * 4
    return grey.crop((0, top, grey.width, min(top + height, grey.height)))
