"""A published database made by hand, row by row, for the report to tell of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from flows.outputs.base import OutputContext
from pipeline.settings import Settings
from pipeline.store.publish import empty
from pipeline.workspace import open_workspace

TODAY = date(2026, 11, 25)
Rows = duckdb.DuckDBPyConnection


def database(locale: str = "en") -> Rows:
    """An empty database with all its views, in one transaction: rows come fast."""
    rows = empty(Settings(as_of=TODAY, locale=locale))
    rows.execute("BEGIN TRANSACTION").fetchall()
    return rows


def context(folder: Path, locale: str = "en") -> OutputContext:
    """A workspace and an archive without files."""
    archive = folder / "archive"
    archive.mkdir(exist_ok=True)
    return OutputContext(open_workspace(folder / "w"), Settings(as_of=TODAY, locale=locale), archive)


def sha(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def insert(rows: Rows, table: str, **values: Any) -> None:
    names = ", ".join(f'"{name}"' for name in values)
    holes = ", ".join("?" for _ in values)
    rows.execute(f"INSERT INTO {table} ({names}) VALUES ({holes})", list(values.values())).fetchall()


def contract(rows: Rows, name: str, **more: Any) -> str:
    """A contract with its file, document and one page; returns its id."""
    key = sha(name)
    status, reason = more.pop("file_status", "ok"), more.pop("file_reason", "")
    file: Mapping[str, Any] = {"path": name, "file_name": name.rsplit("/", 1)[-1], "document_id": key}
    insert(rows, "file_rows", **file, size=9, status=status, reason=reason, advice=more.pop("advice", ""))
    insert(rows, "document_names", **file)
    insert(
        rows,
        "document_rows",
        document_id=key,
        media_type="application/pdf",
        page_count=1,
        status=status,
        language="en",
    )
    quality = more.pop("quality", 1.0)
    insert(
        rows, "page_rows", document_id=key, page=1, read_as="text", quality=quality, width=595, height=842
    )
    values = {
        "contract_id": key,
        "document_id": key,
        "document_class": "contract",
        "language": "en",
        "expiration_kind": "unknown",
        "status": "in_force",
        "unknown_json": "{}",
        "parties_json": "[]",
    }
    insert(rows, "resolved", **(values | more))
    return key


def flag(rows: Rows, contract_id: str, **more: Any) -> None:
    values = {
        "rule_id": "no-end-date",
        "severity": "medium",
        "verdict": "flagged",
        "title": "No end date",
        "message": "The contract does not say when it ends.",
    }
    insert(rows, "flag_rows", contract_id=contract_id, **(values | more))


def quote(words: str, start: int = 10) -> dict[str, Any]:
    """The columns of a flag or deadline that rests on some words."""
    return {
        "quote": words,
        "page": 1,
        "char_start": start,
        "char_end": start + len(words),
        "confidence": 0.95,
        "review_state": "unreviewed",
    }


def deadline(rows: Rows, contract_id: str, kind: str, days: int | None, **more: Any) -> None:
    day = None if days is None else TODAY + timedelta(days=days)
    values = {"derived_from": "2027-03-31 - 3 months = 2026-12-31"} | more
    insert(rows, "deadline_rows", contract_id=contract_id, kind=kind, date=day, **values)
