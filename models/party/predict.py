"""Loads the recogniser and asks it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

LONGEST = 3000
"""Characters looked at: a preamble, not a contract."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text and what it is: ``PARTY``, ``ALIAS`` or ``SIGNATORY``."""

    start: int
    end: int
    label: str


class Recogniser:
    """A small spaCy pipeline with one trained component."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the spans found in the first ``LONGEST`` characters, sorted, disjoint."""
        document = self._nlp(text[:LONGEST])
        return tuple(Span(entity.start_char, entity.end_char, entity.label_) for entity in document.ents)


def load(weights: Path) -> Recogniser:
    """Load the weights (spaCy is imported here: seconds, once a process)."""
    import spacy

    return Recogniser(spacy.load(weights))
