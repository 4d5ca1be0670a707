"""The checking sheet: drawn the same each time, read back with marks in two languages, and weighed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from flows.evaluation.sheet import COUNTS, HEADS, VERDICT, draw
from flows.evaluation.sheet_answers import read
from pipeline.errors import UsageError
from pipeline.workspace import Workspace


def rows_of(path: Path, leaf: str | None = None) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(str(path))
    return (book.get_sheet_by_name(leaf) if leaf else book.get_sheet_by_index(0)).to_python()


def fill(
    path: Path, marks: Sequence[tuple[str, Any, Any]], counts: Mapping[str, int] | None = None
) -> Path:
    """Write a sheet as somebody gives it back: (field, mark, confidence)."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("check")
        sheet.write_row(0, 0, HEADS)
        for line, (field, mark, confidence) in enumerate(marks, start=1):
            sheet.write_row(line, 0, (field, "x", mark, "", "words", 1, "a.pdf", "", confidence, "d", "k"))
        if counts:
            leaf = book.add_worksheet(COUNTS)
            leaf.write_row(0, 0, ("field", "values in the archive"))
            for line, pair in enumerate(counts.items(), start=1):
                leaf.write_row(line, 0, pair)
    return path


def test_values_are_drawn_field_by_field_the_same_each_time(small_workspace: Path, tmp_path: Path) -> None:
    workspace = Workspace(small_workspace)
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert draw(workspace, 20, first, None) == 20
    draw(workspace, 20, second, None)
    rows = rows_of(first)
    assert rows == rows_of(second)
    assert tuple(rows[0]) == HEADS
    drawn = Counter(row[0] for row in rows[1:])
    assert len(drawn) >= 8, "fields are taken in turn"
    assert all(row[1] and row[4] and row[6] and 0 < row[8] <= 1 for row in rows[1:])
    assert all(row[VERDICT] == "" for row in rows[1:])
    counts = {row[0]: row[1] for row in rows_of(first, COUNTS)[1:]}
    assert all(counts[field] >= count for field, count in drawn.items())


def test_fewer_are_drawn_where_there_are_fewer(small_workspace: Path, tmp_path: Path) -> None:
    count = draw(Workspace(small_workspace), 10_000, tmp_path / "a.xlsx", "price")
    assert 0 < count < 10_000
    assert {row[0] for row in rows_of(tmp_path / "a.xlsx")[1:]} == {"price"}


def test_marks_that_somebody_made_are_not_written_over(small_workspace: Path, tmp_path: Path) -> None:
    path = fill(tmp_path / "check.xlsx", [("price", "right", 0.9)])
    before = path.read_bytes()
    with pytest.raises(UsageError, match="exists already, and may hold marks"):
        draw(Workspace(small_workspace), 5, path, None)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "reason"), [("check.csv", "end in .xlsx"), ("no/check.xlsx", "no such folder")]
)
def test_a_place_that_will_not_do(small_workspace: Path, tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        draw(Workspace(small_workspace), 5, tmp_path / name, None)
    assert not list(tmp_path.rglob("*.part"))


def test_words_of_contracts_are_no_formulas(small_workspace: Path, tmp_path: Path) -> None:
    from flows.evaluation import sheet

    row = ("party", "=1+1", '=HYPERLINK("http://x")', 1, "a.pdf", 0.9, "d" * 64, 0, 4)
    sheet._write(tmp_path / "a.xlsx", [row], {}, {"party": 1})
    assert rows_of(tmp_path / "a.xlsx")[1][1] == "=1+1"


@pytest.mark.parametrize(
    ("mark", "right"),
    [
        *((mark, True) for mark in ("right", "Right ", "R", "yes", "ok", "✓", 1, True, "1")),
        *((mark, True) for mark in ("juste", "JUSTE.", "j", "vrai", "oui")),
        *((mark, False) for mark in ("wrong", "W", "no", "n", "✗", 0, False)),
        *((mark, False) for mark in ("faux", "Faux!", "f", "non")),
    ],
)  # fmt: skip
def test_marks_in_two_languages(tmp_path: Path, mark: Any, right: bool) -> None:
    told = read(fill(tmp_path / "a.xlsx", [("price", mark, 0.95)]))
    assert [one.right for one in told.fields] == [int(right)] * 2


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        ([("price", "maybe", 0.9)], "row 2: 'maybe' is neither right nor wrong"),
        # A cross may be a tick or its contrary.
        ([("price", "right", 0.9), ("price", "x", 0.9)], "row 3: 'x' is neither right nor wrong"),
        ([("price", "", 0.9)], "nothing is marked"),
        ([("price", "right", "much")], "row 2: the confidence is no number"),
    ],
)
def test_marks_that_cannot_be_used(tmp_path: Path, marks: list[Any], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        read(fill(tmp_path / "a.xlsx", marks))


def test_what_is_no_checking_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("no workbook")
    with pytest.raises(UsageError, match="cannot be read as a checking sheet"):
        read(tmp_path / "a.xlsx")
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        book.add_worksheet().write_row(0, 0, ("field", "value"))
    with pytest.raises(UsageError, match="is no checking sheet"):
        read(tmp_path / "b.xlsx")


def test_figures_by_field_and_of_all_weighed_by_the_archive(tmp_path: Path) -> None:
    marks = [("party", "right", 0.95)] * 10 + [("price", "right", 0.5)] * 5 + [("price", "wrong", 0.92)] * 5
    told = read(fill(tmp_path / "a.xlsx", [*marks, ("price", "", 0.5)], {"party": 900, "price": 100}))
    party, price, everything = told.fields
    assert (party.field, party.share_right, party.sure, party.sure_right) == ("party", 1.0, 10, 10)
    assert (price.checked, price.share_right, price.sure, price.sure_right) == (10, 0.5, 5, 0)
    assert everything.share_right == pytest.approx(0.95)
    assert everything.low < 0.95 < everything.high <= 1
    assert everything.high - everything.low < 0.4
    assert (told.unmarked, told.weighed) == (1, True)
    assert "1 values are not marked" in " ".join(told.notes())
    assert told.as_json()["fields"][2]["field"] == "all"


def test_a_sheet_without_counts_is_not_weighed(tmp_path: Path) -> None:
    marks = [("party", "right", 0.95)] * 2 + [("price", "wrong", 0.5)] * 2
    told = read(fill(tmp_path / "a.xlsx", marks))
    assert told.fields[-1].share_right == 0.5
    assert not told.weighed


def test_all_right_still_leaves_doubt(tmp_path: Path) -> None:
    told = read(fill(tmp_path / "a.xlsx", [("party", "right", 0.95)] * 20, {"party": 50}))
    assert told.fields[-1].share_right == 1.0
    assert 0.75 < told.fields[-1].low < 0.9
    assert told.fields[-1].high == 1.0


def test_a_filled_sheet_comes_back(small_workspace: Path, tmp_path: Path) -> None:
    path, filled = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    draw(Workspace(small_workspace), 12, path, None)
    rows = rows_of(path)[1:]
    fill(filled, [(row[0], "juste", row[8]) for row in rows])
    told = read(filled)
    assert told.fields[-1].checked == 12
    shutil.rmtree(tmp_path)
