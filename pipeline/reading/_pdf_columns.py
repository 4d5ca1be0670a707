"""Finds columns on a page: stretches that one gutter parts in two sides, and how they are to be read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from data import late as re
from pipeline.reading._bilingual import sides
from pipeline.reading._pdf_pieces import SAME_ROW, Piece, is_figures

_COLUMN = 5
"""Lines of which a column of text has at least so many."""
_TRANSLATED = 3
"""Lines of a stretch in two languages; fewer tell too little."""
_WIDE_APART, _GOES_ON = 2.5, 0.35
"""Line heights between lines of a text of small letters; the share of its lines that go on in the next."""
_APART = 1.3
"""A footer stands further below the text than this share of its height."""
_LOWER = 3
"""Line heights by which one column may begin lower than the other."""
_STOPS = ".;:!?"
_LABEL = re.compile(
    r"(?:by|per|name|title|date|signature|signed|its|nom|prénom|qualité|fonction|fait|lieu|pour|for|par|le)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Band:
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


Order = Literal["rows", "columns", "file"]
"""How a band is read: across, one side after the other, or as the file has it (cell by cell)."""


def best_band(pieces: list[Piece]) -> tuple[Band, Order] | None:
    """The tallest stretch that is not read across, over all places where a right column may begin."""
    best: tuple[Band, Order] | None = None
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


def _bands(pieces: list[Piece], edge: float) -> list[Band]:
    """Runs of pieces, top to bottom, that no piece crossing the gutter interrupts."""
    bands: list[Band] = []
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


def _trim(left: list[Piece], right: list[Piece]) -> Band | None:
    """Keep what stands side by side, without lines above the left column or well below the right."""
    left, right = _without_foot(left, right)
    if len(left) < 2 or len(right) < 2:
        return None
    top = left[0].y0
    left_ends = max(piece.line for piece in left)
    # A heading that the left column begins with stands lower than text that the right one goes on with.
    kept_right = [
        piece
        for piece in right
        if piece.y1 > top or (piece.line > left_ends and piece.y0 > top - _LOWER * piece.height)
    ]
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
    return Band(kept_left, kept_right)


def _without_foot(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Two columns without the footer below them, of which one half would end the left column."""
    if len(left) < _COLUMN or len(right) < _COLUMN:
        return left, right
    low, last = left[-1], right[-1]
    if _LABEL.match(low.text) and _LABEL.match(last.text):
        return left, right  # the last line of two signature blocks
    level = abs(low.middle - last.middle) < SAME_ROW * low.height
    apart = min(low.y0 - left[-2].y1, last.y0 - right[-2].y1) > _APART * low.height
    return (left[:-1], right[:-1]) if level and apart else (left, right)


def _reading(band: Band) -> Order:
    """Prose or blocks side by side are read one after the other; cells of a table row by row."""
    if _two_languages(band):
        return "columns"
    figures = is_figures(band.left) or is_figures(band.right)
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


def _two_languages(band: Band) -> bool:
    """A text on one side and its translation on the other: never read across."""
    both = (band.left, band.right)
    if band.size < _TRANSLATED or any(sum(p.words for p in side) < 3 * len(side) for side in both):
        return False
    return sides([piece.text for piece in band.left], [piece.text for piece in band.right])


def _pairs(band: Band) -> bool:
    """Each line of one side stands beside one of the other: a table that was written by columns."""
    middles = [piece.middle for piece in band.right]
    near = SAME_ROW * band.left[0].height
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
    return close >= 0.5 * (len(side) - 1) or _reads_on(side)


def _reads_on(side: list[Piece]) -> bool:
    """Lines set wide apart whose sentences go on in the next one, as those of cells do not."""
    near = [(a, b) for a, b in pairwise(side) if b.y0 - a.y0 < _WIDE_APART * a.height]
    going = sum(b.text[:1].islower() and a.text[-1:] not in _STOPS for a, b in near)
    return len(side) > _COLUMN and going >= _GOES_ON * (len(side) - 1)


def _is_prose(side: list[Piece]) -> bool:
    lengths = [len(piece.text) for piece in side]
    wordy = sum(piece.words >= 3 for piece in side)
    return len(side) >= 3 and median(lengths) >= 18 and wordy >= 0.6 * len(side) and _compact(side)


def _twins(band: Band) -> bool:
    """Two signature blocks: the same labels left and right."""
    heads = [
        {match[0].lower() for piece in side if (match := _LABEL.match(piece.text))}
        for side in (band.left, band.right)
    ]
    return len(heads[0] & heads[1]) >= 2
