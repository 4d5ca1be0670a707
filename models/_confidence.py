"""How likely a value is right, by marks of how it was read: what the models of confidence share.

A mark is a name that is there or not. Asking is plain Python; teaching needs scikit-learn, and scores
everything out of fold, by issuer.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import models
from models._card import write_scores

FILE = "weights.json"
SURE = 0.9
"""A value of this confidence or more counts as sure, in every field."""
FOLDS = 10
_BELOW = 0.89
_MOST = 0.99
Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over marks that are there or not, and over the log odds of a rule."""

    intercept: float
    weights: Mapping[str, float]
    slope: float = 0.0
    """What the log odds weigh."""

    def probability(self, marks: Iterable[str], odds: float = 0.0) -> float:
        """Return how likely a value with these marks is right."""
        score = self.intercept + self.slope * odds
        score += sum(self.weights.get(mark, 0.0) for mark in dict.fromkeys(marks))
        return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def earned(likely: float, bar: float) -> float:
    """Return a probability, below what is called sure exactly where that is not earned."""
    likely = min(likely, _MOST)
    return max(likely, SURE) if likely >= bar else min(likely, _BELOW)


def rows(path: Path) -> list[Row]:
    """Read a file of examples."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def common(data: Sequence[Row], rare: int) -> list[str]:
    """Return the marks of so many values at the least: one of fewer teaches nothing."""
    counted = Counter(mark for row in data for mark in set(row["marks"]))
    return sorted(mark for mark, count in counted.items() if count >= rare)


def matrix(data: Sequence[Row], names: Sequence[str]) -> Any:
    """Lay out the marks of values as noughts and ones."""
    import numpy as np

    return np.array([[name in row["marks"] for name in names] for row in data], dtype=float)


def fit(x: Any, right: Sequence[bool], strength: float, weights: Sequence[float] | None = None) -> Any:
    """Fit the regression; ``weights`` say how much each value counts."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=strength, max_iter=5000, tol=1e-8)
    return model.fit(x, list(right), sample_weight=None if weights is None else list(weights))


def out_of_fold(
    data: Sequence[Row],
    x: Any,
    strength: float,
    weights: Sequence[float] | None = None,
    folds: int = FOLDS,
) -> list[float]:
    """Return the probability of each value by a model that has not seen its issuer."""
    from sklearn.model_selection import GroupKFold

    likely = [0.0] * len(data)
    right = [bool(row["right"]) for row in data]
    for taught, held in GroupKFold(folds).split(x, groups=[row["group"] for row in data]):
        count = None if weights is None else [weights[at] for at in taught]
        model = fit(x[taught], [right[at] for at in taught], strength, count)
        for at, value in zip(held, model.predict_proba(x[held])[:, 1], strict=True):
            likely[at] = float(value)
    return likely


def told(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """Return a fitted model as it is stored; a column behind those of the marks is of log odds."""
    found = [round(float(value), 6) for value in model.coef_[0]]
    stored = {
        "intercept": round(float(model.intercept_[0]), 6),
        "weights": dict(zip(names, found, strict=False)),
    }
    return stored | ({"slope": found[len(names)]} if len(found) > len(names) else {})


def figures(
    likely: Sequence[float], right: Sequence[bool], bars: Sequence[float], count: str
) -> dict[str, float]:
    """Count what a card tells of values, each with the bar from which on it is called sure."""
    kept = [ok for value, ok, bar in zip(likely, right, bars, strict=True) if value >= bar]
    return {
        count: len(right),
        "right": round(sum(right) / max(len(right), 1), 3),
        "sure": len(kept),
        "right_when_sure": round(sum(kept) / max(len(kept), 1), 3),
        "calibration_error": round(calibration_error(likely, right), 3),
    }


def calibration_error(likely: Sequence[float], right: Sequence[bool]) -> float:
    """Return how far probabilities lie from the shares that are right, over ten bins."""
    bins: dict[int, list[float]] = {}
    for value, ok in zip(likely, right, strict=True):
        bins.setdefault(min(int(value * 10), 9), []).append(value - ok)
    return sum(abs(sum(some)) for some in bins.values()) / max(len(right), 1)


def write(folder: Path, weights: Mapping[str, Any], scores: Mapping[str, Any]) -> None:
    """Write weights, checksums, scores and the card's table."""
    (folder / "weights").mkdir(exist_ok=True)
    text = json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    (folder / "weights" / FILE).write_text(text, encoding="utf-8")
    models.seal(folder)
    write_scores(folder, scores)
