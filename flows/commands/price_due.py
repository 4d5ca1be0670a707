"""``clausier price due``."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from flows._card_due import schedule_lines
from flows.commands.show import ambiguous, fitting, locale_of, print_lines
from flows.contract_card import Row
from flows.other_language import published_in
from flows.price_library import due_rows, library_of, retold
from flows.summary import jsonable
from pipeline.errors import UsageError
from pipeline.indexation.contract import Known
from pipeline.store.query import OTHER_VERSION, open_read_only
from pipeline.store.schedules import revision_days
from pipeline.store.stakes import sums_of
from pipeline.workspace import Workspace

_SCHEDULES = """
    SELECT * FROM price_schedule WHERE contract_id = $id OR $id IS NULL
    ORDER BY file_name, contract_id, line, coalesce(reading, ''), stretch, period_start
"""
_BETWEEN = """
    SELECT * FROM price_readings WHERE (contract_id = $id OR $id IS NULL) AND reading IS NOT NULL
    ORDER BY file_name, contract_id, line, stretch, reading
"""
_AT_STAKE = (
    "SELECT * FROM price_at_stake WHERE contract_id = $id OR $id IS NULL ORDER BY file_name, currency"
)


def run_due(
    asked: str | None,
    workspace_folder: Path,
    *,
    today: date | None,
    known: Known,
    locale: str | None,
    as_json: bool,
) -> int:
    """Print the prices due; returns 0, 1 where one of the contract named is not known, or 2: several fit.

    Args:
        asked: which contract, as for ``show``; ``None``: all of them.
        workspace_folder: where the published database lies.
        today: another day than that of the last audit; what is due is then worked out anew.
        known: what somebody knows of the contract beside its papers; it is then worked out anew too.
        locale: ``fr`` or ``en``; ``None``: as in the settings.
        as_json: rows as JSON instead.

    Raises:
        UsageError: nothing was published yet, no contract fits, or no price was to move on a day that is
            told as skipped.
    """
    workspace = Workspace(workspace_folder)
    spoken = locale_of(workspace, locale)
    connection = open_read_only(workspace.database)
    try:
        contract_id = None
        if asked is not None:
            found = fitting(connection, asked)
            if len(found) > 1:
                return ambiguous(found, asked, spoken, as_json=as_json)
            contract_id = found[0]["contract_id"]
        if known != Known() and contract_id is None:
            raise UsageError("what is known of a contract wants the contract: clausier price due CONTRACT")
        if contract_id is not None and known.skipped:
            _refuse_days(connection, contract_id, today, known)
        if today is not None or known != Known():
            told = _anew(connection, workspace, contract_id, today, known, spoken)
        else:
            told = _Told(
                _ask(connection, _SCHEDULES, contract_id),
                _ask(connection, _BETWEEN, contract_id),
                _ask(connection, _AT_STAKE, contract_id),
            )
            if spoken != published_in(connection):
                library = library_of(workspace.root)
                again = retold(connection, library, spoken, told.prices, contract_id=contract_id)
                told = replace(told, prices=again)
    finally:
        connection.close()
    if as_json:
        answer = {"prices": told.prices, "between_readings": told.between, "at_stake": told.stakes}
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print_lines(schedule_lines(told.prices, told.between, told.stakes, spoken))
    missing = not told.prices or any(row["state"] == "unknown" for row in told.prices)
    return 1 if asked is not None and missing else 0


@dataclass(frozen=True, slots=True)
class _Told:
    """Rows of ``price_schedule``, of ``price_readings`` with several readings, of ``price_at_stake``."""

    prices: list[Row]
    between: list[Row]
    stakes: list[Row]


def _refuse_days(
    connection: duckdb.DuckDBPyConnection, contract_id: str, today: date | None, known: Known
) -> None:
    """Refuse days on which no revision was due: nothing was skipped then, and no schedule would say so."""
    from pipeline.indexation.reading import read

    days = revision_days(connection, read, contract_id, today or _as_of(connection))
    wrong = sorted(known.skipped.difference(days))
    if not wrong:
        return
    named = ", ".join(day.isoformat() for day in wrong)
    there = ", ".join(day.isoformat() for day in days)
    more = f"; days on which one is: {there}" if there else ", nor on any other day that is known"
    raise UsageError(f"--skipped: no revision of the contract's prices is due on {named}{more}")


def _as_of(connection: duckdb.DuckDBPyConnection) -> date:
    (day,) = connection.execute("SELECT as_of()").fetchall()[0]
    assert isinstance(day, date), "a published database has a day"
    return day


def _anew(
    connection: duckdb.DuckDBPyConnection,
    workspace: Workspace,
    contract_id: str | None,
    today: date | None,
    known: Known,
    locale: str,
) -> _Told:
    """Work everything out for another day, or with what is known beside the papers."""
    library = library_of(workspace.root)
    today = today or _as_of(connection)
    rows = list(due_rows(connection, library, locale, today=today, contract_id=contract_id, known=known))
    names = dict(connection.execute("SELECT contract_id, file_name FROM contracts").fetchall())
    columns = [name for name, *_ in connection.execute("DESCRIBE price_schedule").fetchall()]
    prices = [dict.fromkeys(columns) | _published(row, names) for row in rows]
    with sums_of(rows, names, today) as sums:
        return _Told(prices, _ask(sums, _BETWEEN, contract_id), _ask(sums, _AT_STAKE, contract_id))


def _published(row: Row, names: dict[str, str]) -> Row:
    """Give a row that was just worked out the columns of the view."""
    told = {key: value for key, value in row.items() if key != "index_values_json"}
    start = row.get("period_start")
    return {
        **told,
        "file_name": names.get(row["contract_id"]),
        "index_values": json.loads(row["index_values_json"]),
        "key": start and f"{row['contract_id']}/{row['line']}/{start}",
    }


def _ask(connection: duckdb.DuckDBPyConnection, sql: str, contract_id: str | None) -> list[Row]:
    try:
        cursor = connection.execute(sql, {"id": contract_id})
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise UsageError(OTHER_VERSION) from error
    described = [(column[0], str(column[1]) == "JSON") for column in cursor.description or ()]
    return [
        {
            name: json.loads(value) if is_json and isinstance(value, str) else jsonable(value)
            for (name, is_json), value in zip(described, row, strict=True)
        }
        for row in cursor.fetchall()
    ]
