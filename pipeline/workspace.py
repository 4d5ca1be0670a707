"""The folder a run writes to: what lies where, who may read it, and who holds it now.

Everything is readable by its owner only. The archive itself is never written to.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar, cast

from pipeline.errors import StorageError, UsageError, WorkspaceBusyError

Kept = TypeVar("Kept")
FORMAT_VERSION = 1
_UNFINISHED = ".part-"
"""How names of what is being written begin; it is renamed when it is whole."""
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


@dataclass(frozen=True, slots=True)
class Workspace:
    """Paths inside one workspace folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The published DuckDB file."""
        return self.root / "clausier.duckdb"

    @property
    def readings(self) -> Path:
        """Parquet parts of what was read, one folder a batch."""
        return self.root / "parts" / "readings"

    @property
    def terms(self) -> Path:
        """Parquet parts of what was extracted, one folder a batch and extractor version."""
        return self.root / "parts" / "terms"

    @property
    def work(self) -> Path:
        """Finished documents of unfinished batches: what a killed run leaves for the next."""
        return self.root / "work"

    @property
    def spool(self) -> Path:
        """Members of containers, while they are being read."""
        return self.root / "work" / "spool"

    @property
    def inventory(self) -> Path:
        """The paths of the archive as last seen, with their hashes."""
        return self.root / "inventory.sqlite"

    @property
    def decisions(self) -> Path:
        """What people decided; never rebuilt."""
        return self.root / "decisions"

    @property
    def log(self) -> Path:
        """Logs, without contract text."""
        return self.root / "log"

    @property
    def index(self) -> Path:
        """The index of ``clausier search``; made anew from the database."""
        return self.root / "index"

    @property
    def settings(self) -> Path:
        """The user's own settings."""
        return self.root / "settings.toml"

    @property
    def unread(self) -> Path:
        """The files that need attention, as CSV."""
        return self.root / "unread.csv"


def open_workspace(root: Path) -> Workspace:
    """Create what is missing and check the format version.

    Raises:
        UsageError: the folder holds something else, or a workspace of a newer version.
        StorageError: it cannot be written.
    """
    with storage_errors(root):
        return _open(Workspace(root))


def _open(workspace: Workspace) -> Workspace:
    root = workspace.root
    marker = root / "workspace.json"
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is a file; --workspace wants a folder")
    if root.exists() and not marker.exists() and any(_of_others(root)):
        raise UsageError(f"{root} is not empty and not a workspace; name another folder with --workspace")
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not marker.exists():
        write_json(marker, {"format": FORMAT_VERSION})
    for folder in (
        workspace.readings,
        workspace.terms,
        workspace.spool,
        workspace.decisions,
        workspace.log,
    ):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = read_json(marker, {}).get("format")
    if found != FORMAT_VERSION:
        raise UsageError(
            f"{root} has workspace format {found}, this program writes {FORMAT_VERSION}; "
            "use the program it was made with, or a new folder"
        )
    return workspace


def _of_others(root: Path) -> Iterator[Path]:
    """What lies in a folder that is no workspace yet; settings, rules, standards, indices may lie there."""
    ours = ("settings.toml", "rules", "standards", "indices")
    return (p for p in root.iterdir() if p.name not in ours and not p.name.startswith(_UNFINISHED))


@contextmanager
def locked(workspace: Workspace) -> Iterator[None]:
    """Hold the workspace for one run; the lock vanishes with the process.

    Raises:
        WorkspaceBusyError: another run holds it.
    """
    with storage_errors(workspace.root):
        handle = (workspace.root / "lock").open("a+", encoding="utf-8")
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.seek(0)
            holder = handle.read().strip() or "unknown"
            raise WorkspaceBusyError(
                f"another audit (process {holder}) is writing to {workspace.root}; "
                "wait until it ends, or name another folder with --workspace"
            ) from error
        with storage_errors(workspace.root):
            handle.truncate(0)
            handle.write(str(os.getpid()))
            handle.flush()
        yield


@contextmanager
def storage_errors(where: Path, *, rights: bool = True) -> Iterator[None]:
    """Turn a full or read-only disk into one clear error; what was written before stays.

    Args:
        where: what the error names.
        rights: whether a refusal of access is such an error too; not where files of the archive are read.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _DISK or (rights and isinstance(error, PermissionError)):
            raise StorageError(
                f"cannot write to {where}: {error.strerror}; what was there is kept"
            ) from error
        raise


def write_json(path: Path, value: Any) -> None:
    """Write JSON beside the target, flush it to disk, and rename it into place."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f"{_UNFINISHED}{os.getpid()}-", delete=False
    ) as handle:
        try:
            # ASCII, so that names that are no UTF-8 survive as escapes.
            json.dump(value, handle, sort_keys=True, indent=1)
            handle.flush()
            os.fsync(handle.fileno())
            Path(handle.name).replace(path)
        except BaseException:
            Path(handle.name).unlink(missing_ok=True)
            raise


def read_json(path: Path, default: Any) -> Any:
    """Read JSON; return ``default`` when there is no such file, or it holds none: it is then made anew."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return default


def revive(kind: type[Kept], row: Mapping[str, Any]) -> Kept:
    """Make a dataclass of what an older or newer program wrote: fields it does not know are left out.

    Raises:
        TypeError: a field that has no default is missing.
    """
    known = {item.name for item in fields(cast(Any, kind))}
    return kind(**{name: value for name, value in row.items() if name in known})


def sweep(workspace: Workspace) -> None:
    """Remove what a killed run left half-written, and nothing else. Call it with the lock held."""
    for folder in (workspace.readings, workspace.terms):
        for leftover in (*folder.glob(f"{_UNFINISHED}*"), *folder.glob(".publish-*")):
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)
    for leftover in workspace.spool.iterdir():
        # Members are files; folders are what the OCR of a killed worker was given.
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
    # Another audit that begins writes at the top before it asks for the lock.
    at_the_top = [one for one in workspace.root.glob(f"{_UNFINISHED}*") if not _of_the_living(one)]
    for leftover in (*workspace.work.rglob(f"{_UNFINISHED}*"), *at_the_top):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def _of_the_living(path: Path) -> bool:
    """Tell whether another process that still runs is writing a file, by the number in its name."""
    number = path.name.removeprefix(_UNFINISHED).partition("-")[0]
    if not number.isdecimal() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
