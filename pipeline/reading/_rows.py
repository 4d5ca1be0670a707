"""Lays out tables, and cuts text into pages at the breaks that readers leave in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

PAGE = "\f"
"""A page break that the writer set."""
SOFT_PAGE = "\x0e"
"""A page break that the program drew when it last laid the text out."""
BREAKS = str.maketrans("", "", PAGE + SOFT_PAGE)
_LONG_CELL = 700
_SHORT_LABEL = 15

Row = list[list[str]]
"""Cells of a row, each a list of blocks; cells that a merge swallowed are empty."""


def lay_out(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as lines and cells as tabs; what only lays text out side by side becomes paragraphs."""
    lines: list[str] = []
    for cells in rows:
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


def paginate(blocks: Iterable[str]) -> list[str]:
    """Cut blocks into pages; breaks that follow one another without text between count once."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        pages[-1].append("\n\n")
        first, *others = block.replace(SOFT_PAGE, PAGE).split(PAGE)
        pages[-1].append(first)
        for piece in others:
            if any(text.strip() for text in pages[-1]):
                pages.append([])
            pages[-1].append(piece)
    texts = ["".join(page) for page in pages]
    while len(texts) > 1 and not texts[-1].strip():
        texts.pop()
    return texts


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
