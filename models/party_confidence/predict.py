"""Loads the model: what each mark of a name weighs, asked in plain Python."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models._confidence import FILE, Logistic, earned

LANGUAGES = ("en", "fr")
_ELSE = "en"
"""Which model judges a name in no language that was taught."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely a name is right in one language, and from what probability on it is called sure."""

    marks: Logistic
    sure: float
    """The probability from which on 99 names in 100 were right, out of fold."""

    def confidence(self, marks: Iterable[str]) -> float:
        """Return the probability, kept below what is called sure where that is not earned."""
        return earned(self.marks.probability(marks), self.sure)


@dataclass(frozen=True, slots=True)
class Model:
    """A regression for each language: the same marks are not worth the same in both."""

    languages: Mapping[str, Confidence]

    def confidence(self, marks: Iterable[str]) -> float:
        """Return what the model of the language says, which is one of the marks."""
        told = tuple(marks)
        return self.languages[language_of(told)].confidence(told)


def language_of(marks: Iterable[str]) -> str:
    """Return the language that judges a name: how it was found, and in which, is one of its marks."""
    return next((mark[-2:] for mark in marks if mark[-3:-2] == " " and mark[-2:] in LANGUAGES), _ELSE)


def load(weights: Path) -> Model:
    """Read the weights."""
    row = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Model(
        {
            language: Confidence(Logistic(one["intercept"], one["weights"]), one["sure"])
            for language, one in row.items()
        }
    )
