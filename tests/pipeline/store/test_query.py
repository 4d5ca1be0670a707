"""Questions to the database: saved ones run, any SQL is read-only and sees nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.store.query import SavedQuery, run, saved_queries, saved_query
from tests.pipeline.store.archive import archive, build, lease


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(*archive(tmp_path_factory.mktemp("workspace"), [[lease(), lease("other")]]))


def test_there_are_twelve_and_each_says_what_it_is_for() -> None:
    queries = saved_queries()
    assert len(queries) == 12
    assert len({query.title for query in queries}) == 12
    assert all(query.about and query.sql.rstrip().endswith(";") for query in queries)


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: str(query.name))
def test_every_saved_query_runs(database: Path, query: SavedQuery) -> None:
    columns, rows = run(database, query.sql)
    assert len(columns) == len(set(columns)) > 2
    assert all(len(row) == len(columns) for row in rows)


@pytest.mark.parametrize(
    ("name", "column", "expected"),
    [
        ("ending_soon", "ends", ["2027-03-31"] * 2),
        ("notice_windows", "last_day", ["2026-12-31"] * 2),
        ("tacit_renewals", "quote", ["se renouvelle tacitement"] * 2),
        ("prices_by_counterparty", "counterparty", ["Alpha SAS / Bêta SARL"] * 2),
        ("without_indexation", "indexation", []),
        ("unread_files", "path", []),
        ("by_governing_law", "governing_law", ["(unknown)"]),
        ("by_type_and_value", "contracts", ["2"]),
        ("to_review", "kind", []),
        ("flags_by_rule", "flagged", ["2"]),
        ("unusual", "what", []),
    ],
)
def test_saved_queries_answer(database: Path, name: str, column: str, expected: list[str]) -> None:
    query = saved_query(name)
    assert query is not None
    columns, rows = run(database, query.sql)
    assert [str(row[columns.index(column)]) for row in rows] == expected


def test_names_may_be_written_with_hyphens() -> None:
    assert saved_query("notice-windows") == saved_query("notice_windows") is not None
    assert saved_query("SELECT 1") is None


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "FROM nowhere",
        "DELETE FROM term_rows",
        "CREATE TABLE t (a INTEGER)",
        "FROM read_text('/etc/hostname')",
        "COPY contracts TO '/tmp/stolen.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_it_can_only_read_what_is_published(database: Path, sql: str) -> None:
    before = database.read_bytes()
    with pytest.raises(UsageError, match="the query cannot be run"):
        run(database, sql)
    assert database.read_bytes() == before


def test_readers_do_not_lock_the_next_publication_out(tmp_path: Path) -> None:
    from pipeline.store.query import open_read_only

    workspace, content = archive(tmp_path, [[lease()]])
    reader = open_read_only(build(workspace, content))
    build(workspace, content)
    assert reader.execute("SELECT count(*) FROM contracts").fetchall() == [(1,)]
    reader.close()


def test_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="clausier audit"):
        run(tmp_path / "clausier.duckdb", "SELECT 1")
    (tmp_path / "clausier.duckdb").write_text("not a database")
    with pytest.raises(UsageError, match="cannot be opened"):
        run(tmp_path / "clausier.duckdb", "SELECT 1")
