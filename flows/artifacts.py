"""What Prefect's pages show of an audit: counts, flags, next deadlines, and the way to the report.

A server may stand with somebody else, so there is no word of a contract and no name of a file in it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect.artifacts import create_link_artifact, create_markdown_artifact

from flows.engine import Audit, Outcome
from pipeline.store.query import run

_FLAGS = """
SELECT severity, count(*) FILTER (verdict = 'flagged') AS flagged,
       count(*) FILTER (verdict = 'unknown') AS unknown
FROM flags GROUP BY severity ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END
"""
_DEADLINES = """
SELECT date, days_left, kind, contract_id FROM deadlines WHERE days_left >= 0
ORDER BY date, contract_id, kind LIMIT 10
"""


def show(audit: Audit, outcome: Outcome) -> None:
    """Leave the artifacts of a finished audit with the flow run that is under way."""
    database = audit.workspace.database
    create_markdown_artifact(
        key="clausier-audit", markdown=summary(database, outcome), description="What this audit found"
    )
    report = audit.workspace.root.resolve() / "report.html"
    if report.exists():
        create_link_artifact(
            key="clausier-report", link=report.as_uri(), link_text="report.html", description="The report"
        )


def summary(database: Path, outcome: Outcome) -> str:
    """Write counts and dates as Markdown."""
    parts = [
        f"{outcome.found} files found, {outcome.pages_read} pages read by this run, "
        f"{outcome.attention} need attention.",
        _table("Files", ("status", "files"), sorted(outcome.counts.items())),
        _table("Flags", *run(database, _FLAGS)),
        _table("Next deadlines", *run(database, _DEADLINES)),
    ]
    return "\n\n".join(parts)


def _table(title: str, columns: Any, rows: Any) -> str:
    if not rows:
        return f"## {title}\n\nnone"
    lines = [columns, ["---"] * len(columns), *rows]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: Any) -> str:
    text = str(value)
    return text[:16] if len(text) >= 64 else text.replace("|", "/")
