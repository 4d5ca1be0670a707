"""Loads the model: weights of features, asked in plain Python."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models._confidence import earned
from models.price.features import Around, features, prior

FILE = "weights.json"


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression over features that are there or not."""

    intercept: float
    slope: float
    """What the log odds it starts from weigh."""
    weights: Mapping[str, float]

    def score(self, start: float, found: Iterable[str]) -> float:
        """Return the log odds."""
        return self.intercept + self.slope * start + sum(self.weights.get(name, 0.0) for name in found)


@dataclass(frozen=True, slots=True)
class Model:
    """Two questions: is a sum a price, and is what is told of it right, *per what* included."""

    price: Linear
    right: Linear
    threshold: float
    sure: float
    """Probability from which on what is told counts as sure."""

    def ask(self, around: Around) -> tuple[bool, float]:
        """Say whether a sum is held for a price, and how likely what is told of it is right."""
        score = self.price.score(prior(around), features(around))
        right = self.right.score(score, around.flags)
        return probability(score) >= self.threshold, earned(probability(right), self.sure)


def probability(score: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def load(weights: Path) -> Model:
    """Read the weights."""
    row = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Model(Linear(**row["price"]), Linear(**row["right"]), row["threshold"], row["sure"])
