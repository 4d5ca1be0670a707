"""``clausier status``."""

from __future__ import annotations

import json
from pathlib import Path

from flows.summary import show, summarise
from pipeline.workspace import Workspace


def run_status(workspace_folder: Path, *, as_json: bool) -> int:
    """Print what the workspace holds; returns the exit code, 3 when files need attention.

    Raises:
        UsageError: nothing was published there yet.
    """
    summary = summarise(Workspace(workspace_folder).database)
    if as_json:
        print(json.dumps(summary.as_json(), ensure_ascii=False, indent=1))
    else:
        show(summary)
    return 3 if summary.attention else 0
