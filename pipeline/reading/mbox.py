"""Mailboxes (mbox): each message goes to the spool and is read as a mail of its own.

The standard library's reader cuts at any line that begins with *From*, also inside a letter, and opens the
file for writing; so the cuts are made here: an empty line, then *From*, an address and a year.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import IO, cast

from data import late as re
from pipeline.archive import printable
from pipeline.errors import ReadingError
from pipeline.heartbeat import beat
from pipeline.reading._draft import document
from pipeline.reading._members import NO_SPOOL, Skipped
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus, Reading

MEDIA_TYPE = "application/mbox"
_FROM = re.compile(rb"From [^\r\n]{1,200}\b(?:19|20)\d{2}\b[^\r\n]{0,40}\r?\n")
_HEADER = re.compile(rb">?[A-Za-z][A-Za-z0-9-]*:[ \t]?")
_QUOTED = re.compile(rb">+From ")
_LINE = 64 * 1024
_HEADERS = 64 * 1024
_Place = tuple[int, int]


class MboxReader:
    """Takes files that begin as a mailbox does."""

    name = "mbox"
    version = 1
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """A line *From ... year*, and a header line under it."""
        del path
        start = _FROM.match(head)
        return 0.9 if start is not None and _HEADER.match(head, start.end()) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """Cut the mailbox and copy its messages to the spool, up to ``limits.members``."""
        attachments: list[Attachment] = []
        skipped: list[Skipped] = []
        limit = settings.limits.members
        spool = Spool(settings)
        spent = ""
        with path.open("rb") as cuts, path.open("rb") as stream:
            for number, place in enumerate(_places(cuts), start=1):
                name = f"{number:04d} {_subject(stream, place)}.eml"
                if number > limit:
                    reason = f"the mailbox has more messages than limits.members ({limit})"
                    skipped.append((f"messages from {number} on", "too_large", reason))
                    break
                if spent or not spool.enabled:
                    skipped.append((name, "too_large", spent) if spent else (name, "ignored", NO_SPOOL))
                    continue
                try:
                    attachments.append(spool.write(name, cast("IO[bytes]", _Message(stream, place))))
                except ReadingError as error:
                    skipped.append((name, error.status, error.reason))
                    spent = error.reason if spool.inflated > settings.limits.inflated_bytes else ""
                beat()
        status, reason = _verdict(skipped)
        made = document(sha256, MEDIA_TYPE, f"{self.name}/{self.version}", [], status=status, reason=reason)
        return Reading(made, attachments=tuple(attachments), skipped=tuple(skipped))


class _Message(io.RawIOBase):
    """One message as it was before the mailbox put a sign before its lines that begin with *From*."""

    def __init__(self, stream: IO[bytes], place: _Place) -> None:
        self._stream = stream
        self._start, self._end = place
        self._fresh = True

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes, or some more to the end of a line."""
        parts: list[bytes] = []
        length = 0
        self._stream.seek(self._start)
        while self._start < self._end and (size < 0 or length < size):
            line = self._stream.readline(min(_LINE, self._end - self._start))
            if not line:
                break
            self._start += len(line)
            if self._fresh and _QUOTED.match(line):
                line = line[1:]
            self._fresh = line.endswith(b"\n")
            parts.append(line)
            length += len(line)
        return b"".join(parts)


def _places(stream: IO[bytes]) -> Iterator[_Place]:
    """Where each message starts and ends, without the line that parts them."""
    start: int | None = None
    place = 0
    after_blank = fresh = True
    while line := stream.readline(_LINE):
        if fresh and after_blank and line.startswith(b"From ") and _FROM.fullmatch(line):
            if start is not None:
                yield start, place
            start = place + len(line)
        after_blank = fresh and not line.strip(b"\r\n")
        fresh = line.endswith(b"\n")
        place += len(line)
    if start is not None:
        yield start, place


def _subject(stream: IO[bytes], place: _Place) -> str:
    head = _Message(stream, (place[0], min(place[0] + _HEADERS, place[1]))).read()
    try:
        subject = str(BytesHeaderParser(policy=policy.default).parsebytes(head).get("Subject") or "")
    except (MessageError, UnicodeError, ValueError, IndexError, TypeError, AttributeError):
        subject = ""
    return printable(re.sub(r"[/\\\s]+", " ", subject).strip()[:80] or "message")


def _verdict(skipped: list[Skipped]) -> tuple[FileStatus, str]:
    unread = [reason for _, status, reason in skipped if status != "ignored"]
    if not unread:
        return "ok", ""
    return "partial", f"not every message was opened; the first that was not: {unread[0]}"


READER = MboxReader()
