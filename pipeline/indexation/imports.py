"""Takes further values of official series from CSV files: INSEE's layout, the ONS's, and a plain one.

``read_incoming`` reads a file, ``plan`` holds it against what is known, ``as_yaml`` writes what is new as a
file for the folder ``indices`` of a workspace. A plan with problems is not to be written at all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from pipeline.indexation._incoming import Incoming, LayoutError, Problem
from pipeline.indexation._incoming_layouts import PLAIN, read_incoming
from pipeline.indexation._incoming_plan import Change, Plan, plan
from pipeline.indexation._period import Period
from pipeline.indexation._series import Source, Vintage

__all__ = [
    "PLAIN",
    "Change",
    "Incoming",
    "LayoutError",
    "Plan",
    "Problem",
    "as_yaml",
    "plan",
    "read_incoming",
]


def as_yaml(made: Plan, name: str) -> str:
    """Write what a plan brings as YAML that ``load_library`` reads.

    Args:
        made: without problems.
        name: the file's, for the first line.
    """
    lines = [f"# Imported from {_text(name)}; written by 'clausier index import'.", "additions:"]
    for change in made.changes:
        if change.entries or change.gaps:
            lines += _addition(change)
    return "\n".join(lines) + "\n"


def _addition(change: Change) -> list[str]:
    keys: dict[Source, str] = {}
    for _, vintage in change.entries:
        keys.setdefault(vintage.source, f"i{len(keys) + 1}")
    lines = [f"  - code: {change.series.code}", "    sources:" if keys else "    sources: {}"]
    for source, key in keys.items():
        read = _text(source.read.isoformat()) if source.read else "null"
        name, licence = _text(source.name), _text(source.licence)
        lines.append(
            f"      {key}: {{name: {name}, standing: {source.standing}, licence: {licence}, read: {read}}}"
        )
    lines.append("    values:" if keys else "    values: []")
    for source, key in keys.items():
        lines += [f"      - source: {key}", "        values:"]
        lines += _values([(period, one) for period, one in change.entries if one.source == source])
    if change.gaps:
        lines.append("    gaps:")
    lines += [
        f"      - {{from: {gap.first}, to: {gap.last}, kind: {gap.kind}, reason: {_text(gap.reason)}}}"
        for gap in change.gaps
    ]
    return lines


def _values(entries: Sequence[tuple[Period, Vintage]]) -> list[str]:
    periods: dict[Period, list[Vintage]] = {}
    for period, vintage in entries:
        periods.setdefault(period, []).append(vintage)
    lines = []
    for period, vintages in periods.items():
        told = [_value(vintage) for vintage in vintages]
        lines.append(f"          {period}: {told[0] if len(told) == 1 else '[' + ', '.join(told) + ']'}")
    return lines


def _value(vintage: Vintage) -> str:
    parts = [f"value: {_text(f'{vintage.value:f}')}"]
    if vintage.published is not None:
        parts.append(f'published: "{vintage.published}"')
    if vintage.correction:
        parts.append(f"correction: {_text(vintage.correction)}")
    if vintage.unusual:
        parts.append(f"unusual: {_text(vintage.unusual)}")
    return f"{{{', '.join(parts)}}}" if len(parts) > 1 else parts[0].removeprefix("value: ")


def _text(text: str) -> str:
    # YAML takes no control characters, and a stranger's file may hold any.
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return json.dumps(plain, ensure_ascii=False)
