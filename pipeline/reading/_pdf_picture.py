"""Reads a page from its picture where its text layer is missing or not to be trusted."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium

from data import late as re
from pipeline.reading._ink import Mark
from pipeline.reading._pdf_objects import Objects
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_words import Frame
from pipeline.reading.quality import Judgement, agreement
from pipeline.settings import Settings
from pipeline.types import FileStatus, Language, ReadAs

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.reading.ocr import OcrPage, OcrWord

_GLANCE_DPI = 36
_LEAST_DPI = 100
_FEW_PATHS = 12
"""So few lines and boxes spell no words."""
_SMALL_PICTURE = 0.05
"""A picture smaller than this share of the page is no page of text."""
_AGREES = 0.6
_SAYS_ALL = 0.85
STRIP_LINES = 10
_ENOUGH_STRIPS = 3
LEGIBLE = 0.6
"""Quality of what was read of a picture from which it speaks against a text layer."""
_FIGURE = re.compile(r"\d{2,}")
_FEW_FIGURES, _MISREAD = 2, 0.25
"""Figures that are seen and not in the layer: fewer, or a smaller share of all, may have been misread."""
OFF = "OCR is switched off (settings.ocr.enabled)"
_TELLING = 6
"""Figures of a strip from which they speak for a text layer, or against it."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What one page says, and how that is known."""

    text: str
    read_as: ReadAs
    quality: float
    reason: str = ""
    words: tuple[OcrWord, ...] = ()
    language: Language | None = None
    fault: FileStatus | None = None
    """What the page makes of the file's status: ``partial`` or ``needs_ocr_review``."""
    margin: str = ""
    """Lines that run along the page's edge, already part of ``text``, at its end."""
    marks: tuple[Mark, ...] = ()
    """Marks by hand beside words where people sign."""
    looked: bool = False
    """Such words are there and marks were looked for."""


@dataclass(slots=True)
class Strips:
    """How strips of this document compared with its text layer so far."""

    agreed: int = 0
    differed: int = 0
    figures: int = 0
    """Pages whose figures are those of the picture."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page to be seen: its handle, frame and objects."""

    page: pypdfium2.PdfPage
    frame: Frame
    objects: Objects
    settings: Settings
    language: Language | None

    def render(self, dpi: float) -> Image:
        """The page as displayed, in grey."""
        image: Image = self.page.render(scale=dpi / 72, grayscale=True).to_pil()
        return image

    def best_dpi(self) -> float:
        """``ocr.dpi``, or less where the page would have too many pixels; 0 where nothing is left."""
        area = self.frame.width * self.frame.height
        if area <= 0:
            return 0.0
        most = 72 * math.sqrt(self.settings.limits.page_pixels / area)
        dpi = min(float(self.settings.ocr.dpi), most)
        return dpi if dpi >= min(_LEAST_DPI, self.settings.ocr.dpi) else 0.0


def read_picture(sight: Sight, verdict: Judgement, text: str) -> PageText:
    """Read a page whose text layer is not to be used.

    Args:
        sight: the page.
        verdict: what is wrong with the text layer.
        text: the text layer; its words are kept only where they are sound.
    """
    objects, settings = sight.objects, sight.settings
    if not objects.images and not objects.paths and not text:
        return PageText("", "blank", 1.0)
    limit = settings.limits.page_pixels
    if objects.largest_pixels > limit:
        return _failure(
            f"a picture of {objects.largest_pixels} pixels exceeds limits.page_pixels ({limit})"
        )
    dpi = sight.best_dpi()
    if not dpi:
        return PageText(
            "", "unread", 0.0, f"the page exceeds limits.page_pixels ({limit})", fault="partial"
        )
    try:
        image = sight.render(dpi if settings.ocr.enabled else min(_GLANCE_DPI, dpi))
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as error:
        return PageText(
            "", "unread", 0.0, f"the page cannot be drawn ({type(error).__name__})", fault="partial"
        )
    if not has_ink(image):
        return _white(sight)
    if not text and not objects.images and objects.paths < _FEW_PATHS:
        return PageText("", "blank", 1.0, "the page holds nothing but lines")
    return _recognised(sight, verdict, image, text)


