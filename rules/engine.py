"""Judges every contract by every rule, in three values: flagged, passed, unknown.

SQL carries doubt only while there is a row, so the engine starts from every contract the rule may apply
to, and asks the state of the rule's subject where no row was selected. It knows only a DuckDB connection
with the public views ``contracts``, ``documents``, ``pages``, ``clause_states``, ``prices``, ``parties``,
``terms``, the macros ``setting(name)`` and ``as_of()``, and whatever view a rule selects from.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import duckdb

from data.load import lexicon
from rules.kept import KEPT, is_kept, keep, open_kept, place
from rules.schema import LANGUAGES, Rule, RuleError
from rules.verdicts import (
    EVIDENCE,
    NOT_BINDING,
    PARTIAL_BY_NATURE,
    UNKNOWN_MESSAGES,
    Judge,
    Judgement,
    depends_on,
    fields_of,
    filled,
    silent,
)

_FACTS = (Path(__file__).parent / "facts.sql").read_text(encoding="utf-8")
_PARTS = (
    "fact_recurring",
    "fact_at_will",
    "fact_french",
    "fact_above",
    "fact_unread",
    "fact_states",
    "fact_read",
)
"""Views of ``facts.sql`` that ``facts`` joins."""
_CHUNK = 1000
_ORDER = {"contract": "contract_id AS _contract, ", "archive": ""}
"""The first column selected, by which the rows are sorted."""
_ALWAYS = frozenset(
    {
        "class_in_doubt", "contract_id", "contract_type", "document_class", "file_name", "language", "law",
        "partly_read", "read_reason", "stands_under", "unread_page",
    }
)  # fmt: skip
"""Columns of ``facts`` that every judgement looks at."""
_OF_STANDARDS = frozenset({"document_id", "title"})
"""Further ones that are asked where contracts are held against standard terms."""


def judge(
    connection: duckdb.DuckDBPyConnection,
    rules: Iterable[Rule],
    locale: str = "en",
    given: Mapping[str, Any] | None = None,
    *,
    passes: bool = True,
    kept: Container[str] = (),
) -> Iterator[Judgement]:
    """Yield every judgement, rule by rule and contract by contract.

    Args:
        connection: holds the public views; temporary views are added to it.
        rules: linted rules.
        locale: language of titles and messages, ``fr`` or ``en``.
        given: columns of ``facts`` that are taken for granted, for a rule's example texts.
        passes: whether judgements that nothing is wrong are wanted; without them the database leaves out
            the contracts of which that is sure, which are most.
        kept: the views whose rows are kept, as ``KeptViews.kept``.

    Raises:
        RuleError: a condition names a column or view that does not exist; the message names the rule.
    """
    if "facts" not in kept:
        prepare(connection)
    for rule in rules:
        judged = (
            _judge_archive(connection, rule, locale, kept)
            if rule.of == "archive"
            else _judge_one(connection, rule, locale, given or {}, kept, passes=passes)
        )
        yield from judged if passes else (one for one in judged if one.verdict != "passed")


_OTHER_SIDE = {"supplier": "customer", "customer": "supplier"}


def keep_facts(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule] | None = None) -> None:
    """Work out the rows of ``facts`` once for all rules; the database must not change meanwhile.

    Args:
        connection: holds the public views.
        rules: those that will be judged, so that no other columns are kept; ``None``: all columns.
    """
    prepare(connection)
    open_kept(connection)
    for part in _PARTS:
        keep(connection, part)
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {part} AS FROM {KEPT}.{part}").fetchall()
    keep(connection, "facts", "*" if rules is None else _asked_by(connection, rules))
    for part in _PARTS:
        connection.execute(f"DROP TABLE {KEPT}.{part}").fetchall()


def _asked_by(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> str:
    """The columns of ``facts`` that any of the rules may ask for."""
    named = {"our_side", *_ALWAYS, *_OF_STANDARDS}
    for rule in rules:
        named |= _named(rule)
    return ", ".join(name for name in _facts_columns(connection) if name in named)


def _named(rule: Rule) -> set[str]:
    """Words of a rule that may be columns of ``facts``; SQL does not mind capitals."""
    fields = {name for message in rule.message.values() for name in fields_of(message)}
    return fields | set(depends_on(rule)) | set(re.findall(r"[a-z_]+", rule.when.lower()))


def _facts_columns(connection: duckdb.DuckDBPyConnection, kept: Container[str] = ()) -> list[str]:
    asked = f"SELECT * FROM {place('facts', kept)} LIMIT 0"
    return [column[0] for column in connection.execute(asked).description or ()]


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the temporary view ``facts`` that a rule's ``when`` asks."""
    if is_kept(connection, "facts"):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW facts AS FROM {KEPT}.facts").fetchall()
        return
    for macro in (_sides(), *_french()):
        connection.execute(macro).fetchall()
    connection.execute(_FACTS).fetchall()


