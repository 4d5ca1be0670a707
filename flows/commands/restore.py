"""``clausier restore``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flows.backup import Backup
from flows.restore import check_backup, restore_backup
from pipeline.workspace import Workspace


def run_restore(file: Path, workspace_folder: Path, *, force: bool, check: bool, as_json: bool) -> int:
    """Put a backup in the place of a workspace, or only check it; returns 0.

    Raises:
        UsageError: the backup is refused, or the place is taken.
        WorkspaceBusyError: an audit runs in the workspace that would be set aside.
        StorageError: the disk is full.
    """
    if check:
        backup = check_backup(file)
        _tell(as_json, _told(backup), [f"{file}: {backup.files} files, all as they were written"])
        return 0
    restored = restore_backup(file, Workspace(workspace_folder), force=force)
    aside = None if restored.set_aside is None else str(restored.set_aside)
    lines = [f"{restored.workspace}: {restored.backup.files} files restored"]
    if aside is not None:
        lines.append(f"What lay there before is kept as {aside}; remove it when you no longer need it.")
    if not restored.backup.full:
        lines.append(
            "Run 'clausier audit' on the same archive: it makes the database anew and reads nothing."
        )
    _tell(
        as_json, _told(restored.backup) | {"workspace": str(restored.workspace), "set_aside": aside}, lines
    )
    return 0


def _told(backup: Backup) -> dict[str, Any]:
    return {"file": str(backup.file), "files": backup.files, "bytes": backup.size, "full": backup.full}


def _tell(as_json: bool, answer: dict[str, Any], lines: list[str]) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=1) if as_json else "\n".join(lines))
