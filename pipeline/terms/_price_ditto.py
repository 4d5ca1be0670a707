"""Rows of a price list that leave out the sign of money: often only the first row bears it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data import late as re
from pipeline.money import Amount
from pipeline.money._figures import FIGURE, Style, read_figure
from pipeline.terms._price_context import price_words
from pipeline.terms._price_rows import TOTAL_ROW
from pipeline.types import Language

_ROWS = 80
_GAP = 2
"""Empty lines that may stand between two rows."""
_FIGURE_CELL = re.compile(r"(?P<figure>\d[\d ,.']*?)(?:\s*(?:h\.?t\.?|ttc|[*†‡]{1,3}))?")
_LABEL = re.compile(r"[a-z]{3}|\d\s*-{1,2}\s*\d|(?:over|plus de|au-dela)\s+\d|\A\s*(?:19|20)\d\d\s*\Z")


@dataclass(frozen=True, slots=True)
class Ditto:
    """A figure that shares the money of an earlier row; offsets in the stretch."""

    value: Decimal
    start: int
    end: int
    """The row, from its label to the figure."""
    sure: bool


def ditto_rows(folded: str, amount: Amount, language: Language, style: Style | None) -> Iterator[Ditto]:
    """Yield the rows below a row with money whose figures stand in the same column without a sign.

    Args:
        folded: the clause, folded, with its tabs and line breaks.
        amount: where the money of the first row stands.
        language: settles what separators leave open.
        style: decimal mark of the document, where known.
    """
    begin = folded.rfind("\n", 0, amount.start) + 1
    stop = folded.find("\n", amount.end)
    if stop < 0:
        return
    first = folded[begin:stop].split("\t")
    column = folded.count("\t", begin, amount.start)
    if len(first) < 2 or not column:
        return
    decimals = re.search(r"[.,]\d\d(?!\d)", first[column]) is not None
    at, gap = stop + 1, 0
    for _ in range(_ROWS):
        end = folded.find("\n", at)
        end = len(folded) if end < 0 else end
        line = folded[at:end]
        if not line.strip():
            gap += 1
            if gap > _GAP or end >= len(folded):
                return
            at = end + 1
            continue
        gap = 0
        row = _row(line, at, len(first), column, language, style, decimals=decimals)
        if row is None:
            return
        yield row
        if end >= len(folded):
            return
        at = end + 1


def _row(
    line: str, at: int, count: int, column: int, language: Language, style: Style | None, *, decimals: bool
) -> Ditto | None:
    cells = line.split("\t")
    if len(cells) != count or TOTAL_ROW.match(line) or price_words(language).never.meets(line):
        return None
    cell = cells[column]
    match = _FIGURE_CELL.fullmatch(cell.strip())
    if match is None or FIGURE.fullmatch(match.group("figure")) is None:
        return None
    if (re.search(r"[.,]\d\d(?!\d)", cell) is not None) != decimals or _LABEL.search(cells[0]) is None:
        return None
    figure = read_figure(match.group("figure"), language, style)
    if figure.value is None or figure.value == 0:
        return None
    low = at + sum(len(item) + 1 for item in cells[:column]) + len(cell) - len(cell.lstrip())
    return Ditto(figure.value, at, low + len(match.group("figure")), figure.sure)
