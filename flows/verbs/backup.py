"""``clausier backup``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.options import EXIT_CODES, WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier backup --to backups/\n\n"
        "clausier backup --to audit-2026.zip --workspace audit-2026 --full\n\n" + EXIT_CODES
    )
    def backup(
        to: Annotated[
            Path, typer.Option("--to", help="The file, or a folder for a file named by the second.")
        ] = Path(),
        workspace: Workspace = WORKSPACE,
        full: Annotated[
            bool, typer.Option("--full", help="Take in what an audit makes anew: database, index, report.")
        ] = False,
        json: AsJson = False,
    ) -> None:
        """Write a workspace to one file: decisions, settings, register, rules, and all that was read.

        It holds words of your contracts: keep it where the contracts may lie. The archive is not in it.
        """
        from flows.commands.backup import run_backup

        raise typer.Exit(run_backup(workspace, to=to, full=full, as_json=json))
