"""Runs an audit's batches as Prefect tasks: coarse steps on threads, inside a flow.

Importing this module imports Prefect, which takes seconds; ``flows/run.py`` does it only when asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.drive import BATCHES_AT_ONCE, drive
from flows.engine import Audit, Outcome

Item = TypeVar("Item")
Result = TypeVar("Result")


def drive_as_flow(audit: Audit) -> Outcome:
    """Run an audit that was begun already as a flow of its own."""

    @flow(name="clausier-audit", validate_parameters=False, persist_result=False)
    def audit_flow() -> Outcome:
        return drive(audit, on_prefect)

    outcome: Outcome = audit_flow()
    return outcome


def on_prefect(name: str, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Run items as Prefect tasks on threads, a few at a time."""
    step: Any = task(name=name, cache_policy=NO_CACHE, persist_result=False)(function)
    waiting = iter(items)
    running: list[Any] = []
    while True:
        while len(running) < BATCHES_AT_ONCE and (item := next(waiting, None)) is not None:
            running.append(step.submit(item))
        if not running:
            return
        # Batches are cut to the same size, so waiting for the oldest keeps the pool of processes busy.
        yield running.pop(0).result()
