"""Loads the encoder and asks it: units that the linear model is unsure of in, log-odds out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from models.clause_type.features import Floats, Passage
from models.clause_type.predict import Opinion
from models.clause_type.second import Picks, Raised
from models.clause_type_encoder import inputs
from models.clause_type_encoder.words import Words

HEAD, NETWORK, VOCABULARY = "head.json", "encoder.onnx", "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class Worth:
    """What the two models' words are worth together: log-odds are ``own`` times those of the linear model,
    ``other`` times those of the encoder, and ``shift``."""

    own: float
    other: float
    shift: float


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder, and where it is asked."""

    version: str
    types: tuple[str, ...]
    worth: Worth
    words: Words
    session: Any

    def told(self, passages: Sequence[Passage], asked: Sequence[int]) -> Floats:
        """Return the encoder's own log-odds: a row a unit that is asked about, a column a type.

        Units are shown one by one: in eight bits what stands beside a unit would change what is said of it,
        and nothing would be gained.
        """
        made = np.zeros((len(asked), len(self.types)), dtype=np.float32)
        for row, unit in enumerate(inputs.shown(self.words, passages, asked)):
            made[row] = self.session.run(None, dict(inputs.arrays([unit])))[0][0]
        return made

    def where(self, least: float) -> Opinion:
        """Return an opinion on the units of which the linear model has this much doubt, or more."""
        return partial(self.opinion, least)

    def opinion(
        self, least: float, passages: Sequence[Passage], types: Sequence[str], picks: Picks, raised: Raised
    ) -> Raised:
        """Return what both models say, where the linear one has ``least`` doubt; see ``Opinion``."""
        columns = [types.index(kind) for kind in self.types]
        asked = np.flatnonzero(doubt(len(passages), picks[:, columns], raised[columns]) >= least)
        if not len(asked):
            return raised
        row_of = np.full(len(passages), -1, dtype=np.int64)
        row_of[asked] = np.arange(len(asked))
        told = self.told(passages, asked.tolist())
        made = raised.copy()
        for place, column in enumerate(columns):
            rows = row_of[picks[:, column]]
            seen = rows >= 0
            made[column, seen] = (
                self.worth.own * raised[column, seen]
                + self.worth.other * told[rows[seen], place]
                + self.worth.shift
            )
        return made


def doubt(units: int, picks: Picks, raised: Raised) -> npt.NDArray[np.float64]:
    """Return how much the linear model hesitates about each unit.

    The sum over the types of p(1 - p): what the answers would vary by, were they drawn.

    Args:
        units: how many there are.
        picks: a row a rank, a column a type.
        raised: log-odds, a row a type, a column a rank.
    """
    chances = 1.0 / (1.0 + np.exp(-np.clip(raised, -30.0, 30.0)))
    made = np.zeros(units)
    np.add.at(made, picks.T, chances * (1.0 - chances))
    return made


def load(weights: Path) -> Encoder:
    """Read the encoder. It was sealed: see ``models.verify``.

    Raises:
        ValueError: the network gives another number of types than are named.
    """
    import onnxruntime

    head = json.loads((weights / HEAD).read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(weights / NETWORK), options, providers=["CPUExecutionProvider"]
    )
    types = tuple(head["types"])
    if session.get_outputs()[0].shape[-1] != len(types):
        raise ValueError("the encoder gives another number of types than are named")
    names = (weights / VOCABULARY).read_text(encoding="utf-8").splitlines()
    return Encoder(head["version"], types, Worth(**head["worth"]), Words(names), session)
