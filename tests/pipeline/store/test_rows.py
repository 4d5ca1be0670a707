"""Rows give back what they were made of, through JSON, Parquet and all."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.store.parts import table_file, write_part
from pipeline.store.rows import clause_rows, read_documents, reading_rows, signal_rows, term_from, term_rows
from pipeline.store.tables import connect
from pipeline.types import Clause, FlowText, ReadAs, Reading, Term
from tests.pipeline.store import samples

READING_TABLES = ("documents", "texts", "pages", "furniture", "words")


def write_readings(folder: Path, readings: list[Reading]) -> None:
    rows = [row for reading in readings for row in reading_rows(reading)]
    rows = json.loads(json.dumps(rows, ensure_ascii=False))
    write_part(folder, samples.by_table(rows, READING_TABLES))


@settings(max_examples=25, deadline=None)
@given(st.lists(samples.readings(), max_size=4, unique_by=lambda reading: reading.document.sha256))
def test_documents_come_back(readings: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_readings(Path(name, "part"), readings)
        assert list(read_documents(Path(name, "part"))) == [reading.document for reading in readings]


def test_long_text_comes_back(tmp_path: Path) -> None:
    """A text of many pieces, astral characters at the seams."""
    read = samples.document("long", "é\U0001f600" * 120_000, "end")
    write_readings(tmp_path / "part", [Reading(read)])
    assert next(iter(read_documents(tmp_path / "part"))) == read


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_terms_come_back(data: st.DataObject) -> None:
    read = samples.document("contract", "Vu l’accord du 1er\n", "\tjanvier 2O24 €")
    terms = data.draw(st.lists(samples.terms(read), max_size=4))
    rows = json.loads(json.dumps(list(term_rows(read, terms)), ensure_ascii=False))
    with tempfile.TemporaryDirectory() as name:
        write_part(Path(name, "part"), samples.by_table(rows, ["terms"]))
        assert stored_terms(Path(name, "part")) == terms


def stored_terms(folder: Path) -> list[Term]:
    cursor = connect().execute(f"SELECT * FROM read_parquet('{table_file(folder, 'terms')}') ORDER BY term")
    names = [column[0] for column in cursor.description or ()]
    return [term_from(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def test_clause_over_a_page_break_has_places_in_the_document() -> None:
    """Flow of two pieces with a footer cut out between them."""
    read = samples.document("c", "Article 1\nThe rent\nfooter", "is due monthly.\nArticle 2")
    first, second = read.text.index("\nfooter"), read.pages[1].start
    running = FlowText(
        read,
        read.text[:first] + " " + read.text[second:],
        ((0, 0, first), (first + 1, second, len(read.text) - second)),
    )
    cut = running.text.index("Article 2")
    clauses = (
        Clause(0, "1", "", "body", 0, cut, path=("Loyer",)),
        Clause(1, "2", "", "body", cut, len(running.text), level=1),
    )
    rows: list[Any] = [row for _, row in clause_rows(running, clauses)]
    assert [(row["page_start"], row["page_end"]) for row in rows] == [(1, 2), (2, 2)]
    for row, clause in zip(rows, clauses, strict=True):
        assert row["text"] == running.text[clause.start : clause.end].strip()
        assert read.text[row["char_start"] : row["char_end"]].startswith(f"Article {clause.number}")
    assert rows[1]["char_end"] == len(read.text)
    assert rows[0]["path_json"] == '["Loyer"]'


def test_clauses_of_an_empty_flow() -> None:
    read = samples.document("empty")
    running = samples.flow(read)
    assert [row["char_end"] for _, row in clause_rows(running, [Clause(0, "", "", "body", 0, 0)])] == [0]


def test_signals_keep_their_cause() -> None:
    rows = [row for _, row in signal_rows("x", frozenset({"price", "indexation"}), (("*", "crashed"),))]
    assert [(row["kind"], row["cause"], row["message"]) for row in rows] == [
        ("indexation", "signal", ""),
        ("price", "signal", ""),
        ("*", "failure", "crashed"),
    ]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ((), "unread"),
        (("text", "blank"), "text"),
        (("ocr", "text", "unread"), "mixed"),
        (("ocr", "unread"), "ocr"),
        (("unread", "blank"), "unread"),
        (("blank",), "blank"),
    ],
)
def test_read_as(ways: tuple[ReadAs, ...], expected: str) -> None:
    from dataclasses import replace

    read = samples.document("x", *["page"] * len(ways))
    pages = tuple(replace(page, read_as=way) for page, way in zip(read.pages, ways, strict=True))
    rows = [row for table, row in reading_rows(Reading(replace(read, pages=pages))) if table == "documents"]
    assert rows[0]["read_as"] == expected
