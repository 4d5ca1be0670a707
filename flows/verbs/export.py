"""``clausier export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import EXIT_CODES, WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier export --to tables/\n\n"
        "clausier export contracts deadlines --to tables/ --format parquet\n\n"
        "clausier export terms --to tables/ --format json --force\n\n"
        "clausier export labels --to tables/\n\n"
        "clausier export --schema > clausier.schema.json\n\n" + EXIT_CODES
    )
    def export(
        views: Annotated[
            list[str] | None,
            typer.Argument(
                help="Views to write (docs/views.md), all when left out; 'labels': what people decided."
            ),
        ] = None,
        to: Annotated[
            Path,
            typer.Option("--to", help="Folder for the files, one a view; made when it is not there."),
        ] = Path("clausier-export"),
        workspace: Workspace = WORKSPACE,
        format: Annotated[
            Literal["csv", "parquet", "json"],
            typer.Option(help="csv: UTF-8 with a heading; json: an array of rows, amounts as text."),
        ] = "csv",
        force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
        schema: Annotated[
            bool, typer.Option("--schema", help="Print the JSON Schema of all JSON, and write nothing.")
        ] = False,
        json: AsJson = False,
    ) -> None:
        """Write views of the published database as CSV, Parquet or JSON files.

        The values are those of the database. For a spreadsheet take portfolio.xlsx, where text that
        begins with "=" stays text. Labels are JSON Lines (docs/labels.md): what reviewers accepted,
        corrected and rejected, for clausier evaluate and for training.
        """
        from flows.commands.export import print_schema, run_export

        if schema:
            raise typer.Exit(print_schema())
        raise typer.Exit(run_export(views or [], workspace, to=to, form=format, force=force, as_json=json))
