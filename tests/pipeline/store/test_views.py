"""Every view does what its .yml says, on given rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.store.tables import columns, ndjson_source, write_ndjson
from pipeline.store.views import (
    CARRIED,
    NAMES,
    View,
    all_views,
    comment,
    create_tables,
    create_views,
    document_views,
)

VIEWS = all_views()
CASES = [
    pytest.param(view, case, id=f"{view.name}-{i}") for view in VIEWS for i, case in enumerate(view.cases)
]
STORED = {stored: table for table, stored in CARRIED.items()}


def _built() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    create_tables(connection)
    create_views(connection)
    return connection


@pytest.fixture(scope="module")
def built() -> Iterator[duckdb.DuckDBPyConnection]:
    """All views, planned once: that takes longer than any test."""
    connection = _built()
    yield connection
    connection.close()


@pytest.fixture
def database(built: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The views without rows; what a test inserts is taken back."""
    built.execute("BEGIN").fetchall()
    yield built
    built.execute("ROLLBACK").fetchall()


def plain(value: Any) -> Any:
    """Values as YAML writes them."""
    if isinstance(value, date | Decimal):
        return str(value)
    if isinstance(value, str) and value.startswith("{"):
        return json.dumps(json.loads(value), separators=(",", ":"))
    return value


@pytest.mark.parametrize(("view", "case"), CASES)
def test_given_rows_give_the_expected_rows(
    database: duckdb.DuckDBPyConnection, view: View, case: Mapping[str, Any], tmp_path: Path
) -> None:
    for stored, rows in case["given"].items():
        table = STORED.get(stored, stored)
        raw = tmp_path / stored
        source = ndjson_source(raw, table, write_ndjson(raw, table, rows))
        database.execute(f"INSERT INTO {stored} SELECT * FROM {source}").fetchall()
    database.execute(NAMES).fetchall()
    cursor = database.execute(case.get("query", f"SELECT * FROM {view.name}"))
    names = [column[0] for column in cursor.description or ()]
    found = [dict(zip(names, map(plain, row), strict=True)) for row in cursor.fetchall()]
    for want in case["expect"]:
        match = next((row for row in found if all(row[key] == want[key] for key in want)), None)
        assert match is not None, (want, found)
        found.remove(match)
    assert found == []


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if not view.macro], ids=lambda view: str(view.name)
)
def test_every_column_is_described(database: duckdb.DuckDBPyConnection, view: View) -> None:
    described = database.execute(f"DESCRIBE {view.name}").fetchall()
    assert [row[0] for row in described if row[0] not in view.columns] == []
    assert sorted(view.columns) == sorted(row[0] for row in described)


def test_every_view_has_a_case() -> None:
    assert [view.name for view in VIEWS if not view.cases] == []


def test_descriptions_are_in_the_database() -> None:
    database = _built()
    comment(database)
    missing = database.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal "
        "AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal)"
    ).fetchall()
    assert missing == []
    names = "'" + "', '".join(view.name for view in VIEWS) + "'"
    for table, name in (("duckdb_views", "view_name"), ("duckdb_functions", "function_name")):
        query = (
            f"SELECT {name} FROM {table}() WHERE comment IS NULL AND NOT internal AND {name} IN ({names})"
        )
        assert database.execute(query).fetchall() == []


# Analysts and programs build on these; a change is a note in CHANGELOG.md.
EVIDENCE = "quote page char_start char_end confidence extractor review_state"
PROMISED = """
files: path file_name document_id status reason
documents: document_id file_name path class media_type pages language read_as read_quality status
    reason duplicate_of near_duplicate_of
pages: document_id file_name page read_as quality reason
contracts: contract_id file_name title contract_type language parties our_role counterparty
    agreement_date effective_date expiration_date expiration_kind term renewal renewal_term
    notice_period termination_notice next_renewal_date notice_deadline governing_law jurisdiction
    total_value currency signed amends owner status
contract_documents: contract_id document_id role page_start page_end file_name
terms: document_id file_name contract_id kind value value_text +evidence
parties: document_id contract_id file_name name role legal_form registration_number address alias
    +evidence
dates: document_id contract_id file_name kind date computed_from +evidence
prices: document_id contract_id file_name amount currency per what tax minimum +evidence
indexations: document_id contract_id file_name mechanism index base_period base_value
    reference_period formula variables frequency first_date cap floor direction rounding lag
    +evidence
clauses: document_id contract_id file_name number heading text page_start page_end
clause_states: contract_id file_name type state reason
flags: rule_id severity verdict title message contract_id file_name +evidence
review_queue: contract_id file_name rank severity reasons amount_at_stake next_deadline doubt owner
    state
deadlines: contract_id file_name kind date days_left derived_from +evidence
limits: id value valid_from valid_to source
runs: run_id as_of files_found files_accounted
"""


def promised() -> dict[str, set[str]]:
    """View -> columns that it must have."""
    lines = PROMISED.replace("\n    ", " ").replace("+evidence", EVIDENCE).strip().splitlines()
    return {name: set(columns.split()) for name, columns in (line.split(": ") for line in lines)}


@pytest.mark.parametrize("name", promised())
def test_promised_columns_stand(database: duckdb.DuckDBPyConnection, name: str) -> None:
    have = {row[0] for row in database.execute(f"DESCRIBE {name}").fetchall()}
    assert promised()[name] - have == set()


def test_the_page_is_generated() -> None:
    page = Path(__file__).parents[3] / "docs" / "views.md"
    assert page.read_text(encoding="utf-8") == document_views(), (
        "run: python -m pipeline.store.views > docs/views.md"
    )


def test_tables_of_the_parts_are_carried_whole(database: duckdb.DuckDBPyConnection) -> None:
    for table, stored in CARRIED.items():
        described = database.execute(f"DESCRIBE {stored}").fetchall()
        assert {row[0]: row[1] for row in described} == dict(columns(table))
