"""Loads the model: what each mark of a day or a length weighs, asked in plain Python."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data import late as re
from models._confidence import FILE, Logistic, earned

LANGUAGES = ("en", "fr")
_ELSE = "en"
"""Which model judges a text in no language that was taught."""
_SCORE = re.compile(r": score (\d\.\d+)\Z")
_LEAST, _MOST = 0.3, 0.98


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely a value is right in one language, and from where on one of its kind is called sure."""

    marks: Logistic
    sure: Mapping[str, float]
    """Kind -> the probability from which on 98 values in 100 were right, out of fold."""


@dataclass(frozen=True, slots=True)
class Model:
    """A regression for each language, for rules do not find the same things hard in both."""

    languages: Mapping[str, Confidence]

    def confidence(self, kind: str, marks: tuple[str, ...]) -> float:
        """Return the probability, below what is called sure exactly where that is not earned."""
        one = self.languages[language_of(marks)]
        return earned(one.marks.probability(marks, odds(marks)), one.sure.get(kind, 1.0))


def language_of(marks: Iterable[str]) -> str:
    """Return the language that judges a value: its kind and language are one of its marks."""
    named = next((mark[-2:] for mark in marks if mark[-4:-2] == ", "), _ELSE)
    return named if named in LANGUAGES else _ELSE


def odds(marks: Iterable[str]) -> float:
    """Return the log odds that the rule gave by its own score, which is one of the marks."""
    scores = (float(found[1]) for mark in marks if (found := _SCORE.search(mark)) is not None)
    score = min(max(next(scores, 0.5), _LEAST), _MOST)
    return math.log(score / (1 - score))


def load(weights: Path) -> Model:
    """Read the weights."""
    row = json.loads((weights / FILE).read_text(encoding="utf-8"))
    return Model(
        {
            language: Confidence(Logistic(one["intercept"], one["weights"], one["slope"]), one["sure"])
            for language, one in row.items()
        }
    )
