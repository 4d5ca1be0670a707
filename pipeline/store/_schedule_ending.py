"""Until when a contract of the database runs, and for how long it renews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from data import late as re
from pipeline.indexation._days import ONE_DAY, plus_months
from pipeline.indexation.contract import Ending

_MONTHS = re.compile(r"P(?P<count>\d+)(?P<unit>[MY])")


def whole_months(told: object) -> int | None:
    """Return a number of months; ``None`` where it is no whole one."""
    months = float(str(told)) if told is not None else 0.0
    return int(months) if months > 0 and months == int(months) else None


def renewed_for(row: Mapping[str, Any]) -> int | None:
    """Return for how many months a contract renews by itself."""
    told = _MONTHS.fullmatch(str(row["renewal_term"] or "")) if row["renewal"] == "tacit" else None
    return None if told is None else int(told["count"]) * (12 if told["unit"] == "Y" else 1)


def _after_term(row: Mapping[str, Any]) -> date | None:
    """Return the day after the first term, counted from the day of effect."""
    months = whole_months(row.get("term_months"))
    start: date | None = row.get("effective_date")
    return None if months is None or start is None else plus_months(start, months)


def ending(row: Mapping[str, Any]) -> Ending:
    """Return until when a contract runs, from its row as amended."""
    end, renewal, kind = row["expiration_date"], row["renewal"], row["expiration_kind"]
    following = row["next_renewal_date"]
    if end is not None and end == _after_term(row):
        # the day on which the next term begins, and not the last of this one
        end = end - ONE_DAY
        following = None if following is None else following - ONE_DAY
    if kind == "perpetual":
        return Ending()
    if end is None:
        return Ending(unsure="until when the contract runs is not known")
    if row["status"] == "terminated":
        return Ending(end)
    if renewal in ("tacit", "evergreen"):
        return Ending(max(end, following) if following else end, renews=True)
    if renewal == "express":
        return Ending(end, unsure="whether the contract was renewed expressly is not known")
    return Ending(end)
