"""Runs a rule's example rows against its condition alone, NULL included.

The view that the rule selects from is shadowed by an empty temporary table of the same columns; rows go
in by name, so types hold and a misspelt column is refused.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from rules.conditions import verdict_expression
from rules.schema import Rule

_EXPECTED = {"flags": True, "passes": False, "unknown": None}
_WORDS = {True: "flagged", False: "passed", None: "unknown"}


def check_rows(connection: duckdb.DuckDBPyConnection, rule: Rule) -> list[str]:
    """Return one sentence for each example row that is not judged as the rule says.

    Args:
        connection: holds the public views (empty ones do) and the macros.
        rule: a linted rule with a ``select``.
    """
    problems: list[str] = []
    if not rule.select:
        return problems
    cursor = connection.cursor()
    for outcome, rows in rule.rows.items():
        for row in rows:
            try:
                verdict = _judge(cursor, rule, row)
            except duckdb.Error as error:
                problems.append(f"{rule.path}: row {dict(row)} cannot be used: {error}")
                continue
            if verdict is not _EXPECTED[outcome]:
                problems.append(
                    f"{rule.path}: row {dict(row)} stands under {outcome} but is {_WORDS[verdict]}"
                )
    return problems


def _judge(cursor: duckdb.DuckDBPyConnection, rule: Rule, row: Mapping[str, str | None]) -> bool | None:
    cursor.execute("DROP TABLE IF EXISTS temp.example_rows").fetchall()
    cursor.execute(f"CREATE TEMP TABLE example_rows AS SELECT * FROM {rule.select} LIMIT 0").fetchall()
    names = ", ".join('"' + name.replace('"', '""') + '"' for name in row)
    marks = ", ".join("?" for _ in row)
    cursor.execute(f"INSERT INTO example_rows ({names}) VALUES ({marks})", list(row.values())).fetchall()
    found = cursor.execute(f"SELECT {verdict_expression(rule)} FROM example_rows").fetchall()
    verdict: bool | None = found[0][0]
    return verdict
