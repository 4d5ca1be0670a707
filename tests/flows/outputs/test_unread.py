"""The list of files that a person should look at, in both languages."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

from flows.summary import Summary, show, write_unread
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


_TABLES = {
    "files": [{"status": "ok", "files": 2}, {"status": "needs_ocr_review", "files": 1}],
    "documents": [{"class": "general_terms", "documents": 2}],
    "flags": [{"title": "Sans terme", "severity": "high", "flagged": 2, "unknown": 0, "rule_id": "x"}],
    "next_deadlines": [
        {"date": "2026-12-01", "days_left": 6, "kind": "price_review", "file_name": "a.pdf"}
    ],
    "attention": [_ROW] * 11,
}


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        (
            "en",
            [
                "Files that need a person:",
                "status\tfiles",
                "needs_ocr_review\t1",
                "general_terms\t2",
                "days left",
                "price_review",
                "page 3: the page has no text layer",
                "and 1 more: see unread.csv",
                "Database: x",
            ],
        ),
        (
            "fr",
            [
                "Fichiers qui demandent une intervention :",
                "état\tfichiers",
                "conditions générales\t2",
                "élevée\t2",
                "révision du prix",
                "page 3 : la page n'a pas de couche",
                "et 1 de plus : voir unread.csv",
                "Base :",
            ],
        ),
    ],
)
def test_the_summary_is_in_one_language(locale: str, told: list[str]) -> None:
    stream = io.StringIO()
    show(Summary("x", _TABLES, locale), Console(file=stream))
    said = stream.getvalue().replace("\xa0", " ")
    for words in told:
        assert words in said, words
    if locale == "fr":
        for english in ("status", "severity", "days left", "Flags", "Next", "Database", "high", "the page"):
            assert english not in said, english


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_summary_says_where_the_report_lies(tmp_path: Path, locale: str) -> None:
    (tmp_path / "report.html").touch()
    stream = io.StringIO()
    show(Summary(str(tmp_path / "clausier.duckdb"), _TABLES, locale), Console(file=stream, width=400))
    assert str(tmp_path / "report.html") in stream.getvalue()
