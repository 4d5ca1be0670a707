"""Takes an audit through its stages, on what runs its coarse steps: threads, Prefect tasks, a cluster."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from flows.engine import Audit, Outcome
from flows.pools import Pools
from flows.publishing import Publisher
from pipeline.steps import Batch

Result = TypeVar("Result")

BATCHES_AT_ONCE = 2
"""Batches that are under way at the same time on this machine."""
RETRIES = 2
"""How often a batch is tried again when its processes broke; a bad file never breaks it."""
RETRY_SECONDS = (2.0, 15.0)

Told = Mapping[str, Any]
"""What a step tells: counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """One coarse step of an audit: a batch to be read, or to have its terms extracted anew."""

    kind: str
    """``read`` or ``terms``."""
    label: str
    """What people see: kind, batch, files and size; no name of a file."""
    here: Callable[[], Told]
    """Does it with the processes of this run."""
    job: Callable[[], dict[str, Any]]
    """Says in JSON what another machine needs to do it."""
    taken: Callable[[Told], Told]
    """Takes over what another machine did."""


Scheduler = Callable[[Iterable[Step]], Iterator[Told]]
"""Runs coarse steps, a few at a time, and yields what they tell as they end."""


def drive(audit: Audit, schedule: Scheduler) -> Outcome:
    """Read what is new, extract what is stale, publish, and account for every file."""
    publisher = Publisher(audit)
    rounds = audit.rounds()
    first = next(rounds, None)
    if first is not None or audit.stale_terms():
        with Pools(audit.open_pool) as pools:
            if first is not None:
                audit.stage("reading")
                for batches in chain([first], rounds):
                    for _ in schedule(_read(audit, pools, batch) for batch in batches):
                        publisher.now_and_then()
            stale = audit.stale_terms()
            if stale:
                audit.stage("terms")
                for _ in schedule(_terms(audit, pools, batch) for batch in stale):
                    pass
    return publisher.finish()


def _read(audit: Audit, pools: Pools, batch: Batch) -> Step:
    size = sum(source.size for source in batch.sources) / 1e6
    return Step(
        "read",
        f"read {batch.name[:8]}, {len(batch.sources)} files, {size:.1f} MB",
        lambda: pools.run(partial(audit.read_batch, batch)),
        lambda: audit.read_job(batch),
        lambda told: audit.take_batch(batch),
    )


def _terms(audit: Audit, pools: Pools, batch: str) -> Step:
    return Step(
        "terms",
        f"terms {batch[:8]}",
        lambda: pools.run(partial(audit.refresh_batch, batch)),
        lambda: audit.terms_job(batch),
        lambda told: told,
    )


def on_threads(steps: Iterable[Step]) -> Iterator[Told]:
    """Run a few steps at a time on threads; the first error ends the rest."""
    threads = ThreadPoolExecutor(BATCHES_AT_ONCE, thread_name_prefix="batch")
    waiting = iter(steps)
    running: set[Future[Told]] = set()
    try:
        while True:
            while len(running) < BATCHES_AT_ONCE and (step := next(waiting, None)) is not None:
                running.add(threads.submit(patiently, step.here))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        # Not waited for: when a run is stopped, ending the pool of processes is what ends the batches.
        threads.shutdown(wait=False, cancel_futures=True)


def patiently(work: Callable[[], Result]) -> Result:
    """Do some work, again when the processes that did it broke."""
    for seconds in RETRY_SECONDS[:RETRIES]:
        try:
            return work()
        except BrokenExecutor:
            time.sleep(seconds)
    return work()
