"""Figures and words that tell different numbers, *three and a half per cent (3 %)*: neither is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

from pipeline.indexation.formula import Formula
from pipeline.indexation.reading._doubt_words import ABOUT_OTHERS
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.indexation.reading.percent import differing

_RATES = (
    "rate",
    "cap",
    "floor",
    "collar",
    "threshold",
    "points",
    "share",
    "tiers",
    "weights",
    "base_value",
    "notice",
)
_MOST = 4
_Value = TypeVar("_Value")


def conflicts(clause: ClauseWords) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """Yield numbers told twice and differently, where the price may be meant: place, words, figures."""
    for start, end, said, written in differing(clause.folded):
        low, high = sentence_at(clause, start)
        if ABOUT_OTHERS.search(clause.folded, low, high) is None:
            yield start, end, said, written


def each_number(clause: ClauseWords, found: tuple[Formula, ...]) -> tuple[Formula, ...]:
    """Return the formulas with each of the numbers that are told, and say that they differ."""
    for start, end, said, written in conflicts(clause):
        others = tuple(
            _with(formula, one / 100, other / 100)
            for formula in found
            for one, other in ((written, said), (said, written))
        )
        changed = tuple(dict.fromkeys((*found, *others)))
        names = [
            one.name for one in clause.parts if one.name in _RATES and one.start < end and start < one.end
        ]
        for name in names or (["rate"] if len(changed) > len(found) else []):
            told = (f"{said.normalize():f}", f"{written.normalize():f}")
            clause.open(name, "the figures and the words tell different numbers", *told, at=(start, end))
        found = changed[:_MOST]
    return found


def _with(value: _Value, old: Decimal, new: Decimal) -> _Value:
    """Return a value with one number in the place of another, wherever it stands in it."""
    changed: Any = value
    if isinstance(value, Decimal):
        changed = new if value == old else value
    elif isinstance(value, tuple):
        changed = tuple(_with(one, old, new) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value) if one.name != "parts"]
        told = {name: _with(getattr(value, name), old, new) for name in names}
        changed = replace(value, **told)
    return changed  # type: ignore[no-any-return]
