"""``clausier index list | show``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from flows._index_lines import IndexLines, conflicts_of, reasons_of
from flows.commands.show import locale_of
from flows.index_library import library_of, pick
from flows.outputs._index_plot import plot_text
from flows.outputs._words import words
from flows.summary import print_table
from pipeline.errors import UsageError
from pipeline.indexation.series import Missing, Observation, Period, Series, points
from pipeline.workspace import Workspace


def list_indices(workspace_folder: Path, *, locale: str | None, as_json: bool) -> int:
    """Print every series in a line; returns 0.

    Args:
        workspace_folder: whose further series count too.
        locale: ``fr`` or ``en``; ``None``: as in the settings.
        as_json: all of it, as JSON.

    Raises:
        UsageError: a file of the workspace is no series.
    """
    series = sorted(library_of(Workspace(workspace_folder)).series.values(), key=lambda one: one.code)
    if as_json:
        print(json.dumps([_brief(one) for one in series], ensure_ascii=False, indent=1))
        return 0
    from rich.console import Console

    spoken = locale_of(Workspace(workspace_folder), locale)
    said = words("index", spoken)
    lines = [
        [
            one.code, said["units"].get(one.unit, one.unit), said["frequencies"][one.frequency],
            str(one.first), str(one.last), len(one.periods), len(one.gaps), len(conflicts_of(one)),
            IndexLines(one, spoken).title(),
        ]
        for one in series
    ]  # fmt: skip
    print_table(Console(highlight=False), said["columns"], lines)
    return 0


def show_index(
    name: str,
    workspace_folder: Path,
    *,
    first: str | None,
    last: str | None,
    as_of: str | None,
    values: int,
    locale: str | None,
    as_json: bool,
) -> int:
    """Print one series; returns 0.

    Args:
        name: its code, or a name that means no other.
        workspace_folder: whose further values count too.
        first: the first period, as ``2020-Q1``.
        last: the last one.
        as_of: the day whose knowledge is shown; everything when left out.
        values: how many of the last values are printed.
        locale: ``fr`` or ``en``; ``None``: as in the settings.
        as_json: all of it, as one JSON object.

    Raises:
        UsageError: there is no such series, or a period or day is none.
    """
    series = pick(library_of(Workspace(workspace_folder)), name)
    start, end = _period(series, first), _period(series, last)
    day = _day(as_of)
    wanted = [
        period
        for period in series.periods
        if (start is None or period >= start) and (end is None or period <= end)
    ]
    if as_json:
        print(json.dumps(_whole(series, wanted, day), ensure_ascii=False, indent=1))
        return 0
    spoken = locale_of(Workspace(workspace_folder), locale)
    told = IndexLines(series, spoken)
    lines = [*told.head(), *told.values(wanted, day, values), *told.faults()]
    drawn = tuple(points(series, start, end, day))
    curve = plot_text(drawn, locale=spoken, holds=series.frequency == "day")
    print("\n".join([*lines, *([""] if curve else []), *curve]))
    return 0


def _period(series: Series, text: str | None) -> Period | None:
    if text is None:
        return None
    try:
        period = Period.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if period.frequency != series.frequency:
        raise UsageError(f"{series.code} goes by {series.frequency}, and {text} is a {period.frequency}")
    return period


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.max
    except ValueError as error:
        raise UsageError(f"--as-of wants a day as 2026-11-25, not {text!r}") from error


def _brief(series: Series) -> dict[str, Any]:
    return {
        "series": series.code,
        "title": dict(series.title),
        "unit": series.unit,
        "base": series.base,
        "frequency": series.frequency,
        "country": series.country,
        "publisher": series.publisher,
        "first": str(series.first),
        "last": str(series.last),
        "values": len(series.periods),
        "gaps": len(series.gaps),
        "conflicts": len(conflicts_of(series)),
        "replaced_by": series.link.new if series.link else None,
        "aliases": list(series.aliases),
    }


def _whole(series: Series, wanted: list[Period], day: date) -> dict[str, Any]:
    link, english = series.link, IndexLines(series, "en")
    return _brief(series) | {
        "stopped": str(series.stopped) if series.stopped else None,
        "link": link and {"to": link.new, "first": str(link.first), "coefficient": str(link.coefficient)},
        "sources": [
            {"name": one.name, "standing": one.standing, "licence": one.licence} for one in series.sources
        ],
        "lag": [english.lag(lag) for lag in series.lags],
        "revised": english.revised(),
        "notes": list(series.notes),
        "observations": [_observed(period, series.value(period, day)) for period in wanted],
        "vintages": {
            str(period): [{"value": str(one.value), "published": str(one.published)} for one in vintages]
            for period in wanted
            if len(vintages := series.vintages(period)) > 1
        },
        "reasons": reasons_of(series),
        "gaps": [
            {"from": str(gap.first), "to": str(gap.last), "kind": gap.kind, "reason": gap.reason}
            for gap in series.gaps
        ],
        "conflicts": [
            {"period": str(period), "value": str(value), "other": str(conflict.value),
             "source": conflict.source, "settled": conflict.settled}
            for period, conflict, value in conflicts_of(series)
        ],
    }  # fmt: skip


def _observed(period: Period, answer: Observation | Missing) -> dict[str, Any]:
    if isinstance(answer, Missing):
        return {"period": str(period), "value": None, "kind": answer.kind, "reason": answer.reason}
    return {
        "period": str(period),
        "value": str(answer.value),
        "published": str(answer.published),
        "published_assumed": answer.published_assumed,
        "in_doubt": answer.in_doubt,
        "source": answer.source,
        "standing": answer.standing,
    }
