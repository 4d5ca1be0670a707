"""Loads the series: those of ``data/indices``, and those and further values of a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

from data.load import ROOT, load_yaml
from pipeline.indexation import _series_file as form
from pipeline.indexation._library import Library
from pipeline.indexation._period import Frequency, Period
from pipeline.indexation._series import Gap, Series, Unit, Vintage
from pipeline.indexation._vintages import ContradictionError, joined

BROUGHT = ROOT / "indices"
"""The series that Clausier brings."""


class BadSeriesError(ValueError):
    """Files of series are wrong; the message has one line a mistake, each with the name of its file."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


def load_library(extra: Path | None = None, *more: Path) -> Library:
    """Return the series of ``data/indices``, with those of a further folder laid over them.

    Args:
        extra: a folder of YAML files (``<workspace>/indices``); it need not exist. A file there brings a
            series of its own, or further values of series that are known (``additions``).
        more: further files, after those.

    Raises:
        BadSeriesError: a file is no series, or contradicts what is known.
    """
    brought = _brought()
    paths = [*(sorted(extra.glob("*.yaml")) if extra is not None else []), *more]
    return Library(_with(brought, paths)) if paths else Library(brought)


@cache
def _brought() -> Mapping[str, Series]:
    return _with({}, sorted(BROUGHT.glob("*.yaml")))


def _with(known: Mapping[str, Series], paths: Iterable[Path]) -> dict[str, Series]:
    """Return series with those of further files: new series first, so that additions may follow any."""
    series = dict(known)
    mistakes: list[str] = []
    nodes = list(_nodes(paths, mistakes))
    for path, node in nodes:
        if "additions" not in node:
            _take(series, path.name, node, mistakes)
    for path, node in nodes:
        if "additions" in node:
            _add_all(series, path.name, node, mistakes)
    mistakes += _links(series)
    if mistakes:
        raise BadSeriesError(mistakes)
    return series


