"""Official index series and rates: what was published, when, and what is not known.

``load_library`` reads the series of ``data/indices`` and those of a workspace. A ``Series`` answers with an
``Observation`` or with ``Missing``, always as of a day: what was published later is not known then. Nothing
is filled, interpolated or carried over, but a rate that holds until it is changed.
"""

from __future__ import annotations

from pipeline.indexation._index_files import BROUGHT, BadSeriesError, load_library
from pipeline.indexation._library import Library
from pipeline.indexation._observed import (
    Conflict,
    Lag,
    Link,
    Linked,
    Missing,
    MissingKind,
    Observation,
    Revised,
    Standing,
)
from pipeline.indexation._period import Frequency, Period
from pipeline.indexation._series import Gap, Series, Source, Unit, Vintage, Withdrawn
from pipeline.indexation._series_curve import Point, points

__all__ = [
    "BROUGHT", "BadSeriesError", "Conflict", "Frequency", "Gap", "Lag", "Library", "Link", "Linked",
    "Missing", "MissingKind", "Observation", "Period", "Point", "Revised", "Series", "Source", "Standing",
    "Unit", "Vintage", "Withdrawn", "load_library", "points",
]  # fmt: skip
