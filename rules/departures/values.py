"""Values of a contract held against the bounds of a standard: within, accepted, beyond or open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rules.departures.measures import meets, quantity
from rules.departures.schema import Value

Verdict = Literal["within", "accepted", "open", "beyond"]
_ORDER: tuple[Verdict, ...] = ("beyond", "open", "accepted", "within")
_USABLE = 0.5
"""A value read with less confidence is not taken for the contract's."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one value comes to."""

    verdict: Verdict
    value: Value
    said: str | None = None
    row: dict[str, Any] | None = None
    why: str = ""
    """Key of the words that explain it."""


def hold(
    values: Sequence[Value], told: Mapping[str, Sequence[dict[str, Any]]], absent: Collection[str]
) -> list[Held]:
    """Hold every value that a clause bounds against what was read; the worst comes first.

    Args:
        values: what is asked.
        told: term -> rows that tell it.
        absent: subjects that a contract surely does not speak of; it has no such values.
    """
    held = [
        one
        for value in values
        if told.get(value.term.name) or value.term.kind not in absent
        for one in _held(value, told.get(value.term.name, ()))
    ]
    return sorted(held, key=lambda one: _ORDER.index(one.verdict))


def _held(value: Value, rows: Iterable[dict[str, Any]]) -> list[Held]:
    found = [_one(value, row) for row in rows]
    return found or [Held("open", value, why="unread")]


def _one(value: Value, row: dict[str, Any]) -> Held:
    said = row["said"]
    read = quantity(said, value.term) if said else None
    if read is None:
        return Held("open", value, said, row, "open" if said else "unread")
    told = meets(read, value.standard)
    within = meets(read, value.acceptable) if value.acceptable and not told else None
    if (row["confidence"] or 0.0) < _USABLE:
        return Held("open", value, said, row, "unsure")
    if told:
        return Held("within", value, said, row, "within")
    if within:
        return Held("accepted", value, said, row, "accepted")
    if told is None or (value.acceptable and within is None):
        return Held("open", value, said, row, "open")
    return Held("beyond", value, said, row, "beyond")
