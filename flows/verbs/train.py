"""``clausier train``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier train cuad/pdf fr --labels cuad/labels.csv --labels data/labels/french.jsonl\n\n"
        "clausier train contracts/ --to my-model/\n\n"
        "Documents on the test side of data/labels/splits.csv, and what is nearly the same as one of them, "
        "teach nothing."
    )
    def train(
        folders: Annotated[list[Path], typer.Argument(help="Folders of labelled documents.")],
        labels: Annotated[
            list[Path] | None,
            typer.Option(help="Labels, one file a folder; beside the folder when left out."),
        ] = None,
        to: Annotated[
            Path | None,
            typer.Option(help="Where the model goes; the place of the one in use when left out."),
        ] = None,
        jobs: Annotated[int | None, typer.Option(min=1, max=256, help="Processes.")] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    ) -> None:
        """Train the model of clause types on labelled documents. The same documents give the same model."""
        from flows.commands.train import run_train

        raise typer.Exit(run_train(folders, labels or [], to=to, jobs=jobs, quiet=quiet))
