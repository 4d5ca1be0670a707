"""``clausier decide``: somebody accepts, rejects or corrects a value; it stands from the next audit on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from flows.commands.show import ambiguous, fitting, locale_of
from flows.corrected_value import corrected
from flows.outputs._report_words import plain
from pipeline.decisions import append, decide
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.types import Evidence, Fragment, Term
from pipeline.workspace import Workspace, locked, storage_errors

if TYPE_CHECKING:
    import duckdb

Action = Literal["accept", "reject", "correct"]
_SAID = {"accept": "accepted", "reject": "rejected", "correct": "corrected to"}
_WIDEST = 100
_TERMS = """
SELECT
    document_id, kind, value, value_text, state, quote, page, fragments, confidence, extractor,
    review_state, machine_value_text
FROM terms WHERE contract_id = ? AND kind = ? ORDER BY char_start, value_text
"""
_KINDS = "SELECT DISTINCT kind FROM terms WHERE contract_id = ? ORDER BY kind"


def run_decide(
    asked: str,
    kind: str,
    action: Action | None,
    value: str | None,
    workspace_folder: Path,
    *,
    number: int | None,
    by: str,
    as_json: bool,
) -> int:
    """Note what a person decides of a value, or list them; returns 0, or 2 when several contracts fit.

    Raises:
        UsageError: no contract or value fits, it is not said which of several is meant, or the right value
            is missing or has no form of its kind.
        StorageError: the log cannot be written.
    """
    workspace = Workspace(workspace_folder)
    connection = open_read_only(workspace.database)
    try:
        found = fitting(connection, asked)
        if len(found) > 1:
            return ambiguous(found, asked, locale_of(workspace, None), as_json=as_json)
        rows = _values(connection, str(found[0]["contract_id"]), kind)
    finally:
        connection.close()
    if action is None:
        _print(rows, as_json=as_json)
        return 0
    row = _one(rows, number)
    if action == "accept" and row["review_state"] == "corrected":
        raise UsageError("this value was corrected by a person; correct it again, or reject it")
    term = _term(row)
    new: dict[str, Any] = {}
    if action == "correct":
        if value is None:
            raise UsageError(f"the right value is missing: clausier decide CONTRACT {kind} correct VALUE")
        new["value"], new["value_text"] = corrected(kind, value, term.value)
    elif value is not None:
        raise UsageError(f"'{action}' takes no value; 'correct' does")
    try:
        logged = decide(term, action, by=_by(by), at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", **new)
    except ValueError as error:
        raise UsageError(str(error)) from error
    if row["machine_value_text"]:
        logged = replace(logged, seen=row["machine_value_text"])  # what the machine reads, not what stands
    with locked(workspace), storage_errors(workspace.root):
        append(workspace.decisions, logged)
    _tell(found[0], row, action, new.get("value_text", ""), as_json=as_json)
    return 0


def _by(name: str) -> str:
    if not name.strip():
        raise UsageError("who decides must be said: --by NAME")
    return " ".join(name.split())


def _values(connection: duckdb.DuckDBPyConnection, contract_id: str, kind: str) -> list[dict[str, Any]]:
    cursor = connection.execute(_TERMS, [contract_id, kind])
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not rows:
        known = [name for (name,) in connection.execute(_KINDS, [contract_id]).fetchall()]
        raise UsageError(
            f"nothing of the kind {plain(kind, 40)!r} was read in this contract; it has: {', '.join(known)}"
        )
    return rows


def _one(rows: list[dict[str, Any]], number: int | None) -> dict[str, Any]:
    if number is None and len(rows) > 1:
        told = "; ".join(
            f"{at}: {plain(row['value_text'], 40) or row['state']}" for at, row in enumerate(rows, 1)
        )
        raise UsageError(f"{len(rows)} values are there, say which with --number ({told})")
    at = number or 1
    if at > len(rows):
        raise UsageError(f"there are {len(rows)} values, --number {at} is none of them")
    return rows[at - 1]


def _term(row: Mapping[str, Any]) -> Term:
    places = tuple(Fragment(*place) for place in json.loads(row["fragments"])[0])
    evidence = Evidence(row["document_id"], places, row["quote"])
    value = json.loads(row["value"]) if row["value"] else {}
    return Term(
        row["kind"], value, row["value_text"] or "", (evidence,), row["confidence"], row["extractor"],
        row["state"],
    )  # fmt: skip


def _print(rows: list[dict[str, Any]], *, as_json: bool) -> None:
    shown = [
        {
            "number": at,
            "value": row["value_text"],
            "state": row["state"],
            "confidence": row["confidence"],
            "page": row["page"],
            "quote": row["quote"],
            "review_state": row["review_state"],
        }
        for at, row in enumerate(rows, 1)
    ]
    if as_json:
        print(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    for one in shown:
        told = [
            str(one["number"]),
            one["value"] or one["state"],
            f"{one['confidence']:.2f}",
            one["review_state"],
        ]
        print("\t".join([*told, f"p. {one['page']}", plain(one["quote"], _WIDEST)]))


def _tell(
    contract: Mapping[str, Any], row: Mapping[str, Any], action: Action, text: str, *, as_json: bool
) -> None:
    if as_json:
        told = {"contract_id": contract["contract_id"], "kind": row["kind"], "action": action}
        print(json.dumps({**told, "machine": row["value_text"], "value": text or None}, ensure_ascii=False))
        return
    said = " ".join(one for one in (plain(row["value_text"], 60), _SAID[action], text) if one)
    print(f"{row['kind']}, {contract['file_name']}: {said}. It stands from the next audit on.")
