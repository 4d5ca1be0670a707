"""The JSON Schema of what Clausier writes as JSON: rows of the views, and the commands' answers."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.store.publish import empty
from pipeline.store.views import all_views

_ROW = {"type": "object", "additionalProperties": True}
_PLAIN: dict[str, dict[str, Any]] = {
    "VARCHAR": {"type": "string"},
    "BOOLEAN": {"type": "boolean"},
    "INTEGER": {"type": "integer"},
    "BIGINT": {"type": "integer"},
    "DOUBLE": {"type": "number"},
    "DATE": {"type": "string", "format": "date"},
    "TIMESTAMP": {"type": "string"},
    "VARCHAR[]": {"type": "array", "items": {"type": "string"}},
}
_DECIMAL = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
_SUMMARY = ("files", "documents", "pages", "flags", "next_deadlines", "attention", "run")


@cache
def schema() -> dict[str, Any]:
    """Return the schema: ``$defs`` has a row and an array of rows for each view, and each command's answer.

    Any column may be null; amounts are text, so that no digit is lost; days are ISO 8601. Made once, for
    every view is planned; nobody may change it.
    """
    definitions: dict[str, Any] = {}
    connection = empty()
    try:
        for view in all_views():
            if view.macro:
                continue
            described = connection.execute(f"DESCRIBE {view.name}").fetchall()
            properties = {row[0]: _column(row[1], view.columns.get(row[0], "")) for row in described}
            definitions[f"{view.name}_row"] = {
                "description": view.about,
                "type": "object",
                "properties": properties,
                "required": list(properties),
                "additionalProperties": False,
            }
            definitions[view.name] = {"type": "array", "items": {"$ref": f"#/$defs/{view.name}_row"}}
    finally:
        connection.close()
    definitions |= _answers()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:clausier:json",
        "title": "What Clausier writes as JSON",
        "$defs": definitions,
    }


def _column(kind: str, about: str) -> dict[str, Any]:
    if kind == "JSON":
        return {"description": about}
    plain = _DECIMAL if kind.startswith("DECIMAL") else _PLAIN[kind]
    described = plain | {"type": [plain["type"], "null"]}
    return described | ({"description": about} if about else {})


def _answers() -> dict[str, Any]:
    """What ``status --json`` and ``audit --json`` print."""
    tables = {name: {"type": "array", "items": _ROW} for name in _SUMMARY}
    status = {
        "description": "clausier status --json",
        "type": "object",
        "properties": {"database": {"type": "string"}, **tables},
        "required": ["database", *_SUMMARY],
    }
    counts = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
    run = {
        "found": {"type": "integer", "minimum": 0},
        "counts": counts,
        "attention_count": {"type": "integer", "minimum": 0},
        "pages_read": {"type": "integer", "minimum": 0},
        "changed": {"type": "boolean"},
        "exit_code": {"enum": [0, 3]},
    }
    audit = {
        "description": "clausier audit --json",
        "allOf": [{"$ref": "#/$defs/status_answer"}],
        "type": "object",
        "properties": run,
        "required": list(run),
    }
    return {
        "status_answer": status,
        "audit_answer": audit,
        **_backup_answers(),
        **_contract_answers(),
        **_evaluate_answers(),
    }


def _evaluate_answers() -> dict[str, Any]:
    """What ``evaluate --json`` prints: figures, a sheet that was drawn, one that was read back."""
    from flows.evaluation.schema import OPTIONAL, evaluate_answers

    return {
        f"{name}_answer": _answer("evaluate", properties, OPTIONAL)
        for name, properties in evaluate_answers().items()
    }


def _contract_answers() -> dict[str, Any]:
    """What ``show --json`` and ``review --json`` print: rows of the views."""

    def row(view: str) -> dict[str, Any]:
        return {"$ref": f"#/$defs/{view}_row"}

    def rows(view: str) -> dict[str, Any]:
        return {"type": "array", "items": row(view)}

    told = {
        "as_of": {"type": ["string", "null"], "format": "date"},
        "least_quality": _DECIMAL | {"description": "a page read worse than this proves no absence"},
        "contract": row("contracts"),
        "as_amended": {
            "description": "as contracts_as_of(as_of()) tells it, where an amendment changed it",
            "type": ["object", "null"],
            "required": ["amended_by", "replaced"],
        },
        "review": {"anyOf": [row("review_queue"), {"type": "null"}]},
    }
    lists = {
        "documents": "documents",
        "made_of": "contract_documents",
        "parties": "parties",
        "deadlines": "deadlines",
        "dates": "dates",
        "states": "clause_states",
        "terms": "terms",
        "belongs_to": "families",
        "papers": "families",
        "history": "contract_history",
        "deviations": "deviations",
        "due": "price_schedule",
        "between_readings": "price_readings",
        "at_stake": "price_at_stake",
        "signatures": "signatures",
        "contradictions": "contradictions",
        "register": "register",
        "register_differences": "register_differences",
        "flags": "flags",
        "unusual": "unusual",
        "pages": "pages",
    }
    show = told | {name: rows(view) for name, view in lists.items()}
    candidates = {
        "asked": {"type": "string"},
        "candidates": {"type": "array", "items": _ROW, "minItems": 2},
    }
    due = {
        "prices": rows("price_schedule"),
        "between_readings": rows("price_readings"),
        "at_stake": rows("price_at_stake"),
    }
    review = {"total": {"type": "integer", "minimum": 0}, "contracts": rows("review_queue")}
    return {
        "show_answer": _answer("show", show),
        "show_candidates_answer": _answer("show (exit code 2: several contracts fit)", candidates),
        "review_answer": _answer("review", review),
        "price_due_answer": _answer("price due", due),
    }


def _answer(command: str, properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "description": f"clausier {command} --json",
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _backup_answers() -> dict[str, Any]:
    """What ``backup --json`` and ``restore --json`` print."""
    held = {
        "file": {"type": "string"},
        "files": {"type": "integer", "minimum": 1},
        "bytes": {"type": "integer", "minimum": 0},
        "full": {"type": "boolean", "description": "whether database, index and report are in it"},
    }
    placed = {
        "workspace": {"type": "string"},
        "set_aside": {"type": ["string", "null"], "description": "where what lay there before is kept"},
    }

    packed = {"packed_bytes": {"type": "integer", "minimum": 0}}
    return {
        "backup_answer": _answer("backup", held | packed),
        "restore_answer": _answer("restore", held | placed, tuple(placed)),
    }
