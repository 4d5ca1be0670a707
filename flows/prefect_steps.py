"""Runs an audit's batches as Prefect tasks: on threads here, or on the workers of Dask or Ray.

Importing this module imports Prefect, which takes seconds; ``flows/run.py`` does it only when asked.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from itertools import islice
from queue import SimpleQueue
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.artifacts import show
from flows.cluster.configured import Cluster
from flows.cluster.hosts import run_job
from flows.drive import BATCHES_AT_ONCE, RETRIES, RETRY_SECONDS, Scheduler, Step, Told, drive
from flows.engine import Audit, Outcome
from pipeline.errors import UsageError

_begun: list[tuple[Audit, Cluster]] = []
"""The audit that is to run as a flow; not in the flow itself, which travels to workers as a whole."""


def drive_as_flow(audit: Audit, cluster: Cluster) -> Outcome:
    """Run an audit that was begun already as a flow of its own."""
    as_flow = flow(
        name="clausier-audit",
        flow_run_name=run_name(audit).replace("{", "(").replace("}", ")"),
        validate_parameters=False,
        persist_result=False,
    )(_drive_begun)
    _begun.append((audit, cluster))
    try:
        outcome: Outcome = as_flow()
        return outcome
    finally:
        _begun.clear()


def _drive_begun() -> Outcome:
    ((audit, cluster),) = _begun
    return drive_in_flow(audit, cluster)


def drive_in_flow(audit: Audit, cluster: Cluster) -> Outcome:
    """Run an audit inside a flow that is under way, and leave its artifacts there."""
    with scheduler(cluster) as schedule:
        outcome = drive(audit, schedule)
    show(audit, outcome)
    return outcome


def run_name(audit: Audit) -> str:
    """Name a flow run by its archive and the day."""
    return f"{audit.options.root.resolve().name} {audit.settings.as_of.isoformat()}"


@contextmanager
def scheduler(cluster: Cluster) -> Iterator[Scheduler]:
    """Start what runs the tasks, and yield a function that hands steps to it."""
    with task_runner(cluster) as runner:
        away = cluster.away
        yield lambda steps: _in_turn(runner, steps, away, cluster.batches if away else BATCHES_AT_ONCE)


def task_runner(cluster: Cluster) -> TaskRunner[Any]:
    """Make the task runner that is configured.

    Raises:
        UsageError: its package is not installed.
    """
    if not cluster.away:
        return ThreadPoolTaskRunner(max_workers=BATCHES_AT_ONCE)
    try:
        return _dask(cluster) if cluster.task_runner == "dask" else _ray(cluster)
    except ModuleNotFoundError as error:
        raise UsageError(
            f"task_runner is {cluster.task_runner}, and {error.name} is not installed; "
            f"type: pip install prefect-{cluster.task_runner}"
        ) from error


def _dask(cluster: Cluster) -> TaskRunner[Any]:
    from prefect_dask.task_runners import DaskTaskRunner

    logging.getLogger("distributed").setLevel(logging.ERROR)
    if cluster.address:
        return DaskTaskRunner(address=cluster.address)
    own = {"n_workers": cluster.workers, "threads_per_worker": 1, "dashboard_address": None}
    return DaskTaskRunner(cluster_kwargs={**own, "silence_logs": logging.ERROR})


def _ray(cluster: Cluster) -> TaskRunner[Any]:
    from importlib import import_module

    make: Callable[..., TaskRunner[Any]] = import_module("prefect_ray").RayTaskRunner
    if cluster.address:
        return make(address=cluster.address)
    return make(init_kwargs={"num_cpus": cluster.workers, "include_dashboard": False})


def _in_turn(runner: TaskRunner[Any], steps: Iterable[Step], away: bool, at_once: int) -> Iterator[Told]:
    """Keep some tasks under way and yield what they tell, in the order in which they end."""
    ended: SimpleQueue[tuple[Any, Step, int]] = SimpleQueue()

    def submit(step: Step, tries: int = 0) -> None:
        if away:
            future = runner.submit(_task(_elsewhere, step), parameters={"job": step.job()})
        else:
            future = runner.submit(_task(_here(step), step), parameters={})
        future.add_done_callback(lambda done: ended.put((done, step, tries)))

    waiting = iter(steps)
    under_way = 0
    for step in islice(waiting, at_once):
        submit(step)
        under_way += 1
    while under_way:
        future, step, tries = ended.get()
        try:
            told = future.result()
        except Exception as error:
            if not (away and tries < RETRIES and _worker_died(error)):
                raise
            submit(step, tries + 1)
            continue
        under_way -= 1
        yield step.taken(told) if away else told
        for step in islice(waiting, 1):
            submit(step)
            under_way += 1


def _task(function: Callable[..., Any], step: Step) -> Any:
    return task(
        name=step.kind,
        task_run_name=step.label,
        retries=RETRIES,
        retry_delay_seconds=list(RETRY_SECONDS),
        retry_condition_fn=worth_another_try,
        cache_policy=NO_CACHE,
        persist_result=False,
    )(function)


def _here(step: Step) -> Callable[[], Any]:
    def run_here() -> Any:
        return _told(step.here())

    return run_here


def _elsewhere(job: dict[str, Any]) -> Any:
    return _told(run_job(job))


def _told(told: Told) -> Any:
    """How a task ends: its counts stand beside its state."""
    words = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in told.items())
    return Completed(message=words or "done", data=dict(told))


def worth_another_try(task: Any, run: Any, state: Any) -> bool:
    """Whether processes broke, which says nothing about the batch that they worked at."""
    error = getattr(state.data, "result", state.data)
    return isinstance(error, BrokenExecutor)


def _worker_died(error: Exception) -> bool:
    """Whether a cluster lost the worker that a task was on, more often than it tolerates by itself."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ in (
        "KilledWorker",
        "FutureCancelledError",
        "CrashedRun",
        "WorkerCrashedError",
    )
