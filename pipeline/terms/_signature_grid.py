"""Where cells stand to each other, and which of them begins a place to sign."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.terms._signature_lines import Cell, Row
from pipeline.terms._signature_words import PERSON, is_chain

_WEAK = ("par", "representative", "sign", "signed", "signe", "authorized representative", "visa")
"""Labels that stand elsewhere too: they count where people sign."""


def begins(rows: Sequence[Row], number: int, column: int, cell: Cell, opened: bool) -> bool:
    if cell.what == "sign" or cell.mark:
        if is_chain(cell) or _is_title(rows, number, column, cell):
            return False
        return bool(cell.ruled or cell.mark) or cell.label not in _WEAK or (opened and not cell.value)
    if not opened:
        return False
    if cell.what == "rule":
        if any(
            c.what in ("name", "capacity", "date", "other", "sign")
            for c in near(rows, number, column, -1, 1)
        ):
            return False
        if _underlines(rows, number, column, cell):
            return False
        below = near(rows, number, column, 1, 1)
        return any(
            c.what == "sign"
            or (c.what in ("name", "capacity", "date") and c.value != "")
            or (c.what == "words" and len(c.value) < 70 and PERSON.match(c.value) is not None)
            for c in below
        )
    return False


def _is_title(rows: Sequence[Row], number: int, column: int, cell: Cell) -> bool:
    """Whether a label is but the title of the line to sign on that follows ("Signature:", "By:")."""
    if cell.value or cell.ruled or cell.mark or "sign" not in cell.label:
        return False
    below = near(rows, number, column, 1, 1)
    return bool(below) and below[0].what == "sign" and below[0].label != cell.label


def _underlines(rows: Sequence[Row], number: int, column: int, cell: Cell) -> bool:
    """Whether a line is a typewriter's underlining of the words right above."""
    above = rows[number - 1] if number else None
    over = cell_of(rows[number], above, column) if above is not None and not above.empty else None
    if over is None or over.what != "words":
        return False
    return over.value.endswith(":") or abs((over.end - over.start) - (cell.end - cell.start)) <= 2


def near(rows: Sequence[Row], number: int, column: int, step: int, most: int) -> list[Cell]:
    """The cells of the column in the next rows that are not empty."""
    found: list[Cell] = []
    place = number + step
    skipped = 0
    while 0 <= place < len(rows) and len(found) < most and skipped < 2:
        row = rows[place]
        if row.empty:
            skipped += 1
        else:
            cell = cell_of(rows[number], row, column)
            if cell is None:
                break
            if cell.what != "none":
                found.append(cell)
        place += step
    return found


def cell_of(own: Row, row: Row, column: int) -> Cell | None:
    if column < len(row.cells) and (len(row.cells) > 1 or column == 0):
        return row.cells[column]
    return row.cells[0] if len(row.cells) == 1 and len(own.cells) == 1 else None


def column_in(row: Row, column: int) -> int:
    return column if column < len(row.cells) else 0