@cache
def _sides() -> str:
    """SQL of the macro that tells the side of a role: by whole words, of either language."""
    cases = []
    for side in _OTHER_SIDE:
        words = sorted({word for language in LANGUAGES for word in lexicon("sides", language)[side]})
        listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
        cases.append(
            f"WHEN list_has_any(string_split(strip_accents(lower(role)), ' '), [{listed}]) THEN '{side}'"
        )
    return f"CREATE OR REPLACE TEMP MACRO side_of_role(role) AS CASE {' '.join(cases)} END"


@cache
def _french() -> tuple[str, ...]:
    """SQL of the macros that tell a legal form that only France has, and a public body by its name."""
    words = lexicon("domestic", "fr")
    bodies = "|".join(one.replace("'", "''") for one in words["public_bodies"])
    return (
        f"CREATE OR REPLACE TEMP MACRO is_french_form(form) AS form IN ({_listed(words['legal_forms'])})",
        "CREATE OR REPLACE TEMP MACRO is_public_body(name) AS "
        f"regexp_matches(strip_accents(lower(name)), '\\b({bodies})\\b')",
    )


def applies_expression(rule: Rule) -> str:
    """SQL that says whether a rule applies to a row of ``facts``, in three values."""
    parts = []
    if rule.applies_to:
        types = ", ".join("'" + item.replace("'", "''") + "'" for item in rule.applies_to)
        parts.append(f"contract_type IN ({types})")
    if rule.jurisdiction:
        parts.append(f"(law = '{rule.jurisdiction}' OR starts_with(law, '{rule.jurisdiction}-'))")
    if rule.when:
        parts.append(f"({rule.when})")
    if rule.protects != "both":
        # Where nobody says which side is ours, a risk of either is told.
        parts.append(f"(our_side IS DISTINCT FROM '{_OTHER_SIDE[rule.protects]}')")
    return " AND ".join(parts) or "TRUE"


def verdict_expression(rule: Rule) -> str:
    """SQL that judges a selected row: TRUE flags, FALSE passes, NULL is unknown."""
    return f"({rule.among}) AND ({rule.where})" if rule.among else f"({rule.where})"


def _judge_one(
    connection: duckdb.DuckDBPyConnection,
    rule: Rule,
    locale: str,
    given: Mapping[str, Any],
    kept: Container[str] = (),
    *,
    passes: bool = True,
) -> Iterator[Judgement]:
    facts = place("facts", kept)
    if given:
        facts = f"(SELECT * REPLACE ({', '.join(f'? AS {name}' for name in given)}) FROM {facts})"
    contracts = _stream(
        connection,
        rule,
        kept,
        f"SELECT {_asked(connection, rule, kept)}, ({applies_expression(rule)}) AS _applies, "
        "s.state AS _state, s.reason AS _state_reason "
        f"FROM {facts} f LEFT JOIN clause_states s ON s.contract_id = f.contract_id AND s.type = ? "
        f"{'' if passes else _looked_at(connection, rule, kept)} "
        f"WHERE (({applies_expression(rule)}) IS NOT FALSE OR partly_read) "
        f"{'' if passes else f'AND NOT ({_surely_passed(rule)})'} ORDER BY f.contract_id",
        [*given.values(), rule.about],
    )
    selected = _Groups(selected_rows(connection, rule, kept, passes=passes))
    for contract in contracts:
        rows = selected.take(contract["contract_id"])
        if silent(contract):
            continue
        yield from Judge(rule, contract, locale).verdicts(rows)


