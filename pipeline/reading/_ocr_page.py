"""The way of one page through OCR: look, turn, find the language, straighten, scale, read, judge."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.reading import _ocr_image as picture
from pipeline.reading._ink import Mark, may_be_signed
from pipeline.reading._ocr_engine import EngineTimeout, read_words
from pipeline.reading._ocr_ink import find_marks
from pipeline.reading._ocr_judge import NO_WORDS, Verdict, judge
from pipeline.reading._ocr_rules import without_dark_edges, without_rules
from pipeline.reading._ocr_text import Line, Placed, compose, lines_of, mean_confidence
from pipeline.reading._ocr_types import OcrPage, OcrWord, RawWord
from pipeline.reading.language import detect
from pipeline.settings import Settings
from pipeline.types import Language

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGES: dict[str, Language] = {"fra": "fr", "eng": "en"}
_NEARLY_EMPTY = 3e-3
_DUSTY = 2e-3
"""Share of specks from which a filter is worth its time."""
_FAX_BLUR = 0.8
"""Pixels of the picture as it came: a fifth of the lost words are read."""
_GRAINY = 25.0
"""Grey levels of noise from which letters gain more by a blur than they lose."""
_BEST_X_HEIGHT = 12.0
"""Pixels; larger letters are brought down to it: dearer, and read no better."""
_ENOUGH_X_HEIGHT = 11.0
"""Smaller letters are brought up to it."""
_SMALL_X_HEIGHT = 9.5
_LARGE_X_HEIGHT = 13.0
_HIGHEST_DPI = 400.0
_LEVEL = 0.25
"""Tilt in degrees that the engine takes without loss."""
_DOUBTFUL = 0.65
"""Mean confidence below which a page may stand on its head."""
_MUCH_ILLEGIBLE = 0.08
"""Share of letters that the engine does not believe from which a page is read in another way too."""
_PAYS = 1.04
"""So much more must the other way bring: the engine's own columns tear up the order of lines."""
_STRIP_LINES = 3
_SQUEEZE = 0.87
"""Share of its width a line is read at: the engine's time goes with the width, and letters so much narrower
are read no worse (down to 0.8 on pages of known truth, 9 to 12 points) where lines are full; the short
pieces of tables and lists are."""
_STRIP_SQUEEZE = 0.8
"""A few wrong letters do not hide the language."""


