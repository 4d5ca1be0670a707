"""``clausier show``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from flows._card_line import Line
from flows._card_lines import CardLines
from flows._card_places import with_boxes
from flows.contract_card import Row, card, find_contracts
from flows.other_language import departures_told, flags_told, published_in
from flows.outputs._report_words import plain
from flows.outputs._words import words
from flows.price_library import library_of, retold
from flows.settings_file import load_settings
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

_MOST_CANDIDATES = 20
_WIDEST = 100
_STYLES = {"title": "bold", "head": "bold cyan", "warn": "yellow", "quote": "dim"}


def run_show(
    asked: str, workspace_folder: Path, *, evidence: bool, locale: str | None, as_json: bool
) -> int:
    """Print what is known of one contract; returns 0, or 2 when several contracts fit.

    Raises:
        UsageError: nothing was published yet, or no contract fits.
    """
    workspace = Workspace(workspace_folder)
    spoken = locale_of(workspace, locale)
    connection = open_read_only(workspace.database)
    try:
        found = fitting(connection, asked)
        if len(found) > 1:
            return ambiguous(found, asked, spoken, as_json=as_json)
        told = card(connection, found[0]["contract_id"])
        if spoken != published_in(connection):
            told |= _retold(connection, workspace, told, spoken)
    finally:
        connection.close()
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        shown = with_boxes(told, workspace) if evidence else told
        print_lines(CardLines(shown, spoken, evidence=evidence).lines())
    return 0


def _retold(connection: duckdb.DuckDBPyConnection, workspace: Workspace, told: Row, locale: str) -> Row:
    """Tell in another language what the database keeps in one."""
    own = told["contract"]["contract_id"]
    again: Row = {}
    if told["flags"]:
        again["flags"] = flags_told(connection, workspace.root / "rules", told["flags"], locale, own)
    if told["deviations"]:
        again["deviations"] = departures_told(connection, workspace, told["deviations"], locale, own)
    if told["due"]:
        library = library_of(workspace.root)
        again["due"] = retold(connection, library, locale, told["due"], contract_id=own)
    return again


def locale_of(workspace: Workspace, asked: str | None) -> str:
    """The language that was asked for, or else that of the settings."""
    # The day is asked for by the settings and by nothing here.
    return asked or load_settings(workspace.settings, as_of=date.min).locale


def fitting(connection: duckdb.DuckDBPyConnection, asked: str) -> list[Row]:
    """Return the contracts that may be meant.

    Raises:
        UsageError: none fits.
    """
    found = find_contracts(connection, asked)
    if not found:
        shown = plain(asked, 80)
        raise UsageError(f"no contract fits {shown!r}; 'clausier search' looks for words inside contracts")
    return found


def ambiguous(found: list[Row], asked: str, locale: str, *, as_json: bool) -> int:
    """Print the contracts that may be meant; returns 2."""
    if as_json:
        print(json.dumps({"asked": asked, "candidates": found}, ensure_ascii=False, indent=1))
        return 2
    said = words("show", locale)
    print(f"clausier: {said['several'].format(n=len(found), asked=plain(asked, 80))}", file=sys.stderr)
    for row in found[:_MOST_CANDIDATES]:
        document, _, part = row["contract_id"].partition("#")
        other = row["counterparty"] or ", ".join(row["parties"] or ())
        cells = [row["file_name"], row["title"], other]
        names = " · ".join(plain(cell, 60) for cell in cells if cell)
        print(f"{document[:12]}{f'#{part}' if part else ''}  {names}")
    if len(found) > _MOST_CANDIDATES:
        print(said["more"].format(n=len(found) - _MOST_CANDIDATES))
    return 2


def print_lines(lines: Iterable[Line], console: Console | None = None) -> None:
    """Print on a terminal with colours, folded to its width; elsewhere a line each, as it is."""
    from rich.padding import Padding
    from rich.text import Text

    if console is None:
        from rich.console import Console

        console = Console(highlight=False)
    width = min(console.width, _WIDEST)
    for line in lines:
        if line.style == "head":
            print(file=console.file)
        label = f"{line.label} " if line.label else ""
        if not console.is_terminal:
            console.file.write(f"{'  ' * line.depth}{label}{line.text}\n")
            continue
        # Text, not markup: a title may be [red]x[/red].
        text = Text(label, style="bold" if line.style == "fact" else _STYLES.get(line.style, ""))
        text.append(line.text, style="not bold" if line.style == "fact" else "")
        console.print(Padding(text, (0, 0, 0, 2 * line.depth)), width=width)
