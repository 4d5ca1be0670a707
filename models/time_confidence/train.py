"""Trains how sure days and lengths are: ``python -m models.time_confidence.train EXAMPLES``.

EXAMPLES is a file of ``flows.time_examples``: a line a value, with its marks and whether it was right.
``before.jsonl`` beside this file holds the same of development, by the extractors as they were before
their errors there were mended: what is mended on development is not mended on contracts nobody has seen,
and a model taught on the mended answers alone would promise too much. Both hold marks, no words of
contracts. Everything is scored out of fold, by issuer.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import models
from models._card import write_scores
from models.time_confidence.predict import FILE

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
FOLDS = 10
STRENGTH = 0.3
RARE = 8
"""A mark of fewer values teaches nothing."""
WANTED = 0.98
"""Of the values called sure so many must be right, out of fold."""
FORGIVEN = 1.0
"""So many contracts of a kind may be wrong besides: labels are, too, and a few values prove little."""
MOST = 0.64
"""No larger share of a kind is called sure, for contracts that nobody has seen are harder than these."""
FEWEST = 40
"""A kind with fewer values shares its bar with the other such kinds."""
LOWEST = 0.9
"""No value is called sure that is likely by less, whatever the others of its kind were worth."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Read a file of examples."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def matrix(data: Sequence[Row], names: Sequence[str]) -> Any:
    """Lay out the marks of values as noughts and ones."""
    import numpy as np

    return np.array([[name in row["marks"] for name in names] for row in data], dtype=float)


def fit(data: Sequence[Row], names: Sequence[str]) -> Any:
    """Fit the regression."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8)
    return model.fit(matrix(data, names), [bool(row["right"]) for row in data])


def out_of_fold(data: Sequence[Row], names: Sequence[str]) -> list[float]:
    """Return the probability of each value by a model that has not seen its issuer."""
    from sklearn.model_selection import GroupKFold

    likely = [0.0] * len(data)
    x = matrix(data, names)
    for taught, held in GroupKFold(FOLDS).split(x, groups=[row["group"] for row in data]):
        model = fit([data[at] for at in taught], names)
        for at, value in zip(held, model.predict_proba(x[held])[:, 1], strict=True):
            likely[at] = float(value)
    return likely


def cut(likely: Sequence[float], right: Sequence[bool]) -> float:
    """Find the least probability from which on enough values are right."""
    best, wrong = 1.0, 0.0
    for count, (value, ok) in enumerate(sorted(zip(likely, right, strict=True), reverse=True), start=1):
        # A contract stands there twice, as it is read now and as it was read before.
        wrong += 0.0 if ok else 0.5
        if wrong <= FORGIVEN + (1 - WANTED) * count / 2:
            best = value
    ranked = sorted(likely, reverse=True)
    return max(round(best, 4), round(ranked[int(MOST * len(ranked))], 4), LOWEST)


def bars(data: Sequence[Row], likely: Sequence[float]) -> dict[str, float]:
    """Find the bar of each kind; kinds of few values share one."""
    counted = Counter(row["kind"] for row in data)
    few = {kind for kind, count in counted.items() if count < FEWEST}
    told: dict[str, float] = {}
    for kind in sorted(counted):
        mine = [at for at, row in enumerate(data) if row["kind"] == kind or {row["kind"], kind} <= few]
        told[kind] = cut([likely[at] for at in mine], [data[at]["right"] for at in mine])
    return told


def figures(data: Sequence[Row], likely: Sequence[float], sure: dict[str, float]) -> dict[str, float]:
    """Count what a card tells."""
    right = [bool(row["right"]) for row in data]
    kept = [ok for row, value, ok in zip(data, likely, right, strict=True) if value >= sure[row["kind"]]]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for value, ok in zip(likely, right, strict=True):
        bins.setdefault(min(int(value * 10), 9), []).append((value, ok))
    error = sum(abs(sum(value - ok for value, ok in some)) for some in bins.values()) / max(len(right), 1)
    return {
        "values": len(right),
        "right": round(sum(right) / max(len(right), 1), 3),
        "sure": len(kept),
        "right_when_sure": round(sum(kept) / max(len(kept), 1), 3),
        "calibration_error": round(error, 3),
    }


def train(data: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the weights, and the scores out of fold."""
    counted = Counter(mark for row in data for mark in set(row["marks"]))
    names = sorted(mark for mark, count in counted.items() if count >= RARE)
    likely = out_of_fold(data, names)
    sure = bars(data, likely)
    model = fit(data, names)
    weights = {name: round(float(value), 6) for name, value in zip(names, model.coef_[0], strict=True)}
    told = {"intercept": round(float(model.intercept_[0]), 6), "sure": sure, "weights": weights}
    scores: dict[str, Any] = {}
    for source in sorted({row["source"] for row in data}):
        for kind in sorted({row["kind"] for row in data if row["source"] == source}):
            mine = [at for at, row in enumerate(data) if row["source"] == source and row["kind"] == kind]
            part = figures([data[at] for at in mine], [likely[at] for at in mine], sure)
            scores[f"{kind}: {source}, held out by issuer"] = part
    return told, scores


def main(arguments: Iterable[str]) -> None:
    """Train, score, write weights, scores and checksums."""
    data = [row for path in arguments for row in rows(Path(path))] + rows(BEFORE)
    data.sort(
        key=lambda row: (row["source"], row["group"], row["kind"], sorted(row["marks"]), row["right"])
    )
    told, scores = train(data)
    (FOLDER / "weights").mkdir(exist_ok=True)
    (FOLDER / "weights" / FILE).write_text(
        json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    models.seal(FOLDER)
    write_scores(FOLDER, scores)
    for name, row in scores.items():
        print(name, row)


if __name__ == "__main__":
    main(sys.argv[1:])
