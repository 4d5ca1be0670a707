"""Where batches run, as ``[flows]`` of ``settings.toml`` or the environment says."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

RUNNERS = ("threads", "dask", "ray")
_ENVIRONMENT = {
    "task_runner": "CLAUSIER_TASK_RUNNER",
    "address": "CLAUSIER_TASK_RUNNER_ADDRESS",
    "workers": "CLAUSIER_WORKERS",
    "batches": "CLAUSIER_BATCHES",
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where batches run."""

    task_runner: str = "threads"
    """``threads``: in this process and its pool; ``dask``, ``ray``: wherever those have workers."""
    address: str = ""
    """Of a Dask scheduler or a Ray head; empty: a cluster of this machine alone, for one run."""
    workers: int = 2
    """Worker processes of a cluster that is started for one run."""
    batches: int = 64
    """Batches handed out at the same time; at least twice the threads that all workers have."""

    @property
    def away(self) -> bool:
        """Whether batches leave this process."""
        return self.task_runner != "threads"


def load_cluster(path: Path) -> Cluster:
    """Read ``[flows]`` of a settings file; the environment goes before it.

    Raises:
        UsageError: not TOML, an unknown key or runner, a value of the wrong type.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8")).get("flows", {})
    except FileNotFoundError:
        raw = {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: {error}") from error
    return cluster_from(str(path), {**raw, **_from_environment()})


def cluster_from(where: str, values: dict[str, Any]) -> Cluster:
    """Check and take the keys of ``[flows]``.

    Raises:
        UsageError: an unknown key or runner, a value of the wrong type.
    """
    cluster = Cluster()
    known = {item.name: type(getattr(cluster, item.name)) for item in fields(Cluster)}
    for key, value in values.items():
        if key not in known:
            raise UsageError(f"{where}: unknown setting {key} in [flows]; known: {', '.join(known)}")
        if not isinstance(value, known[key]) or isinstance(value, bool):
            raise UsageError(f"{where}: {key} must be of type {known[key].__name__}, not {value!r}")
        if isinstance(value, int) and value < 1:
            raise UsageError(f"{where}: {key} is 1 or more")
    cluster = replace(cluster, **values)
    if cluster.task_runner not in RUNNERS:
        raise UsageError(f"{where}: task_runner is {', '.join(RUNNERS)}, not {cluster.task_runner!r}")
    return cluster


def _from_environment() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, name in _ENVIRONMENT.items():
        value = os.environ.get(name)
        if value:
            number = key in ("workers", "batches") and value.isdecimal()
            found[key] = int(value) if number else value
    return found
