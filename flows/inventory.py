"""What the archive holds now, and what it held before: every path with its hash or its reason.

A file whose size, time and place on the disk are as they were is not hashed again.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pipeline.advice import advice
from pipeline.archive import FoundFile, digest, original_path, printable, walk
from pipeline.disk import Row, Stored, Table, read_only
from pipeline.errors import ReadingError
from pipeline.store.parts import sync_file
from pipeline.types import FileStatus
from pipeline.workspace import Workspace

_FRESH_NS = 3_000_000_000
"""A file written this shortly before it was hashed may change again without a new time."""


@dataclass(frozen=True, slots=True)
class Item:
    """One path of the archive."""

    path: str
    location: str
    size: int
    mtime_ns: int
    device: int
    inode: int
    sha256: str | None
    ctime_ns: int = 0
    status: FileStatus | None = None
    """Set when it is not to be read."""
    reason: str = ""
    advice: str = ""
    seen: str = ""
    """Date of the last audit that found it, ISO 8601."""
    settled: bool = True
    """Whether its hash may be trusted as long as size, time and place stay the same."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """An archive as last seen. The items may lie on the disk: each pass reads them anew."""

    root: str
    items: Collection[Item]
    """In the order of the archive."""
    vanished: Collection[Item]
    """Paths that an earlier audit found and this one did not; their documents are kept."""


_FIELDS = tuple(item.name for item in fields(Item))
_SCHEMA = f"""
CREATE TABLE about (root TEXT, columns TEXT);
CREATE TABLE items ({", ".join(_FIELDS)}, gone INTEGER);
"""
_INSERT = f"INSERT INTO items VALUES ({', '.join('?' * (len(_FIELDS) + 1))})"
_COLUMNS = ", ".join(_FIELDS)


def take_inventory(
    root: Path, workspace: Workspace, *, today: str, on_file: Callable[[int], None], forget: bool = False
) -> Inventory:
    """Walk the archive, hash what is new or changed, and remember it for the next audit.

    Args:
        root: folder (or single file) to be audited.
        workspace: where the last inventory lies; if it lies inside the archive it is left out.
        today: date of this audit, ISO 8601.
        on_file: called with the number of files found so far.
        forget: drop paths that have vanished instead of keeping them.

    Raises:
        UsageError: the root does not exist.
    """
    before = load_inventory(workspace)
    part = workspace.inventory.with_name(".part-inventory")
    part.unlink(missing_ok=True)
    table = Table(_SCHEMA, part)
    try:
        table.run("INSERT INTO about VALUES (?, ?)", (printable(str(root.resolve())), _COLUMNS))
        if before is not None:
            table.run("ATTACH ? AS before", (read_only(workspace.inventory),))
        _walk_into(table, root, workspace, before is not None, today, on_file)
        table.run("CREATE INDEX by_path ON items (path)")
        table.run("CREATE INDEX by_hash ON items (sha256)")
        if before is not None and not forget:
            _keep_vanished(table)
    finally:
        table.close()
    part.chmod(0o600)
    sync_file(part)
    part.replace(workspace.inventory)
    return _inventory(workspace.inventory, str(root.resolve()))


def load_inventory(workspace: Workspace) -> Inventory | None:
    """Return the inventory of the last audit, if there is one."""
    if not workspace.inventory.exists():
        return None
    try:
        about = Stored(workspace.inventory, "SELECT root, columns FROM about", tuple[str, str])
        ((root, columns),) = about
    except (sqlite3.Error, ValueError):
        # Of another version: every file is hashed again, nothing else is lost.
        return None
    return _inventory(workspace.inventory, original_path(root)) if columns == _COLUMNS else None


def _inventory(path: Path, root: str) -> Inventory:
    def stored(gone: int) -> Stored[Item]:
        return Stored(path, f"SELECT {_COLUMNS} FROM items WHERE gone = {gone} ORDER BY rowid", _revived)

    return Inventory(root, stored(0), stored(1))


def _revived(row: Row) -> Item:
    values: dict[str, Any] = dict(zip(_FIELDS, row, strict=True))
    location = original_path(values["location"])
    return Item(**values | {"settled": bool(values["settled"]), "location": location})


def _values(item: Item, gone: int) -> Row:
    # SQLite takes no name whose bytes are not UTF-8.
    told = replace(item, location=printable(item.location))
    return (*(getattr(told, name) for name in _FIELDS), gone)


def _walk_into(
    table: Table,
    root: Path,
    workspace: Workspace,
    again: bool,
    today: str,
    on_file: Callable[[int], None],
) -> None:
    def rows() -> Iterator[Row]:
        for count, found in enumerate(walk(root, skip=(workspace.root,)), 1):
            known = (
                table.run(f"SELECT {_COLUMNS} FROM before.items WHERE path = ?", (found.path,))
                if again
                else []
            )
            yield _values(_item(found, _revived(known[0]) if known else None, today), 0)
            on_file(count)

    table.fill(_INSERT, rows())


def _keep_vanished(table: Table) -> None:
    sql = (
        f"SELECT {_COLUMNS} FROM before.items WHERE sha256 IS NOT NULL "
        "AND path NOT IN (SELECT path FROM main.items WHERE gone = 0) ORDER BY path"
    )
    for row in table.run(sql):
        item = _revived(row)
        moved = table.run(
            "SELECT path FROM main.items WHERE sha256 = ? AND gone = 0 ORDER BY rowid DESC LIMIT 1",
            (item.sha256,),
        )
        table.run(_INSERT, _values(_gone(item, moved[0][0] if moved else None), 1))


def _gone(item: Item, moved_to: str | None) -> Item:
    moved = f"; it is now {moved_to}" if moved_to else "; what was read of it is kept"
    reason = f"no longer in the archive (last seen on {item.seen}){moved}"
    return replace(item, status="ignored", reason=reason, advice="")


def place_of(thing: FoundFile | Item) -> tuple[str, tuple[int, ...]]:
    """What tells whether a file is the one that was hashed; a time that was set back shows in ctime."""
    return thing.path, (thing.size, thing.mtime_ns, thing.ctime_ns, thing.device, thing.inode)


def _item(found: FoundFile, known: Item | None, today: str) -> Item:
    base = {
        "path": found.path,
        "location": str(found.location),
        "size": found.size,
        "mtime_ns": found.mtime_ns,
        "ctime_ns": found.ctime_ns,
        "device": found.device,
        "inode": found.inode,
        "seen": today,
    }
    if found.status is not None:
        return Item(
            **base,  # type: ignore[arg-type]
            sha256=None,
            status=found.status,
            reason=found.reason,
            advice=advice(found.status, found.reason),
        )
    if known and known.settled and known.sha256 and place_of(found) == place_of(known):
        return Item(**base, sha256=known.sha256)  # type: ignore[arg-type]
    started = time.time_ns()
    try:
        hashed = digest(found)
        now = found.location.stat()
    except (ReadingError, OSError) as error:
        reason = error.reason if isinstance(error, ReadingError) else "vanished before it was read"
        return Item(
            **base,  # type: ignore[arg-type]
            sha256=None,
            status="failed",
            reason=reason,
            advice=advice("failed", reason),
        )
    base.update(size=hashed.size, mtime_ns=now.st_mtime_ns, ctime_ns=now.st_ctime_ns)
    settled = started - max(now.st_mtime_ns, now.st_ctime_ns) > _FRESH_NS
    return Item(**base, sha256=hashed.sha256, settled=settled)  # type: ignore[arg-type]
