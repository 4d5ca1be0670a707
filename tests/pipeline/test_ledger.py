"""The ledger: what has been read, by which reader, and whether it still holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.ledger import OCR_OFF, Entry, Keys, Ledger, Member
from pipeline.workspace import Workspace, open_workspace

KEYS = Keys(frozenset({"pdf/1", "docx/1"}), "ocr/1")
ENTRY = Entry(
    sha256="a" * 64,
    batch="",
    generation=0,
    media_type="application/pdf",
    status="ok",
    reason="",
    advice="",
    reader="pdf/1",
    ocr_key="",
    pages=3,
    ocr_pages=0,
    has_text=True,
    members=(Member("x.pdf", "b" * 64, 10),),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "w")


def _record(workspace: Workspace, batch: str, *entries: Entry) -> Ledger:
    ledger = Ledger(workspace)
    (workspace.readings / batch).mkdir(exist_ok=True)
    ledger.record(batch, entries)
    return ledger


def test_it_survives_the_process(workspace: Workspace) -> None:
    _record(workspace, "one", ENTRY)
    entry = Ledger(workspace).entry(ENTRY.sha256)
    assert entry == replace(ENTRY, batch="one", generation=1)


@pytest.mark.parametrize(
    ("entry", "keys", "current"),
    [
        (ENTRY, KEYS, True),
        (ENTRY, replace(KEYS, readers=frozenset({"pdf/2", "docx/1"})), False),
        (ENTRY, replace(KEYS, readers=frozenset({"pdf/1", "docx/2"})), True),
        (ENTRY, replace(KEYS, ocr="ocr/2"), True),
        (replace(ENTRY, ocr_key="ocr/1"), replace(KEYS, ocr="ocr/2"), False),
        (replace(ENTRY, ocr_key="ocr/1"), replace(KEYS, ocr=OCR_OFF), True),
        (replace(ENTRY, ocr_key=OCR_OFF), KEYS, False),
        (replace(ENTRY, reader="", ocr_key=KEYS.all_readers), KEYS, True),
        (
            replace(ENTRY, reader="", ocr_key=KEYS.all_readers),
            replace(KEYS, readers=KEYS.readers | {"msg/1"}),
            False,
        ),
    ],
)
def test_what_still_holds(workspace: Workspace, entry: Entry, keys: Keys, current: bool) -> None:
    assert _record(workspace, "one", entry).current(entry.sha256, keys) is current


def test_failures_are_tried_again_only_when_asked(workspace: Workspace) -> None:
    failed = replace(ENTRY, status="failed", reader="", ocr_key=KEYS.all_readers)
    ledger = _record(workspace, "one", failed)
    assert ledger.current(failed.sha256, KEYS)
    assert not ledger.current(failed.sha256, KEYS, retry=True)


def test_the_newest_reading_holds(workspace: Workspace) -> None:
    _record(workspace, "zzz", ENTRY)
    _record(workspace, "aaa", replace(ENTRY, reader="pdf/2"))
    ledger = Ledger(workspace)
    assert dict(ledger.live([ENTRY.sha256])) == {"aaa": [ENTRY.sha256]}


def test_a_batch_without_its_manifest_does_not_exist(workspace: Workspace) -> None:
    (workspace.readings / "half").mkdir()
    assert dict(Ledger(workspace).live([ENTRY.sha256])) == {}
    assert not (workspace.readings / "half").exists()