class _Clock:
    """Shares ``limits.page_seconds`` among the engine calls of one page."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        left = self._end - time.monotonic()
        if left < 0.05:
            raise EngineTimeout
        return left


@dataclass(frozen=True, slots=True)
class _Sheet:
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

    def on_its_head(self) -> _Sheet:
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


@dataclass(slots=True)
class _Reader:
    """One page at work."""

    settings: Settings
    clock: _Clock
    language: Language
    sheet: _Sheet
    reason: str = ""

    def run(self) -> OcrPage:
        """Find what is not yet known, read the page, and judge the result."""
        tilted = self.sheet.seen.skew
        if (self.language == "und" and len(self._tongues) > 1) or self.sheet.rotation:
            self._read_strip()
        words = self._read_all()
        if mean_confidence(words) < _DOUBTFUL and (turned := self._if_on_its_head(words)) is not None:
            words = turned
        lines = lines_of(words)
        text, placed = compose(lines)
        if self.language == "und":
            self.language = detect(text)
            if self.language != "und" and self._tongue != self._tongues[0]:
                words = self._read_all()
                lines = lines_of(words)
                text, placed = compose(lines)
        verdict = judge(self.sheet.grey, self.sheet.seen, words, lines, self.sheet.line)
        hard = verdict.much_unread or _illegible(words) > _MUCH_ILLEGIBLE
        if hard and (other := self._another_look(words, verdict)) is not None:
            lines, verdict = other
            text, placed = compose(lines)
        looked = not verdict.worthless and may_be_signed(text)
        return OcrPage(
            text=text if not verdict.worthless else "",
            words=tuple(self._word(place) for place in placed) if not verdict.worthless else (),
            quality=verdict.quality,
            language=self.language,
            rotation=self.sheet.rotation,
            skew=tilted,
            reason=verdict.reason,
            blank=verdict.blank,
            marks=self._marks(placed, text) if looked else (),
            looked=looked,
        )

    def _marks(self, placed: Sequence[Placed], text: str) -> tuple[Mark, ...]:
        raws, words = [place.raw for place in placed], [self._word(place) for place in placed]
        return find_marks(self.sheet.grey, raws, words, text, self.sheet.per_point * 72, self.sheet.to_page)

    @property
    def _tongues(self) -> tuple[str, ...]:
        return self.settings.ocr.languages

    @property
    def _tongue(self) -> str:
        for name in self._tongues:
            if _LANGUAGES.get(name) == self.language:
                return name
        return self._tongues[0]

    def _engine(self, grey: Image, psm: int, squeeze: float = _SQUEEZE) -> list[RawWord]:
        """Read a picture, made narrower where it holds lines; boxes are pixels of the picture given."""
        from PIL.Image import Resampling

        narrow = grey
        if self.sheet.has_lines and self.sheet.seen.running:
            narrow = grey.resize((max(round(grey.width * squeeze), 1), grey.height), Resampling.BICUBIC)
        words = read_words(
            narrow,
            language=self._tongue,
            psm=psm,
            dpi=self.sheet.per_point * 72,
            seconds=self.clock.left,
            tessdata=self.settings.ocr.tessdata,
            inverted=self.sheet.seen.dark_areas,
        )
        back = grey.width / narrow.width
        if back == 1:
            return words
        return [replace(word, x0=int(word.x0 * back), x1=math.ceil(word.x1 * back)) for word in words]

    def _read_all(self) -> list[RawWord]:
        return self._engine(self.sheet.grey, 6 if self.sheet.seen.columns == 1 else 3)

    def _strip_words(self) -> list[RawWord]:
        return self._engine(_strip(self.sheet), 6, _STRIP_SQUEEZE)

    def _read_strip(self) -> None:
        """Read a few lines: they tell the language, and whether the page stands on its head."""
        words = self._strip_words()
        if mean_confidence(words) < _DOUBTFUL:
            turned = self.sheet.on_its_head()
            others = self._engine(_strip(turned), 6, _STRIP_SQUEEZE)
            if _worth(others) > 1.2 * _worth(words):
                self.sheet, words = turned, others
        if self.language == "und":
            self.language = detect(" ".join(word.text for word in words if word.confidence > 0.5))

    def _if_on_its_head(self, words: list[RawWord]) -> list[RawWord] | None:
        """Try a doubtful page the other way up, first by a strip; ``None`` if it is no better."""
        upright = self.sheet
        before = mean_confidence(self._strip_words()) if words else 0.0
        self.sheet = upright.on_its_head()
        if mean_confidence(self._strip_words()) > before + 0.1:
            turned = self._read_all()
            if _worth(turned) > _worth(words):
                return turned
        self.sheet = upright
        return None

    def _another_look(self, words: list[RawWord], verdict: Verdict) -> tuple[list[Line], Verdict] | None:
        """Read a page of which much was left out once more, otherwise; ``None`` if it is no better.

        As one block of text, what stands in a table or beside a picture now and then drops out whole, and
        so do underlined lines: they are looked for without the lines, in the engine's other mode.
        """
        bare = without_rules(self.sheet.grey, self.sheet.seen, self.sheet.line)
        try:
            others = self._engine(bare, 3 if self.sheet.seen.columns == 1 else 6)
        except EngineTimeout:
            return None  # what was read is kept
        if _worth(others) <= _PAYS * _worth(words):
            return None
        lines = lines_of(others)
        told = judge(self.sheet.grey, self.sheet.seen, others, lines, self.sheet.line)
        return (lines, told) if told.quality > verdict.quality else None

    def _word(self, place: Placed) -> OcrWord:
        raw = place.raw
        corners = [self.sheet.to_page(x, y) for x in (raw.x0, raw.x1) for y in (raw.y0, raw.y1)]
        xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
        width, height = self.sheet.width_pt, self.sheet.height_pt
        return OcrWord(
            place.start,
            place.end,
            round(max(min(xs), 0.0), 2),
            round(max(min(ys), 0.0), 2),
            round(min(max(xs), width), 2),
            round(min(max(ys), height), 2),
            round(raw.confidence, 4),
        )


def _worth(words: list[RawWord]) -> float:
    """How much was read, and how surely: letters weighted by the square of their confidence."""
    return sum(len(word.text) * word.confidence**2 for word in words)


def _illegible(words: list[RawWord]) -> float:
    """Share of letters in words that the engine itself does not believe."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if word.confidence < 0.5) / max(letters, 1)


