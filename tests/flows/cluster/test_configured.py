"""Where batches run is read from settings and environment, and nonsense is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cluster.configured import Cluster, load_cluster
from pipeline.errors import UsageError


def _settings(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_settings_everything_stays_here(tmp_path: Path) -> None:
    cluster = load_cluster(tmp_path / "settings.toml")
    assert cluster == Cluster()
    assert not cluster.away


def test_settings_are_taken_and_the_environment_goes_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _settings(tmp_path, '[flows]\ntask_runner = "dask"\naddress = "tcp://a:8786"\nbatches = 7\n')
    assert load_cluster(path) == Cluster("dask", "tcp://a:8786", batches=7)
    monkeypatch.setenv("CLAUSIER_TASK_RUNNER", "ray")
    monkeypatch.setenv("CLAUSIER_BATCHES", "9")
    assert load_cluster(path) == Cluster("ray", "tcp://a:8786", batches=9)
    assert load_cluster(path).away


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('task_runner = "slurm"', "threads, dask, ray"),
        ("runner = 1", "unknown setting runner"),
        ('workers = "two"', "must be of type int"),
        ("workers = 0", "1 or more"),
        ("workers = true", "must be of type int"),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        load_cluster(_settings(tmp_path, f"[flows]\n{text}\n"))


def test_a_number_in_the_environment_must_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSIER_WORKERS", "many")
    with pytest.raises(UsageError, match="workers must be of type int"):
        load_cluster(tmp_path / "settings.toml")
