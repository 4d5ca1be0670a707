"""Where quoted words stand: found again in the stored parts, page by page, with what surrounds them."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from pipeline.evidence_places import Asked, Place, places
from pipeline.ledger import Entry, Ledger
from pipeline.store.parts import write_part
from pipeline.store.rows import reading_rows
from pipeline.types import Document, Reading, Word
from pipeline.workspace import Workspace, open_workspace
from tests.pipeline.store import samples

READING_TABLES = ("documents", "texts", "pages", "furniture", "words")


def _workspace(folder: Path, *readings: Reading) -> Workspace:
    """A workspace whose one batch holds the readings."""
    workspace = open_workspace(folder)
    ordered = sorted(readings, key=lambda reading: reading.document.sha256)
    rows = [row for reading in ordered for row in reading_rows(reading)]
    write_part(workspace.readings / "batch", samples.by_table(rows, READING_TABLES))
    entries = [_entry(reading.document) for reading in ordered]
    Ledger(workspace, sweep=False).record("batch", entries)
    return workspace


def _entry(read: Document) -> Entry:
    return Entry(read.sha256, "", 0, read.media_type, "ok", "", "", "pdf/1", "", 1, 0, True)


def _place(workspace: Workspace, read: Document, words: str) -> Place:
    start = read.text.index(words)
    return places(workspace, [Asked("k", read.sha256, start, start + len(words))])["k"]


def test_words_come_with_their_page_and_surroundings(tmp_path: Path) -> None:
    read = samples.document(
        "a", "First page of words.", "The rent is 1,200 euros a month, payable in advance."
    )
    place = _place(_workspace(tmp_path, Reading(read)), read, "1,200 euros a month")
    assert (place.page, place.paged, place.goes_on) == (2, True, False)
    assert place.before == "The rent is "
    assert place.words == "1,200 euros a month"
    assert place.after == ", payable in advance."
    assert place.shot().quote == place.words


def test_a_quote_over_a_page_break_is_shown_on_its_first_page(tmp_path: Path) -> None:
    read = samples.document("a", "notice of three", "months before the end")
    place = _place(_workspace(tmp_path, Reading(read)), read, "three\fmonths")
    assert (place.page, place.words, place.goes_on) == (1, "three", True)


def test_words_are_found_across_the_pieces_that_text_is_stored_in(tmp_path: Path) -> None:
    read = samples.document("a", "x" * 49_990 + " a needle across the cut " + "y" * 60_000)
    place = _place(_workspace(tmp_path, Reading(read)), read, "needle across the cut")
    assert place.words == "needle across the cut"
    assert len(place.before) == len(place.after) == 400


def test_boxes_of_an_ocred_page_are_those_of_the_words(tmp_path: Path) -> None:
    read = samples.document("a", "one two three")
    boxes = [(0, 3, 10.0), (4, 7, 40.0), (8, 13, 70.0)]
    words = tuple(Word(1, start, end, x, 5.0, x + 20, 15.0, 0.9) for start, end, x in boxes)
    place = _place(_workspace(tmp_path, Reading(read, words)), read, "two three")
    assert place.boxes == ((40.0, 5.0, 60.0, 15.0), (70.0, 5.0, 90.0, 15.0))


def test_a_format_without_pages_is_told(tmp_path: Path) -> None:
    read = samples.document("a", "plain text")
    read = replace(read, pages=tuple(replace(page, width=None, height=None) for page in read.pages))
    assert not _place(_workspace(tmp_path, Reading(read)), read, "plain").paged


def test_what_no_part_holds_is_left_out(tmp_path: Path) -> None:
    read = samples.document("a", "words")
    workspace = _workspace(tmp_path, Reading(read))
    asked = [Asked("gone", samples.sha("other"), 0, 3), Asked("far", read.sha256, 900, 901)]
    assert places(workspace, asked) == {}
    assert json.dumps(asdict(asked[0]))
