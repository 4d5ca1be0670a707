"""What is rare among one's own contracts of a type, what is not, and where nothing is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pytest

from data.load import lexicon
from pipeline.store.publish import empty
from pipeline.store.tables import ddl
from pipeline.store.words import LANGUAGES, word_rows

Row = Mapping[str, Any]


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = empty()
    _insert(connection, "word_rows", word_rows())
    yield connection
    connection.close()


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Any) -> None:
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def _leases(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Contracts c0, c1 and on, of which only what a row says is known."""
    base = {"document_class": "contract", "contract_type": "lease", "part": 1}
    named = (
        {"contract_id": f"c{i}", "document_id": f"c{i}"} | base | dict(row) for i, row in enumerate(rows)
    )
    _insert(connection, "resolved", named)


def _terms(connection: duckdb.DuckDBPyConnection, kind: str, values: Sequence[Row]) -> None:
    rows = (
        {
            "document_id": f"c{i}",
            "term": 0,
            "kind": kind,
            "value_json": json.dumps(value),
            "state": "stated",
        }
        | {"value_text": " ".join(value.values()), "confidence": 0.9, "part": 1}
        for i, value in enumerate(values)
    )
    _insert(connection, "term_rows", rows)


def _count(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("DELETE FROM rare_rows").fetchall()
    connection.execute(ddl("rare")).fetchall()


def _told(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    _count(connection)
    sql = "SELECT contract_id, kind, what, value, contracts, of_contracts FROM unusual ORDER BY ALL"
    return connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("others", "odd", "told"),
    [
        (24, ["P18M"], [("c24", "value", "notice_period", "P18M", 1, 25)]),
        (24, ["P1M"], [("c24", "value", "notice_period", "P1M", 1, 25)]),
        (18, ["P18M"], []),
        (24, ["P90D"], []),
        (24, ["P2Y", "P18M"], []),
        (38, ["P18M", "P24M"], [("c38", "P18M", 2), ("c39", "P24M", 1)]),
    ],
)
def test_a_length_outside_all_but_one_in_twenty(
    database: duckdb.DuckDBPyConnection, others: int, odd: list[str], told: list[tuple[Any, ...]]
) -> None:
    _leases(database, [{"notice_period": one} for one in ["P3M"] * others + odd])
    found = _told(database)
    if told and len(told[0]) == 3:
        found = [(row[0], row[3], row[4]) for row in found]
    assert found == told


def test_where_lengths_differ_one_must_lie_far_outside(database: duckdb.DuckDBPyConnection) -> None:
    spread = [f"P{years}Y" for years in (1, 2, 3, 4, 5, 6, 8, 9, 9, 9)] * 4
    _leases(database, [{"term": one} for one in [*spread, "P12Y", "P99Y"]])
    assert _told(database) == [("c41", "value", "term", "P99Y", 1, 42)]


def test_no_word_is_rare_where_most_are(database: duckdb.DuckDBPyConnection) -> None:
    towns = [{"jurisdiction": f"town {i}"} for i in range(40)]
    _leases(database, towns)
    assert _told(database) == []


def test_a_word_is_rare_beside_a_few_frequent_ones(database: duckdb.DuckDBPyConnection) -> None:
    laws = ["FR"] * 20 + ["BE"] * 19 + ["US-NY"]
    _leases(database, [{"governing_law": one} for one in laws])
    assert _told(database) == [("c39", "value", "governing_law", "US-NY", 1, 40)]
    (usual,) = database.execute("SELECT usual FROM unusual").fetchall()[0]
    assert usual == ["FR", "BE"]


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (["found"] * 24 + ["absent"], [("c24", "absent", "insurance", None, 1, 25)]),
        (["absent"] * 24 + ["found"], [("c24", "present", "insurance", None, 1, 25)]),
        (["found"] * 24 + ["unknown"], []),
        (["absent"] * 24 + ["unknown"], []),
        (["found"] * 19 + ["absent"] + ["unknown"] * 5, [("c19", "absent", "insurance", None, 1, 20)]),
        (["found"] * 18 + ["absent"] + ["unknown"] * 6, []),
        (["found"] * 22 + ["absent"] + ["unknown"] * 30, []),
    ],
)
def test_unknown_is_neither_present_nor_absent(
    database: duckdb.DuckDBPyConnection, states: list[str], told: list[tuple[Any, ...]]
) -> None:
    _leases(database, [{}] * len(states))
    rows = ({"contract_id": f"c{i}", "type": "insurance", "state": one} for i, one in enumerate(states))
    _insert(database, "state_rows", rows)
    assert _told(database) == told


def test_only_contracts_that_bind_and_whose_type_is_known_count(
    database: duckdb.DuckDBPyConnection,
) -> None:
    odd: list[dict[str, Any]] = [
        {"document_class": "draft"},
        {"contract_type": None},
        {"contract_type": "supply"},
    ]
    _leases(database, [{"notice_period": "P3M"}] * 24 + [one | {"notice_period": "P18M"} for one in odd])
    assert _told(database) == []


def test_days_to_pay_and_rates_are_compared_each_with_their_like(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _leases(database, [{}] * 25)
    days = [{"days": "30", "basis": "invoice_date"}] * 24 + [{"days": "120", "basis": "end_of_month"}]
    _terms(database, "payment_term", days)
    rates = [{"rate": "1", "unit": "percent_per_month"}] * 12 + [
        {"rate": "12", "unit": "percent_per_year"}
    ] * 13
    _terms(database, "late_payment_interest", rates)
    _count(database)
    told = database.execute("SELECT contract_id, what, value, usual FROM unusual ORDER BY ALL").fetchall()
    assert told == [
        ("c24", "payment_term", "120 end_of_month", ["30 invoice_date"]),
        ("c24", "payment_term", "end_of_month", ["invoice_date"]),
    ]


def test_what_a_person_rejected_is_not_compared(database: duckdb.DuckDBPyConnection) -> None:
    _leases(database, [{}] * 25)
    _terms(database, "price", [{"amount": "1", "currency": one} for one in ["EUR"] * 24 + ["USD"]])
    assert [row[:4] for row in _told(database)] == [("c24", "value", "currency", "USD")]
    _insert(database, "reviews", [{"document_id": "c24", "term": 0, "review_state": "rejected"}])
    assert _told(database) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_contract_type_has_its_plural(language: str) -> None:
    types = lexicon("contract_types", "en").keys() | lexicon("contract_types", "fr").keys()
    assert lexicon("unusual", language)["types"].keys() == types | {""}
    assert lexicon("unusual", language)["phrases"].keys() == {"present", "absent", "same", "more", "less"}


def test_it_is_told_in_both_languages(database: duckdb.DuckDBPyConnection) -> None:
    _leases(database, [{"notice_period": one} for one in ["P3M"] * 24 + ["P18M"]])
    _count(database)
    assert database.execute("SELECT said_en, said_fr, share FROM unusual").fetchall()[0][:2] == (
        "as much or more in 1 of 25 leases that state it",
        "autant ou plus dans 1 des 25 baux qui le précisent",
    )
