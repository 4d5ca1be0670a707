"""Copies members of containers to the spool; what cannot be copied is listed with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from pipeline.archive import litter, printable
from pipeline.errors import ReadingError, TooLargeError
from pipeline.heartbeat import beat
from pipeline.reading._package import Package
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus

Skipped = tuple[str, FileStatus, str]
NO_SPOOL = "members are not opened in this run"


def refused_name(name: str) -> Skipped | None:
    """Say why a member of this name is not opened: a system's litter, or a name that leads out."""
    place = PurePosixPath(name)
    reason = litter(place.name)
    if reason or "__MACOSX" in place.parts:
        return name, "ignored", reason or "macOS resource fork"
    if ".." in place.parts or place.is_absolute() or name[1:2] == ":":
        return name, "failed", "its name leads out of the archive; unpack it by hand if it is to be trusted"
    return None


def members_verdict(members: int, skipped: Iterable[Skipped]) -> tuple[FileStatus, str]:
    """Status of an archive, and why, by what became of its members."""
    statuses = [status for _, status, _ in skipped]
    if not members:
        return "ok", "the archive is empty"
    if statuses.count("encrypted") == members:
        return "encrypted", "every member wants a password"
    unread = len(statuses) - statuses.count("ignored")
    if unread == 1:
        return "partial", f"one of {members} members was not opened; it is listed with its reason"
    if unread:
        return "partial", f"{unread} of {members} members were not opened; each is listed with its reason"
    return "ok", ""


def spool_parts(
    package: Package, names: Iterable[str], settings: Settings
) -> tuple[tuple[Attachment, ...], tuple[Skipped, ...]]:
    """Copy parts of a package to the spool, each once.

    Returns:
        What was copied, and what was skipped: (name, status, reason).
    """
    spool = Spool(settings)
    attachments: list[Attachment] = []
    skipped: list[Skipped] = []
    for name in dict.fromkeys(names):
        shown = printable(name)
        if not package.has(name):
            skipped.append((shown, "damaged", "the part is missing"))
        elif not spool.enabled:
            skipped.append((shown, "ignored", NO_SPOOL))
        else:
            try:
                attachments.append(_copy(spool, shown, package, name))
            except ReadingError as error:
                skipped.append((shown, error.status, error.reason))
                if isinstance(error, TooLargeError) and spool.inflated > settings.limits.inflated_bytes:
                    break
            beat()
    return tuple(attachments), tuple(skipped)


def _copy(spool: Spool, shown: str, package: Package, name: str) -> Attachment:
    with package.stream(name) as stream:
        return spool.write(shown, stream)
