"""A workspace in one file: what can be made anew is left out, all that a person or a long run made is in.

The file is a ZIP: each entry is read as a stream, its directory is as small as the file says it is, and
every system opens it. Its last entry lists every other with its size and checksum.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import tempfile
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.outputs import outputs
from pipeline.errors import UsageError
from pipeline.workspace import FORMAT_VERSION, Workspace, locked, storage_errors

FORMAT = 1
MANIFEST = "clausier-backup.json"
CHUNK = 1 << 20
_NEVER = ("lock", "workers.lock", "prefect", MANIFEST)
"""At the top of a workspace: locks, and the home that Prefect makes for itself."""
_PACKED = (".parquet", ".xlsx")
"""Compressed already."""
_DEEPEST = 16
_LONGEST = 200
_OLDEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds."""

    file: Path
    files: int
    size: int
    """Bytes of those files, unpacked."""
    full: bool
    """Whether what can be made anew is in it."""


def default_name(workspace: Workspace, now: datetime) -> str:
    """Name a backup by its workspace and the second, so that none is written over another."""
    return f"{workspace.root.resolve().name}-{now:%Y%m%dT%H%M%SZ}.clausier.zip"


def make_backup(workspace: Workspace, to: Path, *, full: bool) -> Backup:
    """Write a backup; it is renamed into place when it is whole.

    Args:
        workspace: is held meanwhile, so that no audit changes it.
        to: the file, or a folder for a file of the default name.
        full: take in what the next audit would make anew: database, index, report.

    Raises:
        UsageError: there is no workspace, the file exists already or would lie in the workspace.
        WorkspaceBusyError: an audit runs.
        StorageError: the disk is full.
    """
    if not (workspace.root / "workspace.json").is_file():
        raise UsageError(f"{workspace.root} is not a workspace; name one with --workspace")
    # "--to backups" means a folder, also the first time.
    folder = to.is_dir() or not (to.exists() or to.suffix)
    target = to / default_name(workspace, datetime.now(UTC)) if folder else to
    if target.exists():
        raise UsageError(f"{target} exists already; name another file with --to")
    if target.resolve().is_relative_to(workspace.root.resolve()):
        raise UsageError(f"{target} lies in the workspace; a backup belongs somewhere else")
    with locked(workspace), storage_errors(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        return _write(workspace, target, full)


def _write(workspace: Workspace, target: Path, full: bool) -> Backup:
    listed: dict[str, tuple[int, str]] = {}
    # Made by mkstemp, and so readable by its owner only.
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".part-", delete=False) as handle:
        part = Path(handle.name)
        try:
            with zipfile.ZipFile(handle, "w", allowZip64=True) as packed:
                for name, path in files_of(workspace, full=full):
                    listed[name] = _add(packed, name, path)
                packed.writestr(_entry(MANIFEST), json.dumps(_manifest(listed, full)))
            handle.flush()
            os.fsync(handle.fileno())
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    return Backup(target, len(listed), sum(size for size, _ in listed.values()), full)


def files_of(workspace: Workspace, *, full: bool) -> Iterator[tuple[str, Path]]:
    """Yield the files that a backup takes, by name: ``/`` between parts, relative to the workspace.

    Links are followed, so that rules kept elsewhere come back as files.
    """
    left_out = {*_NEVER, *(() if full else made_anew(workspace))}
    tops = sorted(path for path in workspace.root.iterdir() if path.name not in left_out)
    seen: set[tuple[int, int]] = set()
    for top in tops:
        yield from _walk(workspace, top, seen)


def _walk(workspace: Workspace, path: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[str, Path]]:
    if path.name.startswith((".part-", ".publish-")) or path == workspace.spool:
        return
    if path.is_dir():
        place = path.stat()
        if (place.st_dev, place.st_ino) in seen:
            return  # A link into what was walked already.
        seen.add((place.st_dev, place.st_ino))
        for below in sorted(path.iterdir()):
            yield from _walk(workspace, below, seen)
    elif path.is_file():
        name = path.relative_to(workspace.root).as_posix()
        if not is_inside(name):
            raise UsageError(f"{path!r} has a name that a backup cannot hold; rename it, or take it away")
        yield name, path


def is_inside(name: str) -> bool:
    """Whether a name is relative, goes down only, and means the same on every system."""
    parts = name.split("/")
    if len(parts) > _DEEPEST or any(part in ("", ".", "..") or len(part) > _LONGEST for part in parts):
        return False
    if "\\" in name or ":" in parts[0]:
        return False
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in name)


def made_anew(workspace: Workspace) -> set[str]:
    """Names at the top of a workspace that the next audit makes anew from the rest."""
    names = {workspace.database.name, f"{workspace.database.name}.wal", workspace.index.name}
    return {*names, workspace.unread.name, "published.json", *(output.file_name for output in outputs())}


def _add(packed: zipfile.ZipFile, name: str, path: Path) -> tuple[int, str]:
    """Copy one file in; returns its size and checksum as they were written."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source:
        if name.startswith("decisions/"):
            # Decisions are also written while no audit runs: never half a line.
            fcntl.flock(source, fcntl.LOCK_SH)
        with packed.open(_entry(name), "w", force_zip64=True) as out:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
    return size, digest.hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100600 << 16
    return entry


def _manifest(listed: dict[str, tuple[int, str]], full: bool) -> dict[str, Any]:
    from importlib.metadata import version

    return {
        "format": FORMAT,
        "workspace_format": FORMAT_VERSION,
        "made_by": f"clausier {version('clausier')}",
        "made_at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "full": full,
        "files": {name: {"size": size, "sha256": digest} for name, (size, digest) in listed.items()},
    }
