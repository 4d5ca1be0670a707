"""The second look: what the first model says of a unit, beside what it says of the units around it.

Of each type only the likeliest units of a document are looked at again. A clause mostly stands once in a
contract, so how a unit compares with the best of its document tells as much as its own score; so does what
the extractors read in it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from models.clause_type.features import Passage

Floats = npt.NDArray[np.float32]
Picks = npt.NDArray[np.int64]
Raised = npt.NDArray[np.float64]
"""Log-odds: a row a type, a column a rank."""

LOOKED_AT = 30
"""Units of a document that are looked at again, a type."""
ROLES = ("preamble", "recital", "body", "signature", "annex")
_LOWEST = -1.5
"""What a unit beyond the ends of a text scores."""


def picked(scores: Floats) -> Picks:
    """Return the units with the highest scores, the highest first; of equals the first.

    Args:
        scores: a row a unit, a column a type.

    Returns:
        A row a rank, a column a type.
    """
    found: Picks = np.argsort(-scores, axis=0, kind="stable")[:LOOKED_AT]
    return found


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


def rows(scores: Floats, columns: slice, picks: Picks, known: Floats) -> Floats:
    """Return numbers of each unit that is looked at again: type, rank, number.

    Args:
        scores: what the first model says: a row a unit, a column a type.
        columns: the types that are asked about.
        picks: the units of these, as ``picked`` gives them.
        known: as ``told`` gives it.
    """
    asked = scores[:, columns]
    beyond = np.full((2, asked.shape[1]), _LOWEST, dtype=np.float32)
    padded = np.concatenate([beyond, asked, beyond])
    best = np.take_along_axis(asked, picks, axis=0)
    around = np.stack([np.take_along_axis(padded, picks + 2 + step, axis=0) for step in (-2, -1, 1, 2)])
    top, third = best[0], best[min(2, len(best) - 1)]
    ranks = np.broadcast_to(np.arange(len(picks), dtype=np.float32)[:, None], picks.shape)
    compared = [
        best,
        np.square(np.maximum(best + 1.0, 0.0)),
        best - top,
        best - third,
        np.broadcast_to(top, picks.shape),
        np.log1p(ranks),
        ranks == 0,
        around.max(axis=0),
    ]
    own = np.stack([*compared, *around], axis=-1)
    shared = np.concatenate([np.maximum(scores, _LOWEST), known], axis=1)[picks]
    made: Floats = np.concatenate([own, shared], axis=-1).transpose(1, 0, 2).astype(np.float32)
    return made


def raised(scores: Floats, picks: Picks, known: Floats, again: Floats, shift: Floats) -> Raised:
    """Return the log-odds of each unit that is looked at again: type, rank.

    Args:
        scores, picks, known: as ``rows`` takes them, of all types.
        again, shift: what was learned: weights and intercepts, a row a type.
    """
    made: Raised = np.einsum("trn,tn->tr", rows(scores, slice(None), picks, known), again, dtype=np.float64)
    return made + shift[:, None]
