"""Two evaluations side by side: what was gained and what was lost, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.evaluation.evaluate import Evaluation
from flows.evaluation.judge import Judged

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
