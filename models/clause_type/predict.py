"""Loads the model of clause types and asks it: units in, the likeliest of each type out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.clause_type import second
from models.clause_type.features import LOUDNESS, PARTS, Floats, Passage, Vocabulary

HEAD = "head.json"
VOCABULARY = "vocabulary.json"
NUMBERS = ("idf", "first", "bias", "again", "shift")
"""One file of plain numbers each (``.npy``): rarity of the features; weights and intercepts of the first
model; of the second."""
_LEAST = 0.005
Opinion = Callable[[Sequence[Passage], Sequence[str], second.Picks, second.Raised], second.Raised]
"""Units, types, the likeliest units of each type and what the second step says of these; back comes what to
say in its place."""


@dataclass(frozen=True, slots=True)
class Language:
    """The model of one language."""

    types: tuple[str, ...]
    whole: frozenset[str]
    """Types whose passages are whole clauses; of the others each sentence is a passage."""
    kinds: tuple[str, ...]
    """Kinds of terms that it has learned from."""
    vocabulary: Vocabulary
    first: Floats
    bias: Floats
    again: Floats
    shift: Floats
    worths: Mapping[str, float]
    """``type/how/confidence`` of what the extractors prove -> how often it was right."""

    def scores(self, passages: Sequence[Passage]) -> Floats:
        """Return what the first model says: a row a unit, a column a type."""
        made = self.vocabulary.scores(passages, self.first) + self.bias
        return np.asarray(made, dtype=np.float32)

    def ranked(
        self, passages: Sequence[Passage], opinion: Opinion | None = None
    ) -> dict[str, list[tuple[int, float]]]:
        """Return for each type the likeliest units and their probabilities.

        Args:
            passages: the units of a text.
            opinion: a second one, where this model hesitates.
        """
        if not passages:
            return {}
        scores = self.scores(passages)
        picks = second.picked(scores)
        raised = second.raised(scores, picks, second.told(passages, self.kinds), self.again, self.shift)
        if opinion is not None:
            raised = opinion(passages, self.types, picks, raised)
        chances = np.round(1.0 / (1.0 + np.exp(-np.clip(raised, -30.0, 30.0))), 4)
        found: dict[str, list[tuple[int, float]]] = {}
        for kind, places, told in zip(self.types, picks.T.tolist(), chances.tolist(), strict=True):
            found[kind] = [pair for pair in zip(places, told, strict=True) if pair[1] >= _LEAST]
        return found

    def worth(self, kind: str, how: str, confidence: float) -> float:
        """Return how often a passage that was proved in a way is one of the type; 0 where it never was.

        Extractors learn to be surer or less sure; what was counted at the nearest confidence holds then.
        """
        start = f"{kind}/{how}/"
        near = [
            (abs(float(name.removeprefix(start)) - confidence), name)
            for name in self.worths
            if name.startswith(start)
        ]
        return self.worths[min(near)[1]] if near else 0.0


def key(kind: str, how: str, confidence: float) -> str:
    """Return the name under which it is counted how often a way to prove a passage is right."""
    return f"{kind}/{how}/{round(confidence, 1)}"


@dataclass(frozen=True, slots=True)
class ClauseTypes:
    """The models of all languages."""

    languages: Mapping[str, Language]

    def of(self, language: str) -> Language | None:
        """Return the model of a language; ``None`` where there is none."""
        return self.languages.get(language)


def load(weights: Path) -> ClauseTypes:
    """Read the models. They were sealed: see ``models.verify``.

    Raises:
        ValueError: the numbers do not fit the vocabulary.
    """
    head = json.loads((weights / HEAD).read_text(encoding="utf-8"))
    return ClauseTypes({name: _language(weights / name, head[name]) for name in head["languages"]})


def _language(folder: Path, head: Mapping[str, Any]) -> Language:
    names: dict[str, list[str]] = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
    places = {part: {name: at for at, name in enumerate(names[part])} for part in PARTS}
    numbers = {
        name: np.load(folder / f"{name}.npy", allow_pickle=False).astype(np.float32) for name in NUMBERS
    }
    types, kinds = tuple(head["types"]), tuple(head["kinds"])
    size = sum(len(one) for one in places.values())
    if numbers["first"].shape != (size, len(types)) or numbers["idf"].shape != (size,):
        raise ValueError(f"the numbers in {folder.name} do not fit the vocabulary")
    ends = np.cumsum([len(places[part]) for part in PARTS])[:-1]
    idf = dict(zip(PARTS, np.split(numbers["idf"], ends), strict=True))
    return Language(
        types,
        frozenset(head["whole"]),
        kinds,
        Vocabulary(places, idf, head.get("loudness", LOUDNESS)),
        numbers["first"],
        numbers["bias"],
        numbers["again"],
        numbers["shift"],
        head["worths"],
    )


def save(folder: Path, language: Language) -> dict[str, Any]:
    """Write a language's model; returns its part of the head."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {part: list(language.vocabulary.places[part]) for part in PARTS}
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    (folder / VOCABULARY).write_text(text, encoding="utf-8")
    idf = np.concatenate([language.vocabulary.idf[part] for part in PARTS])
    numbers: dict[str, Any] = {
        "idf": idf.astype(np.float32),
        "first": language.first.astype(np.float16),
        "bias": language.bias.astype(np.float32),
        "again": language.again.astype(np.float32),
        "shift": language.shift.astype(np.float32),
    }
    for name in NUMBERS:
        np.save(folder / f"{name}.npy", numbers[name], allow_pickle=False)
    head: dict[str, Any] = {
        "types": list(language.types),
        "whole": sorted(language.whole),
        "kinds": list(language.kinds),
        "worths": dict(sorted(language.worths.items())),
    }
    if language.vocabulary.loudness != LOUDNESS:
        head["loudness"] = dict(language.vocabulary.loudness)
    return head
