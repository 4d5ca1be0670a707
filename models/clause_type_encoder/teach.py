"""From labelled documents to an encoder that is shipped: who teaches it, and what its word is worth.

Six-layer teachers learn from labels, each without one part of the issuers; of that part each tells what
it thinks. A student of three layers learns from labels and from what the teachers think. What its word is
worth is learned from an honest student, who has not seen the part held out, and the teachers elsewhere.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import models
from models.clause_type.features import Floats
from models.clause_type.train import FOLDS, Plan, Taught, fold_of, out_of_fold
from models.clause_type_encoder import inputs, weigh
from models.clause_type_encoder.adapt import adapt, adapted_short, sheets
from models.clause_type_encoder.beside import Beside, Pupil, tuned
from models.clause_type_encoder.export import export
from models.clause_type_encoder.predict import HEAD, NETWORK, VOCABULARY, load
from models.clause_type_encoder.together import Worth
from models.clause_type_encoder.train import Network, body_of
from models.clause_type_encoder.words import END, START, Words

VERSION = "clause_type_encoder/2"
HELD = 4
"""The part of the issuers that the honest student has not seen."""
_SHOWN = 0.5
"""Share of all units that teach: those of which the first step says most; what is labelled always does."""
_SPOKEN = 0.9
"""What a unit is worth as an example that speaks of a type and is not the passage that was quoted."""
_TRUSTED = 0.6
"""What the teachers' word counts to a student beside the labels."""
_RATES = (4e-4, 3e-4)
"""Learning rates of reading: of all six layers, and of the three that are kept."""
_HONEST_SEED = 10
_TOLD = "vocab.txt"
_FILLER, _MASK = "[PAD]", "[MASK]"

Flags = npt.NDArray[np.bool_]
Say = Callable[[str], None]
Told = Mapping[int, "Future[tuple[Network, Floats]]"]


@dataclass(frozen=True, slots=True)
class Effort:
    """How often everything is seen."""

    reading: int = 16
    reading_short: int = 8
    teacher: int = 5
    student: int = 8


FULL = Effort()


@dataclass(frozen=True, slots=True)
class _Units:
    """All units of all documents, one document after the other."""

    shown: Sequence[inputs.Shown]
    speaks: Flags
    right: Flags
    folds: npt.NDArray[np.int64]
    teach: Flags
    """Whether a unit is learned from; the others are only told of."""


def teach(
    taught: Sequence[Taught],
    plan: Plan,
    base: Path,
    folder: Path,
    *,
    jobs: int,
    effort: Effort = FULL,
    say: Say = lambda words: None,
) -> None:
    """Teach an encoder and seal it.

    Args:
        taught: labelled documents, of all parts of the issuers.
        plan: the types; those that are labelled by headings alone are not asked of it.
        base: folder of an encoder of six layers that others trained.
        folder: where it goes.
        jobs: processes that fit the linear model's first step.
        effort: how often everything is seen.
        say: is told how far it is.
    """
    all_types, all_scores = out_of_fold(taught, plan, jobs=jobs, say=say)
    types = tuple(kind for kind in all_types if kind not in plan.headed)
    documents = weigh.heard(taught, all_types, all_scores, types, jobs=jobs)
    names = (base / _TOLD).read_text(encoding="utf-8").splitlines()
    words = Words(names)
    units = _units(taught, words, types, all_scores[:, [all_types.index(kind) for kind in types]])
    say(f"encoder: {len(units.shown)} units, of which {units.teach.sum()} teach, {len(types)} types")
    doubts = np.concatenate([one.doubts for one in documents])
    texts = _texts(taught, names, words)
    long = body_of(base)
    adapt(long, *texts, epochs=effort.reading, rate=_RATES[0], embeddings=True, say=say)
    long.to("cpu")
    with Beside(jobs, say) as beside:
        student, other = _taught(units, doubts, long, texts, effort, beside)
    worths = weigh.worths(documents, other)
    weights = folder / "weights"
    shutil.rmtree(weights, ignore_errors=True)
    weights.mkdir(parents=True)
    export(student, weights / NETWORK)
    shutil.copyfile(base / _TOLD, weights / VOCABULARY)
    _write(weights, types, worths)
    load(weights)  # What cannot be loaded is not sealed.
    models.seal(folder)


