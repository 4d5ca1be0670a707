"""Reads the picture of one page: the text, each word's box and confidence, and how far to trust it.

The picture is brought upright, straight and to the letter height the engine reads best, and read once
by Tesseract with one thread. The language is known first: given by the caller, or decided from a strip.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.reading._ocr_types import OcrPage, OcrUnavailable, OcrWord
from pipeline.settings import Settings
from pipeline.types import Language

if TYPE_CHECKING:
    from PIL.Image import Image

OCR_VERSION = "17"
"""Changes whenever the same picture may give another text."""


def recognise(
    image: Image,
    *,
    width_pt: float,
    height_pt: float,
    language: Language | None,
    settings: Settings,
    render: Callable[[float], Image] | None = None,
) -> OcrPage:
    """Read one page.

    Args:
        image: the page as displayed, at about ``settings.ocr.dpi``, in any mode.
        width_pt: width of the page as displayed, PDF points.
        height_pt: height of the page as displayed, PDF points.
        language: the document's language where it is known already; a strip is read where it is not.
        settings: ``ocr`` and ``limits.page_seconds``, ``limits.page_pixels`` are looked at.
        render: draws the page again at another dpi, for letters too small to be read.

    Raises:
        OcrUnavailable: Tesseract or the language's data is missing.
    """
    gap = available(settings)
    if gap:
        raise OcrUnavailable(gap)
    from pipeline.reading._ocr_page import read_page

    return read_page(image, width_pt, height_pt, language, settings, render)


def ocr_key(settings: Settings) -> str:
    """Name what OCR results depend on: this module's version and the settings, not where Tesseract lies.

    ``off`` where OCR is switched off. The engine is not looked for, for that would start it.
    """
    ocr = settings.ocr
    if not ocr.enabled:
        return "off"
    return f"ocr/{OCR_VERSION};dpi={ocr.dpi};languages={'+'.join(ocr.languages)}"


def available(settings: Settings) -> str | None:
    """Say what is missing for OCR, in a sentence that names what to install; ``None`` when nothing is."""
    if not settings.ocr.enabled:
        return "OCR is switched off (settings.ocr.enabled)"
    from pipeline.reading._ocr_engine import missing

    return missing(settings.ocr.languages, settings.ocr.tessdata)


__all__ = [
    "OCR_VERSION",
    "OcrPage",
    "OcrUnavailable",
    "OcrWord",
    "available",
    "ocr_key",
    "recognise",
]
