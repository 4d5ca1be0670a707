"""The database is built whole from parts, the same each time, and any client opens it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.decisions import decide
from pipeline.store.publish import SETTING_NAMES, Content, empty
from pipeline.store.query import saved_queries
from pipeline.store.views import all_views
from pipeline.types import Document, Term
from tests.pipeline.store import samples
from tests.pipeline.store.archive import (
    DUCKDB1,
    KEY,
    TERM_TABLES,
    archive,
    ask,
    build,
    content_of,
    flag,
    lease,
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    letter = samples.document("letter", "Dear Sir, thank you.")
    container = samples.document("container", "")
    container = replace(container, pages=tuple(replace(page, read_as="blank") for page in container.pages))
    unread = replace(samples.document("locked"), status="encrypted", reason="wants a password")
    batches: list[list[tuple[Document, list[Term]]]] = [
        [lease(), (letter, [])],
        [(unread, []), (container, [])],
    ]
    workspace, content = archive(tmp_path_factory.mktemp("workspace"), batches)
    return build(workspace, content)


def test_contract_is_resolved(built: Path) -> None:
    key = samples.sha("lease")
    columns = "contract_type, parties, expiration_date::VARCHAR, renewal, next_renewal_date::VARCHAR, "
    columns += "notice_deadline::VARCHAR, status, price_stated"
    rows = ask(built, f"SELECT {columns} FROM contracts WHERE contract_id = '{key}'")
    parties = ["Alpha SAS", "Bêta SARL"]
    assert rows == [("lease", parties, "2027-03-31", "tacit", "2027-03-31", "2026-12-31", "in_force", True)]


def test_deadlines_tell_the_days_left_and_the_arithmetic(built: Path) -> None:
    rows = ask(
        built,
        "SELECT days_left, derived_from, quote, extractor, review_state FROM deadlines "
        "WHERE kind = 'notice'",
    )
    arithmetic = "2027-03-31 - 3 months = 2026-12-31"
    assert rows == [(36, arithmetic, "préavis de trois mois", "notice_period/1", "unreviewed")]


def test_every_file_is_there_and_the_unread_is_no_contract(built: Path) -> None:
    assert ask(built, "SELECT status, count(*) FROM files GROUP BY ALL ORDER BY ALL") == [
        ("encrypted", 1),
        ("ok", 3),
    ]
    assert ask(built, "SELECT count(*) FROM documents") == [(4,)]
    assert ask(built, "SELECT count(*) FROM contracts") == [(2,)]


def test_flags_runs_limits_and_settings(built: Path) -> None:
    assert ask(built, "SELECT rule_id, quote, file_name IS NOT NULL FROM flags") == [
        ("price", "12 000 euros", True)
    ]
    assert ask(built, "SELECT run_id, as_of = as_of() FROM runs") == [("r1", True)]
    assert ask(built, "SELECT setting('high_value')::INTEGER, setting('notice_days')::INTEGER") == [
        (250000, 90)
    ]
    assert ask(built, "SELECT value::INTEGER FROM limits WHERE id = 'fr-payment-term-invoice'") == [(60,)]
    assert ask(built, "SELECT rank, flags, amount_at_stake FROM review_queue") == [(1, ["A price"], None)]


def test_clauses_and_pages_are_carried(built: Path) -> None:
    assert ask(
        built, "SELECT number, page_start, text LIKE 'Article 2%' FROM clauses WHERE number = '2'"
    ) == [("2", 2, True)]
    assert ask(built, "SELECT count(*) FROM pages") == [(4,)]


def test_the_file_is_its_owners_alone_and_nothing_else_is_left(built: Path) -> None:
    assert built.stat().st_mode & 0o077 == 0
    assert [path.name for path in (built.parent / "parts" / "terms").glob(".*")] == []
    assert [
        path.name for path in built.parent.iterdir() if path.name.startswith(("clausier.duckdb", "."))
    ] == ["clausier.duckdb"]


def test_two_builds_are_the_same_row_for_row(tmp_path: Path) -> None:
    batches = [[lease("a"), lease("b")], [lease("c")]]
    one = build(*archive(tmp_path / "one", batches))
    two = build(*archive(tmp_path / "two", batches))
    again = content_of(one)
    assert again == content_of(two)
    assert len(again["near_duplicates"]) == 0
    assert len(again["resolved"]) == 3


def test_only_what_is_live_is_published(tmp_path: Path) -> None:
    """An older batch's reading of a document does not come back."""
    old, terms = lease()
    workspace, content = archive(tmp_path, [[lease("x"), (old, terms)], [(old, terms[:2])]])
    live = {"batch0": [samples.sha("x")], "batch1": [old.sha256]}
    database = build(workspace, replace(content, live=live, files=list(content.files)[1:]))
    assert ask(database, "SELECT document_id, count(*) FROM term_rows GROUP BY ALL ORDER BY ALL") == sorted(
        [(old.sha256, 2), (samples.sha("x"), len(terms))]
    )
    assert ask(database, "SELECT count(*) FROM resolved") == [(2,)]


