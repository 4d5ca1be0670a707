"""Pictures of pages: TIFF with many pages, JPEG, PNG, and what else Pillow opens of a scanner's formats."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import heartbeat, legibility
from pipeline.errors import DamagedError, TooLargeError
from pipeline.reading._furniture import furniture
from pipeline.reading._ink import Mark, notes
from pipeline.reading._page_list import pages_named
from pipeline.reading._page_numbers import numbering_gap
from pipeline.reading.language import detect
from pipeline.reading.ocr import OcrPage, OcrUnavailable, OcrWord, available, recognise
from pipeline.settings import Settings
from pipeline.types import PAGE_BREAK, Document, FileStatus, Language, Page, Reading, Word

if TYPE_CHECKING:
    from PIL.Image import Image

_SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"II*\x00", 0, "image/tiff"),
    (b"MM\x00*", 0, "image/tiff"),
    (b"II+\x00", 0, "image/tiff"),
    (b"MM\x00+", 0, "image/tiff"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"GIF87a", 0, "image/gif"),
    (b"GIF89a", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"ftypavif", 4, "image/avif"),
    (b"\x00\x00\x00\x0cjP  ", 0, "image/jp2"),
)
_A4_LONG_SIDE = 841.89
_PLAUSIBLE_LONG_SIDE = (250.0, 1800.0)
"""Points; a camera's 72 dpi would make sheets of several metres."""
_SCREEN_DPI = 97
"""Cameras and programs write 72 or 96 where they know nothing."""
_SMALLEST_SIDE = 8


@dataclass(frozen=True, slots=True)
class _Frame:
    """One page's picture, or why there is none."""

    picture: Image | None
    width_pt: float = 0.0
    height_pt: float = 0.0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Made:
    page: Page
    text: str
    words: tuple[OcrWord, ...]
    fault: FileStatus | None
    language: Language
    marks: tuple[Mark, ...] = ()
    looked: bool = False


