"""Reads a register's file, a workbook (XLSX, XLS, ODS) or text with separators, into heading and cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.folding import fold
from pipeline.register.headings import known_headings

Cell = str | date | Decimal | None
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_MOST_BYTES = 200_000_000
_MOST_ROWS = 200_000
_LOOK = 30
"""Lines at the top among which the heading is looked for."""


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and the rows under it."""

    source: str
    """Name of the file."""
    sheet: str
    """Name of the sheet; empty where the format has none."""
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int
    """Line of the first row in the file, from 1."""


def read_table(path: Path) -> Table:
    """Read a register; of a workbook the sheet whose heading is best known.

    Raises:
        UsageError: it cannot be read, is too large, or has no heading that speaks of contracts.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError(f"{path} has more than {_MOST_BYTES // 1_000_000} MB; is it the register?")
        is_book = path.suffix.lower() in _WORKBOOKS
        sheets = _workbook(path) if is_book else {"": _text(path.read_bytes())}
    except OSError as error:
        raise UsageError(f"the register {path} cannot be read: {error.strerror}") from error
    best = max(sheets, key=lambda name: _heading_of(sheets[name])[1], default=None)
    if best is None:
        raise UsageError(f"the register {path} is empty")
    place, known = _heading_of(sheets[best])
    if known == 0:
        raise UsageError(
            f"{path} has no heading that is known; its first lines must name columns as "
            "Number, Counterparty, End date (Numéro, Fournisseur, Date de fin)"
        )
    lines = sheets[best]
    if len(lines) - place - 1 > _MOST_ROWS:
        raise UsageError(f"{path} has more than {_MOST_ROWS} rows; is it the register?")
    heading = tuple(_unique(["" if cell is None else " ".join(str(cell).split()) for cell in lines[place]]))
    rows = tuple(_padded(line, len(heading)) for line in lines[place + 1 :])
    return Table(path.name, best, heading, rows, place + 2)


def _workbook(path: Path) -> dict[str, list[list[Cell]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        names = book.sheet_names
        return {
            name: [[_cell(value) for value in line] for line in book.get_sheet_by_name(name).to_python()]
            for name in names
        }
    except (CalamineError, ValueError) as error:
        raise UsageError(f"the register {path} is no workbook that can be read: {error}") from error


def _cell(value: object) -> Cell:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        # As the spreadsheet shows it: 0.1 + 0.2 is 0.3 there too.
        return Decimal(repr(round(value, 6))).normalize() if isinstance(value, float) else Decimal(value)
    return str(value).strip() or None


def _text(raw: bytes) -> list[list[Cell]]:
    text = _decoded(raw)
    sample = "\n".join(text.splitlines()[:_LOOK])
    separator = max(";\t,|", key=sample.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    return [[cell.strip() or None for cell in line] for line in reader]


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _heading_of(lines: Sequence[Sequence[Cell]]) -> tuple[int, int]:
    """Return the line among the first that holds most known headings, and how many fields those name."""
    best = (0, 0)
    for place, line in enumerate(lines[:_LOOK]):
        fields = {
            name
            for cell in line
            if isinstance(cell, str) and len(cell) < 60
            for name in known_headings(fold(cell))
        }
        if len(fields) > best[1]:
            best = (place, len(fields))
    return best


def _unique(names: Sequence[str]) -> list[str]:
    """Columns of the same name, or of none, are told apart by their place."""
    seen: set[str] = set()
    result = []
    for place, name in enumerate(names, 1):
        shown = name or f"column {place}"
        if shown in seen:
            shown = f"{shown} ({place})"
        seen.add(shown)
        result.append(shown)
    return result


def _padded(line: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return tuple(line[:width]) + (None,) * max(width - len(line), 0)
