"""What a workspace holds, in one page: for people as tables, for programs as one JSON object."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.files import ATTENTION
from pipeline.store.query import ask, open_read_only
from pipeline.workspace import Workspace, storage_errors

if TYPE_CHECKING:
    from rich.console import Console

_SEVERITIES = "CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END"
_IN_ATTENTION = ", ".join(f"'{status}'" for status in sorted(ATTENTION))
_QUERIES = {
    "files": "SELECT status, count(*) AS files FROM files GROUP BY ALL ORDER BY files DESC, status",
    "documents": "SELECT class, count(*) AS documents FROM documents WHERE class IS NOT NULL "
    "AND duplicate_of IS NULL GROUP BY ALL ORDER BY documents DESC, class",
    "pages": "SELECT read_as, count(*) AS pages FROM pages GROUP BY ALL ORDER BY pages DESC, read_as",
    "flags": "SELECT title, severity, "
    # A flag of the archive has no contract, as a line of the register without a file: it counts by itself.
    "count(DISTINCT coalesce(contract_id, message)) FILTER (verdict = 'flagged') AS flagged, "
    "count(DISTINCT coalesce(contract_id, message)) FILTER (verdict = 'unknown') AS unknown, rule_id "
    "FROM flags "
    f"GROUP BY title, severity, rule_id ORDER BY {_SEVERITIES}, flagged DESC, rule_id",
    "next_deadlines": "SELECT date, days_left, kind, file_name, derived_from FROM deadlines "
    "WHERE days_left >= 0 ORDER BY date, file_name, kind LIMIT 10",
    "attention": "SELECT path, status, reason, advice FROM files "
    f"WHERE status IN ({_IN_ATTENTION}) ORDER BY status, path",
    "run": "SELECT * FROM runs ORDER BY started_at DESC LIMIT 1",
}
_LOCALE = "SELECT text FROM setting_values WHERE name = 'locale'"
_SHOWN = {
    "files": ("status", "files"),
    "documents": ("class", "documents"),
    "flags": ("title", "severity", "flagged", "unknown"),
    "next_deadlines": ("date", "days_left", "kind", "file_name"),
    "attention": ("path", "status", "reason"),
}
"""Tables that people are shown, and their columns."""
_CODES = frozenset({"status", "class", "severity", "kind"})
"""Columns whose values are words of ours, not of a contract or a file."""
_MOST = 10
"""Rows of files that need a person."""
_REPORT = "report.html"


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows by subject, each a mapping of column to value."""

    database: str
    tables: dict[str, list[dict[str, Any]]]
    locale: str = "en"
    """The language in which it was published: titles of flags are in no other."""

    @property
    def attention(self) -> int:
        """How many files a person should look at."""
        return len(self.tables["attention"])

    def as_json(self) -> dict[str, Any]:
        """Values as JSON: dates ISO, decimals as text."""
        tables = {
            name: [{key: jsonable(value) for key, value in row.items()} for row in rows]
            for name, rows in self.tables.items()
        }
        return {"database": self.database, **tables}


def summarise(database: Path) -> Summary:
    """Read the published database.

    Raises:
        UsageError: there is none.
    """
    tables = {}
    with closing(open_read_only(database)) as connection:
        for name, sql in _QUERIES.items():
            columns, rows = ask(connection, sql)
            tables[name] = [dict(zip(columns, row, strict=True)) for row in rows]
        _, found = ask(connection, _LOCALE)
    return Summary(str(database), tables, str(found[0][0]) if found and found[0][0] else "en")


def write_unread(workspace: Workspace, summary: Summary, locale: str = "en") -> None:
    """Write ``unread.csv``, the files that a person should look at; renamed into place."""
    from flows.outputs._sentences import translated
    from flows.outputs._words import words

    said = words("unread", locale)
    temporary = workspace.unread.with_name(".part-unread.csv")
    with storage_errors(workspace.root):
        with temporary.open("w", encoding="utf-8-sig", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(said["columns"])
            for row in summary.tables["attention"]:
                told = [row[name] or "" for name in ("reason", "advice")]
                told = told if locale == "en" else [translated(text, locale) for text in told]
                cells = (row["path"], said["statuses"].get(row["status"], row["status"]), *told)
                writer.writerow([harmless(cell) for cell in cells])
            handle.flush()
            os.fsync(handle.fileno())
        temporary.replace(workspace.unread)


def harmless(cell: object) -> str:
    """Keep a spreadsheet from taking a cell for a formula: names of files come from strangers."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def jsonable(value: object) -> Any:
    """Turn a value of the database into JSON: dates ISO, decimals as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(item) for item in value]
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)


def show(summary: Summary, console: Console | None = None) -> None:
    """Print the summary for people."""
    if console is None:
        from rich.console import Console

        console = Console(highlight=False)
    from flows.outputs._words import words

    said = words("summary", summary.locale)
    for name, columns in _SHOWN.items():
        rows = summary.tables[name][: _MOST if name == "attention" else None]
        if rows:
            heads = [said["columns"][column] for column in columns]
            cells = [[_told(column, row[column], summary.locale) for column in columns] for row in rows]
            print_table(console, heads, cells, title=said["titles"][name], colon=said["colon"])
    if summary.attention > _MOST:
        console.print(said["more"].format(n=summary.attention - _MOST), markup=False)
    console.print(said["database"].format(path=summary.database), markup=False, soft_wrap=True)
    command = "clausier" if shutil.which("clausier") else sys.argv[0]
    folder = Path(summary.database).parent
    if (folder / _REPORT).exists():
        console.print(said["report"].format(path=folder / _REPORT), markup=False, soft_wrap=True)
    asked = f"{command} query --list --workspace {folder}"
    console.print(said["ask"].format(command=asked), markup=False, soft_wrap=True)


def _told(column: str, value: object, locale: str) -> object:
    """A value in the language of the summary; in English, words of ours are shown as queries name them."""
    if locale == "en" or not isinstance(value, str):
        return value
    from flows.outputs._sentences import translated
    from flows.outputs._words import words

    if column in _CODES:
        return words("portfolio", locale)["values"].get(value, value)
    return translated(value, locale) if column == "reason" else value


def print_table(
    console: Console,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    title: str = "",
    colon: str = ":",
) -> None:
    """Print a table on a terminal; elsewhere plain lines, cells parted by tabs, so that grep finds them."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    if not console.is_terminal:
        lines = ["\t".join(columns), *("\t".join(map(_plain, row)) for row in rows)]
        console.file.write("\n".join([*([f"{title}{colon}"] if title else []), *lines, ""]))
        return
    table = Table(title=title or None, title_justify="left", title_style="bold", box=SIMPLE_HEAD)
    for index, column in enumerate(columns):
        number = bool(rows) and isinstance(rows[0][index], int) and not isinstance(rows[0][index], bool)
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        # Text, not markup: a file may be called [red]x[/red].
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console.print(table)


def _plain(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())
