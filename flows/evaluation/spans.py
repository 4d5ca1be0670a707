"""CUAD's measure of clause types: ranked passages against labelled ones.

A passage that was found matches a label where the Jaccard index of their words is 0.5 or more (Hendrycks
et al., 2021); for parties, as in the paper's script, also where it holds the label. Reported pooled over
all types, as that script does, and as the mean of the types; with and without the four categories that are
no clauses. Words are parted as the script parts them, and at line breaks too, for ours come from pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data import late as re
from flows.evaluation.answers import Answers
from flows.evaluation.gold import Gold
from pipeline.folding import fold

NO_CLAUSES = frozenset({"document_name", "parties", "agreement_date", "effective_date"})
_JACCARD = 0.5
_RECALL = 0.8
_HOLDING = "parties"
"""The category in which a passage that holds the label is right."""
_MARKS = re.compile(r"[.,;:]")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One passage that was found, or a label that was not (probability 0)."""

    type: str
    document: str
    probability: float
    matches: int
    """How many labels it matches that nothing more probable has matched."""


@dataclass(frozen=True, slots=True)
class TypeScore:
    """Figures of one clause type, or of all pooled."""

    type: str
    labels: int
    found: int
    aupr: float | None
    """Area under the curve of precision over recall."""
    precision_at_80: float | None
    """Precision where four fifths of the labels are found; 0 where so many never are."""


def rank(pairs: Iterable[tuple[Gold, Answers]]) -> tuple[list[Ranked], dict[str, int]]:
    """Match every passage; returns them, and how many labels each type has."""
    ranked: list[Ranked] = []
    labels: dict[str, int] = {}
    for gold, answers in pairs:
        for kind, spans in gold.spans.items():
            wanted = [_words(span.quote) for span in spans]
            labels[kind] = labels.get(kind, 0) + len(wanted)
            open_ = list(range(len(wanted)))
            found = sorted(answers.passages.get(kind, ()), key=lambda one: (-one.probability, one.start))
            for passage in found:
                words = _words(passage.quote)
                hits = [number for number, label in enumerate(wanted) if _matches(kind, words, label)]
                same, again = [number for number in hits if number in open_], bool(hits)
                open_ = [number for number in open_ if number not in same]
                if same or not again:
                    ranked.append(Ranked(kind, gold.document, passage.probability, len(same)))
    return ranked, labels


def _words(text: str) -> tuple[str, ...]:
    return tuple(_MARKS.sub("", fold(text)).replace("/", " ").split())


def _matches(kind: str, found: tuple[str, ...], label: tuple[str, ...]) -> bool:
    if kind == _HOLDING and label and f" {' '.join(label)} " in f" {' '.join(found)} ":
        return True
    return jaccard(found, label) >= _JACCARD


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of words that two passages have in common; 0 where neither has any."""
    left, right = frozenset(one), frozenset(other)
    return len(left & right) / len(left | right) if left or right else 0.0


def scores(ranked: Sequence[Ranked], labels: Mapping[str, int]) -> list[TypeScore]:
    """Figures of each type that has labels, by name."""
    by_type: dict[str, list[Ranked]] = {}
    for one in ranked:
        by_type.setdefault(one.type, []).append(one)
    return [
        curve(kind, by_type.get(kind, ()), count) for kind, count in sorted(labels.items()) if count > 0
    ]


def pooled(ranked: Sequence[Ranked], labels: Mapping[str, int], *, clauses_only: bool) -> TypeScore:
    """All types together, as CUAD's script has them."""
    left_out = NO_CLAUSES if clauses_only else frozenset()
    kept = [one for one in ranked if one.type not in left_out]
    return curve("pooled", kept, sum(count for kind, count in labels.items() if kind not in left_out))


def mean(scored: Sequence[TypeScore], *, clauses_only: bool) -> float | None:
    """Mean area of the types."""
    areas = [
        one.aupr for one in scored if one.aupr is not None and not (clauses_only and one.type in NO_CLAUSES)
    ]
    return sum(areas) / len(areas) if areas else None


def curve(kind: str, ranked: Iterable[Ranked], labels: int) -> TypeScore:
    """Walk down the ranking; passages of one probability are taken together.

    As in the paper's script, precision at a recall is the best that is had there or beyond. The area is
    that of steps, which is the script's (trapezoids) wherever probabilities differ; where they do not, a
    trapezoid from the corner would give half the area to a ranking that knows nothing.
    """
    if not labels:
        return TypeScore(kind, 0, 0, None, None)
    steps: dict[float, tuple[int, int]] = {}
    found = 0
    for one in ranked:
        right, wrong = steps.get(one.probability, (0, 0))
        steps[one.probability] = (right + one.matches, wrong + (one.matches == 0))
        found += 1
    right = wrong = 0
    points = [(0.0, 1.0)]
    for probability in sorted(steps, reverse=True):
        right, wrong = right + steps[probability][0], wrong + steps[probability][1]
        points.append((right / labels, right / (right + wrong)))
    best = 0.0
    envelope: list[tuple[float, float]] = []
    for recall, precision in reversed(points):
        best = max(best, precision)
        envelope.append((recall, best))
    envelope.reverse()
    area = sum((after[0] - before[0]) * after[1] for before, after in pairwise(envelope))
    at_80 = next((precision for recall, precision in envelope if recall >= _RECALL), 0.0)
    return TypeScore(kind, labels, found, area, at_80)
