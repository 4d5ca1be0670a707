"""``clausier price due`` on an audited archive: lines, JSON, another day, and mistakes."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from flows._card_between import between_lines
from flows._card_due import schedule_lines, stake_lines
from flows.cli import app
from flows.index_library import indices_key
from flows.json_schema import schema
from flows.outputs._report_words import Words
from flows.outputs._words import words
from flows.price_library import library_of
from pipeline.workspace import Workspace


def _run(workspace: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["price", "due", *arguments, "-w", str(workspace)])
    return result.exit_code, result.output


def _told(workspace: Path, *arguments: str) -> list[dict[str, Any]]:
    _, output = _run(workspace, *arguments, "--json")
    told = json.loads(output)
    Draft202012Validator(schema() | {"$ref": "#/$defs/price_due_answer"}).validate(told)
    rows: list[dict[str, Any]] = told["prices"]
    return rows


def test_what_is_at_stake_is_told_in_each_currency_of_a_contract() -> None:
    price: dict[str, Any] = defaultdict(lambda: None)
    price |= {"contract_id": "c", "file_name": "c.pdf", "line": "rent", "state": "unknown", "per": "year"}
    sums = ("at_stake", "so_far_least", "so_far_most", "next_least", "next_most")
    stakes: list[dict[str, Any]] = [
        {
            "contract_id": "c",
            "currency": currency,
            "estimated": False,
            "unknown": False,
            "reading_unknown": False,
        }
        | dict.fromkeys(sums, Decimal(amount))
        for currency, amount in (("EUR", "40.00"), ("USD", "65.00"))
    ]
    told = [line.text for line in stake_lines(stakes, words("show", "en")["due"], Words("en"))]
    assert len(told) == 2
    whole = "\n".join(line.text for line in schedule_lines([price], [], stakes, "en"))
    assert all(one in whole for one in told), "the last currency is not the only one"


_READING: dict[str, Any] = {
    "contract_id": "c", "line": "rent", "stretch": 0, "from_date": "2022-01-01", "currency": "EUR",
    "due_so_far": "1200.50", "due_next": "400.00", "between_so_far": "100.50", "between_next": "60.00",
    "estimated": False, "unknown": False,
}  # fmt: skip


def test_two_readings_have_their_difference_in_money() -> None:
    price: dict[str, Any] = defaultdict(lambda: None)
    price |= {"contract_id": "c", "file_name": "c.pdf", "line": "rent", "state": "unknown", "per": "year"}
    several = [
        _READING | {"reading": "A"},
        _READING | {"reading": "B", "due_so_far": "1100.00", "due_next": "340.00"},
    ]
    whole = "\n".join(f"{line.label} {line.text}" for line in schedule_lines([price], several, [], "en"))
    assert (
        "Between the readings: over the next twelve months A €400, B €340, between them €60; until today "
        "A €1,200.50, B €1,100, between them €100.50" in whole
    )
    spoken = "\n".join(line.text for line in schedule_lines([price], several, [], "fr"))
    assert "soit entre elles 100,50 €" in spoken.replace("\u00a0", " ")
    alone = [_READING | {"reading": None, "between_so_far": None, "between_next": None}]
    assert "Between" not in "\n".join(line.label for line in schedule_lines([price], alone, [], "en"))


def test_a_reading_that_is_not_known_is_told_and_no_difference_of_it() -> None:
    known = _READING | {"reading": "A", "between_so_far": None, "between_next": None}
    lost = known | {"reading": "B", "due_so_far": None, "due_next": None, "unknown": True}
    (line,) = between_lines([known, lost], words("show", "en")["due"], Words("en"))
    assert line.text == (
        "over the next twelve months A €400, B not known, between them not known; "
        "until today A €1,200.50, B not known, between them not known"
    )


def test_a_time_in_which_nothing_is_due_by_an_amount_is_left_out() -> None:
    over = {"due_next": "0.00", "between_next": "0.00"}
    rows = [_READING | {"reading": name} | over for name in "AB"]
    (line,) = between_lines(rows, words("show", "en")["due"], Words("en"))
    assert line.text == "until today A €1,200.50, B €1,200.50, between them €100.50"
    rows = [row | {"due_so_far": "0.00", "between_so_far": "0.00"} for row in rows]
    assert list(between_lines(rows, words("show", "en")["due"], Words("en"))) == []


def test_an_amended_price_has_a_line_for_each_amount() -> None:
    later = {"stretch": 1, "from_date": "2024-03-01"}
    rows = [_READING | {"reading": name} | more for more in ({}, later) for name in "AB"]
    told = [
        line.label.replace("\u00a0", " ")
        for line in between_lines(rows, words("show", "en")["due"], Words("en"))
    ]
    assert told == ["Between the readings, from 1 Jan 2022", "Between the readings, from 1 Mar 2024"]


def test_a_price_that_nothing_moves_is_told_until_its_end(small_workspace: Path) -> None:
    code, output = _run(small_workspace, "contract-001.txt", "--locale", "en")
    assert code == 0
    assert "US$1,001 a month, US$12,012 for the period" in output
    rows = _told(small_workspace, "contract-001.txt")
    assert [(row["period_start"], row["price_due"], row["state"]) for row in rows] == [
        ("2024-02-01", "1001.0000", "final"),
        ("2025-02-01", "1001.0000", "final"),
        ("2026-02-01", "1001.0000", "final"),
    ]
    assert rows[-1]["period_end"] == "2027-01-31"
    assert rows[0]["key"] == f"{rows[0]['contract_id']}/{rows[0]['line']}/2024-02-01"


def test_what_only_an_expected_renewal_reaches_is_assumed(small_workspace: Path) -> None:
    rows = _told(small_workspace, "contract-002.txt")
    assert {row["state"] for row in rows if row["period_start"] < "2027-02-01"} == {"final"}
    later = _told(small_workspace, "contract-002.txt", "--today", "2027-06-30")
    assert {row["state"] for row in later if row["period_start"] >= "2028-01-01"} == {"assumed"}
    assert {Decimal(row["price_due"]) for row in later} == {Decimal(1002)}


def test_all_contracts_are_told_one_after_the_other(small_workspace: Path) -> None:
    code, output = _run(small_workspace, "--locale", "fr")
    assert code == 0
    assert output.index("contract-000.txt") < output.index("contract-003.txt")
    assert "1 000 € par mois" in output.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nobody",), "no contract fits"),
        (("--no-small-firm",), "wants the contract"),
        (("contract", "--json"), "candidates"),
        (("contract-001", "--skipped", "2025-02-01"), "nor on any other day that is known"),
    ],
)
def test_a_mistake_says_what_to_do(small_workspace: Path, arguments: tuple[str, ...], words: str) -> None:
    result = CliRunner().invoke(app, ["price", "due", *arguments, "-w", str(small_workspace)])
    assert result.exit_code != 0
    assert words in result.output + str(result.exception)


def test_series_of_the_workspace_that_cannot_be_read_are_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "indices").mkdir()
    before = indices_key(Workspace(tmp_path))
    (tmp_path / "indices" / "mine.yaml").write_text("code: [", encoding="utf-8")
    assert indices_key(Workspace(tmp_path)) != before, "a changed series must not stay unpublished"
    notes: list[str] = []
    library = library_of(tmp_path, notes.append)
    assert library.find("ILC") is not None
    assert len(notes) == 1
    assert "mine.yaml" in notes[0]
