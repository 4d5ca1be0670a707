"""Learns the second step for all types together: where types are many and labelled passages few.

What a heading, an extractor's term or a score tell of a type is much the same for every type, and one type
alone has too few labels to learn it from. So one logistic regression is learned over all types; what it
says of a type is then written out as that type's own weights, and asking knows no difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.clause_type import second
from models.clause_type.features import Floats

Doubles = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

OWN = 12
"""Numbers of a unit's row that come first: its own score, and how it compares (``second.rows``)."""
PLACE = len(second.ROLES) + 5
"""Numbers that come last: its role, length and place (``second.told``)."""
HEADED, UNDER = "headed ", "under "
"""What stands before a type among the kinds of a passage, where its heading names it, or one further up."""
SHORT = "short text"
"""Among the kinds of a passage, how short its whole text is: by chance alone the best of a thousand units
says more than the best of thirty."""
_STRENGTH = 0.05
_LOWEST = -6.0
"""Log-odds beyond which a document's best unit is as good as certain, or as good as none."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A document whose likeliest units are looked at again."""

    fold: int
    """The part that it is held out with."""
    rows: Mapping[int, tuple[Floats, Flags]]
    """Column of a type that is labelled -> its units' rows, and which of them are such a passage."""


def lens(
    kind: str, types: Sequence[str], kinds: Sequence[str], speaks: Mapping[str, frozenset[str]]
) -> Doubles:
    """Return the matrix that turns a type's row into numbers that mean the same for every type.

    Args:
        kind: the type.
        types: all types, in the order of the scores.
        kinds: what passages may hold, in the order of ``second.told``.
        speaks: type -> kinds of terms that such a clause gives.
    """
    width = OWN + len(types) + len(kinds) + PLACE
    made = np.zeros((width, OWN + PLACE + 6), dtype=np.float64)
    made[:OWN, :OWN] = np.eye(OWN)
    made[width - PLACE :, OWN : OWN + PLACE] = np.eye(PLACE)
    headed, under, elsewhere, read, other, short = range(OWN + PLACE, OWN + PLACE + 6)
    for at, name in enumerate(kinds, OWN + len(types)):
        if name.startswith(HEADED):
            made[at, headed if name == HEADED + kind else elsewhere] = 1.0
        elif name.startswith(UNDER):
            made[at, under] = float(name == UNDER + kind)
        elif name == SHORT:
            made[at, short] = 1.0
        elif name in speaks.get(kind, ()):
            made[at, read] = 1.0
        else:
            made[at, other] = float(any(name in members for members in speaks.values()))
    return made


def learn(looked: Sequence[Looked], lenses: Sequence[Doubles]) -> tuple[Floats, Floats]:
    """Learn weights and an intercept a type.

    Args:
        looked: the documents that teach.
        lenses: of each type, what its numbers mean.
    """
    again, shift = _fitted(looked, lenses)
    tops: list[float] = []
    there: list[bool] = []
    for fold in sorted({one.fold for one in looked}):
        others = [one for one in looked if one.fold != fold]
        if not any(wanted.any() for one in others for _, wanted in one.rows.values()):
            continue
        weights, start = _fitted(others, lenses)
        for one in looked:
            for column, (rows, wanted) in one.rows.items() if one.fold == fold else ():
                tops.append(float((rows @ weights[column]).max() + start))
                there.append(bool(wanted.any()))
    factor, more = _evened(tops, there)
    shifts: Floats = np.full(len(lenses), shift * factor + more, dtype=np.float32)
    return (again * factor).astype(np.float32), shifts


def _fitted(looked: Sequence[Looked], lenses: Sequence[Doubles]) -> tuple[Doubles, float]:
    from sklearn.linear_model import LogisticRegression

    pairs = [(column, *told) for one in looked for column, told in sorted(one.rows.items())]
    seen = np.concatenate([rows @ lenses[column] for column, rows, _ in pairs])
    right = np.concatenate([wanted for _, _, wanted in pairs])
    spread = seen.std(axis=0)
    spread[spread < 1e-6] = 1.0
    middle = seen.mean(axis=0)
    model = LogisticRegression(C=_STRENGTH, max_iter=500, tol=1e-6)
    model.fit((seen - middle) / spread, right)
    weights = model.coef_[0] / spread
    again: Doubles = np.stack([glass @ weights for glass in lenses])
    return again, float(model.intercept_[0] - weights @ middle)


def _evened(tops: Sequence[float], there: Sequence[bool]) -> tuple[float, float]:
    """Return a factor and a shift of log-odds, by which the best unit tells if a clause is there.

    A clause is made of several units, and which of them a reader would mark is doubtful where its presence
    is not: left alone, the best unit says too little of its document.

    Args:
        tops: the highest log-odds of each document and type, where neither had taught them.
        there: whether the document has such a clause.
    """
    from sklearn.linear_model import LogisticRegression

    if len(set(there)) < 2:
        return 1.0, 0.0
    seen = np.clip(np.array(tops, dtype=np.float64), _LOWEST, -_LOWEST)[:, None]
    model = LogisticRegression(C=10.0, max_iter=500, tol=1e-6).fit(seen, np.array(there))
    factor = float(model.coef_[0][0])
    return (factor, float(model.intercept_[0])) if factor > 0.0 else (1.0, 0.0)
