"""Judges every contract by every rule, in three values: flagged, passed, unknown.

SQL carries doubt only while there is a row, so the engine starts from every contract the rule may apply
to, and asks the state of the rule's subject where no row was selected. It knows only a DuckDB connection
with the public views ``contracts``, ``documents``, ``pages``, ``clause_states``, ``prices``, ``parties``,
the macros ``setting(name)`` and ``as_of()``, and whatever view a rule selects from.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import duckdb

from rules.schema import Rule, RuleError

_FACTS = (Path(__file__).parent / "facts.sql").read_text(encoding="utf-8")
_EVIDENCE = ("quote", "page", "char_start", "char_end", "confidence", "extractor", "review_state")
_NOT_BINDING = frozenset(
    {"draft", "template", "general_terms", "termination_letter", "letter", "invoice", "other"}
)
_MAY_NOT_BIND = frozenset({None, "unknown"})
"""What may be no contract at all is not reproached with what it leaves out."""
_PARTIAL_BY_NATURE = frozenset({"amendment", "annex", "order"})
_CHUNK = 1000
_ORDER = {"contract": "contract_id AS _contract, ", "archive": ""}
"""The first column selected, by which the rows are sorted."""
_ALWAYS = frozenset(
    {
        "class_in_doubt", "contract_id", "contract_type", "document_class", "file_name", "law",
        "partly_read", "read_reason", "unread_page",
    }
)  # fmt: skip
"""Columns of ``facts`` that every judgement looks at."""

_UNKNOWN_MESSAGES = {
    "applies": {
        "fr": "Il n'est pas établi que la règle s'applique : {reason}.",
        "en": "It is not settled whether the rule applies: {reason}.",
    },
    "value": {
        "fr": "À vérifier : la valeur n'est pas établie.",
        "en": "Please look: the value is not settled.",
    },
    "state": {"fr": "À vérifier : {reason}.", "en": "Please look: {reason}."},
    "partly": {
        "fr": "À vérifier : le contrat n'a pas été lu en entier ({reason}).",
        "en": "Please look: the contract was not read in full ({reason}).",
    },
}
_REASONS = {
    "class": {
        "fr": "il n'est pas établi que ce document est un contrat",
        "en": "it is not settled whether this document is a contract",
    },
    "type": {"fr": "le type de contrat est inconnu", "en": "the type of contract is not known"},
    "law": {"fr": "la loi applicable est inconnue", "en": "the governing law is not known"},
    "when": {
        "fr": "une valeur dont elle dépend est inconnue",
        "en": "a value that it depends on is not known",
    },
    "page": {"fr": "page {page} non lue ou mal lue", "en": "page {page} was not read, or not well"},
    "not_understood": {
        "fr": "le sujet est traité, la valeur n'a pas été comprise",
        "en": "the text speaks of it, the value was not understood",
    },
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule says of one contract, with the words where there are any."""

    rule_id: str
    contract_id: str | None
    """``None`` where a rule of the archive speaks of something that no contract was found for."""
    file_name: str | None
    severity: str
    verdict: Literal["flagged", "passed", "unknown"]
    title: str
    message: str
    quote: str | None = None
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    confidence: float | None = None
    extractor: str | None = None
    review_state: str | None = None


def judge(
    connection: duckdb.DuckDBPyConnection,
    rules: Iterable[Rule],
    locale: str = "en",
    given: Mapping[str, Any] | None = None,
) -> Iterator[Judgement]:
    """Yield every judgement, rule by rule and contract by contract; passes too.

    Args:
        connection: holds the public views; temporary views are added to it.
        rules: linted rules.
        locale: language of titles and messages, ``fr`` or ``en``.
        given: columns of ``facts`` that are taken for granted, for a rule's example texts.

    Raises:
        RuleError: a condition names a column or view that does not exist; the message names the rule.
    """
    prepare(connection)
    for rule in rules:
        if rule.of == "archive":
            yield from _judge_archive(connection, rule, locale)
        else:
            yield from _judge_one(connection, rule, locale, given or {})


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the temporary view ``facts`` that a rule's ``when`` asks."""
    connection.execute(_FACTS).fetchall()


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
    return " AND ".join(parts) or "TRUE"


def verdict_expression(rule: Rule) -> str:
    """SQL that judges a selected row: TRUE flags, FALSE passes, NULL is unknown."""
    return f"({rule.among}) AND ({rule.where})" if rule.among else f"({rule.where})"


