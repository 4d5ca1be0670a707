"""Rules that judge rules: what a condition may not ask, because it would turn doubt into an answer.

The condition is parsed by DuckDB itself (``json_serialize_sql``), so that spelling does not matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from rules.schema import Rule, RuleError

_STATE_ADVICE = "absence is asked through the state: use 'about' and 'missing: flag'"
_OPERATORS = frozenset(
    {
        "COMPARE_EQUAL", "COMPARE_NOTEQUAL", "COMPARE_LESSTHAN", "COMPARE_GREATERTHAN",
        "COMPARE_LESSTHANOREQUALTO", "COMPARE_GREATERTHANOREQUALTO", "COMPARE_BETWEEN", "COMPARE_IN",
        "COMPARE_NOT_IN", "CONJUNCTION_AND", "CONJUNCTION_OR", "OPERATOR_NOT", "OPERATOR_CAST",
        "VALUE_CONSTANT", "COLUMN_REF", "FUNCTION", "TYPE",
    }
)  # fmt: skip
"""What a condition may be made of: each gives NULL for NULL, unless a constant decides."""
_FUNCTIONS = frozenset(
    {
        "+", "-", "*", "/", "//", "%", "||", "~~", "!~~", "~~*", "!~~*", "->", "->>", "abs", "as_of",
        "ceil", "contains", "date_diff", "date_part", "datediff", "day", "ends_with", "floor",
        "json_extract", "json_extract_string", "left", "length", "lower", "month", "regexp_extract",
        "regexp_full_match", "regexp_matches", "replace", "right", "round", "setting", "starts_with",
        "strip_accents", "substring", "trim", "upper", "year",
    }
)  # fmt: skip


def check(connection: duckdb.DuckDBPyConnection, rule: Rule, settings: frozenset[str]) -> None:
    """Refuse a rule whose conditions hide doubt, use unknown settings or are always one thing.

    Args:
        connection: any DuckDB connection; nothing is run but the parser.
        rule: the rule to be judged.
        settings: names that ``setting('...')`` may ask for.

    Raises:
        RuleError: with the file, the key and what to do instead.
    """
    for key in ("when", "among", "where"):
        condition = getattr(rule, key)
        if condition:
            _check_condition(connection, rule, key, condition, settings)


def _check_condition(
    connection: duckdb.DuckDBPyConnection, rule: Rule, key: str, condition: str, settings: frozenset[str]
) -> None:
    where = f"{rule.path} ({key})"
    tree = _parse(connection, where, condition)
    columns = 0
    for node in _walk(tree):
        kind, klass = str(node.get("type", "")), str(node.get("class", ""))
        if not klass:
            continue
        if kind not in _OPERATORS:
            told = kind.removeprefix("OPERATOR_").removeprefix("COMPARE_").replace("_", " ")
            raise RuleError(where, f"{told} is not allowed; {_STATE_ADVICE}")
        if klass == "FUNCTION":
            name = str(node.get("function_name", "")).lower()
            if name not in _FUNCTIONS:
                raise RuleError(where, f"{name}() is not allowed; {_STATE_ADVICE}")
            if name == "setting":
                _check_setting(where, node, settings)
        columns += klass == "COLUMN_REF"
    if not columns:
        raise RuleError(where, "the condition names no column, so it says the same of every row")


def _parse(connection: duckdb.DuckDBPyConnection, where: str, condition: str) -> Any:
    row = connection.execute("SELECT json_serialize_sql(?)", [f"SELECT ({condition})"]).fetchall()[0]
    tree = json.loads(row[0])
    if tree.get("error"):
        raise RuleError(where, f"is not an SQL condition: {tree.get('error_message', 'syntax error')}")
    statements = tree["statements"]
    if len(statements) != 1:
        raise RuleError(where, "must be one condition, not several statements")
    node = statements[0]["node"]
    if node.get("type") != "SELECT_NODE" or len(node.get("select_list", [])) != 1 or not _bare(node):
        raise RuleError(where, "must be one condition, not a statement")
    return node["select_list"]


def _bare(node: dict[str, Any]) -> bool:
    from_table = node.get("from_table") or {}
    return from_table.get("type") == "EMPTY" and not node.get("where_clause") and not node.get("modifiers")


def _check_setting(where: str, node: dict[str, Any], settings: frozenset[str]) -> None:
    constants = [argument.get("expression", {}) for argument in node.get("arguments", [])]
    names = [(constant.get("literal") or {}).get("text") for constant in constants]
    if len(names) != 1 or names[0] not in settings:
        raise RuleError(where, f"setting({names}) is unknown; known: {', '.join(sorted(settings))}")


def _walk(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _walk(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _walk(value)