def _looked_at(connection: duckdb.DuckDBPyConnection, rule: Rule, kept: Container[str]) -> str:
    """SQL that adds what the selected rows of a contract come to: any that flags, any in doubt."""
    if not rule.select:
        return ""
    return (
        "LEFT JOIN (SELECT contract_id, bool_or(_verdict) AS _flags, bool_or(_verdict IS NULL) AS _doubts "
        f"FROM (SELECT contract_id, {verdict_expression(rule)} AS _verdict "
        f"FROM {place(rule.select, kept)} {_chosen(connection, rule, kept)}) GROUP BY contract_id) _looked "
        "ON _looked.contract_id = f.contract_id"
    )


def _surely_passed(rule: Rule) -> str:
    """SQL, two-valued: whether ``Judge`` would find nothing wrong with a contract, or say nothing."""
    absent = "TRUE" if rule.missing == "pass" else f"document_class IN ({_listed(PARTIAL_BY_NATURE)})"
    silent_state = f"(s.state = 'absent' AND {absent})" + ("" if rule.select else " OR s.state = 'found'")
    rows = "_looked.contract_id IS NOT NULL" if rule.select else "FALSE"
    fine = "NOT coalesce(_flags, FALSE) AND NOT _doubts" if rule.select else "FALSE"
    tried = (
        f"language IS NULL OR language NOT IN ({_listed(LANGUAGES)}) "
        f"OR language IN ({_listed(rule.languages)})"
    )
    return (
        f"coalesce(document_class IN ({_listed(NOT_BINDING)}) AND NOT class_in_doubt, FALSE) OR coalesce("
        f"NOT partly_read AND ({tried}) AND CASE WHEN {rows} THEN {fine} ELSE {silent_state} END, FALSE)"
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join("'" + word.replace("'", "''") + "'" for word in sorted(words))


def _judge_archive(
    connection: duckdb.DuckDBPyConnection, rule: Rule, locale: str, kept: Container[str] = ()
) -> Iterator[Judgement]:
    """Judge each selected row by itself: it speaks of the archive, and need not belong to a contract."""
    for row in selected_rows(connection, rule, kept):
        verdict: Literal["flagged", "passed", "unknown"]
        if row["_verdict"] is None:
            verdict, message = "unknown", UNKNOWN_MESSAGES["value"][locale]
        elif row["_verdict"]:
            verdict, message = "flagged", filled(rule.message[locale], row, locale)
        else:
            verdict, message = "passed", ""
        evidence = {name: row.get(name) for name in EVIDENCE}
        contract, file_name, title = row.get("contract_id"), row.get("file_name"), rule.title[locale]
        yield Judgement(rule.id, contract, file_name, rule.severity, verdict, title, message, **evidence)


def _asked(connection: duckdb.DuckDBPyConnection, rule: Rule, kept: Container[str]) -> str:
    """The columns of ``facts`` that a judgement needs: no more, for there may be many contracts."""
    named = {name for message in rule.message.values() for name in fields_of(message)}
    wanted = _ALWAYS | ((named | set(depends_on(rule))) & set(_facts_columns(connection, kept)))
    return ", ".join(f"f.{name}" for name in sorted(wanted))


def selected_rows(
    connection: duckdb.DuckDBPyConnection, rule: Rule, kept: Container[str] = (), *, passes: bool = True
) -> Iterator[dict[str, Any]]:
    """Yield the rows that a rule looks at, by contract, each with its ``_verdict`` in three values.

    Args:
        connection: with the view ``facts``.
        rule: a rule.
        kept: the views whose rows are kept.
        passes: whether rows that pass are wanted; of contracts that were not read whole they always are.
    """
    if not rule.select:
        return iter(())
    asked = (
        f"SELECT {_ORDER[rule.of]}*, {verdict_expression(rule)} AS _verdict "
        f"FROM {place(rule.select, kept)} {_chosen(connection, rule, kept)}"
    )
    if not passes:
        partly = f"SELECT contract_id FROM {place('facts', kept)} WHERE partly_read"
        asked = f"SELECT * FROM ({asked}) WHERE _verdict IS NOT FALSE OR contract_id IN ({partly})"
    return _stream(connection, rule, kept, f"{asked} ORDER BY ALL", [])


def _chosen(connection: duckdb.DuckDBPyConnection, rule: Rule, kept: Container[str]) -> str:
    """SQL that chooses the rows of a rule's view which it speaks of."""
    chosen = [f"({rule.among}) IS NOT FALSE"] if rule.among else []
    if rule.of == "contract":
        chosen.append("contract_id IS NOT NULL")
    if "review_state" in _columns(connection, rule, kept):
        # What a person rejected is judged by no rule.
        chosen.append("review_state IS DISTINCT FROM 'rejected'")
    return f"WHERE {' AND '.join(chosen)}" if chosen else ""


def _columns(connection: duckdb.DuckDBPyConnection, rule: Rule, kept: Container[str] = ()) -> set[str]:
    view = place(rule.select, kept)
    try:
        described = connection.execute(f"SELECT * FROM {view} LIMIT 0").description
    except duckdb.Error as error:
        raise RuleError(rule.path or rule.id, f"{error}") from error
    return {column[0] for column in described or ()}


def _stream(
    connection: duckdb.DuckDBPyConnection,
    rule: Rule,
    kept: Container[str],
    sql: str,
    parameters: list[Any],
) -> Iterator[dict[str, Any]]:
    cursor = connection.cursor()
    if "facts" not in kept:
        # Temporary views belong to a connection, and a cursor is a connection of its own.
        prepare(cursor)
    try:
        cursor.execute(sql, parameters)
    except duckdb.Error as error:
        raise RuleError(rule.path or rule.id, f"{error}\nThe whole query was:\n{sql}") from error
    names = [column[0] for column in cursor.description or ()]
    try:
        while rows := cursor.fetchmany(_CHUNK):
            for row in rows:
                yield dict(zip(names, row, strict=True))
    except duckdb.Error as error:
        raise RuleError(rule.path or rule.id, f"{error}\nThe whole query was:\n{sql}") from error


class _Groups:
    """Rows sorted by contract, handed out contract by contract."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self._next = next(rows, None)

    def take(self, contract_id: str) -> list[dict[str, Any]]:
        while self._next is not None and self._next["contract_id"] < contract_id:
            self._next = next(self._rows, None)
        taken = []
        while self._next is not None and self._next["contract_id"] == contract_id:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken


def bind(connection: duckdb.DuckDBPyConnection, rule: Rule, kept: Container[str] = ()) -> None:
    """Try a rule on views without rows: whatever it names must be there.

    Args:
        connection: holds the public views, empty.
        rule: a linted rule.
        kept: the views whose rows are kept.

    Raises:
        RuleError: a condition or the message names a column or view that does not exist.
    """
    if "facts" not in kept:
        prepare(connection)
    known = set(_facts_columns(connection, kept)) if rule.of == "contract" else set()
    known |= _columns(connection, rule, kept) if rule.select else set()
    for language, template in rule.message.items():
        try:
            unknown = fields_of(template) - known
        except ValueError as error:
            raise RuleError(rule.path, f"message ({language}): {error}; write {{{{ for a brace") from error
        if unknown:
            raise RuleError(
                rule.path, f"message ({language}) names columns that are not there: {sorted(unknown)}"
            )
    judged = _judge_archive(connection, rule, "en", kept) if rule.of == "archive" else None
    for _ in judged or _judge_one(connection, rule, "en", {}, kept):
        pass
