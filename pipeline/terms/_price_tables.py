"""Tables whose head says what their bare figures are: ``Price per unit (US$)`` over ``0.42``.

Cells of a row stand apart by tabs. A head is a line of cells without figures, of which one names a price;
printed heads may run over a few lines, and rows may have lost a tab, so a column is only trusted where
every cell of the row has its place.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline._money_figures import FIGURE, Style, read_figure
from pipeline._money_marks import BARE_DOLLAR, Mark, marks
from pipeline.folding import fold
from pipeline.money import per_of, tax_of
from pipeline.terms._price_context import price_words
from pipeline.types import JsonValue, Language

_TABLE = 12_000
"""Characters below a head in which its rows are sought."""
_GAP = 2
"""Lines without tabs that may stand between two rows: wrapped cells."""
_HEAD_LINES = 4
_LONG_CELL = 60
_CELL = re.compile(
    r"(?P<figure>\d[\d ,.']*)(?:\s*(?:\[[^\]\d]{0,12}\]|[*†‡]{1,3}|\(\d\)|h\.?t\.?|ttc))?\s*"
)
_DECIMALS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[ ,.']?\d{3})*[.,]\d{2}(?![\d.,/%-]*\d)(?!\s?%)")
_DIGITS = re.compile(r"\d")
_PROSE = re.compile(
    r"\A\s*(?:article|section|annexe|schedule)?\s*\d+(?:\.\d+)*[.)]?\s+[a-z]|[a-z]{2}[.;:]\s*\Z"
)
"""A line that is a heading or ends a sentence: the table is over."""
_WEAK = re.compile(r"\b(?:amounts?|montants?|costs?|couts?|valeur|value)\b")
_TOTAL = re.compile(
    r"\W*(?:sous[- ]?total|sub-?total|grand\s+total|total|totaux|tva|t\.v\.a|vat|taxes?|sales\s+tax|gst|"
    r"net\s+a\s+payer|balance|solde|remise|discount|acompte|deposit|carried|report)\b"
)
_OTHER_COLUMN = re.compile(r"\b(?:total|subtotal|minimum|maximum|discount|remise|budget|savings|deposit)\b")
_EUROS = re.compile(r"€|\beuros?\b")
_OTHER_MONEY = re.compile(r"[$£¥]|\b(?:dollars?|usd|gbp|chf|francs? suisses?|cad)\b")
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
class TablePrice:
    """A price of a table; offsets in the flow."""

    amount: Decimal
    currency: str
    start: int
    end: int
    """The row, from its label to the figure."""
    head_start: int
    head_end: int
    confidence: float
    what: str
    qualifiers: dict[str, JsonValue]


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


@cache
def _mark() -> re.Pattern[str]:
    tokens = [
        token for token in marks().after if (token not in ("m", "k") and len(token) > 1) or token in "€$£¥"
    ]
    listed = "|".join(re.escape(token) for token in sorted(tokens, key=len, reverse=True))
    return re.compile(rf"(?<![a-z\d])(?:{listed})(?![a-z\d])")


def read_tables(
    text: str,
    start: int,
    end: int,
    heading: str,
    language: Language,
    style: Style | None,
    dollar: str | None,
) -> Iterator[TablePrice]:
    """Yield the prices of the tables whose head stands in ``text[start:end]``; rows may go on beyond.

    Args:
        text: the whole flow.
        start: where the clause begins.
        end: where it ends.
        heading: folded headings above the clause.
        language: of the words.
        style: decimal mark of the document, where known.
        dollar: what a bare ``$`` is in this document.
    """
    if text.find("\t", start, end) < 0 or price_words(language).never.meets(heading):
        return
    folded = fold(text[start : end + _TABLE])
    lines = list(_lines(folded))
    at = 0
    while at < len(lines) and lines[at][0] < end - start:
        head = _head(folded, lines, at, language, dollar)
        if head is None:
            at += 1
            continue
        at += 1
        while at < len(lines) and lines[at][0] < head.end:
            at += 1
        at = yield from _rows(text, folded, start, lines, at, head, language, style)


def _lines(folded: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(folded):
        stop = folded.find("\n", begin)
        stop = len(folded) if stop < 0 else stop
        yield begin, stop
        begin = stop + 1


def _is_figure(cell: str) -> bool:
    return _CELL.fullmatch(cell.strip(" $€£")) is not None


def _head(
    folded: str,
    lines: list[tuple[int, int]],
    at: int,
    language: Language,
    dollar: str | None,
) -> _Head | None:
    """Read the head that begins with a line: one of its cells names a price, and no cell is a figure."""
    low, high = lines[at]
    first = folded[low:high]
    if "\t" not in first:
        return None
    words = price_words(language)
    cells = [cell.strip() for cell in first.split("\t")]
    if any(len(cell) > _LONG_CELL or re.search(r"\d{2}", cell) for cell in cells):
        return None
    named = [i for i, cell in enumerate(cells) if words.names_price(cell) or _WEAK.search(cell)]
    if not named:
        return None
    stop, block = at, [first]
    for low_next, high_next in lines[at + 1 : at + _HEAD_LINES]:
        more = folded[low_next:high_next]
        if (
            len(more) > 2 * _LONG_CELL
            or _DIGITS.search(more)
            or (more.strip() and "." in more.strip()[-1:])
        ):
            break
        if more.strip() and "\t" not in more and len(more.strip()) > _LONG_CELL:
            break
        stop += 1
        block.append(more)
    wrapped = [line for line in block[1:] if line.strip()]
    best: _Head | None = None
    for column in named:
        cell = cells[column]
        if _OTHER_COLUMN.search(cell) or words.never.meets(cell):
            continue
        sign = _mark().search(cell)
        whole = cell
        if sign is None and wrapped:
            whole = " ".join(" ".join(block).split())
            sign = _mark().search(whole)
            if sign is None or words.never.meets(whole):
                continue
        mark = marks().after[sign.group()] if sign is not None else None
        if mark is None:
            mark = _documents(folded, cell, language)
        if mark is None or mark.scale != 1:
            continue
        currency = dollar if mark.code == BARE_DOLLAR else mark.code
        if currency is None:
            continue
        strong = words.names_price(cell) and sign is not None
        qualifiers = _qualifiers(cell if cell == whole else whole, sign, language, cell)
        end = lines[stop][1] if wrapped else high
        placed = column if not wrapped else -1
        sure = 0.6 if not strong else 0.9 if placed >= 0 else 0.75
        if best is not None:
            return (
                None  # two columns of prices: each row has two figures, and which is which is for a person
            )
        best = _Head(low, end, placed, len(cells), currency, sure, qualifiers)
    return best


def _documents(folded: str, cell: str, language: Language) -> Mark | None:
    """Return the euro where a French head says HT or TTC and the text around knows no other money."""
    if language != "fr" or tax_of(f"{cell} ", len(cell) + 1, len(cell) + 1) is None:
        return None
    near = folded[:_TABLE]
    return Mark("EUR") if _EUROS.search(near) and not _OTHER_MONEY.search(near) else None


def _qualifiers(
    head: str, sign: re.Match[str] | None, language: Language, cell: str
) -> dict[str, JsonValue]:
    """Read per what and before or after tax from the head; in a wrapped one, the word before the sign."""
    found: dict[str, JsonValue] = {}
    per: str | None = None
    if head is not cell and sign is not None:
        before = re.search(r"([a-z0-9²³]+)\s*\(?\s*\Z", head[: sign.start()])
        if before is not None:
            per = per_of(f"x per {before.group(1)} ", 1, 1, "en") if language == "en" else None
    else:
        plain = _mark().sub(" ", head).replace("(", " ").replace(")", " ")
        plain = " ".join(plain.split())
        per = per_of(f"{plain} ", 0, 0, language) or per_of(
            f"{plain} ", len(plain) + 1, len(plain) + 1, language
        )
    if per is not None:
        found["per"] = per
    tax = tax_of(f"{head} ", len(head) + 1, len(head) + 1)
    if tax is not None:
        found["tax"] = tax
    return found


def _rows(
    text: str,
    folded: str,
    base: int,
    lines: list[tuple[int, int]],
    at: int,
    head: _Head,
    language: Language,
    style: Style | None,
) -> Generator[TablePrice, None, int]:
    """Yield the rows under a head; return (through ``yield from``) the line at which the table ends."""
    gap = 0
    words = price_words(language)
    while at < len(lines):
        low, high = lines[at]
        line = folded[low:high]
        if "\t" not in line:
            gap += bool(line.strip())
            if gap > _GAP or len(line) > _LONG_CELL or _PROSE.search(line):
                break
            at += 1
            continue
        if not _DIGITS.search(line) and line.count("\t") >= 2 and at > 0:
            break  # another head
        gap = 0
        at += 1
        if _TOTAL.match(line) or words.never.meets(line) or _signed(line):
            continue
        place = _figure_of(line, head)
        if place is None:
            continue
        raw = line[place[0] : place[1]]
        figure = read_figure(raw, language, style)
        if figure.value is None or figure.value == 0:
            continue
        what = _label(text[base + low : base + low + place[0]])
        if not what:
            continue
        sure = head.confidence if figure.sure else min(head.confidence, 0.7)
        if place[2]:
            sure = min(sure, 0.75)
        yield TablePrice(
            figure.value,
            head.currency,
            base + low,
            base + low + place[1],
            base + head.start,
            base + head.end,
            sure,
            what,
            head.qualifiers,
        )
    return at


def _signed(line: str) -> bool:
    """Whether a row has money of its own, with its sign: that is read as such."""
    return re.search(r"[€$£]\s?\d|\d\s?[€$£]|\d\s?(?:eur|usd|gbp)\b", line) is not None


def _figure_of(line: str, head: _Head) -> tuple[int, int, bool] | None:
    """Return where the price of a row stands, and whether its column was lost."""
    cells = line.split("\t")
    if head.column >= 0 and len(cells) == head.cells:
        low = sum(len(cell) + 1 for cell in cells[: head.column])
        cell = cells[head.column]
        match = _CELL.fullmatch(cell.strip())
        if match is None:
            return None
        figure = match.group("figure").rstrip(" ,.'")
        if FIGURE.fullmatch(figure) is None:
            return None
        start = low + len(cell) - len(cell.lstrip())
        return start, start + len(figure), False
    found = list(_DECIMALS.finditer(line))
    if len(found) != 1 or "\t" not in line[: found[0].start()]:
        return None
    return found[0].start(), found[0].end(), True


def _label(before: str) -> str:
    """Return what the row is for: its first two cells with letters, as printed."""
    cells = [" ".join(cell.split()) for cell in before.split("\t")]
    named = [cell for cell in cells if re.search(r"[^\W\d_]{2}", cell)]
    return " ".join(named[:2])[:80].strip(" :.-")
