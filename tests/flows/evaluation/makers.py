"""Answers, labels and verdicts for the tests of the evaluation, with as little as a test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.evaluation.answers import Answers, Passage, Said
from flows.evaluation.evaluate import Evaluation
from flows.evaluation.gold import Gold, GoldSpan
from flows.evaluation.judge import Judged, Verdict


def answers(
    fields: Mapping[str, Sequence[str | Said]] | None = None,
    *,
    key: str = "a" * 64,
    names: Sequence[str] = ("a.pdf",),
    states: Mapping[str, str] | None = None,
    passages: Mapping[str, Sequence[tuple[float, str]]] | None = None,
    whole: bool = True,
) -> Answers:
    """What an audit says; a bare text is a value stated with confidence 0.95."""
    said = {
        name: tuple(one if isinstance(one, Said) else Said(one, 0.95) for one in values)
        for name, values in (fields or {}).items()
    }
    ranked = {
        kind: tuple(Passage(quote, chance, place, place + 1) for place, (chance, quote) in enumerate(found))
        for kind, found in (passages or {}).items()
    }
    return Answers(key, tuple(names), "en", "text", "services", whole, said, states or {}, ranked)


def gold(
    fields: Mapping[str, Sequence[str]] | None = None,
    *,
    document: str = "a",
    spans: Mapping[str, Sequence[str]] | None = None,
    **more: object,
) -> Gold:
    """Labels of one document."""
    worded = {kind: tuple(GoldSpan(quote) for quote in quotes) for kind, quotes in (spans or {}).items()}
    told = {name: tuple(values) for name, values in (fields or {}).items()}
    return Gold(document, fields=told, spans=worded, **more)  # type: ignore[arg-type]


def verdict(name: Verdict, document: str = "a", confidence: float = 0.95, field: str = "price") -> Judged:
    """One verdict."""
    said = "x" if name in ("right", "wrong", "invented") else ""
    label = "y" if name in ("right", "wrong", "missed") else ""
    return Judged(document, field, name, said, confidence if said else 0.0, label)


def evaluation(*judged: Judged, **more: object) -> Evaluation:
    """An evaluation of nothing but verdicts."""
    documents = len({one.document for one in judged})
    return Evaluation(judged, (), {}, (), (), documents, **more)  # type: ignore[arg-type]
