"""The house grows by one file: a format, an extractor, a rule, a query, a series, each put into a copy."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]

READER = '''
"""A format of the test's own: text behind a first line."""

from pathlib import Path

from pipeline.settings import Settings
from pipeline.types import Document, Page, Reading


class _Reader:
    name = "scroll"
    version = 1
    media_types = ("application/x-scroll",)

    def sniff(self, head: bytes, path: Path) -> float | None:
        return 2.0 if head.startswith(b"SCROLL 1\\n") else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        text = path.read_text(encoding="utf-8").split("\\n", 1)[1]
        page = Page(1, 0, len(text), "text", 1.0)
        return Reading(Document(sha256, "application/x-scroll", "en", text, (page,), reader="scroll/1"))


READER = _Reader()
'''

EXTRACTOR = '''
"""A kind of the test's own: who brings the biscuits."""

import re
from collections.abc import Iterable, Sequence

from pipeline.terms.base import View
from pipeline.types import Clause, Term


class _Biscuits:
    name = "biscuits"
    version = 1
    kinds = ("biscuits",)
    requires = ()
    languages = ("en", "fr")
    triggers = {"en": ("biscuits",), "fr": ("biscuits",)}
    signals = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        for clause in clauses:
            for found in re.finditer(r"(\\w+) shall bring the biscuits", view.text(clause)):
                start = clause.start + found.start()
                evidence = view.flow.evidence(start, clause.start + found.end())
                yield Term("biscuits", {"who": found[1]}, found[1], (evidence,), 0.95, "biscuits/1")


EXTRACTOR = _Biscuits()
'''

RULE = """
id: no-biscuits
title: {fr: "Pas de biscuits", en: "No biscuits"}
severity: low
why: {fr: "Une réunion sans biscuits est longue.", en: "A meeting without biscuits is long."}
advice: {fr: "En apporter.", en: "Bring some."}
message: {fr: "Personne n'apporte de biscuits.", en: "Nobody brings biscuits."}
about: biscuits
missing: flag
texts:
  flags:
    en: ["This Services Agreement is made by and between Brevin Inc. and Verlac LLC for their meetings."]
  passes:
    en: ["This Services Agreement is made between Brevin Inc. and Verlac LLC. It shall bring the biscuits."]
"""

QUERY = """-- Biscuits: who brings them
SELECT file_name, value_text, quote, page FROM terms WHERE kind = 'biscuits'
"""

SERIES = """
code: BISCUITS
title: {fr: "Indice des biscuits", en: "Biscuit index"}
unit: index
base: "2020 = 100"
frequency: quarter
country: FR
publisher: The bakers
aliases: ["price of biscuits"]
lag: [{days: "30", least: "25", most: "40", counted_from: end, source: "the bakers", assumed: "false"}]
sources:
  bakers: {name: "the bakers' list", standing: publisher, licence: "free", read: "2026-11-20"}
values:
  - source: bakers
    values:
      2026-Q1: "120.1"
      2026-Q2: {value: "121.4", published: "2026-07-30"}
"""

SCROLL = """SCROLL 1
SERVICES AGREEMENT

This Services Agreement is entered into as of February 1, 2024 by and between Brevin Works Inc., a Delaware
corporation ("Supplier"), and Verlac Mills LLC ("Customer").

1. Meetings. Supplier shall bring the biscuits to every meeting of the parties.

2. Term. This Agreement shall commence on February 1, 2024 and shall expire on January 31, 2027.
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    for package in ("pipeline", "models", "rules", "data", "flows"):
        skipped = shutil.ignore_patterns("__pycache__", "sample")
        shutil.copytree(_ROOT / package, folder / package, ignore=skipped)
    (folder / "pipeline" / "reading" / "scroll.py").write_text(READER, encoding="utf-8")
    (folder / "pipeline" / "terms" / "biscuits.py").write_text(EXTRACTOR, encoding="utf-8")
    (folder / "rules" / "no_biscuits.yaml").write_text(RULE, encoding="utf-8")
    (folder / "pipeline" / "store" / "queries" / "biscuits.sql").write_text(QUERY, encoding="utf-8")
    (folder / "data" / "indices" / "bakers_biscuits.yaml").write_text(SERIES, encoding="utf-8")
    archive = folder / "archive"
    archive.mkdir()
    (archive / "with.pdf").write_text(SCROLL, encoding="utf-8")
    (archive / "without.pdf").write_text(SCROLL.replace("biscuits", "papers"), encoding="utf-8")
    result = _clausier(folder, "audit", "archive", "--no-ocr", "-q", "-w", "w", "--today", "2026-11-25")
    assert result.returncode == 0, result.stderr
    return folder


def _clausier(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows", *arguments]
    env = os.environ | {"PYTHONPATH": str(house)}
    return subprocess.run(command, cwd=house, env=env, capture_output=True, text=True, check=False)


def _ask(house: Path, sql: str) -> list[dict[str, object]]:
    result = _clausier(house, "query", sql, "-w", "w", "--json")
    assert result.returncode == 0, result.stderr
    rows: list[dict[str, object]] = json.loads(result.stdout)
    return rows


def test_a_format(house: Path) -> None:
    rows = _ask(house, "SELECT DISTINCT media_type, reader FROM documents")
    assert rows == [{"media_type": "application/x-scroll", "reader": "scroll/1"}]


def test_an_extractor_with_its_evidence_and_state(house: Path) -> None:
    rows = _ask(house, "SELECT file_name, value_text, quote FROM terms WHERE kind = 'biscuits'")
    quote = "Supplier shall bring the biscuits"
    assert rows == [{"file_name": "with.pdf", "value_text": "Supplier", "quote": quote}]
    states = _ask(house, "SELECT file_name, state FROM clause_states WHERE type = 'biscuits' ORDER BY ALL")
    assert [row["state"] for row in states] == ["found", "absent"]


def test_a_rule(house: Path) -> None:
    rows = _ask(house, "SELECT file_name, verdict FROM flags WHERE rule_id = 'no-biscuits'")
    assert rows == [{"file_name": "without.pdf", "verdict": "flagged"}]
    result = _clausier(house, "rules", "test", "no-biscuits")
    assert result.returncode == 0, result.stdout


def test_a_saved_query(house: Path) -> None:
    assert [row["value_text"] for row in _ask(house, "biscuits")] == ["Supplier"]


def test_an_index_series(house: Path) -> None:
    result = _clausier(
        house, "index", "show", "the price of biscuits", "--as-of", "2026-07-01", "--json", "-w", "w"
    )
    assert result.returncode == 0, result.stderr
    shown = json.loads(result.stdout)
    assert shown["series"] == "BISCUITS"
    rows = [(row["period"], row["value"], row.get("published_assumed")) for row in shown["observations"]]
    assert rows == [("2026-Q1", "120.1", True), ("2026-Q2", None, None)]
