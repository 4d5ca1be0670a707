"""Takes an audit through its stages, on whatever runs its coarse steps: threads or Prefect tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import chain
from typing import Protocol, TypeVar

from flows.engine import Audit, Outcome
from flows.publishing import Publisher

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCHES_AT_ONCE = 2
"""Batches that are under way at the same time."""


class Scheduler(Protocol):
    """Runs coarse steps, a few at a time, and yields their results as they end."""

    def __call__(
        self, name: str, function: Callable[[Item], Result], items: Iterable[Item]
    ) -> Iterator[Result]:
        """Run ``function`` on each item under a name that people see."""
        ...


def drive(audit: Audit, schedule: Scheduler) -> Outcome:
    """Read what is new, extract what is stale, publish, and account for every file."""
    publisher = Publisher(audit)
    rounds = audit.rounds()
    first = next(rounds, None)
    if first is not None or audit.stale_terms():
        with audit.open_pool() as pool:
            if first is not None:
                audit.stage("reading")
                for batches in chain([first], rounds):
                    for _ in schedule("read", lambda batch: audit.read_batch(batch, pool), batches):
                        publisher.now_and_then()
            stale = audit.stale_terms()
            if stale:
                audit.stage("terms")
                for _ in schedule("terms", lambda batch: audit.refresh_batch(batch, pool), stale):
                    pass
    return publisher.finish()


def on_threads(name: str, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Run a few items at a time on threads; the first error ends the rest."""
    threads = ThreadPoolExecutor(BATCHES_AT_ONCE, thread_name_prefix=name)
    waiting = iter(items)
    running: set[Future[Result]] = set()
    try:
        while True:
            while len(running) < BATCHES_AT_ONCE and (item := next(waiting, None)) is not None:
                running.add(threads.submit(function, item))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        # Not waited for: when a run is stopped, ending the pool of processes is what ends the batches.
        threads.shutdown(wait=False, cancel_futures=True)
