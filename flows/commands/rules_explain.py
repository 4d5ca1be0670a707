"""``clausier rules explain``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import duckdb

from flows.commands.rules import condition, pick
from flows.commands.show import ambiguous, fitting, locale_of
from flows.outputs._report_words import plain
from flows.outputs._sentences import translated
from flows.rule_library import all_rules
from flows.summary import jsonable
from pipeline.errors import UsageError
from pipeline.store.query import OTHER_VERSION, lacks, open_read_only
from pipeline.workspace import Workspace
from rules.answers import MAY_FROM
from rules.explain import Explanation, explain
from rules.schema import Rule, RuleError
from rules.verdicts import EVIDENCE

_HIDDEN = frozenset({*EVIDENCE, "contract_id", "document_id", "file_name", "fragments", "more_quotes"})
"""Columns of a row that are no value: where it stands is told apart."""
_LONGEST = 300


def run_explain(
    rule_id: str,
    asked: str,
    workspace_folder: Path,
    folder: Path | None,
    locale: str | None,
    *,
    as_json: bool,
) -> int:
    """Print why a rule says what it says of a contract; returns 0, or 2 when several contracts fit.

    Raises:
        UsageError: there is no such rule or contract, nothing was published yet, or by another version.
    """
    workspace = Workspace(workspace_folder)
    spoken = locale_of(workspace, locale)
    rule = pick(rule_id, *all_rules(folder or workspace.root / "rules", every=False))
    if rule.of == "archive":
        raise UsageError(f"{rule_id} judges the archive, not a contract; 'clausier rules show' tells how")
    connection = open_read_only(workspace.database)
    try:
        found = fitting(connection, asked)
        if len(found) > 1:
            return ambiguous(found, asked, spoken, as_json=as_json)
        why = explain(connection, rule, found[0]["contract_id"], spoken)
    except (RuleError, duckdb.Error) as error:
        if lacks(connection):
            raise UsageError(OTHER_VERSION) from error
        raise
    finally:
        connection.close()
    if why is None:
        raise UsageError("this file is a copy of another, which is judged in its place")
    if as_json:
        print(json.dumps(jsonable({"rule_id": rule.id, **asdict(why)}), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(rule, why, found[0]["file_name"], spoken)))
    return 0


def _lines(rule: Rule, why: Explanation, file_name: str, locale: str) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity}): {rule.title[locale]}"
    yield f"{plain(file_name, 120)}"
    yield ""
    yield from (f"{label}: {value}" for label, value in condition(rule) if value)
    yield ""
    yield f"applies if {why.applies_if}: {_said(why.applies)}"
    yield from (f"  {name} = {_value(value)}" for name, value in why.facts.items())
    if rule.about:
        because = f" ({translated(why.state_reason, locale)})" if why.state_reason else ""
        yield f"state of {rule.about}: {why.state or 'not told'}{because}"
    yield from _rows(rule, why)
    yield from _passages(rule, why)
    yield ""
    if why.silent:
        yield "The document is of a class that binds nobody: rules do not judge it."
    elif not why.judgements:
        yield "The rule does not apply."
    for one in why.judgements:
        yield f"{one.verdict}" + (f": {translated(one.message, locale)}" if one.message else "")


def _rows(rule: Rule, why: Explanation) -> Iterator[str]:
    if not rule.select:
        return
    yield f"rows of {rule.select} that it looked at: {len(why.rows)}"
    for row in why.rows:
        values = {name: value for name, value in row.values.items() if name not in _HIDDEN}
        shown = ", ".join(
            f"{name} = {_value(value)}" for name, value in values.items() if value is not None
        )
        yield f"  {_said(row.verdict)}: {shown}"
        if quote := row.values.get("quote"):
            yield f"    p. {row.values.get('page')}: “{plain(str(quote), _LONGEST)}”"


def _passages(rule: Rule, why: Explanation) -> Iterator[str]:
    if not rule.meaning:
        return
    yield (
        f"passages that may say {rule.meaning}: {len(why.passages)} "
        f"(from {MAY_FROM} on somebody should look; words of a row above are left to it)"
    )
    for one in why.passages:
        yield f"  {one['probability']:.2f}, p. {one['page']}: “{plain(str(one['quote']), _LONGEST)}”"


def _said(verdict: bool | None) -> str:
    return "true" if verdict else "not settled" if verdict is None else "false"


def _value(value: Any) -> str:
    return "unknown" if value is None else plain(str(value), 80)
