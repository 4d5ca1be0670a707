"""``clausier show``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier show baux/bail-lyon.pdf\n\n"
        "clausier show 3f2a91c0 --evidence\n\n"
        'clausier show "maintenance verlac" --locale fr\n\n'
        "clausier show bail-lyon.pdf --json\n\n"
        "Exit codes: 0 one contract was shown; 2 none fits, or several do (they are listed)."
    )
    def show(
        contract: Annotated[
            str,
            typer.Argument(
                metavar="CONTRACT",
                help="Its contract_id or the beginning of it, its file, or words of title and parties.",
            ),
        ],
        workspace: Workspace = WORKSPACE,
        evidence: Annotated[
            bool,
            typer.Option("--evidence", help="Every quote whole, and where it stands on a scanned page."),
        ] = False,
        locale: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
        ] = None,
        json: AsJson = False,
    ) -> None:
        """Show everything that is known of one contract, with page and words; and what is not known."""
        from flows.commands.show import run_show

        raise typer.Exit(run_show(contract, workspace, evidence=evidence, locale=locale, as_json=json))
