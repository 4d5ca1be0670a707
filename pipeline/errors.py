"""One exception a file status: what happened, and what a person can do about it.

A reader raises these; the pool catches them, and the file gets the status, the reason and the
advice in ``files``. Anything else that is raised becomes ``failed``.
"""

from __future__ import annotations

from typing import ClassVar

from pipeline.types import FileStatus


class ReadingError(Exception):
    """A file could not be read. ``reason`` is a full sentence without the file's own text."""

    status: ClassVar[FileStatus] = "failed"
    advice: ClassVar[str] = "Open the file by hand; if it is sound, please report it."

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str]]:
        return type(self), (self.reason,)


class PassingError(ReadingError):
    """It was not to be read just now; the next audit tries again by itself."""

    advice = "Run the audit again when nobody writes to the file."


ADVICE: dict[FileStatus, str] = {
    "partial": "Look at what the reason names, and ask for a complete copy.",
    "needs_ocr_review": "Read the pages named yourself, or scan them again at 300 dpi.",
}
"""What to do about a file that was read, though not well."""


class EncryptedError(ReadingError):
    """The file wants a password."""

    status = "encrypted"
    advice = "Ask for the password, or for a copy without one."


class UnsupportedError(ReadingError):
    """A format that no reader takes."""

    status = "unsupported"
    advice = "Save it as PDF or DOCX and run again."


class DamagedError(ReadingError):
    """The file breaks off, or is not what it says it is."""

    status = "damaged"
    advice = "Fetch another copy, or scan the paper again."


class TooLargeError(ReadingError):
    """A limit was hit; the reason names the limit and its setting."""

    status = "too_large"
    advice = "Raise the named limit in settings.toml if the file is to be trusted."


class UsageError(Exception):
    """The command cannot be carried out as it was asked; the message says what to type."""


class WorkspaceBusyError(UsageError):
    """Another audit holds the workspace."""


class StorageError(Exception):
    """The workspace cannot be written (full disk, rights); what was there is kept."""
