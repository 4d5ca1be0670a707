"""Keeps a log of a run beside telling it: JSON lines in the workspace, never a word of a contract."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import structlog

from flows.engine import Listener
from pipeline.steps import Progress

_KEPT = 20


class Logged:
    """A listener that passes everything on and writes it down.

    Args:
        listener: who is told.
        folder: where logs lie; the oldest are removed.
        name: of this run's file, sortable by time.
    """

    def __init__(self, listener: Listener, folder: Path, name: str) -> None:
        self._listener = listener
        for old in sorted(folder.glob("*.jsonl"))[: -_KEPT + 1]:
            old.unlink(missing_ok=True)
        self._file: IO[str] = (folder / f"{name}.jsonl").open("a", encoding="utf-8", buffering=1)
        self._log: Any = structlog.wrap_logger(
            structlog.WriteLogger(self._file),
            processors=[
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
        )

    def stage(self, name: str) -> None:
        """A stage began."""
        self._log.info("stage", name=name)
        self._listener.stage(name)

    def found(self, count: int) -> None:
        """So many files were found up to now; not written down one by one."""
        self._listener.found(count)

    def planned(self, files: int, size: int) -> None:
        """So many files and bytes are to be read in addition."""
        self._log.info("planned", files=files, bytes=size)
        self._listener.planned(files, size)

    def document(self, progress: Progress) -> None:
        """A document was read or set aside."""
        self._log.info(
            "document",
            document_id=progress.sha256,
            status=progress.status,
            pages=progress.pages,
            ocr_pages=progress.ocr_pages,
            bytes=progress.size,
        )
        self._listener.document(progress)

    def note(self, message: str) -> None:
        """Something that a person should know."""
        self._log.info("note", message=message)
        self._listener.note(message)

    def close(self, **outcome: Any) -> None:
        """Write how the run ended."""
        self._log.info("ended", **outcome)
        self._file.close()
