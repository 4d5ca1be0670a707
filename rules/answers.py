"""One statement that tells all answers of the rules that select one view.

The view is worked out once and each of its rows judged by every rule; the worst of a contract's rows and
the state of the subject give a number for each contract and rule. Words are the same for all contracts but
for a reason or what a row says, so that only those are made for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.conditions import applies_expression, literal, looked_at, quoted, verdict_expression
from rules.printed import fields_of, filled
from rules.schema import Rule
from rules.verdicts import (
    EVIDENCE,
    PASSES,
    SILENT,
    Said,
    contract_code,
    if_it_applies,
    open_words,
    reason_by_code,
    row_code,
)

MAY_FROM = 0.8
"""From which probability on a passage leaves something in doubt. It never flags: of what is left where no
extractor's row stands on the words, little was right on real contracts, however sure the model was."""
_KINDS = ("VARCHAR", "INTEGER", "BIGINT", "BIGINT", "DOUBLE", "VARCHAR", "VARCHAR")
"""Types of the columns of ``EVIDENCE``."""
_OF_A_PASSAGE = dict.fromkeys(("quote", "page", "char_start", "char_end", "confidence", "extractor"), "")
"""Columns of ``EVIDENCE`` that a passage has."""
COLUMNS = ("_rule", "code", "contract_id", "file_name", "reason", *EVIDENCE)
"""Columns of a statement of answers: the rule's place in the list, what it says as ``Said``, of which
contract, what ``{reason}`` stands for, and the words of the contract."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the database offers to the statement."""

    view: str
    """That the rules select; empty: none."""
    columns: Mapping[str, str]
    """Of that view, with their types."""
    facts: str
    """SQL of a table expression with the columns of ``facts`` and the states of the rules' subjects."""
    facts_columns: Mapping[str, str]
    doubts: str
    """SQL of a table expression: contract_id, type and reason of states that are not known."""
    locale: str
    passes: bool
    """Whether judgements that nothing is wrong are wanted."""


def state_of(about: str) -> str:
    """The column of ``facts`` that tells the state of a subject."""
    return f"state:{about}"


def answers(rules: Sequence[Rule], asked: Asked) -> str:
    """Return the statement for rules of contracts that select the same view, without an order.

    Its columns are ``COLUMNS`` and ``_row``, the place among rows of one contract.
    """
    if not asked.view:
        return _without_rows(rules, f"({_told(rules, asked)})", asked)
    meant = f"meant AS MATERIALIZED ({_meant(rules, asked)}), " if _any_meaning(rules) else ""
    return (
        f"WITH seen AS MATERIALIZED ({_seen(rules, asked)}), {meant}"
        f"told AS MATERIALIZED ({_told(rules, asked)}) "
        f"{_without_rows(rules, 'told', asked)} UNION ALL {_with_rows(rules, asked)}"
    )


def _any_meaning(rules: Sequence[Rule]) -> bool:
    return any(rule.meaning for rule in rules)


def _meant(rules: Sequence[Rule], asked: Asked) -> str:
    """Passages that may say what the rules look for: of each contract and rule the likeliest.

    Words that a row of the rule stands on are left to that row: who took them apart knows more.
    """
    places = ", ".join(f"({at}, {literal(rule.meaning)})" for at, rule in enumerate(rules) if rule.meaning)
    codes = ", ".join(f"_v{at}" for at in range(len(rules)))
    same = "row.char_start IS NULL OR (row.char_start < told.char_end AND row.char_end > told.char_start)"
    placed = {"char_start", "char_end"} <= asked.columns.keys()
    return (
        "SELECT contract_id, _rule, quote, page, char_start, "
        "char_end, probability AS confidence, model AS extractor FROM (SELECT * FROM clause_meanings "
        f"JOIN (VALUES {places}) AS _asked (_rule, meaning) USING (meaning) "
        f"WHERE contract_id IS NOT NULL AND probability >= {MAY_FROM}) AS told "
        "WHERE NOT EXISTS (SELECT 1 FROM seen AS row WHERE row.contract_id = told.contract_id "
        f"AND ([{codes}])[told._rule + 1] <> {Said.NOTHING:d} AND ({same if placed else 'TRUE'})) "
        "QUALIFY row_number() OVER "
        "(PARTITION BY contract_id, _rule ORDER BY probability DESC, char_start) = 1"
    )