def _units(taught: Sequence[Taught], words: Words, types: Sequence[str], scores: Floats) -> _Units:
    shown = [
        unit
        for one in taught
        for unit in inputs.shown(words, one.passages, range(len(one.passages)))
    ]  # fmt: skip
    speaks = np.concatenate([weigh.flags(one.first, types, len(one.passages)) for one in taught])
    right = np.concatenate([weigh.flags(one.again, types, len(one.passages)) for one in taught])
    folds = np.repeat([fold_of(one.group) for one in taught], [len(one.passages) for one in taught])
    most = scores.max(axis=1)
    chosen = (most >= np.quantile(most, 1.0 - _SHOWN)) | speaks.any(axis=1)
    return _Units(shown, speaks, right, folds, chosen)


def _texts(
    taught: Sequence[Taught], names: Sequence[str], words: Words
) -> tuple[inputs.Numbers, list[int], int]:
    """Return what is read, the pieces that are never hidden, and the piece that hides."""
    marks = [names.index(name) for name in (_FILLER, START, END)]
    return sheets(words, [one.passages for one in taught]), marks, names.index(_MASK)


def _taught(
    units: _Units,
    doubts: npt.NDArray[np.float64],
    long: Any,
    texts: tuple[inputs.Numbers, list[int], int],
    effort: Effort,
    beside: Beside,
) -> tuple[Network, Floats]:
    """Return the student that is shipped, and what encoders say of issuers that they have not seen."""

    def teachers(without: Sequence[int], seed: int) -> Told:
        return {
            fold: beside.start(
                f"teacher {seed + fold} of part {fold + 1} of {FOLDS}",
                tuned,
                _pupil(units, long, (fold, *without), None, effort.teacher, seed + fold, fold),
            )
            for fold in range(FOLDS)
            if fold not in without
        }

    reading = beside.start(
        "three layers read", adapted_short, long, *texts, epochs=effort.reading_short, rate=_RATES[1]
    )
    all_teachers, some_teachers = teachers((), 0), teachers((HELD,), _HONEST_SEED)
    short = reading.result()
    by_all = _answers(units, all_teachers)
    student = beside.start("the student", tuned, _pupil(units, short, (), by_all, effort.student, 0, None))
    by_some = _answers(units, some_teachers)
    honest = beside.start(
        "the honest student", tuned, _pupil(units, short, (HELD,), by_some, effort.student, 0, HELD)
    )
    held = units.folds == HELD
    return student.result()[0], weigh.comparable(by_all, honest.result()[1], held, doubts)


def _pupil(
    units: _Units,
    body: Any,
    without: Sequence[int],
    by: Floats | None,
    epochs: int,
    seed: int,
    asked: int | None,
) -> Pupil:
    """Return what learns from all parts but some, from teachers too where there are any."""
    chosen = np.flatnonzero(units.teach & ~np.isin(units.folds, without))
    wanted = targets(units.right[chosen], units.speaks[chosen], None if by is None else by[chosen])
    mine = [units.shown[at] for at in chosen.tolist()]
    told_of = [] if asked is None else np.flatnonzero(units.folds == asked).tolist()
    return Pupil(
        body, mine, units.speaks[chosen], wanted, epochs, seed, [units.shown[at] for at in told_of]
    )


def _answers(units: _Units, teachers: Told) -> Floats:
    """Return what teachers say of the parts that they have not seen; not a number of the others."""
    made = np.full(units.speaks.shape, np.nan, dtype=np.float32)
    for fold, teacher in teachers.items():
        made[units.folds == fold] = teacher.result()[1]
    return made


def targets(right: Flags, speaks: Flags, by: Floats | None) -> Floats:
    """Return what an encoder is to say of units.

    Args:
        right: whether each is such a passage, by the measure.
        speaks: whether it speaks of the type.
        by: what teachers say of it, as log-odds; ``None``: the labels alone count.
    """
    hard = np.where(right, 1.0, np.where(speaks, _SPOKEN, 0.0))
    if by is None:
        return hard.astype(np.float32)
    soft = 1.0 / (1.0 + np.exp(-by.astype(np.float64)))
    return ((1.0 - _TRUSTED) * hard + _TRUSTED * soft).astype(np.float32)


def _write(weights: Path, types: Sequence[str], worths: Mapping[float, Worth]) -> None:
    told = {str(least): asdict(worth) for least, worth in worths.items()}
    head = {"version": VERSION, "types": list(types), "worths": told}
    (weights / HEAD).write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")
