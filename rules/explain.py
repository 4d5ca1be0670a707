"""The whole reasoning of one rule about one contract: what it asked, what it saw, what it concludes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from rules.conditions import applies_expression, depends_on, looked_at, quoted, verdict_expression
from rules.engine import judge
from rules.facts import columns_of, prepare
from rules.schema import Rule, RuleError
from rules.verdicts import SILENT, Judgement


@dataclass(frozen=True, slots=True)
class Seen:
    """A row that the rule looked at."""

    verdict: bool | None
    """True flags, False passes, ``None`` is in doubt."""
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rule says what it says."""

    applies: bool | None
    applies_if: str
    """SQL, three-valued; ``TRUE`` where the rule is for all contracts."""
    facts: Mapping[str, Any]
    """Column that the condition names -> its value for this contract."""
    state: str | None
    """Of the rule's subject: found, absent or unknown."""
    state_reason: str
    silent: bool
    """Whether the document is of a class that rules do not judge."""
    rows: tuple[Seen, ...]
    passages: tuple[Mapping[str, Any], ...]
    """What passages may say of it, the likeliest first: probability, quote, page."""
    judgements: tuple[Judgement, ...]


def explain(
    connection: duckdb.DuckDBPyConnection, rule: Rule, contract_id: str, locale: str = "en"
) -> Explanation | None:
    """Return why a rule says what it says of a contract; ``None`` where there is no such contract to judge.

    Args:
        connection: holds the public views; temporary views are added to it.
        rule: a linted rule of contracts (not of the archive).
        contract_id: as in the view ``contracts``.
        locale: language of titles and messages.

    Raises:
        RuleError: a condition names a column or view that does not exist.
    """
    prepare(connection)
    contract = _contract(connection, rule, contract_id)
    if contract is None:
        return None
    told = tuple(judge(connection, [rule], locale, only=contract_id))
    seen = tuple(
        Seen(row["_verdict"], {name: value for name, value in row.items() if not name.startswith("_")})
        for row in _rows(connection, rule, contract_id)
    )
    known = (*depends_on(rule), *(("contract_type",) if rule.applies_to else ()))
    known += ("law",) if rule.jurisdiction else ()
    known += ("our_side",) if rule.protects != "both" else ()
    facts = {name: contract[name] for name in dict.fromkeys(known) if name in contract}
    return Explanation(
        contract["_applies"],
        applies_expression(rule),
        facts,
        contract["_state"],
        contract["_state_reason"] or "",
        contract["_silent"],
        seen,
        _passages(connection, rule, contract_id),
        told,
    )


def _contract(connection: duckdb.DuckDBPyConnection, rule: Rule, contract_id: str) -> dict[str, Any] | None:
    found = _asked(
        connection,
        rule,
        f"SELECT f.*, ({applies_expression(rule)}) AS _applies, ({SILENT}) AS _silent, s.state AS _state, "
        "s.reason AS _state_reason "
        "FROM facts f LEFT JOIN clause_states s ON s.contract_id = f.contract_id AND s.type = ? "
        "WHERE f.contract_id = ?",
        [rule.about, contract_id],
    )
    return found[0] if found else None


def _rows(connection: duckdb.DuckDBPyConnection, rule: Rule, contract_id: str) -> list[dict[str, Any]]:
    """The rows that a rule looks at, each with its ``_verdict`` in three values."""
    if not rule.select:
        return []
    columns = columns_of(connection, rule.select)
    among = f"AND ({rule.among}) IS NOT FALSE" if rule.among else ""
    return _asked(
        connection,
        rule,
        f"SELECT *, {verdict_expression(rule)} AS _verdict FROM {rule.select} "
        f"WHERE contract_id = ? AND {looked_at(columns, contracts=True)} {among} "
        f"ORDER BY {', '.join(map(quoted, columns))}",
        [contract_id],
    )


def _passages(
    connection: duckdb.DuckDBPyConnection, rule: Rule, contract_id: str
) -> tuple[dict[str, Any], ...]:
    if not rule.meaning:
        return ()
    found = _asked(
        connection,
        rule,
        "SELECT probability, quote, page FROM clause_meanings WHERE contract_id = ? AND meaning = ? "
        "ORDER BY probability DESC, char_start LIMIT 5",
        [contract_id, rule.meaning],
    )
    return tuple(found)


def _asked(
    connection: duckdb.DuckDBPyConnection, rule: Rule, sql: str, parameters: list[Any]
) -> list[dict[str, Any]]:
    try:
        cursor = connection.execute(sql, parameters)
    except duckdb.Error as error:
        raise RuleError(rule.path or rule.id, f"{error}\nThe whole query was:\n{sql}") from error
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
