"""What the parts of OCR hand each other: words as the engine gives them, and a page as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading._ink import Mark
from pipeline.types import Language


class OcrUnavailable(Exception):
    """Tesseract or the data of a language is missing; the message says what to install."""


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One word: offsets in ``OcrPage.text``, box in PDF points from the top left corner as displayed."""

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float
    """0..1, the engine's own."""


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read from one page's picture."""

    text: str
    """Lines end with ``\\n``, paragraphs with ``\\n\\n``, cells of one row are separated by ``\\t``."""
    words: tuple[OcrWord, ...]
    quality: float
    """0..1; below 0.7 a page proves no absence."""
    language: Language
    rotation: int
    """Degrees clockwise the picture was turned to stand upright: 0, 90, 180 or 270."""
    skew: float
    """Degrees the lines were off the horizontal; positive when they fell to the right."""
    reason: str
    """What made the page hard to read, or which limit was hit; empty when there is nothing to say."""
    blank: bool
    """Nothing is printed on the page: its text is empty and its quality high."""
    marks: tuple[Mark, ...] = ()
    """Marks by hand beside words where people sign."""
    looked: bool = False
    """Such words are there and marks were looked for."""


@dataclass(frozen=True, slots=True)
class RawWord:
    """One word as the engine gives it; boxes in pixels of the picture it was handed."""

    line: tuple[int, int, int]
    """Block, paragraph and line number: words of one line share it, lines come in reading order."""
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float
    """0..1."""
    text: str
