"""A rise of so much a month beside a yearly price, or of so much for each lift beside one sum for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._days import MONTHS
from pipeline.indexation._figures import places_of
from pipeline.indexation.formula import FixedAmount, Formula, Greatest, Least
from pipeline.indexation.priced import Priced

_PLACES = 4
"""Decimals of a rise that are worked with."""
_TIMES = frozenset({*MONTHS, "week", "day", "hour"})


def fitted(line: Priced, formulas: Sequence[Formula]) -> tuple[tuple[Formula, ...], str]:
    """Return formulas with each rise told for the price's own time; or why that cannot be.

    Args:
        line: the price.
        formulas: the ways to read how it moves.
    """
    made: list[Formula] = []
    for formula in formulas:
        movement = formula.movement
        if isinstance(movement, FixedAmount) and movement.per:
            own = _own(line, movement)
            if isinstance(own, str):
                return (), own
            made.append(replace(formula, movement=own))
            continue
        # one of two rises of which the lesser counts
        rises = movement.of if isinstance(movement, Least | Greatest) else ()
        apart = [one.per for one in rises if isinstance(one, FixedAmount) and one.per not in ("", line.per)]
        if per := next(iter(apart), ""):
            return (), _unsettled(per)
        made.append(formula)
    return tuple(made), ""


def _own(line: Priced, rise: FixedAmount) -> FixedAmount | str:
    """Return a rise told for the price's own time, or why it cannot be."""
    told = rise.per.split("/")
    time = next((one for one in told if one in _TIMES), "")
    thing = next((one for one in told if one not in _TIMES), "")
    if thing and thing != line.per:
        counted = re.compile(rf"\b(?:per|par|each|chaque|a)\s+{re.escape(thing)}|/\s*{re.escape(thing)}")
        if counted.search(fold(f"{line.stated.what} {line.stated.quote}")) is None:
            return f"the rise is so much for each {thing}, and how many there are is not counted"
    if time in ("", line.per):
        return replace(rise, per="")
    if time not in MONTHS or line.per not in MONTHS:
        return _unsettled(time)
    amount = rise.amount * MONTHS[line.per] / MONTHS[time]
    return _unsettled(time) if places_of(amount) > _PLACES else replace(rise, amount=amount, per="")


def _unsettled(per: str) -> str:
    return f"the rise is so much for each {per}, and what it comes to of this price is not settled"
