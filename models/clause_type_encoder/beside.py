"""Tunes several encoders at the same time, each in a process of its own: none needs another's word.

On a GPU all that are asked for, for one alone leaves it waiting for the processor; without one as many as
there are threads for in the processes that are allowed. Each is seeded for itself: the answer does not
depend on how many work at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, ParamSpec, Self, TypeVar

import numpy as np
import numpy.typing as npt

from models.clause_type_encoder import inputs
from models.clause_type_encoder.train import THREADS, Floats, Network, told, tune

Flags = npt.NDArray[np.bool_]
_P = ParamSpec("_P")
_R = TypeVar("_R")
_MOST = 16
"""Processes on a GPU at most."""


@dataclass(frozen=True, slots=True)
class Pupil:
    """What is to be tuned, and what it is asked afterwards."""

    body: Any
    units: Sequence[inputs.Shown]
    labels: Flags
    wanted: Floats
    epochs: int
    seed: int
    asked: Sequence[inputs.Shown] = ()


def tuned(pupil: Pupil) -> tuple[Network, Floats]:
    """Tune an encoder and ask it; returns it on the processor, and log-odds of what it was asked."""
    network = tune(
        pupil.body, pupil.units, pupil.labels, pupil.wanted, epochs=pupil.epochs, seed=pupil.seed
    )
    answer = told(network, pupil.asked)
    network.to("cpu")
    return network, answer


class Beside:
    """Starts work in processes of its own where there is room for two, else does it at once."""

    def __init__(self, jobs: int, say: Callable[[str], None]) -> None:
        """Make room for work.

        Args:
            jobs: processes that are allowed.
            say: is told what is started and what is done.
        """
        import torch

        self._say = say
        many = min(jobs, _MOST) if torch.cuda.is_available() else jobs // THREADS
        # A process that was forked from one that uses a GPU cannot use it.
        self._pool = ProcessPoolExecutor(many, get_context("spawn")) if many > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def start(self, name: str, work: Callable[_P, _R], *args: _P.args, **how: _P.kwargs) -> Future[_R]:
        """Start work; what is returned gives its answer, waiting for it where it must."""
        if self._pool is None:
            self._say(f"encoder: {name}")
            future: Future[_R] = Future()
            future.set_result(work(*args, **how))
            return future
        future = self._pool.submit(work, *args, **how)
        future.add_done_callback(lambda done: self._say(f"encoder: {name}: {_state(done)}"))
        return future


def _state(done: Future[Any]) -> str:
    return "stopped" if done.cancelled() else "failed" if done.exception() is not None else "ready"
