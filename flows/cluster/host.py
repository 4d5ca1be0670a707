"""A process that does batches for a worker of Dask or Ray: ``python -m flows.cluster.host``.

Such workers run tasks on threads, in processes that may have no children and that catch signals in ways
of their own; reading wants processes with limits. So beside each worker stands a plain process: it takes
one job a line on standard input, tells one outcome a line, and ends when its input does, which is when
the worker ends, however it ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from flows.cluster.jobs import Job, Json, counted, job_from
from flows.cluster.leases import LOOK_SECONDS, LeaseLost, at_work
from flows.warm import PRELOAD
from pipeline.errors import StorageError, UsageError
from pipeline.isolate import IsolatedPool
from pipeline.ledger import OCR_OFF, read_manifest, write_manifest
from pipeline.reading import reader_keys
from pipeline.reading.ocr import ocr_key
from pipeline.settings import Settings
from pipeline.steps import Batch, ReadTask, process, refresh_terms, unpack
from pipeline.terms import version_key

_LOST = 75
"""Exit code when nobody wants the work any more."""
_STOP_SECONDS = 5.0


class _Manifests:
    """Where ``process`` records a batch: a manifest on the shared disk; the run takes it from there."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def record(self, batch: str, entries: Any) -> None:
        """Write a batch's manifest, which makes the batch exist."""
        write_manifest(self._job.workspace, batch, entries, self._job.generation)


class Worker:
    """Does jobs one after the other, in a pool of one process that lives from job to job."""

    def __init__(self) -> None:
        self._pool: IsolatedPool | None = None
        self._memory = 0

    def do(self, job: Job) -> Json:
        """Do one job; a batch that is there already is not done again.

        Raises:
            UsageError: this machine has other readers, another Tesseract or other extractors.
            StorageError: the workspace cannot be written.
        """
        check_versions(job)
        if job.kind == "terms":
            refresh_terms(
                job.batch,
                workspace=job.workspace,
                pool=self._open(job.settings),
                settings=job.settings,
                terms_key=job.terms_key,
            )
            return {}
        if read_manifest(job.workspace, job.batch) is None:
            self._read(job)
        return counted(read_manifest(job.workspace, job.batch) or ())

    def _read(self, job: Job) -> None:
        pool = self._open(job.settings)
        for source in job.containers:
            task = ReadTask(source, "", job.settings, job.keys)
            for _ in pool.run(unpack, iter([(source.sha256, task, job.settings.limits.document_seconds)])):
                pass
        process(
            Batch(job.batch, job.sources),
            workspace=job.workspace,
            ledger=_Manifests(job),
            pool=pool,
            settings=job.settings,
            keys=job.keys,
            terms_key=job.terms_key,
            on_document=lambda progress: None,
        )

    def _open(self, settings: Settings) -> IsolatedPool:
        memory = settings.limits.document_memory
        if self._pool is None or self._memory != memory or self._pool.broken:
            self.close()
            self._pool, self._memory = IsolatedPool(1, memory, PRELOAD), memory
        return self._pool

    def stop(self) -> None:
        """End the pool at once, from another thread; the job under way is abandoned."""
        pool = self._pool
        if pool is not None:
            pool.__exit__(LeaseLost, LeaseLost(), None)

    def close(self) -> None:
        """End the pool."""
        if self._pool is not None:
            self._pool.__exit__(None, None, None)
            self._pool = None


def check_versions(job: Job) -> None:
    """Make sure that this machine would read as the run expects.

    Raises:
        UsageError: it has another Clausier, or another Tesseract.
    """
    machine = os.uname().nodename
    terms_key = version_key(depth=job.settings.depth)
    if reader_keys() != job.keys.readers or terms_key != job.terms_key:
        raise UsageError(f"the worker on {machine} has another version of Clausier than the run")
    if job.keys.ocr != OCR_OFF and ocr_key(job.settings) != job.keys.ocr:
        raise UsageError(f"the worker on {machine} has another Tesseract, or other languages, than the run")


def outcome_of(worker: Worker, told: Json) -> Json:
    """Do a job as told in JSON, and tell what became of it in JSON."""
    try:
        job = job_from(told)
        with at_work(job.workspace, job.lease) as wanted, _watched(wanted, worker.stop):
            return {"done": worker.do(job)}
    except (UsageError, StorageError, LeaseLost) as error:
        return {"failed": type(error).__name__, "message": str(error)}
    except BaseException as error:
        # Messages of others may hold names or words; the type says enough to try again.
        return {"failed": "BrokenExecutor", "message": f"a batch ended with {type(error).__name__}"}


class _watched:  # noqa: N801
    """Ends the processes of the pool, then this one, when the work is no longer wanted."""

    def __init__(self, wanted: Callable[[], bool], stop: Callable[[], None]) -> None:
        self._wanted, self._stop, self._over = wanted, stop, threading.Event()

    def __enter__(self) -> None:
        threading.Thread(target=self._look, daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            if not self._wanted():
                # The lock is held until the pool has ended: nobody writes after the next run has begun.
                threading.Timer(_STOP_SECONDS, os._exit, (_LOST,)).start()
                self._stop()
                os._exit(_LOST)


_busy = threading.Event()


def main() -> None:
    """Do what standard input says, line by line; end at once when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(0o077)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # Whatever a library prints is no answer.
    lines: SimpleQueue[str | None] = SimpleQueue()
    threading.Thread(target=_take_lines, args=(lines,), daemon=True).start()
    worker = Worker()
    while (line := lines.get()) is not None:
        _busy.set()
        outcome = outcome_of(worker, json.loads(line))
        _busy.clear()
        answers.write(json.dumps(outcome) + "\n")
        answers.flush()
    worker.close()


def _take_lines(lines: SimpleQueue[str | None]) -> None:
    for line in sys.stdin:
        lines.put(line)
    if _busy.is_set():
        os._exit(_LOST)
    lines.put(None)


if __name__ == "__main__":
    main()
