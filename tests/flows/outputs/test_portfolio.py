"""The workbook, read back as a spreadsheet program would read it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from flows.outputs import portfolio
from pipeline.settings import Settings
from tests.flows.outputs.database import TODAY, context, filled

SETTINGS = Settings(as_of=TODAY)
TABLES: dict[str, list[dict[str, Any]]] = {
    "resolved": [
        {
            "contract_id": "d1",
            "document_id": "d1",
            "document_class": "contract",
            "title": '=HYPERLINK("http://evil.example","pay")',
            "parties_json": '["ACME\\u0007 SAS", "@SUM(A1)"]',
            "agreement_date": date(2024, 1, 31),
            "total_value": Decimal("1234567.89"),
            "currency": "EUR",
            "signed": True,
            "status": "in_force",
            "unknown_json": '{"renewal": "the words are redacted"}',
        }
    ],
    "document_names": [{"document_id": "d1", "file_name": "+1.pdf", "path": "a/+1.pdf"}],
    "file_rows": [
        {"path": f"{n}.pdf", "file_name": f"{n}.pdf", "status": "ok", "size": n} for n in range(5)
    ],
}


def sheets(
    tmp_path: Path, settings: Settings = SETTINGS, tables: dict[str, list[dict[str, Any]]] = TABLES
) -> dict[str, list[list[Any]]]:
    target = tmp_path / "portfolio.xlsx"
    portfolio.OUTPUT.write(filled(tables, settings), context(settings, tmp_path), target)
    book = CalamineWorkbook.from_path(str(target))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def contract(tmp_path: Path) -> dict[str, Any]:
    heading, row = sheets(tmp_path)["Contracts"]
    return dict(zip(heading, row, strict=True))


def test_dates_are_dates_and_money_is_a_number(tmp_path: Path) -> None:
    row = contract(tmp_path)
    assert row["Made on"] == date(2024, 1, 31)
    assert row["Total value"] == 1234567.89
    assert row["Signed"] is True
    assert row["Ends on"] == ""


def test_text_stays_text(tmp_path: Path) -> None:
    row = contract(tmp_path)
    assert row["Title"] == '=HYPERLINK("http://evil.example","pay")'
    assert row["Parties"] == "ACME  SAS; @SUM(A1)"
    assert row["File"] == "+1.pdf"
    with zipfile.ZipFile(tmp_path / "portfolio.xlsx") as book:
        for name in book.namelist():
            content = book.read(name)
            assert b"<f>" not in content
            assert b"<hyperlink" not in content


def test_what_is_unknown_says_why(tmp_path: Path) -> None:
    assert contract(tmp_path)["Unknown"] == "Renewal: the words are redacted"


def test_each_sheet_has_filters_and_a_frozen_heading(tmp_path: Path) -> None:
    sheets(tmp_path)
    with zipfile.ZipFile(tmp_path / "portfolio.xlsx") as book:
        for number in range(1, 8):
            sheet = book.read(f"xl/worksheets/sheet{number}.xml")
            assert b"<autoFilter" in sheet
            assert b'state="frozen"' in sheet


def test_it_speaks_french(tmp_path: Path) -> None:
    found = sheets(tmp_path, replace(SETTINGS, locale="fr"))
    heading, row = found["Contrats"]
    told = dict(zip(heading, row, strict=True))
    assert told["Nature"] == "contrat"
    assert told["Statut"] == "en vigueur"
    assert any("2026-11-25" in str(line) for line in found["À propos"])


def test_rows_that_have_no_room_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portfolio, "_MOST_ROWS", 3)
    found = sheets(tmp_path)
    assert len(found["Files"]) == 4
    assert any("first 3 rows" in str(line) and "has 5" in str(line) for line in found["About"])


def test_every_column_has_a_heading_in_both_languages(tmp_path: Path) -> None:
    for locale in ("en", "fr"):
        assert len(sheets(tmp_path, replace(SETTINGS, locale=locale))) == 9


def test_codes_and_reasons_are_said_in_french(tmp_path: Path) -> None:
    own = TABLES["resolved"][0] | {
        "contract_type": "license",
        "unknown_json": '{"renewal": "nothing was read"}',
    }
    settings = replace(SETTINGS, locale="fr")
    target = tmp_path / "portfolio.xlsx"
    tables = TABLES | {"resolved": [own]}
    portfolio.OUTPUT.write(filled(tables, settings), context(settings, tmp_path), target)
    book = CalamineWorkbook.from_path(str(target))
    heading, row = book.get_sheet_by_name("Contrats").to_python()
    told = dict(zip(heading, row, strict=True))
    assert told["Type"] == "Licence"
    assert told["Inconnu"] == "Reconduction\u00a0: rien n'a été lu"
    files = book.get_sheet_by_name("Fichiers").to_python()
    assert "lu en entier" in files[1]


def test_what_was_changed_is_told_as_it_stands_and_as_it_stood(tmp_path: Path) -> None:
    changed = {
        "expiration_date": ("2027-12-31", "2026-12-31"),
        "renewal": ("none", "tacit"),
        "governing_law": (None, "FR"),
        "total_value": ("2000000.00", None),
    }
    row = TABLES["resolved"][0] | {"expiration_date": date(2026, 12, 31), "renewal": "tacit"}
    tables = TABLES | {
        "resolved": [row],
        "change_rows": [
            {
                "contract_id": "d1",
                "source_contract_id": "a1",
                "step": 1,
                "field": field,
                "value": new,
                "replaced_value": old,
                "reason": None if new else "redacted",
                "from_date": date(2025, 1, 1),
            }
            for field, (new, old) in changed.items()
        ],
    }
    heading, told = sheets(tmp_path, tables=tables)["Contracts"]
    shown = dict(zip(heading, told, strict=True))
    assert shown["Ends on"] == date(2027, 12, 31)
    assert shown["Total value"] == 2_000_000
    assert shown["Status"] == "in_force"
    assert shown["Before it was changed"] == (
        "Ends on: 2026-12-31; Law: FR; Renewal: tacit; Total value: not known"
    )
    assert shown["Unknown"] == "Law: redacted"
