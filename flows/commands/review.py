"""``clausier review``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from flows.commands.show import locale_of
from flows.contract_card import Row, queue
from flows.other_language import published_in, titles_told
from flows.outputs._report_words import Words, plain
from flows.outputs._words import words
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace

_MOST_SUBJECTS = 6


def run_review(
    workspace_folder: Path,
    *,
    limit: int,
    owner: str | None,
    severity: str | None,
    locale: str | None,
    as_json: bool,
) -> int:
    """Print the review queue, the first to look at first; returns 0.

    Raises:
        UsageError: nothing was published yet.
    """
    workspace = Workspace(workspace_folder)
    spoken = locale_of(workspace, locale)
    connection = open_read_only(workspace.database)
    try:
        total, rows = queue(connection, limit=limit, owner=owner, severity=severity)
        if spoken != published_in(connection):
            rows = titles_told(workspace.root / "rules", rows, spoken)
    finally:
        connection.close()
    if as_json:
        print(json.dumps({"total": total, "contracts": rows}, ensure_ascii=False, indent=1))
        return 0
    _print(rows, total, spoken)
    return 0


def _print(rows: list[Row], total: int, locale: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    said, t = words("show", locale), Words(locale)
    console = Console(highlight=False)
    if not console.is_terminal:
        for row in rows:
            told = [str(row["rank"]), said["severities"][row["severity"]], *_contract(row, t, said)]
            console.file.write(" · ".join(told) + f": {'; '.join(_reasons(row, t, said))}\n")
    elif rows:
        table = Table(box=SIMPLE_HEAD)
        for column, share in zip(said["review_columns"], (None, None, 2, 3), strict=True):
            table.add_column(column, overflow="fold", ratio=share)
        for row in rows:
            # Text, not markup: a file may be called [red]x[/red].
            cells = (
                str(row["rank"]),
                said["severities"][row["severity"]],
                "\n".join(_contract(row, t, said)),
                "\n".join(f"- {reason}" for reason in _reasons(row, t, said)),
            )
            table.add_row(*map(Text, cells), end_section=True)
        console.print(table)
    if not rows:
        print(said["review_none"], file=sys.stderr)
    elif len(rows) < total:
        print(said["review_shown"].format(shown=len(rows), all=total), file=sys.stderr)


def _contract(row: Row, t: Words, said: Row) -> list[str]:
    told = [plain(row["file_name"] or row["contract_id"], 60)]
    if row["amount_at_stake"] is not None:
        told.append(t.humane(f"{row['amount_at_stake']} {row['currency'] or ''}".strip()))
    if row["also_at_stake"]:
        amounts = ", ".join(t.humane(one) for one in row["also_at_stake"])
        told.append(said["also_at_stake"].format(amounts=amounts))
    if row["owner"]:
        told.append(f"{said['by']}: {plain(row['owner'], 40)}")
    return told


def _reasons(row: Row, t: Words, said: Row) -> list[str]:
    """Say why: flags, rules without an answer, contradictions, money, the nearest day, what is unknown."""
    told = [plain(title) for title in row["flags"]]
    told += [said["unanswered"].format(what=plain(title)) for title in row["unanswered"]]
    if row["contradicted"]:
        told.append(said["contradictory"].format(what=_subjects(row["contradicted"], t, said)))
    colon = "\u00a0:" if t.language == "fr" else ":"
    told += [f"{said['due']['between_readings']}{colon} {t.humane(one)}" for one in row["between_readings"]]
    if row["next_deadline"]:
        left = said["left"]
        form = {0: "today", 1: "one"}.get(row["days_left"], "other")
        day = f"{t.humane(row['next_deadline'])}, {left[form].format(n=row['days_left'])}"
        told.append(f"{t.state('deadline', row['deadline_kind'])}{colon} {day}")
    if row["unknown_days"]:
        names = ", ".join(t.state("deadline", kind) for kind in row["unknown_days"])
        told.append(said["day_not_known"].format(what=names))
    if row["unknown"]:
        told.append(said["not_known"].format(why=_subjects(row["unknown"], t, said)))
    return told


def _subjects(kinds: list[str], t: Words, said: Row) -> str:
    names = [t.label("subjects", kind) for kind in kinds]
    rest = len(names) - _MOST_SUBJECTS
    more = [said["more"].format(n=rest)] if rest > 0 else []
    return ", ".join([*names[:_MOST_SUBJECTS], *more])
