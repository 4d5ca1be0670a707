"""Pictures of pages: TIFF with many pages, JPEG, PNG, and what else Pillow opens of a scanner's formats."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline import heartbeat, legibility
from pipeline.errors import DamagedError, TooLargeError
from pipeline.reading._furniture import furniture
from pipeline.reading._ink import Mark, notes
from pipeline.reading._ocr_vocabulary import agreed
from pipeline.reading._page_list import pages_named
from pipeline.reading._page_numbers import numbering_gap
from pipeline.reading._scan_frames import Frame, frames
from pipeline.reading.language import detect
from pipeline.reading.ocr import OcrPage, OcrUnavailable, OcrWord, available, recognise
from pipeline.settings import Settings
from pipeline.types import PAGE_BREAK, Document, FileStatus, Language, Page, Reading, Word

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
    version = 5
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
        for number, frame in enumerate(frames(path, settings), start=1):
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


# ---------------------------------------------------------------- pages


def _read_page(
    number: int,
    offset: int,
    frame: Frame,
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
    frame: Frame,
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
    texts = agreed([one.text for one in made], [one.words for one in made])
    text = PAGE_BREAK.join(texts)
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
                texts,
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
