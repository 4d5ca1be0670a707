"""What the passages of a contract agree, told by their words as a whole: no warranty, one side alone.

Extractors know wordings, and a contract has others. A model that was taught on passages by many writers
(``models/clause_meaning``) says of each passage which of some thirty things it may agree, and how likely.
Nothing is decided here: rules say from which probability on a person should look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import models
from pipeline.clause_types._units import Unit, units
from pipeline.folding import fold
from pipeline.types import Clause, FlowText

MODEL = "clause_meaning"
LEAST = 0.3
"""What is less likely is not told."""
_LONGEST = 700
"""Letters of a passage, unless one sentence has more: the model was taught on a few sentences."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A passage and one thing that it may agree."""

    meaning: str
    """As in ``data/lexicons/meanings.yaml``: ``warranty_excluded``, ``upward_only``."""
    probability: float
    start: int
    end: int
    """Offsets in ``FlowText.text``."""
    clause: int
    """Place of its clause among those given."""


def meanings(flow: FlowText, clauses: Sequence[Clause]) -> tuple[Meant, ...]:
    """Return what the passages of a contract may agree, in reading order.

    Args:
        flow: the running text; one in a language that no model knows has none.
        clauses: its clauses, which cover it.
    """
    model = models.load(MODEL).of(flow.document.language)
    if model is None or not clauses:
        return ()
    cut = passages(flow, clauses)
    folded = fold(flow.text)
    told = model.told([folded[one.start : one.end] for one in cut], LEAST)
    return tuple(
        Meant(meaning, chance, cut[at].start, cut[at].end, cut[at].clause) for at, meaning, chance in told
    )


def passages(flow: FlowText, clauses: Sequence[Clause]) -> list[Unit]:
    """Join the sentences of each clause to passages of a few sentences, which cover it."""
    found: list[Unit] = []
    for unit in units(flow, clauses):
        last = found[-1] if found else None
        if last is not None and last.clause == unit.clause and unit.end - last.start <= _LONGEST:
            found[-1] = Unit(last.start, unit.end, unit.clause)
        else:
            found.append(unit)
    return found


__all__ = ["LEAST", "MODEL", "Meant", "meanings", "passages"]