def read_page(
    image: Image,
    width_pt: float,
    height_pt: float,
    language: Language | None,
    settings: Settings,
    render: Callable[[float], Image] | None,
) -> OcrPage:
    """See :func:`pipeline.reading.ocr.recognise`, which has made sure that the engine is there."""
    clock = _Clock(settings.limits.page_seconds)
    grey = _bounded(picture.to_grey(image), settings.limits.page_pixels)
    seen = picture.look(grey)
    known: Language = language if language in ("fr", "en") else "und"
    if not seen.ink:
        if picture.is_wild(grey, seen):
            return OcrPage("", (), 0.2, known, 0, 0.0, NO_WORDS, False)
        return OcrPage("", (), 1.0, known, 0, 0.0, "", True)
    sheet = _prepared(grey, seen, width_pt, height_pt, settings, render)
    reader = _Reader(settings, clock, known, sheet)
    try:
        return reader.run()
    except EngineTimeout:
        reason = f"OCR of the page took longer than limits.page_seconds ({clock.seconds:g} s)"
        return OcrPage("", (), 0.0, reader.language, reader.sheet.rotation, seen.skew, reason, False)


def _bounded(grey: Image, pixels: int) -> Image:
    if grey.width * grey.height <= pixels:
        return grey
    return grey.reduce(math.ceil(math.sqrt(grey.width * grey.height / pixels)))


def _prepared(
    grey: Image,
    seen: picture.Look,
    width_pt: float,
    height_pt: float,
    settings: Settings,
    render: Callable[[float], Image] | None,
) -> _Sheet:
    """Turn, scale, light and straighten a picture for the engine."""
    from PIL import ImageFilter
    from PIL.Image import Resampling, Transpose

    rotation = 0
    if seen.sideways:
        rotation = 90
        grey = grey.transpose(Transpose.ROTATE_270)
        seen = picture.look(grey)
    dpi = 72 * grey.width / (height_pt if rotation else width_pt)
    letters = picture.x_height(grey, seen)
    scale = _scale(letters, dpi)
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
        blur = ImageFilter.GaussianBlur(_FAX_BLUR * max(scale, 1.0))
        grey = picture.without_dust(grey, seen).filter(blur)
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
    grey = grey.crop((left, top, right, bottom))
    line = (letters or 14.0 * dpi / 200) * scale * 2.8
    return _Sheet(
        grey, seen, line, letters is not None, rotation, skew, width_pt, height_pt, per_point, left, top
    )


def _scale(letters: float | None, dpi: float) -> float:
    """Choose the factor that brings small letters to a height the engine reads well."""
    if letters is None:
        return min(1.0, 300 / dpi)
    if letters < _SMALL_X_HEIGHT:
        return max(1.0, min(_ENOUGH_X_HEIGHT / letters, max(_HIGHEST_DPI / dpi, 1.0), 4.0))
    if letters > _LARGE_X_HEIGHT:
        return max(_BEST_X_HEIGHT / letters, 100 / dpi)
    return 1.0


def _strip(sheet: _Sheet) -> Image:
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
