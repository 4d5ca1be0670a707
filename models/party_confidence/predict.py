"""Loads the model: what each mark of a name weighs, asked in plain Python."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models._confidence import FILE, Logistic, earned


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely a name is right, and from what probability on it is called sure."""

    marks: Logistic
    sure: float
    """The probability from which on 99 names in 100 were right, out of fold."""

    def confidence(self, marks: Iterable[str]) -> float:
        """Return the probability, kept below what is called sure where that is not earned."""
        return earned(self.marks.probability(marks), self.sure)


def load(weights: Path) -> Confidence:
    """Read the weights."""
    row = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Confidence(Logistic(row["intercept"], row["weights"]), row["sure"])
