"""A pool of worker processes where a crash, a hang or a bomb costs only its own document.

A worker that finishes no page for ``limits.document_seconds`` is ended by its own alarm clock
(``pipeline.heartbeat``), one that works past an absolute bound by the parent; each has a memory limit
(``RLIMIT_AS``; on systems that ignore it, macOS among them, the limit is not enforced).
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, TypeVar, cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from pipeline.errors import StorageError

Result = TypeVar("Result")
_PR_SET_PDEATHSIG = 1
_TASKS_PER_WORKER = 400
_LOOK_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one call: a value, or the reason there is none."""

    key: str
    value: Result | None
    failure: str = ""
    """One sentence: crashed, ran past a named limit, or the type of an unexpected error."""
    passing: bool = False
    """Whether somebody else ended the worker (the system short of memory, a person): worth another try."""


def _enter_worker(memory_mib: int) -> None:
    """Bound the worker's memory, let it die with its parent, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if sys.platform == "linux":
        import resource

        size = memory_mib * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_die_with_parent, name="die-with-parent", daemon=True).start()


def _die_with_parent() -> None:
    """End this worker when the process that asked for it is gone, however it went.

    The kernel's own signal comes from the fork server, and that lives on as long as a worker does.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGKILL)


def _enter_helper() -> None:
    """Let a trusted process of our own die with its parent, and leave Ctrl-C and output to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # DuckDB draws a bar on standard output when a query takes long; that is for the parent's answer.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    threading.Thread(target=_die_with_parent, name="die-with-parent", daemon=True).start()


def run_apart(
    function: Callable[[Any], Result], argument: Any, preload: Sequence[str] | None = None
) -> Result:
    """Run a function of an importable module in a process of its own, so that its memory goes with it.

    Args:
        function: what is run.
        argument: what it is given; it travels.
        preload: modules imported before processes are forked; ``None``: as they were named before.

    Raises:
        Whatever the function raises; ``BrokenExecutor`` when the process dies.
    """
    context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
    if preload is not None and os.name == "posix":
        multiprocessing.set_forkserver_preload(list(preload))
    pool = ProcessPool(max_workers=1, initializer=_enter_helper, context=context)
    try:
        result: Result = pool.schedule(function, args=(argument,)).result()
    except ProcessExpired as expired:
        raise BrokenExecutor(f"{function.__name__} ended with exit code {expired.exitcode}") from expired
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        pool.close()  # type: ignore[no-untyped-call]
        pool.join()
    return result


class IsolatedPool:
    """Runs functions of importable modules in worker processes.

    Args:
        workers: processes at work at the same time.
        memory_mib: address space of one worker, MiB.
        preload: modules imported once, before the workers are forked.
    """

    def __init__(self, workers: int, memory_mib: int, preload: tuple[str, ...] = ()) -> None:
        context = multiprocessing.get_context("forkserver" if os.name == "posix" else "spawn")
        if os.name == "posix":
            multiprocessing.set_forkserver_preload(list(preload))
        self.workers = workers
        self._stopped = False
        self._memory_mib = memory_mib
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=_TASKS_PER_WORKER,
            initializer=_enter_worker,
            initargs=(memory_mib,),
            context=context,
        )

    @property
    def broken(self) -> bool:
        """Whether it takes no calls any more."""
        return not self._pool.active

    def __enter__(self) -> IsolatedPool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped = kind is not None
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def run(
        self,
        function: Callable[[Any], Result],
        calls: Iterator[tuple[str, Any, float]],
    ) -> Iterator[Outcome[Result]]:
        """Run ``function(argument)`` for each (key, argument, seconds) and yield outcomes as they end.

        Only a few calls are in flight at a time, so ``calls`` may be long and lazy.

        Raises:
            StorageError: a worker could not write; calls in flight are abandoned.
            CancelledError: another thread stopped the pool.
        """
        from concurrent.futures import FIRST_COMPLETED, wait

        pending: dict[ProcessFuture[Result], tuple[str, float]] = {}
        exhausted = False
        while pending or not exhausted:
            while not exhausted and len(pending) < self.workers * 2:
                try:
                    key, argument, seconds = next(calls)
                except StopIteration:
                    exhausted = True
                    break
                future = self._pool.schedule(function, args=(argument,), timeout=seconds)
                pending[future] = (key, seconds)
            if not pending:
                break
            # Calls that were in flight when the pool was stopped may never end.
            done, _ = wait(pending, timeout=_LOOK_SECONDS, return_when=FIRST_COMPLETED)
            if self._stopped:
                raise CancelledError
            for ended in done:
                key, seconds = pending.pop(cast("ProcessFuture[Result]", ended))
                yield self._outcome(key, seconds, ended)

    def _outcome(self, key: str, seconds: float, future: Any) -> Outcome[Result]:
        try:
            return Outcome(key, future.result())
        except FutureTimeoutError:
            return Outcome(key, None, f"was still at work after {seconds:.0f} s and was stopped")
        except ProcessExpired as expired:
            if expired.exitcode == -signal.SIGALRM:
                return Outcome(key, None, "finished no page within limits.document_seconds and was stopped")
            killed = expired.exitcode == -signal.SIGKILL
            return Outcome(
                key, None, f"the reading process died (exit code {expired.exitcode})", passing=killed
            )
        except (StorageError, BrokenExecutor):
            # A full disk or a broken pool is no fault of the document's: the run ends, the next reads it.
            raise
        except MemoryError:
            return Outcome(key, None, f"needed more than limits.document_memory ({self._memory_mib} MiB)")
        except Exception as error:
            return Outcome(key, None, f"unexpected {type(error).__name__} while reading")
