"""A place where a text says how long its contract runs, as the readers of such places hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.durations import FoundDuration
from pipeline.terms._time import Sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that state a length; ``origin`` is from when it runs, as they say it."""

    sentence: Sentence
    low: int
    high: int
    duration: FoundDuration
    confidence: float
    origin: str
