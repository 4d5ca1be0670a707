"""``clausier price``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from flows.options import AsJson
from flows.verbs._price_due import declare_due


def declare(app: typer.Typer) -> None:
    """Add the commands."""
    price = typer.Typer(
        help="From a clause to its formula, and to the price due.",
        no_args_is_help=True,
        epilog='Examples:\n\nclausier price read "The rent rises by 3% each year."',
    )
    app.add_typer(price, name="price")

    @price.callback()
    def _group() -> None:
        """Keep ``read`` a verb of the group even where it is the only one."""

    @price.command(
        "read",
        epilog="Examples:\n\n"
        'clausier price read "The fee shall increase by 3% each year over the preceding fee."\n\n'
        "clausier price read --lang fr --locale en < clause.txt\n\n"
        'clausier price read "Le loyer est indexé chaque année sur l\'ILC." --json\n\n'
        "Exit codes: 0 one formula and nothing left open; 1 no formula, several, or a part that is not "
        "settled; 2 there is no text to read.",
    )
    def price_read(
        clause: Annotated[
            str,
            typer.Argument(
                metavar="[CLAUSE]", help="Words of the clause; from standard input when left out."
            ),
        ] = "-",
        lang: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Language of the clause; found when left out.")
        ] = None,
        locale: Annotated[
            Literal["fr", "en"] | None,
            typer.Option(help="Language in which it is told; that of the clause when left out."),
        ] = None,
        json: AsJson = False,
    ) -> None:
        """Read a clause that revises a price: formula, sentence, each part with its words, what is open.

        Where the words can be understood in two ways, both formulas are printed.
        """
        from flows.commands.price_read import run_read

        raise typer.Exit(run_read(clause, lang, locale=locale, as_json=json))

    declare_due(price)
