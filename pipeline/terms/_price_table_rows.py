"""Rows of a table under its head: over page breaks, repeated heads, titles and sums carried forward."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from data import late as re
from pipeline.folding import fold
from pipeline.money._figures import FIGURE
from pipeline.money._qualifiers import per_named
from pipeline.terms._price_bases import label_end, per_said
from pipeline.terms._price_context import price_words
from pipeline.terms._price_heads import CELL, DIGITS, LONG_CELL, Head
from pipeline.terms._price_rows import (
    CARRIED,
    SUMMED,
    THING_CELL,
    TOTAL_ROW,
    WHOLE,
    WHOLE_ROW,
    WHOLE_UNIT,
    unit_cell,
)
from pipeline.terms._price_stretch import Stretch, TablePrice

Lines = list[tuple[int, int]]

_GAP = 2
"""Lines without tabs that may stand between two rows: wrapped cells."""
_BETWEEN, _BETWEEN_LONG = 10, 3 * LONG_CELL
"""Lines between two pages of a table, and how long one may be: foot, head, title, *continued*."""
_DECIMALS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:[ ,.']?\d{3})*[.,]\d{2}(?![\d.,/%-]*\d)(?!\s?%)")
_PROSE = re.compile(
    r"\A\s*(?:article|section|annexe|schedule)?\s*\d+(?:\.\d+)*[.)]?\s+[a-z]|[a-z]{2}[.;:]\s*\Z"
)
"""A line that is a heading or ends a sentence: the table is over, unless its rows go on behind it."""
_ALIKE = 0.85
_SENTENCE = re.compile(r"[a-z]{2}[.;]\Z")
_YEAR = re.compile(r"(?:year\s+|annee\s+)?(?:(?:19|20)\d\d|\d{1,2})\Z")
_NUMBER = re.compile(r"[\d ]{1,7}")
_MEASURED = re.compile(r"\([^)]*\)\s*\Z")
"""What the head of a column ends with that says how its figures are measured: *(days)*."""
_UNPRICED = re.compile(
    r"incl\w*\.?|free(?: of charge)?|gratuit\w*|offerte?s?|(?:price )?on (?:request|application)"
    r"|p\.?o\.?a\.?|sur (?:devis|demande)|nous consulter|n\.?\s?/?\s?[ac]\.?|nil|neant|tb[acd]|s\.?o\.?|\W*"
)
"""What stands where a price would: its row is no head."""


def rows(
    where: Stretch, folded: str, lines: Lines, at: int, heads: tuple[Head, ...]
) -> Generator[TablePrice, None, int]:
    """Yield the rows under a head; return (through ``yield from``) the line at which the table ends."""
    gap, decimals = 0, False
    words = price_words(where.language)
    printed = _printed_heads(folded, heads)
    while at < len(lines):
        low, high = lines[at]
        line = folded[low:high]
        if "\t" not in line and not (gap == 0 and _lost_its_tabs(line, heads)):
            gap += bool(line.strip())
            over = gap > _GAP or len(line) > LONG_CELL or _PROSE.search(line)
            if over or (line.strip() and at > 1 and _is_blank(lines[at - 1]) and words.never.meets(line)):
                behind = _goes_on(where, folded, lines, at, heads, decimals=decimals)
                if behind is None:
                    break
                at, gap = behind, 0
                continue
            at += 1
            continue
        if line.rstrip() in printed or (_is_head(line) and _is_again(line, printed)):
            at, gap = at + 1, 0
            continue
        if _is_head(line):
            break
        gap = 0
        at += 1
        for row in _of_line(where, line, low, heads, never=words.never.meets(line)):
            decimals = decimals or _DECIMALS.search(line) is not None
            yield row
    return at


def _of_line(
    where: Stretch, line: str, low: int, heads: tuple[Head, ...], *, never: bool
) -> Generator[TablePrice, None, None]:
    """Yield the prices of one row, one under each head."""
    if len(line) > 20 * LONG_CELL or never or _signed(line) or _COUNT.match(line) or CARRIED.match(line):
        return
    whole = TOTAL_ROW.match(line) is not None
    if whole and not WHOLE_ROW.match(line):
        return
    for head in heads:
        if head.product != whole and any(one.product for one in heads):
            continue
        if whole and not head.product and head.qualifiers.get("per") not in SUMMED:
            continue  # rates of an hour or a piece add up to nothing
        row = _row(where, line, low, head, several=len(heads) > 1)
        if row is not None:
            yield replace(row, confidence=WHOLE) if whole else row


def _is_blank(line: tuple[int, int]) -> bool:
    return line[0] == line[1]


def _printed_heads(folded: str, heads: tuple[Head, ...]) -> frozenset[str]:
    """Return the lines of the head as printed, which stand again on each page."""
    return frozenset(
        line.rstrip()
        for head in heads
        for line in folded[head.start : head.end].split("\n")
        if "\t" in line
    )


def _is_head(line: str) -> bool:
    """Whether a line is the head of another table; a row that has words for its price is none."""
    if DIGITS.search(line):
        return False
    cells = [cell.strip() for cell in line.split("\t")]
    if not all(cells) or any(_UNPRICED.fullmatch(cell) for cell in cells[1:]):
        return False
    if len(cells) > 2:
        return True
    return _MEASURED.search(cells[-1]) is not None


def _is_again(line: str, printed: frozenset[str]) -> bool:
    """Whether a head is the table's own, read anew with a letter or two that differ."""
    cells = line.count("\t")
    return any(
        cells == one.count("\t") and SequenceMatcher(None, line, one, autojunk=False).ratio() >= _ALIKE
        for one in printed
    )


