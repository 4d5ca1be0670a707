"""Proposes which column of a register says what; a person may correct it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.errors import UsageError
from pipeline.register.headings import FIELDS, likeness
from pipeline.register.table import Cell, Table
from pipeline.register.values import read_amount, read_day

_DAYS = frozenset({"start_date", "end_date", "notice_date"})
_LOOK = 200
_NAMING = ("number", "counterparty", "file", "title")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Field -> heading of the column that says it."""

    columns: dict[str, str]
    unused: tuple[str, ...] = ()
    """Headings of the columns that say nothing of this."""
    doubts: tuple[str, ...] = field(default=())
    """What a person should look at, in words."""


def propose(table: Table, saved: dict[str, str] | None = None) -> Mapping:
    """Propose a mapping by headings and by what stands in the columns.

    Args:
        table: the register.
        saved: field -> heading, as a person left it; stands where the register has that column.

    Raises:
        UsageError: a saved field does not exist, or no column says which contract a row is about.
    """
    for name in saved or {}:
        if name not in FIELDS:
            raise UsageError(f"register.toml: there is no field {name!r}; there are {', '.join(FIELDS)}")
    columns = {name: heading for name, heading in (saved or {}).items() if heading in table.heading}
    doubts = [
        f"register.toml names the column {heading!r} for {name}, which the register does not have"
        for name, heading in (saved or {}).items()
        if heading and heading not in table.heading
    ]
    # What a person left empty stays empty.
    closed = {name for name, heading in (saved or {}).items() if not heading} | columns.keys()
    scored = sorted(
        (
            (_score(table, place, name), -place, name)
            for name in FIELDS
            if name not in closed
            for place in range(len(table.heading))
            if table.heading[place] not in columns.values()
        ),
        reverse=True,
    )
    for score, place, name in scored:
        heading = table.heading[-place]
        if score <= 0 or name in columns or heading in columns.values():
            continue
        columns[name] = heading
        if score < 0.85:
            doubts.append(f"{heading!r} is taken for {name}: make sure")
    if not any(name in columns for name in _NAMING):
        raise UsageError(
            "no column of the register says which contract a row is about; name one in register.toml as "
            'number = "..." or counterparty = "..." under [columns]'
        )
    used = set(columns.values())
    ordered = {name: columns[name] for name in FIELDS if name in columns}
    return Mapping(ordered, tuple(head for head in table.heading if head not in used), tuple(doubts))


def _score(table: Table, place: int, name: str) -> float:
    by_heading = likeness(table.heading[place], name)
    if by_heading == 0.0:
        return 0.0
    cells = [row[place] for row in table.rows[:_LOOK] if row[place] is not None]
    if not cells:
        return by_heading * 0.5
    if name in _DAYS:
        return by_heading * _share(cells, lambda cell: read_day(cell, "dmy")[0] is not None)
    if name == "amount":
        return by_heading * _share(cells, lambda cell: read_amount(cell)[0] is not None)
    if name in ("counterparty", "owner", "title"):
        return by_heading * _share(cells, lambda cell: isinstance(cell, str) and not cell.isdigit())
    return by_heading


def _share(cells: Sequence[Cell], fits: Callable[[Cell], bool]) -> float:
    share = sum(map(fits, cells)) / len(cells)
    return share if share >= 0.3 else 0.0
