"""Loads the recogniser and asks it."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
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
    """Load the weights (spaCy is imported here: about a second, once a process)."""
    return Recogniser(_spacy().load(weights))


def _spacy() -> Any:
    """Import spaCy without its command line, which brings a web client and a third of the time.

    The package asks its command line for one function that nothing here calls; an empty one stands in
    its place during the import alone, and whoever wants the command line later gets the real one.
    """
    if "spacy" in sys.modules:
        return importlib.import_module("spacy")
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    stand_ins["spacy.cli.info"].info = dict  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        return importlib.import_module("spacy")
    except ImportError:
        _forget(stand_ins)  # another version asks for more of it
        return importlib.import_module("spacy")
    finally:
        _forget(stand_ins)


def _forget(stand_ins: Mapping[str, ModuleType]) -> None:
    for name, module in stand_ins.items():
        if sys.modules.get(name) is module:
            del sys.modules[name]
