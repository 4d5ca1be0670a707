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
    for name in dict.fromkeys((*gold.fields, *gold.wrong)):
        if name in FIELDS:
            field, wanted = FIELDS[name], gold.fields.get(name, ())
            verdicts = _each if field.many else _only
            yield from verdicts(field, gold, wanted, answers, answers.fields.get(name, ()))


def _each(
    field: Field, gold: Gold, wanted: tuple[str, ...], answers: Answers, said: tuple[Said, ...]
) -> Iterator[Judged]:
    """A field with several values: each that is said, and each that is missing."""
    pairs = _paired(field, wanted, said)
    taken = {label for labels in pairs.values() for label in labels}
    for place, one in enumerate(said):
        if pairs.get(place):
            yield _judged(gold, answers, field, "right", one, pairs[place])
        elif any(field.matches(one.value, label) for label in wanted):
            continue  # the same value again, in other words
        elif _is_invented(field, gold, one):
            yield _judged(gold, answers, field, "invented", one, wanted)
    for label in wanted:
        if label not in taken:
            yield _judged(gold, answers, field, "missed", None, (label,))
    if not wanted and not said and not _is_partial(field, gold):
        yield _judged(gold, answers, field, "rightly_absent", None, ())


def _paired(field: Field, wanted: tuple[str, ...], said: tuple[Said, ...]) -> dict[int, tuple[str, ...]]:
    """Place of a value said -> the labels it tells: those it equals first, then those it nearly equals."""
    left = list(dict.fromkeys(wanted))
    pairs: dict[int, tuple[str, ...]] = {}
    for same in (field.same, field.matches):
        for place, one in enumerate(said):
            told = () if place in pairs else tuple(label for label in left if same(one.value, label))
            if told:
                pairs[place] = told
                left = [label for label in left if label not in told]
    return pairs


def _only(
    field: Field, gold: Gold, wanted: tuple[str, ...], answers: Answers, said: tuple[Said, ...]
) -> Iterator[Judged]:
    """A field with one value; where labels give several, any of them is right."""
    one = said[0] if said else None
    if one is not None and any(field.matches(one.value, label) for label in wanted):
        yield _judged(gold, answers, field, "right", one, wanted)
    elif wanted:
        yield _judged(gold, answers, field, "wrong" if one else "missed", one, wanted)
    elif one is not None:
        if _is_invented(field, gold, one):
            yield _judged(gold, answers, field, "invented", one, wanted)
    elif not _is_partial(field, gold):
        yield _judged(gold, answers, field, "rightly_absent", None, ())


def _is_partial(field: Field, gold: Gold) -> bool:
    """Whether labels do not say everything of a field; where they only say what is wrong, they do not."""
    return field.name in gold.partial or field.name not in gold.fields


def _is_invented(field: Field, gold: Gold, one: Said) -> bool:
    """Whether a value that no label asks for is held against us."""

    def listed(labels: Mapping[str, tuple[str, ...]]) -> bool:
        return any(field.matches(one.value, label) for label in labels.get(field.name, ()))

    return listed(gold.wrong) or not (_is_partial(field, gold) or listed(gold.also))


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
