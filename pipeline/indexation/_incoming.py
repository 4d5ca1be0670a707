"""Rows of official series read from a CSV file, whichever of the known layouts it has."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._library import Library
from pipeline.indexation._observed import Standing
from pipeline.indexation._period import Period
from pipeline.indexation._series import Series

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_BASES = (
    re.compile(r"\b(?:base|reference)\b[^;]{0,40}?\b((?:19|20)\d\d)\b"),
    re.compile(r"\b((?:19|20)\d\d)\s*=\s*100\b"),
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class LayoutError(ValueError):
    """The file has none of the layouts that are known."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line (counted from 1); 0 is the file as a whole."""

    line: int
    text: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.text}" if self.line else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a period as a file has it."""

    line: int
    series: Series
    period: Period
    value: Decimal
    written: str
    published: date | None
    source: str
    """Named in the row; empty where the file's own name stands for it."""
    correction: str = ""
    """Why it takes the place of a known value, where the file says so."""


@dataclass(slots=True)
class Incoming:
    """What a file holds."""

    layout: str
    standing: Standing
    licence: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    """Lines that were not wanted, and why: averages of years, provisional values."""
    updated: dict[str, date] = field(default_factory=dict)
    """By series: the day until which the file tells what was published."""
    released: bool = False
    """The file is a release: its last value came out on the day it was updated."""
    named: str = ""
    """What the file calls itself, for the source."""

    def wrong(self, line: int, text: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(line, text))

    def skip(self, line: int, text: str) -> None:
        """Note a line that is left out."""
        self.left_out.append(Problem(line, text))

    def take(
        self,
        line: int,
        series: Series,
        period: str,
        value: str,
        published: date | None = None,
        source: str = "",
        correction: str = "",
    ) -> None:
        """Take a row, or note what is wrong with it."""
        found = self._period(line, series, period)
        number = self._number(line, value)
        if found is not None and number is not None:
            self.rows.append(Row(line, series, found, number, value.strip(), published, source, correction))

    def _period(self, line: int, series: Series, text: str) -> Period | None:
        try:
            period = Period.parse(text.strip())
        except ValueError as error:
            self.wrong(line, str(error))
            return None
        if period.frequency != series.frequency:
            mixed = f"{text.strip()} is a {period.frequency}, and {series.code} goes by {series.frequency}"
            self.wrong(line, mixed)
            return None
        return period

    def _number(self, line: int, text: str) -> Decimal | None:
        if _NUMBER.fullmatch(text.strip()):
            return Decimal(text.strip().replace(",", "."))
        self.wrong(line, f"{text.strip()!r} is no number")
        return None


def table(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Return the lines of a CSV text that hold anything, each with its number.

    Raises:
        LayoutError: it is no CSV.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines = []
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                lines.append((reader.line_num, [cell.strip() for cell in cells]))
    except csv.Error as error:
        raise LayoutError(f"line {reader.line_num} is no CSV ({error})") from error
    return lines


def day_first(text: str) -> date | None:
    """Return the day at the head of a text written day first (``24/09/2026 12:00``, ``22-07-2026``)."""
    found = re.match(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b", text.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def by_identifier(library: Library, kind: str, name: str) -> Series | None:
    """Return the series that a publisher's file means by its own number."""
    wanted = name.strip().lstrip("0").casefold()
    for one in library.series.values():
        if one.identifiers.get(kind, "").lstrip("0").casefold() == wanted and wanted:
            return one
    return None


def other_base(series: Series, label: str) -> str | None:
    """Say that a label names another base than the series stands at, where it does."""
    told = [year for pattern in _BASES for year in pattern.findall(fold(label))]
    held = _YEAR.findall(series.base)
    if not told or not held or set(told) & set(held):
        return None
    return f"its label says {label!r}, and {series.code} stands at {series.base}"


def unknown_series(name: str) -> str:
    """Say what to do about a series that nobody has described yet."""
    return (
        f"{name} is no series that is known here; say which one it is with --series, or describe it first "
        "in a file of its own in the folder indices of the workspace (docs/indices.md)"
    )


def picked(incoming: Incoming, found: Series | None, name: str, asked: Series | None) -> Series | None:
    """Return the series of a file that holds one: by its own words, or by what was asked."""
    if found is not None and asked is not None and found is not asked:
        incoming.wrong(0, f"the file says it is {found.code} ({name}), not {asked.code}")
        return None
    series = found or asked
    if series is None:
        incoming.wrong(0, unknown_series(name))
    return series


def numbers_agree(rows: Sequence[Row]) -> list[Problem]:
    """Note the rows that write decimals otherwise than most of the file."""
    marked = [(row, "," if "," in row.written else ".") for row in rows if set(",.") & set(row.written)]
    marks = {mark for _, mark in marked}
    if len(marks) < 2:
        return []
    commas = sum(mark == "," for _, mark in marked)
    odd = "," if commas * 2 < len(marked) else "."
    here, there = ("a comma", "a point") if odd == "," else ("a point", "a comma")
    return [
        Problem(row.line, f"{row.written} has {here} before its decimals, and other lines have {there}")
        for row, mark in marked
        if mark == odd
    ]
