"""A batch is done by a process beside a worker: once, by the same versions, for a run that wants it."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.cluster import hosts
from flows.cluster.jobs import job_from
from flows.cluster.leases import LeaseLost, at_work, end_leases, holds, take_lease
from flows.engine import Audit, Options
from flows.progress import Reporter
from flows.settings_file import ocr_off
from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.steps import Batch
from pipeline.workspace import Workspace, open_workspace
from tests.flows.archives import make_archive


@pytest.fixture
def audit(tmp_path: Path) -> Audit:
    """An audit that has seen its archive and read nothing."""
    archive = make_archive(tmp_path / "archive", 3)
    settings = ocr_off(Settings(as_of=date(2026, 11, 25)))
    workspace = open_workspace(tmp_path / "w")
    audit = Audit(workspace, Options(archive, settings), Reporter(quiet=True))
    audit.lease = take_lease(workspace)
    audit.take_inventory()
    return audit


@pytest.fixture(autouse=True)
def _no_host_is_left() -> Iterator[None]:
    yield
    while hosts._idle:
        hosts._idle.pop().end()


def _batch(audit: Audit) -> Batch:
    (batch,) = next(audit.rounds())
    return batch


def test_a_job_is_plain_json_and_comes_back_as_it_was(audit: Audit) -> None:
    batch = _batch(audit)
    told = audit.read_job(batch)
    job = job_from(json.loads(json.dumps(told)))
    assert job.as_json() == told
    assert job.sources == batch.sources
    assert job.keys == audit.keys
    assert job.settings.limits == audit.settings.limits
    assert "Brévin" not in json.dumps(told, ensure_ascii=False)


def test_a_batch_is_done_elsewhere_once_and_taken_over(audit: Audit) -> None:
    batch = _batch(audit)
    job = audit.read_job(batch)
    told = hosts.run_job(job)
    assert told["documents"] == len(batch.sources)
    manifest = audit.workspace.readings / f"{batch.name}.json"
    written = manifest.stat().st_mtime_ns
    assert hosts.run_job(job) == told, "a second try finds it done"
    assert manifest.stat().st_mtime_ns == written
    assert audit.take_batch(batch) == told
    assert audit.ledger.current(batch.sources[0].sha256, audit.keys)
    assert len(hosts._idle) == 1, "one process did both"


def test_another_version_refuses_the_work(audit: Audit) -> None:
    job = audit.read_job(_batch(audit))
    with pytest.raises(UsageError, match="another version of Clausier"):
        hosts.run_job({**job, "terms_key": "0" * 20})


def test_nobody_works_for_a_run_that_is_gone(audit: Audit) -> None:
    job = audit.read_job(_batch(audit))
    take_lease(audit.workspace)
    with pytest.raises(LeaseLost):
        hosts.run_job(job)
    end_leases(audit.workspace)
    with pytest.raises(LeaseLost):
        hosts.run_job(job)


def test_a_process_that_dies_is_told_as_broken_and_the_next_try_succeeds(audit: Audit) -> None:
    job = audit.read_job(_batch(audit))
    host = hosts._Host()
    hosts._idle.append(host)
    os.kill(host._process.pid, signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        hosts.run_job(job)
    assert hosts.run_job(job)["documents"] > 0


def test_a_new_lease_waits_for_those_at_work_and_ends_their_claim(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    first = take_lease(workspace)
    order: list[str] = []

    def work() -> None:
        with at_work(workspace, first) as wanted:
            order.append("works")
            while wanted():
                time.sleep(0.05)
            order.append("ends")

    worker = threading.Thread(target=work)
    worker.start()
    while not order:
        time.sleep(0.01)
    second = take_lease(workspace)
    worker.join()
    assert order == ["works", "ends"]
    assert holds(workspace, second)
    assert not holds(workspace, first)


def test_what_changes_no_reading_is_not_told(audit: Audit) -> None:
    told: dict[str, Any] = audit.read_job(_batch(audit))
    audit.settings = replace(audit.settings, notice_days=1, locale="fr")
    assert audit.read_job(Batch(told["batch"], job_from(told).sources)) == told
