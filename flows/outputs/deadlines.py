"""``deadlines.ics``: the days to act on, for any calendar program.

Identifiers are stable, so that a calendar that imports the file again moves an event instead of making a
second one. The same database gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import duckdb

from flows.outputs._report_words import Words
from flows.outputs._words import printable, words
from flows.outputs.base import OutputContext

_SQL = """
SELECT contract_id, kind, date, derived_from, quote, page, deadlines.file_name,
       coalesce(counterparty, array_to_string(parties, ', ')) AS who, title
FROM deadlines JOIN contracts USING (contract_id)
WHERE date >= as_of()
ORDER BY date, contract_id, kind
"""


class DeadlinesOutput:
    """Writes the coming deadlines as an iCalendar file, each with a reminder."""

    name = "deadlines"
    file_name = "deadlines.ics"
    apart = False

    def write(self, connection: duckdb.DuckDBPyConnection, context: OutputContext, target: Path) -> None:
        """Write one event a deadline that has a day and has not passed."""
        from icalendar import Calendar

        said = words("calendar", context.settings.locale)
        spoken = Words(context.settings.locale)
        calendar = Calendar()
        calendar.add("prodid", "-//Clausier//clausier//EN")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", said["name"])
        seen: Counter[tuple[str, str]] = Counter()
        cursor = connection.execute(_SQL)
        columns = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(1000):
            for values in rows:
                row = dict(zip(columns, values, strict=True))
                key = (row["contract_id"], row["kind"])
                row["derived_from"] = spoken.humane(row["derived_from"])
                calendar.add_component(_event(row, seen[key], said, context))
                seen[key] += 1
        target.write_bytes(calendar.to_ical())


def _event(row: dict[str, Any], again: int, said: dict[str, Any], context: OutputContext) -> Any:
    from icalendar import Event

    as_of = context.settings.as_of
    day: date = row["date"]
    event = Event()
    event.add("uid", _identifier(row["contract_id"], row["kind"], again))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    # A later run's event replaces an earlier one's.
    event.add("sequence", (as_of - date(1970, 1, 1)).days)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _summary(row, said))
    event.add("description", _description(row, said))
    event.add("transp", "TRANSPARENT")
    event.add("class", "CONFIDENTIAL")
    event.add("categories", [said["categories"].get(row["kind"], row["kind"])])
    event.add_component(_alarm(event, (day - as_of).days, context.settings.reminder_days))
    return event


def _alarm(event: Any, days_left: int, reminder_days: int) -> Any:
    """Remind so many days ahead; on the day of the run where that has passed."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", timedelta(days=-min(reminder_days, days_left)))
    return alarm


def _identifier(contract_id: str, kind: str, again: int) -> str:
    digest = hashlib.sha256(f"{contract_id} {kind} {again}".encode()).hexdigest()
    return f"{digest[:32]}@clausier"


def _summary(row: dict[str, Any], said: dict[str, Any]) -> str:
    about = " – ".join(printable(part) for part in (row["who"], row["title"]) if part)
    kind = said["kinds"].get(row["kind"], row["kind"])
    return str(said["summary"]).format(kind, about or printable(row["file_name"]))


def _description(row: dict[str, Any], said: dict[str, Any]) -> str:
    lines = [said["from"].format(printable(row["derived_from"]))]
    if row["quote"]:
        lines.append(said["quote"].format(row["page"], printable(row["quote"])))
    lines.append(said["file"].format(printable(row["file_name"])))
    return "\n".join(lines)


OUTPUT = DeadlinesOutput()
