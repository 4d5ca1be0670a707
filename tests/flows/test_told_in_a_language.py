"""What a reader asks for in French is French to the last word, whatever language the audit had."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.commands.price_read import _lines
from pipeline.indexation.reading import read
from pipeline.indexation.series import load_library
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace
from tests.flows.told_leases import write

_ROOT = Path(__file__).resolve().parents[2]
_ENGLISH = re.compile(
    r"\b(?:the|of|is|not|by|and|for|with|from|this|that|which|are|was|were|has|have|its|it|at|to|no"
    r"|been|as|than|until|when|unless|known|unknown|price|day|month|year|published|between"
    r"|reading|taken|assumed|gap|settled|steps|rate|amount|fees)\b",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"\b(?:le|la|les|des|du|est|pas|par|et|pour|avec|dans|ce|cette|qui|que|sont|une|un|ou|au|aux|sur|sans"
    r"|son|sa|ses|il|elle|prix|jour|mois|indice|dont|si|se|lecture|entre)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile('“[^”]*”|«[^»]*»|"[^"]*"')
_STRANGERS = re.compile(r"\[-.*?-\]|\{\+.*?\+\}")
"""Words of a contract and of a standard, in a difference between them."""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that was audited in English; it is only read but by ``in_french``."""
    folder = tmp_path_factory.mktemp("told")
    write(folder / "archive")
    _audit(folder)
    return folder


def _audit(folder: Path) -> None:
    command = [sys.executable, "-m", "flows", "audit", str(folder / "archive"), "--no-ocr", "--quiet"]
    command += ["--jobs", "1", "-w", str(folder / "w"), "--today", "2026-11-25"]
    assert subprocess.run(command, cwd=_ROOT, check=False).returncode in (0, 3)


def _said(folder: Path, *arguments: str, locale: str = "fr") -> list[str]:
    result = CliRunner().invoke(app, [*arguments, "--locale", locale, "-w", str(folder / "w")])
    assert result.exit_code in (0, 1), result.output
    return result.stdout.splitlines()


def _left(lines: list[str], words: re.Pattern[str]) -> list[str]:
    """Lines with words of the other language, but for what a contract says itself."""
    return [line for line in lines if words.search(_QUOTED.sub("", _STRANGERS.sub("", line)))]


def _contracts(folder: Path) -> list[str]:
    connection = open_read_only(Workspace(folder / "w").database)
    rows = connection.execute("SELECT file_name FROM contracts ORDER BY file_name").fetchall()
    connection.close()
    return [str(name) for (name,) in rows]


def test_there_is_a_price_in_every_state(audited: Path) -> None:
    connection = open_read_only(Workspace(audited / "w").database)
    states = connection.execute("SELECT DISTINCT state FROM price_schedule").fetchall()
    connection.close()
    assert {state for (state,) in states} == {"final", "assumed", "provisional", "unknown"}


def test_french_lines_of_french_contracts_have_no_english_word(audited: Path) -> None:
    names = [name for name in _contracts(audited) if name != "stonegrove.txt"]
    assert len(names) == 8
    for name in names:
        shown = _said(audited, "show", name)
        assert any("sans réponse" in line for line in shown), name
        assert not _left(shown, _ENGLISH)
        assert not _left(_said(audited, "price", "due", name), _ENGLISH)


def test_the_queue_in_french_has_no_english_word_and_names_the_difference(audited: Path) -> None:
    lines = _said(audited, "review", "--limit", "0")
    assert len(lines) == 9
    assert not _left(lines, _ENGLISH)
    told = next(line for line in lines if "hausse.txt" in line).replace("\u00a0", " ")
    due = " ".join(_said(audited, "price", "due", "hausse.txt")).replace("\u00a0", " ")
    amounts = re.search(r"Entre les lectures : (.+?) jusqu'à ce jour, (.+?) sur douze mois", told)
    assert amounts is not None
    assert f"soit entre elles {amounts[1]}" in due
    assert f"soit entre elles {amounts[2]}" in due


def test_every_series_is_told_in_french(audited: Path) -> None:
    listed = [line.replace("(Bank Rate)", "") for line in _said(audited, "index", "list")]
    assert not _left(listed, _ENGLISH)
    for code in load_library().series:
        names = re.compile(
            r"Open Government Licence|Bureau of Labor Statistics|Office for National Statistics"
        )
        lines = [names.sub("", line) for line in _said(audited, "index", "show", code)]
        lines = [re.sub("Bank of England|Bank Rate|uk-bank-rate", "", line) for line in lines]
        assert not _left(lines, _ENGLISH)


@pytest.mark.parametrize(
    "clause",
    [
        "Le prix est révisé chaque année : P = P0 x S / S0, où P0 est le prix de l'année précédente, S le "
        "dernier indice Syntec publié à la date de révision et S0 l'indice Syntec publié à la signature.",
        "Le loyer est indexé chaque année sur l'ILC, sans pouvoir baisser.",
        "Le prix est révisé chaque année selon l'indice ZORGLUB.",
        "Les parties se réunissent une fois par an.",
        "Le prix est de 50 000 € à compter du 1er janvier 2022 et de 52 000 € à compter du 1er mars 2024.",
        "Le prix sera révisé chaque année d'un commun accord.",
    ],
)
def test_a_clause_is_read_in_french(clause: str) -> None:
    lines = list(_lines(read(clause, "fr"), "fr"))
    assert lines
    assert not _left(lines, _ENGLISH)


def test_the_other_way_round(audited: Path) -> None:
    """An audit in French, told in English: it runs last, as it publishes the workspace anew."""
    (audited / "w" / "settings.toml").write_text('[output]\nlocale = "fr"\n', encoding="utf-8")
    _audit(audited)
    shown = _said(audited, "show", "stonegrove.txt", locale="en")
    assert any("No interest for late payment" in line for line in shown)
    assert not _left(shown, _FRENCH)
    assert not _left(_said(audited, "price", "due", "stonegrove.txt", locale="en"), _FRENCH)
    assert not _left(_said(audited, "review", "--limit", "0", locale="en"), _FRENCH)
    flags = [line for line in _said(audited, "show", "hausse.txt", locale="fr") if "faible" in line]
    assert flags
    assert not _left(flags, _ENGLISH)
