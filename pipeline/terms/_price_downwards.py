"""Columns that lost their table: a line says what figures are, and they stand each on a line below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline._money_figures import FIGURE, Style, read_figure
from pipeline._money_marks import BARE_DOLLAR, marks
from pipeline.folding import fold
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import (
    ALONE,
    DIGITS,
    LONG_CELL,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_tables import TablePrice
from pipeline.types import Language

_FEWEST = 2
"""Figures that must stand below each other: one alone may belong to anything."""
_FIGURE = re.compile(r"\d[\d .,']*[.,]\d{2,4}")


def read_downwards(
    text: str,
    start: int,
    end: int,
    heading: str,
    language: Language,
    style: Style | None,
    dollar: str | None,
) -> Iterator[TablePrice]:
    """Yield the figures below lines in ``text[start:end]`` that name a price and its money.

    The arguments are those of ``read_tables``.
    """
    if not ALONE.search(text, start, end) or price_words(language).never.meets(heading):
        return
    near = fold(text[start:end])
    lines = [(low, high) for low, high in lines_of(near) if near[low:high].strip()]
    for place, (low, high) in enumerate(lines):
        label = near[low:high].strip()
        if "\t" in label or len(label) > LONG_CELL or DIGITS.search(label) or label.endswith("."):
            continue
        sign = money_mark().search(label)
        if sign is None or not names_money(label, language):
            continue
        mark = marks().after[sign.group()]
        currency = dollar if mark.code == BARE_DOLLAR else mark.code
        below = _figures(near, lines[place + 1 :])
        if len(below) < _FEWEST or currency is None or mark.scale != 1:
            continue
        qualifiers = qualifiers_of(label, sign, language, wrapped=False)
        what = " ".join(text[start + low : start + high].split())
        for first, last in below:
            figure = read_figure(near[first:last], language, style)
            if figure.value:
                sure = 0.75 if figure.sure else 0.6
                where = (start + first, start + last, start + low, start + high)
                yield TablePrice(figure.value, currency, *where, sure, what, qualifiers)


def _figures(near: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the figures stand that follow each other, each alone on its line."""
    found: list[tuple[int, int]] = []
    for low, high in lines:
        line = near[low:high]
        raw = line.strip()
        if not _FIGURE.fullmatch(raw) or FIGURE.fullmatch(raw) is None:
            break
        first = low + len(line) - len(line.lstrip())
        found.append((first, first + len(raw)))
    return found
