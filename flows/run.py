"""Runs an audit: plainly on two threads, or as a Prefect flow, here or on a cluster.

A Prefect server that has to be started first costs some ten seconds, so a small archive does without.
Either way batches are coarse steps, and the work of a batch goes to a pool of processes where time and
memory limits hold for each document.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from flows.cluster.configured import Cluster
from flows.cluster.leases import end_leases, take_lease
from flows.drive import drive, on_threads
from flows.engine import Audit, Listener, Options, Outcome
from flows.log import Logged
from pipeline.errors import UsageError
from pipeline.workspace import Workspace, locked, open_workspace, storage_errors, sweep

Runner = Callable[[Audit, Cluster], Outcome]
PREFECT_FROM = 2000
"""From so many new files on, the seconds that Prefect's server costs no longer matter."""


def run(
    workspace: Workspace,
    options: Options,
    listener: Listener,
    *,
    engine: str = "auto",
    cluster: Cluster | None = None,
    begin: Runner | None = None,
) -> Outcome:
    """Audit an archive into a workspace.

    Args:
        workspace: its folder is made when it does not exist.
        options: what to read, and the settings.
        listener: is told how far it is.
        engine: ``plain``, ``prefect``, or ``auto``: Prefect when ``PREFECT_API_URL`` names a server, when
            a cluster is configured, or when thousands of files are new.
        cluster: where batches run; on this machine's threads when left out.
        begin: runs the audit where a flow is under way already; ``engine`` is then not asked.

    Raises:
        UsageError: the archive or the workspace cannot be used; another audit holds the workspace.
        StorageError: the disk is full; what was published before is kept.
    """
    cluster = cluster or Cluster()
    if engine == "plain" and cluster.away:
        raise UsageError(f"task_runner {cluster.task_runner} needs Prefect; leave --engine plain out")
    workspace = open_workspace(workspace.root)
    with locked(workspace):
        end_leases(workspace)
        sweep(workspace)
        with storage_errors(workspace.root):
            log = Logged(listener, workspace.log, f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}")
        try:
            audit = Audit(workspace, options, log)
            if cluster.away:
                audit.lease = take_lease(workspace)
            outcome = _run(workspace, audit, engine, cluster, begin)
        except BaseException as error:
            log.close(error=type(error).__name__)
            raise
        finally:
            end_leases(workspace)
        log.close(found=outcome.found, counts=outcome.counts, pages_read=outcome.pages_read)
        return outcome


def _run(
    workspace: Workspace, audit: Audit, engine: str, cluster: Cluster, begin: Runner | None
) -> Outcome:
    audit.take_inventory()
    if begin is not None:
        return begin(audit, cluster)
    if engine == "auto":
        wanted = cluster.away or os.environ.get("PREFECT_API_URL") or _is_large(audit)
        engine = "prefect" if wanted else "plain"
    if engine == "plain":
        return drive(audit, on_threads)
    prepare_prefect(workspace.root / "prefect")
    from flows.prefect_steps import drive_as_flow

    try:
        return drive_as_flow(audit, cluster)
    except Exception as error:
        if type(error).__module__.split(".")[0] in ("httpx", "httpcore", "prefect"):
            server = os.environ.get("PREFECT_API_URL", "a server of its own")
            raise UsageError(
                f"Prefect cannot work with {server} ({type(error).__name__}); use --engine plain"
            ) from error
        raise


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
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "DASK_LOGGING__DISTRIBUTED": "error",
        "PREFECT_RESULTS_DEFAULT_SERIALIZER": "json",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
