"""The readings of an index that a price rests on, and the days from which they are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pipeline.indexation.formula import Anchor


@dataclass(frozen=True, slots=True)
class IndexValue:
    """One reading of an index that a price rests on."""

    role: Literal["now", "base"]
    index: str
    """Code of the series that holds it, or the name as written where the contract's own figure is used."""
    period: str
    """Empty where the contract tells a figure and not of when."""
    value: Decimal
    """As published, or as the contract states it."""
    published: date | None
    assumed: bool
    """The day of publication was not read anywhere: it follows from the series' usual delay."""
    stated: bool
    """The figure is the contract's own."""
    coefficient: Decimal | None
    """That brought it onto the scale of the series that followed; ``None`` where none was needed."""
    source: str


@dataclass(frozen=True, slots=True)
class Lack:
    """Why a reading is missing; ``pending`` where it is only not published yet."""

    reason: str
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Both readings of an index on one scale; ``base`` is 1 for a rate that is published as such."""

    now: Decimal
    base: Decimal
    values: tuple[IndexValue, ...]
    assumed: tuple[str, ...] = ()
    """Sentences: what was taken for granted."""
    pending: str = ""
    """Why it is an estimate: the reading that the clause asks for is not out yet."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The days from which readings are counted, and the day on which all is told."""

    revision: date
    previous: date
    effective: date
    signed: date | None
    today: date

    def day(self, anchor: Anchor, named: date | None) -> date | None:
        """Return the day that an anchor names."""
        if anchor == "revision":
            return self.revision
        if anchor == "previous_revision":
            return self.previous
        if anchor == "day":
            return named
        return self.effective if anchor == "effective" else self.signed
