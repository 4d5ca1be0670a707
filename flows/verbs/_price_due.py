"""``clausier price due``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace


def declare_due(price: typer.Typer) -> None:
    """Add the command to the group ``price``."""

    @price.command(
        "due",
        epilog="Examples:\n\n"
        "clausier price due bail-lyon.pdf\n\n"
        "clausier price due\n\n"
        "clausier price due 3f2a91c0 --today 2027-01-01 --json\n\n"
        "clausier price due bail-lyon.pdf --no-small-firm --skipped 2024-01-01\n\n"
        "Exit codes: 0 prices are told; 1 a price of the contract named is not known, or it has none; 2 no "
        "contract fits, or several do (they are listed), or no price moves on a day given with --skipped.",
    )
    def price_due(
        contract: Annotated[
            str | None,
            typer.Argument(
                metavar="[CONTRACT]",
                help="Its contract_id or the beginning of it, its file, or words of title and parties; "
                "all contracts when left out.",
            ),
        ] = None,
        workspace: Workspace = WORKSPACE,
        today: Annotated[
            datetime | None,
            typer.Option(
                formats=["%Y-%m-%d"], help="Work it out for this day; as at the last audit when left out."
            ),
        ] = None,
        skipped: Annotated[
            list[datetime] | None,
            typer.Option(
                formats=["%Y-%m-%d"],
                help="A day on which the price was to move and nobody asked for it; may be given again.",
            ),
        ] = None,
        small_firm: Annotated[
            bool | None,
            typer.Option(
                "--small-firm/--no-small-firm", help="Whether who pays is a small firm for caps of law."
            ),
        ] = None,
        locale: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
        ] = None,
        json: AsJson = False,
    ) -> None:
        """Show what is due for each price in each period: the sum, the index values, what is assumed.

        Where the words of a clause can be read in several ways, each reading has its own prices, and the
        difference between them is told: until today, and over the next twelve months.
        """
        from flows.commands.price_due import run_due
        from pipeline.indexation.contract import Known

        day = None if today is None else today.date()
        known = Known(frozenset(one.date() for one in skipped or ()), small_firm)
        raise typer.Exit(run_due(contract, workspace, today=day, known=known, locale=locale, as_json=json))
