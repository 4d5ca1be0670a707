"""What law lets an index count for in a price, whatever the contract says: limits of ``data/limits``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from data.load import ROOT, load_yaml
from pipeline.indexation._index_value import Pair
from pipeline.indexation._period import Period

_FILES = {"ILC": "fr_ilc_cap"}
"""Series -> the file that limits its yearly variation, for small firms."""


@dataclass(frozen=True, slots=True)
class LegalCap:
    """The most that a series counts for in a year, for readings whose period begins between two days."""

    rate: Decimal
    first: date
    last: date | None
    applies_to: str
    source: str

    def covers(self, period: str) -> bool:
        """Whether a reading's period falls under it; a period that is not told does not."""
        try:
            begin = Period.parse(period).first
        except ValueError:
            return False
        return begin >= self.first and (self.last is None or begin <= self.last)


def cap_of(period: str, caps: Sequence[LegalCap]) -> LegalCap | None:
    """Return the cap under which a reading falls, if any."""
    return next((one for one in caps if one.covers(period)), None)


def may_bind(pair: Pair) -> bool:
    """Whether a cap of law may change what a pair of readings makes of a price.

    It does not where no reading after the earlier one is under a cap, nor where the earlier one is of a
    year before and the rise is within the cap; a longer stretch may hold a year that is above it, and a
    later revision does not make up for what was cut.
    """
    now = next((one for one in pair.values if one.role == "now"), None)
    if now is None:
        return False
    base = next((one for one in pair.values if one.role == "base"), None)
    start, caps = "" if base is None else base.period, legal_caps(now.index)
    if not within(start, now.period, caps):
        return False
    cap = cap_of(now.period, caps)
    of_year = bool(start) and whole_years(start, now.period) == 1
    return not of_year or cap is None or pair.now / pair.base > 1 + cap.rate


def within(start: str, end: str, caps: Sequence[LegalCap]) -> bool:
    """Whether a period after one, and up to another, falls under a cap; an untold start is long ago.

    Between the same quarters of two years only those quarters count.
    """
    try:
        last = Period.parse(end)
        first = Period.parse(start) if start else None
    except ValueError:
        return False
    if first is not None and (years := whole_years(start, end)) is not None:
        return any(cap_of(str(first.plus_years(count)), caps) for count in range(1, years + 1))
    after = date.min if first is None else first.last
    return any(after < (cap.last or date.max) and cap.first <= last.first for cap in caps)


def whole_years(start: str, end: str) -> int | None:
    """Return how many years lie between the same periods of two years; ``None``: these are none."""
    first, last = Period.parse(start), Period.parse(end)
    if first.frequency != last.frequency:
        return None
    years = last.first.year - first.first.year
    return years if years > 0 and first.plus_years(years) == last else None


@cache
def legal_caps(series: str) -> tuple[LegalCap, ...]:
    """Return the caps of law on a series; none for most."""
    name = _FILES.get(series)
    if name is None:
        return ()
    told = load_yaml(ROOT / "limits" / f"{name}.yaml")
    return tuple(
        LegalCap(
            Decimal(str(value["value"])) / 100,
            date.fromisoformat(str(value["valid_from"])),
            date.fromisoformat(str(value["valid_to"])) if value.get("valid_to") else None,
            limit["applies_to"],
            told["source"],
        )
        for limit in told["limits"]
        for value in limit["values"]
    )
