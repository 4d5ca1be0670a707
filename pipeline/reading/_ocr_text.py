"""Puts the engine's words in order: lines, paragraphs, cells; drops what is noise; mends hyphens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from data import late as re
from pipeline.reading._ocr_repair import repaired
from pipeline.reading._ocr_types import RawWord
from pipeline.reading.normalise import mend_hyphens, tidy

_CELL_GAP = 1.3
"""A gap wider than so many letter heights may part cells, if other lines have a cell there too."""
_WORD_GAP = 1.8
"""The same in ordinary gaps between words, which are wide in a typewriter's and in justified lines."""
_STRETCHED = 1.5
"""Times the page's ordinary gap that those of one justified line count at most."""
_LONE_GAP = 4.0
"""A gap this wide parts cells in any case: the two halves of a signature block."""
_SCRATCHES = frozenset("|¦\\/'`´‘’.,:;~^")
"""What a scratch, a speck or a shadow is read as, however sure the engine is; a dash may be a bullet or an
empty cell, an underscore a blank to fill in."""
_SURE_OF_A_STRAY = 0.6
"""Confidence from which up to three letters that stand apart are a cell or a page number."""
_SURE_OUTSIDE = 0.8
"""The same, outside the block of running text."""
_SPECK = 0.4
"""Heights of ordinary words: what is neither higher nor wider is no letter or digit."""
_HOLES, _HOLE = frozenset("@©®&OoQ0°e"), 1.8
"""What a punched hole is read as, and how many heights of ordinary words it has at least."""
_DOT = 0.3
"""Letter heights: the same for a mark that stands at a line's end, far off."""
_HANGING = 4.0
"""Letter heights that a clause's number may hang before its text."""
_NUMBER = re.compile(
    r"\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|[a-z]\)|[IVX]{1,5}\."
)
"""A clause's number."""
_AMOUNT, _CURRENCY = re.compile(r"\d[\d.,]*"), frozenset({"€", "EUR", "euros", "USD", "£", "GBP", "CHF"})
_PARAGRAPH_GAP = 1.45
"""A line that stands lower than so many ordinary line steps begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the page's text and the engine's word behind it."""

    start: int
    end: int
    raw: RawWord


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line, left to right."""

    words: tuple[RawWord, ...]

    @property
    def top(self) -> int:
        """Upper edge, pixels."""
        return min(word.y0 for word in self.words)

    @property
    def bottom(self) -> int:
        """Lower edge, pixels."""
        return max(word.y1 for word in self.words)

    @property
    def left(self) -> int:
        """Left edge, pixels."""
        return self.words[0].x0

    @property
    def height(self) -> float:
        """Letter height, pixels."""
        return median(word.y1 - word.y0 for word in self.words)

    @property
    def confidence(self) -> float:
        """Mean confidence, weighted by the words' length."""
        return mean_confidence(self.words)


def mean_confidence(words: Sequence[RawWord]) -> float:
    """Mean confidence weighted by length; 0 for no words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def lines_of(words: Sequence[RawWord]) -> list[Line]:
    """Group words into lines, in the engine's reading order; words that are noise are left out."""
    lines = [
        Line(tuple(sorted(group, key=lambda word: word.x0)))
        for _, group in groupby(words, key=lambda word: word.line)
    ]
    if not lines:
        return []
    usual = median(line.height for line in lines for _ in line.words)
    kept = (_without_noise(line, usual) for line in lines)
    rows = _rows([line for line in kept if line is not None])
    block = _text_block(rows)
    usual_gap = _usual_gap(rows)
    trimmed = (_without_stray_edges(line, block, _cell_gap(line, usual_gap)) for line in rows)
    return [line for line in trimmed if line is not None]


def _text_block(rows: Sequence[Line]) -> tuple[float, float]:
    """Return where the page's running lines begin and end, pixels; everywhere if there are too few."""
    running = [line for line in rows if len(line.words) >= 5]
    if len(running) < 4:
        return float("-inf"), float("inf")
    lefts = sorted(line.left for line in running)
    rights = sorted(line.words[-1].x1 for line in running)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]


