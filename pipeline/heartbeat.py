"""The worker's alarm clock: a document that finishes no page for too long ends its own process.

The alarm's default action kills even code that hangs inside a C library, which an exception could
not reach. Outside a worker nothing is armed and ``beat`` does nothing.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_armed_seconds: float | None = None


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """Arm the clock for one document; ``beat`` winds it up again."""
    global _armed_seconds
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    _armed_seconds = seconds
    beat()
    try:
        yield
    finally:
        _armed_seconds = None
        signal.setitimer(signal.ITIMER_REAL, 0)


def beat() -> None:
    """Say that a page was finished."""
    if _armed_seconds is not None:
        signal.setitimer(signal.ITIMER_REAL, _armed_seconds)
