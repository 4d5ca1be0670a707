"""The worker processes of a run: opened when first needed, opened anew when they break."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError
from types import TracebackType
from typing import TypeVar

from pipeline.isolate import IsolatedPool

Result = TypeVar("Result")


class Pools:
    """One pool at a time, shared by batches on several threads.

    Args:
        open_pool: starts a pool.
    """

    def __init__(self, open_pool: Callable[[], IsolatedPool]) -> None:
        self._open = open_pool
        self._lock = threading.Lock()
        self._pool: IsolatedPool | None = None
        self._ended = False

    def __enter__(self) -> Pools:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._ended = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.__exit__(kind, error, trace)

    def run(self, work: Callable[[IsolatedPool], Result]) -> Result:
        """Do some work with the pool.

        Raises:
            BrokenExecutor: the pool broke, under this work or another; trying again gets a new one.
            CancelledError: the run is being stopped.
        """
        pool = self._current()
        try:
            return work(pool)
        except (BrokenExecutor, CancelledError, RuntimeError) as error:
            if self._ended:
                raise CancelledError from error
            if (
                isinstance(error, RuntimeError)
                and not isinstance(error, BrokenExecutor)
                and not pool.broken
            ):
                raise
            self._drop(pool, error)
            raise BrokenExecutor("the pool of reading processes broke") from error

    def _current(self) -> IsolatedPool:
        with self._lock:
            if self._ended:
                raise CancelledError
            if self._pool is None:
                self._pool = self._open()
            return self._pool

    def _drop(self, pool: IsolatedPool, error: BaseException) -> None:
        with self._lock:
            if self._pool is not pool:
                return
            self._pool = None
        # What others have in flight there ends too; they try again as well.
        pool.__exit__(type(error), error, error.__traceback__)
