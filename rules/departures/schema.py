"""A company's standard, frozen: for each clause whether it is wanted, and by which values and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from data import late as re
from rules.departures.folding import plain_words
from rules.departures.measures import Bound
from rules.departures.vocabulary import Named, Subject

Need = Literal["required", "preferred", "acceptable", "forbidden"]
State = Literal["as standard", "acceptable", "departs", "forbidden", "missing", "unknown"]
Bilingual = Mapping[str, str]
LANGUAGES = ("fr", "en")
_NO_LETTER = re.compile(r"[\W_]+")
NEEDS: Mapping[str, str] = {
    "required": "a contract without it is told missing",
    "preferred": "a contract without it is acceptable",
    "acceptable": "it may stand there or not",
    "forbidden": "it must not stand there",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a standard: where, what, and what to write instead."""

    file: str
    line: int
    problem: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.problem}; {self.mend}"


@dataclass(frozen=True, slots=True)
class Value:
    """What is asked of one term."""

    term: Named
    standard: tuple[Bound, ...]
    acceptable: tuple[Bound, ...] = ()

    @property
    def expected(self) -> str:
        """The standard's bounds in its own words."""
        return _told(self.standard)

    @property
    def accepted(self) -> str:
        """What is acceptable beside them; empty where nothing is."""
        return _told(self.acceptable)


def _told(bounds: Sequence[Bound]) -> str:
    return ", ".join(f"{bound.operator.replace('_', ' ')} {bound.text}" for bound in bounds)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One clause of a standard."""

    subject: Subject
    title: Bilingual
    need: Need
    values: tuple[Value, ...] = ()
    wording: tuple[str, ...] = ()
    acceptable_wording: tuple[str, ...] = ()
    advice: Bilingual = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standard:
    """What a company wants of a type of contract, in one language."""

    id: str
    title: Bilingual
    language: str
    contract_types: tuple[str, ...]
    clauses: tuple[Wanted, ...]
    sides: Mapping[str, str] = field(default_factory=dict)
    """``supplier`` and ``customer`` -> the word of the wording; a contract's own names are taken for it."""
    same: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean the same in the wording."""
    titled: tuple[str, ...] = ()
    """Words of which one must stand in a contract's title; empty: any title, or none."""
    path: str = ""

    def speaks_of(self, title: str | None) -> bool:
        """Say whether a contract's title lets the standard speak of it."""
        folded = f" {plain_words(_NO_LETTER.sub(' ', title or ''))} "
        return not self.titled or any(f" {plain_words(words)} " in folded for words in self.titled)
