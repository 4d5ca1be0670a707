"""What the documents say is what happens: commands run, verbs and keys are described, links lead on."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import fields
from pathlib import Path

import pytest

from rules.schema import Rule

_ROOT = Path(__file__).resolve().parents[1]
_README = (_ROOT / "README.md").read_text(encoding="utf-8")
_COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", _README, flags=re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
_HAS_TESSERACT = shutil.which("tesseract") is not None


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a reader of the README stands: contracts, and ``clausier`` on the path."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "contracts").mkdir()
    for name in ("conseil", "nda"):
        shutil.copytree(_ROOT / "data" / "sample" / name, folder / "contracts" / name)
    (folder / "register.csv").write_text("Number;Supplier;Owner\nC-1;Delorne;A. Bellec\n", encoding="utf-8")
    (folder / "ilc.csv").write_text(
        '"Libellé";"Indice des loyers commerciaux (ILC)"\n"idBank";"001532540"\n'
        '"Dernière mise à jour";"20/10/2026 12:00"\n"Période";""\n"2026-T2";"137,16";"A"\n',
        encoding="utf-8",
    )
    label = {
        "document": "mutual_nda_larkmere_tarnwick.txt",
        "fields": {"governing_law": ["GB-ENG"], "price": []},
    }
    (folder / "labels.jsonl").write_text(json.dumps(label) + "\n", encoding="utf-8")
    (folder / "bin").mkdir()
    command = folder / "bin" / "clausier"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{_ROOT}" exec "{sys.executable}" -m flows "$@"\n')
    command.chmod(0o755)
    return folder


@pytest.mark.parametrize("line", [line for line in _COMMANDS if line.startswith("clausier")])
def test_a_command_of_the_readme_runs(desk: Path, line: str) -> None:
    env = os.environ | {"PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        shlex.split(line), cwd=desk, env=env, capture_output=True, text=True, check=False
    )
    assert result.returncode in (0, 3), result.stderr
    assert result.stdout.strip()
    if "query" in line:
        assert "Traceback" not in result.stderr


@pytest.mark.skipif(not _HAS_TESSERACT, reason="Tesseract is not installed; setup.sh installs it")
def test_the_first_command_audits_the_sample_archive(tmp_path: Path) -> None:
    assert _COMMANDS[0] == "./setup.sh demo"
    if not (_ROOT / ".venv" / "bin" / "python").exists():
        pytest.skip("not set up by setup.sh")
    result = subprocess.run(
        ["./setup.sh", "demo"],
        cwd=_ROOT,
        env=os.environ | {"CLAUSIER_WORKSPACE": str(tmp_path / "w")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "exit code 3 is expected here" in result.stderr
    for words in ("encrypted", "Next deadlines", "Indexation works upwards only"):
        assert words in result.stdout
    assert (tmp_path / "w" / "clausier.duckdb").exists()


def test_the_second_command_is_what_continuous_integration_runs() -> None:
    assert _COMMANDS[1] == "./setup.sh test"
    assert "./setup.sh test" in (_ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_without_rights_to_install_it_prints_what_to_type(tmp_path: Path) -> None:
    if not shutil.which("apt-get") or not shutil.which("setpriv") or os.geteuid() != 0:
        pytest.skip("needs apt-get, and root to become somebody else")
    shutil.copy(_ROOT / "setup.sh", tmp_path / "setup.sh")
    above = Path(tempfile.gettempdir())
    for folder in (tmp_path, *tmp_path.parents):
        if above in folder.parents:
            folder.chmod(0o755)
    bare = tmp_path / "bin"
    bare.mkdir()
    for name in ("apt-get", "dirname", "id", "sed", "grep"):
        (bare / name).symlink_to(str(shutil.which(name)))
    become_nobody = (str(shutil.which("setpriv")), "--reuid=65534", "--regid=65534", "--clear-groups")
    result = subprocess.run(
        [*become_nobody, "/bin/sh", "./setup.sh", "demo"],
        cwd=tmp_path,
        env={"PATH": str(bare)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 3, result.stderr
    assert 'sudo sh -c "apt-get update && apt-get install -y' in result.stderr
    assert "tesseract-ocr-fra" in result.stderr


@pytest.mark.parametrize(
    "document",
    [path.relative_to(_ROOT).as_posix() for path in (*_ROOT.glob("*.md"), *_ROOT.glob("docs/*.md"))],
)
def test_links_lead_somewhere(document: str) -> None:
    text = (_ROOT / document).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)", text):
        if "://" not in target:
            assert ((_ROOT / document).parent / target).exists(), target


def test_every_verb_and_exit_code_is_in_the_readme() -> None:
    from flows.cli import app

    verbs = {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
    verbs |= {str(group.name) for group in app.registered_groups}
    for verb in verbs:
        assert f"clausier {verb}" in _README, verb


def test_the_page_of_commands_is_up_to_date() -> None:
    from flows.help_page import page

    told = (_ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert told == "\n".join(page()).rstrip("\n") + "\n", (
        "run: python -m flows.help_page > docs/commands.md"
    )


def test_every_setting_is_in_the_settings_file_and_every_key_of_a_rule_explained() -> None:
    from flows.settings_file import template
    from pipeline.settings import Limits

    text = template()
    for item in fields(Limits):
        assert f"# {item.name} = " in text
    source = (_ROOT / "rules" / "schema.py").read_text(encoding="utf-8")
    for item in fields(Rule):
        assert re.search(rf"^    {item.name}:", source, flags=re.MULTILINE)


def test_the_lock_names_no_registry() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (_ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text
