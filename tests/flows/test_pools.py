"""A pool that breaks is opened anew, and the batch that it broke under is tried again."""

from __future__ import annotations

import threading
from concurrent.futures import BrokenExecutor, CancelledError
from typing import Any

import pytest

from flows import drive
from flows.drive import Step, on_threads
from flows.pools import Pools
from pipeline.errors import StorageError


class _Pool:
    """Stands for a pool of processes."""

    def __init__(self) -> None:
        self.broken = False
        self.ended: list[Any] = []

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        self.broken = True
        self.ended.append(kind)


@pytest.fixture
def opened() -> list[_Pool]:
    return []


@pytest.fixture
def pools(opened: list[_Pool]) -> Pools:
    def open_pool() -> Any:
        opened.append(_Pool())
        return opened[-1]

    return Pools(open_pool)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drive, "RETRY_SECONDS", (0.0, 0.0))


def _step(here: Any) -> Step:
    return Step("read", "read", here, dict, lambda told: told)


def test_nothing_is_opened_before_it_is_needed(pools: Pools, opened: list[_Pool]) -> None:
    with pools:
        pass
    assert not opened


def test_a_batch_whose_pool_broke_is_tried_again_in_a_new_one(pools: Pools, opened: list[_Pool]) -> None:
    used: list[Any] = []

    def work(pool: Any) -> dict[str, int]:
        used.append(pool)
        if len(used) == 1:
            raise BrokenExecutor
        return {"pages": 3}

    with pools:
        assert list(on_threads([_step(lambda: pools.run(work))])) == [{"pages": 3}]
    assert used == opened
    assert len(opened) == 2
    assert opened[0].ended == [BrokenExecutor]


def test_a_pool_that_takes_no_calls_counts_as_broken(pools: Pools, opened: list[_Pool]) -> None:
    def work(pool: Any) -> dict[str, int]:
        if len(opened) == 1:
            pool.broken = True
            raise RuntimeError("The Pool is not active")
        return {}

    with pools:
        assert list(on_threads([_step(lambda: pools.run(work))])) == [{}]


def test_it_gives_up_in_the_end(pools: Pools, opened: list[_Pool]) -> None:
    def work(pool: Any) -> dict[str, int]:
        raise BrokenExecutor

    with pools, pytest.raises(BrokenExecutor):
        list(on_threads([_step(lambda: pools.run(work))]))
    assert len(opened) == 1 + drive.RETRIES


@pytest.mark.parametrize("error", [StorageError("full"), RuntimeError("a defect"), ValueError("a defect")])
def test_what_another_try_would_not_mend_is_told_at_once(
    pools: Pools, opened: list[_Pool], error: Exception
) -> None:
    def work(pool: Any) -> dict[str, int]:
        raise error

    with pools, pytest.raises(type(error)):
        list(on_threads([_step(lambda: pools.run(work))]))
    assert len(opened) == 1


def test_a_run_that_is_stopped_is_not_tried_again(pools: Pools, opened: list[_Pool]) -> None:
    started, stopped = threading.Event(), threading.Event()
    met: list[type[BaseException]] = []

    def work(pool: Any) -> dict[str, int]:
        started.set()
        stopped.wait(10)
        raise CancelledError

    def batch() -> None:
        try:
            pools.run(work)
        except BaseException as error:
            met.append(type(error))

    thread = threading.Thread(target=batch)
    thread.start()
    started.wait(10)
    pools.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    stopped.set()
    thread.join()
    assert met == [CancelledError]
    with pytest.raises(CancelledError):
        pools.run(lambda pool: None)
    assert len(opened) == 1
