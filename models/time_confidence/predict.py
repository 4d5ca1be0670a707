"""Loads the model: what each mark of a day or a length weighs, asked in plain Python."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = "weights.json"
SURE = 0.9
"""A value of this confidence or more counts as sure, in every field."""
_BELOW = 0.89
_MOST = 0.99


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic regression over marks that are there or not."""

    intercept: float
    weights: Mapping[str, float]
    sure: Mapping[str, float]
    """Kind -> the probability from which on 98 values in 100 were right, out of fold."""

    def probability(self, marks: Iterable[str]) -> float:
        """Return how likely a value with these marks is right."""
        score = self.intercept + sum(self.weights.get(mark, 0.0) for mark in dict.fromkeys(marks))
        return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))

    def confidence(self, kind: str, marks: Iterable[str]) -> float:
        """Return the probability, below what is called sure exactly where that is not earned."""
        likely = min(self.probability(marks), _MOST)
        if likely >= self.sure.get(kind, 1.0):
            return max(likely, SURE)
        return min(likely, _BELOW)


def load(weights: Path) -> Confidence:
    """Read the weights."""
    row = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Confidence(row["intercept"], row["weights"], row["sure"])
