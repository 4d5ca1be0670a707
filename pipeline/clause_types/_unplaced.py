"""What a sentence of a short contract may be about from which nothing was read.

Whoever writes a contract in plain words says in one sentence, and in words nobody listed, what others have
an article for. Such a sentence stands out because nothing explains it: no term of its family was read in
it, and no subject of it is named. Its coarsest words then say what it may be about, and that is not denied.
In a long contract most sentences are of that sort, and subjects have their names there: it is not asked.
Of wordings that nobody listed the model of meanings tells, which was taught on passages in unusual words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import models
from data import late as re
from data.load import lexicon
from pipeline.clause_types._terms import Places
from pipeline.clause_types._units import units
from pipeline.folding import fold
from pipeline.states import SUPPORTED
from pipeline.terms._subjects import any_of, filled, spoken_of
from pipeline.types import Clause, FlowText, Term

LONGEST = 12_000
"""Characters of a contract that may be written in plain words alone."""
_PAGE = 3_000
"""Characters of a contract in which one coarse sign is asked of sentences that nothing explains."""
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
_BESIDE = frozenset({"liability_exclusion", "renewal", "renewal_term"})
"""Kinds that one sentence states together with others of their family: *from season to season, unless
either gives notice*."""

_MEANT: Mapping[str, tuple[str, float]] = {
    "assignment_one_sided": ("assignment", 0.1),
    "bonus": ("bonus", 0.5),
    "cap_one_sided": ("cap_on_liability", 0.2),
    "change_of_control": ("change_of_control", 0.5),
    "confidentiality_for_ever": ("confidentiality", 0.5),
    "exclusivity": ("exclusivity", 0.5),
    "hardship_excluded": ("hardship", 0.2),
    "minimum_commitment": ("minimum_commitment", 0.3),
    "non_compete_one_sided": ("non_compete", 0.2),
    "non_solicitation": ("non_solicitation", 0.5),
    "subcontracting_free": ("subcontracting", 0.1),
    "termination_at_once": ("termination_for_cause", 0.1),
    "termination_at_will_one_sided": ("termination_for_convenience", 0.2),
}
"""Meaning -> the kind that a sentence may then be about, and from which probability on.
Meanings that are a sum are likely of every price: some are not asked, the others not where one was read."""
_LEAST = min(least for _, least in _MEANT.values())
_SCRAP = 25
"""What has fewer letters is a heading or a number, and means nothing by itself."""


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
    told = list(_sentences(flow, clauses, terms))
    sentences = [(sentence, _family_of(explained, sentence, language)) for sentence, explained in told]
    found = {
        kind
        for sentence, family in sentences
        for kind, ways in looks.items()
        if (kind not in family or kind in _BESIDE) and any(way.fits(sentence) for way in ways)
    }
    if len(flow.text) <= _PAGE:
        found |= set(_alone_about(told, sentences, looks, language)) - read
    priced = frozenset(kind for kind, _ in _MEANT.values()) & _FAMILIES[-1]
    plain = [
        (sentence, family | priced if "price" in explained else family)
        for (sentence, family), (_, explained) in zip(sentences, told, strict=True)
    ]
    return frozenset(found | (set(_meant(plain, language)) - read))


def _alone_about(
    told: Sequence[tuple[str, frozenset[str]]],
    sentences: Sequence[tuple[str, frozenset[str]]],
    looks: Mapping[str, tuple[_Look, ...]],
    language: str,
) -> Iterator[str]:
    """Yield what sentences may be about that no term, no name and no look explains: one sign is enough."""
    for (sentence, read), (_, family) in zip(told, sentences, strict=True):
        if read or family or len(sentence) < _SCRAP:
            continue
        if not any(way.fits(sentence) for ways in looks.values() for way in ways):
            for kinds, ways in _looks(language, "alone").items():
                if any(way.fits(sentence) for way in ways):
                    yield from kinds.split()


def _meant(sentences: Sequence[tuple[str, frozenset[str]]], language: str) -> Iterator[str]:
    """Yield what sentences are about by their words as a whole, where that is likelier than all else."""
    asked = [one for one in sentences if len(one[0]) >= _SCRAP]
    model = models.load("clause_meaning").of(language)
    likely: dict[int, list[tuple[float, str]]] = {}
    for at, meaning, chance in model.told([words for words, _ in asked], _LEAST) if model else ():
        if meaning in _MEANT:
            likely.setdefault(at, []).append((chance, meaning))
    for at, told in likely.items():
        chance, meaning = max(told)
        kind, least = _MEANT[meaning]
        if chance >= least and kind not in asked[at][1]:
            yield kind


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
def _looks(language: str, book: str = "unplaced") -> Mapping[str, tuple[_Look, ...]]:
    entries: dict[str, Iterable[str]] = dict(lexicon(book, language))
    groups: dict[str, str] = entries.pop("words")  # type: ignore[assignment]
    return {kind: tuple(_look(filled(one, groups)) for one in ways) for kind, ways in entries.items()}


def _look(words: str) -> _Look:
    words, _, other = words.partition(" !! ")
    parts = tuple(re.compile(any_of(part)) for part in words.split(" & "))
    return _Look(parts, re.compile(any_of(other)) if other else None)
