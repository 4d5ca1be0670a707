"""Puts the pieces of a page in the order in which a person reads them. Knows nothing of PDF libraries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data import late as re
from pipeline.reading._pdf_columns import best_band
from pipeline.reading._pdf_pieces import SAME_ROW, Piece, is_figures

_PARAGRAPH = 1.3
"""A gap wider than this share of the usual line step begins a paragraph."""
_TAB = 1.5
"""A gap wider than this share of the line height separates cells."""
_CELL = 0.9
"""A gap wider than this share separates cells, too, where a column of the rows around begins."""
_ROWS = 8
"""Rows above and below whose columns count."""
_FEW = 3
"""So many rows that begin a cell at one place make a column."""
_SAME_EDGE = 1.5
"""Points by which edges of one column differ."""
_MOST_PIECES = 4000
"""A page of more pieces is a drawing; it is read by rows."""
_JUSTIFIED = 4.0
"""Justified lines of a page without columns have gaps up to this share of the line height."""


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
    figures = [piece for piece in inner if is_figures([piece]) and not _is_small_word(piece.text)]
    if len(figures) > 0.4 * len(inner):
        return False
    columns = max(1, min(4, len(inner) // 5))
    edges = Counter(round(piece.x0 / 6) for piece in inner)
    return sum(count for _, count in edges.most_common(columns)) < 0.4 * len(inner)


def _is_small_word(text: str) -> bool:
    """Whether a short text is a word of a sentence set wide: *le*, *En*, and not *A*, *kg 3*."""
    return text.isalpha() and (text.islower() or text[1:].islower())


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
        if rows and piece.middle - middle < SAME_ROW * min(low, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            middle, low = piece.middle, piece.height
    for row in rows:
        row.sort(key=lambda item: item.x0)
    return rows


def _join(rows: list[list[Piece]]) -> str:
    """Rows to text."""
    return _join_lines([row[0] for row in rows], list(_row_texts(rows)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where cells begin and end that stand apart from those before them, and in which row."""

    begins: tuple[tuple[int, float], ...]
    ends: tuple[tuple[int, float], ...]

    def has(self, number: int, piece: Piece) -> bool:
        """Whether a piece of a row stands in a column of a row not far from it."""
        return _at(self.begins, number, piece.x0) or (
            is_figures([piece]) and _at(self.ends, number, piece.x1)
        )


def _at(edges: Sequence[tuple[int, float]], number: int, edge: float) -> bool:
    return any(abs(row - number) <= _ROWS and abs(other - edge) <= _SAME_EDGE for row, other in edges)


def _row_texts(rows: list[list[Piece]]) -> Iterator[str]:
    columns = _columns(rows)
    for number, row in enumerate(rows):
        yield _row_text(row, number, columns)


def _columns(rows: list[list[Piece]]) -> _Columns:
    """Find where cells begin and end: behind a wide gap, or at one place in several rows."""
    gaps = [
        (number, after, (after.x0 - before.x1) / min(before.height, after.height))
        for number, row in enumerate(rows)
        for before, after in pairwise(row)
    ]
    near = [(number, piece) for number, piece, gap in gaps if gap > _CELL]
    begins = [(number, piece.x0) for number, piece in near]
    ends = [(number, piece.x1) for number, piece in near if is_figures([piece])]
    wide = {(number, piece.x0) for number, piece, gap in gaps if gap > _TAB}
    return _Columns(
        tuple(one for one in begins if one in wide or _shared(begins, one)),
        tuple(
            (number, piece.x1)
            for number, piece in near
            if is_figures([piece]) and ((number, piece.x0) in wide or _shared(ends, (number, piece.x1)))
        ),
    )


def _shared(edges: Sequence[tuple[int, float]], one: tuple[int, float]) -> bool:
    return (
        sum(abs(row - one[0]) <= _ROWS and abs(edge - one[1]) <= _SAME_EDGE for row, edge in edges) >= _FEW
    )


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


def _row_text(row: list[Piece], number: int, columns: _Columns) -> str:
    if len(row) == 1:
        return row[0].text
    out = [row[0].text]
    for before, after in pairwise(row):
        gap = after.x0 - before.x1
        low = min(before.height, after.height)
        # the longest cell of a column is all but against the next, whose other cells tell where it begins
        close = gap > _CELL * low and not before.text.endswith(":") and columns.has(number, after)
        wide = gap > _TAB * low or close
        label = before is row[0] and _is_label(before, after)
        out.append("\t" if wide and not label else " ")
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
_MONEY = re.compile(r"\d{1,3}\.\d0|\d{3}\.\d\d")
"""In the middle of a line this is a price, where it would be a clause's number at the beginning."""


def is_label(first: str, following: str, strong: bool = False, inner: bool = False) -> bool:
    """Whether ``first`` is a clause number or bullet that belongs to the words after it.

    Args:
        first: a word.
        following: the next one.
        strong: only what is hardly anything else.
        inner: whether other words stand before it on the line.
    """
    if inner and _MONEY.fullmatch(first):
        return False
    pattern = _STRONG if strong else _NUMBERING
    return bool(len(first) <= 14 and pattern.match(first) and not _FIGURE.match(following))


# ---------------------------------------------------------------- blocks


def _blocks(pieces: list[Piece], doubts: list[bool], depth: int) -> list[list[Piece]]:
    """Split into columns where the page has them, else into rows."""
    best = best_band(pieces) if depth < 4 and 4 <= len(pieces) <= _MOST_PIECES else None
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
