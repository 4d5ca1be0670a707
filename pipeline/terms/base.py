"""The contract of an extractor: one file a kind, found by walking this folder for ``EXTRACTOR``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pipeline.folding import fold
from pipeline.types import Clause, FlowText, Language, Term

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class View:
    """What an extractor may look at: one document's flow, its clauses, and the terms it required."""

    flow: FlowText
    clauses: tuple[Clause, ...]
    terms: tuple[Term, ...] = ()
    """Terms of the kinds named in ``Extractor.requires``."""
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out of this flow once, for all extractors of one run."""

    @property
    def language(self) -> Language:
        """Language of the document."""
        return self.flow.document.language

    def text(self, clause: Clause) -> str:
        """Flow text of a clause."""
        return self.flow.text[clause.start : clause.end]

    def folded(self, clause: Clause) -> str:
        """Folded flow text of a clause, offset for offset that of ``text``."""
        return self.folded_between(clause.start, clause.end)

    def folded_between(self, start: int, end: int) -> str:
        """Folded flow text between two offsets: the same as folding the stretch alone."""
        whole = self.memo.get("folded")
        if whole is None:
            whole = self.memo["folded"] = fold(self.flow.text)
            # Lower case of a capital sigma depends on what follows: its stretches are folded alone.
            self.memo["apart"] = "\u03a3" in self.flow.text
        return fold(self.flow.text[start:end]) if self.memo["apart"] else whole[start:end]

    def once(self, key: Hashable, make: Callable[[], _Made]) -> _Made:
        """Return what ``make`` gives for this flow, made once a key."""
        if key not in self.memo:
            self.memo[key] = make()
        made: _Made = self.memo[key]
        return made

    def of(self, kind: str) -> tuple[Term, ...]:
        """Terms of one required kind."""
        return tuple(term for term in self.terms if term.kind == kind)


class Chosen(tuple[Clause, ...]):
    """The clauses that hold one of some triggers: it need not be asked again."""

    triggers: Mapping[str, tuple[str, ...]]

    @classmethod
    def by(cls, clauses: Iterable[Clause], triggers: Mapping[str, tuple[str, ...]]) -> Chosen:
        """Return clauses, and by which triggers they were chosen."""
        made = cls(clauses)
        made.triggers = triggers
        return made


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


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms as their words stand in the document; those of the same words by kind and value."""
    return tuple(sorted(terms, key=_place))


def _place(term: Term) -> tuple[int, int, str, str]:
    first = term.evidences[0]
    return first.char_start, first.char_end, term.kind, term.value_text
