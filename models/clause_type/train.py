"""Trains the model of clause types on units that were labelled. Started by ``clausier train``.

Two steps. A linear support vector machine a type weighs words and letters. Then a logistic regression a
type, or one for all types, looks again at the likeliest units of each document, with what the first says of
the units around them; it learns from scores that the first gave to documents it had not seen, and so gives
probabilities.
Seeded, and without threads inside a fit: the same texts give the same numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

import numpy as np
import numpy.typing as npt

from models.clause_type import second, together
from models.clause_type.features import LOUDNESS, Floats, Passage, Vocabulary
from models.clause_type.predict import Language, key

FOLDS = 5
SIZES = {"words": 80_000, "letters": 60_000, "before": 8_000, "after": 8_000, "heading": 6_000}
"""Most features of each part."""
_LEAST_UNITS = 3
_FEWEST = 3
"""A type with fewer labelled units is not learned."""
_FIRST_STRENGTH = 1.0
_AGAIN_STRENGTH = 0.01
_SHARE = 6
"""Of the units that are not of a type one in so many is seen in the first fit."""
_BORDER = -1.1
"""From this score on a unit that is not of the type is seen in the second."""
_NOTHING = -1.0

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Taught:
    """A labelled document."""

    name: str
    group: str
    """Who issued it: documents of one group are never parted by a fold."""
    passages: Sequence[Passage]
    first: Mapping[str, frozenset[int]]
    """Type -> units that speak of it; a type that is left out is not labelled."""
    again: Mapping[str, frozenset[int]]
    """Type -> units that are such a passage, by the measure of the evaluation."""
    proved: Sequence[tuple[str, str, float, bool]] = ()
    """(type, how, confidence, whether it is right) of what the extractors prove."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the types of a language are learned."""

    types: tuple[str, ...]
    whole: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()
    """Types that are labelled by headings alone: the model must not see the headings."""
    loudness: Mapping[str, float] = field(default_factory=lambda: LOUDNESS)
    """What each part of a unit's row weighs."""
    speaks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Type -> kinds of terms that such a clause gives. Where this is said, the second step is learned for
    all types together (``together``)."""


@dataclass
class _Data:
    """What the fits share; forked, so that nothing is copied."""

    matrix: Any
    bare: Any
    """The same without headings."""
    labels: Flags
    known: Flags
    """Whether a unit is labelled for a type."""
    folds: npt.NDArray[np.int64]
    headed: tuple[bool, ...] = field(default=())


_DATA: list[_Data] = []
_TAKEN: dict[tuple[int, bool], Any] = {}
"""Rows of the parts that are not held out, of the last part asked for: they are large."""


def learn(
    taught: Sequence[Taught], plan: Plan, *, jobs: int, say: Callable[[str], None] = lambda words: None
) -> Language:
    """Train the model of one language.

    Args:
        taught: labelled documents.
        plan: the types.
        jobs: processes that fit at the same time; the answer does not depend on it.
        say: is told how far it is.

    Raises:
        ValueError: there are no documents, or none has a label.
    """
    types, vocabulary, data = _prepared(taught, plan, say)
    with _shared(data, jobs) as mapped:
        scores = _scored(data, mapped, say)
        fits = list(mapped(_whole, range(len(types))))
    first = np.stack([weights for weights, _ in fits], axis=1).astype(np.float16).astype(np.float32)
    bias = np.array([bias for _, bias in fits], dtype=np.float32)
    kinds = kinds_of(taught)
    if plan.speaks:
        again, shift = look_together(taught, types, scores, kinds, plan)
    else:
        again, shift = look_again(taught, types, scores, kinds)
    return Language(types, plan.whole, kinds, vocabulary, first, bias, again, shift, _worths(taught))


def out_of_fold(
    taught: Sequence[Taught], plan: Plan, *, jobs: int, say: Callable[[str], None] = lambda words: None
) -> tuple[tuple[str, ...], Floats]:
    """Return the types, and what the first step says of each unit when its group has taught it nothing."""
    types, _, data = _prepared(taught, plan, say)
    with _shared(data, jobs) as mapped:
        return types, _scored(data, mapped, say)


def kinds_of(taught: Sequence[Taught]) -> tuple[str, ...]:
    """Return the kinds of terms that stand in the units."""
    return tuple(sorted({kind for one in taught for passage in one.passages for kind in passage.kinds}))


def _prepared(
    taught: Sequence[Taught], plan: Plan, say: Callable[[str], None]
) -> tuple[tuple[str, ...], Vocabulary, _Data]:
    types = tuple(
        kind for kind in plan.types if sum(len(one.first.get(kind, ())) for one in taught) >= _FEWEST
    )
    if not types:
        raise ValueError("the documents have no labels to learn from")
    vocabulary = Vocabulary.learn([one.passages for one in taught], SIZES, _LEAST_UNITS, plan.loudness)
    say(f"{len(taught)} documents, {sum(len(one.passages) for one in taught)} units, {len(types)} types")
    return types, vocabulary, _data(taught, types, plan, vocabulary)


def _scored(data: _Data, mapped: Callable[..., Iterator[Any]], say: Callable[[str], None]) -> Floats:
    """Score each part with what was learned from the others."""
    scores = np.full(data.labels.shape, _NOTHING, dtype=np.float32)
    for fold in range(FOLDS):
        held = data.folds == fold
        for column, told in enumerate(mapped(_held, [(fold, at) for at in range(data.labels.shape[1])])):
            scores[held, column] = told
        say(f"part {fold + 1} of {FOLDS} scored")
    return scores


def fold_of(group: str) -> int:
    """Return the part that a group is held out with."""
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % FOLDS


def folds_of(taught: Sequence[Taught], plan: Plan) -> list[int]:
    """Return the part that each document is held out with.

    Types that are learned together have few groups, and one of them may be half of all there is: by chance
    it would not stand alone. So the largest groups are dealt out first, each to the part that has least.
    """
    if not plan.speaks:
        return [fold_of(one.group) for one in taught]
    sizes: dict[str, int] = {}
    for one in taught:
        sizes[one.group] = sizes.get(one.group, 0) + len(one.passages)
    filled = [0] * FOLDS
    dealt: dict[str, int] = {}
    for group in sorted(sizes, key=lambda group: (-sizes[group], group)):
        dealt[group] = min(range(FOLDS), key=lambda fold: (filled[fold], fold))
        filled[dealt[group]] += sizes[group]
    return [dealt[one.group] for one in taught]


def _data(taught: Sequence[Taught], types: Sequence[str], plan: Plan, vocabulary: Vocabulary) -> _Data:
    from scipy.sparse import csr_matrix, hstack, vstack

    matrix = vstack([vocabulary.rows(one.passages) for one in taught]).tocsr()
    words = vocabulary.size - len(vocabulary.places["heading"])
    empty = csr_matrix((matrix.shape[0], vocabulary.size - words), dtype=np.float32)
    bare = hstack([matrix[:, :words], empty], format="csr") if plan.headed else matrix
    labels = np.zeros((matrix.shape[0], len(types)), dtype=np.bool_)
    known = np.zeros_like(labels)
    folds = np.zeros(matrix.shape[0], dtype=np.int64)
    base = 0
    for one, fold in zip(taught, folds_of(taught, plan), strict=True):
        end = base + len(one.passages)
        folds[base:end] = fold
        for column, kind in enumerate(types):
            if kind in one.first:
                known[base:end, column] = True
                labels[[base + at for at in sorted(one.first[kind])], column] = True
        base = end
    headed = tuple(kind in plan.headed for kind in types)
    return _Data(matrix.astype(np.float64), bare.astype(np.float64), labels, known, folds, headed)


@contextmanager
def _shared(data: _Data, jobs: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """Share the data with forked processes, and give a ``map`` over them."""
    _DATA.append(data)
    try:
        if jobs < 2:
            yield map
        else:
            with get_context("fork").Pool(jobs) as pool:
                yield lambda work, items: pool.imap(work, items)
    finally:
        _DATA.clear()


def _rows(rows: Flags, fold: int, column: int) -> Any:
    data = _DATA[0]
    matrix = data.bare if data.headed[column] else data.matrix
    if rows.all():
        return matrix
    if not data.known[:, column].all():
        return matrix[rows]
    name = (fold, data.headed[column])
    if name not in _TAKEN:
        _TAKEN.clear()
        _TAKEN[name] = matrix[rows]
    return _TAKEN[name]


def _fit(rows: Flags, fold: int, column: int) -> tuple[npt.NDArray[np.float64], float] | None:
    """Fit one type: first with a share of what is not of the type, then with all that this gets wrong.

    What a support vector machine learns hangs on the units near the border alone; the others are many, and
    cost nothing but time.
    """
    wanted = _DATA[0].labels[rows, column]
    if wanted.sum() < 2 or wanted.all():
        return None
    matrix = _rows(rows, fold, column)
    chosen = wanted | (np.arange(len(wanted)) % _SHARE == 0)
    weights, bias = _machine(matrix[chosen], wanted[chosen])
    chosen |= matrix @ weights + bias > _BORDER
    return _machine(matrix[chosen], wanted[chosen])


def _machine(matrix: Any, wanted: Flags) -> tuple[npt.NDArray[np.float64], float]:
    from sklearn.svm import LinearSVC

    model = LinearSVC(C=_FIRST_STRENGTH, tol=2e-2, random_state=0)
    model.fit(matrix, wanted)
    return model.coef_[0], float(model.intercept_[0])


def _held(job: tuple[int, int]) -> Floats:
    """Score a part with what was learned from the others."""
    fold, column = job
    data = _DATA[0]
    held = data.folds == fold
    fitted = _fit(~held & data.known[:, column], fold, column)
    if fitted is None:
        return np.full(int(held.sum()), _NOTHING, dtype=np.float32)
    matrix = data.bare if data.headed[column] else data.matrix
    return np.asarray(matrix[held] @ fitted[0] + fitted[1], dtype=np.float32)


def _whole(column: int) -> tuple[npt.NDArray[np.float64], float]:
    data = _DATA[0]
    fitted = _fit(data.known[:, column], FOLDS, column)
    return fitted if fitted is not None else (np.zeros(data.matrix.shape[1]), _NOTHING)


def look_again(
    taught: Sequence[Taught], types: Sequence[str], scores: Floats, kinds: Sequence[str]
) -> tuple[Floats, Floats]:
    """Learn the second step; ``scores`` are those of ``out_of_fold``."""
    made = [
        fit_again(*again_rows(taught, kind, column, scores, kinds)) for column, kind in enumerate(types)
    ]
    return np.stack([weights for weights, _ in made]), np.array([shift for _, shift in made], np.float32)


def look_together(
    taught: Sequence[Taught],
    types: Sequence[str],
    scores: Floats,
    kinds: Sequence[str],
    plan: Plan,
) -> tuple[Floats, Floats]:
    """Learn the second step for all types together; ``scores`` are those of ``out_of_fold``."""
    looked: list[together.Looked] = []
    base = 0
    for one, fold in zip(taught, folds_of(taught, plan), strict=True):
        mine = scores[base : base + len(one.passages)]
        base += len(one.passages)
        asked = [(column, kind) for column, kind in enumerate(types) if kind in one.again and len(mine)]
        made = {column: again_rows([one], kind, column, mine, kinds) for column, kind in asked}
        looked.append(together.Looked(fold, made))
    return together.learn(looked, [together.lens(kind, types, kinds, plan.speaks) for kind in types])


def again_rows(
    taught: Sequence[Taught], kind: str, column: int, scores: Floats, kinds: Sequence[str]
) -> tuple[Floats, Flags]:
    """Return the rows that are looked at again of one type, and which of them are such passages."""
    rows: list[Floats] = []
    wanted: list[bool] = []
    base = 0
    for one in taught:
        mine = scores[base : base + len(one.passages)]
        base += len(one.passages)
        if kind not in one.again or not len(mine):
            continue
        own = slice(column, column + 1)
        picks = second.picked(mine[:, own])
        rows.append(second.rows(mine, own, picks, second.told(one.passages, kinds))[0])
        wanted += [int(at) in one.again[kind] for at in picks[:, 0]]
    return np.concatenate(rows), np.array(wanted, dtype=np.bool_)


def fit_again(rows: Floats, wanted: Flags) -> tuple[Floats, float]:
    """Learn probabilities; where there is next to nothing to learn from, all are low."""
    from sklearn.linear_model import LogisticRegression

    if wanted.sum() < 2:
        return np.zeros(rows.shape[1], dtype=np.float32), -6.0
    spread = rows.std(axis=0)
    spread[spread < 1e-6] = 1.0
    middle = rows.mean(axis=0)
    model = LogisticRegression(C=_AGAIN_STRENGTH, max_iter=500, tol=1e-6)
    model.fit((rows - middle).astype(np.float64) / spread, wanted)
    weights = model.coef_[0] / spread
    return weights.astype(np.float32), float(model.intercept_[0] - weights @ middle)


def _worths(taught: Sequence[Taught]) -> dict[str, float]:
    """Count how often each way to prove a passage was right, drawn towards one half where it is rare."""
    counts: dict[str, tuple[int, int]] = {}
    for one in taught:
        for kind, how, confidence, right in one.proved:
            name = key(kind, how, confidence)
            good, all_ = counts.get(name, (0, 0))
            counts[name] = (good + right, all_ + 1)
    return {name: round((good + 1) / (all_ + 2), 3) for name, (good, all_) in sorted(counts.items())}
