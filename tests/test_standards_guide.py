"""The guide to standards does what it says: its file is sound, its commands run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from rules.departures.vocabulary import named, subjects
from tests.flows.standards_archive import contract

_ROOT = Path(__file__).resolve().parents[1]
_GUIDE = (_ROOT / "docs" / "writing-a-standard.md").read_text(encoding="utf-8")
_FILE = re.findall(r"```yaml\n(.*?)```", _GUIDE, flags=re.DOTALL)[0]
_COMMANDS = [line for line in _GUIDE.splitlines() if line.startswith("clausier ")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a reader of the guide stands."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "contracts").mkdir()
    (folder / "contracts" / "services.txt").write_text(contract("en"), encoding="utf-8")
    (folder / "clausier-workspace" / "standards").mkdir(parents=True)
    own = folder / "clausier-workspace" / "standards" / "our-services.yaml"
    own.write_text(_FILE, encoding="utf-8")
    (folder / "bin").mkdir()
    command = folder / "bin" / "clausier"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{_ROOT}" exec "{sys.executable}" -m flows "$@"\n')
    command.chmod(0o755)
    return folder


def test_every_command_of_the_guide_runs(desk: Path) -> None:
    env = os.environ | {"PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    assert len(_COMMANDS) >= 8
    for line in _COMMANDS:
        told = subprocess.run(
            shlex.split(line), cwd=desk, env=env, capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, (line, told.stderr)
        assert told.stdout.strip(), line
    shown = subprocess.run(
        ["clausier", "standards", "run", "--json"], cwd=desk, env=env, capture_output=True, text=True
    )
    assert '"standard_id": "our-services"' in shown.stdout


def test_the_mistake_of_the_guide_is_told_as_it_says(tmp_path: Path) -> None:
    (tmp_path / "our-services.yaml").write_text(_FILE.replace("at_most: 90 days", "at_most: ninety"))
    said = CliRunner().invoke(app, ["standards", "check", str(tmp_path / "our-services.yaml")])
    assert said.exit_code == 1
    assert said.stdout.strip() == re.findall(r"```text\n(.*?)```", _GUIDE, flags=re.DOTALL)[0].strip()


def test_every_clause_and_term_is_in_the_guide() -> None:
    for name in (*subjects(), *named()):
        assert f"`{name}`" in _GUIDE, name


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "no-such"], 2, "there is no standard no-such"),
        (["check", "no-such.yaml"], 2, "there is no file"),
        (["run", "--standards", "no-such"], 2, "is no folder of standards"),
        (["run", "-w", "no-such"], 2, "clausier audit"),
        (["list", "--json"], 0, '"fr-services"'),
        (["show", "fr-commercial-lease", "--locale", "fr"], 0, "Clause résolutoire"),
        (["show", "en-distribution", "--json"], 0, '"contract_types"'),
    ],
)
def test_a_verb_says_what_it_cannot_do(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "flows", "standards", *arguments],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == code, told.stderr
    assert words in told.stdout + told.stderr


@pytest.mark.parametrize("verb", [[], ["list"], ["check"], ["show"], ["run"]])
def test_help_teaches_with_examples(verb: list[str]) -> None:
    said = CliRunner().invoke(app, ["standards", *verb, "--help"])
    assert said.exit_code == 0
    assert f"clausier standards {' '.join(verb)}".strip() in said.stdout
