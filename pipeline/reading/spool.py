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
        if self._settings.spool is None:
            raise ValueError("no spool folder is set")
        limits = self._settings.limits
        digest = hashlib.sha256()
        size = 0
        folder = Path(self._settings.spool)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as out:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self.inflated += len(chunk)
                    if size > limits.member_bytes:
                        raise TooLargeError(
                            f"a member inflates to more than limits.member_bytes ({limits.member_bytes})"
                        )
                    if self.inflated > limits.inflated_bytes:
                        raise TooLargeError(
                            f"members inflate to more than limits.inflated_bytes ({limits.inflated_bytes})"
                        )
                    digest.update(chunk)
                    out.write(chunk)
            target = folder / digest.hexdigest()
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return Attachment(name=name, path=str(target), sha256=digest.hexdigest(), size=size)
