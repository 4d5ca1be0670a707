"""One exception a file status: what happened.

A reader raises these; the pool catches them, and the file gets the status and the reason in ``files``,
with what ``pipeline/advice.py`` says of them. Anything else that is raised becomes ``failed``.
"""

from __future__ import annotations

from typing import ClassVar

from pipeline.types import FileStatus


class ReadingError(Exception):
    """A file could not be read. ``reason`` is a full sentence without the file's own text."""

    status: ClassVar[FileStatus] = "failed"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str]]:
        return type(self), (self.reason,)


class PassingError(ReadingError):
    """It was not to be read just now; the next audit tries again by itself."""


class EncryptedError(ReadingError):
    """The file wants a password."""

    status = "encrypted"


class UnsupportedError(ReadingError):
    """A format that no reader takes."""

    status = "unsupported"


class DamagedError(ReadingError):
    """The file breaks off, or is not what it says it is."""

    status = "damaged"


class TooLargeError(ReadingError):
    """A limit was hit; the reason names the limit and its setting."""

    status = "too_large"


class UsageError(Exception):
    """The command cannot be carried out as it was asked; the message says what to type."""


class WorkspaceBusyError(UsageError):
    """Another audit holds the workspace."""


class StorageError(Exception):
    """The workspace cannot be written (full disk, rights); what was there is kept."""
