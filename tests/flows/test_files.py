"""Members of containers are accounted for and bounded, whatever a container holds."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from flows.files import FileRow, file_rows
from flows.inventory import Inventory, Item, load_inventory, take_inventory
from flows.queue import Queue
from pipeline.ledger import Entry, Ledger, Member
from pipeline.settings import Limits
from pipeline.steps import Source
from pipeline.workspace import open_workspace

ENTRY = Entry(
    sha256="",
    batch="",
    generation=0,
    media_type="application/zip",
    status="ok",
    reason="",
    advice="",
    reader="zip/1",
    ocr_key="",
    pages=0,
    ocr_pages=0,
    has_text=False,
)


@pytest.fixture
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    workspace = open_workspace(tmp_path_factory.mktemp("w") / "w")
    ledger = Ledger(workspace)
    (workspace.readings / "b").mkdir()
    nested = Member("inner.zip", "zip2", 50)
    leaf = Member("a.txt", "leaf", 100)
    locked = Member("b.txt", "", 0, "encrypted", "the member wants a password")
    quine = Member("self.zip", "quine", 10)
    ledger.record(
        "b",
        [
            replace(ENTRY, sha256="zip1", members=(nested, leaf, locked)),
            replace(ENTRY, sha256="zip2", members=(leaf,)),
            replace(ENTRY, sha256="leaf", media_type="text/plain", reader="plain/1"),
            replace(ENTRY, sha256="quine", members=(quine, replace(quine, name="again.zip"))),
        ],
    )
    return ledger


def _rows(ledger: Ledger, sha256: str, limits: Limits) -> list[FileRow]:
    item = Item("x.zip", "/x.zip", 10, 0, 0, 0, sha256)
    return list(file_rows(Inventory("/", (item,), ()), ledger, limits))


def test_names_that_are_no_utf_8_are_kept_and_come_back(tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/archive_\xe9"))
    root.mkdir()
    paper = Path(os.fsdecode(os.fsencode(root) + b"/contrat_\xe9.txt"))
    paper.write_bytes(b"Contrat")
    workspace = open_workspace(tmp_path / "w")
    for _ in range(2):
        inventory = take_inventory(root, workspace, today="2026-11-25", on_file=lambda count: None)
        (item,) = inventory.items
        assert (item.path, item.location) == ("contrat_\\xe9.txt", str(paper))
        known = load_inventory(workspace)
        assert known is not None
        assert known.root == str(root)
    queue = Queue()
    queue.fill([Source(str(item.sha256), item.location, item.size)])
    assert [source.location for source in queue.sources()] == [str(paper)]


def test_members_of_members_have_paths_of_their_own(ledger: Ledger) -> None:
    rows = {row.path: row.status for row in _rows(ledger, "zip1", Limits())}
    assert rows == {
        "x.zip": "ok",
        "x.zip!/inner.zip": "ok",
        "x.zip!/inner.zip!/a.txt": "ok",
        "x.zip!/a.txt": "ok",
        "x.zip!/b.txt": "encrypted",
    }


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(members=40, nesting=12), "limits.members (40)"),
        (Limits(inflated_bytes=95), "limits.inflated_bytes (95)"),
        (Limits(nesting=3), "limits.nesting (3)"),
    ],
)
def test_a_container_of_itself_ends_and_names_the_limit(ledger: Ledger, limits: Limits, name: str) -> None:
    rows = _rows(ledger, "quine", limits)
    assert len(rows) < 60
    assert any(row.status == "too_large" and name in row.reason for row in rows)
