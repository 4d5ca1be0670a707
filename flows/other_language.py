"""What was published in one language, told in the other: flags, titles of rules, departures.

Rules and standards speak both languages, and a published database keeps one of them. What a reader asks for
in the other is judged once more from the same views, for that contract alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from data import late as re
from flows.contract_card import Row
from flows.outputs._sentences import translated
from flows.rule_library import all_rules
from flows.settings_file import load_settings
from flows.standard_library import all_standards, departure_rows, own_folder
from pipeline.workspace import Workspace
from rules.engine import judge_group, prepare, together
from rules.schema import Rule
from rules.verdicts import Judgement

NOT_JUDGED = {"fr": "La règle n'a pas pu être appliquée.", "en": "The rule could not be judged."}
"""What is told of every contract where a rule failed."""
_PLACE = ("rule_id", "verdict", "quote", "page", "char_start", "char_end")
_DEPARTURE = ("standard_id", "clause", "state")
_TOLD = ("title", "reason", "expected", "advice")
"""What of a departure is told in a language."""


def published_in(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the language of a published database: ``fr`` or ``en``."""
    found = connection.execute("SELECT text FROM setting_values WHERE name = 'locale'").fetchone()
    return str(found[0]) if found and found[0] else "en"


def flags_told(
    connection: duckdb.DuckDBPyConnection, own: Path, flags: Sequence[Row], locale: str, contract_id: str
) -> list[Row]:
    """Return flags of one contract with their titles and messages in another language.

    A flag that comes out otherwise than it was published, as after a rule was changed, stays as it is.

    Args:
        connection: holds the public views; temporary ones are added to it.
        own: the folder of the company's own rules; it need not exist.
        flags: rows of the view ``flags``.
        locale: ``fr`` or ``en``.
        contract_id: the contract that all of them are of.
    """
    rules = {rule.id: rule for rule in all_rules(own, every=False)[0]}
    names = {row["rule_id"] for row in flags}
    asked = [rule for rule in rules.values() if rule.id in names and rule.of == "contract"]
    made = _judged(connection, asked, locale, contract_id)
    return [_flag(row, rules.get(row["rule_id"]), made, locale) for row in flags]


def _judged(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], locale: str, contract_id: str
) -> dict[tuple[object, ...], list[str]]:
    """Return the messages that rules have in a language, by the place of the words they speak of."""
    made: dict[tuple[object, ...], list[str]] = defaultdict(list)
    prepare(connection)
    for group in together(rules):
        for told in judge_group(connection, group, locale, passes=False, only=contract_id):
            for one in told.judgements:
                made[_place(one)].append(translated(one.message, locale))
    return made


def _place(one: Judgement) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in _PLACE)


def _flag(row: Row, rule: Rule | None, made: dict[tuple[object, ...], list[str]], locale: str) -> Row:
    if rule is None or row["title"] not in rule.title.values():
        return row
    message = row["message"] or ""
    if message in NOT_JUDGED.values():
        return row | {"title": rule.title[locale], "message": NOT_JUDGED[locale]}
    here = made.get(tuple(row[name] for name in _PLACE), [])
    same = next((one for one in here if _figures(one) == _figures(message)), None)
    if same is None:
        return row
    here.remove(same)
    return row | {"title": rule.title[locale], "message": same}


def _figures(message: str) -> Counter[str]:
    """The figures of a message: days and amounts are written in another order in another language."""
    return Counter(re.findall(r"\d+", message))


def titles_told(own: Path, rows: Sequence[Row], locale: str) -> list[Row]:
    """Return rows of the review queue with the titles of rules in another language.

    Args:
        own: as for ``flags_told``.
        rows: with the columns ``flags`` and ``unanswered``.
        locale: ``fr`` or ``en``.
    """
    rules = all_rules(own, every=False)[0]
    titles = {title: rule.title[locale] for rule in rules for title in rule.title.values()}
    return [
        row | {name: [titles.get(title, title) for title in row[name]] for name in ("flags", "unanswered")}
        for row in rows
    ]


def departures_told(
    connection: duckdb.DuckDBPyConnection,
    workspace: Workspace,
    rows: Sequence[Row],
    locale: str,
    contract_id: str,
) -> list[Row]:
    """Return departures of one contract from its standard in another language, as ``flags_told`` does.

    Args:
        connection: as for ``flags_told``.
        workspace: whose own standards hold first.
        rows: of the view ``deviations``.
        locale: ``fr`` or ``en``.
        contract_id: the contract that all of them are of.
    """
    # The day is asked for by the settings and by nothing here.
    settings = load_settings(workspace.settings, as_of=date.min)
    standards, _ = all_standards(own_folder(workspace, settings))
    made = {
        tuple(row[name] for name in _DEPARTURE): row
        for row in departure_rows(connection, standards, locale, only=contract_id)
    }
    told = []
    for row in rows:
        again = made.get(tuple(row[name] for name in _DEPARTURE))
        told.append(row if again is None else row | {name: again[name] for name in _TOLD if name in row})
    return told
