"""Accounts for every file: paths of the archive and members of its containers, each with its status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from flows.inventory import Inventory, Item
from pipeline.advice import advice
from pipeline.ledger import Ledger, Member
from pipeline.settings import Limits
from pipeline.types import FileStatus

ATTENTION: frozenset[FileStatus] = frozenset(
    {
        "partial",
        "needs_ocr_review",
        "encrypted",
        "unsupported",
        "damaged",
        "too_large",
        "failed",
    }
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of the view ``files``."""

    path: str
    file_name: str
    document_id: str | None
    size: int
    status: FileStatus
    reason: str
    advice: str


@dataclass(frozen=True, slots=True)
class MemberAt:
    """A member of a container, and where it was met."""

    member: Member
    path: str
    parent: str
    """Hash of the container that holds it."""
    nesting: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How an archive counts up: what was found, and what has a row."""

    found: int
    """Paths of the archive, members of containers included."""
    accounted: int
    vanished: int
    lost: str
    """The first path that was found and has no row; empty when there is none."""
    statuses: Mapping[str, int]
    """Status -> rows, those of vanished paths included."""


def tally(inventory: Inventory, ledger: Ledger, limits: Limits) -> Tally:
    """Count rows against paths, one file (with its members) in memory at a time."""
    statuses: Counter[str] = Counter()
    found = accounted = vanished = 0
    lost = ""
    for item in inventory.items:
        rows = {row.path: row.status for row in item_rows(item, ledger, limits)}
        statuses.update(rows.values())
        for path in item_paths(item, ledger, limits):
            found += 1
            accounted += path in rows
            lost = lost or ("" if path in rows else path)
    for row in vanished_rows(inventory, ledger, limits):
        vanished += 1
        statuses[row.status] += 1
    return Tally(found, accounted, vanished, lost, dict(sorted(statuses.items())))


def file_rows(inventory: Inventory, ledger: Ledger, limits: Limits) -> Iterator[FileRow]:
    """Yield a row a path, in the order of the archive; files that are still waiting are left out."""
    for item in inventory.items:
        yield from item_rows(item, ledger, limits)
    yield from vanished_rows(inventory, ledger, limits)


def item_rows(item: Item, ledger: Ledger, limits: Limits) -> Iterator[FileRow]:
    """Yield the row of one path and those of its members; none while it is waiting."""
    entry = ledger.entry(item.sha256) if item.sha256 else None
    if item.status is not None:
        yield _row(item.path, item.sha256, item.size, item.status, item.reason, item.advice)
    elif entry is not None:
        yield _row(item.path, item.sha256, item.size, entry.status, entry.reason, entry.advice)
        yield from _member_rows(item, ledger, limits)


def vanished_rows(inventory: Inventory, ledger: Ledger, limits: Limits) -> Iterator[FileRow]:
    """Yield a row a path that an earlier audit found and this one did not, members included."""
    for item in inventory.vanished:
        yield _row(item.path, item.sha256, item.size, "ignored", item.reason, "")
        for found in members_of(item, ledger, limits):
            if found.member.status is None:
                member = found.member
                yield _row(found.path, member.sha256, member.size, "ignored", item.reason, "")


def item_paths(item: Item, ledger: Ledger, limits: Limits) -> Iterator[str]:
    """Yield the paths of one file that must have a row: its own, and those of its members."""
    yield item.path
    if item.status is None:
        yield from (found.path for found in members_of(item, ledger, limits))


def documents_of(inventory: Inventory, ledger: Ledger, limits: Limits) -> Iterator[str]:
    """Yield the hashes of all documents that the database is to hold."""
    for item in chain(inventory.items, inventory.vanished):
        if item.sha256 is not None:
            yield item.sha256
            for found in members_of(item, ledger, limits):
                if found.member.status is None:
                    yield found.member.sha256


def members_of(item: Item, ledger: Ledger, limits: Limits) -> Iterator[MemberAt]:
    """Walk the members of a container that may be opened, members of members included.

    Stops after ``limits.members`` or ``limits.inflated_bytes`` in all, so that containers of copies of
    containers stay bounded.
    """
    stack = [_at(item.path, item.sha256, ledger, 1)]
    count = size = 0
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
            continue
        count += 1
        size += found.member.size
        if count > limits.members or size > limits.inflated_bytes:
            return
        yield found
        if found.nesting < limits.nesting and found.member.status is None:
            stack.append(_at(found.path, found.member.sha256, ledger, found.nesting + 1))


def _at(path: str, sha256: str | None, ledger: Ledger, nesting: int) -> Iterator[MemberAt]:
    entry = ledger.entry(sha256) if sha256 else None
    for member in entry.members if entry and sha256 else ():
        yield MemberAt(member, f"{path}!/{member.name}", sha256 or "", nesting)


def _member_rows(item: Item, ledger: Ledger, limits: Limits) -> Iterator[FileRow]:
    count = 0
    for found in members_of(item, ledger, limits):
        member = found.member
        count += 1
        if member.status is not None:
            todo = advice(member.status, member.reason)
            yield _row(found.path, None, member.size, member.status, member.reason, todo)
            continue
        read = ledger.entry(member.sha256)
        if read is not None:
            yield _row(found.path, member.sha256, member.size, read.status, read.reason, read.advice)
        if found.nesting >= limits.nesting and read is not None and read.members:
            reason = (
                f"its members are nested deeper than limits.nesting ({limits.nesting}) and were not opened"
            )
            yield _row(f"{found.path}!/", None, 0, "too_large", reason, advice("too_large", reason))
    if not _walked_whole(item, ledger, limits, count):
        name, limit = "limits.inflated_bytes", limits.inflated_bytes
        if count >= limits.members:
            name, limit = "limits.members", limits.members
        reason = f"holds more than {name} ({limit}) in all its members; the rest was not opened"
        yield _row(f"{item.path}!/", None, 0, "too_large", reason, advice("too_large", reason))


def _walked_whole(item: Item, ledger: Ledger, limits: Limits, count: int) -> bool:
    """Whether the walk over a container's members met them all."""
    wider = replace(limits, inflated_bytes=2**63, members=count + 1)
    return sum(1 for _ in members_of(item, ledger, wider)) <= count


def _row(path: str, sha256: str | None, size: int, status: FileStatus, reason: str, advice: str) -> FileRow:
    name = path.rstrip("/").rsplit("/", 1)[-1] or path
    return FileRow(path, name, sha256, size, status, reason, advice)