def _failure(reason: str) -> PageText:
    return PageText("", "unread", 0.0, reason, fault="partial")


def _white(sight: Sight) -> PageText:
    """Nothing is drawn: an empty page, or a picture that was lost."""
    if sight.objects.picture_share(sight.frame) < _SMALL_PICTURE:
        return PageText("", "blank", 1.0)
    if _pictures_are_empty(sight.page):
        return PageText("", "blank", 1.0, "the page's picture is empty")
    return PageText(
        "", "unread", 0.0, "the page is drawn white although it holds a picture", fault="partial"
    )


def says_all(layer: str, picture: str) -> bool:
    """Whether a picture under a few digital words is but a decoration."""
    share = agreement(layer, picture)
    return share is not None and share >= _SAYS_ALL


def _recognised(sight: Sight, verdict: Judgement, image: Image, text: str) -> PageText:
    result, missing = ocr(sight, image, sight.frame.width, sight.frame.height, sight.render)
    if result is None:
        reason = f"{verdict.reason}; {missing}"
        if verdict.legible:
            return PageText(text, "text", verdict.quality, reason, fault="needs_ocr_review")
        return PageText("", "unread", 0.0, reason, fault="needs_ocr_review")
    if verdict.legible and says_all(text, result.text):
        return PageText(text, "text", 0.95, "the text layer says all that the picture says")
    reason = "; ".join(part for part in (verdict.reason, result.reason) if part)
    if verdict.legible and text.strip() and not result.text.strip():
        return PageText(text, "text", verdict.quality, reason, fault="needs_ocr_review")
    if result.blank:
        return PageText("", "blank", result.quality, result.reason or "nothing is printed on the page")
    if not result.text.strip():
        # Marks without a word, a limit that was hit: something is there, and nobody knows what.
        how: ReadAs = "ocr" if result.quality else "unread"
        return PageText("", how, result.quality, reason, fault="needs_ocr_review")
    poor = result.quality < sight.settings.min_page_quality
    return PageText(
        result.text,
        "ocr",
        result.quality,
        reason,
        result.words,
        result.language,
        "needs_ocr_review" if poor else None,
        marks=result.marks,
        looked=result.looked,
    )


def ocr(
    sight: Sight, image: Image, width: float, height: float, render: Callable[[float], Image] | None
) -> tuple[OcrPage | None, str]:
    """The engine's reading, or why there is none."""
    if not sight.settings.ocr.enabled:
        return None, OFF
    from pipeline.reading.ocr import OcrUnavailable, recognise

    try:
        result = recognise(
            image,
            width_pt=width,
            height_pt=height,
            language=sight.language,
            settings=sight.settings,
            render=render,
        )
    except OcrUnavailable as error:
        return None, str(error)
    return result, ""


def compare(sight: Sight, verdict: Judgement, text: str, pieces: list[Piece], strips: Strips) -> PageText:
    """Hold a suspicious text layer against a strip of the picture, and read the picture if they differ.

    After three strips of one kind the rest of the document is believed to be like them.
    """
    unsure: FileStatus | None = (
        "needs_ocr_review" if verdict.quality < sight.settings.min_page_quality else None
    )
    kept = PageText(text, "text", verdict.quality, verdict.reason, fault=unsure)
    if not sight.settings.ocr.enabled or not sight.best_dpi():
        return kept
    if strips.agreed >= _ENOUGH_STRIPS > strips.differed:
        return PageText(text, "text", max(verdict.quality, 0.9), "")
    share: float | None = None
    if strips.differed < _ENOUGH_STRIPS:
        share = _agreement_on_a_strip(sight, text, pieces)
        if share is None:
            return kept
    if share is not None and share >= _AGREES:
        strips.agreed += 1
        reason = "the text layer looked doubtful but agrees with the picture"
        return PageText(text, "text", max(verdict.quality, share), reason)
    strips.differed += 1
    seen = read_picture(sight, verdict, text)
    if seen.read_as == "ocr" and seen.quality >= 0.5:
        return seen
    return PageText(text, "text", verdict.quality * 0.6, verdict.reason, fault="needs_ocr_review")


