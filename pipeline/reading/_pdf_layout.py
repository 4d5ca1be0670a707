"""Puts the pieces of a page in the order in which a person reads them. Knows nothing of PDF libraries.

Coordinates are points from the page's top left corner as displayed. A *piece* is words of one printed
line without a wide gap between them; pieces come in the order of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

_SAME_ROW = 0.5
"""Two pieces stand on one line when their middles are nearer than this share of their height."""
_PARAGRAPH = 1.3
"""A gap wider than this share of the usual line step begins a paragraph."""
_TAB = 1.5
"""A gap wider than this share of the line height separates cells."""
_MOST_PIECES = 4000
"""A page of more pieces is a drawing; it is read by rows."""
_JUSTIFIED = 4.0
"""Justified lines of a page without columns have gaps up to this share of the line height."""
_COLUMN = 5
"""Lines of which a column of text has at least so many."""
_APART = 1.3
"""A footer stands further below the text than this share of its height."""
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(
    r"(?:by|per|name|title|date|signature|signed|its|nom|prénom|qualité|fonction|fait|lieu|pour|for|par|le)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Piece:
    """Words of one line: box, text, and the file's own line that it was cut from."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    line: int
    words: int

    @property
    def height(self) -> float:
        """Height of the line box, points."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical middle, points from the top."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Arranged:
    """A page's text in reading order."""

    text: str
    doubtful: bool
    """The pieces overlap or interlock so that the order may be wrong."""


def arrange(pieces: Sequence[Piece], cut: bool) -> Arranged:
    """Order the pieces and join them: rows by line end, cells by tab, paragraphs by an empty line.

    Args:
        pieces: in the file's order.
        cut: whether a line of the file was cut at a wide gap.
    """
    if not pieces:
        return Arranged("", False)
    if not cut and _descends(pieces):
        return Arranged(_join_lines(pieces), False)
    if cut and _scattered(pieces):
        pieces = _rejoined(pieces)
    doubts: list[bool] = []
    rows = _blocks(list(pieces), doubts, depth=0)
    return Arranged(_join(rows), any(doubts))


def _descends(pieces: Sequence[Piece]) -> bool:
    """Whether each piece stands below the one before: then the file's order is the reading order."""
    return all(after.y0 >= before.y0 + 0.5 * (before.y1 - before.y0) for before, after in pairwise(pieces))


