"""``clausier search`` as a person and as a program meet it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from flows.cli import app


def ask(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["search", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_plain_lines_have_file_page_and_words(small_workspace: Path) -> None:
    code, out, _ = ask("reconduction", "-w", str(small_workspace), "--language", "fr")
    assert code == 0
    cells = out.splitlines()[0].split("\t")
    assert cells[0].endswith(".txt")
    assert cells[1] == "p. 1"
    assert "reconduction" in cells[3]


def test_json_says_how_many_there_are(small_workspace: Path) -> None:
    code, out, _ = ask("contrat", "-w", str(small_workspace), "--limit", "1", "--json")
    answer = json.loads(out)
    assert code == 0
    assert len(answer["hits"]) == 1 < answer["total"]


def test_nothing_found_is_exit_code_1(small_workspace: Path) -> None:
    code, out, err = ask("éléphant", "-w", str(small_workspace))
    assert (code, out) == (1, "")
    assert "0 clauses" in err


def test_the_index_is_for_its_owner_only(small_workspace: Path) -> None:
    marker = small_workspace / "index" / "clausier.json"
    assert json.loads(marker.read_text())["clauses"] > 10
    assert marker.stat().st_mode & 0o077 == 0