def test_a_new_day_moves_the_deadlines(tmp_path: Path) -> None:
    from datetime import date

    database = build(*archive(tmp_path, [[lease()]]), as_of=date(2028, 1, 1))
    rows = ask(
        database, "SELECT next_renewal_date::VARCHAR, notice_deadline::VARCHAR, status FROM contracts"
    )
    assert rows == [("2028-03-31", "2027-12-31", "in_force")]


def test_a_decision_stands_in_every_view(tmp_path: Path) -> None:
    read, terms = lease()
    by_kind = {term.kind: term for term in terms}
    right = {"kind": "date", "date": "2027-06-30"}
    who: dict[str, Any] = {"by": "Ada", "at": "2026-11-25T10:00:00+00:00"}
    decisions = [
        decide(by_kind["expiration_date"], "correct", value=right, value_text="2027-06-30", **who),
        decide(by_kind["price"], "reject", **who),
    ]
    workspace, content = archive(tmp_path, [[(read, terms), lease("other")]])
    database = build(workspace, replace(content, decisions={read.sha256: decisions}))
    mine = f"document_id = '{read.sha256}'"
    assert ask(database, f"SELECT notice_deadline::VARCHAR, price_stated FROM contracts WHERE {mine}") == [
        ("2027-03-30", None)
    ]
    query = f"SELECT kind, value_text, review_state, machine_value_text FROM terms WHERE {mine} "
    assert ask(database, query + "AND review_state <> 'unreviewed' ORDER BY kind") == [
        ("expiration_date", "2027-06-30", "corrected", "2027-03-31"),
        ("price", "12000.00 EUR", "rejected", None),
    ]
    assert ask(database, f"SELECT count(*) FROM prices WHERE {mine}") == [(0,)]
    assert ask(database, "SELECT count(*) FROM terms") == [(2 * len(terms),)]
    assert ask(database, f"SELECT state, reason FROM clause_states WHERE type = 'price' AND {mine}") == [
        ("unknown", "what was read was rejected in review")
    ]


