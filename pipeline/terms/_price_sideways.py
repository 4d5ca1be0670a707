"""Tables that run sideways: the first cell of a row says what its figures are, ``Price (EUR/MWh)``."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.money._figures import FIGURE
from pipeline.money._marks import Mark, marks, only_euros
from pipeline.terms._price_heads import (
    CELL,
    DIGITS,
    LONG_CELL,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_stretch import Stretch, TablePrice


def read_sideways(where: Stretch) -> Iterator[TablePrice]:
    """Yield the figures of rows whose first cell says what they are."""
    if where.text.find("\t", where.start, where.end) < 0:
        return
    near, language = where.folded(), where.language
    above: list[str] = []
    for low, high in lines_of(near):
        cells = near[low:high].split("\t")
        label = cells[0].strip()
        if len(cells) > 1 and len(label) <= LONG_CELL and not DIGITS.search(label):
            sign = money_mark().search(label)
            mark = marks().after[sign.group()] if sign is not None else None
            if (
                mark is None
                and language == "fr"
                and names_money(label, language)
                and only_euros(where.text)
            ):
                mark = Mark("EUR")
            currency = where.currency(mark)
            if currency is not None and names_money(label, language):
                heads = above if len(above) == len(cells) else []
                yield from _along(where, low, high, cells, heads, currency, sign)
        if near[low:high].strip():
            above = cells


def _along(
    where: Stretch,
    low: int,
    high: int,
    cells: list[str],
    heads: list[str],
    currency: str,
    sign: re.Match[str] | None,
) -> Iterator[TablePrice]:
    base = where.start
    matches = [CELL.fullmatch(cell.strip()) for cell in cells[1:]]
    if not all(
        match is not None or not cell.strip() for match, cell in zip(matches, cells[1:], strict=True)
    ):
        return
    printed = where.text[base + low : base + high].split("\t")
    label = " ".join(printed[0].split()).strip(" :.-")
    qualifiers = qualifiers_of(cells[0], sign, where.language, wrapped=False)
    at = low + len(cells[0]) + 1
    for place, (cell, match) in enumerate(zip(cells[1:], matches, strict=True), 1):
        raw = match.group("figure").rstrip(" ,.'") if match is not None else ""
        if raw and FIGURE.fullmatch(raw) is not None:
            figure = where.figure(raw)
            if figure.value:
                end = at + len(cell) - len(cell.lstrip()) + len(raw)
                head = heads[place].strip() if heads else ""
                yield TablePrice(
                    figure.value, currency, base + low, base + end, base + low, base + low + len(cells[0]),
                    0.85 if figure.sure else 0.7, f"{label}, {head}" if head else label, qualifiers,
                )  # fmt: skip
        at += len(cell) + 1
