"""Bases on which a series is no longer published: *BT01 base 1974*, since it stands at 2010 = 100."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from data import late as re
from pipeline.indexation._index_files import load_library

_BASE = re.compile(
    r"\b(?:base|reference)\s+(?:(?:100\s*)?(?:(?:en|in|au|de|:|=)\s*)?(?P<year>(?:19|20)\d\d)\b|"
    r"100\s*(?:(?:en|in|au|de|:|=)\s*)?[a-z]+\s+(?P<month>(?:19|20)\d\d)\b)|"
    r"\b(?P<equals>(?:19|20)\d\d)\s*=\s*100\b"
)
"""The year at which an index stands at 100; a month of a year without *100* is what a price counts from."""
_NEAR = 70
_STOPS = re.compile(r"[.;](?=\s)")


@dataclass(frozen=True, slots=True)
class OldBase:
    """A base that is named and no longer published; offsets of its words."""

    start: int
    end: int
    year: int
    until: date
    """The day on which the series first came out on another base."""


def old_base(folded: str, name: str, at: int) -> OldBase | None:
    """Return the base that words give an index right behind its name, where it is published no more.

    Args:
        folded: the folded words.
        name: of the index, as a clause or the lists tell it.
        at: where its name ends.
    """
    stop = _STOPS.search(folded, at, at + _NEAR)
    told = _BASE.search(folded, at, at + _NEAR if stop is None else stop.start())
    if told is None:
        return None
    year = int(told["year"] or told["month"] or told["equals"])
    until = next((day for day, old in _rebased(name) if old == year), None)
    if until is None:
        return None
    closed = folded.startswith(")", told.end()) and "(" in folded[at : told.start()]
    return OldBase(told.start(), told.end() + closed, year, until)


def _rebased(name: str) -> Iterator[tuple[date, int]]:
    """Yield since when each series of a name stands on another base, and the year of the old one."""
    for series in load_library().candidates(name):
        if series.restated is not None and series.restated.base:
            yield series.restated.until, int(series.restated.base[:4])
