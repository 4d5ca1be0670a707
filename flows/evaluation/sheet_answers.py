"""A checking sheet that somebody filled in: how much of an archive's values is right.

Fields are drawn in turn, so rare ones are seen as often as common ones; the share of the whole archive
weighs each field by how many values the archive has of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.evaluation.measures import SURE
from flows.evaluation.sheet import CONFIDENCE, COUNTS, HEADS, VERDICT
from flows.evaluation.tables import Table, share
from pipeline.errors import UsageError

_RIGHT = frozenset(
    [
        "right",
        "r",
        "yes",
        "y",
        "ok",
        "correct",
        "true",
        "1",
        "✓",
        "✔",
        "juste",
        "j",
        "oui",
        "o",
        "exact",
        "bon",
        "vrai",
        "v",
    ]
)
_WRONG = frozenset(
    [
        "wrong",
        "w",
        "no",
        "n",
        "incorrect",
        "false",
        "0",
        "✗",
        "✘",
        "faux",
        "f",
        "non",
        "inexact",
        "mauvais",
        "errone",
        "erroné",
    ]
)
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Checked:
    """What a filled sheet says of one field, or of all."""

    field: str
    checked: int
    right: int
    share_right: float
    """Of the checked values; of all fields, weighed by how often the archive has each."""
    low: float
    """95 % interval of the share right (Wilson)."""
    high: float
    sure: int
    sure_right: int


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """A filled sheet."""

    fields: tuple[Checked, ...]
    unmarked: int
    weighed: bool
    """Whether the sheet tells how many values of each field the archive has."""

    def as_json(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self) | {"fields": [asdict(one) for one in self.fields]}

    def table(self) -> Table:
        """As a table."""
        rows: list[tuple[str, ...]] = [
            (
                one.field,
                str(one.checked),
                str(one.right),
                share(one.share_right),
                f"{one.low:.2f} to {one.high:.2f}",
                f"{one.sure_right} of {one.sure}",
            )
            for one in self.fields
        ]
        return ("field", "checked", "right", "share", "95 %", "sure and right"), rows

    def notes(self) -> Iterator[str]:
        """What belongs to the figures."""
        if self.weighed:
            yield "all: each field weighed by how many values of it the archive has"
        if self.unmarked:
            yield f"{self.unmarked} values are not marked and do not count"
        yield "what the machine missed is in no sheet: this is how much of what it states is right"


def read(path: Path) -> CheckedSheet:
    """Turn a filled sheet into figures for its archive.

    Raises:
        UsageError: it is no checking sheet, a mark cannot be understood, or nothing is marked.
    """
    rows, counts = _open(path)
    marked: list[tuple[str, bool, float]] = []
    unmarked = 0
    for number, row in enumerate(rows[1:], start=2):
        name, mark = str(row[0]).strip(), _mark(row[VERDICT])
        if not name:
            continue
        if not mark:
            unmarked += 1
            continue
        if mark not in _RIGHT | _WRONG:
            raise UsageError(f"{path}, row {number}: {mark!r} is neither right nor wrong (juste, faux)")
        try:
            marked.append((name, mark in _RIGHT, float(str(row[CONFIDENCE]))))
        except ValueError as error:
            raise UsageError(f"{path}, row {number}: the confidence is no number any more") from error
    if not marked:
        raise UsageError(f"{path}: nothing is marked right or wrong yet")
    names = sorted({name for name, _, _ in marked})
    parts = [_checked(name, [row for row in marked if row[0] == name]) for name in names]
    weighed = all(counts.get(name, 0) > 0 for name in names)
    return CheckedSheet((*parts, _all(parts, counts if weighed else {})), unmarked, weighed)


def _open(path: Path) -> tuple[list[list[Any]], dict[str, int]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        rows = book.get_sheet_by_index(0).to_python()
        leaf = book.get_sheet_by_name(COUNTS).to_python() if COUNTS in book.sheet_names else []
    except (CalamineError, OSError) as error:
        raise UsageError(f"{path} cannot be read as a checking sheet: {error}") from error
    if not rows or tuple(map(str, rows[0][: len(HEADS)])) != HEADS:
        raise UsageError(
            f"{path} is no checking sheet; draw one with --sample, and leave its columns alone"
        )
    counts: dict[str, int] = {}
    for name, count, *_ in (row for row in leaf[1:] if len(row) > 1):
        if isinstance(count, int | float):
            counts[str(name)] = int(count)
    return rows, counts


def _mark(cell: Any) -> str:
    """Read a mark as people leave it: a word, a letter, a tick, TRUE, or 1."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip().strip(".!").lower()


def _checked(name: str, rows: Sequence[tuple[str, bool, float]]) -> Checked:
    right = sum(ok for _, ok, _ in rows)
    sure = [ok for _, ok, confidence in rows if confidence >= SURE]
    low, high = wilson(right, len(rows))
    return Checked(name, len(rows), right, right / len(rows), low, high, len(sure), sum(sure))


def _all(parts: Sequence[Checked], counts: Mapping[str, int]) -> Checked:
    """All fields: their shares weighed by the archive's counts, else by what was checked."""
    weights = [counts.get(one.field, one.checked) for one in parts]
    total = sum(weights)
    part = sum(weight * one.share_right for weight, one in zip(weights, parts, strict=True)) / total
    # The interval is that of so many values drawn at random as would be as certain; a field of which all
    # is right still has doubt, so one right and one wrong value are thought to each.
    smooth = [(one.right + 1) / (one.checked + 2) for one in parts]
    middle = sum(weight * share for weight, share in zip(weights, smooth, strict=True)) / total
    spread = sum(
        (weight / total) ** 2 * share * (1 - share) / one.checked
        for weight, share, one in zip(weights, smooth, parts, strict=True)
    )
    count = middle * (1 - middle) / spread
    low, high = wilson(part * count, count)
    checked, right = sum(one.checked for one in parts), sum(one.right for one in parts)
    sure, sure_right = sum(one.sure for one in parts), sum(one.sure_right for one in parts)
    return Checked("all", checked, right, part, low, high, sure, sure_right)


def wilson(right: float, count: float) -> tuple[float, float]:
    """Return the 95 % interval of a share; it stays between 0 and 1 and is honest for few values too."""
    part = right / count
    middle = (part + _Z * _Z / (2 * count)) / (1 + _Z * _Z / count)
    half = _Z / (1 + _Z * _Z / count) * (part * (1 - part) / count + _Z * _Z / (4 * count * count)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)
