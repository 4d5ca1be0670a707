"""The second look: what the first model says of a unit, beside what it says of the units around it.

Of each type only the likeliest units of a document are looked at again. A clause mostly stands once in a
contract, so how a unit compares with the best of its document tells as much as its own score; so does what
the extractors read in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from models.clause_type.features import Passage

Floats = npt.NDArray[np.float32]

LOOKED_AT = 30
"""Units of a document that are looked at again, a type."""
ROLES = ("preamble", "recital", "body", "signature", "annex")
_LOWEST = -1.5
"""What a unit beyond the ends of a text scores."""


def picked(scores: Floats) -> npt.NDArray[np.int64]:
    """Return the units with the highest scores of one type, the highest first; of equals the first."""
    return np.argsort(-scores, kind="stable")[:LOOKED_AT]


def told(passages: Sequence[Passage], kinds: Sequence[str]) -> Floats:
    """Return what is known of each unit apart from its words: its place, length and terms."""
    place = {kind: at for at, kind in enumerate(kinds)}
    count = len(passages)
    made = np.zeros((count, len(kinds) + len(ROLES) + 5), dtype=np.float32)
    base = len(kinds)
    for at, passage in enumerate(passages):
        for kind, confidence in passage.kinds.items():
            if kind in place:
                made[at, place[kind]] = confidence
        if passage.role in ROLES:
            made[at, base + ROLES.index(passage.role)] = 1.0
    rest = made[:, base + len(ROLES) :]
    lengths = np.array([len(passage.text) for passage in passages], dtype=np.float32)
    rest[:, 0] = np.log1p(lengths) / 5.0
    rest[:, 1] = lengths < 60
    rest[:, 2] = lengths > 900
    rest[:, 3] = np.arange(count, dtype=np.float32) / max(count, 1)
    rest[:, 4] = np.exp(-np.arange(count, dtype=np.float32) / 5.0)
    return made


def rows(scores: Floats, column: int, picks: npt.NDArray[np.int64], known: Floats) -> Floats:
    """Return a row of numbers for each unit that is looked at again.

    Args:
        scores: what the first model says: a row a unit, a column a type.
        column: the type.
        picks: the units, as ``picked`` gives them.
        known: as ``told`` gives it.
    """
    own = scores[:, column]
    padded = np.concatenate([np.full(2, _LOWEST), own, np.full(2, _LOWEST)]).astype(np.float32)
    best = own[picks]
    around = np.stack([padded[picks + 2 + step] for step in (-2, -1, 1, 2)], axis=1)
    top = best[0] if len(best) else 0.0
    third = best[min(2, len(best) - 1)] if len(best) else 0.0
    ranks = np.arange(len(picks), dtype=np.float32)
    compared: Any = np.stack(
        [
            best,
            np.square(np.maximum(best + 1.0, 0.0)),
            best - top,
            best - third,
            np.full(len(picks), top),
            np.log1p(ranks),
            (ranks == 0).astype(np.float32),
            around.max(axis=1),
        ],
        axis=1,
    )
    return np.concatenate(
        [compared, around, np.maximum(scores[picks], _LOWEST), known[picks]], axis=1
    ).astype(np.float32)
