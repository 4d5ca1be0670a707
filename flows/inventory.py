"""What the archive holds now, and what it held before: every path with its hash or its reason.

A file whose size, time and place on the disk are as they were is not hashed again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.archive import FoundFile, digest, walk
from pipeline.errors import ReadingError
from pipeline.types import FileStatus
from pipeline.workspace import Workspace, read_json, revive, write_json

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
    """An archive as last seen."""

    root: str
    items: tuple[Item, ...]
    vanished: tuple[Item, ...]
    """Paths that an earlier audit found and this one did not; their documents are kept."""


def take_inventory(
    root: Path, workspace: Workspace, *, today: str, on_file: Callable[[int], None], forget: bool = False
) -> Inventory:
    """Walk the archive and hash what is new or changed.

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
    known = {item.path: item for item in (*before.items, *before.vanished)} if before else {}
    items: list[Item] = []
    for found in walk(root, skip=(workspace.root,)):
        items.append(_item(found, known.get(found.path), today))
        on_file(len(items))
    present = {item.path for item in items}
    places = {item.sha256: item.path for item in items}
    gone = () if forget else tuple(_gone(known[path], places) for path in sorted(known.keys() - present))
    return Inventory(str(root.resolve()), tuple(items), tuple(item for item in gone if item.sha256))


def load_inventory(workspace: Workspace) -> Inventory | None:
    """Return the inventory of the last audit, if there is one."""
    raw: dict[str, Any] | None = read_json(workspace.inventory, None)
    if raw is None:
        return None
    try:
        return Inventory(raw["root"], _items(raw["items"]), _items(raw["vanished"]))
    except (KeyError, TypeError):
        # Of another version: every file is hashed again, nothing else is lost.
        return None


def save_inventory(workspace: Workspace, inventory: Inventory) -> None:
    """Remember an inventory for the next audit."""
    write_json(workspace.inventory, asdict(inventory))


def _items(rows: Iterable[dict[str, Any]]) -> tuple[Item, ...]:
    return tuple(revive(Item, row) for row in rows)


def _gone(item: Item, places: dict[str | None, str]) -> Item:
    moved = (
        f"; it is now {places[item.sha256]}" if item.sha256 in places else "; what was read of it is kept"
    )
    reason = f"no longer in the archive (last seen on {item.seen}){moved}"
    values = asdict(item)
    values.update(status="ignored", reason=reason, advice="")
    return Item(**values)


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
        return Item(**base, sha256=None, status=found.status, reason=found.reason)  # type: ignore[arg-type]
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
            advice="Run the audit again when nobody writes to the file.",
        )
    base.update(size=hashed.size, mtime_ns=now.st_mtime_ns, ctime_ns=now.st_ctime_ns)
    settled = started - max(now.st_mtime_ns, now.st_ctime_ns) > _FRESH_NS
    return Item(**base, sha256=hashed.sha256, settled=settled)  # type: ignore[arg-type]
