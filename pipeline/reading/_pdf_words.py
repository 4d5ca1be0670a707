"""One page of pdfium: its words with boxes, cut into pieces of lines.

Boxes come from pdfium's loose character boxes of each word's first and last character, turned to the
page as displayed.
"""

from __future__ import annotations

import ctypes
import re
import struct
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

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
_LEVEL = 0.12
"""Lines within this share of a quarter turn are level: scans are a little skewed."""
_ASKEW = -1

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


def _turn(raw: Any, index: int) -> int:
    """Quarter turns clockwise that bring a character upright; ``_ASKEW`` for a slanting watermark."""
    angle = pdfium.FPDFText_GetCharAngle(raw, index)
    if angle <= 0:
        return 0
    turns = angle / _QUARTER
    return -round(turns) % 4 if abs(turns - round(turns)) < _LEVEL else _ASKEW


def _main_turn(turns: list[int], lines: list[tuple[int, int]], displayed: int) -> int:
    if all(turn == displayed for turn in turns):
        return displayed
    letters: Counter[int] = Counter()
    for turn, (start, end) in zip(turns, lines, strict=True):
        if turn != _ASKEW:
            letters[turn] += end - start
    if not letters:
        return displayed
    most, count = letters.most_common(1)[0]
    return displayed if letters[displayed] >= count else most


class _Cutter:
    """Cuts pdfium's lines into pieces at wide gaps, jumps back and changes of height."""

    def __init__(
        self,
        raw: Any,
        text: str,
        frame: Frame,
        visible: Visible | None,
        to_index: Callable[[int], int] | None,
        out: Words,
    ) -> None:
        self._text = text
        self._frame = frame
        self._visible = visible
        self._to_index = to_index
        self._out = out
        self._raw = raw
        self._boxes = _CharBoxes(raw)
        self._plain = frame.turn == 0 and visible is None and to_index is None

    def line(self, number: int, start: int, end: int) -> None:
        """Add one line of the file."""
        if not (self._plain and self._whole_line(number, start, end)):
            self._cut_line(number, start, end)

    def _whole_line(self, number: int, start: int, end: int) -> bool:
        """Add a line that has no wide gap, as nearly every one; False where a closer look is needed."""
        box_of, frame = self._boxes.of, self._frame
        low_x, low_y = frame.left - 3, frame.bottom - 3
        high_x, high_y = frame.right + 3, frame.top + 3
        count = 0
        first_x = top = bottom = tall = last_x = 0.0
        for match in _WORD.finditer(self._text, start, end):
            begin, stop = match.span()
            left, upper, right, lower = box_of(begin)
            if stop - begin > 1:
                right = box_of(stop - 1)[2]
            if count:
                if (
                    not -tall < left - last_x < tall * _CUT_GAP
                    or not -0.4 * tall < lower - bottom < 0.4 * tall
                ):
                    return False
            else:
                first_x, top, bottom, tall = left, upper, lower, upper - lower
                if tall < _TINY or left < low_x or lower < low_y or upper > high_y:
                    return False
            last_x = right
            count += 1
        if last_x > high_x or last_x < first_x:
            return False
        text = self._text[start:end].strip().replace("\ufffe", "-")
        piece = Piece(
            first_x - frame.left,
            frame.top - top,
            last_x - frame.left,
            frame.top - bottom,
            text,
            number,
            count,
        )
        self._out.pieces.append(piece)
        return True

    def _box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Box of a word as displayed, from its first and last characters."""
        if self._to_index is not None:
            start, end = self._to_index(start), self._to_index(end - 1) + 1
        x0, y1, x1, y0 = self._boxes.of(start)
        if end - start > 1:
            left, top, right, bottom = self._boxes.of(end - 1)
            if right > left or top > bottom:
                x0, x1 = min(x0, left), max(x1, right)
                if self._frame.turn % 2:
                    y0, y1 = min(y0, bottom), max(y1, top)
        return self._frame.box(x0, y0, x1, y1)

    def _cut_line(self, number: int, start: int, end: int) -> None:
        open_piece: _Open | None = None
        for match in _WORD.finditer(self._text, start, end):
            begin, stop = match.span()
            box = self._box(begin, stop)
            if box[3] == box[1] and box[2] == box[0] and open_piece is not None:
                box = open_piece.x1, open_piece.y0, open_piece.x1, open_piece.y1  # pdfium gives no box
            if self._unseen(begin, box):
                self._out.hidden += 1
                self._close(open_piece, number)
                open_piece = None
                continue
            if open_piece is not None and open_piece.breaks(box, match[0]):
                self._close(open_piece, number)
                open_piece = None
            if open_piece is None:
                open_piece = _Open(begin, stop, match[0], *box)
            else:
                open_piece.stop, open_piece.x1 = stop, box[2]
                open_piece.count += 1
        self._close(open_piece, number, last=True)

    def _unseen(self, begin: int, box: tuple[float, float, float, float]) -> bool:
        """Too small, off the page, or drawn so that nobody sees it."""
        x0, y0, x1, y1 = box
        frame = self._frame
        if y1 - y0 < _TINY or x1 < -3 or y1 < -3 or x0 > frame.width + 3 or y0 > frame.height + 3:
            return True
        index = begin if self._to_index is None else self._to_index(begin)
        return self._visible is not None and not self._visible(index, box)

    def _close(self, piece: _Open | None, number: int, last: bool = False) -> None:
        if not last:
            self._out.cut = True
        if piece is None:
            return
        text = self._text[piece.start : piece.stop].replace("\ufffe", "-")
        first = piece.start if self._to_index is None else self._to_index(piece.start)
        if _turn(self._raw, first) == _ASKEW:  # a watermark that pdfium hangs on a line
            self._out.margin.append(text.strip())
            return
        made = Piece(
            piece.x0,
            piece.y0,
            max(piece.x1, piece.x0),
            max(piece.y1, piece.y0 + 0.1),
            text,
            number,
            piece.count,
        )
        self._out.pieces.append(made)


@dataclass(slots=True)
class _Open:
    """The piece in hand."""

    start: int
    stop: int
    first: str
    x0: float
    y0: float
    x1: float
    y1: float
    count: int = 1

    def breaks(self, box: tuple[float, float, float, float], word: str) -> bool:
        """Whether the next word begins a piece of its own."""
        low = min(box[3] - box[1], self.y1 - self.y0)
        gap = box[0] - self.x1
        if abs(box[1] + box[3] - self.y0 - self.y1) > 1.4 * low or gap < -2 * low:
            return True
        if gap <= _CUT_GAP * low:
            return False
        return not (self.count == 1 and gap < 6 * low and is_label(self.first, word, strong=True))


_BOX_FUNCTION = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
"""The same function with plain argument types: half the price a call, and it is called twice a word."""
_FOUR_FLOATS = struct.Struct("4f").unpack_from


class _CharBoxes:
    """Boxes of characters: (left, top, right, bottom) as pdfium has them; zeros where there is none."""

    def __init__(self, raw: Any) -> None:
        self._handle = ctypes.cast(raw, ctypes.c_void_p).value
        self._rect = pdfium.FS_RECTF()
        self._address = ctypes.addressof(self._rect)

    def of(self, index: int) -> tuple[float, float, float, float]:
        """Box of the character at an index of pdfium's list."""
        if not _BOX_FUNCTION(self._handle, index, self._address):
            return 0.0, 0.0, 0.0, 0.0
        box: tuple[float, float, float, float] = _FOUR_FLOATS(self._rect)
        return box
