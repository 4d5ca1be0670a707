"""``portfolio.xlsx``: the archive as a workbook, with filters, dates as dates and money as numbers.

Whatever a contract says stays text: nothing in it can become a formula or a link.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from flows.outputs._changed import before
from flows.outputs._report_words import Words
from flows.outputs._words import printable, words
from flows.outputs.base import OutputContext

_CONTRACTS = """file_name, document_class, contract_type, title, parties, our_role, counterparty, owner,
    agreement_date, effective_date, expiration_date, expiration_kind, term, renewal, renewal_term,
    notice_period, notice_deadline, next_renewal_date, termination_notice, governing_law, jurisdiction,
    total_value, currency, signed, status, status_reason, replaced, amends, unknown, contract_id"""
_QUOTED = "quote, page, confidence, contract_id"
_SHEETS = {
    "contracts": f"SELECT {_CONTRACTS} FROM contracts_today ORDER BY file_name, contract_id",
    "deadlines": f"SELECT date, days_left, kind, file_name, derived_from, {_QUOTED} FROM deadlines "
    "ORDER BY date NULLS LAST, file_name, kind, contract_id",
    "flags": f"SELECT severity, verdict, title, file_name, message, rule_id, {_QUOTED} FROM flags "
    "ORDER BY verdict, severity = 'high' DESC, severity = 'medium' DESC, rule_id, file_name, contract_id",
    "deviations": "SELECT file_name, title, need, state, reason, value, expected, difference, advice, "
    f"clause, standard_id, {_QUOTED} FROM deviations ORDER BY file_name, contract_id, clause",
    "prices": f"SELECT file_name, amount, currency, per, what, tax, minimum, {_QUOTED} FROM prices "
    "ORDER BY file_name, contract_id, char_start",
    "parties": "SELECT file_name, name, role, legal_form, registration_number, address, "
    f"{_QUOTED} FROM parties ORDER BY file_name, contract_id, char_start",
    "counterparties": "SELECT group_name, variant, number, contracts, matched_by, ours FROM counterparties "
    "ORDER BY ALL",
    "files": "SELECT path, status, reason, advice, size FROM files ORDER BY path",
}
"""Sheet -> its rows; a column keeps its name, and takes its heading from the words."""
_MOST_ROWS = 1_000_000
_MOST_CHARACTERS = 32_000
_MONEY = frozenset({"total_value", "amount"})
_CODED = frozenset(
    {"document_class", "severity", "verdict", "status", "renewal", "expiration_kind", "kind"}
    | {"our_role", "per", "tax", "matched_by", "need", "state"}
)
"""Columns whose values are words of ours, and so can be said in French."""
_SENTENCES = frozenset({"status_reason", "derived_from", "message", "reason", "advice"})
_DURATIONS = frozenset({"term", "renewal_term", "notice_period", "termination_notice"})
_WIDTHS = {"quote": 60, "message": 60, "derived_from": 50, "title": 40, "parties": 40, "path": 50}
_WIDTHS |= {
    "difference": 60,
    "file_name": 36,
    "reason": 50,
    "status_reason": 40,
    "contract_id": 12,
    "page": 7,
}


class PortfolioOutput:
    """Writes the workbook sheet by sheet, a row in memory at a time."""

    name = "portfolio"
    file_name = "portfolio.xlsx"
    apart = True

    def write(self, connection: duckdb.DuckDBPyConnection, context: OutputContext, target: Path) -> None:
        """Write one sheet a subject."""
        from xlsxwriter import Workbook

        as_of = context.settings.as_of
        options = {
            "constant_memory": True,
            "tmpdir": str(target.parent),
            "default_date_format": "yyyy-mm-dd",
        }
        with Workbook(str(target), options) as book:
            book.set_properties({"title": "Clausier", "created": datetime.combine(as_of, time(), UTC)})
            said = words("portfolio", context.settings.locale)
            sheets = _Sheets(book, said, Words(context.settings.locale))
            notes = [sheets.add(name, connection.execute(sql)) for name, sql in _SHEETS.items()]
            sheets.about(context, [note for note in notes if note])


class _Sheets:
    def __init__(self, book: Any, said: dict[str, Any], spoken: Words) -> None:
        self._book, self._said, self._spoken = book, said, spoken
        self._heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._money = book.add_format({"num_format": "#,##0.00", "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self._text = book.add_format({"valign": "top"})

    def add(self, name: str, cursor: duckdb.DuckDBPyConnection) -> str:
        """Write one sheet; returns what to say where not all rows have room."""
        columns = [column[0] for column in cursor.description or ()]
        sheet = self._book.add_worksheet(self._said["sheets"][name])
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS.get(column, 16))
            sheet.write_string(0, place, self._said["columns"][column], self._heading)
        count = 0
        for values in _rows(cursor):
            count += 1
            if count <= _MOST_ROWS:
                for place, (column, value) in enumerate(zip(columns, values, strict=True)):
                    self._write(sheet, count, place, column, value)
        sheet.autofilter(0, 0, max(min(count, _MOST_ROWS), 1), len(columns) - 1)
        if count <= _MOST_ROWS:
            return ""
        return f"{self._said['sheets'][name]}: {self._said['cut'].format(rows=_MOST_ROWS, all=count)}"

    def _write(self, sheet: Any, row: int, place: int, column: str, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, place, value, self._text)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, value, self._day)
        elif isinstance(value, Decimal | int | float):
            sheet.write_number(row, place, value, self._money if column in _MONEY else self._text)
        else:
            sheet.write_string(row, place, self._as_text(column, value), self._text)

    def _as_text(self, column: str, value: Any) -> str:
        if isinstance(value, list):
            value = "; ".join(map(str, value))
        elif column == "unknown":
            named = self._said["columns"]
            value = "; ".join(
                self._said["why"].format(named.get(name, name), self._spoken.humane(reason))
                for name, reason in json.loads(value).items()
            )
        elif column == "replaced":
            value = self._before(value)
        elif column in _SENTENCES or column in _DURATIONS:
            value = self._spoken.humane(value)
        elif column == "contract_type":
            value = self._spoken.label("types", value)
        elif column in _CODED:
            value = self._said["values"].get(value, value)
        text = printable(value)
        return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]} …"

    def _before(self, replaced: str) -> str:
        """What amendments and letters took the place of, as the sheet tells it elsewhere."""
        named, unknown = self._said["columns"], self._said["not_known"]
        return "; ".join(
            self._said["why"].format(
                named.get(column, column), unknown if value is None else self._as_text(column, value)
            )
            for column, value in before(replaced).items()
        )

    def about(self, context: OutputContext, notes: Sequence[str]) -> None:
        """Say what the workbook is, and how it is to be read."""
        sheet = self._book.add_worksheet(self._said["sheets"]["about"])
        sheet.set_column(0, 0, 110)
        database, day = context.workspace.database.name, context.settings.as_of.isoformat()
        lines = [line.format(database=database, day=day) for line in self._said["about"]]
        for row, line in enumerate([*lines, *notes]):
            sheet.write_string(row, 0, line)


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(1000):
        yield from rows


OUTPUT = PortfolioOutput()