def _scattered(pieces: Sequence[Piece]) -> bool:
    """Whether the wide gaps stand now here, now there: then they justify the lines and part no cells."""
    inner = [after for before, after in pairwise(pieces) if after.line == before.line]
    if len(inner) < 6:
        return False
    figures = [piece for piece in inner if _is_figures([piece])]
    if len(figures) > 0.4 * len(inner):
        return False
    columns = max(1, min(4, len(inner) // 5))
    edges = Counter(round(piece.x0 / 6) for piece in inner)
    return sum(count for _, count in edges.most_common(columns)) < 0.4 * len(inner)


def _near(before: Piece, after: Piece) -> bool:
    level = abs(before.middle - after.middle) < 0.3 * after.height
    return level and 0 < after.x0 - before.x1 < _JUSTIFIED * after.height


def _rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """Put lines together again that were cut where they are only justified."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last is not None and last.line == piece.line and _near(last, piece):
            last.text = f"{last.text} {piece.text}"
            last.x1, last.words = piece.x1, last.words + piece.words
        else:
            out.append(piece)
    return out


# ---------------------------------------------------------------- rows


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Group pieces that stand on one line, top to bottom, left to right."""
    rows: list[list[Piece]] = []
    middle = low = 0.0
    for piece in sorted(pieces, key=lambda item: (item.middle, item.x0)):
        if rows and piece.middle - middle < _SAME_ROW * min(low, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            middle, low = piece.middle, piece.height
    for row in rows:
        row.sort(key=lambda item: item.x0)
    return rows


def _join(rows: list[list[Piece]]) -> str:
    """Rows to text."""
    return _join_lines([row[0] for row in rows], [_row_text(row) for row in rows])


def _join_lines(firsts: Sequence[Piece], texts: Sequence[str] = ()) -> str:
    """Lines to text, by their first pieces; the usual step between lines is known from the page itself."""
    heights = [piece.y1 - piece.y0 for piece in firsts]
    steps = [after.y0 - before.y0 for before, after in pairwise(firsts)]
    usual = _usual([step for step, height in zip(steps, heights, strict=False) if 0 < step < 4 * height])
    texts = texts or [piece.text for piece in firsts]
    out = [texts[0]]
    for step, text, before, after in zip(steps, texts[1:], heights, heights[1:], strict=False):
        tall = before if before > after else after
        here = max(usual, 0.95 * tall)
        out.append("\n\n" if step < 0 or step > _PARAGRAPH * here else "\n")
        out.append(text)
    return "".join(out)


def _usual(steps: list[float]) -> float:
    """The line step inside paragraphs: the commonest, the smaller of two as common."""
    if not steps:
        return 0.0
    counts: dict[int, int] = {}
    for step in steps:
        key = round(step * 2)
        counts[key] = counts.get(key, 0) + 1
    best = max(counts.values())
    return min(key for key, count in counts.items() if count >= max(0.6 * best, 1)) / 2


def _row_text(row: list[Piece]) -> str:
    if len(row) == 1:
        return row[0].text
    out = [row[0].text]
    for before, after in pairwise(row):
        gap = after.x0 - before.x1
        wide = gap > _TAB * min(before.height, after.height)
        out.append("\t" if wide and not _is_label(before, after) else " ")
        out.append(after.text)
    return "".join(out)


def _is_label(before: Piece, after: Piece) -> bool:
    """A clause number or bullet before its text is no cell."""
    return before.words == 1 and is_label(before.text, after.text)


_NUMBERING = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*[.)°]?|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)]|[§•●○▪■\-–—*·o])\)?$"
)
_STRONG = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?|\d{1,3}[.)]|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)]|[§•●○▪–—*·])\)?$"
)
_FIGURE = re.compile(r"[\d€$£%+(-]")


def is_label(first: str, following: str, strong: bool = False) -> bool:
    """Whether ``first`` is a clause number or bullet that belongs to the words after it."""
    pattern = _STRONG if strong else _NUMBERING
    return bool(len(first) <= 14 and pattern.match(first) and not _FIGURE.match(following))


# ---------------------------------------------------------------- columns


@dataclass(slots=True)
class _Band:
    """A stretch of the page where every piece stands left or right of one gutter."""

    left: list[Piece]
    right: list[Piece]

    @property
    def size(self) -> int:
        """Lines of the smaller side."""
        return min(len(self.left), len(self.right))

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return min(self.left[0].y0, self.right[0].y0)

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return max(self.left[-1].y1, self.right[-1].y1)


_Reading = Literal["rows", "columns", "file"]
"""How a band is read: across, one side after the other, or as the file has it (cell by cell)."""


def _blocks(pieces: list[Piece], doubts: list[bool], depth: int) -> list[list[Piece]]:
    """Split into columns where the page has them, else into rows."""
    best = _best_band(pieces) if depth < 4 and 4 <= len(pieces) <= _MOST_PIECES else None
    if best is None:
        rows = _rows(pieces)
        doubts.append(_overlaps(rows))
        return rows
    band, reading = best
    inside = {id(piece) for piece in (*band.left, *band.right)}
    rest = [piece for piece in pieces if id(piece) not in inside]
    above = [piece for piece in rest if piece.middle < band.bottom and piece.y1 <= band.bottom]
    above_ids = {id(piece) for piece in above}
    below = [piece for piece in rest if id(piece) not in above_ids]
    rows = _blocks(above, doubts, depth) if above else []
    if reading == "file":
        rows += _as_filed([*band.left, *band.right])
    else:
        rows += _blocks(band.left, doubts, depth + 1)
        rows += _blocks(band.right, doubts, depth + 1)
    return rows + (_blocks(below, doubts, depth) if below else [])


