"""The whole reasoning of one rule about one contract: what it asked, what it saw, what it concludes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from rules.engine import applies_expression, prepare, selected_rows
from rules.schema import Rule
from rules.verdicts import Judge, Judgement, depends_on, silent


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
    rows = [row for row in selected_rows(connection, rule) if row["contract_id"] == contract_id]
    quiet = silent(contract)
    told = () if quiet else tuple(Judge(rule, contract, locale).verdicts(rows))
    if contract["_applies"] is False and not contract["partly_read"]:
        told = ()
    seen = tuple(
        Seen(row["_verdict"], {name: value for name, value in row.items() if not name.startswith("_")})
        for row in rows
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
        quiet,
        seen,
        told,
    )


def _contract(connection: duckdb.DuckDBPyConnection, rule: Rule, contract_id: str) -> dict[str, Any] | None:
    cursor = connection.execute(
        f"SELECT f.*, ({applies_expression(rule)}) AS _applies, s.state AS _state, "
        "s.reason AS _state_reason "
        "FROM facts f LEFT JOIN clause_states s ON s.contract_id = f.contract_id AND s.type = ? "
        "WHERE f.contract_id = ?",
        [rule.about, contract_id],
    )
    names = [column[0] for column in cursor.description or ()]
    row = cursor.fetchone()
    return None if row is None else dict(zip(names, row, strict=True))
