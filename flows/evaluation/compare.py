"""Two evaluations side by side: what was gained and what was lost, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.evaluation import spans
from flows.evaluation.evaluate import Evaluation
from flows.evaluation.judge import Judged
from flows.evaluation.tables import Table, share

_GOOD = frozenset({"right", "rightly_absent"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one document that is judged otherwise than before."""

    document: str
    field: str
    gained: bool
    before: str
    after: str
    label: str


def changes(before: Evaluation, after: Evaluation) -> Iterator[Change]:
    """Yield gains and losses among the documents and fields that both evaluations have, losses first."""
    old, new = _grouped(before), _grouped(after)
    found: list[Change] = []
    for key in sorted(old.keys() & new.keys()):
        better = _value(new[key]) - _value(old[key])
        if better:
            found.append(
                Change(*key, better > 0, _told(old[key]), _told(new[key]), _labels(new[key] + old[key]))
            )
    yield from sorted(found, key=lambda one: (one.gained, one.field, one.document))


def apart(before: Evaluation, after: Evaluation) -> tuple[int, int]:
    """Count the documents that only the first evaluation has, and those that only the second has."""
    old = {one.document for one in before.judged}
    new = {one.document for one in after.judged}
    return len(old - new), len(new - old)


def figures(before: Evaluation, after: Evaluation) -> Table:
    """F1 and surety of each field, before and after, over the documents that both evaluations have."""
    both = {one.document for one in before.judged} & {one.document for one in after.judged}
    old, new = (
        {score.field: score for score in one.scores(each for each in one.judged if each.document in both)}
        for one in (before, after)
    )
    rows: list[tuple[str, ...]] = [
        (
            field,
            share(old[field].f1),
            share(new[field].f1),
            *(f"{one.sure_right} of {one.sure}" for one in (old[field], new[field])),
        )
        for field in new
        if field in old
    ]
    return ("field", "F1 before", "F1 now", "sure and right before", "now"), rows


def clause_figures(before: Evaluation, after: Evaluation) -> Table:
    """Clause types and states, before and after, each over all documents of its own evaluation."""
    old, new = _clauses(before), _clauses(after)
    rows: list[tuple[str, ...]] = [
        (name, old.get(name, ""), new.get(name, "")) for name in dict.fromkeys([*old, *new])
    ]
    return ("clauses", "before", "now"), rows


def _clauses(evaluation: Evaluation) -> dict[str, str]:
    told: dict[str, str] = {}
    if evaluation.ranked:
        scored = spans.scores(evaluation.ranked, evaluation.span_labels)
        pooled = spans.pooled(evaluation.ranked, evaluation.span_labels, clauses_only=False)
        told["area of all pooled"] = share(pooled.aupr)
        told["mean area of the types"] = share(spans.mean(scored, clauses_only=False))
        told["precision at 80 % recall"] = share(pooled.precision_at_80)
        told["types with a passage"] = str(len({one.type for one in evaluation.ranked if one.probability}))
    if counts := evaluation.states:
        there, gone = sum(one.present for one in counts), sum(one.absent for one in counts)
        told["there and found"] = f"{sum(one.found for one in counts)} of {there}"
        told["there and told absent"] = f"{sum(one.denied for one in counts)} of {there}"
        told["not there and told absent"] = f"{sum(one.rightly_absent for one in counts)} of {gone}"
        told["not there and told found"] = f"{sum(one.found_in_vain for one in counts)} of {gone}"
    return told


def _grouped(evaluation: Evaluation) -> dict[tuple[str, str], list[Judged]]:
    groups: dict[tuple[str, str], list[Judged]] = {}
    for one in evaluation.judged:
        groups.setdefault((one.document, one.field), []).append(one)
    return groups


def _value(judged: Sequence[Judged]) -> int:
    return sum(1 if one.verdict in _GOOD else -1 for one in judged)


def _told(judged: Sequence[Judged]) -> str:
    return "; ".join(f"{one.verdict.replace('_', ' ')} {one.said}".strip() for one in judged)


def _labels(judged: Sequence[Judged]) -> str:
    return "; ".join(dict.fromkeys(one.label for one in judged if one.label))