def _as_filed(pieces: list[Piece]) -> list[list[Piece]]:
    """Rows in the file's order; a cell that begins right of the one before it goes on in its row."""
    rows: list[list[Piece]] = []
    cell: list[Piece] = []
    for piece in sorted(pieces, key=lambda item: (item.line, item.x0)):
        beside = bool(cell) and piece.x0 >= max(part.x1 for part in cell) - 2
        if beside and cell[0].y0 - piece.height < piece.middle < cell[-1].y1 + piece.height:
            rows[-1].append(piece)
            cell = [piece]
        else:
            rows.append([piece])
            goes_on = bool(cell) and abs(piece.x0 - cell[-1].x0) < 40
            goes_on = goes_on and piece.y0 - cell[-1].y0 < 1.6 * piece.height
            cell = [*cell, piece] if goes_on else [piece]
    return rows


def _overlaps(rows: list[list[Piece]]) -> bool:
    """Pieces of one row that lie on each other: two lines were taken for one."""
    return any(
        before.x1 - after.x0 > 0.5 * min(before.x1 - before.x0, after.x1 - after.x0) > 10
        for row in rows
        for before, after in pairwise(row)
    )


def _best_band(pieces: list[Piece]) -> tuple[_Band, _Reading] | None:
    """The tallest stretch that is not read across, over all places where a right column may begin."""
    best: tuple[_Band, _Reading] | None = None
    for edge in _edges(pieces):
        for band in _bands(pieces, edge):
            if best is None or band.size > best[0].size:
                reading = _reading(band)
                if reading != "rows":
                    best = band, reading
    return best


def _edges(pieces: list[Piece]) -> list[float]:
    """Left edges that several pieces share, leftmost margin aside."""
    counts: dict[int, list[float]] = {}
    for piece in pieces:
        counts.setdefault(round(piece.x0 / 4), []).append(piece.x0)
    margin = min(piece.x0 for piece in pieces)
    edges: list[float] = []
    for key in sorted(counts):
        near = counts[key] + counts.get(key + 1, [])
        edge = min(near)
        if len(near) >= 2 and edge > margin + 60 and (not edges or edge > edges[-1] + 4):
            edges.append(edge)
    return edges if len(edges) <= 12 else []


def _bands(pieces: list[Piece], edge: float) -> list[_Band]:
    """Runs of pieces, top to bottom, that no piece crossing the gutter interrupts."""
    bands: list[_Band] = []
    left: list[Piece] = []
    right: list[Piece] = []

    def close() -> None:
        band = _trim(left, right)
        if band is not None:
            bands.append(band)
        left.clear()
        right.clear()

    for piece in sorted(pieces, key=lambda item: item.middle):
        if piece.x1 <= edge + 1:
            left.append(piece)
        elif piece.x0 >= edge - 3:
            right.append(piece)
        else:
            close()
    close()
    return bands


def _trim(left: list[Piece], right: list[Piece]) -> _Band | None:
    """Keep what stands side by side, without lines above the left column or well below the right."""
    left, right = _without_foot(left, right)
    if len(left) < 2 or len(right) < 2:
        return None
    top = left[0].y0
    kept_right = [piece for piece in right if piece.y1 > top]
    if len(kept_right) < 2:
        return None
    bottom = kept_right[-1].y1
    kept_left = [piece for piece in left if piece.y1 > kept_right[0].y0]
    if len(kept_left) < 2:
        return None
    prose = _is_prose(kept_left)
    right_begins = min(piece.line for piece in kept_right) if _is_prose(kept_right) else 0
    while len(kept_left) > 2 and kept_left[-1].y0 > bottom:
        if max(piece.line for piece in kept_left) < right_begins:
            break  # the file, too, has the whole left column before the right one
        if prose and kept_left[-1].y0 - kept_left[-2].y1 < 0.8 * kept_left[-1].height:
            break
        kept_left.pop()
    shared = min(kept_left[-1].y1, bottom) - max(top, kept_right[0].y0)
    if shared < 1.5 * left[0].height:
        return None
    return _Band(kept_left, kept_right)


