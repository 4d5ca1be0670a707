"""The figures as tables: rows of text, for the terminal and for Markdown alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from flows.evaluation import spans
from flows.evaluation.evaluate import Evaluation
from flows.evaluation.fields import FIELDS
from flows.evaluation.judge import Judged
from flows.evaluation.measures import FEWEST, Score
from flows.evaluation.states import mean_f1

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""Heads, and rows."""
_HEADS = (
    *("field", "n", "right", "wrong", "missed", "invented", "rightly absent"),
    *("precision", "recall", "F1", "95 %", "sure and right", "sure of stated", "absent and right"),
)


def share(value: float | None) -> str:
    """Write a share with three digits; a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def fields(scores: Iterable[Score]) -> Table:
    """Precision, recall and surety of each field."""
    return _HEADS, [_row(one) for one in scores]


def _row(one: Score) -> tuple[str, ...]:
    interval = "-" if one.f1_low is None else f"{one.f1_low:.2f} to {one.f1_high:.2f}"
    few = " (few)" if one.positives < FEWEST else ""
    return (
        one.field,
        f"{one.positives}{few}",
        str(one.right),
        str(one.wrong),
        str(one.missed),
        str(one.invented),
        str(one.rightly_absent),
        share(one.precision),
        share(one.recall),
        share(one.f1),
        interval,
        f"{one.sure_right} of {one.sure}" + (f" = {one.sure_share_right:.3f}" if one.sure else ""),
        share(one.sure_share),
        f"{one.told_absent - one.false_absent} of {one.told_absent}",
    )


def groups(evaluation: Evaluation, name: str) -> dict[str, list[Score]]:
    """The figures by language, by way of reading or by type of contract; empty where all are of one."""
    parted: dict[str, list[Judged]] = {}
    for one in evaluation.judged:
        parted.setdefault(getattr(one, name) or "unknown", []).append(one)
    if len(parted) < 2:
        return {}
    return {value: evaluation.scores(judged) for value, judged in sorted(parted.items())}


def grouped(head: str, groups: Mapping[str, Sequence[Score]]) -> Table:
    """F1 of each field by group, with the number of values that labels ask for in brackets."""
    names = [
        name for name in FIELDS if any(s.field == name and s.positives for g in groups.values() for s in g)
    ]
    rows: list[tuple[str, ...]] = []
    for value, scores in groups.items():
        by_field = {score.field: score for score in scores if score.positives}
        cells = [
            f"{share(by_field[name].f1)} ({by_field[name].positives})" if name in by_field else "-"
            for name in names
        ]
        rows.append((value, str(max(score.documents for score in scores)), *cells))
    return (head, "documents", *names), rows


def clause_types(evaluation: Evaluation) -> Table:
    """CUAD's measure, by type and pooled."""
    scored = spans.scores(evaluation.ranked, evaluation.span_labels)
    rows: list[tuple[str, ...]] = [
        (one.type, str(one.labels), str(one.found), share(one.aupr), share(one.precision_at_80))
        for one in scored
    ]
    for clauses_only in (False, True):
        told = "clauses alone" if clauses_only else "all categories"
        pooled = spans.pooled(evaluation.ranked, evaluation.span_labels, clauses_only=clauses_only)
        area = spans.mean(scored, clauses_only=clauses_only)
        rows.append((f"mean, {told}", "", "", share(area), ""))
        rows.append(
            (
                f"pooled, {told}",
                str(pooled.labels),
                str(pooled.found),
                share(pooled.aupr),
                share(pooled.precision_at_80),
            )
        )
    return ("type", "labels", "passages", "AUPR", "precision at 80 % recall"), rows


def states(evaluation: Evaluation) -> Table:
    """What is told of presence, by type; and how often *absent* is right."""
    heads = (
        *("type", "labelled", "found", "told absent", "not labelled", "found in vain", "rightly absent"),
        *("precision", "recall", "F1"),
    )
    rows: list[tuple[str, ...]] = [
        (
            *map(str, (s.type, s.present, s.found, s.denied, s.absent, s.found_in_vain, s.rightly_absent)),
            *(share(s.precision), share(s.recall), share(s.f1)),
        )
        for s in evaluation.states
    ]
    mean = mean_f1(evaluation.states)
    if mean is not None:
        rows.append(("mean of types that are labelled", *[""] * 8, share(mean)))
    denied = sum(one.denied for one in evaluation.states)
    right = sum(one.rightly_absent for one in evaluation.states)
    if denied + right:
        told = f"absent is right {right} times of {right + denied} = {right / (right + denied):.3f}"
        rows.append((told, *[""] * 9))
    return heads, rows


def calibration(evaluation: Evaluation) -> Table:
    """Confidence stated and share right, by tenths."""
    rows: list[tuple[str, ...]] = [
        (
            f"{one.low:.1f} to {one.high:.1f}",
            str(one.stated),
            share(one.mean_confidence),
            share(one.share_right),
        )
        for one in evaluation.bins()
    ]
    return ("confidence", "values", "mean confidence", "right"), rows


def markdown(table: Table) -> str:
    """Write a table as Markdown."""
    heads, rows = table
    lines = [f"| {' | '.join(head.strip() for head in heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def plain(table: Table) -> Iterator[str]:
    """Write a table as lines whose columns stand under each other."""
    heads, rows = table
    every: Sequence[tuple[str, ...]] = [heads, *rows]
    widths = [max(len(row[place]) for row in every) for place in range(len(heads))]
    for row in every:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
