"""The list of files that a person should look at, in both languages."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from flows.summary import Summary, write_unread
from pipeline.workspace import Workspace

_ROW = {
    "path": "a.pdf",
    "status": "needs_ocr_review",
    "reason": "page 3: the page has no text layer; OCR is switched off (settings.ocr.enabled)",
    "advice": "Read the pages named yourself, or scan them again at 300 dpi.",
}


@pytest.mark.parametrize(
    ("locale", "heading", "told"),
    [
        ("en", ["path", "status", "reason", "what to do"], list(_ROW.values())),
        (
            "fr",
            ["chemin", "état", "motif", "que faire"],
            [
                "a.pdf",
                "à relire : reconnaissance de texte",
                "page 3 : la page n'a pas de couche de texte ; lecture des images désactivée "
                "(settings.ocr.enabled)",
                "Lire soi-même les pages nommées, ou les numériser à nouveau à 300 points par pouce.",
            ],
        ),
    ],
)
def test_unread_files_are_told(tmp_path: Path, locale: str, heading: list[str], told: list[str]) -> None:
    workspace = Workspace(tmp_path)
    write_unread(workspace, Summary("", {"attention": [_ROW]}), locale)
    with workspace.unread.open(encoding="utf-8-sig", newline="") as handle:
        rows = [[cell.replace("\xa0", " ") for cell in row] for row in csv.reader(handle)]
    assert rows == [heading, told]
