"""Full text: what is found, whichever way it is typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.errors import UsageError
from pipeline.search import Answer, Plan, Question, build, is_stale, lay_out, prepare, put, search
from pipeline.settings import Settings
from tests.flows.outputs.database import filled

CLAUSES = [
    ("bail", "1", "Durée", "1. Durée. Le bail est conclu pour neuf ans.", []),
    ("bail", "2", "Résiliation anticipée", "2. Résiliation anticipée", []),
    (
        "bail",
        "2.1",
        "",
        "2.1 Le preneur peut donner congé à l'expiration de chaque période.",
        ["Résiliation anticipée"],
    ),
    (
        "bail",
        "3",
        "Renouvellement",
        "3. Renouvellement. Le bail ne se renouvelle pas par tacite reconduction.",
        [],
    ),
    ("nda", "1", "Term", "1. Term. This Agreement may be terminated upon thirty days' notice.", []),
    (
        "nda",
        "2",
        "Liability",
        "2. Liability. Nothing limits the liability of a party for fraud & <b>theft</b>.",
        [],
    ),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "index"
    make(folder, CLAUSES, "one")
    return folder


def make(folder: Path, clauses: Iterable[tuple[str, str, str, str, list[str]]], key: str) -> None:
    build(stored(clauses), folder, key)


def stored(clauses: Iterable[tuple[str, str, str, str, list[str]]]) -> duckdb.DuckDBPyConnection:
    """A database that holds clauses."""
    import json

    rows: list[dict[str, Any]] = [
        {
            "document_id": name,
            "clause": place,
            "number": number,
            "heading": heading,
            "path_json": json.dumps(above, ensure_ascii=False),
            "text": text,
            "page_start": 1 + place // 2,
            "page_end": 1 + place // 2,
        }
        for place, (name, number, heading, text, above) in enumerate(clauses)
    ]
    contracts = [
        {
            "contract_id": "bail",
            "language": "fr",
            "contract_type": "lease",
            "parties_json": '["SCI Pré-Fleuri"]',
        },
        {"contract_id": "nda", "language": "en", "contract_type": "nda", "parties_json": '["Acme Ltd"]'},
    ]
    tables = {
        "clause_rows": rows,
        "resolved": [
            row | {"document_id": row["contract_id"], "document_class": "contract"} for row in contracts
        ],
        "document_names": [
            {"document_id": name, "file_name": f"{name}-2024.pdf", "path": name} for name in ("bail", "nda")
        ],
    }
    return filled(tables, Settings(as_of=date(2026, 11, 25)))


def ask(index: Path, words: str, **filters: Any) -> Answer:
    return search(index, Question(words, **filters))


def numbers(answer: Answer) -> set[tuple[str, str]]:
    return {(hit.contract_id, hit.number) for hit in answer.hits}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("durée", {("bail", "1")}),
        ("duree", {("bail", "1")}),
        ("DURÉES", {("bail", "1")}),
        ("baux conclus", set()),
        ("conclue", {("bail", "1")}),
        ('"tacite reconduction"', {("bail", "3")}),
        ('"reconduction tacite"', set()),
        ("bail -reconduction", {("bail", "1")}),
        ("terminating", {("nda", "1")}),
        ("thirty notices", {("nda", "1")}),
        ("l'expiration", {("bail", "2.1")}),
        ("congé résiliation", {("bail", "2.1")}),
        ("preneurs anticipee", {("bail", "2.1")}),
    ],
)
def test_accents_and_forms_do_not_matter(index: Path, words: str, found: set[tuple[str, str]]) -> None:
    answer = ask(index, words)
    assert (set() if answer.partial else numbers(answer)) == found


def test_a_heading_is_found_by_the_clauses_under_it(index: Path) -> None:
    assert numbers(ask(index, "résiliation anticipée")) == {("bail", "2.1")}


def test_some_of_the_words_are_better_than_none(index: Path) -> None:
    answer = ask(index, "tacite éléphant")
    assert answer.partial
    assert numbers(answer) == {("bail", "3")}
    assert not ask(index, "tacite").partial


@pytest.mark.parametrize(
    ("filters", "contracts"),
    [
        ({"language": "fr"}, {"bail"}),
        ({"language": "en"}, {"nda"}),
        ({"contract_type": "nda"}, {"nda"}),
        ({"party": "pre fleuri"}, {"bail"}),
        ({"party": "acme"}, {"nda"}),
        ({"file": "bail 2024"}, {"bail"}),
        ({"document_class": "amendment"}, set()),
    ],
)
def test_filters(index: Path, filters: dict[str, str], contracts: set[str]) -> None:
    assert {
        hit.contract_id for hit in ask(index, '1 2 3 bail notice liability "2.1"', **filters).hits
    } == contracts


def test_a_hit_shows_its_place_and_marks_its_words(index: Path) -> None:
    (hit,) = ask(index, "tacite reconduction").hits
    assert (hit.file_name, hit.page_start, hit.heading) == ("bail-2024.pdf", 2, "Renouvellement")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["tacite", "reconduction"]
    (hit,) = ask(index, "theft").hits
    assert "& <b>theft</b" in hit.snippet
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["theft"]


@pytest.mark.parametrize("words", ["", "  ", "-bail", '""', "***", "() ~ ^"])
def test_there_must_be_something_to_look_for(index: Path, words: str) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        ask(index, words)


@pytest.mark.parametrize(
    "words",
    ['bail"', "bail AND (", "bail:*", "[bail TO z]", "bail~9", "\\bail", "bail\x00", "text_fr:bail"],
)
def test_signs_are_no_commands(index: Path, words: str) -> None:
    assert {hit.contract_id for hit in ask(index, words).hits} <= {"bail"}


def test_it_is_built_anew_only_when_the_content_changes(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    make(folder, CLAUSES, "one")
    before = folder.stat().st_ino
    make(folder, CLAUSES[:1], "one")
    assert folder.stat().st_ino == before
    make(folder, CLAUSES[:1], "two")
    assert not ask(folder, "liability").total
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_an_index_that_is_prepared_from_a_file_is_the_same_and_stands_only_when_it_is_put(
    tmp_path: Path, index: Path
) -> None:
    folder, rows = tmp_path / "index", tmp_path / "it's rows.parquet"
    make(folder, CLAUSES[:1], "old")
    lay_out(stored(CLAUSES), rows)
    part = prepare(Plan(rows, folder, "new"))
    assert not ask(folder, "liability").total
    assert is_stale(folder, "new")
    put(part, folder)
    rows.unlink()
    assert not is_stale(folder, "new")
    for words in ("durée", "liability", "congé résiliation", "bail"):
        assert ask(folder, words) == ask(index, words)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_no_index_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="run 'clausier audit FOLDER' first"):
        ask(tmp_path, "bail")


def test_no_clause_is_no_error(tmp_path: Path) -> None:
    make(tmp_path / "index", [], "none")
    assert ask(tmp_path / "index", "bail").total == 0
