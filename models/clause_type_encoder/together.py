"""What the linear model and the encoder say of a unit together, beside what they say of those around it.

Both say how likely a unit is to be a clause of a type; what that is worth hangs on what they say of the
rest of the document, for most clauses stand once in a contract. A weighted sum of a few such numbers,
learned on documents that had taught neither of them, is log-odds again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.clause_type.features import Floats

UNSEEN = -9.0
"""Log-odds of the linear model for a unit that it does not look at again."""
UNASKED = -12.0
"""The same of the encoder, for a unit that it is not shown."""
_BEYOND = -8.0
"""What the encoder says at the least of a unit beside."""
FEATURES = (
    "own", "other", "other below best", "best other", "other is best", "other beside",
    "other of another type", "other before", "other after", "own before", "own after",
    "own below best", "best own", "rank by other", "clauses of the type", "length", "units", "place",
)  # fmt: skip
"""Numbers that are weighed, of a unit and a type; *own* is the linear model's word."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What each of ``FEATURES`` is worth, and a number that is added."""

    weights: tuple[float, ...]
    shift: float

    def __post_init__(self) -> None:
        if len(self.weights) != len(FEATURES):
            raise ValueError(f"{len(self.weights)} weights for {len(FEATURES)} features")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The units that both have a word on: places of units and of types, and a row of ``FEATURES`` each."""

    units: npt.NDArray[np.int64]
    types: npt.NDArray[np.int64]
    rows: npt.NDArray[np.float64]


def weighed(own: Floats, other: Floats, lengths: Sequence[int]) -> Weighed:
    """Return what is known of each unit and type of a document that both models have a word on.

    Args:
        own: log-odds of the linear model, a row a unit, a column a type; ``UNSEEN`` where it has no word.
        other: those of the encoder; not a number where it was not asked.
        lengths: of the units, in characters.
    """
    count = len(own)
    units, types = np.nonzero((own > UNSEEN) & ~np.isnan(other))
    told = np.where(np.isnan(other), UNASKED, other)
    own = np.maximum(own, UNSEEN)
    best, best_own = told.max(axis=0), own.max(axis=0)
    before, after = _beside(np.maximum(told, _BEYOND), _BEYOND)
    own_before, own_after = _beside(own, UNSEEN)
    ranks = np.argsort(np.argsort(-told, axis=0, kind="stable"), axis=0, kind="stable")
    both = np.where(own > UNSEEN, 1.0 / (1.0 + np.exp(-np.clip(0.5 * own + 0.45 * told, -30.0, 30.0))), 0.0)
    here = told[units, types]
    columns = (
        own[units, types],
        here,
        here - best[types],
        best[types],
        here >= best[types],
        np.maximum(before, after)[units, types],
        told.max(axis=1)[units] - here,
        before[units, types],
        after[units, types],
        own_before[units, types],
        own_after[units, types],
        own[units, types] - best_own[types],
        best_own[types],
        np.log1p(ranks[units, types]),
        np.log1p(both.sum(axis=0))[types],
        np.log1p(np.asarray(lengths, dtype=np.float64))[units],
        np.full(len(units), np.log(max(count, 1))),
        units / max(count, 1),
    )
    rows = np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)
    return Weighed(units.astype(np.int64), types.astype(np.int64), rows)


def _beside(numbers: Floats, beyond: float) -> tuple[Floats, Floats]:
    """Return what is said of the unit before each and of the one after it."""
    edge = np.full((1, numbers.shape[1]), beyond, dtype=numbers.dtype)
    padded = np.concatenate([edge, numbers, edge])
    return padded[:-2], padded[2:]
