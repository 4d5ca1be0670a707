"""The command line: one verb a command. What a verb needs is imported when it is called."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from flows.options import EXIT_CODES, WORKSPACE, AsJson, Quick, Thorough, Workspace, depth_of
from flows.verbs import declare_all

app = typer.Typer(
    name="clausier",
    help="Read an archive of contracts and prove what was agreed, what is risky and what is missing.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command(
    epilog="Examples:\n\n"
    "clausier audit contracts/\n\n"
    "clausier audit contracts/ --workspace audit-2026 --today 2026-11-25\n\n"
    "clausier audit contracts/ --estimate\n\n"
    "clausier audit contracts/ --quick\n\n"
    "clausier audit contracts/ --thorough\n\n"
    "clausier audit contracts/ --register contracts.xlsx\n\n"
    "clausier audit contracts/ --no-ocr --json > audit.json\n\n" + EXIT_CODES
)
def audit(
    folder: Annotated[Path, typer.Argument(help="The archive: a folder, or one file. It is only read.")],
    workspace: Workspace = WORKSPACE,
    today: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Judge deadlines as of this day, not today.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, max=256, help="Processes that read at the same time; one a core.")
    ] = None,
    no_ocr: Annotated[bool, typer.Option("--no-ocr", help="Leave scanned pages unread.")] = False,
    quick: Quick = False,
    thorough: Thorough = False,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Say what a run would take, from a sample; do nothing.")
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Read again the files that failed last time.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Drop files that are no longer in the archive.")
    ] = False,
    register: Annotated[
        Path | None,
        typer.Option(
            "--register",
            help="Your own list of contracts (XLSX, XLS, ODS, CSV), compared with the archive.",
        ),
    ] = None,
    engine: Annotated[
        Literal["auto", "plain", "prefect"],
        typer.Option(
            help="Run plainly, or as a Prefect flow (auto: when PREFECT_API_URL is set, or for thousands)."
        ),
    ] = "auto",
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing but warnings; the exit code tells.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Read an archive into a database of terms, each with its words and page.

    Run again, it does only what is new or changed. Stopped at any moment, the next run goes on.
    """
    os.umask(0o077)
    if not (workspace / "clausier.duckdb").exists():
        # Something will be read: workers get ready while the rest of the command is imported.
        from flows import warm

        warm.start()
    from flows.commands.audit import run_audit

    try:
        code = run_audit(
            folder,
            workspace,
            today=today,
            jobs=jobs,
            no_ocr=no_ocr,
            depth=depth_of(quick, thorough),
            estimate=estimate,
            retry_failed=retry_failed,
            forget=forget,
            register=register,
            engine=engine,
            quiet=quiet,
            as_json=json,
        )
    except KeyboardInterrupt:
        _end("stopped; run the same command again to go on where it was", 130)
    raise typer.Exit(code)


@app.command(
    epilog="Examples:\n\nclausier status\n\nclausier status --workspace audit-2026 --json\n\n" + EXIT_CODES
)
def status(workspace: Workspace = WORKSPACE, json: AsJson = False) -> None:
    """Say what the workspace holds: files by status, flags, what ends soon, what could not be read."""
    from flows.commands.status import run_status

    raise typer.Exit(run_status(workspace, as_json=json))


@app.command(
    epilog="Examples:\n\n"
    "clausier query --list\n\n"
    "clausier query ending-soon\n\n"
    "clausier query unusual\n\n"
    "clausier query \"SELECT file_name, value_text, quote, page FROM terms WHERE kind = 'price'\"\n\n"
    'clausier query "SELECT * FROM deadlines" --format csv > deadlines.csv'
)
def query(
    sql: Annotated[str | None, typer.Argument(help="SQL, or the name of a saved query.")] = None,
    workspace: Workspace = WORKSPACE,
    format: Annotated[
        Literal["table", "csv", "json"], typer.Option(help="How rows are written.")
    ] = "table",
    list_saved: Annotated[
        bool, typer.Option("--list", help="List the saved queries and the views.")
    ] = False,
    limit: Annotated[int, typer.Option(min=0, help="Rows at most; 0: all.")] = 0,
    json: AsJson = False,
) -> None:
    """Run SQL, or a saved query, over the published database. It is opened read-only.

    The views are described in docs/views.md, and by "SELECT * FROM duckdb_columns()".
    """
    from flows.commands.query import run_query

    raise typer.Exit(
        run_query(sql, workspace, form="json" if json else format, list_saved=list_saved, limit=limit)
    )


declare_all(app)


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"clausier {installed('clausier')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit(2)


def main() -> None:
    """Run the command line; every foreseen error becomes one line and an exit code."""
    try:
        app()
    except Exception as error:
        from concurrent.futures import BrokenExecutor

        from models import ModelError
        from pipeline.errors import StorageError, UsageError, WorkspaceBusyError

        if isinstance(error, WorkspaceBusyError):
            _end(str(error), 5)
        if isinstance(error, UsageError):
            _end(str(error), 2)
        if isinstance(error, StorageError):
            _end(str(error), 4)
        if isinstance(error, ModelError):
            _end(f"this installation is not whole, nothing was done: {error}; install it again", 1)
        if isinstance(error, BrokenPipeError):
            sys.exit(1)
        if isinstance(error, BrokenExecutor):
            _end(f"the reading processes could not be kept alive ({error}); run again to go on", 1)
        raise


def _end(message: str, code: int) -> NoReturn:
    print(f"clausier: {message}", file=sys.stderr)
    sys.exit(code)
