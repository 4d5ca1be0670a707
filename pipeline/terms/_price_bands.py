"""Tables whose columns are steps of a quantity, or years: ``Up to 50 a month | 51 to 200 | over 200``.

The heads name no price: what the figures are stands above the table, below it or in its heading, and so
does their money. Each figure is the price of its row for its step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.money._marks import Mark, marks, only_euros
from pipeline.terms._price_bases import is_time, per_said
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import (
    CELL,
    LONG_CELL,
    Head,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
    titles_beside,
)
from pipeline.terms._price_rows import VALUE_COLUMN
from pipeline.terms._price_steps import steps_in
from pipeline.terms._price_stretch import Stretch, TablePrice
from pipeline.terms._price_table_rows import rows
from pipeline.types import JsonValue, Language

_OTHER = re.compile(
    r"\b(?:delais?|lead\s+times?|deliver\w*|livraison\w*|weights?|poids|stocks?|points?|percent\w*|remises?|discounts?"
    r"|rebates?|quantities|quantites|hours\s+worked|budgets?|volumes?\s+(?:estim\w+|previ\w+)|penalit\w+|bonus)\b"
)
_UNIT = re.compile(
    r"qty|qte|quantit(?:y|e)s?|unites?|units?|u\.?|ref\w*\.?|code|item|designation|description|libelle|n°|no\.?"
    r"|packs?|pack(?:ing|aging)|per\s+(?:box|pack|carton)|cond\w*\.?|box(?:es)?|cartons?|moq|lots?|sizes?|tailles?"
    r"|lengths?|longueurs?|widths?|largeurs?|heights?|hauteurs?|diam\w*|colou?rs?|couleurs?|years?|annees?|nombres?"
    r"|numbers?|count|effectifs?|ages?"
)
_STEPS = re.compile(r"\t[^\t\n]*")
"""Cells behind the first."""
_DUE = ("week", "month", "quarter", "half_year", "year")
_LINK = re.compile(r"\A(?:per|par|the|la|le|a|an|each|l')\s*")
_BY = re.compile(r"\b(?:selon|suivant|en\s+fonction|according|depending|based\s+on)\b.*", re.DOTALL)
"""By what prices differ is not what they are per: *according to the yearly tonnage*."""
_SUM = re.compile(r"[€$£]\s?\d|\d\s?[€$£]|\d\s?(?:eur|usd|gbp|chf|euros?|pounds?)\b")
_PLAIN = re.compile(r"[a-z][^\t\d%]{1,40}\d?")
_TITLES, _REACH = 4, 900
_TABLE = 12_000
SURE_STEPS, _PLAINLY = 0.8, 0.75


@dataclass(frozen=True, slots=True)
class _Columns:
    """A head whose columns are steps, years or kinds; offsets in the stretch."""

    start: int
    end: int
    cells: int
    printed: tuple[tuple[int, str], ...]
    """Place of each column of figures, and what it is headed."""
    steps: bool


def read_bands(where: Stretch) -> Iterator[TablePrice]:
    """Yield the figures of tables whose columns are steps or years, or kinds under a title in money."""
    if where.text.find("\t", where.start, where.end) < 0:
        return
    near = where.folded()
    found = [columns for at in lines_of(near) if (columns := _columns(where, near, *at)) is not None]
    if not found:
        return
    folded = fold(where.text[where.start : where.end + _TABLE])
    lines = list(lines_of(folded))
    for columns in found:
        heads = _heads(where, folded, columns)
        if heads:
            at = next(place for place, line in enumerate(lines) if line[0] >= columns.end)
            yield from rows(where, folded, lines, at, heads)


def _columns(where: Stretch, near: str, low: int, high: int) -> _Columns | None:
    """Read a line as the head of such a table, with the line below where that goes on with its cells."""
    line = near[low:high]
    if "\t" not in line or len(line) > 8 * LONG_CELL:
        return None
    below = near[high + 1 : near.find("\n", high + 1) if near.find("\n", high + 1) >= 0 else len(near)]
    cells = line.split("\t")
    goes_on = _runs_on(cells, below) and not _is_row(below, len(cells))
    if (steps := steps_in(cells)) and not goes_on:
        return _made(where, low, high, cells, below, steps)
    joined = [f"{one} {two}".strip() for one, two in zip(cells, below.split("\t"), strict=False)]
    if below.count("\t") == len(cells) - 1 and (steps := steps_in(joined)):
        return _made(where, low, high + 1 + len(below), joined, "", steps)
    kinds = [cell.strip() for cell in cells[1:]]
    priced = any(money_mark().search(cell) or names_money(cell, where.language) for cell in cells)
    if len(kinds) > 1 and not priced and all(map(_is_kind, kinds)) and _is_row(below, len(cells)):
        return _made(where, low, high, cells, below, tuple(range(1, len(cells))), steps=False)
    return None


def _runs_on(cells: Sequence[str], below: str) -> bool:
    """Whether the steps of a line go on in the next: *51 to* over *200*."""
    return any(re.search(r"\b(?:to|a|de|over|up)\s*\Z", cell) for cell in cells) and "\t" in below


def _made(
    where: Stretch,
    low: int,
    high: int,
    cells: list[str],
    below: str,
    columns: tuple[int, ...],
    *,
    steps: bool = True,
) -> _Columns:
    """Give the columns their printed heads; a head without a cell over the labels is one cell short."""
    shift = int(steps and columns[0] == 0 and below.count("\t") == len(cells))
    printed = where.text[where.start + low : where.start + high].split("\n")
    parts = [line.split("\t") for line in printed]
    named = tuple(
        (place + shift, " ".join(" ".join(part[place] for part in parts if place < len(part)).split()))
        for place in columns
        if place + shift > 0
    )
    return _Columns(low, high, len(cells) + shift, named, steps)


def _is_kind(cell: str) -> bool:
    return _PLAIN.fullmatch(cell) is not None and not _UNIT.fullmatch(cell) and not _OTHER.search(cell)


def _is_row(line: str, cells: int) -> bool:
    """Whether a line has a label and a figure in every other cell."""
    own = line.split("\t")
    return (
        len(own) == cells and bool(own[0].strip()) and all(CELL.fullmatch(cell.strip()) for cell in own[1:])
    )


def _heads(where: Stretch, folded: str, columns: _Columns) -> tuple[Head, ...]:
    """Say what the figures are and in what money; nothing where the words around do not."""
    language = where.language
    words, head = price_words(language), folded[columns.start : columns.end]
    above, below = _around(where, folded, columns)
    nearest = (_STEPS.sub(" ", head) if columns.steps else head, *above[:1])
    if any(_OTHER.search(one) or VALUE_COLUMN.search(one) or words.never.meets(one) for one in nearest):
        return ()
    said = [one for one in (head, *above, *below, where.heading) if words.names_price(one)]
    if not said:
        return ()
    sign, title = _money((head, *said, *above[:1]))
    mark = marks().after[sign.group()] if sign is not None else None
    if mark is None and language == "fr" and only_euros(where.text):
        mark = Mark("EUR")
    currency = where.currency(mark)
    if currency is None or not (columns.steps or (sign is not None and words.names_price(title))):
        return ()
    qualifiers: dict[str, JsonValue] = {}
    for one in (_BY.sub("", told).rstrip(" .:;") for told in (*said, title)):
        for key, value in qualifiers_of(one, money_mark().search(one), language, wrapped=False).items():
            qualifiers.setdefault(key, value)
    titled = not above or any(map(words.names_price, (head, *above, *below)))
    sure = SURE_STEPS if columns.steps and titled else _PLAINLY

    def made(place: int, printed: str) -> Head:
        often = None if columns.steps else _per(printed, language)
        own = qualifiers if often is None else {**qualifiers, "per": often}
        return Head(
            columns.start, columns.end, place, columns.cells, currency, sure, own, True,
            printed=printed, said=f"{said[0]} {fold(printed)}",
        )  # fmt: skip

    return tuple(made(*column) for column in columns.printed)


def _per(printed: str, language: Language) -> str | None:
    """Read what a column is per that is headed by a time: *Day*, *Week*, « Mois ».

    Such a table is a tariff: so much for each thing that is taken for a month, not each month.
    """
    said = per_said(f"{'par' if language == 'fr' else 'per'} {_LINK.sub('', fold(printed))}", language)
    return f"unit_{said}" if said in _DUE else said if is_time(said) else None


def _around(where: Stretch, folded: str, columns: _Columns) -> tuple[list[str], list[str]]:
    """Return the short lines without tabs above a table and below it, the nearest first."""
    at = where.start + columns.start
    above = titles_beside(reversed(fold(where.text[max(at - _REACH, 0) : at]).split("\n")), _TITLES)
    end, gap = columns.end, 0
    for low, high in lines_of(folded, columns.end + 1):
        gap = 0 if "\t" in folded[low:high] else gap + (low < high)
        if gap:
            break
        end = high
    return above, titles_beside(folded[end : end + _REACH].split("\n"), _TITLES)


def _money(said: Iterable[str]) -> tuple[re.Match[str] | None, str]:
    """Return the first sign of money of words that tell no sum, and the words."""
    for one in said:
        sign = money_mark().search(one)
        if sign is not None and not _SUM.search(one):
            return sign, one
    return None, ""
