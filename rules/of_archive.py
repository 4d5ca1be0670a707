"""One statement that tells all answers of the rules of the archive that select one view.

Each row is judged by itself: it speaks of the archive, and need not belong to a contract.
"""

from __future__ import annotations

from collections.abc import Sequence

from rules.answers import Asked, by_rule, evidence
from rules.conditions import looked_at, quoted, verdict_expression
from rules.printed import filled
from rules.schema import Rule
from rules.verdicts import Said, row_code


def archive_answers(rules: Sequence[Rule], asked: Asked) -> str:
    """Return the statement, as ``answers`` does for rules of contracts."""
    places = {name: ("seen", kind) for name, kind in asked.columns.items()}
    codes = (row_code(rule, f"({verdict_expression(rule)})") for rule in rules)
    messages = [filled(rule.message[asked.locale], places, asked.locale) for rule in rules]
    owner = (
        f"seen.{name} AS {name}" if name in asked.columns else f"CAST(NULL AS VARCHAR) AS {name}"
        for name in ("contract_id", "file_name")
    )
    left_out = [Said.NOTHING, *(() if asked.passes else (Said.PASSED_ROW,))]
    order = ", ".join(f"seen.{quoted(name)}" for name in asked.columns)
    return (
        f"SELECT _rule, code, {', '.join(owner)}, "
        f"CASE WHEN code = {Said.FLAGGED_ROW:d} THEN {by_rule('_rule', messages)} END AS reason, "
        f"{evidence(asked.columns, 'seen')}, "
        f"row_number() OVER (PARTITION BY _rule ORDER BY {order}) AS _row "
        f"FROM (SELECT *, unnest([{', '.join(str(at) for at in range(len(rules)))}]) AS _rule, "
        f"unnest([{', '.join(codes)}]) AS code FROM {asked.view} "
        f"WHERE {looked_at(asked.columns, contracts=False)}) AS seen "
        f"WHERE code NOT IN ({', '.join(f'{code:d}' for code in left_out)})"
    )