def _without_foot(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Two columns without the footer below them, of which one half would end the left column."""
    if len(left) < _COLUMN or len(right) < _COLUMN:
        return left, right
    low, last = left[-1], right[-1]
    if _LABEL.match(low.text) and _LABEL.match(last.text):
        return left, right  # the last line of two signature blocks
    level = abs(low.middle - last.middle) < _SAME_ROW * low.height
    apart = min(low.y0 - left[-2].y1, last.y0 - right[-2].y1) > _APART * low.height
    return (left[:-1], right[:-1]) if level and apart else (left, right)


def _reading(band: _Band) -> _Reading:
    """Prose or blocks side by side are read one after the other; cells of a table row by row."""
    figures = _is_figures(band.left) or _is_figures(band.right)
    prose = _is_prose(band.left) and _is_prose(band.right)
    downwards = _goes_down(band.left) and _goes_down(band.right)
    shared = {piece.line for piece in band.left} & {piece.line for piece in band.right}
    if len(shared) > 0.3 * band.size:
        if (prose or _twins(band)) and not figures:
            return "columns"
        return "file" if downwards else "rows"
    sides = sorted([(piece.line, 0) for piece in band.left] + [(piece.line, 1) for piece in band.right])
    changes = sum(before[1] != after[1] for before, after in pairwise(sides))
    if changes <= 1:
        return "rows" if figures or _pairs(band) else "columns"
    if downwards:
        return "columns" if _twins(band) else "file"
    return "columns" if prose and not figures else "rows"


def _pairs(band: _Band) -> bool:
    """Each line of one side stands beside one of the other: a table that was written by columns."""
    middles = [piece.middle for piece in band.right]
    near = _SAME_ROW * band.left[0].height
    paired = sum(any(abs(piece.middle - middle) < near for middle in middles) for piece in band.left)
    if paired < 0.8 * max(len(band.left), len(band.right)) or _twins(band):
        return False
    labels = sum(piece.text.endswith(":") for piece in band.left)
    return labels >= 0.5 * len(band.left) or not _compact(band.left)


def _goes_down(side: list[Piece]) -> bool:
    """The file wrote the side from top to bottom."""
    ordered = sorted(side, key=lambda piece: piece.line)
    back = sum(after.middle < before.middle - 0.5 * before.height for before, after in pairwise(ordered))
    return back <= 0.05 * len(side)


def _compact(side: list[Piece]) -> bool:
    """Most lines follow each other as in a paragraph."""
    close = sum(after.y0 - before.y0 < 1.5 * before.height for before, after in pairwise(side))
    return close >= 0.5 * (len(side) - 1)


def _is_figures(side: list[Piece]) -> bool:
    """Numbers, labels and other short things: a column of a table."""
    short = sum(
        len(piece.text) <= 3 or len(_DIGIT.findall(piece.text)) > 0.35 * len(piece.text) for piece in side
    )
    return short >= 0.5 * len(side)


def _is_prose(side: list[Piece]) -> bool:
    lengths = [len(piece.text) for piece in side]
    wordy = sum(piece.words >= 3 for piece in side)
    return len(side) >= 3 and median(lengths) >= 18 and wordy >= 0.6 * len(side) and _compact(side)


def _twins(band: _Band) -> bool:
    """Two signature blocks: the same labels left and right."""
    heads = [
        {match[0].lower() for piece in side if (match := _LABEL.match(piece.text))}
        for side in (band.left, band.right)
    ]
    return len(heads[0] & heads[1]) >= 2
