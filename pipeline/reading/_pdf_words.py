"""One page of pdfium: its words with boxes, cut into pieces of lines.

Boxes come from pdfium's loose character boxes of each word's first and last character, turned to the
page as displayed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import sub
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from data import late as re
from pipeline.reading._pdf_calls import angles, loose_boxes
from pipeline.reading._pdf_layout import is_label
from pipeline.reading._pdf_pieces import Piece

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
    to_index = index_in(textpage, text)
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if not match[0].isspace()]
    firsts = [start for start, _ in lines]
    turns = list(map(_turn, angles(raw, firsts if to_index is None else map(to_index, firsts))))
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


def index_in(textpage: pypdfium2.PdfTextPage, text: str) -> Callable[[int], int] | None:
    """What turns offsets of the text into pdfium's own count; ``None`` where they are the same."""
    raw = textpage.raw
    if textpage.count_chars() == len(text):
        return None
    return lambda offset: int(pdfium.FPDFText_GetCharIndexFromTextIndex(raw, offset))


def _turn(angle: float) -> int:
    """Quarter turns clockwise that bring a character upright; ``_ASKEW`` for a slanting watermark."""
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


class Boxes:
    """Boxes of all the words of a page, from the first and last character of each.

    All are asked for at once: one by one they would cost more than all the rest of the reading.
    """

    def __init__(self, raw: Any, text: str, to_index: Callable[[int], int] | None) -> None:
        self.spans = list(map(re.Match.span, _WORD.finditer(text)))
        self.begins = [begin for begin, _ in self.spans]
        self.firsts = self.begins if to_index is None else [to_index(begin) for begin in self.begins]
        """Index of each word's first character in pdfium's list."""
        lasts = [stop - 1 for _, stop in self.spans]
        if to_index is not None:
            lasts = [to_index(last) for last in lasts]
        indices = [0] * (2 * len(lasts))
        indices[::2], indices[1::2] = self.firsts, lasts
        boxes = loose_boxes(raw, indices)
        self.lasts = lasts
        self.left, self.top, self._right, self.bottom = (boxes[edge::8] for edge in range(4))
        self._last_left, self._last_top, self.right, self._last_bottom = (
            boxes[edge::8] for edge in range(4, 8)
        )

    def box(self, word: int, frame: Frame) -> tuple[float, float, float, float]:
        """A word's box as displayed."""
        x0, y1, x1, y0 = self.left[word], self.top[word], self._right[word], self.bottom[word]
        if self.lasts[word] > self.firsts[word]:
            left, top, right, bottom = (
                self._last_left[word],
                self._last_top[word],
                self.right[word],
                self._last_bottom[word],
            )
            if right > left or top > bottom:
                x0, x1 = min(x0, left), max(x1, right)
                if frame.turn % 2:
                    y0, y1 = min(y0, bottom), max(y1, top)
        return frame.box(x0, y0, x1, y1)


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
        self._out = out
        self._raw = raw
        self._boxes = Boxes(raw, text, to_index)
        self._next = 0
        self._plain = frame.turn == 0 and visible is None and to_index is None

    def line(self, number: int, start: int, end: int) -> None:
        """Add one line of the file; lines come in the order of the text."""
        begins = self._boxes.begins
        first = bisect_left(begins, start, self._next)
        self._next = bisect_left(begins, end, first)
        if self._plain and (
            self._whole_line(number, start, end, first, self._next)
            or self._parted_line(number, first, self._next)
        ):
            return
        self._cut_line(number, first, self._next)

    def _whole_line(self, number: int, start: int, end: int, first: int, stop: int) -> bool:
        """Add a line that has no wide gap, as nearly every one; False where a closer look is needed."""
        boxes, frame = self._boxes, self._frame
        left, top, bottom = boxes.left[first], boxes.top[first], boxes.bottom[first]
        tall = top - bottom
        if tall < _TINY or left < frame.left - 3 or bottom < frame.bottom - 3 or top > frame.top + 3:
            return False
        if stop - first > 1:
            gaps = list(map(sub, boxes.left[first + 1 : stop], boxes.right[first : stop - 1]))
            if not (-tall < min(gaps) and max(gaps) < tall * _CUT_GAP):
                return False
            lows = boxes.bottom[first + 1 : stop]
            if not (-0.4 * tall < min(lows) - bottom and max(lows) - bottom < 0.4 * tall):
                return False
        right = boxes.right[stop - 1]
        if right > frame.right + 3 or right < left:
            return False
        text = self._text[start:end].strip().replace("\ufffe", "-")
        piece = Piece(
            left - frame.left,
            frame.top - top,
            right - frame.left,
            frame.top - bottom,
            text,
            number,
            stop - first,
        )
        self._out.pieces.append(piece)
        return True

    def _parted_line(self, number: int, first: int, stop: int) -> bool:
        """Cut a line of upright words as ``_cut_line`` does; False where some may not be seen."""
        boxes, frame = self._boxes, self._frame
        lefts, rights = boxes.left[first:stop], boxes.right[first:stop]
        tops, bottoms = boxes.top[first:stop], boxes.bottom[first:stop]
        heights = list(map(sub, tops, bottoms))
        if (
            min(heights) < _TINY
            or min(map(sub, rights, lefts)) <= 0
            or min(lefts) < frame.left - 3
            or max(rights) > frame.right + 3
            or min(bottoms) < frame.bottom - 3
            or max(tops) > frame.top + 3
        ):
            return False
        starts = [0]
        tall, level = heights[0], tops[0] + bottoms[0]
        for word in range(1, stop - first):
            low = min(heights[word], tall)
            gap = lefts[word] - rights[word - 1]
            if abs(tops[word] + bottoms[word] - level) <= 1.4 * low and -2 * low <= gap <= _CUT_GAP * low:
                continue
            if gap > 0 and abs(tops[word] + bottoms[word] - level) <= 1.4 * low:
                alone = word - starts[-1] == 1
                if (
                    alone
                    and gap < 6 * low
                    and is_label(
                        self._word(first + word - 1),
                        self._word(first + word),
                        strong=True,
                        inner=starts[-1] > 0,
                    )
                ):
                    continue
            starts.append(word)
            tall, level = heights[word], tops[word] + bottoms[word]
        turned = angles(self._raw, [boxes.firsts[first + word] for word in starts])
        if any(_turn(angle) == _ASKEW for angle in turned):  # a watermark that pdfium hangs on a line
            return False
        self._out.cut = self._out.cut or len(starts) > 1
        for begin, end in pairwise([*starts, stop - first]):
            text = self._text[boxes.spans[first + begin][0] : boxes.spans[first + end - 1][1]]
            left, top = lefts[begin] - frame.left, frame.top - tops[begin]
            self._out.pieces.append(
                Piece(
                    left,
                    top,
                    max(rights[end - 1] - frame.left, left),
                    max(frame.top - bottoms[begin], top + 0.1),
                    text.replace("\ufffe", "-"),
                    number,
                    end - begin,
                )
            )
        return True

    def _word(self, word: int) -> str:
        begin, stop = self._boxes.spans[word]
        return self._text[begin:stop]

    def _cut_line(self, number: int, first: int, after: int) -> None:
        open_piece: _Open | None = None
        for word in range(first, after):
            begin, stop = self._boxes.spans[word]
            index = self._boxes.firsts[word]
            box = self._boxes.box(word, self._frame)
            if box[3] == box[1] and box[2] == box[0] and open_piece is not None:
                box = open_piece.x1, open_piece.y0, open_piece.x1, open_piece.y1  # pdfium gives no box
            if self._unseen(index, box):
                self._out.hidden += 1
                self._close(open_piece, number)
                open_piece = None
                continue
            inner = word - first > 1
            if open_piece is not None and open_piece.breaks(box, self._text[begin:stop], inner):
                self._close(open_piece, number)
                open_piece = None
            if open_piece is None:
                open_piece = _Open(begin, stop, index, self._text[begin:stop], *box)
            else:
                open_piece.stop, open_piece.x1 = stop, box[2]
                open_piece.count += 1
        self._close(open_piece, number, last=True)

    def _unseen(self, index: int, box: tuple[float, float, float, float]) -> bool:
        """Too small, off the page, or drawn so that nobody sees it."""
        x0, y0, x1, y1 = box
        frame = self._frame
        if y1 - y0 < _TINY or x1 < -3 or y1 < -3 or x0 > frame.width + 3 or y0 > frame.height + 3:
            return True
        return self._visible is not None and not self._visible(index, box)

    def _close(self, piece: _Open | None, number: int, last: bool = False) -> None:
        if not last:
            self._out.cut = True
        if piece is None:
            return
        text = self._text[piece.start : piece.stop].replace("\ufffe", "-")
        if _turn(angles(self._raw, (piece.index,))[0]) == _ASKEW:  # a watermark that pdfium hangs on a line
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
    index: int
    """Of its first character in pdfium's list."""
    first: str
    x0: float
    y0: float
    x1: float
    y1: float
    count: int = 1

    def breaks(self, box: tuple[float, float, float, float], word: str, inner: bool) -> bool:
        """Whether the next word begins a piece of its own."""
        low = min(box[3] - box[1], self.y1 - self.y0)
        gap = box[0] - self.x1
        if abs(box[1] + box[3] - self.y0 - self.y1) > 1.4 * low or gap < -2 * low:
            return True
        if gap <= _CUT_GAP * low:
            return False
        label = self.count == 1 and gap < 6 * low
        return not (label and is_label(self.first, word, strong=True, inner=inner))
