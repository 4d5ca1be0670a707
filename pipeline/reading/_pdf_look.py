"""A page as it is painted: whether something is to be seen in a box, and what goes with a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from pipeline.reading._pdf_words import Frame

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[float, float, float, float]

_LOOK_DPI = 72
_CONTRAST = 24
"""Grey levels between the lightest and darkest pixel of a word that can be read."""


class Looker:
    """Renders the page once, small, when the first doubtful word is asked for."""

    def __init__(self, page: pypdfium2.PdfPage, frame: Frame, most_pixels: int) -> None:
        self._page = page
        self._frame = frame
        self._most_pixels = most_pixels
        self._image: Image | None = None
        self._scale = 0.0

    def has_contrast(self, box: Box) -> bool:
        """Whether anything is to be seen in the box; yes where the page cannot be rendered."""
        image = self.picture()
        if image is None:
            return True
        cut = self.pixels(box)
        if cut is None:
            return False
        levels = image.crop(cut).tobytes()
        return max(levels) - min(levels) >= _CONTRAST

    def picture(self) -> Image | None:
        """The page as displayed, small and grey; ``None`` where it has too many pixels."""
        if self._scale == 0.0:
            self._render()
        return self._image

    def again(self) -> Image:
        """Render the page once more, as it is now."""
        image: Image = self._page.render(scale=self._scale, grayscale=True).to_pil()
        return image.convert("L")

    def pixels(self, box: Box) -> tuple[int, int, int, int] | None:
        """Where a box lies in the picture; ``None`` of nothing."""
        if self._image is None:
            return None
        scale = self._scale
        left, upper = max(0, int(box[0] * scale)), max(0, int(box[1] * scale))
        right = min(self._image.width, int(box[2] * scale) + 1)
        lower = min(self._image.height, int(box[3] * scale) + 1)
        return None if right <= left or lower <= upper else (left, upper, right, lower)

    def _render(self) -> None:
        frame = self._frame
        scale = _LOOK_DPI / 72
        pixels = frame.width * frame.height * scale * scale
        if pixels > self._most_pixels or pixels <= 0:
            self._scale = 1.0
            return
        self._scale = scale
        self._image = self.again()