def _seen(rules: Sequence[Rule], asked: Asked) -> str:
    """Rows of the view, each with what every rule says of it."""
    codes = ", ".join(
        f"{row_code(rule, f'({verdict_expression(rule)})')} AS _v{at}" for at, rule in enumerate(rules)
    )
    among = " OR ".join(f"({rule.among}) IS NOT FALSE" for rule in rules if rule.among)
    chosen = f"AND ({among})" if all(rule.among for rule in rules) else ""
    return f"SELECT *, {codes} FROM {asked.view} WHERE {looked_at(asked.columns, contracts=True)} {chosen}"


def _told(rules: Sequence[Rule], asked: Asked) -> str:
    """A row for each contract and rule that has something to tell."""
    codes = ", ".join(contract_code(rule, f"_p{at}", f"_q{at}") for at, rule in enumerate(rules))
    words = [
        open_words(rule, f"_p{at}", asked.facts_columns, asked.locale) for at, rule in enumerate(rules)
    ]
    spoken = f"unnest([{', '.join(words)}])" if any(word != "NULL" for word in words) else "NULL"
    wanted = {"contract_id", "file_name", "unread_page", "read_reason", *_of_contract(rules, asked)}
    left_out = [Said.NOTHING, *(() if asked.passes else PASSES)]
    return (
        f"SELECT * FROM (SELECT {', '.join(map(quoted, sorted(wanted)))}, "
        f"unnest([{_places(rules)}]) AS _rule, unnest([{codes}]) AS code, "
        f"CAST({spoken} AS VARCHAR) AS open_words FROM ({_weighed(rules, asked)})) "
        f"WHERE code NOT IN ({', '.join(f'{code:d}' for code in left_out)})"
    )


def _weighed(rules: Sequence[Rule], asked: Asked) -> str:
    """Contracts, each with whether every rule applies, and what it says if it does."""
    said = []
    for at, rule in enumerate(rules):
        said.append(f"({applies_expression(rule)}) AS _p{at}")
        said.append(f"{if_it_applies(rule, f'_w{at}', quoted(state_of(rule.about)))} AS _q{at}")
    worst = f"LEFT JOIN ({_worst(rules)}) ON _of = contract_id" if asked.view else ""
    return f"SELECT f.*, {', '.join(said)} FROM {asked.facts} AS f {worst} WHERE NOT ({SILENT})"


def _worst(rules: Sequence[Rule]) -> str:
    """The worst that each rule says of a contract's rows, or the doubt that a passage leaves."""
    most = ", ".join(f"max(_v{at}) AS _w{at}" for at in range(len(rules)))
    rows = f"SELECT contract_id AS _of, {most} FROM seen GROUP BY contract_id"
    if not _any_meaning(rules):
        return rows
    said = ", ".join(f"bool_or(_rule = {at}) AS _s{at}" for at in range(len(rules)))
    return (
        f"SELECT _of, {', '.join(_either(at) for at in range(len(rules)))} FROM ({rows}) FULL JOIN "
        f"(SELECT contract_id AS _of, {said} FROM meant GROUP BY contract_id) USING (_of)"
    )


def _either(at: int) -> str:
    """What a row and a passage come to: a passage takes the certainty from what is fine elsewhere."""
    return (
        f"CASE WHEN _s{at} AND coalesce(_w{at}, 0) NOT IN ({Said.DOUBTED_ROW:d}, {Said.FLAGGED_ROW:d}) "
        f"THEN {Said.MAY_SAY:d} ELSE _w{at} END AS _w{at}"
    )


def _of_contract(rules: Sequence[Rule], asked: Asked) -> set[str]:
    """Columns of ``facts`` that messages name and the view does not have."""
    named = {name for rule in rules for name in fields_of(rule.message[asked.locale])}
    return {name for name in named if name in asked.facts_columns and name not in asked.columns}


