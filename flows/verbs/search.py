"""``clausier search``."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace


def declare(app: typer.Typer) -> None:
    """Add the command."""

    @app.command(
        epilog="Examples:\n\n"
        'clausier search "résiliation anticipée"\n\n'
        "clausier search '\"tacite reconduction\" -loyer' --type lease\n\n"
        'clausier search "limitation of liability" --party acme --limit 50\n\n'
        "clausier search indemnity --language en --json\n\n"
        "Exit codes: 0 something was found; 1 nothing; 2 the question cannot be asked."
    )
    def search(
        words: Annotated[
            str,
            typer.Argument(help='All must be there; "..." is a phrase, -word must not be there.'),
        ],
        workspace: Workspace = WORKSPACE,
        language: Annotated[
            Literal["fr", "en"] | None, typer.Option(help="Only contracts in this language.")
        ] = None,
        contract_type: Annotated[
            str | None, typer.Option("--type", help="Only this type: lease, services, supply, ...")
        ] = None,
        document_class: Annotated[
            str | None, typer.Option("--class", help="Only this class: contract, amendment, ...")
        ] = None,
        party: Annotated[str | None, typer.Option(help="Only contracts with a party of this name.")] = None,
        file: Annotated[str | None, typer.Option(help="Only files with these words in their name.")] = None,
        limit: Annotated[int, typer.Option(min=1, max=10_000, help="Clauses at most.")] = 20,
        json: AsJson = False,
    ) -> None:
        """Search all clauses: accents and word forms do not matter, in French and English.

        Each answer has its file, page and words; best first.
        """
        from flows.commands.search import run_search
        from pipeline.search import Question

        question = Question(
            words=words,
            language=language,
            contract_type=contract_type,
            document_class=document_class,
            party=party,
            file=file,
            limit=limit,
        )
        raise typer.Exit(run_search(question, workspace, as_json=json))
