"""What the linear model's word and the encoder's are worth together, learned where neither has learned.

Each document is told of by a linear model and by an encoder that have not seen its issuer. Needs no torch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
import numpy.typing as npt

from models.clause_type import second
from models.clause_type.features import Floats
from models.clause_type.train import Taught, fold_of, kinds_of, look_again
from models.clause_type_encoder.predict import doubt, spread
from models.clause_type_encoder.together import FEATURES, UNSEEN, Worth, weighed

Flags = npt.NDArray[np.bool_]
Doubts = npt.NDArray[np.float64]

DOUBTS = (0.0, 0.04)
"""From which doubt of the linear model on the encoder may be asked: it is weighed for each."""
_UNSURE = 0.017
"""Units of which the linear model has less doubt do not tell how teachers and student compare."""
_STRENGTH = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A document of which a linear model tells that has not learned from its issuer."""

    own: Floats
    """Log-odds, a row a unit, a column a type."""
    doubts: Doubts
    lengths: tuple[int, ...]
    right: Flags
    """Whether each unit is such a passage, by the measure."""


def heard(
    taught: Sequence[Taught],
    all_types: Sequence[str],
    scores: Floats,
    types: Sequence[str],
    *,
    jobs: int = 1,
) -> list[Heard]:
    """Ask the linear model of each document, its second step learned from the other parts of the issuers.

    Args:
        taught: labelled documents, of all parts.
        all_types: those of the linear model.
        scores: of its first step, out of fold.
        types: those that the encoder is asked of.
        jobs: processes; the answer does not depend on it.
    """
    ends = np.cumsum([len(one.passages) for one in taught])
    parts = np.split(scores, ends[:-1])
    folds = [fold_of(one.group) for one in taught]
    kinds = kinds_of(taught)
    columns = [list(all_types).index(kind) for kind in types]
    steps = _second_steps(taught, parts, folds, all_types, jobs)
    found: list[Heard] = []
    for one, mine, fold in zip(taught, parts, folds, strict=True):
        count = len(mine)
        right = flags(one.again, types, count)
        if not count:
            found.append(Heard(np.full(right.shape, UNSEEN, np.float32), np.zeros(0), (), right))
            continue
        picks = second.picked(mine)
        raised = second.raised(mine, picks, second.told(one.passages, kinds), *steps[fold])
        picks, raised = picks[:, columns], raised[columns]
        lengths = tuple(len(passage.text) for passage in one.passages)
        found.append(Heard(spread(count, picks, raised), doubt(count, picks, raised), lengths, right))
    return found


def _second_steps(
    taught: Sequence[Taught],
    parts: Sequence[Floats],
    folds: Sequence[int],
    all_types: Sequence[str],
    jobs: int,
) -> dict[int, tuple[Floats, Floats]]:
    """Return the second step of each part, learned from the others."""
    kinds = kinds_of(taught)
    lessons = []
    for fold in sorted(set(folds)):
        others = [at for at, mine in enumerate(folds) if mine != fold]
        rest = np.concatenate([parts[at] for at in others])
        lessons.append(([taught[at] for at in others], all_types, rest, kinds))
    if jobs < 2:
        learned = [look_again(*one) for one in lessons]
    else:
        with get_context("fork").Pool(min(jobs, len(lessons))) as pool:
            learned = pool.starmap(look_again, lessons, chunksize=1)
    return dict(zip(sorted(set(folds)), learned, strict=True))


def flags(labels: Mapping[str, frozenset[int]], types: Sequence[str], count: int) -> Flags:
    """Return labels as a table: a row a unit, a column a type."""
    made = np.zeros((count, len(types)), dtype=np.bool_)
    for column, kind in enumerate(types):
        made[sorted(labels.get(kind, ())), column] = True
    return made


def comparable(teachers: Floats, student: Floats, held: Flags, doubts: Doubts) -> Floats:
    """Return what an encoder says of all units: of those held out the student, of others the teachers.

    Teachers and a student who learned from them are not equally loud; a straight line, drawn where both
    have a word, brings their numbers to the student's.

    Args:
        teachers: what each says of the part that it has not seen.
        student: what one that has not seen the part held out says of it; a row a unit held out.
        held: whether a unit is held out.
        doubts: how much the linear model hesitates about each unit.
    """
    unsure = held & (doubts >= _UNSURE)
    slope, shift = _line(teachers[unsure].ravel(), student[unsure[held]].ravel())
    made = teachers * slope + shift
    made[held] = student
    return made.astype(np.float32)


def _line(numbers: Floats, wanted: Floats) -> tuple[float, float]:
    if len(numbers) < 2 or float(np.ptp(numbers)) < 1e-6:  # Nothing to draw a line by.
        return 1.0, 0.0
    slope, shift = np.polyfit(numbers.astype(np.float64), wanted.astype(np.float64), 1)
    return float(slope), float(shift)


def worths(documents: Sequence[Heard], other: Floats) -> dict[float, Worth]:
    """Learn what the numbers of both are worth, for each doubt from which the encoder may be asked.

    Args:
        documents: as ``heard`` gives them.
        other: what the encoder says of their units, one document after the other.
    """
    ends = np.cumsum([len(one.own) for one in documents])
    parts = np.split(other, ends[:-1])
    return {least: _worth(documents, parts, least) for least in DOUBTS}


def _worth(documents: Sequence[Heard], parts: Sequence[Floats], least: float) -> Worth:
    from sklearn.linear_model import LogisticRegression

    tables: list[npt.NDArray[np.float64]] = [np.zeros((0, len(FEATURES)))]
    answers: list[Flags] = [np.zeros(0, dtype=np.bool_)]
    for one, told in zip(documents, parts, strict=True):
        if len(one.own):
            asked = np.where((one.doubts >= least)[:, None], told, np.nan)
            found = weighed(one.own, asked, one.lengths)
            tables.append(found.rows)
            answers.append(one.right[found.units, found.types])
    rows, right = np.concatenate(tables), np.concatenate(answers)
    if right.sum() < 2 or right.all():  # Next to nothing to learn from: the linear model's word stands.
        return Worth(tuple(float(name == "own") for name in FEATURES), 0.0)
    middle, width = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit((rows - middle) / width, right)
    weights = model.coef_[0] / width
    shift = float(model.intercept_[0] - weights @ middle)
    return Worth(tuple(round(float(one), 5) for one in weights), round(shift, 4))
