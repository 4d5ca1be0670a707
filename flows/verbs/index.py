"""``clausier index``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the commands."""
    index = typer.Typer(
        help="Official index series and rates: what was published, when, and what is not known.",
        no_args_is_help=True,
        epilog="Examples:\n\nclausier index list\n\nclausier index show ILC --from 2020-Q1\n\n"
        "clausier index import valeurs_trimestrielles.csv\n\n"
        "Further values and series of your own lie in the folder indices of the workspace. docs/indices.md "
        "describes the files.",
    )
    app.add_typer(index, name="index")

    @index.command(
        "list",
        epilog="Examples:\n\nclausier index list\n\nclausier index list -w audit-2026 --json\n\n"
        "Exit codes: 0 listed; 2 a file of the workspace is no series, each mistake with its file.",
    )
    def index_list(
        workspace: Workspace = WORKSPACE,
        locale: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
        ] = None,
        json: AsJson = False,
    ) -> None:
        """List the series: code, unit, from when to when, gaps and conflicts, title."""
        from flows.commands.index import list_indices

        raise typer.Exit(list_indices(workspace, locale=locale, as_json=json))

    @index.command(
        "show",
        epilog="Examples:\n\nclausier index show ILC\n\n"
        "clausier index show 'indice Syntec' --from 2019-01 --to 2021-12\n\n"
        "clausier index show 'Bank Rate' --as-of 2024-03-31 --locale fr\n\n"
        "clausier index show BT01 --json\n\n"
        "Exit codes: 0 shown; 2 there is no such series, or a name that means several.",
    )
    def index_show(
        name: Annotated[str, typer.Argument(help="A code as in 'clausier index list', or a name.")],
        first: Annotated[
            str | None,
            typer.Option("--from", metavar="PERIOD", help="First period, as 2020-Q1 or 2020-01."),
        ] = None,
        last: Annotated[str | None, typer.Option("--to", metavar="PERIOD", help="Last period.")] = None,
        as_of: Annotated[
            str | None,
            typer.Option(metavar="YYYY-MM-DD", help="What was published on this day; all when left out."),
        ] = None,
        values: Annotated[int, typer.Option(min=0, help="How many of the last values are printed.")] = 8,
        workspace: Workspace = WORKSPACE,
        locale: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
        ] = None,
        json: AsJson = False,
    ) -> None:
        """Show one series: its sources, last values and vintages, gaps, conflicts, and its curve."""
        from flows.commands.index import show_index

        raise typer.Exit(
            show_index(
                name,
                workspace,
                first=first,
                last=last,
                as_of=as_of,
                values=values,
                locale=locale,
                as_json=json,
            )
        )

    @index.command(
        "import",
        epilog="Examples:\n\nclausier index import valeurs_trimestrielles.csv\n\n"
        "clausier index import series-d7bt.csv -w audit-2026\n\n"
        "clausier index import our-values.csv --allow-gaps\n\n"
        "clausier index import ilc.csv --correction 'rectificatif, JO of 1 October 2026'\n\n"
        "It takes CSV as INSEE's BDM and the ONS give it, and a plain one with the columns "
        "series,period,value,published,source,correction (docs/indices.md). A value that differs from a "
        "known one is a new vintage where it was published later and its series is revised so far, or "
        "where a correction is said; else it is a contradiction. Nothing is overwritten.\n\n"
        "Exit codes: 0 imported, or nothing new in it; 1 refused, each line with its reason, and nothing "
        "was written; 2 no such file, or none of these layouts; 4 the workspace cannot be written; 5 an "
        "audit holds it.",
    )
    def index_import(
        file: Annotated[Path, typer.Argument(help="The CSV file.")],
        series: Annotated[
            str | None,
            typer.Option(metavar="CODE", help="Which series it is, where the file does not say so itself."),
        ] = None,
        allow_gaps: Annotated[
            bool, typer.Option("--allow-gaps", help="Take a file that leaves periods out; they are noted.")
        ] = False,
        correction: Annotated[
            str | None,
            typer.Option(
                metavar="REASON",
                help="The publisher corrected values that should be final: where that is said. Kept with "
                "each of them.",
            ),
        ] = None,
        unusual: Annotated[
            str | None,
            typer.Option(
                metavar="REASON",
                help="Steps and days that are like none before are right: why. Kept with each of them; "
                "no reason takes a factor ten, or a day before its period has ended.",
            ),
        ] = None,
        check: Annotated[
            bool, typer.Option("--check", help="Say what would happen; write nothing.")
        ] = False,
        workspace: Workspace = WORKSPACE,
        json: AsJson = False,
    ) -> None:
        """Take further values of official series into the workspace, all of a file or nothing."""
        from datetime import date

        from flows.commands.index_import import import_index

        raise typer.Exit(
            import_index(
                file,
                workspace,
                series=series,
                allow_gaps=allow_gaps,
                correction=correction,
                unusual=unusual,
                check=check,
                today=date.today(),
                as_json=json,
            )
        )
