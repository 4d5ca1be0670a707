"""A real Prefect server, Dask with two worker processes and the nightly deployment, on this machine.

``./setup.sh test -m slow`` runs it; it takes minutes.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.flows.archives import dump, make_archive

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]
_ROOT = Path(__file__).resolve().parents[3]
_TODAY = "2026-11-25"
_CONTRACTS = 70


class Desk:
    """A server, an archive, and what a plain run finds in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = make_archive(folder / "archive", _CONTRACTS)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/api"
        self.env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PREFECT_", "CLAUSIER_"))
        } | {
            "DO_NOT_TRACK": "1",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_HOME": str(folder / "prefect"),
            "PREFECT_API_URL": self.url,
            "PYTHONPATH": str(_ROOT),
            "PWD": str(_ROOT),
        }

    def start(self, workspace: str, *options: str, **env: str) -> subprocess.Popen[str]:
        """Start an audit in a process."""
        command = [sys.executable, "-m", "flows", "audit", str(self.archive), "--no-ocr", "-q"]
        command += ["-w", str(self.folder / workspace), "--today", _TODAY, *options]
        return subprocess.Popen(
            command,
            cwd=_ROOT,
            env=self.env | env,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            # What a shell starts in the background is deaf to Ctrl-C; a person's terminal is not.
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )

    def audit(self, workspace: str, *options: str, **env: str) -> str:
        """Run an audit to its end; returns what it wrote to standard error."""
        return _finished(self.start(workspace, *options, **env))

    def prefect(self, *arguments: str) -> None:
        """Run one command of Prefect's."""
        command = [sys.executable, "-m", "prefect", *arguments]
        result = subprocess.run(
            command, cwd=_ROOT, env=self.env, capture_output=True, text=True, check=False, timeout=600
        )
        assert result.returncode == 0, result.stdout + result.stderr

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask the server's own interface."""
        request = urllib.request.Request(
            f"{self.url}/{path}",
            data=None if body is None and path == "health" else json.dumps(body or {}).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def content(self, workspace: str) -> dict[str, Any]:
        """All views of a workspace."""
        return dump(self.folder / workspace / "clausier.duckdb")


def _finished(audit: subprocess.Popen[str]) -> str:
    _, said = audit.communicate(timeout=900)
    assert audit.returncode == 3, said
    assert "Traceback" not in said
    return said


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    pytest.importorskip("prefect_dask", reason="the extra 'dask' is not installed")
    found = Desk(tmp_path_factory.mktemp("desk"))
    log = (found.folder / "server.log").open("w")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port"]
    server = subprocess.Popen(
        [*command, str(found.port)], env=found.env, stdout=log, stderr=log, cwd=found.folder
    )
    try:
        deadline = time.monotonic() + 240
        while True:
            try:
                found.ask("health")
                break
            except OSError:
                assert server.poll() is None, "the server ended"
                assert time.monotonic() < deadline, "the server did not start"
                time.sleep(1)
        found.audit("plain", "--engine", "plain")
        yield found
    finally:
        server.terminate()
        server.wait(timeout=60)
        log.close()


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """A cluster of two worker processes."""
    distributed = pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster


def _on(dask: Any) -> dict[str, str]:
    return {"CLAUSIER_TASK_RUNNER": "dask", "CLAUSIER_TASK_RUNNER_ADDRESS": dask.scheduler_address}


def _workers(dask: Any) -> list[int]:
    """Processes of the cluster's workers."""
    return [nanny.process.pid for nanny in dask.workers.values()]


def _hosts(dask: Any) -> list[int]:
    """Processes beside them that do the batches."""
    workers = _workers(dask)
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if b"flows.cluster.host" in words and parent in workers:
            found.append(int(entry.name))
    return found


def _wait_for_work(desk: Desk, workspace: str) -> None:
    """Wait until some document of an unfinished batch was read."""
    deadline = time.monotonic() + 300
    while not list((desk.folder / workspace / "work").rglob("*.ndjson")):
        assert time.monotonic() < deadline, "nothing was begun"
        time.sleep(0.02)


def test_a_cluster_gives_what_one_machine_gives_and_the_server_shows_it(desk: Desk, dask: Any) -> None:
    desk.audit("dask", **_on(dask))
    assert desk.content("dask") == desk.content("plain")
    assert not list((desk.folder / "dask" / "work").rglob("*.ndjson"))
    assert not (desk.folder / "dask" / "workers.lock").exists()
    (run,) = [r for r in desk.ask("flow_runs/filter") if r["name"] == f"archive {_TODAY}"]
    assert run["state_type"] == "COMPLETED"
    tasks = desk.ask("task_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
    labels = sorted(task["name"] for task in tasks)
    assert len(labels) >= 3
    assert all(label.startswith("read ") and " files, " in label for label in labels)
    assert all("pages" in task["state"]["message"] for task in tasks)
    _no_words_of_contracts(desk)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("victims", [_hosts, _workers])
def test_a_process_that_dies_costs_only_time(
    desk: Desk, dask: Any, victims: Callable[[Any], list[int]]
) -> None:
    name = victims.__name__
    audit = desk.start(name, **_on(dask))
    _wait_for_work(desk, name)
    for victim in victims(dask):
        os.kill(victim, signal.SIGKILL)
    _finished(audit)
    assert desk.content(name) == desk.content("plain")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_nobody_at_work_and_the_next_goes_on(
    desk: Desk, dask: Any, how: signal.Signals
) -> None:
    name = f"stopped by {how.name}"
    audit = desk.start(name, **_on(dask))
    _wait_for_work(desk, name)
    audit.send_signal(how)
    _, said = audit.communicate(timeout=120)
    assert audit.returncode == (-how if how == signal.SIGKILL else 130), said
    assert "Traceback" not in said
    desk.audit(name, "--engine", "plain")
    assert desk.content(name) == desk.content("plain")
    assert not [path for path in (desk.folder / name / "work").rglob("*") if path.is_file()]
    assert not (desk.folder / name / "workers.lock").exists()


def _no_words_of_contracts(desk: Desk) -> None:
    artifacts = desk.ask("artifacts/filter")
    told = {artifact["key"]: json.dumps(artifact) for artifact in artifacts}
    assert {"clausier-audit", "clausier-report"} <= told.keys()
    assert "| damaged | 1 |" in told["clausier-audit"]
    assert "Next deadlines" in told["clausier-audit"]
    assert "report.html" in told["clausier-report"]
    for name in (desk.archive / "clients").iterdir():
        assert name.name not in told["clausier-audit"]
    for word in ("Brévin", "Br\\u00e9vin", "Verlac"):
        assert word not in told["clausier-audit"]


def test_the_nightly_deployment_is_deployed_as_it_is_and_runs(desk: Desk) -> None:
    desk.prefect("work-pool", "create", "clausier", "--type", "process")
    desk.prefect("--no-prompt", "deploy", "--all")
    (deployment,) = desk.ask("deployments/filter")
    assert (deployment["name"], deployment["paused"]) == ("nightly", False)
    (schedule,) = deployment["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["cron"] == "0 2 * * *"
    assert schedule["schedule"]["timezone"] == "Europe/Paris"
    own = {"folder": desk.archive, "workspace": desk.folder / "night", "today": _TODAY, "ocr": "false"}
    given = [word for name, value in own.items() for word in ("-p", f"{name}={value}")]
    desk.prefect("deployment", "run", "clausier-audit/nightly", *given)
    desk.prefect("worker", "start", "--pool", "clausier", "--run-once")
    assert desk.content("night") == desk.content("plain")
    shutil.rmtree(desk.folder / "night")
