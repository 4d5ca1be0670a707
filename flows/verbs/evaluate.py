"""``clausier evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import AsJson, Quick, Thorough, depth_of


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier evaluate contracts/ --labels labels.jsonl\n\n"
        "clausier evaluate cuad/pdf --labels cuad/labels.csv --no-ocr --split test\n\n"
        "clausier evaluate cuad/pdf --labels cuad/labels.csv --corrections corrections.jsonl\n\n"
        "clausier evaluate contracts/ --errors 20 --field price\n\n"
        "clausier evaluate contracts/ --save new.json --against old.json\n\n"
        "clausier evaluate contracts/ --model my-model/ --against old.json\n\n"
        "clausier evaluate --workspace audit-2026 --sample 100\n\n"
        "clausier evaluate --workspace audit-2026 --sheet checked.xlsx\n\n"
        "Labels: CUAD's table (labels.csv) or JSON Lines (docs/labels.md).\n\n"
        "Exit codes: 0 the figures are told, and labels that do not fit are listed with them; 2 it cannot "
        "be done as asked, as where no labelled document can be used; 4 a file cannot be written."
    )
    def evaluate(
        folder: Annotated[
            Path | None,
            typer.Argument(help="The labelled documents; not needed with --sample and --sheet."),
        ] = None,
        labels: Annotated[
            Path | None,
            typer.Option(help="Labels; labels.jsonl or labels.csv in or beside FOLDER when left out."),
        ] = None,
        corrections: Annotated[
            Path | None,
            typer.Option(help="Labels that go before those of --labels, field by field."),
        ] = None,
        workspace: Annotated[
            Path | None,
            typer.Option(
                "--workspace",
                "-w",
                help="Where the audit is kept, and gone on with; a passing folder when left out.",
            ),
        ] = None,
        split: Annotated[
            Literal["all", "development", "test", "cross_validated"],
            typer.Option(help="Only documents on this side of data/labels/splits.csv."),
        ] = "all",
        field: Annotated[
            str | None, typer.Option(help="Only this field: price, party, expiration_date ...")
        ] = None,
        errors: Annotated[
            int,
            typer.Option(min=0, help="Show so many errors with their words; never those of the test side."),
        ] = 0,
        against: Annotated[
            Path | None, typer.Option(help="A saved evaluation: list what was gained and lost since.")
        ] = None,
        save: Annotated[Path | None, typer.Option(help="Keep every verdict in this file (JSON).")] = None,
        scorecard: Annotated[
            Path | None, typer.Option(help="Write the figures as Markdown, with a reliability picture.")
        ] = None,
        sample: Annotated[
            int,
            typer.Option(min=0, help="Draw so many values of the workspace into a sheet to be checked."),
        ] = 0,
        sheet: Annotated[
            Path | None,
            typer.Option(
                help="The checking sheet: where --sample writes; alone, the filled sheet to read."
            ),
        ] = None,
        model: Annotated[
            Path | None,
            typer.Option(help="A model of clause types that 'clausier train --to' made, to be tried."),
        ] = None,
        no_ocr: Annotated[bool, typer.Option("--no-ocr", help="Leave scanned pages unread.")] = False,
        quick: Quick = False,
        thorough: Thorough = False,
        jobs: Annotated[int | None, typer.Option(min=1, max=256, help="Processes that read.")] = None,
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
        json: AsJson = False,
    ) -> None:
        """Say how far the extraction can be believed: in figures, on documents that people labelled."""
        from flows.commands.evaluate import Request, run_evaluate

        request = Request(
            folder, labels, corrections, workspace, split, field, errors, against, save, scorecard, sample,
            sheet, model, no_ocr, depth_of(quick, thorough), jobs, quiet, json,
        )  # fmt: skip
        raise typer.Exit(run_evaluate(request))
