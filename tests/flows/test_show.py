"""``clausier show`` and ``clausier review``: which contract is meant, and what is told of it."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from jsonschema import Draft202012Validator
from rich.console import Console
from typer.testing import CliRunner

from flows._card_lines import GROUPS, CardLines
from flows.cli import app
from flows.commands.show import print_lines
from flows.contract_card import LISTS, ONES, card, find_contracts, queue
from flows.json_schema import schema
from flows.outputs._words import words
from pipeline.errors import UsageError
from pipeline.registry import find
from pipeline.settings import Settings
from tests.flows.card_rows import ID, MASTER, TABLES
from tests.flows.outputs.database import filled


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = filled(TABLES, Settings(as_of=date(2026, 11, 25)))
    yield connection
    connection.close()


def _told(database: duckdb.DuckDBPyConnection, locale: str = "en", *, evidence: bool = False) -> list[str]:
    """Lines as they go through a pipe."""
    out = io.StringIO()
    lines = CardLines(card(database, ID), locale, evidence=evidence).lines()
    print_lines(lines, Console(file=out, force_terminal=False))
    return out.getvalue().replace("\u00a0", " ").replace("\u202f", " ").splitlines()


def valid(name: str, value: Any) -> None:
    Draft202012Validator(schema() | {"$ref": f"#/$defs/{name}"}).validate(value)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        (ID, [ID]),
        ("ab12", [ID]),
        ("AB120000", [ID]),
        ("lyon.pdf", [ID]),
        ("LYON (2).PDF", [ID]),
        ("baux/lyon.pdf", [ID]),
        ("./baux/lyon.pdf", [ID]),
        ("/archive/of/2026/baux/lyon.pdf", [ID]),
        ("bureaux", [ID]),
        ("fonciere œuvre", [ID]),
        ("ŁÓDŹ moulins", [ID]),
        ("bail", [MASTER, ID]),
        ("bail lille", [MASTER]),
        ("ab1", []),
        ("ab13", []),
        ("ab12#2", []),
        ("lyo", [ID]),
        ("yon.pdf", []),
        ("nobody", []),
        ("%", []),
        ("", []),
        ("'; DROP TABLE resolved; --", []),
    ],
)
def test_which_contract_is_meant(database: duckdb.DuckDBPyConnection, asked: str, meant: list[str]) -> None:
    assert [row["contract_id"] for row in find_contracts(database, asked)] == meant


def test_one_contract_of_a_binder_is_asked_for_by_its_number() -> None:
    tables = TABLES | {
        "resolved": [*TABLES["resolved"], TABLES["resolved"][0] | {"contract_id": f"{ID}#2"}]
    }
    database = filled(tables, Settings(as_of=date(2026, 11, 25)))
    for asked, meant in (("ab12", [ID]), ("ab12#2", [f"{ID}#2"]), ("lyon.pdf", [ID, f"{ID}#2"])):
        assert [row["contract_id"] for row in find_contracts(database, asked)] == meant


@pytest.mark.parametrize(
    "line",
    [
        "Owner: Élise Martin",
        "Status: in force – it ends on 31 Dec 2026",
        "  high: No signature – Nobody signed.",
        "    p. 2, sure: “lu et approuvé”",
        "  not answered: Late interest – Look.",
        "  Foncière Œuvre SCI (lessor)",
        "  Date made: not known: The date is blank or redacted.",
        "  End: 31 Dec 2026; 31 Dec 2029 as amended",
        "    how: le jour de signature",
        "  End: 31 Dec 2026, in 36 days",
        "  Last day for notice: not known: no notice period",
        "  Price: €1,200; per: month",
        "  Price: not known: The figure is blank.",
        "  Assignment: prohibited Preneur",
        "  novelty: odd value",
        "  amendment: lille.pdf (cd3400000000)",
        "  order to a contract that is not settled (several may be meant)",
        "    may be: lille.pdf",
        "  End: 31 Dec 2029, before 31 Dec 2026 (from 1 Jan 2025, lille.pdf)",
        "  Total value: words and figures differ",
        "    €100 (lyon.pdf, p. 1)",
        "      “200 €”",
        "  row 4: B-12; Foncière",
        "  end: the register says 31 Dec 2027, the contract 31 Dec 2026",
        "  Warranty: page 2 was read badly",
        "  Insurance",
        "  Also at: old/lyon (2).pdf",
        "    p. 2 0.40: read from pictures",
    ],
)
def test_what_is_told(database: duckdb.DuckDBPyConnection, line: str) -> None:
    assert line in _told(database)


@pytest.mark.parametrize(
    "line",
    [
        "Responsable : Élise Martin",
        "  élevée : No signature – Nobody signed.",
        "  Cession : interdit Preneur",
        "  Prix : 1 200 €; par : mois",
        "  Fin : 31 déc. 2026, dans 36 jours",
        "Sûrement absent",
    ],
)
def test_what_is_told_in_french(database: duckdb.DuckDBPyConnection, line: str) -> None:
    assert line in _told(database, "fr")


def test_quotes_are_their_first_line_or_whole(database: duckdb.DuckDBPyConnection) -> None:
    short, whole = _told(database), _told(database, evidence=True)
    assert "    p. 2, sure: “les mots de assignment sur deux lignes, et bien d'autres…”" in short
    assert not any("une autre preuve" in line or "dépasser" in line for line in short)
    assert any(line.endswith("d'autres mots pour dépasser la ligne”") for line in whole)
    assert "    “une autre preuve”" in whole
    assert max(len(line) for line in short if "“" in line) <= 80


def test_strangers_text_does_nothing_to_a_terminal(database: duckdb.DuckDBPyConnection) -> None:
    for terminal in (False, True):
        out = io.StringIO()
        console = Console(file=out, force_terminal=terminal, width=80, highlight=False, color_system=None)
        print_lines(CardLines(card(database, ID), "fr", evidence=True).lines(), console)
        text = out.getvalue()
        assert "Bail [2J[red] evil[/red] de bureaux" in text
        bad = {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")} - {"\n"}
        assert bad == set()
        if terminal:
            assert max(map(len, text.splitlines())) <= 80


def test_nothing_is_told_of_what_is_not_there() -> None:
    tables = {
        "resolved": [{"contract_id": "d", "document_id": "d", "parties_json": "[]", "unknown_json": "{}"}]
    }
    database = filled(tables, Settings(as_of=date(2026, 11, 25)))
    for locale in ("fr", "en"):
        told = [line.text for line in CardLines(card(database, "d"), locale, evidence=True).lines()]
        assert "None" not in " ".join(told)
        assert not {line for line in told if line in words("show", locale)["sections"].values()}


def test_the_card_keeps_to_its_schema(database: duckdb.DuckDBPyConnection) -> None:
    told = card(database, ID)
    valid("show_answer", told)
    assert set(told) == {"as_of", "least_quality", *ONES, *LISTS}
    assert all(
        told[name] for name in (*ONES, *LISTS) if name not in ("signatures", "unusual", "between_readings")
    )
    json.dumps(told)


def test_every_subject_has_its_place_once() -> None:
    placed = [kind for kinds in GROUPS.values() for kind in kinds]
    assert len(placed) == len(set(placed))
    extracted = {kind for extractor in find("pipeline.terms", "EXTRACTOR") for kind in extractor.kinds}
    assert set(placed) <= extracted | {"termination", "total_value"}


def test_both_languages_have_the_same_words() -> None:
    def names(value: object, path: str = "") -> set[str]:
        if not isinstance(value, dict):
            return {path}
        return {
            name for key, item in value.items() if key != "values" for name in names(item, f"{path}/{key}")
        }

    fr, en = words("show", "fr"), words("show", "en")
    assert names(fr) == names(en)
    for key, said in en.items():
        if isinstance(said, str):
            assert re.findall(r"\{\w*\}", said) == re.findall(r"\{\w*\}", str(fr[key])), key
    assert {type(key) for key in (*fr, *fr["values"], *fr["keys"])} == {str}


# The queue -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "severity", "found"),
    [
        (None, None, [ID, MASTER]),
        (None, "medium", [ID, MASTER]),
        (None, "high", [ID]),
        ("elise", None, [ID]),
        ("MARTIN", "high", [ID]),
        ("nobody", None, []),
    ],
)
def test_the_queue_is_filtered(
    database: duckdb.DuckDBPyConnection, owner: str | None, severity: str | None, found: list[str]
) -> None:
    total, rows = queue(database, limit=0, owner=owner, severity=severity)
    assert [row["contract_id"] for row in rows] == found
    assert total == len(found)
    assert queue(database, limit=1, owner=owner, severity=severity) == (total, rows[:1])


def test_a_database_of_another_version_is_named(tmp_path: Path) -> None:
    path = tmp_path / "clausier.duckdb"
    connection = duckdb.connect(str(path))
    connection.execute("CREATE VIEW review_queue AS SELECT 1 AS contract_id")
    connection.close()
    with pytest.raises(UsageError, match="another version"):
        queue(duckdb.connect(str(path), read_only=True), limit=1, owner=None, severity=None)


def test_the_commands(small_workspace: Path) -> None:
    place = ["-w", str(small_workspace)]
    one = CliRunner().invoke(app, ["show", "clients/contract-001.txt", *place, "--json"])
    assert one.exit_code == 0
    valid("show_answer", json.loads(one.stdout))
    shown = CliRunner().invoke(app, ["show", "contract-001.txt", *place, "--locale", "fr"])
    assert shown.exit_code == 0
    assert "Prix\u00a0:" in shown.stdout
    assert "\t" not in shown.stdout
    several = CliRunner().invoke(app, ["show", "contrat maintenance", *place, "--json"])
    assert several.exit_code == 2
    valid("show_candidates_answer", json.loads(several.stdout))
    listed = CliRunner().invoke(app, ["show", "contrat maintenance", *place])
    assert listed.exit_code == 2
    assert re.search(
        r"^[0-9a-f]{12}  contract-000.txt · CONTRAT DE MAINTENANCE", listed.stdout, re.MULTILINE
    )
    none = CliRunner().invoke(app, ["show", "nobody", *place])
    assert isinstance(none.exception, UsageError)


def test_the_queue_on_the_command_line(small_workspace: Path) -> None:
    place = ["-w", str(small_workspace)]
    answer = json.loads(CliRunner().invoke(app, ["review", *place, "--json", "--limit", "2"]).stdout)
    valid("review_answer", answer)
    assert [row["rank"] for row in answer["contracts"]] == [1, 2]
    assert answer["total"] > 2
    told = CliRunner().invoke(app, ["review", *place, "--limit", "0", "--locale", "fr"])
    assert told.stdout.startswith("1 · ")
    assert len(told.stdout.splitlines()) == answer["total"]
    assert "Fin\u00a0: 31\u00a0janv.\u00a02027, dans 67 jours" in told.stdout
    empty = CliRunner().invoke(app, ["review", *place, "--owner", "nobody"])
    assert empty.exit_code == 0


def test_the_card_tells_what_is_due_now_and_what_is_at_stake(database: duckdb.DuckDBPyConnection) -> None:
    for locale, head, sum_, stake in (
        ("en", "Price due", "€12,007.90 a year", "Against the price first agreed: "),
        ("fr", "Prix dû", "12 007,90 € par an", "Par rapport au prix convenu au départ : "),
    ):
        lines = _told(database, locale)
        section = lines[lines.index(head) :]
        assert any(sum_ in line for line in section)
        assert any(line.strip() == "12 000,00 × 136,81 / 136,72 = 12 007,90" for line in section)
        assert any("loyer[red]" in line for line in section), "a name is no markup"
        assert any(line.strip().startswith(stake) for line in section)
        assert not any("2025-01-01" in line or "1 Jan 2025" in line for line in section[:4]), "that is past"


def test_a_files_whole_name_without_its_ending_is_meant_before_its_words() -> None:
    one = TABLES["resolved"][0] | {"title": None, "counterparty": None, "parties_json": "[]"}
    names = {"cd34": "Bail-Lyon.pdf", "ef56": "avenant-1-bail-lyon.pdf"}
    named = [{"path": f"b/{name}", "file_name": name, "document_id": key} for key, name in names.items()]
    tables = {
        "resolved": [one | {"contract_id": key, "document_id": key} for key in names],
        "file_rows": [row | {"status": "ok"} for row in named],
        "document_rows": [TABLES["document_rows"][0] | {"document_id": key} for key in names],
        "document_names": named,
    }
    database = filled(tables, Settings(as_of=date(2026, 11, 25)))
    for asked, meant in (("bail-lyon", ["cd34"]), ("bail lyon", ["cd34", "ef56"])):
        found = [row["contract_id"] for row in find_contracts(database, asked)]
        assert sorted(found) == meant, asked
