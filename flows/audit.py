"""The audit as a Prefect flow that a server can start, by a schedule or a click: see ``prefect.yaml``.

Batches are coarse tasks, on threads or wherever ``[flows]`` of the workspace's settings says.
Importing this module imports Prefect, which takes seconds.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from prefect import flow
from prefect.runtime import flow_run

from flows.cluster.configured import load_cluster
from flows.engine import Options
from flows.prefect_steps import drive_in_flow
from flows.progress import Reporter
from flows.run import run
from flows.settings_file import load_settings, ocr_off
from pipeline.workspace import Workspace


def _run_name() -> str:
    """Name a flow run by its archive and the day that deadlines are told for."""
    given = flow_run.parameters
    return f"{Path(given['folder']).resolve().name} {given.get('today') or date.today().isoformat()}"


@flow(name="clausier-audit", flow_run_name=_run_name, persist_result=False)
def audit_archive(
    folder: str,
    workspace: str = "clausier-workspace",
    today: str | None = None,
    ocr: bool = True,
    jobs: int | None = None,
    retry_failed: bool = False,
    forget: bool = False,
) -> dict[str, Any]:
    """Audit an archive into a workspace.

    Args:
        folder: the archive; it is only read.
        workspace: folder for the database; made when it does not exist.
        today: the day that deadlines are told for, ISO 8601; today when left out.
        ocr: whether scanned pages are read.
        jobs: processes that read at the same time; one a core when left out.
        retry_failed: read again the files that failed last time.
        forget: drop files that are no longer in the archive.

    Returns:
        Files found, counts by status, how many need attention, pages read now, whether it published.
    """
    os.umask(0o077)
    place = Workspace(Path(workspace))
    as_of = date.fromisoformat(today) if today else date.today()
    settings = replace(load_settings(place.settings, as_of=as_of), jobs=jobs or os.cpu_count() or 1)
    if not ocr:
        settings = ocr_off(settings)
    options = Options(Path(folder), settings, retry_failed=retry_failed, forget=forget)
    outcome = run(place, options, Reporter(), cluster=load_cluster(place.settings), begin=drive_in_flow)
    return {
        "found": outcome.found,
        "counts": outcome.counts,
        "attention": outcome.attention,
        "pages_read": outcome.pages_read,
        "published": outcome.published,
    }