def _judge_one(
    connection: duckdb.DuckDBPyConnection, rule: Rule, locale: str, given: Mapping[str, Any]
) -> Iterator[Judgement]:
    facts = (
        f"(SELECT * REPLACE ({', '.join(f'? AS {name}' for name in given)}) FROM facts)"
        if given
        else "facts"
    )
    contracts = _stream(
        connection,
        rule,
        f"SELECT {_asked(connection, rule)}, ({applies_expression(rule)}) AS _applies, s.state AS _state, "
        "s.reason AS _state_reason "
        f"FROM {facts} f LEFT JOIN clause_states s ON s.contract_id = f.contract_id AND s.type = ? "
        f"WHERE ({applies_expression(rule)}) IS NOT FALSE OR partly_read ORDER BY f.contract_id",
        [*given.values(), rule.about],
    )
    selected = _Groups(_selected(connection, rule))
    for contract in contracts:
        rows = selected.take(contract["contract_id"])
        if _silent(contract):
            continue
        yield from _Judge(rule, contract, locale).verdicts(rows)


def _judge_archive(connection: duckdb.DuckDBPyConnection, rule: Rule, locale: str) -> Iterator[Judgement]:
    """Judge each selected row by itself: it speaks of the archive, and need not belong to a contract."""
    for row in _selected(connection, rule):
        verdict: Literal["flagged", "passed", "unknown"]
        if row["_verdict"] is None:
            verdict, message = "unknown", _UNKNOWN_MESSAGES["value"][locale]
        elif row["_verdict"]:
            verdict, message = "flagged", _filled(rule.message[locale], row, locale)
        else:
            verdict, message = "passed", ""
        evidence = {name: row.get(name) for name in _EVIDENCE}
        contract, file_name, title = row.get("contract_id"), row.get("file_name"), rule.title[locale]
        yield Judgement(rule.id, contract, file_name, rule.severity, verdict, title, message, **evidence)


def _asked(connection: duckdb.DuckDBPyConnection, rule: Rule) -> str:
    """The columns of ``facts`` that a judgement needs: no more, for there may be many contracts."""
    cursor = connection.cursor()
    prepare(cursor)
    known = {column[0] for column in cursor.execute("SELECT * FROM facts LIMIT 0").description or ()}
    named = {name for message in rule.message.values() for name in fields_of(message)}
    return ", ".join(f"f.{name}" for name in sorted(_ALWAYS | (named & known)))


def _selected(connection: duckdb.DuckDBPyConnection, rule: Rule) -> Iterator[dict[str, Any]]:
    if not rule.select:
        return iter(())
    chosen = [f"({rule.among}) IS NOT FALSE"] if rule.among else []
    if rule.of == "contract":
        chosen.append("contract_id IS NOT NULL")
    if "review_state" in _columns(connection, rule):
        # What a person rejected is judged by no rule.
        chosen.append("review_state IS DISTINCT FROM 'rejected'")
    where = f"WHERE {' AND '.join(chosen)}" if chosen else ""
    return _stream(
        connection,
        rule,
        f"SELECT {_ORDER[rule.of]}*, {verdict_expression(rule)} AS _verdict "
        f"FROM {rule.select} {where} ORDER BY ALL",
        [],
    )


def _columns(connection: duckdb.DuckDBPyConnection, rule: Rule) -> set[str]:
    try:
        cursor = connection.cursor().execute(f"SELECT * FROM {rule.select} LIMIT 0")
    except duckdb.Error as error:
        raise RuleError(rule.path or rule.id, f"{error}") from error
    return {column[0] for column in cursor.description or ()}


def _stream(
    connection: duckdb.DuckDBPyConnection, rule: Rule, sql: str, parameters: list[Any]
) -> Iterator[dict[str, Any]]:
    # Temporary views belong to a connection, and a cursor is a connection of its own.
    cursor = connection.cursor()
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


def _silent(contract: Mapping[str, Any]) -> bool:
    """Only what binds raises alarms; a class in doubt is judged as a contract."""
    return contract["document_class"] in _NOT_BINDING and not contract["class_in_doubt"]


