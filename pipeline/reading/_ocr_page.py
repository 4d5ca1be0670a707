"""The way of one page through OCR: look, turn, find the language, straighten, scale, read, judge."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.reading import _ocr_image as picture
from pipeline.reading._ink import Mark, may_be_signed
from pipeline.reading._ocr_again import read_again
from pipeline.reading._ocr_desk import without_desk
from pipeline.reading._ocr_engine import EngineTimeout, read_words
from pipeline.reading._ocr_grid import find_grid, without_grid
from pipeline.reading._ocr_gutter import find_gutter
from pipeline.reading._ocr_ink import find_marks
from pipeline.reading._ocr_judge import NO_WORDS, Verdict, judge
from pipeline.reading._ocr_rules import without_rules
from pipeline.reading._ocr_sheet import Sheet, prepared, strip
from pipeline.reading._ocr_signing import with_lines_to_sign
from pipeline.reading._ocr_text import Line, Placed, compose, lines_of, mean_confidence
from pipeline.reading._ocr_types import OcrPage, OcrWord, RawWord
from pipeline.reading.language import detect
from pipeline.settings import Settings
from pipeline.types import Language

if TYPE_CHECKING:
    from PIL.Image import Image

_LANGUAGES: dict[str, Language] = {"fra": "fr", "eng": "en"}
_DOUBTFUL = 0.65
"""Mean confidence below which a page may stand on its head."""
_MUCH_ILLEGIBLE = 0.08
"""Share of letters that the engine does not believe from which a page is read in another way too."""
_PAYS = 1.04
"""So much more must the other way bring: the engine's own columns tear up the order of lines."""
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


