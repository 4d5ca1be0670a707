"""What the audit says of each document, read from the public views alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from flows.evaluation.fields import FIELDS


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the audit states, and how sure it is."""

    value: str
    confidence: float
    quote: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that a model takes for a clause of a type."""

    quote: str
    probability: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answers:
    """All that is asked of one document."""

    document_id: str
    names: tuple[str, ...]
    """Paths under which the file lies in the archive."""
    language: str
    read_as: str
    contract_type: str
    whole: bool
    """Every page was read from text that the file holds: what it does not hold, stands nowhere in it."""
    fields: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    """Kind or clause type -> found, absent or unknown."""
    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)


# A file that could not be opened is a document that nothing is said of, not one that is not there.
_DOCUMENTS = """
SELECT coalesce(f.document_id, f.path), any_value(d.language), any_value(d.read_as),
       list(DISTINCT f.path ORDER BY f.path), any_value(c.contract_type),
       coalesce(bool_and(d.status = 'ok' AND d.read_as = 'text'), FALSE)
FROM files f LEFT JOIN documents d USING (document_id)
LEFT JOIN (
    SELECT document_id, min_by(contract_type, contract_id) AS contract_type FROM contracts GROUP BY 1
) c USING (document_id)
WHERE f.status <> 'ignored' GROUP BY 1 ORDER BY 1
"""
_TERMS = """
SELECT t.document_id, t.kind, t.value_text, t.value, t.confidence, t.quote, t.page
FROM terms t WHERE t.state = 'stated' AND t.kind IN (SELECT unnest(?))
ORDER BY t.document_id, t.contract_id, t.confidence DESC, t.char_start
"""
_STATES = "SELECT document_id, type, state FROM clause_states ORDER BY document_id, contract_id DESC"
_PASSAGES = """
SELECT document_id, type, quote, probability, char_start, char_end FROM clause_types WHERE probability >= ?
QUALIFY row_number() OVER (PARTITION BY document_id, type ORDER BY probability DESC, char_start) <= ?
ORDER BY document_id, type, probability DESC, char_start
"""
LEAST_PROBABLE, MOST_PASSAGES = 0.01, 20
"""What is ranked of a document and type: more would be found by naming everything."""


def read_answers(connection: duckdb.DuckDBPyConnection) -> dict[str, Answers]:
    """Read a published database; document_id -> what it says of that document."""
    said = _said(connection)
    states: dict[str, dict[str, str]] = {}
    for document_id, kind, state in connection.execute(_STATES).fetchall():
        states.setdefault(document_id, {})[kind] = state
    passages = _passages(connection)
    answers: dict[str, Answers] = {}
    for document_id, language, read_as, names, kind, whole in connection.execute(_DOCUMENTS).fetchall():
        answers[document_id] = Answers(
            document_id,
            tuple(names),
            language or "",
            read_as or "",
            kind or "",
            whole,
            said.get(document_id, {}),
            states.get(document_id, {}),
            passages.get(document_id, {}),
        )
    return answers


def _said(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[Said, ...]]]:
    chosen = _chosen(connection)
    kinds = sorted({one.kind for one in FIELDS.values()})
    found: dict[str, dict[str, list[Said]]] = {}
    for document_id, kind, text, value, confidence, quote, page in connection.execute(
        _TERMS, [kinds]
    ).fetchall():
        for name, one in FIELDS.items():
            if one.kind != kind:
                continue
            for told in one.told(text, json.loads(value) if value else None):
                if one.column is not None and chosen.get(document_id, {}).get(one.column) != told:
                    continue
                mine = found.setdefault(document_id, {}).setdefault(name, [])
                if all(other.value != told for other in mine):
                    mine.append(Said(told, confidence, quote or "", page))
    return {key: {name: tuple(said) for name, said in row.items()} for key, row in found.items()}


def _chosen(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """What the view ``contracts`` settles on, of a document's first contract that says anything."""
    columns = sorted({one.column for one in FIELDS.values() if one.column is not None})
    sql = f"SELECT document_id, expiration_kind, {', '.join(columns)} FROM contracts ORDER BY contract_id"
    chosen: dict[str, dict[str, str]] = {}
    for document_id, end, *values in connection.execute(sql).fetchall():
        mine = chosen.setdefault(document_id, {})
        for column, value in zip(columns, values, strict=True):
            told = _text(value)
            if column == "expiration_date" and told is None and end in ("perpetual", "event"):
                told = "perpetual"  # labels know a day or none
            if told is not None:
                mine.setdefault(column, told)
    return chosen


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _passages(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[Passage, ...]]]:
    found: dict[str, dict[str, list[Passage]]] = {}
    try:
        rows = connection.execute(_PASSAGES, [LEAST_PROBABLE, MOST_PASSAGES]).fetchall()
    except duckdb.CatalogException:
        return {}
    for document_id, kind, quote, probability, start, end in rows:
        found.setdefault(document_id, {}).setdefault(kind, []).append(
            Passage(quote, probability, start, end)
        )
    return {key: {kind: tuple(items) for kind, items in row.items()} for key, row in found.items()}
