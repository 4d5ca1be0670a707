"""When each flag was first and last seen: a history beside the database, whose ``flags`` know only today.

Kept in ``flag_history.json`` of the workspace, written when a run ends. A flag is a rule and a contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace, read_json, write_json

FILE = "flag_history.json"
_FLAGGED = """
    SELECT flag.rule_id, coalesce(flag.contract_id, ''), any_value(flag.severity), any_value(flag.title),
        coalesce(any_value(flag.file_name), '')
    FROM flags AS flag WHERE flag.verdict = 'flagged' GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """One flag through all runs."""

    rule_id: str
    contract_id: str
    """Empty where the rule speaks of the archive."""
    severity: str
    title: str
    file_name: str
    first: str
    """Run in which it was first seen."""
    last: str
    """Run in which it was last seen."""


@dataclass(frozen=True, slots=True)
class History:
    """All flags that were ever seen, and the runs in their order."""

    runs: tuple[dict[str, str], ...]
    """``run_id``, and ``as_of``, the day that the run judged for."""
    flags: tuple[Seen, ...]


def load(workspace: Workspace) -> History:
    """Read the history; a workspace that never finished a run has none."""
    row: dict[str, Any] = read_json(workspace.root / FILE, {"runs": [], "flags": []})
    return History(tuple(row["runs"]), tuple(Seen(**one) for one in row["flags"]))


def note(workspace: Workspace, run_id: str, as_of: str) -> None:
    """Take in what the published database flags, as the run of that name left it."""
    old = load(workspace)
    if any(run["run_id"] == run_id for run in old.runs):
        return
    connection = open_read_only(workspace.database)
    try:
        rows = connection.execute(_FLAGGED).fetchall()
    finally:
        connection.close()
    known = {(one.rule_id, one.contract_id): one for one in old.flags}
    for rule_id, contract_id, severity, title, file_name in rows:
        before = known.get((rule_id, contract_id))
        first = before.first if before is not None else run_id
        known[rule_id, contract_id] = Seen(rule_id, contract_id, severity, title, file_name, first, run_id)
    runs = [*old.runs, {"run_id": run_id, "as_of": as_of}]
    flags = [asdict(one) for _, one in sorted(known.items())]
    write_json(workspace.root / FILE, {"runs": runs, "flags": flags})


def changes(history: History, since: str | None = None) -> tuple[list[Seen], list[Seen]]:
    """Return the flags that came and those that went since a run.

    Args:
        history: of a workspace.
        since: a ``run_id``; ``None``: the run before the last.
    """
    if not history.runs:
        return [], []
    order = {run["run_id"]: place for place, run in enumerate(history.runs)}
    last = len(history.runs) - 1
    base = order[since] if since is not None else max(last - 1, 0)
    came = [one for one in history.flags if order[one.last] == last and order[one.first] > base]
    went = list(_gone(history.flags, order, base, last))
    return came, went


def _gone(flags: Sequence[Seen], order: dict[str, int], base: int, last: int) -> Iterator[Seen]:
    for one in flags:
        if base <= order[one.last] < last and order[one.first] <= base:
            yield one
