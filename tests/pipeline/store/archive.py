"""A small workspace with parts, as a run would leave it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipeline.settings import Settings
from pipeline.store.parts import write_part
from pipeline.store.publish import Content, publish
from pipeline.store.rows import clause_rows, reading_rows, signal_rows, term_rows
from pipeline.types import Document, Reading, Term
from pipeline.workspace import Workspace, open_workspace
from tests.pipeline.store import samples

KINDS = ("expiration_date", "indexation", "notice_period", "party", "price", "renewal", "term")
READING_TABLES = ("documents", "texts", "pages", "furniture", "words")
TERM_TABLES = (
    "contract_parts", "clauses", "clause_types", "clause_meanings", "terms", "signals", "signatures",
)  # fmt: skip
KEY = "k1"
SETTINGS = Settings(as_of=date(2026, 11, 25))
LEASE = (
    "BAIL COMMERCIAL\nEntre la société Alpha SAS et la société Bêta SARL.\nArticle 1 Durée\n"
    "Le bail prend fin le 31 mars 2027 et se renouvelle tacitement par périodes d'un an, "
    "sauf préavis de trois mois.",
    "Article 2 Loyer\nLe loyer annuel est de 12 000 euros, révisé selon l'ILC à la hausse.",
)


def lease(name: str = "lease") -> tuple[Document, list[Term]]:
    read = samples.document(name, *LEASE, language="fr")
    make = samples.term
    return read, [
        make(read, "document_class", "BAIL COMMERCIAL", {"class": "contract"}, "contract"),
        make(read, "contract_type", "BAIL COMMERCIAL", {"type": "lease"}, "lease"),
        make(read, "party", "Alpha SAS", {"name": "Alpha SAS", "role": "lessor"}, "Alpha SAS"),
        make(read, "party", "Bêta SARL", {"name": "Bêta SARL", "role": "tenant"}, "Bêta SARL"),
        make(read, "expiration_date", "31 mars 2027", {"kind": "date", "date": "2027-03-31"}, "2027-03-31"),
        make(read, "renewal", "se renouvelle tacitement", {"kind": "tacit"}, "tacit"),
        make(read, "renewal_term", "périodes d'un an", {"duration": "P12M"}, "P12M"),
        make(read, "notice_period", "préavis de trois mois", {"duration": "P3M"}, "P3M"),
        make(
            read,
            "price",
            "12 000 euros",
            {"amount": "12000.00", "currency": "EUR", "per": "year"},
            "12000.00 EUR",
        ),
        make(read, "indexation", "révisé selon l'ILC", {"index": "ILC", "direction": "up"}, "ILC"),
    ]


def archive(
    tmp: Path, batches: Sequence[Sequence[tuple[Document, list[Term]]]]
) -> tuple[Workspace, Content]:
    """Write parts for each batch and say what is live: everything."""
    workspace = open_workspace(tmp)
    live: dict[str, list[str]] = {}
    files: list[dict[str, Any]] = []
    for number, batch in enumerate(batches):
        name = f"batch{number}"
        batch = sorted(batch, key=lambda item: item[0].sha256)
        rows: list[tuple[str, Any]] = []
        for read, terms in batch:
            rows += reading_rows(Reading(read))
            running = samples.flow(read)
            rows += clause_rows(running, samples.paragraphs(read))
            rows += term_rows(read, terms)
            rows += signal_rows(read.sha256, frozenset(), ())
            files.append(
                {
                    "path": f"x/{read.sha256[:6]}.pdf",
                    "file_name": f"{read.sha256[:6]}.pdf",
                    "document_id": read.sha256,
                    "size": 9,
                    "status": read.status,
                    "reason": read.reason,
                    "advice": "",
                }
            )
        write_part(workspace.readings / name, samples.by_table(rows, READING_TABLES))
        write_part(workspace.terms / f"{name}-{KEY}", samples.by_table(rows, TERM_TABLES))
        live[name] = [read.sha256 for read, _ in batch]
    return workspace, Content(live, KEY, files, kinds=KINDS)


def flag(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """A rule: every price is suspicious."""
    query = "SELECT contract_id, quote, page FROM prices ORDER BY ALL"
    for contract_id, quote, page in connection.execute(query).fetchall():
        yield {
            "rule_id": "price",
            "contract_id": contract_id,
            "severity": "low",
            "verdict": "flagged",
            "title": "A price",
            "message": "There is a price.",
            "quote": quote,
            "page": page,
        }


def runs() -> Iterable[dict[str, Any]]:
    return [{"run_id": "r1", "as_of": "2026-11-25", "files_found": 1, "files_accounted": 1}]


def build(
    workspace: Workspace, content: Content, judge: Callable[..., Any] = flag, **settings: Any
) -> Path:
    publish(workspace, replace(SETTINGS, **settings), content, judge=judge, runs=runs)
    return workspace.database


def ask(database: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = duckdb.connect(str(database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def content_of(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of the database, row for row in stored order."""
    connection = duckdb.connect(str(database), read_only=True)
    try:
        tables = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()
        return {table: connection.execute(f"FROM {table}").fetchall() for (table,) in tables}
    finally:
        connection.close()


DUCKDB1 = os.environ.get("CLAUSIER_DUCKDB1", "")
