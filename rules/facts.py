"""The view ``facts``: what a rule's ``when`` may ask of a contract, worked out or kept.

Kept is a database in memory, seen by all cursors of a connection: the columns of ``facts`` that are asked,
beside them the state of each subject that rules are about, and why states are not known.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import cache
from pathlib import Path

import duckdb

from data import late as re
from data.load import lexicon
from rules.answers import state_of
from rules.conditions import OTHER_SIDE, depends_on, listed, literal, quoted
from rules.printed import fields_of
from rules.schema import LANGUAGES, Rule

_KEPT = "judged_facts"
_FACTS = (Path(__file__).parent / "facts.sql").read_text(encoding="utf-8")
_PARTS = (
    "fact_recurring",
    "fact_at_will",
    "fact_french",
    "fact_above",
    "fact_unread",
    "fact_states",
    "fact_read",
    "fact_people",
)
"""Views of ``facts.sql`` that ``facts`` joins."""
_MARK = "kept:"
"""A column that ``facts`` has where it is kept."""
_ALWAYS = frozenset(
    {
        "class_in_doubt", "contract_id", "contract_type", "document_class", "file_name", "language", "law",
        "our_side", "partly_read", "read_reason", "stands_under", "unread_page",
    }
)  # fmt: skip
"""Columns of ``facts`` that every judgement looks at."""
_OF_STANDARDS = frozenset({"document_id", "title"})
"""Further ones that are asked where contracts are held against standard terms."""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the temporary view ``facts`` that a rule's ``when`` asks; it shows what is kept, if it is."""
    if _is_kept(connection):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW facts AS FROM {_KEPT}.facts").fetchall()
    else:
        _create(connection)


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    for macro in (_sides(), _people(), *_french()):
        connection.execute(macro).fetchall()
    connection.execute(_FACTS).fetchall()


def keep_facts(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule] | None = None) -> None:
    """Work out the rows of ``facts`` once for all rules, in the place of those kept before.

    The database must not change meanwhile.

    Args:
        connection: holds the public views.
        rules: those that will be judged, so that no other columns are kept; ``None``: all columns.
    """
    _create(connection)
    connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {_KEPT} (READ_WRITE)").fetchall()
    chosen = None if rules is None else list(rules)
    abouts = sorted({rule.about for rule in chosen or () if rule.about})
    doubted = f"type IN ({listed(abouts)}) AND" if abouts else ""
    connection.execute(
        f"CREATE OR REPLACE TABLE {_KEPT}.doubts AS SELECT contract_id, type, reason FROM clause_states "
        f"WHERE {doubted} state NOT IN ('absent', 'found') ORDER BY type"
    ).fetchall()
    for part in _PARTS:
        connection.execute(f"CREATE OR REPLACE TABLE {_KEPT}.{part} AS FROM {part}").fetchall()
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {part} AS FROM {_KEPT}.{part}").fetchall()
    columns = "*" if chosen is None else _asked_by(connection, chosen)
    columns += "".join(f", {quoted(state_of(about))}" for about in abouts if chosen is not None)
    source = with_states("facts", (), abouts)
    connection.execute(
        f"CREATE OR REPLACE TABLE {_KEPT}.facts AS SELECT {columns}, TRUE AS {quoted(_MARK)} FROM {source}"
    ).fetchall()
    for part in _PARTS:
        connection.execute(f"DROP TABLE {_KEPT}.{part}").fetchall()


def columns_of(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, str]:
    """Return the columns of a view or table, with their DuckDB types.

    Raises:
        duckdb.Error: there is none of that name.
    """
    # To describe is to bind: to ask for no rows would be planned as well.
    return {row[0]: row[1] for row in connection.execute(f"DESCRIBE {source}").fetchall()}


def with_states(facts: str, columns: Container[str], abouts: Iterable[str]) -> str:
    """SQL of a table expression with the columns of ``facts`` and the states of subjects.

    Args:
        facts: a view.
        columns: those it has.
        abouts: the subjects.
    """
    lacking = sorted({about for about in abouts if state_of(about) not in columns})
    if not lacking:
        return facts
    states = ", ".join(
        f"CAST(max(state) FILTER (type = {literal(about)}) AS VARCHAR) AS {quoted(state_of(about))}"
        for about in lacking
    )
    return (
        f"(SELECT * EXCLUDE (_owner) FROM {facts} AS facts "
        f"LEFT JOIN (SELECT contract_id AS _owner, {states} FROM clause_states "
        f"WHERE type IN ({listed(lacking)}) GROUP BY contract_id) AS states "
        "ON states._owner = facts.contract_id)"
    )


def doubts(columns: Container[str]) -> str:
    """SQL of a table expression: contract_id, type and reason of states that are not known.

    Args:
        columns: those of ``facts``, which tell whether it is kept.
    """
    return f"{_KEPT}.doubts" if _MARK in columns else "clause_states"


def _is_kept(connection: duckdb.DuckDBPyConnection) -> bool:
    kept = f"SELECT count(*) FROM duckdb_databases() WHERE database_name = '{_KEPT}'"
    return bool(connection.execute(kept).fetchall()[0][0])


def _asked_by(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> str:
    """The columns of ``facts`` that any of the rules may ask for."""
    named = {*_ALWAYS, *_OF_STANDARDS}
    for rule in rules:
        named |= _named(rule)
    return ", ".join(name for name in columns_of(connection, "facts") if name in named)


def _named(rule: Rule) -> set[str]:
    """Words of a rule that may be columns of ``facts``; SQL does not mind capitals."""
    fields = {name for message in rule.message.values() for name in fields_of(message)}
    return fields | set(depends_on(rule)) | set(re.findall(r"[a-z_]+", rule.when.lower()))


@cache
def _sides() -> str:
    """SQL of the macro that tells the side of a role: by whole words, of either language."""
    cases = []
    for side in OTHER_SIDE:
        words = {word for language in LANGUAGES for word in lexicon("sides", language)[side]}
        cases.append(
            f"WHEN list_has_any(string_split(strip_accents(lower(role)), ' '), [{listed(words)}]) "
            f"THEN '{side}'"
        )
    return f"CREATE OR REPLACE TEMP MACRO side_of_role(role) AS CASE {' '.join(cases)} END"


@cache
def _people() -> str:
    """SQL of the macro that tells words of work on data of people, in either language."""
    phrases = "|".join(
        _worded(phrase) for language in LANGUAGES for phrase in lexicon("people", language)["handled"]
    ).replace("'", "''")
    return (
        "CREATE OR REPLACE TEMP MACRO handles_people(said) AS "
        f"regexp_matches(replace(strip_accents(lower(said)), chr(8217), chr(39)), '\\b(?:{phrases})')"
    )


def _worded(phrase: str) -> str:
    """Write a phrase as a pattern: ``+`` joins what follows at once, ``..`` what does in the sentence."""
    return r"[^.;]{0,60}?\b".join(
        r"\s+".join(f"(?:{re.sub(r' *[|] *', '|', group.strip())})" for group in part.split(" + "))
        for part in phrase.split(" .. ")
    )


def _french() -> tuple[str, ...]:
    """SQL of the macros that tell a legal form that only France has, and a public body by its name."""
    words = lexicon("domestic", "fr")
    bodies = "|".join(one.replace("'", "''") for one in words["public_bodies"])
    return (
        f"CREATE OR REPLACE TEMP MACRO is_french_form(form) AS form IN ({listed(words['legal_forms'])})",
        "CREATE OR REPLACE TEMP MACRO is_public_body(name) AS "
        f"regexp_matches(strip_accents(lower(name)), '\\b({bodies})\\b')",
    )
