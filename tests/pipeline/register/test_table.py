"""Registers as companies keep them: workbooks and text with separators, with titles above the heading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from pipeline.errors import UsageError
from pipeline.register import propose, read_table
from pipeline.register.table import Table

LINES = [
    ["Suivi des contrats 2026"],
    [],
    ["N° contrat", "Fournisseur", "Date d'effet", "Échéance", "Montant HT", ""],
    ["2021-014", "Ascenseurs Mirandol", date(2021, 4, 1), date(2027, 3, 31), 12000.5, "x"],
    ["C-7", "Société Générale d'Étanchéité", None, None, None, None],
]


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    with Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for row, line in enumerate(lines):
                for place, value in enumerate(line):
                    if value is not None:
                        sheet.write(row, place, value)
    return path


def text(lines: list[list[Any]], separator: str) -> str:
    shown = [
        [f"{c:%d/%m/%Y}" if isinstance(c, date) else "" if c is None else str(c) for c in line]
        for line in lines
    ]
    return "\n".join(separator.join(line) for line in shown)


def test_a_workbook_is_read_below_its_heading(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "r.xlsx", Liste=LINES))
    assert table.heading == (
        "N° contrat",
        "Fournisseur",
        "Date d'effet",
        "Échéance",
        "Montant HT",
        "column 6",
    )
    assert table.first_row == 4
    assert table.rows[0] == (
        "2021-014", "Ascenseurs Mirandol", date(2021, 4, 1), date(2027, 3, 31), Decimal("12000.5"), "x",
    )  # fmt: skip
    assert table.rows[1][2:] == (None, None, None, None)


def test_the_sheet_that_speaks_of_contracts_is_taken(tmp_path: Path) -> None:
    notes = [["Mode d'emploi"], ["Ne pas modifier"]]
    assert read_table(workbook(tmp_path / "r.xlsx", Notes=notes, Liste=LINES)).sheet == "Liste"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_in_any_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(text(LINES, separator).encode(encoding))
    table = read_table(path)
    assert table.heading[1] == "Fournisseur"
    assert table.rows[1][1] == "Société Générale d'Étanchéité"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("r.csv", b"", "no heading that is known"),
        ("r.csv", b"a;b\n1;2\n", "no heading that is known"),
        ("r.xlsx", b"PK\x03\x04 garbage", "no workbook that can be read"),
        ("r.xls", b"garbage", "no workbook that can be read"),
    ],
)
def test_what_is_no_register_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=message):
        read_table(tmp_path / name)
    with pytest.raises(UsageError, match="cannot be read"):
        read_table(tmp_path / "absent.csv")


def columns(
    *heading: str, rows: list[tuple[Any, ...]] | None = None, saved: dict[str, str] | None = None
) -> dict[str, str]:
    table = Table("r.csv", "", heading, tuple(rows or ()), 2)
    return propose(table, saved).columns


def test_columns_are_proposed_by_their_names() -> None:
    assert columns(
        "Réf. contrat", "Prestataire", "Objet du contrat", "Date de début", "Date de fin", "Suivi par"
    ) == {
        "number": "Réf. contrat",
        "counterparty": "Prestataire",
        "title": "Objet du contrat",
        "start_date": "Date de début",
        "end_date": "Date de fin",
        "owner": "Suivi par",
    }
    assert columns(
        "Contract No.", "Vendor", "Effective Date", "Expiry Date", "Contract Owner", "Value"
    ) == {
        "number": "Contract No.",
        "counterparty": "Vendor",
        "start_date": "Effective Date",
        "end_date": "Expiry Date",
        "owner": "Contract Owner",
        "amount": "Value",
    }


@pytest.mark.parametrize("heading", ["Monthly fee", "Yearly charge", "Mensualité", "Redevance annuelle HT"])
def test_what_is_paid_is_an_amount_whatever_it_is_called(heading: str) -> None:
    assert columns("Contract No.", heading, rows=[("A-1", 1200)])["amount"] == heading


def test_what_stands_in_a_column_counts_too() -> None:
    rows = [("C-1", "Acme Ltd", "31/12/2026"), ("C-2", "Beta Ltd", "30/06/2027")]
    assert columns("Number", "Supplier", "Termination", rows=rows).get("end_date") is None
    words = [("C-1", "Acme Ltd", "see file"), ("C-2", "Beta Ltd", "tbc")]
    assert "end_date" not in columns("Number", "Supplier", "End date", rows=words)


def test_a_person_has_the_last_word() -> None:
    heading = ("Number", "Supplier", "Manager", "Buyer")
    assert columns(*heading)["owner"] in ("Manager", "Buyer")
    assert columns(*heading, saved={"owner": "Buyer"})["owner"] == "Buyer"
    assert "owner" not in columns(*heading, saved={"owner": ""})
    table = Table("r.csv", "", heading, (), 2)
    assert "which the register does not have" in propose(table, {"owner": "Gone"}).doubts[0]
    with pytest.raises(UsageError, match="no field 'ownr'"):
        columns(*heading, saved={"ownr": "Buyer"})


def test_something_must_name_the_contract() -> None:
    with pytest.raises(UsageError, match="which contract a row is about"):
        columns("End date", "Currency")