def _usual_gap(lines: Sequence[Line]) -> float:
    """Gap between two words of a sentence, pixels; 0 where there are too few to tell."""
    gaps = sorted(gap for line in lines if len(line.words) >= 5 for gap in _gaps(line))
    return gaps[len(gaps) // 3] if len(gaps) >= 12 else 0.0


def _gaps(line: Line) -> list[int]:
    return [word.x0 - before.x1 for before, word in pairwise(line.words)]


def _cell_gap(line: Line, usual: float) -> float:
    """Gap, pixels, from which words of a line may stand in two cells."""
    gaps = sorted(_gaps(line))
    own = gaps[len(gaps) // 3] if len(gaps) >= 5 else 0
    ordinary = min(max(own, usual), _STRETCHED * usual)
    return max(_CELL_GAP * max(line.height, 1.0), _WORD_GAP * ordinary)


def _without_stray_edges(line: Line, block: tuple[float, float], cell_gap: float) -> Line | None:
    """Drop what stands far off at a line's ends and is hardly a word: dust and the edges of the sheet."""
    words = _without_specks(line.words, cell_gap)
    height = max(line.height, 1.0)
    while len(words) > 1 and _is_stray(words[-1], words[-1].x0 - words[-2].x1, height, block, cell_gap):
        words.pop()
    while len(words) > 1 and _is_stray(words[0], _gap_behind(words, height), height, block, cell_gap):
        words.pop(0)
    if len(words) == 1 and _is_stray(words[0], float("inf"), height, block, cell_gap):
        return None
    return Line(tuple(words))


def _without_specks(words: Sequence[RawWord], cell_gap: float) -> list[RawWord]:
    """Drop specks that stand by themselves between two words."""
    return [
        word
        for before, word, after in zip([None, *words[:-1]], words, [*words[1:], None], strict=True)
        if before is None
        or after is None
        or not set(word.text) <= _SCRATCHES
        or min(word.x0 - before.x1, after.x0 - word.x1) < cell_gap
    ]


def _gap_behind(words: Sequence[RawWord], height: float) -> float:
    """Gap after a line's first word; what a clause's number hangs before its text does not count."""
    gap = words[1].x0 - words[0].x1
    return gap - _HANGING * height if any(character.isalnum() for character in words[0].text) else gap


def _is_stray(
    word: RawWord, gap: float, height: float, block: tuple[float, float], cell_gap: float
) -> bool:
    """Whether a word at a line's end, so far from its neighbour, is none."""
    if gap < cell_gap:
        return False
    letters = sum(character.isalnum() for character in word.text)
    if not letters:
        tiny = max(word.y1 - word.y0, word.x1 - word.x0) < _DOT * height
        scratch = len(word.text) <= 2 and set(word.text) <= _SCRATCHES
        return tiny or scratch or word.confidence < _SURE_OF_A_STRAY
    outside = word.x0 > block[1] + height or word.x1 < block[0] - height
    if any(character.isdigit() for character in word.text):  # an amount in doubt is better than none
        return outside and word.confidence < _SURE_OF_A_STRAY
    return letters <= 3 and word.confidence < (_SURE_OUTSIDE if outside else _SURE_OF_A_STRAY)


def _without_noise(line: Line, usual_height: float) -> Line | None:
    """Drop what dust, rules, frames and pictures made the engine see."""
    words = [
        word
        for word, after in zip(line.words, [*line.words[1:], None], strict=True)
        if not _is_noise(word, usual_height) or _is_amount(word, after)
    ]
    if not words:
        return None
    solid = [word for word in words if sum(c.isalnum() for c in word.text) >= 2]
    if not solid and mean_confidence(words) < 0.6:
        return None
    if mean_confidence(words) < 0.45:
        # A line of which no word is sure is a picture, a stamp's edge or writing by hand.
        surest = max(word.confidence for word in words)
        if surest < 0.6 or len(words) > 2 * sum(word.confidence > 0.6 for word in words) + 2:
            return None
    return Line(tuple(words))


def _is_amount(word: RawWord, after: RawWord | None) -> bool:
    """Whether digits stand before a currency: dots that lead to them make the engine doubt them."""
    sure = after is not None and after.text in _CURRENCY and after.confidence >= _SURE_OUTSIDE
    return sure and _AMOUNT.fullmatch(word.text) is not None


def _is_noise(word: RawWord, usual_height: float) -> bool:
    height, width = word.y1 - word.y0, word.x1 - word.x0
    alnum = sum(c.isalnum() for c in word.text)
    if len(word.text) <= 2:
        if alnum and max(height, width) < _SPECK * usual_height:
            return True
        # The holes of a binder are round, and larger than any letter of a text.
        round_ = 0.7 * height < width < 1.4 * height
        if word.text in _HOLES and round_ and height > _HOLE * usual_height:
            return True
    if not alnum:
        rule = width > 8 * height or height > 3 * usual_height
        return word.confidence < 0.35 or rule
    if height > 6 * usual_height:
        return True
    if word.confidence < 0.15 and alnum <= 3:
        return True
    if word.confidence < 0.25 and height > 1.8 * usual_height:
        return True
    return word.confidence < 0.3 and (
        height < 0.35 * usual_height or len(set(word.text)) == 1 < len(word.text)
    )


def _rows(lines: list[Line]) -> list[Line]:
    """Join neighbouring pieces that stand on one row and side by side: cells that came apart."""
    rows: list[Line] = []
    for line in lines:
        if rows and _same_row(rows[-1], line):
            rows[-1] = Line(rows[-1].words + line.words)
        else:
            rows.append(line)
    return rows


def _same_row(before: Line, line: Line) -> bool:
    overlap = min(before.bottom, line.bottom) - max(before.top, line.top)
    thinner = min(before.bottom - before.top, line.bottom - line.top)
    return overlap > 0.6 * thinner and line.left >= before.words[-1].x1


def compose(lines: list[Line]) -> tuple[str, list[Placed]]:
    """Write the page's text.

    Returns:
        The text, clean as ``Document.text`` wants it, and its words with their offsets, in order.
    """
    parts: list[str] = []
    places: list[tuple[int, int, RawWord]] = []
    length = 0
    step, usual_gap = _usual_step(lines), _usual_gap(lines)
    for index, line in enumerate(lines):
        if index:
            separator = "\n\n" if _begins_paragraph(lines[index - 1], line, step) else "\n"
            parts.append(separator)
            length += len(separator)
        near = lines[max(index - 4, 0) : index] + lines[index + 1 : index + 5]
        cell_gap = _cell_gap(line, usual_gap)
        texts = repaired([" ".join(tidy(word.text).split()) for word in line.words])
        for (before, word), text in zip(_pairs(line.words), texts, strict=True):
            if not text:
                continue
            if before is not None and parts and not parts[-1].endswith("\n"):
                separator = "\t" if _parts_cells(before, word, line, near, cell_gap) else " "
                parts.append(separator)
                length += 1
            places.append((length, length + len(text), word))
            parts.append(text)
            length += len(text)
    return _mended("".join(parts), places)


def _pairs(words: Sequence[RawWord]) -> Iterator[tuple[RawWord | None, RawWord]]:
    before: RawWord | None = None
    for word in words:
        yield before, word
        before = word


def _usual_step(lines: Sequence[Line]) -> float:
    steps = [
        after.bottom - before.bottom
        for before, after in pairwise(lines)
        if 0 < after.bottom - before.bottom < 4 * max(before.height, after.height)
    ]
    if not steps:
        return 0.0
    # The commonest step is that inside paragraphs; with many short paragraphs the median is not.
    steps.sort()
    return float(steps[len(steps) * 2 // 5])


def _begins_paragraph(before: Line, line: Line, step: float) -> bool:
    fall = line.bottom - before.bottom
    if fall < -before.height:
        return True  # the next column
    if not step:
        return fall > 2.5 * max(before.height, line.height)
    return fall > _PARAGRAPH_GAP * step


def _parts_cells(before: RawWord, word: RawWord, line: Line, near: Sequence[Line], cell_gap: float) -> bool:
    gap = word.x0 - before.x1
    height = max(line.height, 1.0)
    if gap < cell_gap or _hangs(before, word, line, cell_gap):
        return False
    if gap > max(_LONE_GAP * height, cell_gap):
        return True
    slack = 0.8 * height
    for other in near:
        for left, right in pairwise(other.words):
            if right.x0 - left.x1 < cell_gap:
                continue
            same_start = abs(right.x0 - word.x0) < slack or abs(left.x1 - before.x1) < slack
            shared = min(right.x0, word.x0) - max(left.x1, before.x1)
            if same_start and shared > height:
                return True
    return False


def _hangs(before: RawWord, word: RawWord, line: Line, cell_gap: float) -> bool:
    """Whether a clause's number stands before its words: it is no cell, where the line has no others."""
    if before is not line.words[0] or not _NUMBER.fullmatch(before.text):
        return False
    if word.x0 - before.x1 > _HANGING * max(line.height, 1.0):
        return False
    return all(gap < cell_gap for gap in _gaps(line)[1:])


def _mended(text: str, places: Sequence[tuple[int, int, RawWord]]) -> tuple[str, list[Placed]]:
    """Mend hyphens at line ends, and follow the words to where they then stand."""
    mended = mend_hyphens(text)
    if mended == text:
        return text, [Placed(*place) for place in places]
    where = _alignment(text, mended)
    placed = []
    for start, end, raw in places:
        kept = [where[index] for index in range(start, end) if where[index] >= 0]
        if kept:
            placed.append(Placed(kept[0], kept[-1] + 1, raw))
    return mended, placed


def _alignment(text: str, mended: str) -> list[int]:
    """Map each character to where it stands after mending, -1 for white space and dropped hyphens."""
    where = [-1] * len(text)
    at = 0
    for index, character in enumerate(text):
        if character.isspace():
            continue
        while at < len(mended) and mended[at].isspace():
            at += 1
        if at < len(mended) and mended[at] == character:
            where[index] = at
            at += 1
        elif character not in "-\u2010":
            raise AssertionError("mending a hyphen changed another character")
    return where
