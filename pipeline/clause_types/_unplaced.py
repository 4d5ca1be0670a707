"""What a sentence of a short contract may be about from which nothing was read.

Whoever writes a contract in plain words says in one sentence, and in words nobody listed, what others have
an article for. Such a sentence stands out because nothing explains it: no term of its family was read in
it, and no subject of it is named. Its coarsest words then say what it may be about, and that is not denied.
In a long contract most sentences are of that sort, and subjects have their names there: it is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from data.load import lexicon
from pipeline.clause_types._terms import Places
from pipeline.clause_types._units import units
from pipeline.folding import fold
from pipeline.states import SUPPORTED
from pipeline.terms._subjects import any_of, filled, spoken_of
from pipeline.types import Clause, FlowText, Term

LONGEST = 12_000
"""Characters of a contract that may be written in plain words alone."""
_FAMILIES = tuple(
    frozenset(names.split())
    for names in (
        "assignment confidentiality exclusivity intellectual_property non_compete "
        "non_solicitation personal_data subcontracting audit_rights insurance warranty",
        "change_of_control force_majeure notice_period renewal renewal_term termination "
        "termination_for_cause termination_for_convenience termination_notice",
        "bonus cap_on_liability hardship indexation late_payment_interest "
        "liability_exclusion minimum_commitment penalty rebate recovery_indemnity "
        "service_credit service_level uncapped_liability",
    )
)
"""Kinds of which one explains a sentence, so that it needs no other of them."""


@dataclass(frozen=True, slots=True)
class _Look:
    parts: tuple[re.Pattern[str], ...]
    but: re.Pattern[str] | None

    def fits(self, sentence: str) -> bool:
        if self.but is not None and self.but.search(sentence):
            return False
        return all(part.search(sentence) for part in self.parts)


def unplaced(flow: FlowText, clauses: Sequence[Clause], terms: Sequence[Term]) -> frozenset[str]:
    """Return the kinds of which sentences may speak that nothing explains.

    Args:
        flow: the running text of one contract.
        clauses: its clauses.
        terms: what the extractors read in it.
    """
    if len(flow.text) > LONGEST or flow.document.language not in SUPPORTED:
        return frozenset()
    language = flow.document.language
    read = {term.kind for term in terms}
    looks = {kind: ways for kind, ways in _looks(language).items() if kind not in read}
    found: set[str] = set()
    for sentence, explained in _sentences(flow, clauses, terms):
        family = _family_of(explained, sentence, language)
        found |= {
            kind
            for kind, ways in looks.items()
            if kind not in family and any(way.fits(sentence) for way in ways)
        }
    return frozenset(found)


def _sentences(
    flow: FlowText, clauses: Sequence[Clause], terms: Sequence[Term]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the sentences, folded, with the kinds of which terms were read in each."""
    places = Places(flow)
    spans = [
        (*span, term.kind)
        for term in terms
        if (span := places.span(term.evidences[0].fragments)) is not None
    ]
    folded = fold(flow.text)
    for unit in units(flow, clauses):
        if clauses[unit.clause].role == "signature":
            continue
        kinds = frozenset(kind for low, high, kind in spans if low < unit.end and unit.start < high)
        yield folded[unit.start : unit.end], kinds


def _family_of(read: Collection[str], sentence: str, language: str) -> frozenset[str]:
    """Return the kinds that a sentence need not speak of, for it speaks of one of their family."""
    named = spoken_of(sentence, tuple(chain.from_iterable(_FAMILIES)), language, named=True)
    told = named | set(read)
    return frozenset().union(*(family for family in _FAMILIES if family & told))


@cache
def _looks(language: str) -> Mapping[str, tuple[_Look, ...]]:
    entries: dict[str, Iterable[str]] = dict(lexicon("unplaced", language))
    groups: dict[str, str] = entries.pop("words")  # type: ignore[assignment]
    return {kind: tuple(_look(filled(one, groups)) for one in ways) for kind, ways in entries.items()}


def _look(words: str) -> _Look:
    words, _, other = words.partition(" !! ")
    parts = tuple(re.compile(any_of(part)) for part in words.split(" & "))
    return _Look(parts, re.compile(any_of(other)) if other else None)
