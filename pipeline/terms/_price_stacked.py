"""Tables whose cells stand one below the other: as many lines of a head, then as many for each row."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.money._figures import FIGURE
from pipeline.money._marks import Mark, marks, only_euros
from pipeline.terms._price_bases import per_said
from pipeline.terms._price_heads import (
    ALONE,
    CELL,
    DIGITS,
    LONG_CELL,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_rows import TOTAL_ROW, unit_cell
from pipeline.terms._price_stretch import Stretch, TablePrice
from pipeline.types import JsonValue, Language

_COLUMNS = (2, 3, 4, 5)
_FEWEST = 2
"""Rows from which on lines below each other are a table."""
_SURE = 0.7
_WORDS = re.compile(r"[a-z]{2}")

Line = tuple[int, int, str]
"""Where a line stands, and what it says."""


def read_stacked(where: Stretch) -> Iterator[TablePrice]:
    """Yield the figures of tables that stand a cell a line."""
    if not ALONE.search(where.text, where.start, where.end):
        return
    near = where.folded()
    lines = [
        (low, high, line)
        for low, high in lines_of(near)
        if (line := near[low:high].strip()) and "\t" not in line
    ]
    at = 0
    while at < len(lines):
        columns = next(
            (count for count in _COLUMNS if _rows(lines, at, count, where.language) >= _FEWEST), 0
        )
        if not columns:
            at += 1
            continue
        rows = _rows(lines, at, columns, where.language)
        yield from _prices(where, lines[at : at + columns * (rows + 1)], columns)
        at += columns * (rows + 1)


def _rows(lines: list[Line], at: int, columns: int, language: Language) -> int:
    """Count the rows below a head of so many lines; 0 where it is none."""
    head = [line for _, _, line in lines[at : at + columns]]
    if len(head) < columns or any(
        len(one) > LONG_CELL or DIGITS.search(one) or one.endswith((".", ";")) for one in head
    ):
        return 0
    priced = _priced(head, language)
    if not priced:
        return 0
    rows = 0
    for low in range(at + columns, len(lines) - columns + 1, columns):
        row = [line for _, _, line in lines[low : low + columns]]
        if not _WORDS.search(row[0]) or not all(CELL.fullmatch(row[place]) for place in priced):
            break
        if any(len(cell) > LONG_CELL for cell in row):
            break
        rows += 1
    return rows


def _priced(head: list[str], language: Language) -> list[int]:
    return [place for place, cell in enumerate(head) if place and names_money(cell, language)]


def _prices(where: Stretch, lines: list[Line], columns: int) -> Iterator[TablePrice]:
    language, base = where.language, where.start
    head = [line for _, _, line in lines[:columns]]
    for place in _priced(head, language):
        sign = money_mark().search(head[place])
        mark = marks().after[sign.group()] if sign is not None else None
        if mark is None and language == "fr" and only_euros(where.text):
            mark = Mark("EUR")
        currency = where.currency(mark)
        if currency is None:
            continue
        qualifiers = qualifiers_of(head[place], sign, language, wrapped=False)
        for low in range(columns, len(lines), columns):
            row = lines[low : low + columns]
            match = CELL.fullmatch(row[place][2])
            raw = match.group("figure").rstrip(" ,.'") if match is not None else ""
            if FIGURE.fullmatch(raw) is None or TOTAL_ROW.match(row[0][2]):
                continue
            figure = where.figure(raw)
            if not figure.value:
                continue
            own: dict[str, JsonValue] = dict(qualifiers)
            for _, _, cell in row[1:place]:
                if (unit := unit_cell(cell, language)) and (per := per_said(unit, language)):
                    own["per"] = per
            yield TablePrice(
                figure.value,
                currency,
                base + row[0][0],
                base + row[place][1],
                base + lines[place][0],
                base + lines[place][1],
                _SURE if figure.sure else 0.6,
                where.printed(row[0][0], row[0][1]),
                own,
            )