def test_a_failing_judge_leaves_the_old_database(tmp_path: Path) -> None:
    workspace, content = archive(tmp_path, [[lease()]])
    database = build(workspace, content)
    before = database.read_bytes()

    def fails(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
        yield from flag(connection)
        raise RuntimeError("a rule is broken")

    with pytest.raises(RuntimeError, match="a rule is broken"):
        build(workspace, content, judge=fails)
    assert database.read_bytes() == before
    assert list(workspace.terms.glob(".*")) == []


def test_the_judge_can_neither_write_nor_read_files(tmp_path: Path) -> None:
    workspace, content = archive(tmp_path, [[lease()]])
    seen: list[str] = []

    def nosy(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
        for sql in (
            f"FROM read_text('{__file__}')",
            "DELETE FROM term_rows",
            "SET enable_external_access = true",
        ):
            try:
                connection.execute(sql).fetchall()
            except duckdb.Error as error:
                seen.append(type(error).__name__)
        return iter(())

    build(workspace, content, judge=nosy)
    assert len(seen) == 3


def test_near_duplicates_are_linked(tmp_path: Path) -> None:
    from pipeline.duplicates import signature
    from pipeline.store.parts import write_part
    from pipeline.store.rows import clause_rows, reading_rows
    from pipeline.types import Reading
    from pipeline.workspace import open_workspace

    words = " ".join(f"word{number} of the clause" for number in range(200))
    documents = sorted(
        [samples.document("one", words), samples.document("two", words + " again")], key=lambda d: d.sha256
    )
    workspace = open_workspace(tmp_path)
    rows = [row for read in documents for row in reading_rows(Reading(read))]
    write_part(
        workspace.readings / "b",
        samples.by_table(rows, ("documents", "texts", "pages", "furniture", "words")),
    )
    extracted: list[tuple[str, Any]] = []
    for read in documents:
        extracted += clause_rows(samples.flow(read), samples.paragraphs(read))
        extracted.append(
            ("signatures", {"document_id": read.sha256, "signature": list(signature(read.text) or ())})
        )
    write_part(
        workspace.terms / f"b-{KEY}",
        samples.by_table(extracted, TERM_TABLES),
    )
    files = [
        {"path": f"{i}.pdf", "file_name": f"{i}.pdf", "document_id": d.sha256}
        for i, d in enumerate(documents)
    ]
    database = build(workspace, Content({"b": [d.sha256 for d in documents]}, KEY, files, kinds=()))
    assert ask(database, "SELECT path, near_duplicate_of FROM documents ORDER BY path") == [
        ("0.pdf", None),
        ("1.pdf", "0.pdf"),
    ]


def test_empty_database_answers_settings() -> None:
    connection = empty()
    assert connection.execute("SELECT setting('notice_days')::INTEGER").fetchall() == [(90,)]
    for name in SETTING_NAMES:
        assert connection.execute("SELECT setting(?) IS NULL", [name]).fetchall() == [(False,)]
    for view in all_views():
        if not view.macro:
            assert connection.execute(f"SELECT count(*) FROM {view.name}").fetchall()[0][0] in (0,)


def test_an_empty_archive_makes_a_database(tmp_path: Path) -> None:
    database = build(*archive(tmp_path, []))
    assert ask(database, "SELECT count(*) FROM contracts") == [(0,)]


OLD_CLIENT = """
import sys
sys.path.insert(0, sys.argv[1])
import duckdb
assert duckdb.__version__.startswith("1."), duckdb.__version__
connection = duckdb.connect(sys.argv[2], read_only=True)
for name in sys.argv[3].split():
    connection.execute(f"SELECT * FROM {name}").fetchall()
for sql in sys.argv[4:]:
    connection.execute(sql).fetchall()
print(connection.execute("SELECT setting('notice_days')::INTEGER, as_of()::VARCHAR, "
    "(SELECT count(*) FROM contracts_as_of('2026-11-25')), "
    "(SELECT comment FROM duckdb_columns() WHERE table_name = 'contracts' AND column_name = 'term')"
).fetchall())
"""


@pytest.mark.skipif(not DUCKDB1, reason="CLAUSIER_DUCKDB1 names no folder with a DuckDB 1.x client")
def test_a_duckdb_1_client_opens_it(built: Path) -> None:
    views = " ".join(view.name for view in all_views() if not view.macro)
    queries = [query.sql for query in saved_queries()]
    done = subprocess.run(
        [sys.executable, "-I", "-c", OLD_CLIENT, DUCKDB1, str(built), views, *queries],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == ("[(90, '2026-11-25', 2, 'how long it was first made for, ISO 8601')]")
