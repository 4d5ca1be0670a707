"""What the encoder is shown of a unit: its words, the end of its headings, how the unit before it ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from models.clause_type.features import Passage
from models.clause_type_encoder.words import Words

Numbers = npt.NDArray[np.int64]
Shown = tuple[list[int], list[int]]
"""Pieces of the unit itself, and of what stands around it."""

UNIT, HEADING, BEFORE = 96, 12, 16
"""Most pieces of each part; with the marks between them 128."""
NAMES = ("ids", "types", "mask")
"""The inputs of the network: pieces; 1 for those that are not of the unit itself; 1 for all that count."""


def shown(words: Words, passages: Sequence[Passage], asked: Sequence[int]) -> list[Shown]:
    """Return the pieces of the units asked about.

    Args:
        words: the vocabulary.
        passages: all units of a text.
        asked: places of those that are asked about.
    """
    headings: dict[str, list[int]] = {}
    made: list[Shown] = []
    for at in asked:
        heading = passages[at].heading
        if heading not in headings:
            headings[heading] = words.pieces(heading)[-HEADING:]
        around = [*headings[heading], words.end]
        if at:
            around += [*words.pieces(passages[at - 1].text)[-BEFORE:], words.end]
        made.append(([words.start, *words.pieces(passages[at].text)[:UNIT], words.end], around))
    return made


def length(one: Shown) -> int:
    """Return how many pieces a unit is shown with."""
    return len(one[0]) + len(one[1])


def arrays(units: Sequence[Shown]) -> Mapping[str, Numbers]:
    """Return units of about the same length as the network takes them, the shorter ones filled up."""
    ids = np.zeros((len(units), max(map(length, units))), dtype=np.int64)
    types, mask = np.zeros_like(ids), np.zeros_like(ids)
    for row, (own, around) in enumerate(units):
        end = len(own) + len(around)
        ids[row, :end] = [*own, *around]
        types[row, len(own) : end] = 1
        mask[row, :end] = 1
    return {"ids": ids, "types": types, "mask": mask}
