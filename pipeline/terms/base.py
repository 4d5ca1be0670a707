"""The contract of an extractor: one file a kind, found by walking this folder for ``EXTRACTOR``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.types import Clause, FlowText, Language, Term


@dataclass(frozen=True, slots=True)
class View:
    """What an extractor may look at: one document's flow, its clauses, and the terms it required."""

    flow: FlowText
    clauses: tuple[Clause, ...]
    terms: tuple[Term, ...] = ()
    """Terms of the kinds named in ``Extractor.requires``."""

    @property
    def language(self) -> Language:
        """Language of the document."""
        return self.flow.document.language

    def text(self, clause: Clause) -> str:
        """Flow text of a clause."""
        return self.flow.text[clause.start : clause.end]

    def of(self, kind: str) -> tuple[Term, ...]:
        """Terms of one required kind."""
        return tuple(term for term in self.terms if term.kind == kind)


class Extractor(Protocol):
    """Finds the terms of one kind, or of a few that the same words state."""

    name: str
    version: int
    kinds: tuple[str, ...]
    requires: tuple[str, ...]
    """Kinds that must be extracted before; cycles are refused."""
    languages: tuple[Language, ...]
    triggers: Mapping[str, tuple[str, ...]]
    """Language -> folded strings (lower case, no accents). A clause is shown only if one occurs in it;
    no entry: every clause is shown. A trigger saves time and never changes an answer (tested)."""
    signals: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Kind -> language -> folded strings that suggest the text speaks of the kind although no term was
    read; the state is then unknown, not absent."""

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield the terms found in ``clauses``, the part of ``view.clauses`` that the triggers chose."""
        ...
