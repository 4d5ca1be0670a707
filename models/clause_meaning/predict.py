"""Loads the model of meanings and asks it: passages in, how likely each says what it knows of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from models.clause_type.features import LOUDNESS, PARTS, Floats, Passage, Vocabulary

HEAD = "head.json"
VOCABULARY = "vocabulary.json"
NUMBERS = ("idf", "weights", "bias")
"""One file of plain numbers each (``.npy``): rarity of the features; a column a meaning; its intercept."""


@dataclass(frozen=True, slots=True)
class Language:
    """The model of one language."""

    meanings: tuple[str, ...]
    vocabulary: Vocabulary
    weights: Floats
    bias: Floats

    def odds(self, passages: Sequence[Passage]) -> Floats:
        """Return log odds: a row a passage, a column a meaning."""
        return np.asarray(self.vocabulary.scores(passages, self.weights) + self.bias, dtype=np.float32)

    def told(self, texts: Sequence[str], least: float) -> list[tuple[int, str, float]]:
        """Return (place of the passage, meaning, probability) of all that is at least so likely.

        Args:
            texts: folded passages.
            least: the lowest probability that is told.
        """
        if not texts:
            return []
        chances = 1.0 / (1.0 + np.exp(-np.clip(self.odds([Passage(text) for text in texts]), -30.0, 30.0)))
        places, columns = np.nonzero(chances >= least)
        return [
            (int(at), self.meanings[column], round(float(chances[at, column]), 4))
            for at, column in zip(places, columns, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Meanings:
    """The models of all languages."""

    languages: Mapping[str, Language]

    def of(self, language: str) -> Language | None:
        """Return the model of a language; ``None`` where there is none."""
        return self.languages.get(language)


def load(weights: Path) -> Meanings:
    """Read the models. They were sealed: see ``models.verify``.

    Raises:
        ValueError: the numbers do not fit the vocabulary.
    """
    head = json.loads((weights / HEAD).read_text(encoding="utf-8"))
    return Meanings({name: _language(weights / name, one) for name, one in head.items()})


def _language(folder: Path, head: Mapping[str, Any]) -> Language:
    names: dict[str, list[str]] = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
    places = {part: {name: at for at, name in enumerate(names[part])} for part in PARTS}
    numbers = {
        name: np.load(folder / f"{name}.npy", allow_pickle=False).astype(np.float32) for name in NUMBERS
    }
    size = sum(len(one) for one in places.values())
    meanings = tuple(head["meanings"])
    if numbers["weights"].shape != (size, len(meanings)) or numbers["idf"].shape != (size,):
        raise ValueError(f"the numbers in {folder.name} do not fit the vocabulary")
    ends = np.cumsum([len(places[part]) for part in PARTS])[:-1]
    idf = dict(zip(PARTS, np.split(numbers["idf"], ends), strict=True))
    return Language(meanings, Vocabulary(places, idf, LOUDNESS), numbers["weights"], numbers["bias"])


def save(folder: Path, language: Language) -> dict[str, Any]:
    """Write a language's model; returns its part of the head."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = language.vocabulary
    names = {part: list(vocabulary.places[part]) for part in PARTS}
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    (folder / VOCABULARY).write_text(text + "\n", encoding="utf-8")
    idf = np.concatenate([vocabulary.idf[part] for part in PARTS])
    for name, numbers in (("idf", idf), ("weights", language.weights), ("bias", language.bias)):
        np.save(folder / f"{name}.npy", numbers.astype(np.float16), allow_pickle=False)
    return {"meanings": list(language.meanings)}
