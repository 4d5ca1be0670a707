"""``clausier review``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier review\n\n"
        "clausier review --severity high --owner martin\n\n"
        "clausier review --limit 0 --json\n\n"
        "Each contract is opened by: clausier show CONTRACT"
    )
    def review(
        workspace: Workspace = WORKSPACE,
        limit: Annotated[int, typer.Option(min=0, help="Contracts at most; 0: all.")] = 20,
        owner: Annotated[str | None, typer.Option(help="Only contracts of this owner.")] = None,
        severity: Annotated[
            Literal["high", "medium", "low"] | None, typer.Option(help="Only so severe, or worse.")
        ] = None,
        locale: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
        ] = None,
        json: AsJson = False,
    ) -> None:
        """List the contracts to look at first, and why: by severity, money, doubt and deadline."""
        from flows.commands.review import run_review

        raise typer.Exit(
            run_review(workspace, limit=limit, owner=owner, severity=severity, locale=locale, as_json=json)
        )
