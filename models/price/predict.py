"""Loads the model: weights of features and small trees, asked in plain Python."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from models._confidence import earned
from models.price.features import Around, features, prior
from models.price.second import Numbers, Place, numbers
from models.price.sure import kind_of, unsaid

FILE = "weights.json"
Node: TypeAlias = list[float]
"""Of a tree: (place of a number, most it may be, node then, node else), or what a leaf adds."""


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
class Trees:
    """Small trees over numbers; each adds to the log odds of the first look, the first of the numbers."""

    trees: Sequence[Sequence[Node]]

    def score(self, row: Numbers) -> float:
        """Return the log odds."""
        return row[0] + sum(_leaf(tree, row) for tree in self.trees)


def _leaf(tree: Sequence[Node], row: Numbers) -> float:
    node = tree[0]
    while len(node) > 1:
        node = tree[int(node[2] if row[int(node[0])] <= node[1] else node[3])]
    return node[0]


@dataclass(frozen=True, slots=True)
class Model:
    """Three questions: is a sum a price by what stands around it; is it one among the other sums of its
    document; and is what is told of it right, *per what* included."""

    price: Linear
    second: Trees
    right: Linear
    threshold: float
    sure: Mapping[str, float]
    """Kind of value (``sure.kind_of``) -> probability from which on what is told counts as sure."""

    def ask(self, asked: Sequence[tuple[Around, Place]]) -> list[tuple[bool, float]]:
        """Say of all sums of a document which are held for prices, and how likely what is told is right."""
        found = [features(around) for around, _ in asked]
        first = [
            self.price.score(prior(around), names) for (around, _), names in zip(asked, found, strict=True)
        ]
        told: list[tuple[bool, float]] = []
        rows = numbers([place for _, place in asked], first)
        for (around, _), names, row in zip(asked, found, rows, strict=True):
            score = self.second.score(row)
            seen = marks(around.language, around.flags, names)
            right = probability(self.right.score(score, seen))
            cut = self.sure[kind_of(around.language, seen)]
            told.append((probability(score) >= self.threshold, earned(right, cut)))
        return told


def marks(language: str, flags: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return what the last question looks at: what rules say of a sum, its language, and what else is said.

    Args:
        language: of the words.
        flags: what rules say of the sum.
        found: its features.
    """
    return [*flags, f"language:{language}", *unsaid(flags, found)]


def probability(score: float) -> float:
    """Return the probability of log odds."""
    return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def load(weights: Path) -> Model:
    """Read the weights."""
    row: dict[str, Any] = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Model(
        Linear(**row["price"]),
        Trees(**row["second"]),
        Linear(**row["right"]),
        row["threshold"],
        row["sure"],
    )