class _Judge:
    """One rule before one contract."""

    def __init__(self, rule: Rule, contract: Mapping[str, Any], locale: str) -> None:
        self._rule, self._contract, self._locale = rule, contract, locale

    def verdicts(self, rows: list[dict[str, Any]]) -> Iterator[Judgement]:
        contract = self._contract
        if contract["_applies"] is False:
            yield self._partly()
        elif contract["_applies"] is None:
            yield self._unknown("applies", self._why_not_settled())
        elif rows:
            yield from self._of_rows(rows)
        else:
            verdict = self._of_state()
            if verdict is not None:
                yield verdict

    def _of_rows(self, rows: list[dict[str, Any]]) -> Iterator[Judgement]:
        flagged = [row for row in rows if row["_verdict"] is True]
        if flagged:
            for row in flagged:
                yield self._make("flagged", self._fill(self._rule.message, row), row)
            return
        doubtful = [row for row in rows if row["_verdict"] is None]
        if doubtful:
            yield self._unknown("value", "", doubtful[0])
        elif self._contract["partly_read"]:
            yield self._partly()
        else:
            yield self._make("passed", "", rows[0])

    def _of_state(self) -> Judgement | None:
        contract, rule = self._contract, self._rule
        state = contract["_state"]
        if state == "absent" and contract["document_class"] in _PARTIAL_BY_NATURE:
            # An amendment, an annex or an order leaves the rest to its contract: silence is no absence.
            return None
        if state == "absent" and not contract["partly_read"]:
            if rule.missing == "pass":
                return self._make("passed", "")
            if contract["document_class"] in _MAY_NOT_BIND:
                return self._unknown("applies", self._reason("class"))
            return self._make("flagged", self._absence_message())
        if contract["partly_read"]:
            return self._partly()
        if state == "found":
            if not rule.select:
                return self._make("passed", "")
            return self._unknown("state", self._reason("not_understood"))
        return self._unknown("state", contract["_state_reason"] or self._reason("not_understood"))

    def _absence_message(self) -> str:
        """The rule's message, or its title where the message speaks of a row that is not there."""
        message = self._text(self._rule.message)
        return message if "{" not in message else self._text(self._rule.title) + "."

    def _why_not_settled(self) -> str:
        contract, rule = self._contract, self._rule
        if rule.applies_to and contract["contract_type"] is None:
            return self._reason("type")
        if rule.jurisdiction and contract["law"] is None:
            return self._reason("law")
        return self._reason("when")

    def _partly(self) -> Judgement:
        page = self._contract["unread_page"]
        reason = self._reason("page").format(page=page) if page else self._contract["read_reason"] or "?"
        return self._unknown("partly", reason)

    def _unknown(self, key: str, reason: str, row: Mapping[str, Any] | None = None) -> Judgement:
        message = _UNKNOWN_MESSAGES[key][self._locale].replace("{reason}", reason.rstrip("."))
        return self._make("unknown", message, row)

    def _make(
        self,
        verdict: Literal["flagged", "passed", "unknown"],
        message: str,
        row: Mapping[str, Any] | None = None,
    ) -> Judgement:
        evidence = {name: (row or {}).get(name) for name in _EVIDENCE}
        return Judgement(
            self._rule.id,
            self._contract["contract_id"],
            self._contract["file_name"],
            self._rule.severity,
            verdict,
            self._text(self._rule.title),
            message,
            **evidence,
        )

    def _text(self, bilingual: Mapping[str, str]) -> str:
        return bilingual[self._locale]

    def _reason(self, key: str) -> str:
        return _REASONS[key][self._locale]

    def _fill(self, message: Mapping[str, str], row: Mapping[str, Any]) -> str:
        return _filled(self._text(message), {**self._contract, **row}, self._locale)


def _filled(template: str, values: Mapping[str, Any], locale: str) -> str:
    names = fields_of(template)
    return template.format(**{name: _printed(values.get(name), locale) for name in names})


def fields_of(template: str) -> set[str]:
    """Return the columns that a message names in braces.

    Raises:
        ValueError: a brace stands alone.
    """
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def bind(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    """Try a rule on views without rows: whatever it names must be there.

    Args:
        connection: holds the public views, empty.
        rule: a linted rule.

    Raises:
        RuleError: a condition or the message names a column or view that does not exist.
    """
    cursor = connection.cursor()
    prepare(cursor)
    known: set[str] = set()
    if rule.of == "contract":
        known = {column[0] for column in cursor.execute("SELECT * FROM facts").description or ()}
    known |= _columns(connection, rule) if rule.select else set()
    for language, template in rule.message.items():
        try:
            unknown = fields_of(template) - known
        except ValueError as error:
            raise RuleError(rule.path, f"message ({language}): {error}; write {{{{ for a brace") from error
        if unknown:
            raise RuleError(
                rule.path, f"message ({language}) names columns that are not there: {sorted(unknown)}"
            )
    for _ in judge(connection, [rule]):
        pass


def _printed(value: object, locale: str) -> str:
    if value is None:
        return "?"
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if locale == "fr" else value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:,.2f}"
        return text.replace(",", "\u202f").replace(".", ",") if locale == "fr" else text
    return str(value)
