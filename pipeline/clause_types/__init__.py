"""Which passages of a contract are clauses of which type, each with a probability.

A model tells it of every unit of the running text (``models/clause_type``); titles, names and days, which
are words inside a sentence, come from the extractors' terms. Candidates are ranked, never decided: what has
a low probability is shown as such.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import models
from models.clause_type.features import Passage
from models.clause_type.predict import Opinion
from pipeline.clause_types._hints import Hints, Likely, hints
from pipeline.clause_types._names import named_above, shortness, signs
from pipeline.clause_types._open_money import open_money
from pipeline.clause_types._terms import Places, Proved, proved
from pipeline.clause_types._units import Unit, units
from pipeline.clause_types._unplaced import unplaced
from pipeline.folding import fold
from pipeline.settings import Depth
from pipeline.states import EVERY_KIND
from pipeline.types import Clause, FlowText, Term

ENCODED = "en"
"""The language that the encoder knows."""
DOUBT: Mapping[Depth, float] = {"usual": 0.04, "thorough": 0.0}
"""From which doubt of the linear model on the encoder is asked: of two or three units a page, or of every
one. These are the two that it was weighed for."""
MOST = 20
"""Passages of a document and type that are told."""
LEAST = 0.01
"""Passages of a lower probability are not."""
_OPEN = 0.3
"""What a term is worth whose value is not known, as a sign of what its words are about."""
_HEADED = 0.9
"""What a heading is worth that names the type."""
_SAME_CLAUSE = 0.3
"""Units of one clause that have at least this probability are told as one passage, of types that are whole
clauses."""
_SAME_ARTICLE, _SHARE = 0.05, 0.3
"""In French a passage grows from its likeliest unit over those of its clause or article that have at least
this probability, and this share of that unit's: readers quote articles, and most of an article says little
by itself."""
_SAME_SENTENCE = 0.2
"""Parts of one sentence that have at least this probability are told as one passage, of other types."""


@dataclass(frozen=True, slots=True)
class TypedPassage:
    """A passage that is taken for a clause of a type."""

    type: str
    probability: float
    start: int
    end: int
    """Offsets in ``FlowText.text``."""
    clause: int
    """Place of its clause among those given."""


def clause_types(
    flow: FlowText, clauses: Sequence[Clause], terms: Sequence[Term], *, depth: Depth = "usual"
) -> tuple[TypedPassage, ...]:
    """Return the likeliest passages of each type, by type and the likeliest first.

    Args:
        flow: the running text; one in a language that no model knows has no passages.
        clauses: its clauses, which cover it.
        terms: what the extractors read in it.
        depth: whether the encoder is asked of no unit, where the linear model hesitates, or of every one.
    """
    model = models.load("clause_type").of(flow.document.language)
    if model is None or not clauses:
        return ()
    cut = units(flow, clauses)
    passages = described(flow, clauses, cut, terms)
    names = tuple(proved(flow, terms))
    under = _under_headings(cut, clauses) if flow.document.language == "en" else {}
    found: list[TypedPassage] = []
    for kind, ranked in model.ranked(passages, _second_opinion(flow, depth)).items():
        mine = [
            TypedPassage(kind, chance, cut[at].start, cut[at].end, cut[at].clause) for at, chance in ranked
        ]
        if kind in under:
            mine = _raised(mine, kind, [cut[at] for at in under[kind]])
        mine = list(_gathered(flow, clauses, mine) if kind in model.whole else _mended(flow.text, mine))
        own = [name for name in names if name.type == kind]
        # A title, a name or a day is not told again with the sentence around it.
        mine = [one for one in mine if kind == "parties" or not any(_holds(one, name) for name in own)]
        found += mine
    found += _named(names, clauses, model)
    return limited(found)


def _second_opinion(flow: FlowText, depth: Depth) -> Opinion | None:
    """Return the encoder, where it is asked and knows the language; it is heavy, and loaded only then."""
    if flow.document.language != ENCODED or depth not in DOUBT:
        return None
    opinion: Opinion = models.load("clause_type_encoder").where(DOUBT[depth])
    return opinion


def _version(flow: FlowText, depth: Depth) -> str:
    names = ["clause_type"]
    if _second_opinion(flow, depth) is not None:
        names.append("clause_type_encoder")
    return "+".join(f"{name}@{models.version(name)}" for name in names)


@dataclass(frozen=True, slots=True)
class TypedPart:
    """One contract of a file with the passages that were found in it."""

    flow: FlowText
    clauses: tuple[Clause, ...]
    passages: tuple[TypedPassage, ...]
    model: str
    part: int
    first: int
    """How many clauses of the file stand before."""


class Told:
    """Gathers what is told of the contracts of one file, and keeps the likeliest of the whole file."""

    def __init__(self, *, depth: Depth = "usual") -> None:
        self._depth = depth
        self._parts: list[TypedPart] = []
        self.failures: tuple[tuple[str, str], ...] = ()
        """(``*``, what happened) where the contract that was added last could not be judged: its terms
        stand all the same, and nothing that was not read is told absent."""
        self.latest: tuple[tuple[TypedPassage, ...], str] = (), ""
        """What was found in the contract that was added last, and by which models."""

    def add(
        self, flow: FlowText, clauses: Sequence[Clause], terms: Sequence[Term], *, part: int, first: int
    ) -> Hints:
        """Find the passages of one contract; return what they say of its subjects."""
        self.latest, self.failures = ((), ""), ()
        try:
            found = clause_types(flow, clauses, terms, depth=self._depth)
            version = _version(flow, self._depth) if found else ""
        except Exception as error:
            reason = str(error) if isinstance(error, models.ModelError) else type(error).__name__
            self.failures = ((EVERY_KIND, f"clause types could not be told ({reason})"),)
            return Hints()
        self.latest = found, version
        self._parts.append(TypedPart(flow, tuple(clauses), found, version, part, first))
        read = {term.kind for term in terms if term.state == "stated"}
        likely = (Likely(one.type, one.probability, one.start, one.end) for one in found)
        told = hints(flow, likely, read)
        spoken = told.spoken | unplaced(flow, clauses, terms) | open_money(flow, clauses, terms)
        return replace(told, spoken=spoken)

    def parts(self) -> Iterator[TypedPart]:
        """Yield the contracts, with at most ``MOST`` passages of a type in all."""
        if len(self._parts) > 1:
            floors = _floors(one for part in self._parts for one in part.passages)
        else:
            floors = {}
        for part in self._parts:
            kept = tuple(one for one in part.passages if one.probability >= floors.get(one.type, 0.0))
            yield replace(part, passages=kept)


def _floors(found: Iterable[TypedPassage]) -> dict[str, float]:
    """Return the probability that a passage must have, a type, so that no more than ``MOST`` have it."""
    chances: dict[str, list[float]] = {}
    for one in found:
        chances.setdefault(one.type, []).append(one.probability)
    floors: dict[str, float] = {}
    for kind, values in chances.items():
        values.sort(reverse=True)
        if len(values) > MOST:
            # Of equals at the end none is kept: which would be chance.
            floors[kind] = next((one for one in values[MOST - 1 :: -1] if one > values[MOST]), 1.1)
    return floors


def limited(found: Iterable[TypedPassage]) -> tuple[TypedPassage, ...]:
    """Keep the likeliest of each type, each stretch once."""
    best: dict[tuple[str, int, int], TypedPassage] = {}
    for one in found:
        key = (one.type, one.start, one.end)
        if one.probability >= LEAST and (key not in best or best[key].probability < one.probability):
            best[key] = one
    counts: dict[str, int] = {}
    kept: list[TypedPassage] = []
    for one in sorted(best.values(), key=lambda one: (one.type, -one.probability, one.start, one.end)):
        counts[one.type] = counts.get(one.type, 0) + 1
        if counts[one.type] <= MOST:
            kept.append(one)
    return tuple(kept)


def described(
    flow: FlowText, clauses: Sequence[Clause], cut: Sequence[Unit], terms: Sequence[Term]
) -> list[Passage]:
    """Return the units as the model sees them: folded words, headings, role, and what was read in them."""
    folded = fold(flow.text)
    headings = [fold(" ".join((*clause.path, clause.heading))) for clause in clauses]
    read = _read_in(flow, cut, terms)
    # In English headings have taught no type: see ``_raised``.
    french = flow.document.language == "fr"
    named = [signs(clause, "fr") if french else {} for clause in clauses]
    short = shortness(len(cut)) if french else {}
    return [
        Passage(
            folded[unit.start : unit.end],
            headings[unit.clause],
            clauses[unit.clause].role,
            {**short, **named[unit.clause], **read.get(at, {})},
        )
        for at, unit in enumerate(cut)
    ]


def _read_in(flow: FlowText, cut: Sequence[Unit], terms: Sequence[Term]) -> dict[int, dict[str, float]]:
    """Return the kinds of terms whose words stand in each unit, and how sure they are."""
    places = Places(flow)
    ends = [unit.end for unit in cut]
    found: dict[int, dict[str, float]] = {}
    for term in terms:
        span = places.span(term.evidences[0].fragments)
        if span is None:
            continue
        sure = term.confidence if term.state == "stated" else _OPEN
        low, high = span
        at = bisect_right(ends, low)
        while at < len(cut) and cut[at].start < high:
            shared = min(high, cut[at].end) - max(low, cut[at].start)
            if 2 * shared >= min(high - low, cut[at].end - cut[at].start):
                kinds = found.setdefault(at, {})
                kinds[term.kind] = max(sure, kinds.get(term.kind, 0.0))
            at += 1
    return found


def _under_headings(cut: Sequence[Unit], clauses: Sequence[Clause]) -> dict[str, list[int]]:
    """Return the units under headings that name a type of our own: type -> their places."""
    named = [named_above(clause, "en") for clause in clauses]
    found: dict[str, list[int]] = {}
    for at, unit in enumerate(cut):
        for kind in named[unit.clause]:
            found.setdefault(kind, []).append(at)
    return found


def _raised(found: Sequence[TypedPassage], kind: str, under: Sequence[Unit]) -> list[TypedPassage]:
    """Raise what stands under a heading that names the type: the model of English has not seen headings."""
    chances = {(one.start, one.end): one.probability for one in found}
    raised = [
        TypedPassage(kind, max(_HEADED, chances.get((unit.start, unit.end), 0.0)), *unit_place(unit))
        for unit in under
    ]
    headed = {unit.clause for unit in under}
    return [*raised, *(one for one in found if one.clause not in headed)]


def unit_place(unit: Unit) -> tuple[int, int, int]:
    """Return what a passage keeps of a unit."""
    return unit.start, unit.end, unit.clause


def _holds(one: TypedPassage, name: Proved) -> bool:
    return one.start <= name.start and name.end <= one.end


def _gathered(
    flow: FlowText, clauses: Sequence[Clause], found: Sequence[TypedPassage]
) -> Iterable[TypedPassage]:
    """Join units of one clause, for types that are whole clauses; in French, of one article."""
    ordered = sorted(found, key=lambda one: one.start)
    if flow.document.language == "fr":
        yield from _grown(flow, clauses, ordered)
        return
    held: TypedPassage | None = None
    for one in ordered:
        likely = one.probability >= _SAME_CLAUSE
        if held is not None and likely and held.clause == one.clause and held.probability >= _SAME_CLAUSE:
            held = replace(held, end=one.end, probability=max(held.probability, one.probability))
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _grown(
    flow: FlowText, clauses: Sequence[Clause], ordered: Sequence[TypedPassage]
) -> Iterable[TypedPassage]:
    """Let passages grow from their likeliest units, the likeliest first."""

    def together(before: TypedPassage, after: TypedPassage) -> bool:
        if before.clause == after.clause:
            return True
        article = _article(clauses[before.clause])
        parted = flow.text[before.end : after.start].strip()
        return bool(article) and article == _article(clauses[after.clause]) and not parted

    last = len(ordered) - 1
    taken: set[int] = set()
    for core in sorted(range(len(ordered)), key=lambda at: -ordered[at].probability):
        if core in taken:
            continue
        least = max(_SAME_ARTICLE, _SHARE * ordered[core].probability)
        low = high = core
        while low > 0 and low - 1 not in taken and ordered[low - 1].probability >= least:
            if not together(ordered[low - 1], ordered[low]):
                break
            low -= 1
        while high < last and high + 1 not in taken and ordered[high + 1].probability >= least:
            if not together(ordered[high], ordered[high + 1]):
                break
            high += 1
        taken.update(range(low, high + 1))
        first = ordered[low]
        yield replace(ordered[core], start=first.start, end=ordered[high].end, clause=first.clause)


def _article(clause: Clause) -> str:
    """Return the outermost heading over a clause, which may be its own."""
    return clause.path[0] if clause.path else clause.heading


def _mended(text: str, found: Sequence[TypedPassage]) -> Iterable[TypedPassage]:
    """Join the likely parts of one sentence again: the stem of a list and its items, a rule and its rest.

    Sentences stay apart: annotators quote neighbours one by one.
    """
    run: list[TypedPassage] = []
    for one in sorted(found, key=lambda one: one.start):
        if one.probability < _SAME_SENTENCE:
            yield one
        elif run and _goes_on(text, run[-1], one):
            run.append(one)
        else:
            yield from _joined(run)
            run = [one]
    yield from _joined(run)


def _goes_on(text: str, before: TypedPassage, after: TypedPassage) -> bool:
    apart = text[before.end : after.start]
    return before.clause == after.clause and text[before.end - 1] in ";:" and not apart.strip()


def _joined(run: Sequence[TypedPassage]) -> Iterable[TypedPassage]:
    if run:
        chance = round(sum(one.probability for one in run) / len(run), 4)
        yield replace(run[0], end=run[-1].end, probability=chance)


def _named(names: Sequence[Proved], clauses: Sequence[Clause], model: Any) -> Iterable[TypedPassage]:
    starts = [clause.start for clause in clauses]
    for name in names:
        chance = model.worth(name.type, name.how, name.confidence)
        if chance > 0.0:
            clause = max(bisect_left(starts, name.start + 1) - 1, 0)
            yield TypedPassage(name.type, chance, name.start, min(name.end, clauses[clause].end), clause)
