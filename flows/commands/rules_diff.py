"""``clausier rules diff``: which flags came and which went between runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from flows.flag_history import Seen, changes, load
from flows.outputs._report_words import plain
from pipeline.errors import UsageError
from pipeline.workspace import Workspace


def run_diff(workspace_folder: Path, since: str | None, *, as_json: bool) -> int:
    """Print the flags that came and went since a run (the one before the last); returns 0.

    Raises:
        UsageError: no run has ended yet, or there is no such run.
    """
    history = load(Workspace(workspace_folder))
    if not history.runs:
        raise UsageError(f"{workspace_folder} has no finished run; 'clausier audit' makes one")
    names = [run["run_id"] for run in history.runs]
    if since is not None and since not in names:
        raise UsageError(f"there is no run {since!r}; the last ones are {', '.join(names[-5:])}")
    came, went = changes(history, since)
    if as_json:
        rows = {"came": [asdict(one) for one in came], "went": [asdict(one) for one in went]}
        print(json.dumps({"runs": list(history.runs), **rows}, ensure_ascii=False, indent=1))
        return 0
    if len(names) == 1:
        print("one run so far: there is nothing to compare it with")
        return 0
    print(f"since {since or names[-2]}: {len(came)} came, {len(went)} went")
    _print("+", came)
    _print("-", went)
    return 0


def _print(sign: str, flags: Sequence[Seen]) -> None:
    for one in flags:
        where = f"{plain(one.file_name, 60)}: " if one.file_name else ""
        print(f"{sign} {one.rule_id} ({one.severity}) {where}{plain(one.title, 80)} (first {one.first})")
