"""Tables whose head says what their bare figures are: ``Price per unit (US$)`` over ``0.42``.

Cells of a row stand apart by tabs. A head is a line of cells without figures, of which one names a price;
printed heads may run over a few lines, and rows may have lost a tab, so a column is only trusted where
every cell of the row has its place.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.folding import fold
from pipeline.money import tax_of
from pipeline.money._figures import FIGURE
from pipeline.money._marks import Mark, marks, only_euros
from pipeline.money._qualifiers import per_named
from pipeline.terms._price_bases import TIMES, label_end, per_said
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import (
    CELL,
    DIGITS,
    IN_MONEY,
    LONG_CELL,
    UNIT_PRICE,
    lines_of,
    money_mark,
    names_money,
    qualifiers_of,
)
from pipeline.terms._price_rows import (
    RATE,
    SUMMED,
    THING_CELL,
    TOTAL_ROW,
    UNIT_HEAD,
    VALUE_COLUMN,
    WHOLE,
    WHOLE_ROW,
    WHOLE_UNIT,
    unit_cell,
)
from pipeline.terms._price_stretch import Stretch, TablePrice
from pipeline.types import JsonValue, Language

_TABLE = 12_000
"""Characters below a head in which its rows are sought."""
_LOOK = 500
"""Characters after a clause that the head of a table may run over into."""
_GAP = 2
"""Lines without tabs that may stand between two rows: wrapped cells."""
_HEAD_LINES = 4
_DECIMALS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[ ,.']?\d{3})*[.,]\d{2}(?![\d.,/%-]*\d)(?!\s?%)")
_PROSE = re.compile(
    r"\A\s*(?:article|section|annexe|schedule)?\s*\d+(?:\.\d+)*[.)]?\s+[a-z]|[a-z]{2}[.;:]\s*\Z"
)
"""A line that is a heading or ends a sentence: the table is over."""
_WEAK = re.compile(r"\b(?:amounts?|montants?|costs?|couts?|valeur|value)\b")
_YEAR = re.compile(r"(?:year\s+|annee\s+)?(?:(?:19|20)\d\d|\d{1,2})\Z")
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


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table that holds a price column."""

    start: int
    end: int
    column: int
    """Place of the price among the cells; -1 where the head runs over lines."""
    cells: int
    currency: str
    confidence: float
    qualifiers: dict[str, JsonValue]
    strong: bool
    """The cell names a price and its money."""
    unit: int = -1
    """Place of the column of units; -1 where there is none."""
    product: bool = False
    """Its figures are quantities times a price that has a column of its own: only their sum is owed."""


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
            at = yield from _rows(where, folded, lines, at, heads)


def _heads(where: Stretch, folded: str, lines: list[tuple[int, int]], at: int) -> tuple[_Head, ...]:
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
    found: list[_Head] = []
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
        found.append(_Head(low, end, placed, len(cells), currency, sure, qualifiers, strong, unit))
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


def _rows(
    where: Stretch, folded: str, lines: list[tuple[int, int]], at: int, heads: tuple[_Head, ...]
) -> Generator[TablePrice, None, int]:
    """Yield the rows under a head; return (through ``yield from``) the line at which the table ends."""
    gap, language = 0, where.language
    words = price_words(language)
    while at < len(lines):
        low, high = lines[at]
        line = folded[low:high]
        if "\t" not in line and not (gap == 0 and _lost_its_tabs(line, heads)):
            gap += bool(line.strip())
            if gap > _GAP or len(line) > LONG_CELL or _PROSE.search(line):
                break
            at += 1
            continue
        if not DIGITS.search(line) and line.count("\t") >= 2:
            break  # another head
        gap = 0
        at += 1
        if len(line) > 20 * LONG_CELL or words.never.meets(line) or _signed(line) or _COUNT.match(line):
            continue
        whole = TOTAL_ROW.match(line) is not None
        if whole and not WHOLE_ROW.match(line):
            continue
        for head in heads:
            if head.product != whole and any(one.product for one in heads):
                continue
            if whole and not head.product and head.qualifiers.get("per") not in SUMMED:
                continue  # rates of an hour or a piece add up to nothing
            row = _row(where, line, low, head, several=len(heads) > 1)
            if row is not None:
                yield replace(row, confidence=WHOLE) if whole else row
    return at


