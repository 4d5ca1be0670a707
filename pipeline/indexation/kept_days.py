"""The days of a revision as a term keeps them: written when a clause is read, read to count reviews."""

from __future__ import annotations

from collections.abc import Mapping

from data import late as re
from pipeline._calendar import iso
from pipeline.indexation.formula import Days
from pipeline.types import JsonValue

_ON = "revised_on"
"""A day of the year as ``--MM-DD``, or ``anniversary``."""
_AFTER = "first_after"
"""After what time from the beginning the first revision comes, ISO 8601."""
_FROM = "counted_from"
"""``signature`` where anniversaries are counted from it."""
_NOT_BEFORE = "not_before"
"""The day before which the price does not move."""
_LEAP = 2024
"""A year that has all days."""
_MONTHS = re.compile(r"P(\d{1,4})M")


def kept(days: Days) -> dict[str, JsonValue]:
    """Return the parts of a term's value that keep days; ``first_date`` alone where the first is told."""
    if days.first is not None:
        return {"first_date": days.first.isoformat()}
    value: dict[str, JsonValue] = {_ON: days.on if days.on == "anniversary" else f"--{days.on}"}
    if days.after_months is not None:
        value[_AFTER] = f"P{days.after_months}M"
    if days.on == "anniversary" and days.anchor == "signature":
        value[_FROM] = days.anchor
    if days.not_before is not None:
        value[_NOT_BEFORE] = days.not_before.isoformat()
    if days.every_months:
        value["frequency"] = f"P{days.every_months}M"
    return value


def told(value: Mapping[str, JsonValue], every_months: int) -> Days | None:
    """Return the days that a term's value keeps; ``None`` where it names no day of the year.

    Args:
        value: of the term.
        every_months: how often the price moves.
    """
    on = str(value.get(_ON, "")).removeprefix("--")
    # a person may have written the value anew
    if on != "anniversary" and iso(f"{_LEAP}-{on}") is None:
        return None
    after = _MONTHS.fullmatch(str(value.get(_AFTER, "")))
    return Days(
        every_months,
        on,
        after_months=int(after[1]) if after is not None else None,
        anchor="signature" if value.get(_FROM) == "signature" else "effective",
        not_before=iso(value.get(_NOT_BEFORE)),
    )