def _goes_on(
    where: Stretch, folded: str, lines: Lines, at: int, heads: tuple[Head, ...], *, decimals: bool
) -> int | None:
    """Return the line at which the table goes on behind words that stand between: on the next page.

    It does where a row has all its columns, figures in those of prices, and nothing ahead of it that has a
    head of its own.
    """
    words, between = price_words(where.language), 0
    printed = _printed_heads(folded, heads)
    for place in range(at, len(lines)):
        line = folded[slice(*lines[place])]
        plain = line.rstrip()
        if not plain:
            continue
        if "\t" not in plain:
            between += 1
            over = between > _BETWEEN or len(plain) > _BETWEEN_LONG or _SENTENCE.search(plain)
            if over or words.never.meets(plain):
                return None
        elif plain in printed or (_is_head(plain) and _is_again(plain, printed)):
            return place
        elif not CARRIED.match(plain):
            return place if _has_all_columns(plain, heads, decimals=decimals) else None
    return None


def _has_all_columns(line: str, heads: tuple[Head, ...], *, decimals: bool) -> bool:
    cells = line.split("\t")
    for head in heads:
        if head.column < 0 or len(cells) != head.cells:
            return False
        place = _figure_of(line, head)
        if place is None or (decimals and not _DECIMALS.search(cells[head.column])):
            return False
    return bool(cells[0].strip())


def _row(where: Stretch, line: str, low: int, head: Head, *, several: bool) -> TablePrice | None:
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
    over = text[base + head.start : base + head.end].split("\t")
    printed = head.printed or over[head.column].strip(" :.-")
    year = " ".join(before.split("\t")[0].split())
    dated = head.column >= 0 and not what and _YEAR.fullmatch(fold(year)) is not None
    if not what and not dated and not place[2] and head.column > 0:
        what = _coded(before, over[0])
    if dated:
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
        head.said,
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


def _lost_its_tabs(line: str, heads: Sequence[Head]) -> bool:
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


def _figure_of(line: str, head: Head) -> tuple[int, int, bool] | None:
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


def _coded(before: str, head: str) -> str:
    """Return the code that stands for a label; a mere number behind the head of its column."""
    code = " ".join(before.split("\t")[0].split()).strip(" :.-")
    if not _NUMBER.fullmatch(code):
        return code[:80]
    over = " ".join(head.split()).strip(" :.-")
    return f"{over} {code}" if re.search(r"[^\W\d_]{2}", over) else ""


def _label(before: str) -> str:
    """Return what the row is for: its first two cells with letters, as printed."""
    cells = [" ".join(cell.split()) for cell in before.split("\t")]
    named = [cell for cell in cells if re.search(r"[^\W\d_]{2}", cell)]
    return " ".join(named[:2])[:80].strip(" :.-")
