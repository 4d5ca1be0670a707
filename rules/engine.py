"""Judges every contract by every rule, in three values: flagged, passed, unknown.

SQL carries doubt only while there is a row, so the engine starts from every contract the rule may apply
to, and asks the state of the rule's subject where no row was selected. It knows only a DuckDB connection
with the public views ``contracts``, ``documents``, ``pages``, ``clause_states``, ``prices``, ``parties``,
``terms``, the macros ``setting(name)`` and ``as_of()``, and whatever view a rule selects from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb

from rules.answers import COLUMNS, Asked, answers
from rules.conditions import literal
from rules.facts import columns_of, doubts, keep_facts, prepare, with_states
from rules.of_archive import archive_answers
from rules.printed import fields_of
from rules.schema import Rule, RuleError
from rules.verdicts import Judgement, verdict_of, words_of

_ORDER = "_rule, contract_id, _row, page, char_start, reason, quote"


@dataclass(frozen=True, slots=True)
class Judged:
    """What was told together: by the rules of one view, or by one rule that failed among them."""

    rules: tuple[Rule, ...]
    judgements: tuple[Judgement, ...]
    error: RuleError | None = None
    """Why the only rule could not be judged."""


def together(rules: Iterable[Rule]) -> list[list[Rule]]:
    """Rules that select the same view, and so are judged by one statement; sorted by views and ids."""
    ordered = sorted(rules, key=lambda rule: (rule.select, rule.of, rule.id))
    return [list(group) for _, group in groupby(ordered, key=lambda rule: (rule.select, rule.of))]


def judge(
    connection: duckdb.DuckDBPyConnection,
    rules: Iterable[Rule],
    locale: str = "en",
    given: Mapping[str, Any] | None = None,
    *,
    passes: bool = True,
    only: str | None = None,
) -> Iterator[Judgement]:
    """Yield every judgement, view by view, rule by rule and contract by contract.

    Args:
        connection: holds the public views; temporary views are added to it.
        rules: linted rules.
        locale: language of titles and messages, ``fr`` or ``en``.
        given: columns of ``facts`` that are taken for granted, for a rule's example texts.
        passes: whether judgements that nothing is wrong are wanted, which are most.
        only: the one contract that is judged; ``None``: all.

    Raises:
        RuleError: a condition names a column or view that does not exist; the message names the rule.
    """
    prepare(connection)
    for group in together(rules):
        for judged in judge_group(connection, group, locale, given, passes=passes, only=only):
            if judged.error is not None:
                raise judged.error
            yield from judged.judgements


def judge_each(
    connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule], locale: str = "en"
) -> Iterator[Judged]:
    """Yield what is flagged or unknown, view by view; a rule that fails costs only itself.

    Args:
        connection: as for ``judge``.
        rules: as for ``judge``.
        locale: as for ``judge``.
    """
    prepare(connection)
    for group in together(rules):
        yield from judge_group(connection, group, locale, passes=False)


def judge_group(
    connection: duckdb.DuckDBPyConnection,
    group: Sequence[Rule],
    locale: str = "en",
    given: Mapping[str, Any] | None = None,
    *,
    passes: bool = True,
    only: str | None = None,
) -> Iterator[Judged]:
    """Judge one group of ``together`` by one statement; one by one where that fails.

    Args:
        connection: with the view ``facts``.
        group: rules that select the same view.
        locale: as for ``judge``.
        given: as for ``judge``.
        passes: as for ``judge``.
        only: as for ``judge``.
    """
    sql, values = "", given or {}
    try:
        sql = statement(connection, group, locale, passes=passes, given=values, only=only)
        ordered = f"SELECT {', '.join(COLUMNS)} FROM ({sql}) ORDER BY {_ORDER}"
        rows = connection.execute(ordered, list(values.values())).fetchall()
    except duckdb.Error as error:
        if len(group) == 1:
            problem = f"{error}\nThe whole query was:\n{sql}"
            yield Judged(tuple(group), (), RuleError(group[0].path or group[0].id, problem))
        for rule in group if len(group) > 1 else ():
            yield from judge_group(connection, [rule], locale, given, passes=passes, only=only)
        return
    words = [(rule, words_of(rule, locale)) for rule in group]
    yield Judged(tuple(group), tuple(_worded(*words[row[0]], locale, *row[1:]) for row in rows))


def _worded(
    rule: Rule,
    words: Mapping[int, str],
    locale: str,
    code: int,
    contract_id: str | None,
    file_name: str | None,
    reason: str | None,
    *evidence: Any,
) -> Judgement:
    message = words[code] if reason is None else words[code].replace("{reason}", reason)
    title = rule.title[locale]
    return Judgement(
        rule.id, contract_id, file_name, rule.severity, verdict_of(code), title, message, *evidence
    )


def statement(
    connection: duckdb.DuckDBPyConnection,
    rules: Sequence[Rule],
    locale: str = "en",
    *,
    passes: bool = True,
    given: Iterable[str] = (),
    only: str | None = None,
) -> str:
    """Return the SQL that tells the answers of rules that select the same view.

    Args:
        connection: with the view ``facts``.
        rules: one group of ``together``.
        locale: as for ``judge``.
        passes: as for ``judge``.
        given: columns of ``facts`` whose values are parameters, in this order.
        only: as for ``judge``.

    Raises:
        duckdb.Error: there is no such view.
    """
    view, of_archive = rules[0].select, rules[0].of == "archive"
    facts, columns = "", dict[str, str]()
    if not of_archive:
        columns = columns_of(connection, "facts")
        facts = with_states("facts", columns, (rule.about for rule in rules))
    if replaced := ", ".join(f"? AS {name}" for name in given):
        facts = f"(SELECT * REPLACE ({replaced}) FROM {facts})"
    if only is not None:
        facts = f"(SELECT * FROM {facts} WHERE contract_id = {literal(only)})"
    looked_at = columns_of(connection, view) if view else {}
    asked = Asked(view, looked_at, facts, columns, doubts(columns), locale, passes)
    return archive_answers(rules, asked) if of_archive else answers(rules, asked)


def bind(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Try rules on views without rows: whatever they name must be there.

    Args:
        connection: holds the public views, empty.
        rules: linted rules.

    Raises:
        RuleError: a condition or the message names a column or view that does not exist.
    """
    prepare(connection)
    for group in together(rules):
        for rule in group:
            _check_messages(connection, rule)
        for judged in judge_group(connection, group):
            if judged.error is not None:
                raise judged.error


def _check_messages(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    known = set(columns_of(connection, "facts")) if rule.of == "contract" else set[str]()
    if rule.select:
        try:
            known |= columns_of(connection, rule.select).keys()
        except duckdb.Error as error:
            raise RuleError(rule.path or rule.id, f"{error}") from error
    for language, template in rule.message.items():
        try:
            unknown = fields_of(template) - known
        except ValueError as error:
            raise RuleError(rule.path, f"message ({language}): {error}; write {{{{ for a brace") from error
        if unknown:
            raise RuleError(
                rule.path, f"message ({language}) names columns that are not there: {sorted(unknown)}"
            )


__all__ = [
    "Judged",
    "bind",
    "judge",
    "judge_each",
    "judge_group",
    "keep_facts",
    "prepare",
    "statement",
    "together",
]
