"""The pages of a picture's file, one at a time: decoded, grey, upright as the file says, and how large."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import DamagedError, TooLargeError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

_A4_LONG_SIDE = 841.89
_PLAUSIBLE_LONG_SIDE = (250.0, 1800.0)
"""Points; a camera's 72 dpi would make sheets of several metres."""
_SCREEN_DPI = 97
"""Cameras and programs write 72 or 96 where they know nothing."""
_SMALLEST_SIDE = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's picture, or why there is none."""

    picture: Image | None
    width_pt: float = 0.0
    height_pt: float = 0.0
    trouble: str = ""


@contextmanager
def opened(path: Path, pixels: int) -> Iterator[Image]:
    """Open a picture without decoding it; Pillow's own bomb limit is set to ours."""
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    before = Pillow.MAX_IMAGE_PIXELS
    Pillow.MAX_IMAGE_PIXELS = pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                image = Pillow.open(path)
            except Pillow.DecompressionBombError:
                raise TooLargeError(f"the picture exceeds limits.page_pixels ({pixels})") from None
            except UnidentifiedImageError:
                raise DamagedError("looks like a picture, but it cannot be opened") from None
            except (OSError, ValueError, SyntaxError, EOFError, OverflowError) as error:
                raise DamagedError(
                    f"looks like a picture, but it cannot be opened ({type(error).__name__})"
                ) from None
            with image:
                yield image
    finally:
        Pillow.MAX_IMAGE_PIXELS = before


def frames(path: Path, settings: Settings) -> Iterator[Frame]:
    """Yield the pages in order; of an animated picture the first alone."""
    limits = settings.limits
    with opened(path, limits.page_pixels) as image:
        paged = image.format == "TIFF"
        index = 0
        while True:
            if not is_thumbnail(image):
                yield frame_of(image, path, index, settings)
            index += 1
            if not paged:
                break
            if index >= limits.pages:
                raise TooLargeError(f"has more than limits.pages ({limits.pages}) pages")
            try:
                image.seek(index)
            except EOFError:
                return
            except Exception as error:  # a damaged directory raises whatever its bytes suggest
                yield Frame(None, trouble=_broken(error, "the file breaks off before this page"))
                return
        if getattr(image, "is_animated", False) and image.format in ("GIF", "WEBP", "PNG", "AVIF"):
            count = getattr(image, "n_frames", 2)
            yield Frame(None, trouble=f"an animated picture: {count - 1} further pictures were not read")


def _broken(error: BaseException, words: str) -> str:
    if type(error).__name__ == "DecompressionBombError":
        return "the page exceeds limits.page_pixels"
    return f"{words} ({type(error).__name__})"


def is_thumbnail(image: Image) -> bool:
    tags = getattr(image, "tag_v2", None)
    return bool(tags is not None and int(tags.get(254, 0) or 0) & 1)


def frame_of(image: Image, path: Path, index: int, settings: Settings) -> Frame:
    """Decode the frame that the picture stands at."""
    from PIL import ImageOps

    from pipeline.reading._ocr_image import to_grey

    limit = settings.limits.page_pixels
    if image.width * image.height > limit:
        size = image.width * image.height
        return Frame(None, trouble=f"a picture of {size} pixels exceeds limits.page_pixels ({limit})")
    if min(image.size) < _SMALLEST_SIDE:
        return Frame(None, trouble="the picture is too small to hold words")
    dpi = _dpi(image)
    image.draft("L", image.size)  # JPEG alone heeds it: decodes the grey and leaves out the colours
    try:
        trouble = _load(image, path, index)
        grey = to_grey(ImageOps.exif_transpose(image))
    except Exception as error:  # decoders raise whatever the damaged bytes suggest
        return Frame(None, trouble=_broken(error, "the picture cannot be decoded"))
    if _turned(image):
        dpi = (dpi[1], dpi[0])
    if not 0.83 < dpi[0] / dpi[1] < 1.2:  # a fax has fewer lines than columns an inch
        grey = grey.resize((grey.width, round(grey.height * dpi[0] / dpi[1])))
        if grey.width * grey.height > limit:
            return Frame(None, trouble=f"the picture exceeds limits.page_pixels ({limit})")
    width, height = _paper(grey.size, dpi[0])
    return Frame(grey, width, height, trouble)


def _dpi(image: Image) -> tuple[float, float]:
    """Return pixels an inch across and down; 72 and 72 where the file does not say."""
    try:
        across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        return 72.0, 72.0
    if not (20 <= across <= 5000 and 20 <= down <= 5000):
        return 72.0, 72.0
    return across, down


def _paper(size: tuple[int, int], dpi: float) -> tuple[float, float]:
    """Return the sheet's size in points; A4's long side where the resolution is only a screen's."""
    width, height = size[0] * 72 / dpi, size[1] * 72 / dpi
    low, high = _PLAUSIBLE_LONG_SIDE
    if dpi <= _SCREEN_DPI or not low <= max(width, height) <= high:
        scale = _A4_LONG_SIDE / max(width, height)
        width, height = width * scale, height * scale
    return round(width, 2), round(height, 2)


def _turned(image: Image) -> bool:
    try:
        return image.getexif().get(274) in (5, 6, 7, 8)
    except Exception:  # a damaged EXIF block is no reason to lose the page
        return False


def _load(image: Image, path: Path, index: int) -> str:
    """Decode the frame; where the file breaks off, keep what came before and say so."""
    from PIL import ImageFile

    try:
        image.load()
    except (OSError, SyntaxError) as error:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image.seek(index)
            image.load()
        except Exception:
            raise error from None
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        return "the picture breaks off: the rest of the page is lost"
    return ""
