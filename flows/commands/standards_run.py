"""``clausier standards run``: an audit held against the standards of the workspace, or against others."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from flows.commands.show import ambiguous, fitting, locale_of
from flows.commands.standards import of_workspace, told
from flows.outputs._report_words import plain
from flows.standard_library import departure_rows, replaced
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace
from rules.departures.reading import load_standards
from rules.departures.schema import Standard
from rules.engine import keep_facts, prepare

Row = dict[str, Any]
_SHOWN = 200
_QUIET = frozenset({"as standard", "acceptable"})
_LONGEST = 400
_STATES = ("forbidden", "missing", "departs", "unknown", "acceptable", "as standard")
_WITHOUT = """
    SELECT contract_type, count(*) FROM facts
    WHERE NOT list_contains(?, contract_id) AND (NOT document_class IN
        ('letter', 'invoice', 'termination_letter', 'other') OR document_class IS NULL)
    GROUP BY ALL ORDER BY count(*) DESC, contract_type
"""


def run_standards(
    folder: Path | None,
    asked: str | None,
    workspace_folder: Path,
    locale: str | None,
    *,
    as_json: bool,
) -> int:
    """Print what departs, or with a folder what changes; returns 1 when a standard cannot be used.

    Raises:
        UsageError: the folder is none, no contract fits, or nothing was published yet.
    """
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder} is no folder of standards")
    workspace = Workspace(workspace_folder)
    spoken = locale_of(workspace, locale)
    before, mistakes = of_workspace(workspace)
    added, more = load_standards(folder) if folder else ([], [])
    connection = open_read_only(workspace.database)
    try:
        keep_facts(connection)
        prepare(connection)
        only = None
        if asked is not None:
            found = fitting(connection, asked)
            if len(found) > 1:
                return ambiguous(found, asked, spoken, as_json=as_json)
            only = found[0]["contract_id"]
        rows = _rows(connection, replaced(before, added), spoken, only)
        without = _without(connection, rows) if only is None else []
        old = _rows(connection, before, spoken, only) if folder else None
    finally:
        connection.close()
    changes = None if old is None else _changes(old, rows)
    if as_json:
        told_of: Row = {"clauses": rows, "without_standard": without}
        print(
            json.dumps(
                told_of | ({} if changes is None else {"changes": changes}), ensure_ascii=False, indent=1
            )
        )
    else:
        print("\n".join(_lines(rows, without) if changes is None else _changed(changes, len(rows))))
    return told([*mistakes, *more])


def _rows(
    connection: duckdb.DuckDBPyConnection, standards: Sequence[Standard], locale: str, only: str | None
) -> list[Row]:
    names: dict[str, str] = dict(connection.execute("SELECT contract_id, file_name FROM facts").fetchall())
    return [
        {"file_name": names.get(str(row["contract_id"])), **row}
        for row in departure_rows(connection, standards, locale)
        if only is None or row["contract_id"] == only
    ]


def _without(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> list[Row]:
    """How many contracts no standard speaks of, by type; ``None`` is a type that is not known."""
    held = sorted({row["contract_id"] for row in rows})
    found = connection.execute(_WITHOUT, [held]).fetchall()
    return [{"contract_type": kind, "contracts": count} for kind, count in found]


def _changes(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    def by_clause(rows: Sequence[Row]) -> dict[tuple[str, str], Row]:
        return {(row["contract_id"], row["clause"]): row for row in rows}

    before, after = by_clause(old), by_clause(new)
    changed = []
    for key in sorted(before.keys() | after.keys()):
        states = [rows[key]["state"] if key in rows else None for rows in (before, after)]
        if states[0] != states[1]:
            row = after.get(key) or before[key]
            changed.append({**row, "state": states[1], "was": states[0]})
    return changed


def _lines(rows: Sequence[Row], without: Sequence[Row]) -> Iterator[str]:
    counts = Counter(row["state"] for row in rows)
    contracts = len({row["contract_id"] for row in rows})
    states = ", ".join(f"{counts[state]} {state}" for state in _STATES if counts[state])
    yield f"{contracts} contracts held against a standard, {len(rows)} clauses: {states or 'none'}"
    loud = [row for row in rows if row["state"] not in _QUIET]
    loud.sort(key=lambda row: (row["file_name"] or "", row["contract_id"], _STATES.index(row["state"])))
    lines = [
        line
        for _, group in groupby(loud, key=lambda row: row["contract_id"])
        for line in _contract([*group])
    ]
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        print(f"and {len(lines) - _SHOWN} more lines; --json tells all", file=sys.stderr)
    for row in without:
        kind = row["contract_type"]
        said = f"of the type {kind}, for which there is none" if kind else "of a type that is not known"
        yield f"held against no standard: {row['contracts']} {said}"


def _contract(rows: Sequence[Row]) -> Iterator[str]:
    """What departs in one contract; what is not known is told by its reason."""
    yield f"{plain(rows[0]['file_name'] or rows[0]['contract_id'], 80)} ({rows[0]['standard_id']})"
    unknown: dict[str, list[str]] = {}
    for row in rows:
        if row["state"] == "unknown":
            unknown.setdefault(row["reason"], []).append(row["title"])
        else:
            yield from _clause(row)
    for reason, titles in unknown.items():
        yield f"  unknown: {plain(', '.join(titles), 240)}: {plain(reason, 160)}"


def _clause(row: Row) -> Iterator[str]:
    expected = f" (expected: {row['expected']})" if row["expected"] else ""
    page = f", p. {row['page']}" if row["page"] else ""
    yield f"  {row['state']}: {row['title']}{page}: {plain(row['reason'], 160)}{expected}"
    if row["difference"] and row["state"] == "departs":
        yield f"    {plain(row['difference'], _LONGEST)}"


def _changed(changes: Sequence[Row], count: int) -> Iterator[str]:
    yield f"{len(changes)} clauses change their state, of {count}"
    for row in changes[:_SHOWN]:
        name = plain(row["file_name"] or row["contract_id"], 60)
        yield f"  {name}: {row['title']}: {row['was'] or 'not asked'} -> {row['state'] or 'not asked'}"
    if len(changes) > _SHOWN:
        print(f"and {len(changes) - _SHOWN} more; --json tells all", file=sys.stderr)
