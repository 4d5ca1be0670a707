"""``clausier rules run``: what if the rules were others."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from flows.commands.rules import told
from flows.commands.show import locale_of
from flows.outputs._report_words import plain
from flows.outputs._sentences import translated
from flows.rule_library import all_rules, checked_rules, switched_on
from flows.settings_file import load_settings
from pipeline.errors import UsageError
from pipeline.store.query import OTHER_VERSION, lacks, open_read_only
from pipeline.workspace import Workspace
from rules.engine import judge_each, keep_facts
from rules.schema import Rule, RuleError

_SHOWN = 40


class Flag(NamedTuple):
    """A flag, as two runs of the rules are held against each other."""

    rule_id: str
    verdict: str
    severity: str
    contract_id: str
    file_name: str
    page: int
    """0 where the rule quotes nothing."""
    message: str


def run_changed(folder: Path, workspace_folder: Path, locale: str | None, *, as_json: bool) -> int:
    """Judge a published audit by its rules with those of a folder in their place; print what changes.

    Returns:
        0, or 1 when a rule cannot be used: the others were judged.

    Raises:
        UsageError: the folder is none, nothing was published yet, or by another version.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder of rules")
    workspace = Workspace(workspace_folder)
    spoken = locale_of(workspace, locale)
    own = workspace.root / "rules"
    loaded, errors = all_rules(own, every=False)
    before, _ = switched_on(loaded, load_settings(workspace.settings, as_of=date.min).rules_off)
    changed, more = checked_rules(folder)
    after = [*(rule for rule in before if rule.id not in {one.id for one in changed}), *changed]
    connection = open_read_only(workspace.database)
    try:
        keep_facts(connection, [*before, *after])
        failed: list[RuleError] = []
        old, new = (_flags(connection, one, spoken, failed) for one in (before, after))
        if failed and lacks(connection):
            raise UsageError(OTHER_VERSION)
    except duckdb.Error as error:
        if lacks(connection):
            raise UsageError(OTHER_VERSION) from error
        raise
    finally:
        connection.close()
    appear, vanish = sorted(new - old), sorted(old - new)
    if as_json:
        both = {"appear": appear, "vanish": vanish}
        rows = {name: [flag._asdict() for flag in flags] for name, flags in both.items()}
        print(json.dumps({**rows, "stay": len(old & new)}, ensure_ascii=False, indent=1))
    else:
        _print("appear", appear)
        _print("vanish", vanish)
        print(f"{len(old & new)} stay as they are")
    return told([*dict.fromkeys([*errors, *failed, *more])])


def _flags(connection: Any, rules: Sequence[Rule], locale: str, errors: list[RuleError]) -> set[Flag]:
    found: set[Flag] = set()
    for judged in judge_each(connection, rules, locale):
        if judged.error is not None:
            errors.append(judged.error)
        for one in judged.judgements:
            message = translated(one.message, locale) if locale != "en" else one.message
            where = (one.contract_id or "", one.file_name or "", one.page or 0)
            found.add(Flag(one.rule_id, one.verdict, one.severity, *where, message))
    return found


def _print(what: str, flags: Sequence[Flag]) -> None:
    print(f"{len(flags)} {what}")
    for flag in flags[:_SHOWN]:
        page = f", p. {flag.page}" if flag.page else ""
        print(
            f"  {flag.rule_id} ({flag.severity}) {flag.verdict}: {plain(flag.file_name, 60)}{page}: "
            f"{plain(flag.message, 160)}"
        )
    if len(flags) > _SHOWN:
        print(f"  and {len(flags) - _SHOWN} more; --json tells all", file=sys.stderr)