def _without_rows(rules: Sequence[Rule], told: str, asked: Asked) -> str:
    """Answers without a row: the words are the same for all contracts, or leave a reason open."""
    nothing = ", ".join(
        f"CAST(NULL AS {kind}) AS {name}" for name, kind in zip(EVIDENCE, _KINDS, strict=True)
    )
    about = by_rule("_rule", [literal(rule.about) for rule in rules])
    return (
        f"SELECT _rule, code, told.contract_id, file_name, {reason_by_code(asked.locale)} AS reason, "
        f"{nothing}, 0 AS _row FROM (SELECT told.*, doubt.reason AS state_reason "
        f"FROM (SELECT *, CASE WHEN code = {Said.STATE:d} THEN {about} END AS about "
        f"FROM {told} AS told WHERE code > {Said.FLAGGED_ROW:d}) AS told "
        f"LEFT JOIN {asked.doubts} AS doubt "
        "ON doubt.contract_id = told.contract_id AND doubt.type = told.about) AS told"
    )


def _with_rows(rules: Sequence[Rule], asked: Asked) -> str:
    """Answers about rows, with their evidence: all that flag; of doubts and passes the first."""
    order = ", ".join(f"shown.{quoted(name)}" for name in asked.columns)
    first = [Said.DOUBTED_ROW, *([Said.PASSED_ROW] if asked.passes else [])]
    parts = [
        "SELECT told._rule, told.code, told.contract_id, told.file_name, "
        f"{_messages(rules, asked)} AS reason, {evidence(asked.columns)}, 0 AS _row "
        f"{_shown(rules, [Said.FLAGGED_ROW])}",
        "SELECT told._rule, told.code, told.contract_id, told.file_name, CAST(NULL AS VARCHAR) AS reason, "
        f"{evidence(asked.columns)}, row_number() OVER "
        f"(PARTITION BY told.contract_id, told._rule ORDER BY {order}) AS _row "
        f"{_shown(rules, first)} QUALIFY _row = 1",
    ]
    if _any_meaning(rules):
        parts.append(
            "SELECT told._rule, told.code, told.contract_id, told.file_name, "
            f"CAST(NULL AS VARCHAR) AS reason, {evidence(_OF_A_PASSAGE)}, 0 AS _row "
            "FROM told JOIN meant AS shown ON shown.contract_id = told.contract_id "
            "AND shown._rule = told._rule "
            f"WHERE told.code = {Said.MAY_SAY:d}"
        )
    return " UNION ALL ".join(parts)


def _shown(rules: Sequence[Rule], codes: Sequence[Said]) -> str:
    """SQL that joins what is told with the rows of which the same is said."""
    said = ", ".join(f"_v{at}" for at in range(len(rules)))
    wanted = ", ".join(f"{code:d}" for code in codes)
    some = " OR ".join(f"_v{at} IN ({wanted})" for at in range(len(rules)))
    return (
        f"FROM (SELECT * FROM told WHERE code IN ({wanted})) AS told "
        f"JOIN (SELECT *, unnest([{_places(rules)}]) AS _rule, unnest([{said}]) AS code "
        f"FROM seen WHERE {some}) AS shown ON shown.contract_id = told.contract_id "
        "AND shown._rule = told._rule AND shown.code = told.code"
    )


def _messages(rules: Sequence[Rule], asked: Asked) -> str:
    places = {name: ("told", kind) for name, kind in asked.facts_columns.items()}
    places |= {name: ("shown", kind) for name, kind in asked.columns.items()}
    return by_rule(
        "told._rule", [filled(rule.message[asked.locale], places, asked.locale) for rule in rules]
    )


def by_rule(place: str, values: Sequence[str]) -> str:
    """SQL that chooses one of several expressions by the place of a rule."""
    if len(values) == 1:
        return values[0]
    cases = (f"WHEN {at} THEN {value}" for at, value in enumerate(values))
    return f"CASE {place} {' '.join(cases)} END"


def evidence(columns: Mapping[str, str], table: str = "shown") -> str:
    """SQL of the columns of ``EVIDENCE``, NULL where a view has none."""
    return ", ".join(
        f"{table}.{name} AS {name}" if name in columns else f"CAST(NULL AS {kind}) AS {name}"
        for name, kind in zip(EVIDENCE, _KINDS, strict=True)
    )


def _places(rules: Sequence[Rule]) -> str:
    return ", ".join(str(at) for at in range(len(rules)))