@dataclass(slots=True)
class _Reader:
    """One page at work."""

    settings: Settings
    clock: _Clock
    language: Language
    sheet: Sheet
    bare: Image
    """The sheet without the lines of its tables."""
    halves: bool = False
    """Two pages on one sheet were read one after the other."""

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
        again = self._doubtful_again(words)
        if again != words:
            words, lines = again, lines_of(again)
            text, placed = compose(lines)
        verdict = judge(self.bare, self.sheet.seen, words, lines, self.sheet.line)
        hard = verdict.much_unread or _illegible(words) > _MUCH_ILLEGIBLE
        if hard and not self.halves and (other := self._another_look(words, verdict)) is not None:
            lines, verdict = other
            text, placed = compose(lines)
        looked = not verdict.worthless and may_be_signed(text)
        if looked:
            sheet = self.sheet
            dpi = sheet.per_point * 72
            signing = with_lines_to_sign(sheet.grey, sheet.seen, lines, words, sheet.line, dpi)
            text, placed = compose(signing)
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
        """Read the page, without the lines of its tables: the engine may take one for a picture."""
        sheet = self.sheet
        mode = 6 if sheet.seen.columns == 1 else 3
        grid = find_grid(sheet.grey, sheet.seen, sheet.line)
        self.bare = sheet.grey if grid is None else without_grid(sheet.grey, sheet.seen, grid)
        gutter = find_gutter(sheet, self.bare, grid) if sheet.seen.columns == 1 else None
        self.halves = gutter is not None and gutter.pages
        if gutter is not None and not gutter.pages:
            # Columns of which one ends early, or whose lines are short, are none to the small copy.
            self.sheet = sheet = replace(sheet, seen=replace(sheet.seen, columns=2))
            mode = 3
        words = self._halves(gutter.middle) if gutter and gutter.pages else self._engine(self.bare, mode)
        if grid is None or self.halves:
            return words
        if not sheet.seen.dark_areas:
            return words
        # Between white letters on a dark ground there are lines, too.
        return max(words, self._engine(sheet.grey, mode), key=_worth)

    def _halves(self, cut: int) -> list[RawWord]:
        """Read what stands left of a gutter, then what stands right of it."""
        bare = self.bare
        left = self._engine(bare.crop((0, 0, cut, bare.height)), 6)
        right = self._engine(bare.crop((cut, 0, bare.width, bare.height)), 6)
        after = max((word.line[0] for word in left), default=0)
        moved = [
            replace(word, x0=word.x0 + cut, x1=word.x1 + cut, line=(word.line[0] + after, *word.line[1:]))
            for word in right
        ]
        return left + moved

    def _strip_words(self) -> list[RawWord]:
        return self._engine(strip(self.sheet), 6, _STRIP_SQUEEZE)

    def _read_strip(self) -> None:
        """Read a few lines: they tell the language, and whether the page stands on its head."""
        words = self._strip_words()
        if mean_confidence(words) < _DOUBTFUL:
            turned = self.sheet.on_its_head()
            others = self._engine(strip(turned), 6, _STRIP_SQUEEZE)
            if _worth(others) > 1.2 * _worth(words):
                self.sheet, words = turned, others
        if self.language == "und":
            self.language = detect(" ".join(word.text for word in words if word.confidence > 0.5))

    def _if_on_its_head(self, words: list[RawWord]) -> list[RawWord] | None:
        """Try a doubtful page the other way up, first by a strip; ``None`` if it is no better."""
        upright = self.sheet
        try:
            before = mean_confidence(self._strip_words()) if words else 0.0
            self.sheet = upright.on_its_head()
            if mean_confidence(self._strip_words()) > before + 0.1:
                turned = self._read_all()
                if _worth(turned) > _worth(words):
                    return turned
        except EngineTimeout:
            pass  # what was read is kept
        self.sheet = upright
        return None

    def _doubtful_again(self, words: list[RawWord]) -> list[RawWord]:
        """Read the lines that lie under a stamp without it; in columns a line is not a row of the page."""
        if self.sheet.seen.columns > 1 or self.halves:
            return words
        try:
            return read_again(self.bare, words, self.sheet.line, lambda lines: self._engine(lines, 6))
        except EngineTimeout:
            return words  # what was read is kept

    def _another_look(self, words: list[RawWord], verdict: Verdict) -> tuple[list[Line], Verdict] | None:
        """Read a page of which much was left out once more, otherwise; ``None`` if it is no better.

        As one block of text, what stands in a table or beside a picture now and then drops out whole, and
        so do underlined lines: they are looked for without the lines, in the engine's other mode.
        """
        bare = without_rules(self.bare, self.sheet.seen, self.sheet.line)
        try:
            others = self._engine(bare, 3 if self.sheet.seen.columns == 1 else 6)
        except EngineTimeout:
            return None  # what was read is kept
        if _worth(others) <= _PAYS * _worth(words):
            return None
        lines = lines_of(others)
        told = judge(self.bare, self.sheet.seen, others, lines, self.sheet.line)
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
    if seen.uneven and (bare := without_desk(grey)) is not None:
        grey, seen = bare, picture.look(bare)
        render = None if render is None else _sheets(render)
    sheet = prepared(grey, seen, width_pt, height_pt, settings, render)
    reader = _Reader(settings, clock, known, sheet, sheet.grey)
    try:
        return reader.run()
    except EngineTimeout:
        reason = f"OCR of the page took longer than limits.page_seconds ({clock.seconds:g} s)"
        return OcrPage("", (), 0.0, reader.language, reader.sheet.rotation, seen.skew, reason, False)


def _sheets(render: Callable[[float], Image]) -> Callable[[float], Image]:
    """Render a page as before, without what lies around its sheet."""

    def rendered(dpi: float) -> Image:
        grey = picture.to_grey(render(dpi))
        bare = without_desk(grey)
        return grey if bare is None else bare

    return rendered


def _bounded(grey: Image, pixels: int) -> Image:
    if grey.width * grey.height <= pixels:
        return grey
    return grey.reduce(math.ceil(math.sqrt(grey.width * grey.height / pixels)))
