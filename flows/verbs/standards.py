"""``clausier standards``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace

Locale = Annotated[
    Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
]


def declare(app: typer.Typer) -> None:
    """Add the commands."""
    standards = typer.Typer(
        help="What our own terms say, and where contracts depart from them.",
        no_args_is_help=True,
        epilog="Examples:\n\nclausier standards list\n\nclausier standards show fr-services\n\n"
        "clausier standards check our-services.yaml\n\n"
        "clausier standards run --standards our-standards/\n\n"
        "An audit holds every contract against the standard of its type; the view deviations has the rest. "
        "docs/writing-a-standard.md teaches to write one.",
    )
    app.add_typer(standards, name="standards")

    @standards.command(
        "list",
        epilog="Examples:\n\nclausier standards list\n\nclausier standards list -w audit-2026 --json\n\n"
        "Exit codes: 0 listed; 1 a standard cannot be used.",
    )
    def standards_list(workspace: Workspace = WORKSPACE, json: AsJson = False) -> None:
        """List the standards: those of the workspace first, then those that Clausier brings."""
        from flows.commands.standards import list_standards

        raise typer.Exit(list_standards(workspace, as_json=json))

    @standards.command(
        "check",
        epilog="Examples:\n\nclausier standards check our-services.yaml\n\n"
        "clausier standards check our-standards/ --json\n\n"
        "Exit codes: 0 sound; 1 there are mistakes, each with its line and what to write; 2 no such file.",
    )
    def standards_check(
        file: Annotated[Path, typer.Argument(help="A standard, or a folder of them.")],
        json: AsJson = False,
    ) -> None:
        """Explain every mistake of a standard line by line."""
        from flows.commands.standards import check_standards

        raise typer.Exit(check_standards(file, as_json=json))

    @standards.command(
        "show",
        epilog="Examples:\n\nclausier standards show fr-services\n\n"
        "clausier standards show en-distribution --locale en --json\n\n"
        "Exit codes: 0 shown; 2 there is no such standard.",
    )
    def standards_show(
        standard_id: Annotated[str, typer.Argument(help="As in 'clausier standards list'.")],
        workspace: Workspace = WORKSPACE,
        locale: Locale = None,
        json: AsJson = False,
    ) -> None:
        """Show one standard clause by clause: what it wants, by which values and words."""
        from flows.commands.standards import show_standard

        raise typer.Exit(show_standard(standard_id, workspace, locale, as_json=json))

    @standards.command(
        "run",
        epilog="Examples:\n\nclausier standards run\n\nclausier standards run --contract bail-lyon.pdf\n\n"
        "clausier standards run --standards our-standards/ -w audit-2026 --json\n\n"
        "Nothing is written: the next 'clausier audit' of the same archive, which reads no page again, "
        "publishes the standards of the workspace in the view deviations.\n\n"
        "Exit codes: 0 compared; 1 a standard cannot be used; 2 there is no audit to compare.",
    )
    def standards_run(
        folder: Annotated[
            Path | None,
            typer.Option(
                "--standards",
                help="What if these were our standards? Tells which clauses change their state.",
            ),
        ] = None,
        contract: Annotated[
            str | None, typer.Option(help="One contract alone, as in 'clausier show'.")
        ] = None,
        workspace: Workspace = WORKSPACE,
        locale: Locale = None,
        json: AsJson = False,
    ) -> None:
        """Hold an audit against the standards, without reading a page: what departs, and in which words."""
        from flows.commands.standards_run import run_standards

        raise typer.Exit(run_standards(folder, contract, workspace, locale, as_json=json))
