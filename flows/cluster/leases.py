"""Makes sure that nobody works for a run that is gone.

When a run is killed, workers on other machines do not notice and write on. So a run that hands out
batches first writes its name into the workspace; a worker looks whether it still stands there, and holds
the file shared while it works. A new run writes another name, and waits until nobody holds the file.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.workspace import Workspace, storage_errors

LOOK_SECONDS = 1.0
_PATIENCE_SECONDS = 60.0


class LeaseLost(Exception):
    """The run that wanted this work has ended, or another one has begun."""


def _file(workspace: Workspace) -> Path:
    return workspace.root / "workers.lock"


def take_lease(workspace: Workspace) -> str:
    """Write a new name, wait until nobody works under another one, and return it.

    Raises:
        UsageError: workers of an earlier run do not end.
    """
    name = secrets.token_hex(8)
    with storage_errors(workspace.root):
        path = _file(workspace)
        with path.open("a+", encoding="ascii") as handle:
            path.chmod(0o600)
            # Written in place: workers hold this very file.
            handle.truncate(0)
            handle.write(name)
            handle.flush()
            os.fsync(handle.fileno())
            _alone(handle.fileno())
    return name


def _alone(descriptor: int) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise UsageError(
                    "workers of an earlier run are still writing to this workspace; end them, and try again"
                ) from None
            time.sleep(0.2)


def end_leases(workspace: Workspace) -> None:
    """Send home whoever still works for an earlier run; costs nothing where none handed out batches."""
    path = _file(workspace)
    if path.exists():
        take_lease(workspace)
        path.unlink(missing_ok=True)


def holds(workspace: Workspace, lease: str) -> bool:
    """Whether a run's name still stands in its workspace."""
    try:
        return _file(workspace).read_text(encoding="ascii") == lease
    except FileNotFoundError:
        return False


@contextmanager
def at_work(workspace: Workspace, lease: str) -> Iterator[Callable[[], bool]]:
    """Work for a run; yields a function that says whether it still wants the work.

    Raises:
        LeaseLost: it has ended before.
    """
    try:
        handle = _file(workspace).open("r", encoding="ascii")
    except FileNotFoundError as error:
        raise LeaseLost("the run that wanted this work has ended") from error
    with handle:
        fcntl.flock(handle, fcntl.LOCK_SH)
        if not holds(workspace, lease):
            raise LeaseLost("the run that wanted this work has ended")
        yield lambda: holds(workspace, lease)
