"""``clausier audit``."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import models
from flows.cluster.configured import load_cluster
from flows.engine import Options
from flows.progress import reporter
from flows.register_file import take_register
from flows.run import run
from flows.settings_file import load_settings, ocr_off, template
from flows.summary import show, summarise
from pipeline.errors import UsageError
from pipeline.settings import Depth, Settings
from pipeline.workspace import Workspace, open_workspace, storage_errors

READ_ALL, ATTENTION = 0, 3


def run_audit(
    folder: Path,
    workspace_folder: Path,
    *,
    today: str | None,
    jobs: int | None,
    no_ocr: bool,
    depth: Depth = "usual",
    estimate: bool,
    retry_failed: bool,
    forget: bool,
    register: Path | None = None,
    engine: str,
    quiet: bool,
    as_json: bool,
) -> int:
    """Audit an archive, or estimate it; returns the exit code.

    Raises:
        UsageError: folder, workspace, date or settings cannot be used.
        StorageError: the workspace cannot be written.
        ModelError: a model is missing or altered: what it tells would be missing everywhere.
    """
    os.umask(0o077)
    workspace = Workspace(workspace_folder)
    settings = replace(_settings(workspace, today, jobs, no_ocr), depth=depth)
    _check(folder, workspace)
    models.verify_all()
    if estimate:
        from flows.estimate import run_estimate

        return run_estimate(folder, workspace, settings, as_json=as_json)
    _offer_settings(workspace)
    if register is not None:
        take_register(workspace, register, lambda text: None if quiet else print(text, file=sys.stderr))
    options = Options(folder, settings, retry_failed=retry_failed, forget=forget)
    with reporter(quiet=quiet) as told:
        cluster = load_cluster(workspace.settings)
        outcome = run(workspace, options, told, engine=engine, cluster=cluster)
    summary = outcome.summary or summarise(workspace.database)
    if as_json:
        report = summary.as_json()
        report.update(
            found=outcome.found,
            counts=outcome.counts,
            attention_count=outcome.attention,
            pages_read=outcome.pages_read,
            changed=outcome.published,
            exit_code=ATTENTION if outcome.attention else READ_ALL,
        )
        print(json.dumps(report, ensure_ascii=False, indent=1))
    elif not quiet:
        show(summary)
    return ATTENTION if outcome.attention else READ_ALL


def _check(folder: Path, workspace: Workspace) -> None:
    try:
        found = folder.exists()
    except OSError as error:
        raise UsageError(f"{folder} cannot be reached: {error.strerror}") from error
    if not found:
        raise UsageError(f"{folder} does not exist; name the folder that holds the contracts")
    if folder.resolve().is_relative_to(workspace.root.resolve()):
        raise UsageError(
            f"{folder} is the workspace or lies in it; name the folder that holds the contracts"
        )


def _offer_settings(workspace: Workspace) -> None:
    """Leave a settings file to be filled in, where there is none."""
    open_workspace(workspace.root)
    if not workspace.settings.exists():
        with storage_errors(workspace.root):
            # A name of its own: two audits may begin at the same time.
            temporary = workspace.root / f".part-{os.getpid()}-settings.toml"
            temporary.write_text(template(), encoding="utf-8")
            temporary.replace(workspace.settings)


def _settings(workspace: Workspace, today: str | None, jobs: int | None, no_ocr: bool) -> Settings:
    try:
        as_of = date.fromisoformat(today) if today else date.today()
    except ValueError as error:
        raise UsageError(f"--today wants a date as 2026-11-25, not {today!r}") from error
    settings = load_settings(workspace.settings, as_of=as_of)
    settings = replace(settings, jobs=jobs or os.cpu_count() or 1)
    return ocr_off(settings) if no_ocr else settings
