"""What runs inside a worker of Dask or Ray: hands a job to a process beside it, and waits.

Light on purpose: the worker itself imports nothing of reading.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from concurrent.futures import BrokenExecutor
from typing import Any

from flows.cluster.leases import LeaseLost
from pipeline.errors import StorageError, UsageError

Json = dict[str, Any]
_FAILURES: dict[str, type[Exception]] = {
    "UsageError": UsageError,
    "StorageError": StorageError,
    "LeaseLost": LeaseLost,
}


class _Host:
    """A process beside this one, and its two pipes."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.cluster.host"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def ask(self, job: Json) -> Json:
        """Hand over a job and wait for what became of it.

        Raises:
            BrokenExecutor: the process died.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError as error:
            raise BrokenExecutor("the process that does batches died") from error
        if not line:
            raise BrokenExecutor(f"the process that does batches ended with {self._process.wait()}")
        outcome: Json = json.loads(line)
        return outcome

    def end(self) -> None:
        """End it with all its children."""
        self._process.kill()
        self._process.wait()


_idle: list[_Host] = []
_lock = threading.Lock()


def run_job(job: Json) -> Json:
    """Do a job in a process beside this one, one for each that is done at the same time.

    Raises:
        BrokenExecutor: that process or its pool broke; worth another try.
        UsageError, StorageError: as the job met them.
        LeaseLost: the run that wanted it is gone.
    """
    with _lock:
        host = _idle.pop() if _idle else None
    host = host or _Host()
    try:
        outcome = host.ask(job)
    except BaseException:
        host.end()
        raise
    if outcome.get("failed") not in (None, *_FAILURES):
        host.end()
        raise BrokenExecutor(outcome["message"])
    with _lock:
        _idle.append(host)
    if "failed" in outcome:
        raise _FAILURES[outcome["failed"]](outcome["message"])
    done: Json = outcome["done"]
    return done
