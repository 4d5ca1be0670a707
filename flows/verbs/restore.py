"""``clausier restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.options import EXIT_CODES, WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier restore audit-2026.zip --workspace audit-2026\n\n"
        "clausier restore audit-2026.zip --workspace audit-2026 --force\n\n"
        "clausier restore audit-2026.zip --check\n\n" + EXIT_CODES
    )
    def restore(
        file: Annotated[Path, typer.Argument(help="As 'clausier backup' wrote it.")],
        workspace: Workspace = WORKSPACE,
        force: Annotated[
            bool, typer.Option("--force", help="Set a workspace that lies there aside; it is kept.")
        ] = False,
        check: Annotated[
            bool, typer.Option("--check", help="Compare the whole backup with its list; write nothing.")
        ] = False,
        json: AsJson = False,
    ) -> None:
        """Put a backup in the place of a workspace, once every checksum was found right.

        A backup that was cut short, changed or made up is refused, and nothing is left of it.
        """
        from flows.commands.restore import run_restore

        raise typer.Exit(run_restore(file, workspace, force=force, check=check, as_json=json))
