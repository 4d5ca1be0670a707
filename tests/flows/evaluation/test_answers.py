"""What is read of the public views: the value that stands, files that could not be opened."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from flows.evaluation.answers import MOST_PASSAGES, read_answers

SCHEMA = """
CREATE TABLE files (path VARCHAR, document_id VARCHAR, status VARCHAR);
CREATE TABLE documents (document_id VARCHAR, language VARCHAR, read_as VARCHAR, status VARCHAR);
CREATE TABLE contracts (
    contract_id VARCHAR, document_id VARCHAR, contract_type VARCHAR, document_class VARCHAR,
    agreement_date DATE, effective_date DATE, expiration_date DATE, expiration_kind VARCHAR, term VARCHAR,
    renewal VARCHAR, renewal_term VARCHAR, notice_period VARCHAR, termination_notice VARCHAR
);
CREATE TABLE terms (
    document_id VARCHAR, contract_id VARCHAR, kind VARCHAR, value_text VARCHAR, value JSON, state VARCHAR,
    confidence DOUBLE, quote VARCHAR, page INTEGER, char_start INTEGER
);
CREATE TABLE clause_states (document_id VARCHAR, contract_id VARCHAR, type VARCHAR, state VARCHAR);
INSERT INTO files VALUES
    ('a.pdf', 'd1', 'ok'), ('copy of a.pdf', 'd1', 'ok'), ('locked.pdf', 'd2', 'encrypted'),
    ('huge.pdf', NULL, 'too_large'), ('Thumbs.db', NULL, 'ignored'), ('scan.pdf', 'd3', 'ok');
INSERT INTO documents VALUES
    ('d1', 'en', 'text', 'ok'), ('d1', 'en', 'text', 'ok'), ('d2', NULL, 'unread', 'encrypted'),
    ('d3', 'fr', 'ocr', 'ok');
INSERT INTO contracts (contract_id, document_id, contract_type, effective_date, expiration_kind) VALUES
    ('d1', 'd1', 'services', DATE '2024-02-01', 'perpetual');
INSERT INTO terms VALUES
    ('d1', 'd1', 'effective_date', '2024-03-01', '{}', 'stated', 0.99, 'March', 1, 5),
    ('d1', 'd1', 'effective_date', '2024-02-01', '{}', 'stated', 0.90, 'February', 1, 9),
    ('d1', 'd1', 'effective_date', '', '{}', 'unknown', 0.90, 'blank', 1, 9),
    ('d1', 'd1', 'expiration_date', 'perpetual', '{"kind":"perpetual"}', 'stated', 0.8, 'for ever', 2, 9),
    ('d1', 'd1', 'party', 'Brevin Works', '{}', 'stated', 0.7, 'Brevin Works', 1, 1),
    ('d1', 'd1', 'party', 'Brevin Works', '{}', 'stated', 0.9, 'Brevin Works', 3, 99),
    ('d1', 'd1', 'price', '5 EUR', '{"amount":"5","currency":"EUR","per":"month"}', 'stated', 1, 'q', 1, 2),
    ('d1', 'd1', 'signature', 'B: signed', '{"party":"B","state":"signed"}', 'stated', 1, 'q', 1, 2);
INSERT INTO clause_states VALUES ('d1', 'd1', 'insurance', 'absent'), ('d1', 'd1#2', 'insurance', 'found');
"""


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    opened = duckdb.connect(":memory:")
    opened.execute(SCHEMA)
    yield opened
    opened.close()


def test_every_file_is_a_document_but_litter(connection: duckdb.DuckDBPyConnection) -> None:
    told = read_answers(connection)
    names = {key: one.names for key, one in told.items()}
    assert names.pop("d1") == ("a.pdf", "copy of a.pdf")
    assert names == {"d2": ("locked.pdf",), "huge.pdf": ("huge.pdf",), "d3": ("scan.pdf",)}
    assert [key for key, one in told.items() if one.whole] == ["d1"]
    assert (told["d1"].language, told["d1"].read_as, told["d1"].contract_type) == ("en", "text", "services")


def test_the_value_that_contracts_settle_on_is_the_one_that_counts(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    said = read_answers(connection)["d1"].fields
    assert [(one.value, one.confidence, one.quote) for one in said["effective_date"]] == [
        ("2024-02-01", 0.9, "February")
    ]
    assert [one.value for one in said["expiration_date"]] == ["perpetual"]


def test_values_of_many_are_told_once_by_the_surest(connection: duckdb.DuckDBPyConnection) -> None:
    said = read_answers(connection)["d1"].fields
    assert [(one.value, one.confidence, one.page) for one in said["party"]] == [("Brevin Works", 0.9, 3)]
    assert [one.value for one in said["price"]] == ["5 EUR/month"]
    assert [one.value for one in said["signature"]] == ["B: signed"]


def test_the_first_contract_of_a_file_tells_its_states(connection: duckdb.DuckDBPyConnection) -> None:
    assert read_answers(connection)["d1"].states == {"insurance": "absent"}


def test_without_the_view_there_are_no_passages(connection: duckdb.DuckDBPyConnection) -> None:
    assert read_answers(connection)["d1"].passages == {}


def test_passages_are_few_and_likely(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE TABLE clause_types (document_id VARCHAR, type VARCHAR, quote VARCHAR, probability DOUBLE, "
        "char_start INTEGER, char_end INTEGER)"
    )
    rows = [
        ("d1", "insurance", f"words {place}", 0.005 + place / 100, place, place + 1) for place in range(30)
    ]
    connection.executemany("INSERT INTO clause_types VALUES (?, ?, ?, ?, ?, ?)", rows)
    passages = read_answers(connection)["d1"].passages["insurance"]
    assert len(passages) == MOST_PASSAGES
    assert [one.start for one in passages] == list(range(29, 9, -1))
    connection.execute("DELETE FROM clause_types WHERE char_start > 3")
    assert [one.start for one in read_answers(connection)["d1"].passages["insurance"]] == [3, 2, 1]
