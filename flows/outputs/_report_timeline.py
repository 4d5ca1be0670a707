"""Where the marks of the timeline go: twelve months to scale, one mark a day that falls due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

Months = Counter[tuple[int, int]]
"""How many days fall in each (year, month)."""
Across = Callable[[date], float]
KINDS = ("notice", "end", "renewal", "price_review")
DAYS = 365
WIDTH, LEFT, RIGHT = 960, 10, 10
_ROW = 19
_MOST_ROWS = 9
"""More marks than this above each other: bars are drawn instead."""
_BAR = 150
_FOOT = 34


@dataclass(frozen=True, slots=True)
class Due:
    """A day on which something falls due."""

    day: date
    kind: str
    label: str
    """What a reader who points at the mark is told."""
    link: str
    """Anchor of its row below; empty where it is not listed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape; x and y are its middle."""

    x: float
    y: float
    due: Due


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a month's bar."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a month."""

    x: float
    middle: float
    month: date
    count: int
    top: float
    """Where its number goes, above the bar."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawing, in units of a 960 wide view box."""

    height: float
    base: float
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...] = ()
    bars: tuple[Bar, ...] = ()
    kinds: tuple[str, ...] = field(default=())
    """Those that occur, for the legend."""
    width: int = WIDTH


def month_later(day: date, months: int = 1) -> date:
    """The first day of a later month."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def timeline(as_of: date, dues: Iterable[Due]) -> Timeline:
    """Place the marks of the ``DAYS`` from ``as_of`` on.

    Days are placed to scale. Where marks would pile up too high to be told apart, bars with their number
    stand for a month's marks.
    """
    start, end = as_of, as_of + timedelta(days=DAYS + 1)
    within = sorted((d for d in dues if start <= d.day < end), key=lambda d: (d.day, KINDS.index(d.kind)))
    kinds = tuple(kind for kind in KINDS if any(due.kind == kind for due in within))
    scale = (WIDTH - LEFT - RIGHT) / (end - start).days

    def x(day: date) -> float:
        return LEFT + (day - start).days * scale

    begins = [start, *(month_later(start, number) for number in range(1, 13))]
    begins = [first for first in begins if first < end]
    marks, rows = _stacked(within, x)
    per_month = Counter((due.day.year, due.day.month) for due in within)
    if rows > _MOST_ROWS:
        return _barred(begins, end, within, per_month, kinds, x)
    base = 10 + _ROW * max(rows, 2)
    placed = tuple(Mark(round(at, 1), base - _ROW * row - 12, due) for at, row, due in marks)
    return Timeline(base + _FOOT, base, _ticks(begins, end, per_month, x), placed, (), kinds)


def _stacked(within: list[Due], x: Across) -> tuple[list[tuple[float, int, Due]], int]:
    """Put each mark on the lowest row where it touches no other."""
    last: list[float] = []
    placed: list[tuple[float, int, Due]] = []
    for due in within:
        at = min(max(x(due.day), LEFT + 9), WIDTH - RIGHT - 9)
        row = next((row for row, right in enumerate(last) if at - right >= 18), len(last))
        if row == len(last):
            last.append(at)
        last[row] = at
        placed.append((at, row, due))
    return placed, len(last)


def _ticks(begins: list[date], end: date, per_month: Months, x: Across) -> tuple[Tick, ...]:
    edges = [*begins, end]
    return tuple(
        Tick(round(x(a), 1), round((x(a) + x(b)) / 2, 1), a, per_month[(a.year, a.month)], 0)
        for a, b in pairwise(edges)
    )


def _barred(
    begins: list[date],
    end: date,
    within: list[Due],
    per_month: Months,
    kinds: tuple[str, ...],
    x: Across,
) -> Timeline:
    base = _BAR + 24.0
    tallest = max(per_month.values())
    counts = Counter((due.day.year, due.day.month, due.kind) for due in within)
    bars: list[Bar] = []
    ticks: list[Tick] = []
    edges = [*begins, end]
    for a, b in pairwise(edges):
        left, right = x(a), x(b - timedelta(days=1))
        y = base
        for kind in kinds:
            count = counts[(a.year, a.month, kind)]
            height = _BAR * count / tallest
            y -= height
            if count:
                bars.append(Bar(round(left + 6, 1), round(y, 1), round(max(right - left - 8, 6), 1),
                                round(height, 1), kind, count))  # fmt: skip
        middle = round((left + right) / 2, 1)
        ticks.append(Tick(round(left, 1), middle, a, per_month[(a.year, a.month)], round(y - 6, 1)))
    return Timeline(base + _FOOT, base, tuple(ticks), (), tuple(bars), kinds)
