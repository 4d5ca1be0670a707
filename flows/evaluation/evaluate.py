"""An evaluation: audit a folder, hold the result against labels, keep every verdict."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from data.splits import side_of
from flows.evaluation import spans as clause_types
from flows.evaluation.answers import Answers, read_answers
from flows.evaluation.fields import FIELDS
from flows.evaluation.gold import Gold, Labels, Refused
from flows.evaluation.judge import Judged, judge, judged_from
from flows.evaluation.matching import fit, match, wanted_ids
from flows.evaluation.measures import Bin, Score, calibration_error, reliability, score
from flows.evaluation.states import StateCount, count_states
from flows.evaluation.texts import read_texts
from flows.publication import load_decisions
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.terms import version_key
from pipeline.workspace import Workspace, storage_errors

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every verdict, and what the figures are made of."""

    judged: tuple[Judged, ...]
    ranked: tuple[clause_types.Ranked, ...]
    span_labels: Mapping[str, int]
    """Clause type -> passages that the labels ask for."""
    states: tuple[StateCount, ...]
    refused: tuple[Refused, ...]
    documents: int
    about: Mapping[str, str] = field(default_factory=dict)
    """When, of what, by which extractors."""

    def scores(self, judged: Iterable[Judged] | None = None) -> list[Score]:
        """Figures of every field that was labelled, in the fields' order."""
        groups: dict[str, list[Judged]] = {}
        for one in self.judged if judged is None else judged:
            groups.setdefault(one.field, []).append(one)
        return [score(name, groups[name]) for name in FIELDS if name in groups]

    def bins(self) -> list[Bin]:
        """Reliability of all fields pooled."""
        return reliability(self.judged)

    def calibration_error(self) -> float | None:
        """Expected calibration error of all fields pooled."""
        return calibration_error(self.bins())


def hold(workspace: Workspace, labels: Labels, *, split: str, about: Mapping[str, str]) -> Evaluation:
    """Hold a published database against labels.

    Args:
        workspace: what was audited.
        labels: the labels.
        split: ``all``, or the side of ``data/labels/splits.csv`` that is evaluated.
        about: what to keep with the figures.

    Raises:
        UsageError: no labelled document is there: that is an error, and not a score of 1. Or people
            decided values in this workspace: they would be held against themselves.
    """
    if load_decisions(workspace):
        raise UsageError(
            f"{workspace.root} holds decisions of reviewers, which would be judged in place of what the "
            "machine reads; leave --workspace out, or name another one"
        )
    connection = open_read_only(workspace.database)
    try:
        answers = read_answers(connection)
    finally:
        connection.close()
    chosen = [gold for gold in labels.documents if split == "all" or side_of(gold.document) == split]
    if not chosen and labels.documents:
        raise UsageError(
            f"nothing to evaluate: no labelled document is on the side {split!r}; try --split all"
        )
    pairs, refused = match(Labels(tuple(chosen), labels.refused), answers)
    if not pairs:
        raise UsageError(_nothing(len(chosen), refused))
    pairs, unfit = _fitted(workspace, pairs)
    if not pairs:
        raise UsageError(_nothing(len(chosen), unfit))
    judged = tuple(one for gold, told in pairs for one in judge(gold, told))
    ranked, span_labels = clause_types.rank(pairs)
    if not judged and not any(span_labels.values()):
        raise UsageError(_unsaid([*refused, *unfit]))
    return Evaluation(
        judged,
        tuple(ranked),
        span_labels,
        tuple(count_states(pairs)),
        (*refused, *unfit),
        len(pairs),
        {
            **about,
            "split": split,
            "terms": version_key(),
            "made": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        },
    )


def _nothing(count: int, refused: list[Refused]) -> str:
    told = f"nothing to evaluate: of {count} labelled documents none can be used"
    unfit = [one for one in refused if not one.elsewhere] or refused
    return told + (f" (as {unfit[0].document}: {unfit[0].reason})" if unfit else "")


def _unsaid(refused: list[Refused]) -> str:
    told = "nothing to evaluate: the labels say nothing of any field or clause that can be used"
    return told + (f" (as {refused[0].document}: {refused[0].reason})" if refused else "")


def _fitted(
    workspace: Workspace, pairs: list[tuple[Gold, Answers]]
) -> tuple[list[tuple[Gold, Answers]], list[Refused]]:
    texts = read_texts(workspace, wanted_ids(pairs))
    kept: list[tuple[Gold, Answers]] = []
    refused: list[Refused] = []
    for gold, told in pairs:
        text = texts.get(told.document_id)
        fitted, unfit = fit(gold, text or "", whole=told.whole and text is not None)
        refused += unfit
        if fitted is not None:
            kept.append((fitted, told))
    return kept, refused


def save(evaluation: Evaluation, path: Path) -> None:
    """Write an evaluation, to be compared with another one later; of the test side verdicts alone.

    Raises:
        StorageError: the disk is full, or may not be written.
        UsageError: the place cannot be written.
    """
    kept = replace(evaluation, judged=tuple(_veiled(one) for one in evaluation.judged))
    write_file(path, json.dumps({"format": FORMAT, **asdict(kept)}, ensure_ascii=False, indent=0) + "\n")


def write_file(path: Path, text: str) -> None:
    """Write a file that was asked for; a place that is not there is told in words.

    Raises:
        StorageError: the disk is full, or may not be written.
        UsageError: there is no such folder.
    """
    try:
        with storage_errors(path):
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error


def _veiled(one: Judged) -> Judged:
    """Leave out what was said and labelled of a document on the test side: it is figures only."""
    if side_of(one.document) != "test":
        return one
    return replace(one, said="(test)" if one.said else "", label="", quote="", page=None)


def load_saved(path: Path) -> Evaluation:
    """Read an evaluation that was saved.

    Raises:
        UsageError: it cannot be read, or another version wrote it.
    """
    try:
        row: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if row["format"] != FORMAT:
            raise UsageError(f"{path} was written by another version")
        return Evaluation(
            tuple(judged_from(one) for one in row["judged"]),
            tuple(clause_types.Ranked(**one) for one in row["ranked"]),
            row["span_labels"],
            tuple(StateCount(**one) for one in row["states"]),
            tuple(Refused(**one) for one in row["refused"]),
            row["documents"],
            row["about"],
        )
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is no saved evaluation; --save writes one ({error})") from error