def says_the_same(beside: str, text: str, seen: str) -> bool:
    """Whether the layer has what was seen: its words beside it, or nearly all on the page; its figures.

    Two contracts of one language have half of their words in common.
    """
    near, whole = agreement(beside, seen), agreement(text, seen)
    if near is not None and near < _AGREES and (whole is None or whole < _SAYS_ALL):
        return False
    figures, known = _FIGURE.findall(seen), set(_FIGURE.findall(text))
    others = sum(figure not in known for figure in figures)
    return others < _FEW_FIGURES or others <= _MISREAD * len(figures)


def _agreement_on_a_strip(sight: Sight, text: str, pieces: list[Piece]) -> float | None:
    """Share of a strip's words that the text layer has; ``None`` where nothing can be said."""
    strip = take_strip(sight, pieces)
    if strip is None:
        return None
    share = agreement(text, strip[1].text)
    return _figures_shared(text, strip[1].text) if share is None else share


def _figures_shared(text: str, seen: str) -> float | None:
    """Share of a strip's figures that the text layer has: what a price list of few words is known by."""
    figures, known = _FIGURE.findall(seen), set(_FIGURE.findall(text))
    return None if len(figures) < _TELLING else sum(map(known.__contains__, figures)) / len(figures)


def take_strip(sight: Sight, pieces: list[Piece]) -> tuple[list[Piece], OcrPage] | None:
    """Some lines of the text layer, and what is read of the picture where they stand."""
    lines = sorted(pieces, key=lambda piece: piece.y0)
    at = max(0, (len(lines) - STRIP_LINES) // 3)
    chosen = lines[at : at + STRIP_LINES]
    if not chosen or sight.objects.largest_pixels > sight.settings.limits.page_pixels:
        return None
    top = max(0.0, min(piece.y0 for piece in chosen) - 3)
    bottom = min(sight.frame.height, max(piece.y1 for piece in chosen) + 3)
    dpi = sight.best_dpi()

    def cut(resolution: float) -> Image:
        scale = resolution / 72
        whole = sight.render(resolution)
        return whole.crop((0, int(top * scale), whole.width, int(bottom * scale) + 1))

    try:
        image = cut(dpi)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return None
    if image.height < 8:
        return None
    result, _ = ocr(sight, image, sight.frame.width, bottom - top, cut)
    return None if result is None else (chosen, result)


def has_ink(image: Image) -> bool:
    """Whether a page's picture shows more than its paper."""
    grey = image.convert("L")
    counts = grey.histogram()
    total = sum(counts)
    low, high = grey.getextrema()
    if not isinstance(low, int) or not isinstance(high, int) or high - low < 40:
        return False
    paper = max(range(256), key=lambda level: counts[level])
    marks = sum(counts[: max(0, paper - 40)]) + sum(counts[min(256, paper + 41) :])
    return marks > total * 0.0002


def _pictures_are_empty(page: pypdfium2.PdfPage) -> bool:
    """Whether each picture of a page can be decoded, and is of one colour."""
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        bitmap: Any = pdfium.FPDFImageObj_GetBitmap(image)
        if not bitmap:
            return False
        # the wrapper frees the bitmap once its picture is gone: freeing it here would free it twice
        if has_ink(pypdfium2.PdfBitmap.from_raw(bitmap).to_pil()):
            return False
        size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
        if size < 16 or not _decodes(image):
            return False
    return True


def _decodes(image: Any) -> bool:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    ok = pdfium.FPDFImageObj_GetImagePixelSize(image, ctypes.byref(width), ctypes.byref(height))
    return bool(ok) and width.value > 0 and height.value > 0
