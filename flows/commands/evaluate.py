"""``clausier evaluate``."""

from __future__ import annotations

import json
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from flows.engine import Options
from flows.evaluation import tables
from flows.evaluation.compare import changes
from flows.evaluation.evaluate import Evaluation, hold, load_saved, save
from flows.evaluation.fields import FIELDS
from flows.evaluation.formats import beside, load
from flows.evaluation.splits import side_of
from flows.options import WORKSPACE
from flows.progress import reporter
from flows.run import run
from flows.settings_file import load_settings, ocr_off
from pipeline.errors import UsageError
from pipeline.workspace import Workspace, open_workspace

_AS_OF = date(2026, 1, 1)
"""Labels do not change with the day, and neither may figures."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    folder: Path | None
    labels: Path | None
    workspace: Path | None
    split: str
    field: str | None
    errors: int
    against: Path | None
    save: Path | None
    scorecard: Path | None
    sample: int
    sheet: Path | None
    no_ocr: bool
    jobs: int | None
    quiet: bool
    as_json: bool


def run_evaluate(request: Request) -> int:
    """Evaluate, draw a checking sheet or read one back; returns the exit code.

    Raises:
        UsageError: what was asked for cannot be done; the message says why.
    """
    if request.field is not None and request.field not in FIELDS:
        raise UsageError(f"--field {request.field} is none of {', '.join(FIELDS)}")
    if request.sample or (request.sheet is not None and request.folder is None):
        return _sheet(request)
    if request.folder is None:
        raise UsageError("name the folder of labelled documents, or use --sample or --sheet")
    evaluation = _evaluate(request, request.folder)
    if request.field is not None:
        kept = tuple(one for one in evaluation.judged if one.field == request.field)
        evaluation = replace(evaluation, judged=kept, ranked=(), states=())
    if request.save is not None:
        save(evaluation, request.save)
    if request.scorecard is not None:
        from flows.evaluation import scorecard

        scorecard.write(evaluation, request.scorecard)
    if request.as_json:
        print(json.dumps(_as_json(evaluation), ensure_ascii=False, indent=1))
        return 0
    for line in _told(evaluation):
        print(line)
    if request.errors:
        _show_errors(evaluation, request.errors)
    if request.against is not None:
        _show_changes(load_saved(request.against), evaluation)
    return 0


def _evaluate(request: Request, folder: Path) -> Evaluation:
    if not folder.exists():
        raise UsageError(f"{folder} does not exist; name the folder of labelled documents")
    path = request.labels or beside(folder)
    labels = load(path)
    with _workspace(request) as workspace:
        settings = load_settings(workspace.settings, as_of=_AS_OF)
        settings = replace(settings, jobs=request.jobs or os.cpu_count() or 1)
        settings = ocr_off(settings) if request.no_ocr else settings
        with reporter(quiet=request.quiet) as told:
            run(workspace, Options(folder, settings), told, engine="plain")
        command = shlex.join(
            ["clausier", *(Path(word).name if "/" in word else word for word in sys.argv[1:])]
        )
        return hold(workspace, labels, split=request.split, about={"command": command, "labels": path.name})


@contextmanager
def _workspace(request: Request) -> Iterator[Workspace]:
    os.umask(0o077)
    if request.workspace is not None:
        yield open_workspace(request.workspace)
        return
    with tempfile.TemporaryDirectory(prefix="clausier-evaluate-") as folder:
        yield open_workspace(Path(folder) / "w")


def _as_json(evaluation: Evaluation) -> dict[str, object]:
    from flows.evaluation import spans

    scored = spans.scores(evaluation.ranked, evaluation.span_labels)
    return {
        "about": dict(evaluation.about),
        "documents": evaluation.documents,
        "fields": [
            asdict(one) | {"sure_share_right": one.sure_share_right, "sure_share": one.sure_share}
            for one in evaluation.scores()
        ],
        "calibration_error": evaluation.calibration_error(),
        "reliability": [asdict(one) for one in evaluation.bins()],
        "clause_types": {
            "types": [asdict(one) for one in scored],
            "pooled": asdict(spans.pooled(evaluation.ranked, evaluation.span_labels, clauses_only=False)),
            "pooled_clauses": asdict(
                spans.pooled(evaluation.ranked, evaluation.span_labels, clauses_only=True)
            ),
            "mean_aupr": spans.mean(scored, clauses_only=False),
            "mean_aupr_clauses": spans.mean(scored, clauses_only=True),
        }
        if evaluation.ranked
        else None,
        "states": [asdict(one) for one in evaluation.states],
        "refused": [asdict(one) for one in evaluation.refused],
    }


def _told(evaluation: Evaluation) -> Iterator[str]:
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
    if evaluation.refused:
        yield ""
        yield f"{len(evaluation.refused)} labels do not fit and were left out, among them:"
        yield from (f"  {one.document}: {one.reason}" for one in evaluation.refused[:10])


def _show_errors(evaluation: Evaluation, most: int) -> None:
    """Errors twenty at a time, with their words; the test side is figures only."""
    wrong = [one for one in evaluation.judged if one.verdict in ("wrong", "missed", "invented")]
    shown = [one for one in wrong if side_of(one.document) != "test"][:most]
    if len(shown) < min(most, len(wrong)):
        print("\nErrors of documents on the test side are not shown: they are figures only.")
    for one in shown:
        print(f"\n{one.field} {one.verdict}: {one.document}" + (f", page {one.page}" if one.page else ""))
        print(
            f"  said {one.said or '(nothing)'} ({one.confidence:.2f}), labelled {one.label or '(nothing)'}"
        )
        if one.quote:
            print(f"  words: {' '.join(one.quote.split())[:400]}")
        elif one.state:
            print(f"  told as {one.state}")


def _show_changes(before: Evaluation, after: Evaluation) -> None:
    found = list(changes(before, after))
    gained = sum(one.gained for one in found)
    print(
        f"\nagainst {before.about.get('made', 'a saved run')}: {gained} gained, {len(found) - gained} lost"
    )
    for one in found:
        if side_of(one.document) == "test":
            continue
        sign = "+" if one.gained else "-"
        print(
            f"{sign} {one.field}: {one.document}: {one.before} -> {one.after} (label {one.label or 'none'})"
        )
    kept = sum(side_of(one.document) == "test" for one in found)
    if kept:
        print(f"{kept} of them are on the test side and are not listed")


def _sheet(request: Request) -> int:
    from flows.evaluation import sheet

    workspace = Workspace(request.workspace or WORKSPACE)
    if request.sample:
        path = request.sheet or Path("checking-sheet.xlsx")
        drawn = sheet.draw(workspace, request.sample, path, request.field)
        print(
            f"{drawn} values of {request.sample} asked for are in {path}: mark each right or wrong, save,"
        )
        print(f"and run: clausier evaluate --workspace {workspace.root} --sheet {path}")
        return 0
    assert request.sheet is not None
    evaluation = sheet.read(request.sheet)
    if request.as_json:
        print(json.dumps(evaluation.as_json(), ensure_ascii=False, indent=1))
    else:
        for line in tables.plain(evaluation.table()):
            print(line)
    return 0
