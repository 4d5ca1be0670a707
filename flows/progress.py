"""Tells how far an audit is: a bar on a terminal, plain lines elsewhere. Never a word of a contract."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Any, TextIO

from flows.files import ATTENTION
from pipeline.steps import Progress

_LINE_SECONDS = 10.0
_STAGES = {
    "inventory": "looking through the archive",
    "reading": "reading",
    "terms": "extracting terms anew",
    "publishing": "publishing",
}


class Reporter:
    """Plain lines on a stream, one when a stage begins and one every ten seconds.

    Args:
        stream: where lines go; standard error, so that output stays clean.
        quiet: only notes are written.
    """

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._lock = threading.Lock()
        self._started = self._last = time.monotonic()
        self.files = self.size = self.pages = self.ocr_pages = self.aside = 0
        self.planned_files = self.planned_size = 0

    def __enter__(self) -> Reporter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def stage(self, name: str) -> None:
        """A stage began."""
        if name == "reading":
            self._started = time.monotonic()
        if not self._quiet:
            self._write(f"clausier: {_STAGES[name]}")

    def found(self, count: int) -> None:
        """So many files were found up to now."""

    def planned(self, files: int, size: int) -> None:
        """So many files and bytes are to be read in addition."""
        with self._lock:
            self.planned_files += files
            self.planned_size += size

    def document(self, progress: Progress) -> None:
        """A document was read or set aside."""
        with self._lock:
            self.files += 1
            self.size += progress.size
            self.pages += progress.pages
            self.ocr_pages += progress.ocr_pages
            self.aside += progress.status in ATTENTION
            due = time.monotonic() - self._last > _LINE_SECONDS
        self._moved(due)

    def note(self, message: str) -> None:
        """Something that a person should know."""
        self._write(f"clausier: {message}")

    def _moved(self, due: bool) -> None:
        if due and not self._quiet:
            self._last = time.monotonic()
            self._write(f"clausier: {self.line()}")

    def line(self) -> str:
        """How far it is, in one line."""
        elapsed = max(time.monotonic() - self._started, 0.001)
        left = ""
        if 0 < self.size < self.planned_size:
            left = f", about {_spell(elapsed * (self.planned_size - self.size) / self.size)} left"
        return (
            f"{self.files} of {self.planned_files} files, {self.pages} pages "
            f"({self.pages / elapsed:.1f} a second), {self.aside} set aside{left}"
        )

    def _write(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class Bar(Reporter):
    """A progress bar on a terminal."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as RichProgress

        self._progress = RichProgress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[detail]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: Any = self._progress.add_task("", total=None, detail="")

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def stage(self, name: str) -> None:
        """A stage began."""
        if name == "reading":
            self._started = time.monotonic()
        total = self.planned_size if name == "reading" else None
        self._progress.update(self._task, description=_STAGES[name], total=total, detail="")

    def found(self, count: int) -> None:
        """So many files were found up to now."""
        self._progress.update(self._task, detail=f"{count} files")

    def _moved(self, due: bool) -> None:
        self._progress.update(self._task, total=self.planned_size, completed=self.size, detail=self.line())

    def _write(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False)


def reporter(*, quiet: bool) -> Reporter:
    """Choose by where standard error goes."""
    return Bar() if sys.stderr.isatty() and not quiet else Reporter(quiet=quiet)


def _spell(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
