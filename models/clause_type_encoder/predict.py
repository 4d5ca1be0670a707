"""Loads the encoder and asks it: units that the linear model is unsure of in, log-odds out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
from models.clause_type_encoder.together import UNSEEN, Worth, weighed
from models.clause_type_encoder.words import Words

HEAD, NETWORK, VOCABULARY = "head.json", "encoder.onnx", "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder, and where it is asked."""

    version: str
    types: tuple[str, ...]
    worths: Mapping[float, Worth]
    """From which doubt it is asked -> what its word and the linear model's are worth together."""
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
        """Return an opinion on the units of which the linear model has this much doubt, or more.

        Raises:
            ValueError: nothing was learned for this doubt.
        """
        if least not in self.worths:
            raise ValueError(f"the encoder was weighed for doubts of {sorted(self.worths)}, not of {least}")
        return partial(self.opinion, least)

    def opinion(
        self, least: float, passages: Sequence[Passage], types: Sequence[str], picks: Picks, raised: Raised
    ) -> Raised:
        """Return what both models say, where the linear one has ``least`` doubt; see ``Opinion``."""
        # A linear model that was taught on other labels may know fewer types, and none of these.
        known = [at for at, kind in enumerate(self.types) if kind in types]
        columns = [types.index(self.types[at]) for at in known]
        mine, places = raised[columns], picks[:, columns]
        asked = np.flatnonzero(doubt(len(passages), places, mine) >= least)
        if not known or not len(asked):
            return raised
        other = np.full((len(passages), len(columns)), np.nan, dtype=np.float32)
        other[asked] = self.told(passages, asked.tolist())[:, known]
        found = weighed(
            spread(len(passages), places, mine), other, [len(passage.text) for passage in passages]
        )
        worth = self.worths[least]
        together = np.full(other.shape, np.nan)
        together[found.units, found.types] = found.rows @ np.array(worth.weights) + worth.shift
        told = np.take_along_axis(together, places, axis=0).T
        made = raised.copy()
        made[columns] = np.where(np.isnan(told), mine, told)
        return made


def spread(units: int, picks: Picks, raised: Raised) -> Floats:
    """Return the linear model's log-odds, a row a unit, a column a type; ``UNSEEN`` where it has none.

    Args:
        units: how many there are.
        picks: a row a rank, a column a type.
        raised: log-odds, a row a type, a column a rank.
    """
    made = np.full((units, picks.shape[1]), UNSEEN, dtype=np.float32)
    np.put_along_axis(made, picks, raised.T.astype(np.float32), axis=0)
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
        str(weights / NETWORK),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion"],  # see export.py: it would undo what was kept apart
    )
    types = tuple(head["types"])
    if session.get_outputs()[0].shape[-1] != len(types):
        raise ValueError("the encoder gives another number of types than are named")
    names = (weights / VOCABULARY).read_text(encoding="utf-8").splitlines()
    worths = {
        float(least): Worth(tuple(one["weights"]), one["shift"]) for least, one in head["worths"].items()
    }
    return Encoder(head["version"], types, worths, Words(names), session)
