"""What the other sums of a document say of one: a second look, after each was judged by itself.

A sum that stands in a list of prices, or that is a twelfth of one, is likelier a price; one that is far
above all of them is likelier a limit. Numbers in, numbers out; time grows with the number of sums.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from data import late as re
from models.price.features import Around

NONE = -9.0
"""Stands for the score of a sum that is not there."""
_NEAR = 300
"""Characters between two sums that stand beside each other."""
_TIMES = (Decimal(12), Decimal(4), Decimal(2), Decimal(3))
"""A price of a year is twelve of a month; one in two parts is twice each."""
_LETTERS, _DIGITS = re.compile(r"[a-z]+"), re.compile(r"\d+")
_SHAPE = 40
Numbers: TypeAlias = tuple[float, ...]

NAMES = (
    "own", "count", "highest", "mean", "share", "clause mean", "clause highest", "clause count",
    "heading mean", "before", "behind", "list mean", "list count", "column mean", "multiple",
    "size", "against the largest", "place", "unit", "row",
)  # fmt: skip
"""What the numbers of a sum are, in their order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sum among the others of its document."""

    clause: int
    start: int
    value: Decimal
    heading: str
    head: str
    """Head of its column."""
    shape: str
    """How its row begins, words and figures made alike; empty in running text."""
    unit: int
    """0: per nothing; 1: once; 2: per something."""
    row: int
    """0: running text; 1: a row; 2: a bare figure of a table."""


def place_of(around: Around, clause: int, start: int) -> Place:
    """Return where a sum stands, from what stands around it."""
    row = 2 if "rule:table" in around.flags else 1 if "rule:row" in around.flags else 0
    unit = 0 if "per:none" in around.flags else 1 if "per:once" in around.flags else 2
    line = around.before[around.before.rfind("\n") + 1 :]
    shape = _DIGITS.sub("0", _LETTERS.sub("a", line))[:_SHAPE] if row else ""
    return Place(clause, start, around.value, around.heading, around.head, shape, unit, row)


def stored(place: Place) -> dict[str, Any]:
    """Return a place as JSON takes it."""
    return {**asdict(place), "value": str(place.value)}


def read_place(row: Mapping[str, Any]) -> Place:
    """Read a place back."""
    return Place(**{**row, "value": Decimal(row["value"])})


class _Group:
    """Scores of some sums; what they come to without one of them."""

    __slots__ = ("count", "first", "second", "total", "yes")

    def __init__(self) -> None:
        self.count, self.yes, self.total = 0, 0, 0.0
        self.first = self.second = NONE

    def add(self, score: float) -> None:
        self.count += 1
        self.yes += score > 0
        self.total += score
        if score > self.first:
            self.first, self.second = score, self.first
        elif score > self.second:
            self.second = score

    def mean(self, score: float) -> float:
        return (self.total - score) / (self.count - 1) if self.count > 1 else NONE

    def highest(self, score: float) -> float:
        return self.second if score >= self.first else self.first

    def share(self, score: float) -> float:
        return (self.yes - (score > 0)) / (self.count - 1) if self.count > 1 else 0.5


def _grouped(keys: Iterable[Hashable], scores: Sequence[float]) -> dict[Hashable, _Group]:
    groups: dict[Hashable, _Group] = defaultdict(_Group)
    for key, score in zip(keys, scores, strict=True):
        groups[key].add(score)
    return groups


def numbers(places: Sequence[Place], scores: Sequence[float]) -> list[Numbers]:
    """Return for each sum of a document what it and the others say.

    Args:
        places: all sums of the document, in any order.
        scores: of the first look, log odds.
    """
    scores = [max(min(score, 8.0), -8.0) for score in scores]
    order = sorted(range(len(places)), key=lambda at: (places[at].start, places[at].row))
    rank = {at: nth for nth, at in enumerate(order)}
    whole = _grouped((0 for _ in places), scores)[0]
    by_clause = _grouped((one.clause for one in places), scores)
    by_heading = _grouped((one.heading for one in places), scores)
    by_shape = _grouped((one.shape for one in places), scores)
    by_head = _grouped((one.head for one in places), scores)
    by_value = _grouped((one.value.normalize() for one in places), scores)
    held = sorted({one.value for one, score in zip(places, scores, strict=True) if score > 0}, reverse=True)
    found: list[Numbers] = []
    for at, (one, score) in enumerate(zip(places, scores, strict=True)):
        nth = rank[at]
        sides = [
            scores[near] if near is not None and abs(places[near].start - one.start) < _NEAR else NONE
            for near in (order[nth - 1] if nth else None, order[nth + 1] if nth + 1 < len(order) else None)
        ]
        clause, shape = by_clause[one.clause], by_shape[one.shape]
        value = one.value
        times = [
            by_value[key].first
            for other in _TIMES
            if value > 0
            for key in ((value * other).normalize(), (value / other).normalize())
            if key in by_value
        ]
        largest = next((item for item in held[:2] if item != value), None)
        found.append(
            (
                score,
                math.log1p(len(places)),
                whole.highest(score),
                whole.mean(score),
                whole.share(score),
                clause.mean(score),
                clause.highest(score),
                float(min(clause.count - 1, 20)),
                by_heading[one.heading].mean(score) if one.heading else NONE,
                *sides,
                shape.mean(score) if one.shape else NONE,
                float(min(shape.count - 1, 20)) if one.shape else -1.0,
                by_head[one.head].mean(score) if one.head else NONE,
                max(times, default=NONE),
                math.log10(value) if value > 0 else -4.0,
                math.log10(value / largest) if value > 0 and largest else NONE,
                nth / max(len(places) - 1, 1),
                float(one.unit),
                float(one.row),
            )
        )
    return found
