"""What law lets an index count for in a price, whatever the contract says: limits of ``data/limits``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from data.load import ROOT, load_yaml
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
