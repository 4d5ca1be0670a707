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
_SAID = frozenset(
    f"per:{how}" for how in ("after", "before", "head", "label", "list", "once", "parts", "period", "rule")
)
"""Marks of a price of which the words themselves say what it is per, or that it falls due once."""
_ONCE, _EACH, _LARGE = "open:once", "open:each", "open:large"
_PARTS = frozenset(f"part@{where}" for where in ("at", "near", "mid", "next", "intro", "title", "governs"))
_TIMED = frozenset(
    f"each@{where}" for where in ("at", "near", "mid", "next", "label", "head", "intro", "title", "governs")
)
_SIZES = frozenset(f"size:{size}" for size in range(5, 9))
NEVER = 1.0
"""A cut that no value reaches: the highest that is told is 0.99."""


class Value(NamedTuple):
    """A value that would be told."""

    likely: float
    """How likely it is right, by what was taught without its issuer."""
    right: bool
    weight: float
    """What it counts; an invented passage counts less than a contract."""


def unsaid(flags: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return marks of a price of which no words say a *per*: is there none, or was it overlooked?

    Args:
        flags: what rules say of the sum.
        found: its features.
    """
    if not _SAID.isdisjoint(flags):
        return []
    names = set(found)
    each, part = not _TIMED.isdisjoint(names), not _PARTS.isdisjoint(names)
    marks = [_EACH] if each else [_ONCE] if part else []
    return [*marks, *([_LARGE] if not _SIZES.isdisjoint(names) else [])]


def kind_of(language: str, marks: Iterable[str]) -> str:
    """Say by which cut a value is measured.

    Where no words say what a price is per, it is wrong three times as often; a part of a sum, or what falls
    due on signing, is told to be none of a time.
    """
    shown = set(marks)
    how = "open" if _SAID.isdisjoint(shown) else "said"
    return f"{language}:{'once' if how == 'open' and _ONCE in shown else how}"


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
