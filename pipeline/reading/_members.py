"""Copies members of containers to the spool; what cannot be copied is listed with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.archive import printable
from pipeline.errors import ReadingError, TooLargeError
from pipeline.heartbeat import beat
from pipeline.reading._package import Package
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus

Skipped = tuple[str, FileStatus, str]
NO_SPOOL = "members are not opened in this run"


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
