"""A small picture of the words that prove something: the piece of the page around them, the words marked.

Made from the file itself when somebody asks for it, never stored beside the text. Files are hostile: call
``take_pictures`` in a worker of ``pipeline.isolate``, where a bad file costs only its own pictures.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReadingError
from pipeline.heartbeat import beat, watched
from pipeline.pictures._draw import WIDTH, Box, band, finish, ink, lines
from pipeline.settings import Settings

_CANVAS = 950
"""Pixels across the page when it is drawn: after trimming its margins, about the width of a picture."""
_NARROW = 560
"""Pixels of print across, below which the page is drawn again."""
_MOST_SCALE = 2.6
_MOST_BOXES = 4000
SCANS = "image/"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Shot:
    """Words to be shown."""

    key: str
    """Comes back with the picture."""
    page: int
    quote: str
    """Their text on that page."""
    before: str = ""
    """Text of the same page in front of them, a line or two: tells between equal words."""
    after: str = ""
    boxes: tuple[Box, ...] = ()
    """Of the words, where the page was OCRed; otherwise they are looked for in the PDF."""


@dataclass(frozen=True, slots=True)
class PictureTask:
    """Pictures of one file."""

    location: str
    sha256: str
    """What the file must be: one that has changed since it was read gives no picture."""
    media_type: str
    shots: tuple[Shot, ...]
    settings: Settings


@dataclass(frozen=True, slots=True)
class Picture:
    """What became of one shot: a WebP file, or why there is none."""

    key: str
    data: bytes = b""
    width: int = 0
    """Pixels."""
    height: int = 0
    problem: str = ""
    """``changed``, ``unreadable``, ``not_found`` or ``no_pages``; empty where there is a picture."""


def has_pages(media_type: str) -> bool:
    """Whether files of this type have pages that can be drawn."""
    return media_type == PDF or media_type.startswith(SCANS)


def take_pictures(task: PictureTask) -> tuple[Picture, ...]:
    """Worker: draw every shot of one file; each that fails says why and costs only itself."""
    with watched(task.settings.limits.document_seconds):
        if not has_pages(task.media_type):
            return _none(task.shots, "no_pages")
        if not _is_the_file(task):
            return _none(task.shots, "changed")
        try:
            made = list(_pdf(task) if task.media_type == PDF else _scanned(task))
        except (ReadingError, OSError, ValueError):
            return _none(task.shots, "unreadable")
    return tuple(made)


def _none(shots: Sequence[Shot], problem: str) -> tuple[Picture, ...]:
    return tuple(Picture(shot.key, problem=problem) for shot in shots)


def _is_the_file(task: PictureTask) -> bool:
    try:
        path = Path(task.location)
        if not path.is_file() or path.stat().st_size > task.settings.limits.file_bytes:
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == task.sha256
    except OSError:
        return False


# ---------------------------------------------------------------- PDF


def _pdf(task: PictureTask) -> Iterator[Picture]:
    import pypdfium2

    from pipeline.reading._pdf_open import find_source

    with find_source(Path(task.location), task.settings.limits).open() as document:
        for shot in task.shots:
            try:
                yield _pdf_shot(document, shot, task.settings)
            except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError):
                yield Picture(shot.key, problem="unreadable")
            beat()


def _pdf_shot(document: object, shot: Shot, settings: Settings) -> Picture:
    import pypdfium2

    from pipeline.reading._pdf_words import frame_of

    assert isinstance(document, pypdfium2.PdfDocument)
    page = document[shot.page - 1]
    try:
        frame = frame_of(page)
        if not (frame.width > 1 and frame.height > 1):
            return Picture(shot.key, problem="unreadable")
        boxes = lines(shot.boxes or _boxes_in(page, shot))
        if not boxes:
            return Picture(shot.key, problem="not_found")
        top, bottom = band(boxes, frame.height)
        crop = (0.0, max(0.0, frame.height - bottom), 0.0, top)
        scale = _scale(frame.width, bottom - top, settings)
        strip = page.render(scale=scale, grayscale=True, crop=crop).to_pil()
        left, right = ink(strip)
        if right - left < _NARROW:  # small letters on a broad page: drawn again, larger
            scale = _scale(frame.width * (right - left) / strip.width, bottom - top, settings, WIDTH)
            strip = page.render(scale=scale, grayscale=True, crop=crop).to_pil()
    finally:
        page.close()
    return Picture(shot.key, *finish(strip, boxes, top, scale))


def _scale(width: float, height: float, settings: Settings, canvas: int = _CANVAS) -> float:
    """Pixels a point: enough to read, bounded by ``limits.page_pixels``."""
    most = math.sqrt(settings.limits.page_pixels / (width * max(height, 1.0)) / 4)
    return min(canvas / width, _MOST_SCALE, most)


def _boxes_in(page: object, shot: Shot) -> Iterator[Box]:
    """Boxes of the quote's characters as displayed, in the order of the quote."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    from pipeline.pictures._match import locate
    from pipeline.reading._pdf_calls import loose_boxes
    from pipeline.reading._pdf_words import frame_of

    assert isinstance(page, pypdfium2.PdfPage)
    frame = frame_of(page)
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        found = locate(text, shot.quote, shot.before, shot.after)
        offsets = [at for start, end in found for at in range(start, end) if not text[at].isspace()]
        indices = offsets[:_MOST_BOXES]
        if textpage.count_chars() != len(text):
            indices = [int(pdfium.FPDFText_GetCharIndexFromTextIndex(textpage.raw, at)) for at in indices]
        flat = loose_boxes(textpage.raw, [index for index in indices if index >= 0])
    finally:
        textpage.close()
    for left, top, right, bottom in zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True):
        yield frame.box(left, bottom, right, top)


# ---------------------------------------------------------------- scans


def _scanned(task: PictureTask) -> Iterator[Picture]:
    from pipeline.pictures._scan import page_pictures

    wanted: dict[int, list[Shot]] = {}
    for shot in task.shots:
        wanted.setdefault(shot.page, []).append(shot)
    missing = {shot.key for shot in task.shots}
    for number, picture, width, height in page_pictures(Path(task.location), sorted(wanted), task.settings):
        for shot in wanted[number]:
            missing.discard(shot.key)
            boxes = lines(shot.boxes)
            if picture is None or width <= 1 or height <= 1:
                yield Picture(shot.key, problem="unreadable")
            elif not boxes:
                yield Picture(shot.key, problem="not_found")
            else:
                top, bottom = band(boxes, height)
                across = picture.width / width
                cut = picture.crop((0, int(top * across), picture.width, math.ceil(bottom * across)))
                scale = min(across, _scale(width, bottom - top, task.settings))
                size = (max(1, round(width * scale)), max(1, round((bottom - top) * scale)))
                yield Picture(shot.key, *finish(cut.resize(size), boxes, top, scale))
        beat()
    for shot in task.shots:
        if shot.key in missing:
            yield Picture(shot.key, problem="unreadable")