class ScanReader:
    """Reads pictures one page at a time, so that memory does not grow with their number."""

    name = "scan"
    version = 2
    media_types = (
        "image/tiff",
        "image/jpeg",
        "image/png",
        "image/bmp",
        "image/gif",
        "image/webp",
        "image/avif",
        "image/jp2",
    )

    def sniff(self, head: bytes, path: Path) -> float | None:
        """By the first bytes alone."""
        return 0.9 if _media_type(head) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Read every page by OCR.

        Raises:
            DamagedError: no picture in it can be opened.
            TooLargeError: ``limits.file_bytes``, ``limits.pages``, or the only page exceeds
                ``limits.page_pixels``.
        """
        limits = settings.limits
        if path.stat().st_size > limits.file_bytes:
            raise TooLargeError(f"holds more than limits.file_bytes ({limits.file_bytes})")
        with path.open("rb") as stream:
            media_type = _media_type(stream.read(64)) or "application/octet-stream"
        missing = available(settings)
        made: list[_Made] = []
        language: Language | None = None
        offset = 0
        for number, frame in enumerate(_frames(path, settings), start=1):
            result = _read_page(number, offset, frame, language, settings, missing)
            if result.page.read_as == "ocr" and result.language != "und":
                language = result.language
            made.append(result)
            offset = result.page.end + 1
            if offset > limits.text_characters:
                raise TooLargeError(f"holds more than limits.text_characters ({limits.text_characters})")
            heartbeat.beat()
        return _reading(sha256, media_type, f"{self.name}/{self.version}", made)


def _media_type(head: bytes) -> str | None:
    for magic, at, media_type in _SIGNATURES:
        if head.startswith(magic, at):
            return media_type if media_type != "image/webp" or head.startswith(b"RIFF") else None
    # "BM" begins many texts: the size of the header behind it tells.
    if (
        head.startswith(b"BM")
        and len(head) > 18
        and head[6:10] == b"\0\0\0\0"
        and head[14] in (12, 40, 108, 124)
    ):
        return "image/bmp"
    return None


# ---------------------------------------------------------------- frames


@contextmanager
def _opened(path: Path, pixels: int) -> Iterator[Image]:
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


def _frames(path: Path, settings: Settings) -> Iterator[_Frame]:
    """Yield the pages in order; of an animated picture the first alone."""
    limits = settings.limits
    with _opened(path, limits.page_pixels) as image:
        paged = image.format == "TIFF"
        index = 0
        while True:
            if not _is_thumbnail(image):
                yield _frame(image, path, index, settings)
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
                yield _Frame(None, trouble=_broken(error, "the file breaks off before this page"))
                return
        if getattr(image, "is_animated", False) and image.format in ("GIF", "WEBP", "PNG", "AVIF"):
            count = getattr(image, "n_frames", 2)
            yield _Frame(None, trouble=f"an animated picture: {count - 1} further pictures were not read")


def _broken(error: BaseException, words: str) -> str:
    if type(error).__name__ == "DecompressionBombError":
        return "the page exceeds limits.page_pixels"
    return f"{words} ({type(error).__name__})"


def _is_thumbnail(image: Image) -> bool:
    tags = getattr(image, "tag_v2", None)
    return bool(tags is not None and int(tags.get(254, 0) or 0) & 1)


def _frame(image: Image, path: Path, index: int, settings: Settings) -> _Frame:
    """Decode the frame that the picture stands at."""
    from PIL import ImageOps

    from pipeline.reading._ocr_image import to_grey

    limit = settings.limits.page_pixels
    if image.width * image.height > limit:
        size = image.width * image.height
        return _Frame(None, trouble=f"a picture of {size} pixels exceeds limits.page_pixels ({limit})")
    if min(image.size) < _SMALLEST_SIDE:
        return _Frame(None, trouble="the picture is too small to hold words")
    dpi = _dpi(image)
    image.draft("L", image.size)  # JPEG alone heeds it: decodes the grey and leaves out the colours
    try:
        trouble = _load(image, path, index)
        grey = to_grey(ImageOps.exif_transpose(image))
    except Exception as error:  # decoders raise whatever the damaged bytes suggest
        return _Frame(None, trouble=_broken(error, "the picture cannot be decoded"))
    if _turned(image):
        dpi = (dpi[1], dpi[0])
    if not 0.83 < dpi[0] / dpi[1] < 1.2:  # a fax has fewer lines than columns an inch
        grey = grey.resize((grey.width, round(grey.height * dpi[0] / dpi[1])))
        if grey.width * grey.height > limit:
            return _Frame(None, trouble=f"the picture exceeds limits.page_pixels ({limit})")
    width, height = _paper(grey.size, dpi[0])
    return _Frame(grey, width, height, trouble)


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


# ---------------------------------------------------------------- pages


def _read_page(
    number: int,
    offset: int,
    frame: _Frame,
    language: Language | None,
    settings: Settings,
    missing: str | None,
) -> _Made:
    width, height = frame.width_pt or None, frame.height_pt or None

    def unread(reason: str, fault: FileStatus) -> _Made:
        page = Page(number, offset, offset, "unread", 0.0, reason, width, height)
        return _Made(page, "", (), fault, "und")

    if frame.picture is None:
        return unread(frame.trouble, "partial")
    if missing:
        return unread(missing, "needs_ocr_review")
    try:
        read = recognise(
            frame.picture,
            width_pt=frame.width_pt,
            height_pt=frame.height_pt,
            language=language,
            settings=settings,
        )
    except OcrUnavailable as error:
        return unread(str(error), "needs_ocr_review")
    if frame.trouble and read.blank:
        return unread(frame.trouble, "partial")
    if frame.trouble:
        quality = min(read.quality, 0.5)
        reason = "; ".join(part for part in (frame.trouble, read.reason) if part)
        return _made(number, offset, frame, read, quality, reason, "partial")
    poor = read.quality < settings.min_page_quality
    return _made(
        number, offset, frame, read, read.quality, read.reason, "needs_ocr_review" if poor else None
    )


def _made(
    number: int,
    offset: int,
    frame: _Frame,
    read: OcrPage,
    quality: float,
    reason: str,
    fault: FileStatus | None,
) -> _Made:
    how = "blank" if read.blank and not fault else "ocr" if read.text or quality else "unread"
    end = offset + len(read.text)
    page = Page(number, offset, end, how, quality, reason, frame.width_pt, frame.height_pt)  # type: ignore[arg-type]
    return _Made(page, read.text, read.words, fault, read.language, read.marks, read.looked)


# ---------------------------------------------------------------- the document


def _reading(sha256: str, media_type: str, reader: str, made: list[_Made]) -> Reading:
    if not made:
        raise DamagedError("holds no picture")
    only = made[0].page
    if len(made) == 1 and only.read_as == "unread" and made[0].fault == "partial":
        if "limits.page_pixels" in only.reason:
            raise TooLargeError(only.reason)
        raise DamagedError(only.reason)
    pages = [one.page for one in made]
    text = PAGE_BREAK.join(one.text for one in made)
    words = tuple(
        Word(
            one.page.number,
            one.page.start + word.start,
            one.page.start + word.end,
            word.x0,
            word.y0,
            word.x1,
            word.y1,
            word.confidence,
        )
        for one in made
        for word in one.words
    )
    status, reason = _status(made, numbering_gap(text, pages))
    document = Document(
        sha256=sha256,
        media_type=media_type,
        language=_language(text, made),
        text=text,
        pages=tuple(pages),
        furniture=furniture(text, pages),
        status=status,
        reason=reason,
        reader=reader,
        metadata=(
            *notes(
                [(one.marks, one.looked) for one in made],
                [page.start for page in pages],
                [one.text for one in made],
            ),
            *legibility.note(words, text),
        ),
    )
    return Reading(document, words)


def _language(text: str, made: list[_Made]) -> Language:
    """The text tells; where it is too short, the language that its pages were read in."""
    found = detect(text)
    return next((one.language for one in made if one.language != "und"), found) if found == "und" else found


def _status(made: list[_Made], gap: str) -> tuple[FileStatus, str]:
    reasons: dict[str, list[int]] = {}
    for one in made:
        if one.fault is not None:
            reasons.setdefault(one.page.reason, []).append(one.page.number)
    sentences = [gap] if gap else []
    sentences += [f"{pages_named(numbers)}: {reason}" for reason, numbers in reasons.items()]
    if gap or any(one.fault == "partial" for one in made):
        return "partial", "; ".join(sentences)
    if sentences:
        return "needs_ocr_review", "; ".join(sentences)
    return "ok", ""


READER = ScanReader()
