"""``clausier rules accept``: somebody takes a risk knowingly."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from flows.commands.rules import pick
from flows.commands.show import ambiguous, fitting, locale_of
from flows.rule_library import all_rules
from pipeline.accepted import Accepted, append, load
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace, locked


def run_accept(
    rule_id: str,
    asked: str,
    workspace_folder: Path,
    *,
    by: str,
    why: str,
    until: date | None,
    today: date,
    withdraw: bool,
    as_json: bool,
) -> int:
    """Note that a risk is accepted, or no longer; returns 0, or 2 when several contracts fit.

    Raises:
        UsageError: there is no such rule or contract, the reason is empty, the day has passed, or there is
            nothing to withdraw.
    """
    workspace = Workspace(workspace_folder)
    rule = pick(rule_id, *all_rules(workspace.root / "rules", every=False))
    if rule.of == "archive":
        raise UsageError(f"{rule_id} judges the archive, not a contract")
    if not by.strip() or not why.strip():
        raise UsageError("who accepts the risk, and why, must be said: --by and --why")
    if until is not None and until < today:
        raise UsageError(f"--until {until} has passed; give a day to come")
    connection = open_read_only(workspace.database)
    try:
        found = fitting(connection, asked)
    finally:
        connection.close()
    if len(found) > 1:
        return ambiguous(found, asked, locale_of(workspace, None), as_json=as_json)
    contract = found[0]["contract_id"]
    one = Accepted(rule.id, contract, by.strip(), " ".join(why.split()), today, until, withdraw)
    with locked(workspace):
        if withdraw and not any(
            (held.rule_id, held.contract_id) == (rule.id, contract) for held in load(workspace.decisions)
        ):
            raise UsageError(
                "nobody has accepted this risk; 'clausier query' shows the view accepted_risks"
            )
        append(workspace.decisions, one)
    said = "withdrawn" if withdraw else f"accepted until {until}" if until else "accepted"
    if as_json:
        row = {"rule_id": rule.id, "contract_id": contract, "file_name": found[0]["file_name"]}
        print(json.dumps({**row, "state": said}, ensure_ascii=False))
    else:
        print(f"{rule.id}, {found[0]['file_name']}: {said}. The queue shows it after the next audit.")
    return 0
