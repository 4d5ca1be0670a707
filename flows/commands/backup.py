"""``clausier backup``."""

from __future__ import annotations

import json
from pathlib import Path

from flows.backup import make_backup
from pipeline.workspace import Workspace


def run_backup(workspace_folder: Path, *, to: Path, full: bool, as_json: bool) -> int:
    """Write a backup of a workspace and say where it is; returns 0.

    Raises:
        UsageError: there is no workspace, or the file exists already.
        WorkspaceBusyError: an audit runs.
        StorageError: the disk is full.
    """
    made = make_backup(Workspace(workspace_folder), to, full=full)
    packed = made.file.stat().st_size
    if as_json:
        told = {"file": str(made.file), "files": made.files, "bytes": made.size, "packed_bytes": packed}
        print(json.dumps(told | {"full": made.full}, ensure_ascii=False, indent=1))
        return 0
    print(f"{made.file}: {made.files} files, {packed / 1e6:.1f} MB")
    if not made.full:
        print("Database, index and report are left out; after a restore the next audit makes them anew.")
    return 0
