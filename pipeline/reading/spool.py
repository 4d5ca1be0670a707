"""Writes members of containers to the spool folder, named by their hash, inside the limits."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from pipeline.errors import TooLargeError
from pipeline.settings import Settings
from pipeline.types import Attachment

_CHUNK = 1024 * 1024


class Spool:
    """One container's members, and how many bytes they really inflated to."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.inflated = 0

    @property
    def enabled(self) -> bool:
        """Whether members may be written at all."""
        return self._settings.spool is not None

    def write(self, name: str, stream: IO[bytes]) -> Attachment:
        """Copy a stream to the spool.

        Args:
            name: what the container calls the member.
            stream: its bytes, inflated as they are read.

        Raises:
            TooLargeError: ``limits.member_bytes`` or ``limits.inflated_bytes`` was hit.
        """
        sink = self.sink(name)
        try:
            while chunk := stream.read(_CHUNK):
                sink.write(chunk)
            return sink.finish()
        except BaseException:
            sink.discard()
            raise

    def sink(self, name: str) -> Sink:
        """Begin a member whose bytes come piece by piece; it must be finished or discarded.

        Raises:
            ValueError: no spool folder is set.
            OSError: nothing can be written there.
        """
        if self._settings.spool is None:
            raise ValueError("no spool folder is set")
        return Sink(self, name, Path(self._settings.spool), self._settings)


class Sink:
    """One member on its way to the spool."""

    def __init__(self, spool: Spool, name: str, folder: Path, settings: Settings) -> None:
        self._spool, self._name, self._folder, self._limits = spool, name, folder, settings.limits
        self._digest = hashlib.sha256()
        self._size = 0
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".part-")
        self._out = os.fdopen(handle, "wb")
        self._temporary = Path(temporary)

    def write(self, chunk: bytes) -> None:
        """Add bytes.

        Raises:
            TooLargeError: ``limits.member_bytes`` or ``limits.inflated_bytes`` was hit.
        """
        self._size += len(chunk)
        self._spool.inflated += len(chunk)
        limits = self._limits
        if self._size > limits.member_bytes:
            raise TooLargeError(
                f"a member inflates to more than limits.member_bytes ({limits.member_bytes})"
            )
        if self._spool.inflated > limits.inflated_bytes:
            raise TooLargeError(
                f"members inflate to more than limits.inflated_bytes ({limits.inflated_bytes})"
            )
        self._digest.update(chunk)
        self._out.write(chunk)

    def finish(self) -> Attachment:
        """Put the member in its place, under its hash."""
        self._out.close()
        digest = self._digest.hexdigest()
        target = self._folder / digest
        self._temporary.replace(target)
        return Attachment(name=self._name, path=str(target), sha256=digest, size=self._size)

    def discard(self) -> None:
        """Leave nothing behind."""
        self._out.close()
        self._temporary.unlink(missing_ok=True)
