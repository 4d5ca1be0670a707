"""``clausier rules``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.options import WORKSPACE, AsJson, Workspace

Folder = Annotated[
    Path | None, typer.Option("--folder", help="Rules of your own, beside those that Clausier brings.")
]
Locale = Annotated[
    Literal["fr", "en"] | None, typer.Option(help="Language; as in settings.toml when left out.")
]


def declare(app: typer.Typer) -> None:
    """Add the commands."""
    rules = typer.Typer(
        help="List, explain, try and test the rules.",
        no_args_is_help=True,
        epilog="Examples:\n\nclausier rules list\n\nclausier rules show no-end-date\n\n"
        "clausier rules explain no-end-date bail-lyon.pdf\n\nclausier rules run --rules my-rules/\n\n"
        "clausier rules test",
    )
    app.add_typer(rules, name="rules")

    @rules.command(
        "list",
        epilog="Examples:\n\nclausier rules list\n\nclausier rules list --folder my-rules/ --json\n\n"
        "Exit codes: 0 listed; 1 a rule cannot be used.",
    )
    def rules_list(folder: Folder = None, json: AsJson = False) -> None:
        """List every rule with its severity and what it is about."""
        from flows.commands.rules import list_rules

        raise typer.Exit(list_rules(folder, as_json=json))

    @rules.command(
        "show",
        epilog="Examples:\n\nclausier rules show no-end-date\n\nclausier rules show no-end-date --json\n\n"
        "Exit codes: 0 shown; 1 a rule cannot be used; 2 no such rule.",
    )
    def rules_show(
        rule_id: Annotated[str, typer.Argument(help="As in 'clausier rules list'.")],
        folder: Folder = None,
        json: AsJson = False,
    ) -> None:
        """Explain one rule: why, advice, condition, sources, examples."""
        from flows.commands.rules import show_rule

        raise typer.Exit(show_rule(rule_id, folder, as_json=json))

    @rules.command(
        "explain",
        epilog="Examples:\n\nclausier rules explain not-signed baux/bail-lyon.pdf\n\n"
        "clausier rules explain no-end-date 3f2a91c0 --locale fr --json\n\n"
        "Exit codes: 0 explained; 2 no such rule or contract, or several contracts fit.",
    )
    def rules_explain(
        rule_id: Annotated[str, typer.Argument(help="As in 'clausier rules list'.")],
        contract: Annotated[str, typer.Argument(metavar="CONTRACT", help="As in 'clausier show'.")],
        workspace: Workspace = WORKSPACE,
        folder: Folder = None,
        locale: Locale = None,
        json: AsJson = False,
    ) -> None:
        """Print the whole reasoning of a rule about a contract: what it asks, what it saw, what it says."""
        from flows.commands.rules_explain import run_explain

        raise typer.Exit(run_explain(rule_id, contract, workspace, folder, locale, as_json=json))

    @rules.command(
        "run",
        epilog="Examples:\n\nclausier rules run --rules my-rules/\n\n"
        "clausier rules run --rules my-rules/ -w audit-2026 --json\n\n"
        "Exit codes: 0 judged; 1 a rule cannot be used; 2 there is no audit to judge.",
    )
    def rules_run(
        rules_folder: Annotated[
            Path,
            typer.Option(
                "--rules", help="A folder of rules; one with the id of a rule of the audit takes its place."
            ),
        ],
        workspace: Workspace = WORKSPACE,
        locale: Locale = None,
        json: AsJson = False,
    ) -> None:
        """Judge an audit by changed rules, without reading a page: which flags appear, which vanish."""
        from flows.commands.rules_run import run_changed

        raise typer.Exit(run_changed(rules_folder, workspace, locale, as_json=json))

    @rules.command(
        "test",
        epilog="Examples:\n\nclausier rules test\n\nclausier rules test no-end-date\n\n"
        "clausier rules test --folder my-rules/ --json\n\n"
        "Exit codes: 0 all are judged as they say; 1 one is not, or cannot be used; 2 no such rule.",
    )
    def rules_test(
        rule_id: Annotated[str | None, typer.Argument(help="One rule; all when left out.")] = None,
        folder: Folder = None,
        json: AsJson = False,
    ) -> None:
        """Test rules on their examples: rows against the condition, texts through the real extractors."""
        from flows.commands.rules import test_rules

        raise typer.Exit(test_rules(rule_id, folder, as_json=json))

    @rules.command(
        "docs",
        epilog="Examples:\n\nclausier rules docs > rules.md\n\n"
        "clausier rules docs --format html > rules.html\n\nclausier rules docs --format json\n\n"
        "Exit codes: 0 printed; 1 a rule cannot be used.",
    )
    def rules_docs(
        folder: Folder = None,
        form: Annotated[
            Literal["md", "html", "json"],
            typer.Option("--format", help="html: one page with a search box; json: every rule, whole."),
        ] = "md",
        json: AsJson = False,
    ) -> None:
        """Print every rule in both languages: what it asks, why, and what to do."""
        from flows.commands.rules_docs import print_docs

        raise typer.Exit(print_docs(folder, "json" if json else form))

    @rules.command(
        "accept",
        epilog="Examples:\n\n"
        'clausier rules accept not-signed bail-lyon.pdf --by "Me Arnal" --why "original in the safe"\n\n'
        "clausier rules accept no-end-date 3f2a91c0 --by AB --why renegotiated --until 2027-03-31\n\n"
        "clausier rules accept no-end-date 3f2a91c0 --by AB --why mistake --withdraw\n\n"
        "It leaves the review queue and the sum of risks, and stays in the view accepted_risks; after its "
        "last day it is back.",
    )
    def rules_accept(
        rule_id: Annotated[str, typer.Argument(help="As in 'clausier rules list'.")],
        contract: Annotated[str, typer.Argument(metavar="CONTRACT", help="As in 'clausier show'.")],
        by: Annotated[str, typer.Option(help="Who accepts the risk.")],
        why: Annotated[str, typer.Option(help="Why.")],
        until: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day it is accepted.")
        ] = None,
        today: Annotated[
            datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day of today, if another.")
        ] = None,
        withdraw: Annotated[bool, typer.Option("--withdraw", help="It is accepted no longer.")] = False,
        workspace: Workspace = WORKSPACE,
        json: AsJson = False,
    ) -> None:
        """Accept a risk knowingly: who, why, and until when."""
        from flows.commands.rules_accept import run_accept

        code = run_accept(
            rule_id,
            contract,
            workspace,
            by=by,
            why=why,
            until=until.date() if until else None,
            today=(today or datetime.now()).date(),
            withdraw=withdraw,
            as_json=json,
        )
        raise typer.Exit(code)

    @rules.command(
        "diff",
        epilog="Examples:\n\nclausier rules diff\n\nclausier rules diff --since RUN_ID --json\n\n"
        "The names of runs are in the view runs.",
    )
    def rules_diff(
        since: Annotated[
            str | None, typer.Option(help="A run; the one before the last when left out.")
        ] = None,
        workspace: Workspace = WORKSPACE,
        json: AsJson = False,
    ) -> None:
        """Tell which flags came and which went since a run."""
        from flows.commands.rules_diff import run_diff

        raise typer.Exit(run_diff(workspace, since, as_json=json))
