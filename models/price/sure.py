"""From which probability on a price is called sure: the lowest cut that a bound allows, out of fold."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

RIGHT = 0.98
"""Share of the sure values that must be right."""
DEVIATIONS = 1.0
"""Of Wilson's bound: so the true share is lower once in six times only."""
_LOWEST, _STEPS, _STEP = 0.9, 20, 0.005
NEVER = 1.0
"""A cut that no value reaches: the highest that is told is 0.99."""


class Value(NamedTuple):
    """A value that would be told."""

    likely: float
    """How likely it is right, by what was taught without its issuer."""
    right: bool
    weight: float
    """What it counts; an invented passage counts less than a contract."""


def lower_bound(share: float, count: float) -> float:
    """Return Wilson's lower bound of a share that ``count`` values show."""
    if count <= 0:
        return 0.0
    square = DEVIATIONS**2 / count
    spread = DEVIATIONS * math.sqrt(share * (1 - share) / count + square / (4 * count))
    return (share + square / 2 - spread) / (1 + square)


def sure_from(values: Iterable[Value]) -> float:
    """Return the lowest cut whose likelier values are right as often as is asked; ``NEVER`` without one."""
    known = tuple(values)
    for step in range(_STEPS):
        cut = round(_LOWEST + step * _STEP, 3)
        kept = [one for one in known if one.likely >= cut]
        count = sum(one.weight for one in kept)
        right = sum(one.weight for one in kept if one.right)
        if kept and lower_bound(right / count, count) >= RIGHT:
            return cut
    return NEVER
