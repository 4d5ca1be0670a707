"""Tables whose head says what their bare figures are: ``Price per unit (US$)`` over ``0.42``.

Cells of a row stand apart by tabs. A head is a line of cells without figures, of which one names a price;
printed heads may run over a few lines, and rows may have lost a tab, so a column is only trusted where
every cell of the row has its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.money import tax_of
from pipeline.money._marks import Mark, marks, only_euros
from pipeline.money._qualifiers import per_named
from pipeline.terms._price_bases import TIMES
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import (
    DIGITS,
    IN_MONEY,
    LONG_CELL,
    UNIT_PRICE,
    Head,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_rows import (
    RATE,
    UNIT_HEAD,
    VALUE_COLUMN,
)
from pipeline.terms._price_stretch import Stretch, TablePrice
from pipeline.terms._price_table_rows import rows
from pipeline.types import Language

_TABLE = 12_000
"""Characters below a head in which its rows are sought."""
_LOOK = 500
"""Characters after a clause that the head of a table may run over into."""
_HEAD_LINES = 4
_WEAK = re.compile(r"\b(?:amounts?|montants?|costs?|couts?|valeur|value)\b")
_PRODUCT = re.compile(r"(?:montants?|amounts?|sous-totaux|sous-total)\b")
_OTHER_COLUMN = re.compile(r"\b(?:total|subtotal|minimum|maximum|discount|remise|budget|savings|deposit)\b")
HEAD_TRIGGERS = (
    *(
        "(gbp",
        "(usd",
        "(eur",
        "(chf",
        "(cad",
        "(aud",
        " gbp",
        " usd",
        " eur",
        " chf",
        "\tgbp",
        "\tusd",
        "\teur",
    ),
    *("en euro", "in euro", "€", " ht", " h.t", "hors taxe", " ttc", "\nht", "\nttc"),
)
"""A clause with the head of such a table has one of these."""


def read_tables(where: Stretch) -> Iterator[TablePrice]:
    """Yield the prices of the tables whose head stands in the stretch; rows may go on beyond."""
    text, start, end = where.text, where.start, where.end
    if text.find("\t", start, end) < 0:
        return
    near = fold(text[start : end + _LOOK])
    if not any(
        _heads(where, near, list(lines_of(near, low, _HEAD_LINES)), 0)
        for low, high in lines_of(near)
        if low < end - start and "\t" in near[low:high]
    ):
        return
    folded = fold(text[start : end + _TABLE])
    lines = list(lines_of(folded))
    at = 0
    while at < len(lines) and lines[at][0] < end - start:
        heads = _heads(where, folded, lines, at)
        at += 1
        if heads:
            while at < len(lines) and lines[at][0] < heads[0].end:
                at += 1
            at = yield from rows(where, folded, lines, at, heads)


def _heads(where: Stretch, folded: str, lines: list[tuple[int, int]], at: int) -> tuple[Head, ...]:
    """Read the columns of prices of the head that begins with a line; none where a cell is a figure."""
    language = where.language
    low, high = lines[at]
    first = folded[low:high]
    if "\t" not in first or len(first) > 8 * LONG_CELL:
        return ()
    words = price_words(language)
    cells = [RATE.sub("", cell).strip() for cell in first.split("\t")]
    if any(len(cell) > LONG_CELL or re.search(r"\d{2}", cell) for cell in cells):
        return ()
    named = _named(cells, language)
    if not named:
        return ()
    block, end = [first], high
    for low_next, high_next in lines[at + 1 : at + _HEAD_LINES]:
        more = folded[low_next:high_next]
        if len(more) > 2 * LONG_CELL or DIGITS.search(more) or more.rstrip().endswith("."):
            break
        if more.strip():
            if "\t" not in more and len(more.strip()) > LONG_CELL:
                break
            block.append(more)
            end = high_next
    wrapped = len(block) > 1
    if wrapped and all(line.count("\t") == len(cells) - 1 for line in block):
        # each line of the head has all columns
        rows = [[RATE.sub("", cell).strip() for cell in line.split("\t")] for line in block]
        cells = [" ".join(filter(None, parts)) for parts in zip(*rows, strict=True)]
        named, wrapped = _named(cells, language), False
    unit = next((i for i, cell in enumerate(cells) if UNIT_HEAD.fullmatch(cell)), -1)
    found: list[Head] = []
    for column in named:
        cell = cells[column]
        if _OTHER_COLUMN.search(cell) or words.never.meets(cell) or VALUE_COLUMN.search(cell):
            continue
        sign, whole = money_mark().search(cell), cell
        if sign is None and wrapped:
            whole = " ".join(" ".join(block).split())
            sign = money_mark().search(whole)
            if sign is None or words.never.meets(whole):
                continue
        if sign is None and (above := _line_above(folded, low, language)):
            whole = f"{above} {cell}"
            sign = money_mark().search(whole)
        mark = marks().after[sign.group()] if sign is not None else _documents(where.text, cell, language)
        currency = where.currency(mark)
        if currency is None:
            continue
        taxed, named_so = _said_tax(cell), names_money(cell, language)
        strong = named_so and (sign is not None or taxed)
        strong = strong or (language == "fr" and taxed and not VALUE_COLUMN.search(cell))
        placed = -1 if wrapped else column
        sure = 0.9 if strong and placed >= 0 else 0.75 if strong or named_so else 0.6
        qualifiers = qualifiers_of(whole, sign, language, wrapped=wrapped and whole != cell)
        if "per" not in qualifiers and (often := _titled_per(folded, low, language)) is not None:
            qualifiers["per"] = often
        found.append(Head(low, end, placed, len(cells), currency, sure, qualifiers, strong, unit))
    chosen = [head for head in found if head.strong] or found
    if len(chosen) > 1 and (wrapped or not chosen[0].strong):
        return ()  # which figure is which is for a person
    if any(UNIT_PRICE.search(cells[head.column]) for head in chosen if head.column >= 0):
        chosen = [replace(head, product=_PRODUCT.match(cells[head.column]) is not None) for head in chosen]
    return tuple(chosen)


def _named(cells: Sequence[str], language: Language) -> list[int]:
    french = language == "fr"
    return [
        i
        for i, cell in enumerate(cells)
        if names_money(cell, language)
        or _WEAK.search(cell)
        or (french and (_said_tax(cell) or "€" in cell))
    ]


def _line_above(folded: str, at: int, language: Language) -> str:
    """Return the title over a table where it names price and money: ``Price list (EUR, per piece)``."""
    lines = [line.strip() for line in folded[max(at - 300, 0) : at].split("\n") if line.strip()]
    title = lines[-1] if lines else ""
    if "\t" in title or len(title) > 2 * LONG_CELL:
        return ""
    if not names_money(title, language) and not IN_MONEY.search(title):
        return ""
    return title if money_mark().search(title) and not re.search(r"[€$£]\s?\d|\d\s?[€$£]", title) else ""


def _titled_per(folded: str, at: int, language: Language) -> str | None:
    """Read how often prices fall due from the title over a table: ``Redevances annuelles``."""
    title = next((line for line in reversed(folded[max(at - 300, 0) : at].split("\n")) if line.strip()), "")
    if "\t" in title or len(title) > 2 * LONG_CELL or not names_money(title, language):
        return None
    per = per_named(title, language)
    return per if per in TIMES else None


def _said_tax(cell: str) -> bool:
    return tax_of(f"{cell} ", len(cell) + 1, len(cell) + 1) is not None


def _documents(text: str, cell: str, language: Language) -> Mark | None:
    """Return the euro where a French head names a price, HT or TTC, and the text knows no other money."""
    if language != "fr" or not (_said_tax(cell) or names_money(cell, language)):
        return None
    return Mark("EUR") if only_euros(text) else None
