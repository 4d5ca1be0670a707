"""One page of pdfium: its words with boxes, cut into pieces of lines.

Boxes come from pdfium's loose character boxes of each word's first and last character, turned to the
page as displayed.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_layout import Piece, is_label

_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")
_LINE = re.compile(r"[^\r\n\ufffe]+\ufffe?")
_CUT_GAP = 1.0
"""A gap wider than this share of the line height cuts a line into pieces."""
_TINY = 1.6
"""Letters lower than this many points cannot be read."""
_QUARTER = 1.5707963267948966

Visible = Callable[[int, tuple[float, float, float, float]], bool]
"""Says of a word, by its first character's index and its box on the page as displayed, if it is seen."""


@dataclass(slots=True)
class Words:
    """What a page's text layer holds."""

    pieces: list[Piece] = field(default_factory=list)
    margin: list[str] = field(default_factory=list)
    """Lines that run another way than the rest of the page."""
    cut: bool = False
    hidden: int = 0
    """Words left out because nobody can see them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns pdfium's coordinates (unrotated page, origin bottom left) into the displayed page's."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int
    """Quarter turns clockwise."""

    @property
    def width(self) -> float:
        """Displayed width, points."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Displayed height, points."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box given by its left, bottom, right and top: left, top, right, bottom as displayed."""
        if self.turn == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turn == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turn == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """The frame of a page as it is displayed."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def read_words(textpage: pypdfium2.PdfTextPage, frame: Frame, visible: Visible | None) -> Words:
    """Read a page's text layer.

    Args:
        textpage: the page's text layer.
        frame: the page as displayed.
        visible: asked of every word; ``None`` where nothing on the page looks hidden.
    """
    text = textpage.get_text_range()
    if not text:
        return Words()
    raw = textpage.raw
    count = textpage.count_chars()
    to_index: Callable[[int], int] | None = None
    if count != len(text):

        def to_index(offset: int) -> int:
            return int(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, offset))

    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if not match[0].isspace()]
    turns = [_turn(raw, start if to_index is None else to_index(start)) for start, _ in lines]
    main = _main_turn(turns, lines, frame.turn)
    if main != frame.turn:
        frame = Frame(frame.left, frame.bottom, frame.right, frame.top, main)
    words = Words()
    cutter = _Cutter(raw, text, frame, visible, to_index, words)
    for number, ((start, end), turn) in enumerate(zip(lines, turns, strict=True)):
        if turn == main:
            cutter.line(number, start, end)
        else:
            words.margin.append(text[start:end].strip().replace("\ufffe", "-"))
    return words


def _turn(raw: object, index: int) -> int:
    """Quarter turns clockwise that bring a character upright."""
    angle = pdfium.FPDFText_GetCharAngle(raw, index)
    return -round(angle / _QUARTER) % 4 if angle > 0 else 0


def _main_turn(turns: list[int], lines: list[tuple[int, int]], displayed: int) -> int:
    if all(turn == displayed for turn in turns):
        return displayed
    letters: Counter[int] = Counter()
    for turn, (start, end) in zip(turns, lines, strict=True):
        letters[turn] += end - start
    most, count = letters.most_common(1)[0]
    return displayed if letters[displayed] >= count else most


class _Cutter:
    """Cuts pdfium's lines into pieces at wide gaps, jumps back and changes of height."""

    def __init__(
        self,
        raw: object,
        text: str,
        frame: Frame,
        visible: Visible | None,
        to_index: Callable[[int], int] | None,
        out: Words,
    ) -> None:
        self._raw = raw
        self._text = text
        self._frame = frame
        self._visible = visible
        self._to_index = to_index
        self._out = out
        self._rect = pdfium.FS_RECTF()
        self._ref = ctypes.byref(self._rect)

    def _box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Box of a word as displayed, from its first and last characters."""
        rect, ref, raw = self._rect, self._ref, self._raw
        if self._to_index is not None:
            start, end = self._to_index(start), self._to_index(end - 1) + 1
        pdfium.FPDFText_GetLooseCharBox(raw, start, ref)
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if end - start > 1:
            pdfium.FPDFText_GetLooseCharBox(raw, end - 1, ref)
            if rect.right > rect.left or rect.top > rect.bottom:
                x0, x1 = min(x0, rect.left), max(x1, rect.right)
                if self._frame.turn % 2:
                    y0, y1 = min(y0, rect.bottom), max(y1, rect.top)
        frame = self._frame
        if frame.turn == 0:
            return x0 - frame.left, frame.top - y1, x1 - frame.left, frame.top - y0
        return frame.box(x0, y0, x1, y1)

    def line(self, number: int, start: int, end: int) -> None:
        """Add one line of the file."""
        text, out = self._text, self._out
        frame, visible = self._frame, self._visible
        width, height = frame.width + 3, frame.height + 3
        begin = -1  # where the piece in hand begins
        stop = count = 0
        px0 = py0 = px1 = py1 = 0.0
        first_word = ""
        for match in _WORD.finditer(text, start, end):
            a, b = match.span()
            x0, y0, x1, y1 = self._box(a, b)
            tall = y1 - y0
            if tall == 0 and x1 == x0:
                x0, y0, x1, y1 = px1, py0, px1, py1  # no box: the word stands where the last one ended
            elif (tall < _TINY or x1 < -3 or y1 < -3 or x0 > width or y0 > height) or (
                visible is not None
                and not visible(a if self._to_index is None else self._to_index(a), (x0, y0, x1, y1))
            ):
                out.hidden += 1
                if begin >= 0:
                    self._add(begin, stop, count, px0, py0, px1, py1, number)
                    out.cut = True
                    begin = -1
                continue
            if begin >= 0:
                gap = x0 - px1
                low = min(tall, py1 - py0) or tall
                if (
                    gap > _CUT_GAP * low or gap < -2 * low or abs(y0 + y1 - py0 - py1) > 1.4 * low
                ) and not (
                    count == 1 and 0 < gap < 6 * low and is_label(first_word, match[0], strong=True)
                ):
                    self._add(begin, stop, count, px0, py0, px1, py1, number)
                    out.cut = True
                    begin = -1
            if begin < 0:
                begin, count, first_word = a, 0, match[0]
                px0, py0, py1 = x0, y0, y1
            px1, stop = x1, b
            count += 1
        if begin >= 0:
            self._add(begin, stop, count, px0, py0, px1, py1, number)

    def _add(
        self, start: int, end: int, count: int, x0: float, y0: float, x1: float, y1: float, number: int
    ) -> None:
        text = self._text[start:end].replace("\ufffe", "-")
        self._out.pieces.append(Piece(x0, y0, max(x1, x0), max(y1, y0 + 0.1), text, number, count))
