"""The small vocabulary of standards: clauses that may be spoken of, and terms whose values may be bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from data.load import lexicon, load_yaml

Measure = Literal["duration", "money", "fees", "rate", "choice", "code", "text"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A clause that a standard may speak of."""

    name: str
    says: Mapping[str, str]
    kinds: tuple[str, ...]
    """Kinds of terms whose words stand in such a clause."""
    passages: tuple[str, ...]
    """Types of ``clause_types`` that are such a clause."""


@dataclass(frozen=True, slots=True)
class Named:
    """A value that a standard may bound: where a public view tells it, and how it is measured."""

    name: str
    says: Mapping[str, str]
    view: str
    where: str
    value: str
    measure: Measure
    choices: tuple[str, ...]
    kind: str
    """The subject of ``clause_states`` that tells whether there is such a value at all; may be empty."""


@cache
def subjects() -> Mapping[str, Subject]:
    """Return clauses by name."""
    return {
        name: Subject(name, _says(row), tuple(row["kinds"]), tuple(row["passages"]))
        for name, row in _book()["clauses"].items()
    }


@cache
def named() -> Mapping[str, Named]:
    """Return terms by name."""
    return {
        name: Named(
            name,
            _says(row),
            row["view"],
            row.get("where", "TRUE"),
            row["value"],
            cast(Measure, row["measure"]),
            tuple(row.get("choices", ())),
            row.get("kind", ""),
        )
        for name, row in _book()["terms"].items()
    }


@cache
def contract_types() -> frozenset[str]:
    """Return the types of contract that the machine tells."""
    return frozenset(lexicon("contract_types", "fr")) | frozenset(lexicon("contract_types", "en"))


def _says(row: Mapping[str, Any]) -> Mapping[str, str]:
    return {"fr": row["fr"], "en": row["en"]}


@cache
def _book() -> Mapping[str, Any]:
    book: Mapping[str, Any] = load_yaml(Path(__file__).parent / "vocabulary.yml")
    return book


@cache
def french() -> Mapping[str, str]:
    """Return words of values -> how French says them, the longer first."""
    words: Mapping[str, str] = _book()["french"]
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}
