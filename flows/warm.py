"""What every worker needs, loaded once in the process that workers are forked from.

``start`` begins it early, while the command itself is still being imported; importing ``flows.warm``
does it. A worker then starts in milliseconds instead of nearly two seconds.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing import forkserver

PRELOAD = ("pipeline.steps", "pipeline.pictures", "flows._warmed")
BESIDE = (
    "pipeline.steps",
    "pipeline.pictures",
    "pipeline.search",
    "flows.judging",
    "pipeline.store.schedules",
    "flows.outputs.portfolio",
)
"""The same for the processes that compare, draw, index and write while the database is published."""


_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "33554432", "MALLOC_TRIM_THRESHOLD_": "268435456"}
"""What a worker frees it soon needs again: it is not given back to the system between documents."""


def start() -> None:
    """Start the process that workers are forked from; does not wait for it to be ready.

    Call it after the umask is set: workers inherit that.
    """
    if os.name == "posix":
        multiprocessing.set_forkserver_preload(list(PRELOAD))
        mine = {name: value for name, value in _MEMORY.items() if name not in os.environ}
        os.environ.update(mine)  # the C library reads them when a program starts
        forkserver.ensure_running()
        for name in mine:
            del os.environ[name]


def start_beside() -> None:
    """Start the process that those beside a publication are forked from; does not wait for it either."""
    if os.name == "posix":
        multiprocessing.set_forkserver_preload(list(BESIDE))
        forkserver.ensure_running()
