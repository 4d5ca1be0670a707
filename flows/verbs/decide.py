"""``clausier decide``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        "clausier decide bail-lyon.pdf expiration_date\n\n"
        'clausier decide bail-lyon.pdf expiration_date accept --by "Me Arnal"\n\n'
        'clausier decide bail-lyon.pdf expiration_date correct 2027-03-31 --by "Me Arnal"\n\n'
        "clausier decide 3f2a91c0 price reject --number 2 --by AB\n\n"
        "Nothing is read anew: the next audit publishes what was decided, beside what the machine reads. "
        "'clausier export labels' makes labels of it."
    )
    def decide(
        contract: Annotated[str, typer.Argument(metavar="CONTRACT", help="As in 'clausier show'.")],
        kind: Annotated[str, typer.Argument(metavar="FIELD", help="As in the view terms: price, term ...")],
        action: Annotated[
            Literal["accept", "reject", "correct"] | None,
            typer.Argument(help="Left out, the values are listed with their numbers."),
        ] = None,
        value: Annotated[str | None, typer.Argument(help="The right one, for 'correct'.")] = None,
        number: Annotated[int | None, typer.Option(min=1, help="Which of several values.")] = None,
        by: Annotated[str, typer.Option(help="Who decides.")] = "",
        workspace: Workspace = WORKSPACE,
        json: AsJson = False,
    ) -> None:
        """Accept, reject or correct a value that was read; the decision outlives every audit."""
        from flows.commands.decide import run_decide

        raise typer.Exit(
            run_decide(contract, kind, action, value, workspace, number=number, by=by, as_json=json)
        )
