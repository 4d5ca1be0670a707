"""Lays out tables, and cuts text into pages at the breaks that readers leave in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.reading._bilingual import sides
from pipeline.reading._forms import boxes

PAGE = "\f"
"""A page break that the writer set."""
SOFT_PAGE = "\x0e"
"""A page break that the program drew when it last laid the text out."""
BREAKS = str.maketrans("", "", PAGE + SOFT_PAGE)
_LONG_CELL = 700
_SHORT_LABEL = 15
_MOST_COLUMNS = 5
_LEAST_TEXT = 150
"""Characters of a column that is a text of its own."""

Row = list[list[str]]
"""Cells of a row, each a list of blocks; cells that a merge swallowed are empty."""


def lay_out(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as lines and cells as tabs; what only lays text out side by side becomes paragraphs."""
    rows = list(rows)
    columns = _languages(rows)
    if columns is not None:
        yield from _one_after_the_other(rows, columns)
        return
    lines: list[str] = []
    boxed = boxes(rows)
    for place, cells in enumerate(rows):
        if place in boxed:
            lines += boxed[place]
            continue
        filled = [cell for cell in cells if any(part.strip() for part in cell)]
        is_value = len(filled) == 1 and len(filled[0]) == 1 and len(cells) > 1
        if is_value or (len(filled) > 1 and not _is_layout(cells)):
            lines.append(_line(cells))
            continue
        if lines:
            yield "\n".join(lines)
            lines = []
        yield from _in_turn(filled)
    if lines:
        yield "\n".join(lines)


class Pages:
    """Cuts blocks into pages; breaks that follow one another without text between count once."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._has_text = False

    @property
    def last(self) -> int:
        """Place of the page in hand, from 0."""
        return len(self._pages) - 1

    def add(self, block: str) -> None:
        """Take one block with the breaks inside it."""
        self._put("\n\n")
        first, *others = block.replace(SOFT_PAGE, PAGE).split(PAGE)
        self._put(first)
        for piece in others:
            self.turn()
            self._put(piece)

    def turn(self) -> None:
        """Begin a page, unless the one in hand is still empty."""
        if self._has_text:
            self._pages.append([])
            self._has_text = False

    def texts(self) -> list[str]:
        """Text of every page; a last page without text is none."""
        texts = ["".join(page) for page in self._pages]
        while len(texts) > 1 and not texts[-1].strip():
            texts.pop()
        return texts

    def _put(self, text: str) -> None:
        self._pages[-1].append(text)
        self._has_text = self._has_text or bool(text.strip())


def paginate(blocks: Iterable[str]) -> list[str]:
    """Cut blocks into the texts of pages."""
    pages = Pages()
    for block in blocks:
        pages.add(block)
    return pages.texts()


def _languages(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The two columns that hold a text and its translation; ``None`` where the table is another one."""
    width = max((len(cells) for cells in rows), default=0)
    if not 2 <= width <= _MOST_COLUMNS:
        return None
    texts = ["\n".join(_cell(cells, place) for cells in rows) for place in range(width)]
    long = [place for place, text in enumerate(texts) if len(text) >= _LEAST_TEXT]
    if len(long) != 2 or not sides([texts[long[0]]], [texts[long[1]]]):
        return None
    return long[0], long[1]


def _one_after_the_other(rows: Sequence[Row], columns: tuple[int, int]) -> Iterator[str]:
    """A table of two languages as two texts; numbers in a column of their own go before both."""
    for place in columns:
        for cells in rows:
            labels = [_cell(cells, other) for other in range(len(cells)) if other not in columns]
            label = " ".join(text for text in labels if text.strip())
            blocks = list(cells[place]) if place < len(cells) else []
            if place == columns[1]:
                label, blocks = label.translate(BREAKS), [block.translate(BREAKS) for block in blocks]
            for block in blocks:
                yield f"{label} {block}" if label else block
                label = ""


def _cell(cells: Row, place: int) -> str:
    return " ".join(cells[place]) if place < len(cells) else ""


def _is_layout(cells: list[list[str]]) -> bool:
    """Cells with nested tables or long passages are text side by side, not a row of values."""
    return any("\t" in part or len(part) > _LONG_CELL for cell in cells for part in cell) or any(
        len(cell) > 1 and sum(map(len, cell)) > _LONG_CELL for cell in cells
    )


def _line(cells: list[list[str]]) -> str:
    """One line for a row. A page break inside goes before or after the row, once."""
    joined = [" ".join(cell) for cell in cells]
    breaks = [sign for sign in (PAGE, SOFT_PAGE) if any(sign in text for text in joined)]
    first = next((text for text in joined if text.strip(" \t\n")), "")
    flat = [" ".join(text.translate(BREAKS).split()) for text in joined]
    line = "\t".join(flat).rstrip("\t")
    if not breaks:
        return line
    return breaks[0] + line if first.lstrip(" \t\n")[:1] in (PAGE, SOFT_PAGE) else line + breaks[0]


def _in_turn(cells: Row) -> Iterator[str]:
    """Cells one after the other; a short label goes before the text that stands beside it.

    Only the cell with most page breaks keeps them.
    """
    counts = [sum(part.count(PAGE) + part.count(SOFT_PAGE) for part in cell) for cell in cells]
    keeper = counts.index(max(counts)) if counts else 0
    label = ""
    for place, cell in enumerate(cells):
        parts = cell if place == keeper else [part.translate(BREAKS) for part in cell]
        if len(parts) == 1 and len(parts[0]) <= _SHORT_LABEL and place + 1 < len(cells):
            label += f"{parts[0].strip()} "
            continue
        for part in parts:
            yield label + part
            label = ""
