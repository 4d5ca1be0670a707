"""The JSON Schema of what Clausier writes as JSON: rows of the views, and the commands' answers."""

from __future__ import annotations

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


def schema() -> dict[str, Any]:
    """Return the schema: ``$defs`` has a row and an array of rows for each view, and each command's answer.

    Any column may be null; amounts are text, so that no digit is lost; days are ISO 8601.
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
    return {"status_answer": status, "audit_answer": audit, **_backup_answers()}


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

    def answer(command: str, properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
        return {
            "description": f"clausier {command} --json",
            "type": "object",
            "properties": properties,
            "required": [name for name in properties if name not in optional],
            "additionalProperties": False,
        }

    packed = {"packed_bytes": {"type": "integer", "minimum": 0}}
    return {
        "backup_answer": answer("backup", held | packed),
        "restore_answer": answer("restore", held | placed, tuple(placed)),
    }
