"""What the public views tell of some contracts, fetched together: states, values, clauses, names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from rules.departures.vocabulary import Named, named
from rules.engine import prepare

Row = dict[str, Any]
_EVIDENCE = "quote, page, char_start, char_end, confidence, extractor, review_state"
_SURE_PASSAGE = 0.5
AT_ONCE = 500
"""Contracts that are held against their standards together, for memory's sake."""
_CONTRACTS = """
    SELECT contract_id, document_id, file_name, title, contract_type, language, document_class, partly_read,
        read_reason, unread_page, class_in_doubt, stands_under
    FROM facts WHERE contract_id = $only OR $only IS NULL ORDER BY contract_id
"""


@dataclass
class Told:
    """All that is asked of one contract."""

    states: dict[str, tuple[str, str]] = field(default_factory=dict)
    values: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    """Term -> the rows that tell its value."""
    stated: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    """Kind of terms -> its rows."""
    binds: dict[str, list[bool | None]] = field(default_factory=lambda: defaultdict(list))
    """Kind of promise -> whether each binds."""
    clauses: list[Row] = field(default_factory=list)
    passages: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)


def views_asked() -> frozenset[str]:
    """Return the public views that standards may ask."""
    common = {"clause_states", "clause_types", "clauses", "parties", "restrictions", "terms"}
    return frozenset(common | {term.view for term in named().values()})


def contracts(connection: duckdb.DuckDBPyConnection, only: str | None = None) -> Iterator[Row]:
    """Yield the rows of ``facts`` that tell whether and how a contract is held against a standard.

    Args:
        connection: to the database with its public views.
        only: the one contract that is asked for; ``None``: all.
    """
    # Temporary views belong to a connection, and a cursor is a connection of its own.
    cursor = connection.cursor()
    prepare(cursor)
    yield from _fetched(cursor, _CONTRACTS, {"only": only})


def told(
    connection: duckdb.DuckDBPyConnection,
    chosen: Sequence[Row],
    terms: Iterable[Named],
    kinds: Iterable[str],
) -> dict[str, Told]:
    """Ask the views about some contracts.

    Args:
        connection: to the database with its public views.
        chosen: rows of ``contracts``.
        terms: whose values are wanted.
        kinds: of terms in whose words clauses are looked for.
    """
    ids = [row["contract_id"] for row in chosen]
    found = {key: Told() for key in ids}
    for row in _asked(connection, "SELECT contract_id, type, state, reason FROM clause_states", ids):
        found[row["contract_id"]].states[row["type"]] = (row["state"], row["reason"] or "")
    for view, wanted in _by_view(terms).items():
        columns = "".join(
            f", CASE WHEN {term.where} THEN {term.value} END AS said_{at}"
            f", ({term.where}) IS TRUE AS asked_{at}"
            for at, term in enumerate(wanted)
        )
        kind = ", kind, state" if view == "terms" else ""
        sql = f"SELECT contract_id{kind}{columns}, {_EVIDENCE} FROM {view}"
        if view == "terms":
            sql += f" WHERE kind IN ({_listed(kinds)}) AND review_state <> 'rejected'"
        for row in _asked(connection, sql, ids, joint="AND" if kind else "WHERE", order="char_start"):
            own = found[row["contract_id"]]
            evidence = {name: row[name] for name in _EVIDENCE.split(", ")}
            for at, term in enumerate(wanted):
                if row[f"asked_{at}"]:
                    own.values[term.name].append({"said": row[f"said_{at}"], **evidence})
            if kind:
                own.stated[row["kind"]].append({"state": row["state"], **evidence})
    for row in _asked(connection, "SELECT contract_id, kind, binds FROM restrictions", ids):
        found[row["contract_id"]].binds[row["kind"]].append(row["binds"])
    _add_words(connection, chosen, found)
    return found


def _by_view(terms: Iterable[Named]) -> dict[str, list[Named]]:
    views: dict[str, list[Named]] = {"terms": []}
    for term in terms:
        views.setdefault(term.view, []).append(term)
    return views


def _listed(kinds: Iterable[str]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted({*kinds, ""}))


def _add_words(
    connection: duckdb.DuckDBPyConnection, chosen: Sequence[Row], found: dict[str, Told]
) -> None:
    ids = list(found)
    sql = (
        "SELECT contract_id, number, heading, headings_above, role, text, page_start, char_start, char_end "
        "FROM clauses"
    )
    for row in _asked(connection, sql, ids, order="char_start, clause"):
        found[row["contract_id"]].clauses.append(row)
    for row in _asked(connection, "SELECT contract_id, role, alias FROM parties", ids):
        found[row["contract_id"]].parties.append(row)
    of_document: dict[str, list[str]] = defaultdict(list)
    for row in chosen:
        of_document[row["document_id"]].append(row["contract_id"])
    sql = (
        "SELECT document_id, type, char_start, char_end, page, probability, quote FROM clause_types "
        f"WHERE probability >= {_SURE_PASSAGE}"
    )
    documents = list(of_document)
    for row in _asked(connection, sql, documents, by="document_id", joint="AND", order="char_start"):
        for contract_id in of_document[row["document_id"]]:
            found[contract_id].passages.append(row)


def _asked(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    keys: Sequence[str],
    *,
    by: str = "contract_id",
    joint: str = "WHERE",
    order: str = "ALL",
) -> Iterator[Row]:
    ordered = f"ORDER BY {by}, {order}" if order != "ALL" else "ORDER BY ALL"
    yield from _rows(connection, f"{sql} {joint} {by} IN (SELECT unnest(?)) {ordered}", [keys])


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: list[Any]) -> Iterator[Row]:
    yield from _fetched(connection.cursor(), sql, parameters)


def _fetched(cursor: duckdb.DuckDBPyConnection, sql: str, parameters: list[Any] | Row) -> Iterator[Row]:
    cursor.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(1000):
        for row in rows:
            yield dict(zip(names, row, strict=True))
