"""Opens chosen pages of a scan, as its reader saw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reading._scan_frames import frame_of, is_thumbnail, opened
from pipeline.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

Opened = tuple[int, "Image | None", float, float]


def page_pictures(path: Path, pages: Sequence[int], settings: Settings) -> Iterator[Opened]:
    """Yield (page, picture or ``None``, width and height in points) for some pages of a scan.

    Only the pages asked for are decoded; thumbnails count as little as they do for the reader.

    Raises:
        ReadingError: the file cannot be opened as a picture.
    """
    wanted = set(pages)
    with opened(path, settings.limits.page_pixels) as image:
        paged = image.format == "TIFF"
        number = index = 0
        while wanted and index < settings.limits.pages:
            if not is_thumbnail(image):
                number += 1
                if number in wanted:
                    wanted.discard(number)
                    frame = frame_of(image, path, index, settings)
                    yield number, frame.picture, frame.width_pt, frame.height_pt
            index += 1
            if not paged:
                return
            try:
                image.seek(index)
            except Exception:  # a damaged directory raises whatever its bytes suggest
                return
