"""What of a contract qualifies its prices: sayings that are known to, and whatever may and was not used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.indexation.formula import Bounds, Formula, Reading
from pipeline.indexation.priced import Stated
from pipeline.indexation.qualified import Qualified, qualified
from pipeline.indexation.unused import Said, unused
from pipeline.types import Language

_LONG = 240
"""Characters of a clause that are quoted."""


def qualifying(
    limits: Sequence[str],
    clauses: Sequence[Mapping[str, Any]],
    bounds: Sequence[Mapping[str, Any]],
    readings: Sequence[Reading],
    prices: Sequence[Stated],
    language: Language,
) -> tuple[Qualified, ...]:
    """Return the sentences of a contract that qualify its prices, or may and of which nothing was used.

    Args:
        limits: clauses of the contract and its amendments that may limit or change a price.
        clauses: all clauses of the contract: ``text``, ``char_start``.
        bounds: what its terms hold of that: ``cap``, ``floor``, ``rounding``.
        readings: what was read of the clauses that move its prices.
        prices: those that the contract states.
        language: of the contract.
    """
    limiting = qualified(limits, readings, language)
    stated = [one for one in prices if one.per is not None]
    said = [Said(one["text"], one["char_start"]) for one in clauses]
    told = [one.words for one in limiting]
    return (*limiting, *unused(said, readings, stated, told, language), *_not_held(bounds, readings))


def _not_held(bounds: Sequence[Mapping[str, Any]], readings: Sequence[Reading]) -> Iterator[Qualified]:
    """Yield the bounds and roundings that the terms hold and that no formula does."""
    formulas = [formula for reading in readings for formula in reading.formulas]
    for one in bounds:
        lost = [name for name, holds in _HOLDS.items() if one[name] and not any(map(holds, formulas))]
        if lost and formulas:
            words = f"{lost[0]}: {one[lost[0]]}"
            yield Qualified(words[:_LONG], "moving", unused=True)


def _caps(formula: Formula) -> bool:
    bounds: Bounds = formula.bounds
    return any(
        one is not None for one in (bounds.cap, bounds.collar, bounds.highest_price, bounds.most_rise)
    )


def _floors(formula: Formula) -> bool:
    bounds: Bounds = formula.bounds
    told = (bounds.floor, bounds.collar, bounds.lowest_price, bounds.least_rise)
    return bool(bounds.never_below) or formula.direction == "up" or any(one is not None for one in told)


def _rounds(formula: Formula) -> bool:
    return bool(formula.rounding)


_HOLDS = {"cap": _caps, "floor": _floors, "rounding": _rounds}
