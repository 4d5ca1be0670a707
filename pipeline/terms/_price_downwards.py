"""Columns that lost their table: a line says what figures are, and they stand each on a line below."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.money._figures import FIGURE
from pipeline.money._marks import marks
from pipeline.terms._price_heads import (
    ALONE,
    DIGITS,
    LONG_CELL,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_stretch import Stretch, TablePrice

_FEWEST = 2
"""Figures that must stand below each other: one alone may belong to anything."""
_FIGURE = re.compile(r"\d[\d .,']*[.,]\d{2,4}")


def read_downwards(where: Stretch) -> Iterator[TablePrice]:
    """Yield the figures below lines that name a price and its money."""
    if not ALONE.search(where.text, where.start, where.end):
        return
    near, start, language = where.folded(), where.start, where.language
    lines = [(low, high) for low, high in lines_of(near) if near[low:high].strip()]
    for place, (low, high) in enumerate(lines):
        label = near[low:high].strip()
        if "\t" in label or len(label) > LONG_CELL or DIGITS.search(label) or label.endswith("."):
            continue
        sign = money_mark().search(label)
        if sign is None or not names_money(label, language):
            continue
        currency = where.currency(marks().after[sign.group()])
        below = _figures(near, lines[place + 1 :])
        if len(below) < _FEWEST or currency is None:
            continue
        qualifiers = qualifiers_of(label, sign, language, wrapped=False)
        what = where.printed(low, high)
        for first, last in below:
            figure = where.figure(near[first:last])
            if figure.value:
                sure = 0.75 if figure.sure else 0.6
                places = (start + first, start + last, start + low, start + high)
                yield TablePrice(figure.value, currency, *places, sure, what, qualifiers)


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