def _nodes(paths: Iterable[Path], mistakes: list[str]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in paths:
        try:
            node = load_yaml(path)
        except (ValueError, OSError) as error:
            mistakes.append(str(error))
            continue
        if isinstance(node, dict):
            yield path, node
        else:
            mistakes.append(f"{path.name}: is no series")


def _take(series: dict[str, Series], name: str, node: dict[str, Any], mistakes: list[str]) -> None:
    reader = form.Reader(at=name)
    one = read_series(reader, node)
    if one is not None and one.code in series:
        reader.wrong(f"the series {one.code} is known already; further values of it are 'additions'")
    elif one is not None and not reader.mistakes:
        series[one.code] = one
    mistakes += reader.mistakes


def _add_all(series: dict[str, Series], name: str, node: dict[str, Any], mistakes: list[str]) -> None:
    reader = form.Reader(at=name)
    for item in reader.items(reader.mapping(node, ("additions",)).get("additions")):
        inner = reader.mapping(item, form.MORE[:3], form.MORE[3:])
        one = series.get(inner.get("code", ""))
        if one is None:
            reader.wrong(f"there is no series {inner.get('code')!r} to add values to")
            continue
        values = form.read_values(reader, inner, one.frequency)
        if not reader.mistakes:
            series[one.code] = _added(reader, one, values)
    mistakes += reader.mistakes


def read_series(reader: form.Reader, node: Any) -> Series | None:
    """Read a whole series; ``None`` where the mistakes leave none."""
    inner = reader.mapping(node, form.NEEDED, form.OPTIONAL)
    frequency = cast(Frequency, reader.one_of(inner.get("frequency"), form.FEW))
    values = form.read_values(reader, inner, frequency)
    title = reader.mapping(inner.get("title"), ("fr", "en"))
    named = inner.get("identifiers", {})
    code = values.code
    stopped, observed = inner.get("stopped"), inner.get("observed_to")
    lags = form.read_lags(reader, inner.get("lag"), frequency)
    fields: dict[str, Any] = {
        "title": {language: reader.text(text) for language, text in title.items()},
        "unit": cast(Unit, reader.one_of(inner.get("unit"), ("index", "percent"))),
        "base": reader.text(inner.get("base")),
        "country": reader.text(inner.get("country")),
        "publisher": reader.text(inner.get("publisher")),
        "aliases": reader.texts(inner.get("aliases")),
        "perhaps": reader.texts(inner.get("perhaps")),
        "identifiers": {key: reader.text(value) for key, value in named.items()} if named else {},
        "withdrawn": form.read_withdrawn(reader, inner.get("withdrawn"), frequency),
        "stopped": None if stopped is None else reader.period(stopped, frequency),
        "link": form.read_link(reader, code, inner.get("link"), frequency),
        "holds": reader.truth(inner.get("holds", "false")),
        "observed_to": reader.day(observed),
        "restated": form.read_restated(reader, inner.get("restated")),
        "revised": form.read_revised(reader, inner.get("revised")),
        "checks": form.read_checks(reader, inner.get("checks")),
        "notes": reader.texts(inner.get("notes")),
    }
    if reader.mistakes or not values.vintages:
        if not values.vintages:
            reader.wrong(f"{code} has no value")
        return None
    first = values.vintages[0]
    seed = Series(
        code=code, frequency=frequency, sources=values.sources, lags=lags, gaps=values.gaps,
        observations={first[0]: (first[1],)}, **fields,
    )  # fmt: skip
    return _observed(reader, seed, values)


def _observed(reader: form.Reader, seed: Series, values: form.Values) -> Series:
    """Return a series with the values of its own file: there, nothing may stand twice."""
    seen: dict[Period, tuple[Vintage, ...]] = {}
    for period, vintage in values.vintages:
        if any(one.value == vintage.value or one.published is None for one in seen.get(period, ())):
            reader.wrong(f"{seed.code} {period} stands twice")
            continue
        _join(reader, seed, seen, period, vintage)
    one = replace(seed, observations=seen)
    _whole(reader, one)
    return one


def _added(reader: form.Reader, one: Series, values: form.Values) -> Series:
    """Return a series with the values of another file beside its own."""
    seen = dict(one.observations)
    for period, vintage in values.vintages:
        _join(reader, one, seen, period, vintage)
    more = replace(
        one,
        observations=seen,
        sources=(*one.sources, *values.sources),
        gaps=tuple(_open_gaps((*one.gaps, *values.gaps), seen)),
    )
    _whole(reader, more)
    return more


def _join(
    reader: form.Reader,
    series: Series,
    seen: dict[Period, tuple[Vintage, ...]],
    period: Period,
    vintage: Vintage,
) -> None:
    try:
        seen[period] = joined(seen.get(period, ()), vintage, series.out_by(period))
    except ContradictionError as error:
        reader.wrong(f"{series.code} {period}: {error}")


def _open_gaps(gaps: Iterable[Gap], seen: Mapping[Period, object]) -> Iterator[Gap]:
    """Yield what is left of gaps when values stand in them."""
    for gap in gaps:
        first = gap.first
        while first <= gap.last:
            if first in seen:
                first = first.plus(1)
                continue
            last = first
            while last < gap.last and last.plus(1) not in seen:
                last = last.plus(1)
            yield Gap(first, last, gap.kind, gap.reason)
            first = last.plus(1)


def _whole(reader: form.Reader, one: Series) -> None:
    """Note gaps that nobody named, values where a gap is said to be, and values after the end."""
    for gap in one.gaps:
        inside = [period for period in one.periods if gap.first <= period <= gap.last]
        if inside:
            reader.wrong(f"{one.code} {inside[0]} has a value and is said to be a gap")
    if one.frequency != "day":
        for before, after in pairwise(one.periods):
            missing = before.plus(1)
            while missing < after and any(gap.first <= missing <= gap.last for gap in one.gaps):
                missing = missing.plus(1)
            if missing < after:
                reader.wrong(f"{one.code} lacks {missing}, and no gap says so")
    if one.stopped is not None and one.last > one.stopped:
        reader.wrong(f"{one.code} stopped with {one.stopped}, and has a value of {one.last}")


def _links(series: Mapping[str, Series]) -> Iterator[str]:
    for one in series.values():
        if one.link is not None and one.link.new not in series:
            yield f"{one.code}: there is no series {one.link.new} to link it to"
        if one.link is not None and one.stopped is None:
            yield f"{one.code} is replaced by {one.link.new}, and 'stopped' does not say after which period"
