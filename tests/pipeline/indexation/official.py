"""Series for tests, made of values that stand in the test's own files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.indexation.series import Gap, Lag, Library, Link, Period, Series, Source, Vintage

_SOURCE = Source("test", "a test", "publisher", "", None)
_DAYS = {"quarter": 85, "month": 45}


def library(told: Mapping[str, Any], gaps: Mapping[str, str] | None = None) -> Library:
    """Return the series of ``schedules.yaml``.

    Args:
        told: code -> ``every``, ``values`` (period -> value and day of publication), ``stopped``, ``link``.
        gaps: code -> a period that was never published.
    """
    return Library({code: _series(code, one, (gaps or {}).get(code)) for code, one in told.items()})


def _series(code: str, told: Mapping[str, Any], gap: str | None) -> Series:
    days = _DAYS[told["every"]]
    link = told.get("link")
    never = (Gap(Period.parse(gap), Period.parse(gap), "never_published", "a shutdown"),) if gap else ()
    return Series(
        code=code,
        title={},
        unit="index",
        base="",
        frequency=told["every"],
        country="",
        publisher="",
        aliases=(),
        perhaps=(),
        identifiers={},
        sources=(_SOURCE,),
        lags=(Lag(None, days, days - 20, days + 20, "end", None, "", True),),
        observations={Period.parse(str(key)): (_vintage(value),) for key, value in told["values"].items()},
        gaps=never,
        stopped=Period.parse(str(told["stopped"])) if "stopped" in told else None,
        link=Link(code, link[0], Period.parse(str(link[1])), Decimal(link[2]), "") if link else None,
    )


def _vintage(value: Sequence[Any]) -> Vintage:
    published = value[1]
    day = published if published is None or isinstance(published, date) else date.fromisoformat(published)
    return Vintage(Decimal(value[0]), day, _SOURCE)
