"""What ``clausier evaluate`` prints: for people as tables, for programs as one JSON object.

The test side is figures only: no error and no change of one of its documents is shown, in either form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from data.splits import side_of
from flows.evaluation import compare, spans, tables
from flows.evaluation.evaluate import Evaluation
from flows.evaluation.gold import Refused
from flows.evaluation.judge import Judged
from flows.evaluation.states import mean_f1

_GROUPS = ("language", "read_as", "contract_type")
_LISTED = 10
_WORDS = 400
_BAD = frozenset({"wrong", "missed", "invented"})


def figures(evaluation: Evaluation) -> Iterator[str]:
    """Tell all figures, and which labels were refused."""
    yield f"{evaluation.documents} labelled documents"
    yield ""
    yield from tables.plain(tables.fields(evaluation.scores()))
    error = evaluation.calibration_error()
    if error is not None:
        yield ""
        yield f"expected calibration error, all fields pooled: {error:.3f}"
    if evaluation.ranked:
        yield ""
        yield from tables.plain(tables.clause_types(evaluation))
    if evaluation.states:
        yield ""
        yield from tables.plain(tables.states(evaluation))
    yield from _refused(evaluation.refused)


def _refused(refused: tuple[Refused, ...]) -> Iterator[str]:
    unfit = [one for one in refused if not one.elsewhere]
    elsewhere = len(refused) - len(unfit)
    if elsewhere:
        yield ""
        yield f"{elsewhere} labelled document{'s are' if elsewhere > 1 else ' is'} not in this folder"
    if unfit:
        yield ""
        yield f"{len(unfit)} labels do not fit and were left out" + (
            f", the first {_LISTED} (--json has all):" if len(unfit) > _LISTED else ":"
        )
        yield from (f"  {one.document}: {one.reason}" for one in unfit[:_LISTED])


def _errors(evaluation: Evaluation, most: int) -> tuple[list[Judged], int]:
    """So many errors that may be looked at; and how many of the test side are not shown."""
    wrong = [one for one in evaluation.judged if one.verdict in _BAD]
    seen = [one for one in wrong if side_of(one.document) != "test"]
    return seen[:most], len(wrong) - len(seen)


def errors(evaluation: Evaluation, most: int) -> Iterator[str]:
    """Tell errors with their words."""
    shown, hidden = _errors(evaluation, most)
    for one in shown:
        page = f", page {one.page}" if one.page else ""
        yield f"\n{one.field} {one.verdict}: {one.document}{page}"
        said = f"{one.said} ({one.confidence:.2f})" if one.said else "(nothing)"
        yield f"  said {said}, labelled {one.label or '(nothing)'}"
        if one.quote:
            yield f"  words: {' '.join(one.quote.split())[:_WORDS]}"
        elif one.state:
            yield f"  told as {one.state}"
    if not shown and not hidden:
        yield "\nno errors"
    if hidden:
        yield f"\n{hidden} errors are on the test side and are not shown: it is figures only"


def changes(before: Evaluation, after: Evaluation) -> Iterator[str]:
    """Tell what was gained and lost, and the figures of both."""
    found = list(compare.changes(before, after))
    gained = sum(one.gained for one in found)
    made = before.about.get("made", "a saved run")
    yield f"\nagainst {made}: {gained} gained, {len(found) - gained} lost"
    for one in found:
        if side_of(one.document) == "test":
            continue
        sign = "+" if one.gained else "-"
        label = one.label or "nothing"
        yield f"{sign} {one.field}: {one.document}: {one.before} -> {one.after} (labelled {label})"
    hidden = sum(side_of(one.document) == "test" for one in found)
    if hidden:
        yield f"{hidden} of them are on the test side and are not listed"
    only_old, only_new = compare.apart(before, after)
    if only_old or only_new:
        yield f"not compared: {only_old} documents of the saved run alone, {only_new} of this one alone"
    yield ""
    yield from tables.plain(compare.figures(before, after))
    clauses = compare.clause_figures(before, after)
    if clauses[1]:
        yield ""
        yield from tables.plain(clauses)


def as_json(evaluation: Evaluation, most_errors: int, before: Evaluation | None) -> dict[str, Any]:
    """Return everything as JSON takes it."""
    scored = spans.scores(evaluation.ranked, evaluation.span_labels)

    def pooled(*, clauses_only: bool) -> dict[str, Any]:
        return asdict(spans.pooled(evaluation.ranked, evaluation.span_labels, clauses_only=clauses_only))

    told: dict[str, Any] = {
        "about": dict(evaluation.about),
        "documents": evaluation.documents,
        "fields": [
            asdict(one) | {"sure_share_right": one.sure_share_right, "sure_share": one.sure_share}
            for one in evaluation.scores()
        ],
        "groups": {
            name: {
                value: [asdict(score) for score in scores]
                for value, scores in tables.groups(evaluation, name).items()
            }
            for name in _GROUPS
        },
        "calibration_error": evaluation.calibration_error(),
        "reliability": [asdict(one) for one in evaluation.bins()],
        "clause_types": {
            "types": [asdict(one) for one in scored],
            "pooled": pooled(clauses_only=False),
            "pooled_clauses": pooled(clauses_only=True),
            "mean_aupr": spans.mean(scored, clauses_only=False),
            "mean_aupr_clauses": spans.mean(scored, clauses_only=True),
        }
        if evaluation.ranked
        else None,
        "states": [
            asdict(one) | {"precision": one.precision, "recall": one.recall, "f1": one.f1}
            for one in evaluation.states
        ],
        "states_mean_f1": mean_f1(evaluation.states),
        "refused": [asdict(one) for one in evaluation.refused],
    }
    if most_errors:
        shown, hidden = _errors(evaluation, most_errors)
        told |= {"errors": [one.row() for one in shown], "errors_of_test_side": hidden}
    if before is not None:
        found = list(compare.changes(before, evaluation))
        told["changes"] = {
            "gained": sum(one.gained for one in found),
            "lost": sum(not one.gained for one in found),
            "listed": [asdict(one) for one in found if side_of(one.document) != "test"],
            "clauses": {
                name: {"before": old, "now": new}
                for name, old, new in compare.clause_figures(before, evaluation)[1]
            },
        }
    return told
