"""The calendar: what a calendar program makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from flows.outputs.deadlines import OUTPUT
from pipeline.settings import Settings
from tests.flows.outputs.database import TODAY, context, filled

SETTINGS = Settings(as_of=TODAY)
CONTRACT = {
    "contract_id": "d1",
    "document_id": "d1",
    "title": "Bail; commercial, n° 3",
    "parties_json": '["ACME\\r\\nBEGIN:VEVENT", "Béta"]',
}
NOTICE = {
    "contract_id": "d1",
    "kind": "notice",
    "date": date(2027, 3, 1),
    "derived_from": "2027-06-01 - 3 months",
    "quote": "trois mois\navant l'échéance",
    "page": 2,
}


def events(tmp_path: Path, *deadlines: dict[str, Any], settings: Settings = SETTINGS) -> list[Any]:
    tables = {
        "resolved": [CONTRACT],
        "deadline_rows": deadlines,
        "document_names": [{"document_id": "d1", "file_name": "bail.pdf", "path": "bail.pdf"}],
    }
    target = tmp_path / "deadlines.ics"
    OUTPUT.write(filled(tables, settings), context(settings, tmp_path), target)
    return list(Calendar.from_ical(target.read_bytes()).walk("VEVENT"))


def test_a_deadline_is_a_day_with_its_proof(tmp_path: Path) -> None:
    (event,) = events(tmp_path, NOTICE)
    assert event["dtstart"].dt == date(2027, 3, 1)
    assert event["dtend"].dt == date(2027, 3, 2)
    assert event["summary"].startswith("Last day for notice: ACME")
    assert "Bail; commercial, n° 3" in event["summary"]
    assert "trois mois" in event["description"]
    assert "page 2" in event["description"]
    assert "bail.pdf" in event["description"]


def test_names_cannot_add_events_of_their_own(tmp_path: Path) -> None:
    assert len(events(tmp_path, NOTICE)) == 1


def test_past_and_unknown_days_are_no_events(tmp_path: Path) -> None:
    past = NOTICE | {"date": TODAY - timedelta(days=1)}
    unknown = NOTICE | {"date": None}
    assert events(tmp_path, past, unknown) == []


@pytest.mark.parametrize(("days", "ahead"), [(96, 60), (60, 60), (10, 10), (0, 0)])
def test_the_reminder_comes_sixty_days_ahead_or_at_once(tmp_path: Path, days: int, ahead: int) -> None:
    (event,) = events(tmp_path, NOTICE | {"date": TODAY + timedelta(days=days)})
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-ahead)


def test_the_reminder_can_be_set(tmp_path: Path) -> None:
    (event,) = events(tmp_path, NOTICE, settings=replace(SETTINGS, reminder_days=30))
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-30)


def test_a_later_run_moves_the_event(tmp_path: Path) -> None:
    (first,) = events(tmp_path, NOTICE)
    later = replace(SETTINGS, as_of=TODAY + timedelta(days=7))
    (second,) = events(tmp_path, NOTICE | {"date": date(2027, 4, 1)}, settings=later)
    assert first["uid"] == second["uid"]
    assert second["sequence"] > first["sequence"]


def test_each_deadline_has_an_identifier_of_its_own(tmp_path: Path) -> None:
    made = events(tmp_path, NOTICE, NOTICE | {"kind": "end"}, NOTICE | {"date": date(2028, 3, 1)})
    assert len({str(event["uid"]) for event in made}) == 3


def test_it_speaks_french(tmp_path: Path) -> None:
    (event,) = events(tmp_path, NOTICE, settings=replace(SETTINGS, locale="fr"))
    assert event["summary"].startswith("Dernier jour pour dénoncer : ACME")


def test_the_same_database_gives_the_same_bytes(tmp_path: Path) -> None:
    events(tmp_path, NOTICE)
    first = (tmp_path / "deadlines.ics").read_bytes()
    events(tmp_path, NOTICE)
    assert (tmp_path / "deadlines.ics").read_bytes() == first


def test_in_french_nothing_is_said_in_english(tmp_path: Path) -> None:
    counted = NOTICE | {"derived_from": "2027-06-01 - 3 months = 2027-03-01"}
    (event,) = events(tmp_path, counted, settings=replace(SETTINGS, locale="fr"))
    assert event["categories"].cats == ["préavis"]
    assert "1er\u00a0juin\u00a02027 − 3 mois = 1er\u00a0mars\u00a02027" in event["description"]
