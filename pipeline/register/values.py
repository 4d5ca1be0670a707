"""Makes rows of a register's cells: days, amounts, names. What cannot be read is said, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from data import late as re
from data.load import lexicon
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.money import find_amounts
from pipeline.register.headings import speaks_french
from pipeline.register.table import Cell, Table

DayOrder = Literal["dmy", "mdy"]
_DAYS = ("start_date", "end_date", "notice_date")
_FIGURES = re.compile(r"[+-]?\d[\d .,'\u00a0\u202f]*")
_SHORT = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2})(?!\d)")
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)
_CODES = re.compile(r"\b(EUR|USD|GBP|CHF|CAD|JPY|AUD|SEK|NOK|DKK|PLN|MAD)\b")
_SIGNS = {"€": "EUR", "£": "GBP", "$": "USD"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register."""

    row: int
    """Line in the file, from 1."""
    number: str = ""
    counterparty: str = ""
    title: str = ""
    start_date: date | None = None
    end_date: date | None = None
    notice_date: date | None = None
    owner: str = ""
    amount: Decimal | None = None
    currency: str = ""
    per: str = ""
    """What the amount is paid for, where its column says so: ``month``, ``year``."""
    tax: str = ""
    """Whether the amount contains its tax, where its column says so: ``incl``, ``excl``."""
    file: str = ""
    problems: tuple[str, ...] = ()
    """Cells that could not be read, in words."""


def entries(table: Table, columns: dict[str, str]) -> Iterator[Entry]:
    """Yield the rows that say something, in the order of the file.

    Args:
        table: the register.
        columns: field -> heading.
    """
    places = {name: table.heading.index(heading) for name, heading in columns.items()}
    cells = [row[places[name]] for name in _DAYS if name in places for row in table.rows]
    order = day_order(cells, "dmy" if speaks_french(table.heading) else None)
    heading = columns.get("amount", "")
    currency, per, tax = _currency(heading), _per(heading), _tax(heading)
    for line, row in enumerate(table.rows, table.first_row):
        named = {name: row[place] for name, place in places.items()}
        if any(cell is not None for cell in named.values()):
            yield replace(_entry(line, named, order, currency), per=per, tax=tax)


def day_order(cells: Sequence[Cell], otherwise: DayOrder | None) -> DayOrder | None:
    """Say how a register writes days in figures, by those that read one way only.

    Args:
        cells: those of its days.
        otherwise: what holds where none tells.

    Returns:
        ``None`` where both ways occur, or nothing tells.
    """
    first, second = 0, 0
    for cell in cells:
        for match in re.finditer(
            r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}", cell if isinstance(cell, str) else ""
        ):
            first += int(match[1]) > 12
            second += int(match[2]) > 12
    if first and second:
        return None
    if not first and not second:
        return otherwise
    return "mdy" if second else "dmy"


def read_day(cell: Cell, order: DayOrder | None) -> tuple[date | None, str]:
    """Read a day; the second value says why there is none, and is empty for an empty cell."""
    if cell is None:
        return None, ""
    if isinstance(cell, date):
        return (cell, "") if _FIRST <= cell <= _LAST else (None, f"{cell} is no day of a contract")
    text = str(cell)
    short = _SHORT.fullmatch(text.strip())
    if short is not None:
        text = f"{short[1]}/{short[2]}/20{short[3]}"
    found = find_dates(text, "fr" if order == "dmy" else "en", order=order)
    days = [item.date for item in found if item.date is not None]
    if len(days) == 1:
        return days[0], ""
    return None, f"{text!r} is no single day"


def read_amount(cell: Cell) -> tuple[Decimal | None, str, str]:
    """Read an amount: its value, its currency where the cell names one, and why there is none."""
    if cell is None:
        return None, "", ""
    if isinstance(cell, Decimal):
        return cell, "", ""
    text = str(cell)
    marked = [item for item in find_amounts(text, "fr") if item.value is not None]
    figures = _FIGURES.findall(text)
    if len(marked) == 1 and not marked[0].reason and len(figures) == 1:
        return marked[0].value, marked[0].currency or "", ""
    if not marked and len(figures) == 1 and not re.search(r"[a-z%]", fold(text)):
        value = _figure(figures[0])
        if value is not None:
            return value, "", ""
    return None, "", f"{text!r} is no single amount"


def _figure(text: str) -> Decimal | None:
    """Read a bare figure; what one separator with three digits behind it means is open: ``1.200``."""
    plain = re.sub(r"[ '\u00a0\u202f]", "", text).strip(".,")
    marks = [mark for mark in plain if mark in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        plain = plain.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif len(marks) > 1:
        plain = plain.replace(marks[0], "")
    elif marks:
        whole, _, rest = plain.partition(marks[0])
        if len(rest) == 3 and len(whole) <= 3 and whole != "0":
            return None
        plain = f"{whole}.{rest}"
    return Decimal(plain) if re.fullmatch(r"[+-]?\d+(\.\d+)?", plain) else None


def _entry(line: int, cells: dict[str, Cell], order: DayOrder | None, currency: str) -> Entry:
    problems: list[str] = []
    days: dict[str, date | None] = {}
    for name in _DAYS:
        days[name], problem = read_day(cells.get(name), order)
        if problem:
            problems.append(f"{name.replace('_', ' ')}: {problem}")
    amount, named, problem = read_amount(cells.get("amount"))
    if problem:
        problems.append(f"amount: {problem}")
    told = _currency(_words(cells.get("currency"))) or named or currency
    return Entry(
        row=line,
        number=_words(cells.get("number")),
        counterparty=_words(cells.get("counterparty")),
        title=_words(cells.get("title")),
        start_date=days["start_date"],
        end_date=days["end_date"],
        notice_date=days["notice_date"],
        owner=_words(cells.get("owner")),
        amount=amount,
        currency=told if amount is not None else "",
        file=_words(cells.get("file")),
        problems=tuple(problems),
    )


def _words(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else " ".join(str(cell).split())


def _per(heading: str) -> str:
    """Return the period that a column of amounts is headed with; empty where it says none.

    A heading with a figure may count periods ("Total, 36 months"), and then is of none.
    """
    if any(char.isdigit() for char in heading):
        return ""
    words = set(re.findall(r"[a-z]+", fold(heading)))
    named = [
        per
        for language in ("fr", "en")
        for per, names in lexicon("register_periods", language).items()
        if words & set(names)
    ]
    return named[0] if len(set(named)) == 1 else ""


def _tax(heading: str) -> str:
    """Return whether a column of amounts is headed with its tax or without; empty where it says neither."""
    plain = f" {' '.join(re.findall(r'[a-z]+', fold(heading)))} "
    said = {
        what
        for language in ("fr", "en")
        for what in ("excl", "incl")
        if any(f" {word} " in plain for word in lexicon("register_taxes", language)[what])
    }
    return said.pop() if len(said) == 1 else ""


def _currency(text: str) -> str:
    code = _CODES.search(text.upper())
    if code is not None:
        return code[1]
    return next((code for sign, code in _SIGNS.items() if sign in text), "")
