"""The classifier's numbers without the library that learned them: asked in plain Python, in milliseconds.

scikit-learn trains the classifiers, is their reference and is stored beside (``_linear``); importing it
costs seconds in every process that only wants to ask. What it learned is a vocabulary, a weight a word and
class, and an intercept a class. They are written to two plain files, and the same arithmetic is done here:
lower case, accents off, words and their pairs, letters in threes and fours, logarithm, idf, unit length,
softmax. A test holds both forms to the same probabilities.
"""

from __future__ import annotations

import json
import math
import sys
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from data import late as re

VOCABULARY = "vocabulary.json"
NUMBERS = "numbers.f64"
"""float64, little endian: for each part its idf; then for each class its weights; then the intercepts."""

_WORD = re.compile(r"\b\w\w+\b")
_SPACES = re.compile(r"\s\s+")


@dataclass(frozen=True, slots=True)
class _Part:
    """One way of cutting a text up: ``words`` or ``letters``."""

    kind: str
    places: Mapping[str, int]
    idf: array[float]


@dataclass(frozen=True, slots=True)
class Exported:
    """Vocabulary and weights; ``weights`` is classes x features, row by row."""

    classes: tuple[str, ...]
    parts: tuple[_Part, ...]
    weights: tuple[array[float], ...]
    intercepts: array[float]

    def probabilities(self, text: str) -> dict[str, float]:
        """Return class -> probability, in the order of the classes."""
        features = list(self._features(text))
        scores = [
            intercept + sum(row[place] * value for place, value in features)
            for row, intercept in zip(self.weights, self.intercepts, strict=True)
        ]
        highest = max(scores)
        raised = [math.exp(score - highest) for score in scores]
        total = sum(raised)
        return {label: value / total for label, value in zip(self.classes, raised, strict=True)}

    def _features(self, text: str) -> Iterator[tuple[int, float]]:
        folded = _fold(text)
        base = 0
        for part in self.parts:
            counts = Counter(part.places[item] for item in _CUTS[part.kind](folded) if item in part.places)
            values = {place: (1 + math.log(times)) * part.idf[place] for place, times in counts.items()}
            length = math.sqrt(sum(value * value for value in values.values())) or 1.0
            for place in sorted(values):
                yield base + place, values[place] / length
            base += len(part.idf)


def _fold(text: str) -> str:
    """Lower case, then accents off, as the vectorizers do."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return "".join(one for one in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(one))


def _words(text: str) -> Iterator[str]:
    found = _WORD.findall(text)
    yield from found
    for first, second in pairwise(found):
        yield f"{first} {second}"


def _letters(text: str) -> Iterator[str]:
    for word in _SPACES.sub(" ", text).split():
        padded = f" {word} "
        for size in (3, 4):
            yield padded[:size]
            if size >= len(padded):
                break
            for start in range(1, len(padded) - size + 1):
                yield padded[start : start + size]


_CUTS = {"words": _words, "letters": _letters}


def write(pipeline: Any, weights: Path) -> None:
    """Write what a trained pipeline of ``_linear.build`` learned.

    Args:
        pipeline: FeatureUnion of the parts ``words`` and ``letters``, then a logistic regression.
        weights: the folder for the two files.
    """
    union, model = pipeline.named_steps["features"], pipeline.named_steps["weigh"]
    names: dict[str, list[str]] = {}
    numbers: array[float] = array("d")
    for kind, vectorizer in union.transformer_list:
        names[kind] = [str(name) for name in vectorizer.get_feature_names_out()]
        numbers.extend(float(value) for value in vectorizer.idf_)
    for row in model.coef_:
        numbers.extend(float(value) for value in row)
    numbers.extend(float(value) for value in model.intercept_)
    head = {"classes": [str(label) for label in model.classes_], "parts": names}
    (weights / VOCABULARY).write_text(json.dumps(head, ensure_ascii=False), encoding="utf-8")
    if sys.byteorder == "big":
        numbers.byteswap()
    (weights / NUMBERS).write_bytes(numbers.tobytes())


def read(weights: Path) -> Exported:
    """Read the two files.

    Raises:
        ValueError: the numbers are not as many as the vocabulary asks for.
    """
    head = json.loads((weights / VOCABULARY).read_text(encoding="utf-8"))
    numbers: array[float] = array("d")
    numbers.frombytes((weights / NUMBERS).read_bytes())
    if sys.byteorder == "big":
        numbers.byteswap()
    parts: list[_Part] = []
    place = 0
    for kind, names in head["parts"].items():
        parts.append(
            _Part(kind, {name: at for at, name in enumerate(names)}, numbers[place : place + len(names)])
        )
        place += len(names)
    size, classes = place, tuple(head["classes"])
    if len(numbers) != size + len(classes) * (size + 1):
        raise ValueError(f"{NUMBERS} does not fit {VOCABULARY}")
    rows = tuple(numbers[size * (1 + at) : size * (2 + at)] for at in range(len(classes)))
    return Exported(classes, tuple(parts), rows, numbers[size * (1 + len(classes)) :])
