"""What the readings of a price differ by, in money: a line for each price and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from flows._card_line import Line
from flows.contract_card import Row
from flows.outputs._report_words import Words

_TIMES = (("next", "due_next", "between_next"), ("so_far", "due_so_far", "between_so_far"))


def between_lines(rows: Iterable[Row], said: Row, t: Words) -> Iterator[Line]:
    """Yield what each reading of one price comes to and what lies between them.

    Args:
        rows: of the view ``price_readings``, of one contract and line; those of one reading are left out.
        said: the words of ``due``.
        t: the language.
    """
    stretches: dict[Any, list[Row]] = {}
    for row in rows:
        if row["reading"]:
            stretches.setdefault(row["stretch"], []).append(row)
    for several in stretches.values():
        texts = [
            text for name, sums, between in _TIMES if (text := _told(several, name, sums, between, said, t))
        ]
        more = [said["estimated"]] if any(row["estimated"] for row in several) else []
        more += [said["unknown"]] if all(row["unknown"] for row in several) else []
        label = said["between_readings"]
        start = several[0]["from_date"]
        if len(stretches) > 1 and start:
            label = said["between_from"].format(day=t.day(date.fromisoformat(start)))
        if texts:
            yield Line(2, "fact", label, "; ".join([*texts, *more]))


def _told(rows: Sequence[Row], name: str, sums: str, between: str, said: Row, t: Words) -> str:
    if all(row[sums] is None for row in rows):
        return str(said["between_unknown"][name])
    if not any(row[sums] and Decimal(str(row[sums])) for row in rows):
        # Nothing is due by this amount in that time: another took its place, or the contract has ended.
        return ""
    each = ", ".join(
        said["one_reading"].format(name=row["reading"], amount=_money(row[sums], row, t))
        if row[sums] is not None
        else said["reading_unknown"].format(name=row["reading"])
        for row in rows
    )
    difference = rows[0][between]
    told = said["not_comparable"] if difference is None else _money(difference, rows[0], t)
    return str(said["between_told"][name].format(readings=each, difference=told))


def _money(value: Any, row: Row, t: Words) -> str:
    return str(t.money(Decimal(str(value)), row["currency"]))
