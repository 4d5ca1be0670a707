"""``clausier evaluate``."""

from __future__ import annotations

import json
import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import models
from flows.engine import Options
from flows.evaluation import show, tables
from flows.evaluation.corrections import corrected
from flows.evaluation.evaluate import Evaluation, hold, load_saved, save
from flows.evaluation.fields import FIELDS
from flows.evaluation.formats import beside, load
from flows.evaluation.gold import Labels
from flows.options import WORKSPACE
from flows.progress import reporter
from flows.run import run
from flows.settings_file import load_settings, ocr_off
from pipeline.errors import UsageError
from pipeline.settings import Depth
from pipeline.workspace import Workspace, open_workspace

_AS_OF = date(2026, 1, 1)
"""Labels do not change with the day, and neither may figures."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    folder: Path | None
    labels: Path | None
    corrections: Path | None
    workspace: Path | None
    split: str
    field: str | None
    errors: int
    against: Path | None
    save: Path | None
    scorecard: Path | None
    sample: int
    sheet: Path | None
    model: Path | None
    no_ocr: bool
    depth: Depth
    jobs: int | None
    quiet: bool
    as_json: bool

    def command(self) -> str:
        """Write the command that makes these figures, with names of files in place of their paths."""
        words: list[str] = ["clausier", "evaluate"]
        for place in (self.folder,):
            words += [place.name or str(place)] if place else []
        for option, path in (
            ("--labels", self.labels),
            ("--corrections", self.corrections),
            ("--workspace", self.workspace),
        ):
            words += [option, path.name] if path else []
        words += ["--split", self.split] if self.split != "all" else []
        words += ["--field", self.field] if self.field else []
        words += ["--model", self.model.name] if self.model else []
        words += ["--no-ocr"] if self.no_ocr else []
        words += [f"--{self.depth}"] if self.depth != "usual" else []
        words += ["--scorecard", self.scorecard.name] if self.scorecard else []
        return shlex.join(words)


def run_evaluate(request: Request) -> int:
    """Evaluate, draw a checking sheet or read one back; returns the exit code.

    Raises:
        UsageError: what was asked for cannot be done; the message says why.
        StorageError: a file that was asked for cannot be written.
        ModelError: a model is missing or altered.
    """
    if request.field is not None and request.field not in FIELDS:
        raise UsageError(f"--field {request.field} is none of {', '.join(FIELDS)}")
    if request.sample or request.sheet is not None:
        return _sheet(request)
    if request.folder is None:
        raise UsageError("name the folder of labelled documents, or use --sample or --sheet")
    if request.model is not None:
        _try_model(request.model)
    models.verify_all()
    # What cannot be read or written is told before the audit, not after it.
    before = load_saved(request.against) if request.against is not None else None
    for path in (request.save, request.scorecard):
        if path is not None and not path.parent.is_dir():
            raise UsageError(f"{path} cannot be written: there is no folder {path.parent}")
    evaluation = _evaluate(request, request.folder)
    if request.field is not None:
        evaluation = _only(evaluation, request.field)
        before = _only(before, request.field) if before is not None else None
    if request.save is not None:
        save(evaluation, request.save)
    if request.scorecard is not None:
        from flows.evaluation import scorecard

        scorecard.write(evaluation, request.scorecard)
    if request.as_json:
        print(json.dumps(show.as_json(evaluation, request.errors, before), ensure_ascii=False, indent=1))
    else:
        _print(evaluation, request.errors, before)
    return 0


def _try_model(folder: Path) -> None:
    """Have clause types told by another model than the one in use, in this process and its workers.

    Raises:
        UsageError: it is not there, or not as it was trained.
    """
    try:
        models.verify(folder)
    except models.ModelError as error:
        raise UsageError(f"--model {folder} cannot be used: {error}") from error
    os.environ[models.variable("clause_type")] = str(folder.resolve())


def _print(evaluation: Evaluation, errors: int, before: Evaluation | None) -> None:
    for line in show.figures(evaluation):
        print(line)
    if errors:
        for line in show.errors(evaluation, errors):
            print(line)
    if before is not None:
        for line in show.changes(before, evaluation):
            print(line)


def _only(evaluation: Evaluation, field: str) -> Evaluation:
    """Keep one field.

    Raises:
        UsageError: no label says anything of it.
    """
    kept = tuple(one for one in evaluation.judged if one.field == field)
    if not kept:
        raise UsageError(f"no label that can be used says anything of {field}")
    return replace(evaluation, judged=kept, ranked=(), states=())


def _evaluate(request: Request, folder: Path) -> Evaluation:
    if not folder.exists():
        raise UsageError(f"{folder} does not exist; name the folder of labelled documents")
    path = request.labels or beside(folder)
    labels = load(path)
    if request.corrections is not None:
        labels = corrected(labels, load(request.corrections))
    with _workspace(request) as workspace:
        settings = load_settings(workspace.settings, as_of=_AS_OF)
        settings = replace(settings, jobs=request.jobs or os.cpu_count() or 1, depth=request.depth)
        settings = ocr_off(settings) if request.no_ocr else settings
        with reporter(quiet=request.quiet) as told:
            run(workspace, Options(folder, settings), told, engine="plain")
        return _held(request, workspace, labels, path)


def _held(request: Request, workspace: Workspace, labels: Labels, path: Path) -> Evaluation:
    about = {"command": request.command(), "labels": path.name}
    if request.corrections is not None:
        about["labels"] += f", corrected by {request.corrections.name}"
    return hold(workspace, labels, split=request.split, about=about)


@contextmanager
def _workspace(request: Request) -> Iterator[Workspace]:
    os.umask(0o077)
    if request.workspace is not None:
        yield open_workspace(request.workspace)
        return
    with tempfile.TemporaryDirectory(prefix="clausier-evaluate-") as folder:
        yield open_workspace(Path(folder) / "w")


def _sheet(request: Request) -> int:
    from flows.evaluation import sheet, sheet_answers

    if request.folder is not None or request.labels is not None:
        raise UsageError(
            "--sample and --sheet go by a workspace that clausier audit made; leave FOLDER and --labels out"
        )
    if request.sample:
        workspace = Workspace(request.workspace or WORKSPACE)
        path = request.sheet or Path("checking-sheet.xlsx")
        drawn = sheet.draw(workspace, request.sample, path, request.field)
        following = shlex.join(["clausier", "evaluate", "--sheet", str(path)])
        if request.as_json:
            print(json.dumps({"sheet": str(path), "values": drawn, "asked_for": request.sample}, indent=1))
        else:
            told = f"{drawn} values" + (
                "" if drawn == request.sample else f" (of {request.sample} asked for)"
            )
            print(f"{told} are in {path}: mark each right or wrong, save it, and run")
            print(following)
        return 0
    assert request.sheet is not None
    checked = sheet_answers.read(request.sheet)
    if request.as_json:
        print(json.dumps(checked.as_json(), ensure_ascii=False, indent=1))
    else:
        for line in tables.plain(checked.table()):
            print(line)
        for line in checked.notes():
            print(line)
    return 0
