"""One document against its labels: a verdict a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from flows.evaluation.answers import Answers, Said
from flows.evaluation.fields import FIELDS, Field
from flows.evaluation.gold import Gold

Verdict = Literal["right", "wrong", "missed", "invented", "rightly_absent"]
"""``wrong``: another value is there, and was missed by it; ``invented``: what is said is not asked for."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one value of one document."""

    document: str
    field: str
    verdict: Verdict
    said: str = ""
    confidence: float = 0.0
    label: str = ""
    """What the labels ask for, several joined by ``; ``."""
    quote: str = ""
    page: int | None = None
    state: str = ""
    """What ``clause_states`` says where nothing was stated."""
    language: str = ""
    read_as: str = ""
    contract_type: str = ""

    def row(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)


def judge(gold: Gold, answers: Answers) -> Iterator[Judged]:
    """Yield the verdicts on every labelled field of a document."""
    for name, wanted in gold.fields.items():
        if name in FIELDS:
            yield from _field(FIELDS[name], gold, wanted, answers)


def _field(field: Field, gold: Gold, wanted: tuple[str, ...], answers: Answers) -> Iterator[Judged]:
    said = answers.fields.get(field.name, ())
    verdicts = _each if field.many else _only
    yield from verdicts(field, gold, wanted, answers, said)


def _each(
    field: Field, gold: Gold, wanted: tuple[str, ...], answers: Answers, said: tuple[Said, ...]
) -> Iterator[Judged]:
    """A field with several values: each that is said, and each that is missing."""
    left = list(wanted)
    for one in said:
        same = [label for label in wanted if field.same(one.value, label)]
        if same and not set(same) & set(left):
            continue  # the same value again, in other words
        if same:
            left = [label for label in left if label not in same]
            yield _judged(gold, answers, field, "right", one, same)
        elif not any(field.same(one.value, label) for label in gold.also.get(field.name, ())):
            yield _judged(gold, answers, field, "invented", one, wanted)
    for label in left:
        yield _judged(gold, answers, field, "missed", None, (label,))
    if not wanted and not said:
        yield _judged(gold, answers, field, "rightly_absent", None, ())


def _only(
    field: Field, gold: Gold, wanted: tuple[str, ...], answers: Answers, said: tuple[Said, ...]
) -> Iterator[Judged]:
    """A field with one value; where labels give several, any of them is right."""
    one = said[0] if said else None
    verdict: Verdict
    if one is None:
        verdict = "missed" if wanted else "rightly_absent"
    elif any(field.same(one.value, label) for label in wanted):
        verdict = "right"
    else:
        verdict = "wrong" if wanted else "invented"
    yield _judged(gold, answers, field, verdict, one, wanted)


def _judged(
    gold: Gold, answers: Answers, field: Field, verdict: Verdict, said: Said | None, labels: Iterable[str]
) -> Judged:
    return Judged(
        gold.document,
        field.name,
        verdict,
        said.value if said else "",
        said.confidence if said else 0.0,
        "; ".join(labels),
        said.quote if said else "",
        said.page if said else None,
        answers.states.get(field.kind, ""),
        gold.language or answers.language,
        answers.read_as,
        answers.contract_type,
    )


def judged_from(row: Mapping[str, Any]) -> Judged:
    """Read a verdict back from a saved run."""
    return Judged(**{name: row[name] for name in Judged.__slots__ if name in row})
