"""From labelled documents to an encoder that is shipped: what teaches it, and what its word is worth."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import numpy.typing as npt

import models
from models.clause_type import second
from models.clause_type.features import Floats
from models.clause_type.train import Plan, Taught, fold_of, kinds_of, look_again, out_of_fold
from models.clause_type_encoder import inputs
from models.clause_type_encoder.export import export
from models.clause_type_encoder.predict import (
    HEAD,
    NETWORK,
    VOCABULARY,
    Encoder,
    Worth,
    doubt,
    load,
)  # fmt: skip
from models.clause_type_encoder.train import tune
from models.clause_type_encoder.words import Words

VERSION = "clause_type_encoder/1"
HELD = 4
"""The part of the issuers that teaches the encoder nothing, and tells what its word is worth."""
_SHOWN = 0.2
"""Share of all units that it is shown: those of which the first step says most."""
LEAST_DOUBT = 0.017
"""Units of which the linear model has less doubt do not tell what the encoder's word is worth."""
_TOLD = "vocab.txt"
_STRENGTH = 10.0

Flags = npt.NDArray[np.bool_]


def teach(
    taught: Sequence[Taught],
    plan: Plan,
    base: Path,
    folder: Path,
    *,
    jobs: int,
    say: Callable[[str], None] = lambda words: None,
) -> None:
    """Teach an encoder and seal it.

    Args:
        taught: labelled documents.
        plan: the types; those that are labelled by headings alone are not asked of it.
        base: folder of an encoder that others trained.
        folder: where it goes.
        jobs: processes that fit the linear model's first step.
        say: is told how far it is.
    """
    all_types, all_scores = out_of_fold(taught, plan, jobs=jobs, say=say)
    types = tuple(kind for kind in all_types if kind not in plan.headed)
    columns = [all_types.index(kind) for kind in types]
    scores = all_scores[:, columns]
    least = float(np.quantile(scores.max(axis=1), 1.0 - _SHOWN))
    words = Words((base / _TOLD).read_text(encoding="utf-8").splitlines())
    units: list[inputs.Shown] = []
    speaks: list[Flags] = []
    right: list[Flags] = []
    start = 0
    for one in taught:
        mine = scores[start : start + len(one.passages)]
        start += len(one.passages)
        if fold_of(one.group) == HELD:
            continue
        first, again = (_flags(labels, types, len(mine)) for labels in (one.first, one.again))
        chosen = np.flatnonzero((mine.max(axis=1) >= least) | first.any(axis=1))
        units += inputs.shown(words, one.passages, chosen.tolist())
        speaks.append(first[chosen])
        right.append(again[chosen])
    say(f"encoder: {len(units)} units, {len(types)} types")
    network = tune(base, units, np.concatenate(speaks), np.concatenate(right), say=say)
    weights = folder / "weights"
    shutil.rmtree(weights, ignore_errors=True)
    weights.mkdir(parents=True)
    export(network, weights / NETWORK)
    shutil.copyfile(base / _TOLD, weights / VOCABULARY)
    _write(weights, types, Worth(1.0, 0.0, 0.0))
    _write(weights, types, worth(load(weights), taught, all_types, all_scores))
    models.seal(folder)


def worth(encoder: Encoder, taught: Sequence[Taught], types: Sequence[str], scores: Floats) -> Worth:
    """Learn from the documents that taught it nothing how to weigh the encoder and the linear model.

    Args:
        encoder: as it will be asked.
        taught: all labelled documents; the linear model's second step learns from the others.
        types: of the linear model.
        scores: of its first step, out of fold.
    """
    from sklearn.linear_model import LogisticRegression

    ends = np.cumsum([len(one.passages) for one in taught])
    parts = np.split(scores, ends[:-1])
    kinds = kinds_of(taught)
    others = [at for at, one in enumerate(taught) if fold_of(one.group) != HELD]
    again, shift = look_again(
        [taught[at] for at in others], types, np.concatenate([parts[at] for at in others]), kinds
    )
    rows: list[npt.NDArray[np.float64]] = []
    wanted: list[Flags] = []
    columns = [list(types).index(kind) for kind in encoder.types]
    for one, mine in zip(taught, parts, strict=True):
        if fold_of(one.group) != HELD or not len(mine):
            continue
        picks = second.picked(mine)
        raised = second.raised(mine, picks, second.told(one.passages, kinds), again, shift)
        asked = np.flatnonzero(doubt(len(mine), picks[:, columns], raised[columns]) >= LEAST_DOUBT)
        told = encoder.told(one.passages, asked.tolist())
        row_of = np.full(len(mine), -1, dtype=np.int64)
        row_of[asked] = np.arange(len(asked))
        labels = _flags(one.again, encoder.types, len(mine))
        for place, column in enumerate(columns):
            at = row_of[picks[:, column]]
            seen = at >= 0
            rows.append(np.stack([raised[column, seen], told[at[seen], place]], axis=1))
            wanted.append(labels[picks[seen, column], place])
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(np.concatenate(rows), np.concatenate(wanted))
    own, other = (round(float(one), 4) for one in model.coef_[0])
    return Worth(own, other, round(float(model.intercept_[0]), 4))


def _flags(labels: Mapping[str, frozenset[int]], types: Sequence[str], count: int) -> Flags:
    made = np.zeros((count, len(types)), dtype=np.bool_)
    for column, kind in enumerate(types):
        made[sorted(labels.get(kind, ())), column] = True
    return made


def _write(weights: Path, types: Sequence[str], worth: Worth) -> None:
    head = {"version": VERSION, "types": list(types), "worth": asdict(worth)}
    (weights / HEAD).write_text(json.dumps(head, indent=1) + "\n", encoding="utf-8")
