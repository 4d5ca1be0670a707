"""The JSON Schema of what ``clausier evaluate --json`` prints, made from the types that it prints."""

from __future__ import annotations

import types
import typing
from dataclasses import fields
from typing import Any

from flows.evaluation.compare import Change
from flows.evaluation.gold import Refused
from flows.evaluation.judge import Judged
from flows.evaluation.measures import Bin, Score
from flows.evaluation.sheet_answers import Checked
from flows.evaluation.spans import TypeScore
from flows.evaluation.states import StateCount

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}
_COUNT = {"type": "integer", "minimum": 0}
_BEFORE_AND_NOW = {
    "type": "object",
    "properties": {"before": {"type": "string"}, "now": {"type": "string"}},
    "additionalProperties": False,
}
_SHARE = {"type": ["number", "null"], "minimum": 0, "maximum": 1}


def evaluate_answers() -> dict[str, dict[str, Any]]:
    """Name -> properties of the figures, of a sheet that was drawn, and of one that was read back."""
    score = _object(Score)
    figures = {
        "about": {"type": "object", "additionalProperties": {"type": "string"}},
        "documents": {"type": "integer", "minimum": 1},
        "fields": _many(_object(Score, sure_share=_SHARE, sure_share_right=_SHARE)),
        "groups": {
            "type": "object",
            "description": "by language, way of reading and type of contract",
            "additionalProperties": {"type": "object", "additionalProperties": _many(score)},
        },
        "calibration_error": _SHARE,
        "reliability": _many(_object(Bin)),
        "clause_types": {
            "type": ["object", "null"],
            "properties": {
                "types": _many(_object(TypeScore)),
                "pooled": _object(TypeScore),
                "pooled_clauses": _object(TypeScore),
                "mean_aupr": _SHARE,
                "mean_aupr_clauses": _SHARE,
            },
            "additionalProperties": False,
        },
        "states": _many(_object(StateCount, precision=_SHARE, recall=_SHARE, f1=_SHARE)),
        "states_mean_f1": _SHARE,
        "refused": _many(_object(Refused)),
        "errors": _many(_object(Judged)),
        "errors_of_test_side": _COUNT,
        "changes": {
            "type": "object",
            "properties": {
                "gained": _COUNT,
                "lost": _COUNT,
                "listed": _many(_object(Change)),
                "clauses": {"type": "object", "additionalProperties": _BEFORE_AND_NOW},
            },
            "additionalProperties": False,
        },
    }
    drawn = {"sheet": {"type": "string"}, "values": _COUNT, "asked_for": _COUNT}
    checked = {"fields": _many(_object(Checked)), "unmarked": _COUNT, "weighed": {"type": "boolean"}}
    return {"evaluate": figures, "evaluate_sample": drawn, "evaluate_sheet": checked}


OPTIONAL = ("errors", "errors_of_test_side", "changes")
"""Printed with ``--errors`` and ``--against`` alone."""


def _many(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(kind: type, **more: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    properties = {item.name: _type(hints[item.name]) for item in fields(kind)} | more
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(hint: Any) -> dict[str, Any]:
    if typing.get_origin(hint) is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    parts = typing.get_args(hint) or (hint,)
    names = [_PLAIN[part] for part in parts]
    return {"type": names[0] if len(names) == 1 else names}
