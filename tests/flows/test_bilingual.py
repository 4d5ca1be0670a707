"""A contract in two languages, from the archive to the database: each value once, both texts found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import duckdb
import pytest

from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.workspace import Workspace
from tests.flows.archives import FEW_RULES
from tests.pipeline.reading import bilingual

SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    archive = tmp_path_factory.mktemp("archive")
    (archive / "left.pdf").write_bytes(bilingual.pdf_table(bilingual.pairs()))
    (archive / "left.docx").write_bytes(bilingual.docx(bilingual.pairs()))
    english = [*bilingual.pairs(), bilingual.ENGLISH_PREVAILS]
    (archive / "english.pdf").write_bytes(bilingual.pdf_table(english))
    workspace = Workspace(tmp_path_factory.mktemp("bilingual") / "w")
    run(workspace, Options(archive, SETTINGS), Reporter(quiet=True), engine="plain")
    return workspace


def _rows(workspace: Workspace, sql: str) -> list[tuple[object, ...]]:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_each_value_is_found_once_in_the_text_that_prevails(workspace: Workspace) -> None:
    prices = _rows(workspace, "SELECT file_name, amount, currency, quote FROM prices ORDER BY file_name")
    assert [(name, amount, currency) for name, amount, currency, _ in prices] == [
        (name, Decimal("12500.00"), "EUR") for name in ("english.pdf", "left.docx", "left.pdf")
    ]
    assert "monthly fee" in " ".join(str(prices[0][3]).split())
    assert all("mensuelle" in " ".join(str(row[3]).split()) for row in prices[1:])


def test_the_contract_is_not_torn_between_its_texts(workspace: Workspace) -> None:
    found = _rows(
        workspace,
        "SELECT file_name, language, expiration_date, governing_law, unknown ->> '$.expiration_date' "
        "FROM contracts ORDER BY file_name",
    )
    end = date(2027, 1, 31)
    assert found == [
        ("english.pdf", "en", end, "FR", None),
        ("left.docx", "fr", end, "FR", None),
        ("left.pdf", "fr", end, "FR", None),
    ]


def test_both_texts_can_be_searched(workspace: Workspace) -> None:
    for words in ("droit français", "laws of France"):
        sql = "SELECT DISTINCT file_name FROM clauses WHERE contains(replace(text, chr(10), ' '), '{}')"
        found = _rows(workspace, sql.format(words) + " ORDER BY ALL")
        assert [name for (name,) in found] == ["english.pdf", "left.docx", "left.pdf"]
    numbers = _rows(workspace, "SELECT document_id, clause FROM clauses")
    assert len(numbers) == len(set(numbers))
