"""A file that holds several contracts, from the archive to the database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline import decisions
from pipeline.settings import Ocr, Settings
from pipeline.store.rows import term_from
from pipeline.types import JsonValue, Term
from pipeline.workspace import Workspace
from tests.flows.archives import CONTRACT_EN, CONTRACT_FR, FEW_RULES

SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)
SIGNED = "\nIN WITNESS WHEREOF, the parties have signed.\n\nBy: Ann Lee\nName: Ann Lee\n"
AMENDMENT = """AMENDMENT NO. 1 TO SERVICES AGREEMENT

This Amendment is entered into as of March 1, 2025 by and between Brevin Works Inc. and Verlac Mills LLC and
amends the Services Agreement dated February 1, 2024.

1. Term. The Agreement shall expire on January 31, 2029.

2. Fees. Customer shall pay Provider a monthly fee of $1,500 per month. All other provisions stand.
"""
BINDER = "\f".join(
    (
        CONTRACT_EN.format(price=1000) + SIGNED,
        AMENDMENT + SIGNED,
        CONTRACT_FR.format(number=7, price=900),
    )
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    archive = tmp_path_factory.mktemp("archive")
    (archive / "binder.txt").write_text(BINDER, encoding="utf-8")
    (archive / "single.txt").write_text(CONTRACT_FR.format(number=8, price=800), encoding="utf-8")
    workspace = Workspace(tmp_path_factory.mktemp("binder") / "w")
    run(workspace, Options(archive, SETTINGS), Reporter(quiet=True), engine="plain")
    return workspace


def _rows(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_each_contract_has_its_row_and_its_pages(workspace: Workspace) -> None:
    found = _rows(
        workspace,
        "SELECT replace(contract_id, document_id, ''), page_start, page_end FROM contract_documents "
        "WHERE file_name = 'binder.txt' AND role = 'main' ORDER BY contract_id",
    )
    assert found == [("", 1, 1), ("#2", 2, 2), ("#3", 3, 3)]
    found = _rows(
        workspace,
        "SELECT document_class, language, governing_law, expiration_date FROM contracts "
        "WHERE file_name = 'binder.txt' ORDER BY contract_id",
    )
    assert found == [
        ("contract", "en", "US-NY", date(2027, 1, 31)),
        ("amendment", "en", None, date(2029, 1, 31)),
        ("contract", "fr", "FR", date(2027, 1, 31)),
    ]


def test_an_amendment_finds_its_master_in_the_same_file(workspace: Workspace) -> None:
    found = _rows(
        workspace,
        "SELECT replace(contract_id, document_id, ''), replace(amends, document_id, 'the first') "
        "FROM contracts WHERE amends IS NOT NULL",
    )
    assert found == [("#2", "the first")]
    found = _rows(
        workspace,
        "SELECT replace(contract_id, document_id, ''), page_start, page_end FROM contract_documents "
        "WHERE role = 'amendment'",
    )
    assert found == [("", 2, 2)]
    found = _rows(
        workspace,
        "SELECT expiration_date FROM contracts_as_of(DATE '2026-01-01') WHERE contract_id = document_id "
        "AND file_name = 'binder.txt'",
    )
    assert found == [(date(2029, 1, 31),)]


def test_terms_clauses_and_states_belong_to_one_contract_each(workspace: Workspace) -> None:
    prices = _rows(
        workspace,
        "SELECT replace(contract_id, document_id, ''), value_text, page FROM terms "
        "WHERE file_name = 'binder.txt' AND kind = 'price' ORDER BY page",
    )
    assert prices == [("", "1000.00 USD", 1), ("#2", "1500.00 USD", 2), ("#3", "900.00 EUR", 3)]
    numbers = _rows(workspace, "SELECT document_id, term FROM terms")
    assert len(numbers) == len(set(numbers))
    numbers = _rows(workspace, "SELECT document_id, clause FROM clauses")
    assert len(numbers) == len(set(numbers))
    clauses = _rows(
        workspace,
        "SELECT DISTINCT replace(contract_id, document_id, ''), page_start FROM clauses "
        "WHERE file_name = 'binder.txt' ORDER BY ALL",
    )
    assert clauses == [("", 1), ("#2", 2), ("#3", 3)]
    assert _rows(workspace, "SELECT count(*) FROM documents") == [(2,)]
    states = _rows(
        workspace,
        "SELECT replace(contract_id, document_id, ''), state FROM clause_states "
        "WHERE file_name = 'binder.txt' AND type = 'governing_law' ORDER BY ALL",
    )
    assert [place for place, _ in states] == ["", "#2", "#3"]
    assert states[0][1] == states[2][1] == "found"


def test_a_decision_stays_with_its_contract(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "binder.txt").write_text(BINDER, encoding="utf-8")
    workspace = Workspace(tmp_path / "w")
    run(workspace, Options(tmp_path / "a", SETTINGS), Reporter(quiet=True), engine="plain")
    term = _stored_price(workspace)
    value: dict[str, JsonValue] = {"amount": "950.00", "currency": "EUR"}
    made = decisions.decide(
        term, "correct", value=value, value_text="950.00 EUR", by="a", at="2026-11-25T10:00:00+00:00"
    )
    decisions.append(workspace.decisions, made)
    run(workspace, Options(tmp_path / "a", SETTINGS), Reporter(quiet=True), engine="plain")
    prices = _rows(
        workspace,
        "SELECT replace(contract_id, document_id, ''), value_text, review_state FROM terms "
        "WHERE kind = 'price' ORDER BY page",
    )
    assert prices == [
        ("", "1000.00 USD", "unreviewed"),
        ("#2", "1500.00 USD", "unreviewed"),
        ("#3", "950.00 EUR", "corrected"),
    ]


def _stored_price(workspace: Workspace) -> Term:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    cursor = connection.execute("SELECT * FROM term_rows WHERE kind = 'price' AND part = 3")
    names = [column[0] for column in cursor.description or ()]
    (row,) = cursor.fetchall()
    connection.close()
    return term_from(dict(zip(names, row, strict=True)))
