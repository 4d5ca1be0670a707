"""Runs an audit: plainly on two threads, or as a Prefect flow.

A Prefect server that has to be started first costs some ten seconds, so a small archive does without.
Either way batches are coarse steps, and the work of a batch goes to a pool of processes where time and
memory limits hold for each document.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from flows.engine import Audit, Listener, Options, Outcome
from flows.log import Logged
from flows.publishing import Publisher
from pipeline.workspace import Workspace, locked, open_workspace, storage_errors, sweep

Item = TypeVar("Item")
Result = TypeVar("Result")

PREFECT_FROM = 2000
"""From so many new files on, the seconds that Prefect's server costs no longer matter."""
BATCHES_AT_ONCE = 2


class Scheduler(Protocol):
    """Runs coarse steps, a few at a time, and yields their results as they end."""

    def __call__(
        self, name: str, function: Callable[[Item], Result], items: list[Item]
    ) -> Iterator[Result]:
        """Run ``function`` on each item under a name that people see."""
        ...


def run(
    workspace: Workspace,
    options: Options,
    listener: Listener,
    *,
    engine: str = "auto",
    schedule: Scheduler | None = None,
) -> Outcome:
    """Audit an archive into a workspace.

    Args:
        workspace: its folder is made when it does not exist.
        options: what to read, and the settings.
        listener: is told how far it is.
        engine: ``plain``, ``prefect``, or ``auto``: Prefect when ``PREFECT_API_URL`` names a server, or
            when thousands of files are new.
        schedule: runs the steps where a flow is running already; ``engine`` is then not asked.

    Raises:
        UsageError: the archive or the workspace cannot be used; another audit holds the workspace.
        StorageError: the disk is full; what was published before is kept.
    """
    workspace = open_workspace(workspace.root)
    with locked(workspace):
        sweep(workspace)
        with storage_errors(workspace.root):
            log = Logged(listener, workspace.log, f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}")
        try:
            outcome = _run(workspace, Audit(workspace, options, log), engine, schedule)
        except BaseException as error:
            log.close(error=type(error).__name__)
            raise
        log.close(found=outcome.found, counts=outcome.counts, pages_read=outcome.pages_read)
        return outcome


def _run(workspace: Workspace, audit: Audit, engine: str, schedule: Scheduler | None) -> Outcome:
    audit.take_inventory()
    if schedule is not None:
        return drive(audit, schedule)
    if engine == "auto":
        engine = "prefect" if os.environ.get("PREFECT_API_URL") or _is_large(audit) else "plain"
    if engine == "prefect":
        prepare_prefect(workspace.root / "prefect")
        from flows.audit import drive_as_flow

        return drive_as_flow(audit)
    return drive(audit, on_threads)


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


def on_threads(name: str, function: Callable[[Item], Result], items: list[Item]) -> Iterator[Result]:
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


def _is_large(audit: Audit) -> bool:
    known = audit.ledger.entry
    new = sum(1 for item in audit.inventory.items if item.sha256 and known(item.sha256) is None)
    return new >= PREFECT_FROM


def prepare_prefect(home: Path) -> None:
    """Keep Prefect quiet, at home and without telemetry, unless the user has set it up otherwise.

    It must be called before Prefect is imported.
    """
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_HOME": str(home.resolve()),
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