def _row(where: Stretch, line: str, low: int, head: _Head, *, several: bool) -> TablePrice | None:
    """Read the price of one row under one head."""
    text, base = where.text, where.start
    place = _figure_of(line, head)
    if place is None or (place[2] and several):
        return None
    figure = where.figure(line[place[0] : place[1]])
    if figure.value is None or figure.value == 0:
        return None
    before = text[base + low : base + low + place[0]]
    what = _label(before)
    label = fold(what)
    printed = text[base + head.start : base + head.end].split("\t")[head.column].strip(" :.-")
    year = " ".join(before.split("\t")[0].split())
    if head.column >= 0 and not what and _YEAR.fullmatch(fold(year)):
        what = f"{printed}, {year}"
    elif head.column >= 0 and several and what:
        what = f"{what}, {printed}"
    if not what:
        return None
    qualifiers = head.qualifiers
    cells = line.split("\t")
    if head.unit >= 0 and len(cells) == head.cells:
        said = cells[head.unit].strip()
        unit = unit_cell(said, where.language)
        per = per_said(unit, where.language) if unit else None
        if per is not None:
            qualifiers = {**qualifiers, "per": per}
        elif WHOLE_UNIT.fullmatch(said):
            qualifiers = {key: value for key, value in qualifiers.items() if key != "per"}
        elif "per" not in qualifiers and THING_CELL.fullmatch(said):
            qualifiers = {**qualifiers, "per": "unit"}
    if qualifiers.get("per", "unit") == "unit" and (per := label_end(label, where.language)) is not None:
        qualifiers = {**qualifiers, "per": per}
    if qualifiers.get("per") == "unit" and _COMES_BACK.search(label):
        qualifiers = {**qualifiers, "per": per_named(label, where.language) or "unit"}
    if qualifiers.get("per") == "unit" and _FLAT.search(label):
        qualifiers = {key: value for key, value in qualifiers.items() if key != "per"}
    sure = head.confidence if figure.sure else min(head.confidence, 0.7)
    return TablePrice(
        figure.value,
        head.currency,
        base + low,
        base + low + place[1],
        base + head.start,
        base + head.end,
        min(sure, 0.75) if place[2] else sure,
        what,
        qualifiers,
    )


_COUNT = re.compile(r"\W*(?:nombre|effectifs?|duree|number\s+of|headcount)\b")
"""A row that counts something."""
_SERVICE = (
    r"(?:maintenance|support|abonnements?|licences?|hebergement|redevances?|subscription|hosting|license)"
)
_OFTEN = r"(?:mensuel\w*|annuel\w*|trimestriel\w*|annual|monthly|quarterly|yearly)"
_COMES_BACK = re.compile(rf"\b(?:{_SERVICE}\s+{_OFTEN}|{_OFTEN}\s+{_SERVICE})\b")
"""A service by time, whatever the column is headed: *annual maintenance* under *unit price*."""
_FLAT = re.compile(r"\((?:au\s+)?forfait(?:aire)?\)|\blump\s+sum\b|\bforfait\Z")
"""A row that costs a sum, whatever the column is headed."""


def _lost_its_tabs(line: str, heads: Sequence[_Head]) -> bool:
    """Tell a row whose cells stand too close for tabs: ``Calibration of a balance each 85.00``.

    Only where the one price has the last column: the figure at the end of the line is the price.
    """
    (head, *others) = heads
    if others or head.column != head.cells - 1 or len(line) > LONG_CELL + _SUM_LONG:
        return False
    found = list(_DECIMALS.finditer(line))
    if len(found) != 1 or line[found[0].end() :].strip() or _POINTS.search(line, 0, found[0].start()):
        return False
    return re.search(r"[^\W\d_]{3}", line[: found[0].start()]) is not None


_SUM_LONG = 20
_POINTS = re.compile(r"\b(?:articles?|clauses?|sections?|paragraph\w*|version|annexes?|schedule|page)\s*$")
"""Before a number that is no sum."""


def _signed(line: str) -> bool:
    """Whether a row has money of its own, with its sign: that is read as such."""
    return re.search(r"[€$£]\s?\d|\d\s?[€$£]|\d\s?(?:eur|usd|gbp)\b", line) is not None


def _figure_of(line: str, head: _Head) -> tuple[int, int, bool] | None:
    """Return where the price of a row stands, and whether its column was lost."""
    cells = line.split("\t")
    if head.column >= 0 and len(cells) == head.cells:
        low = sum(len(cell) + 1 for cell in cells[: head.column])
        cell = cells[head.column]
        match = CELL.fullmatch(cell.strip())
        if match is None:
            return None
        figure = match.group("figure").rstrip(" ,.'")
        if FIGURE.fullmatch(figure) is None:
            return None
        start = low + len(cell) - len(cell.lstrip())
        return start, start + len(figure), False
    found = list(_DECIMALS.finditer(line))
    if len(found) != 1 or ("\t" in line and "\t" not in line[: found[0].start()]):
        return None
    return found[0].start(), found[0].end(), True


def _label(before: str) -> str:
    """Return what the row is for: its first two cells with letters, as printed."""
    cells = [" ".join(cell.split()) for cell in before.split("\t")]
    named = [cell for cell in cells if re.search(r"[^\W\d_]{2}", cell)]
    return " ".join(named[:2])[:80].strip(" :.-")
