"""Tables that run sideways: the first cell of a row says what its figures are, ``Price (EUR/MWh)``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline._money_figures import FIGURE, Style, read_figure
from pipeline._money_marks import BARE_DOLLAR, Mark, marks, only_euros
from pipeline.folding import fold
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import (
    CELL,
    DIGITS,
    LONG_CELL,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_tables import TablePrice
from pipeline.types import Language


def read_sideways(
    text: str,
    start: int,
    end: int,
    heading: str,
    language: Language,
    style: Style | None,
    dollar: str | None,
) -> Iterator[TablePrice]:
    """Yield the figures of rows in ``text[start:end]`` whose first cell says what they are.

    The arguments are those of ``read_tables``.
    """
    if text.find("\t", start, end) < 0 or price_words(language).never.meets(heading):
        return
    near, base, length = fold(text[start:end]), start, end - start
    above: list[str] = []
    for low, high in lines_of(near):
        if low >= length:
            return
        cells = near[low:high].split("\t")
        label = cells[0].strip()
        if len(cells) > 1 and len(label) <= LONG_CELL and not DIGITS.search(label):
            sign = money_mark().search(label)
            mark = marks().after[sign.group()] if sign is not None else None
            if mark is None and language == "fr" and names_money(label, language) and only_euros(text):
                mark = Mark("EUR")
            currency = None if mark is None else dollar if mark.code == BARE_DOLLAR else mark.code
            if (
                mark is not None
                and mark.scale == 1
                and currency is not None
                and names_money(label, language)
            ):
                heads = above if len(above) == len(cells) else []
                yield from _along(text, base, low, high, cells, heads, currency, sign, language, style)
        if near[low:high].strip():
            above = cells


def _along(
    text: str,
    base: int,
    low: int,
    high: int,
    cells: list[str],
    heads: list[str],
    currency: str,
    sign: re.Match[str] | None,
    language: Language,
    style: Style | None,
) -> Iterator[TablePrice]:
    matches = [CELL.fullmatch(cell.strip()) for cell in cells[1:]]
    if not all(
        match is not None or not cell.strip() for match, cell in zip(matches, cells[1:], strict=True)
    ):
        return
    printed = text[base + low : base + high].split("\t")
    label = " ".join(printed[0].split()).strip(" :.-")
    qualifiers = qualifiers_of(cells[0], sign, language, wrapped=False)
    at = low + len(cells[0]) + 1
    for place, (cell, match) in enumerate(zip(cells[1:], matches, strict=True), 1):
        raw = match.group("figure").rstrip(" ,.'") if match is not None else ""
        if raw and FIGURE.fullmatch(raw) is not None:
            figure = read_figure(raw, language, style)
            if figure.value:
                end = at + len(cell) - len(cell.lstrip()) + len(raw)
                head = heads[place].strip() if heads else ""
                yield TablePrice(
                    figure.value, currency, base + low, base + end, base + low, base + low + len(cells[0]),
                    0.85 if figure.sure else 0.7, f"{label}, {head}" if head else label, qualifiers,
                )  # fmt: skip
        at += len(cell) + 1
