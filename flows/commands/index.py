"""``clausier index list | show``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from flows.index_library import library_of, pick
from flows.outputs._index_plot import plot_text
from flows.summary import print_table
from pipeline.errors import UsageError
from pipeline.indexation.series import Lag, Missing, Observation, Period, Series, points
from pipeline.workspace import Workspace


def list_indices(workspace_folder: Path, *, as_json: bool) -> int:
    """Print every series in a line; returns 0.

    Raises:
        UsageError: a file of the workspace is no series.
    """
    series = sorted(library_of(Workspace(workspace_folder)).series.values(), key=lambda one: one.code)
    if as_json:
        print(json.dumps([_brief(one) for one in series], ensure_ascii=False, indent=1))
        return 0
    from rich.console import Console

    columns = ["series", "unit", "by", "from", "to", "values", "gaps", "conflicts", "title", "titre"]
    lines = [
        [
            one.code, one.unit, one.frequency, str(one.first), str(one.last), len(one.periods),
            len(one.gaps), len(_conflicts(one)), one.title["en"], one.title["fr"],
        ]
        for one in series
    ]  # fmt: skip
    print_table(Console(highlight=False), columns, lines)
    return 0


def show_index(
    name: str,
    workspace_folder: Path,
    *,
    first: str | None,
    last: str | None,
    as_of: str | None,
    values: int,
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
    lines = [*_head(series), *_values(series, wanted, day, values), *_faults(series)]
    curve = plot_text(tuple(points(series, start, end, day)), holds=series.frequency == "day")
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


def _head(series: Series) -> Iterator[str]:
    yield f"{series.code}: {series.title['en']} / {series.title['fr']}"
    base = f", {series.base}" if series.base else ""
    yield f"{series.publisher} ({series.country}), {series.unit}{base}, by {series.frequency}"
    span = f"{series.first} to {series.last}, {len(series.periods)} values"
    yield f"{span}; the last one seen {series.observed_to}" if series.observed_to else span
    if series.stopped:
        yield f"ended with {series.stopped}"
    if series.link:
        link = series.link
        yield f"replaced by {link.new} from {link.first}: old × {link.coefficient} = new ({link.source})"
    if series.restated:
        yield f"before {series.restated.until}: {series.restated.note}"
    for source in series.sources:
        read = f", read {source.read}" if source.read else ""
        yield f"source: {source.name} ({source.standing}; {source.licence}{read})"
    for lag in series.lags:
        yield f"publication: {_lag_said(lag)}"
    yield f"once published: {_revised_said(series)}"
    for check in series.checks:
        yield f"compared with {check.source}: {check.agreed} agree, {check.differed} differ"
    for note in series.notes:
        yield f"note: {note}"


def _lag_said(lag: Lag) -> str:
    until = f"up to {lag.to}, " if lag.to else ""
    assumed = "assumed, " if lag.assumed else ""
    not_before = f", not before {lag.not_before}" if lag.not_before else ""
    days = f"{lag.days} days ({lag.least} to {lag.most}) from the {lag.counted_from} of the period"
    return f"{until}{assumed}where no day was read, {days}{not_before}; {lag.source}"


def _revised_said(series: Series) -> str:
    revised = series.revised
    if revised is None:
        return "whether values are revised was not said"
    within = f"{revised.within} {'points' if series.unit == 'percent' else '%'}"
    told = f"revised by {within} at most" if revised.within else "final"
    return f"{'assumed, ' if revised.assumed else ''}{told}; {revised.source}"


def _values(series: Series, wanted: list[Period], day: date, count: int) -> Iterator[str]:
    shown = [(period, series.value(period, day)) for period in wanted]
    told = [(period, answer) for period, answer in shown if not _to_come(answer)]
    if not told or not count:
        return
    yield ""
    for period, answer in told[-count:]:
        if isinstance(answer, Missing):
            yield f"{period}  none: {answer.reason}"
            continue
        about = "assumed" if answer.published_assumed else "published"
        lone = "" if answer.standing != "lone" else ", read in one place of no standing"
        yield f"{period}  {answer.value}  {about} {answer.published}{lone}"
    several = [period for period in wanted if len(series.vintages(period)) > 1]
    for period in several:
        vintages = ", ".join(f"{one.value} ({one.published})" for one in series.vintages(period))
        yield f"vintages of {period}: {vintages}"


def _to_come(answer: Observation | Missing) -> bool:
    return isinstance(answer, Missing) and answer.kind == "not_published"


def _faults(series: Series) -> Iterator[str]:
    faults = []
    for gap in series.gaps:
        what = "never published" if gap.kind == "never_published" else "not held here"
        span = str(gap.first) if gap.first == gap.last else f"{gap.first} to {gap.last}"
        faults.append(f"gap: {span}, {what}: {gap.reason}")
    for period, conflict, value in _conflicts(series):
        settled = f"settled: {conflict.settled}" if conflict.settled else "not settled: no value is given"
        faults.append(
            f"conflict: {period} is {value}, and {conflict.value} in {conflict.source}; {settled}"
        )
    for one in series.withdrawn:
        faults.append(f"withdrawn: {one.period} {one.value}: {one.reason}")
    faults += [
        f"{one['kind']}: {one['period']} is {one['value']}: {one['reason']}" for one in _reasons(series)
    ]
    if faults:
        yield ""
    yield from faults


def _reasons(series: Series) -> list[dict[str, str]]:
    """Return the values that were taken though something spoke against them, and why."""
    return [
        {"period": str(period), "value": str(one.value), "kind": kind, "reason": reason}
        for period in series.periods
        for one in series.observations[period]
        for kind, reason in (("correction", one.correction), ("unusual", one.unusual))
        if reason
    ]


def _conflicts(series: Series) -> list[tuple[Period, Any, Any]]:
    return [
        (period, vintage.conflict, vintage.value)
        for period in series.periods
        for vintage in series.observations[period]
        if vintage.conflict is not None
    ]


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
        "conflicts": len(_conflicts(series)),
        "replaced_by": series.link.new if series.link else None,
        "aliases": list(series.aliases),
    }


def _whole(series: Series, wanted: list[Period], day: date) -> dict[str, Any]:
    link = series.link
    return _brief(series) | {
        "stopped": str(series.stopped) if series.stopped else None,
        "link": link and {"to": link.new, "first": str(link.first), "coefficient": str(link.coefficient)},
        "sources": [
            {"name": one.name, "standing": one.standing, "licence": one.licence} for one in series.sources
        ],
        "lag": [_lag_said(lag) for lag in series.lags],
        "revised": _revised_said(series),
        "notes": list(series.notes),
        "observations": [_observed(period, series.value(period, day)) for period in wanted],
        "vintages": {
            str(period): [{"value": str(one.value), "published": str(one.published)} for one in vintages]
            for period in wanted
            if len(vintages := series.vintages(period)) > 1
        },
        "reasons": _reasons(series),
        "gaps": [
            {"from": str(gap.first), "to": str(gap.last), "kind": gap.kind, "reason": gap.reason}
            for gap in series.gaps
        ],
        "conflicts": [
            {"period": str(period), "value": str(value), "other": str(conflict.value),
             "source": conflict.source, "settled": conflict.settled}
            for period, conflict, value in _conflicts(series)
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
