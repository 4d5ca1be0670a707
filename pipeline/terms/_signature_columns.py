"""Keeps columns of signature blocks apart: a witness signs for no party, a name stands under its mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_lines import WITNESS, Cell, Row, company

_UNDER = 10
"""Rows below a head over a column that still are its own."""
_BELOW_MARK = 3
_ALONE = 3


def own_columns(rows: Sequence[Row]) -> list[Row]:
    """Put names under the marks that repeat them, and leave out what a witness signs."""
    apart = list(rows)
    for number, row in enumerate(rows):
        marks = {column: _names(cell.value) for column, cell in enumerate(row.cells) if cell.mark}
        if len(marks) > 1:
            _align(apart, number, marks)
    for number, row in enumerate(apart):
        for column, cell in enumerate(row.cells):
            if cell.label in WITNESS:
                _leave_out(apart, number, column)
    return apart


def _align(rows: list[Row], number: int, marks: dict[int, frozenset[str]]) -> None:
    """Move a name that stands alone in one of the next rows under the one mark that is in its words."""
    for place in range(number + 1, min(number + 1 + _BELOW_MARK, len(rows))):
        row = rows[place]
        if row.empty or any(cell.mark for cell in row.cells):
            return
        if len(row.cells) == 1 and row.cells[0].what == "words":
            names = _names(row.cells[0].value)
            own = [column for column, signed in marks.items() if len(signed) > 1 and signed <= names]
            if len(own) == 1 and own[0] > 0:
                empty = (Cell(row.start, row.start, "none", ""),) * own[0]
                rows[place] = replace(row, cells=(*empty, row.cells[0]))


def _leave_out(rows: list[Row], number: int, column: int) -> None:
    """Empty the cells of a witness: its own, those of its column, or what stands right under it."""
    row = rows[number]
    paired = len(row.cells) > 1
    signed = row.cells[column].mark != "" or row.cells[column].ruled or row.cells[column].value != ""
    name = _names(row.cells[column].value)
    _empty(rows, number, column)
    gap = 0
    for place in range(number + 1, min(number + 1 + _UNDER, len(rows))):
        below = rows[place]
        if below.empty:
            gap += 1
            if gap > 2 or (signed and not paired):
                return
            continue
        if column >= len(below.cells) or (not paired and len(below.cells) > 1):
            return
        cell = below.cells[column]
        if cell.label in WITNESS or company(cell.value):
            return
        if not paired and (cell.label in ("by", "per") or place - number > _ALONE):
            return
        if paired and len(below.cells) == 1 and not (name and name <= _names(cell.value)):
            continue  # a line of the other column, or one of both
        signed = signed or cell.mark != "" or cell.what == "rule"
        name = name or _names(cell.value)
        if not signed and cell.what != "none":
            return
        _empty(rows, place, column)
        gap = 0


def _empty(rows: list[Row], number: int, column: int) -> None:
    row = rows[number]
    cells = list(row.cells)
    cells[column] = Cell(cells[column].start, cells[column].end, "none", "")
    rows[number] = replace(row, cells=tuple(cells))


def _names(value: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}", fold(value)))
