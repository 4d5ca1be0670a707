"""docs/money.md is what happens: its commands run, and print what stands there; its sums are right."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from itertools import zip_longest
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[1]
_PAGE = (_ROOT / "docs" / "money.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"^```(sh)?\n(.*?)^```$", _PAGE, flags=re.DOTALL | re.MULTILINE)
_BY_OCR = ("FROM pages", "--evidence", "confidence")
"""Commands that print how well a picture was read and where: another Tesseract is a little off."""
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _shown() -> list[tuple[str, list[str]]]:
    """Each command with the lines that the page shows of its output, none where it shows none."""
    commands: list[str] = []
    outputs: list[list[str]] = []
    told: list[tuple[str, list[str]]] = []
    for kind, text in [*_BLOCKS, ("sh", "")]:
        if not kind:
            outputs.append(text.splitlines())
            continue
        told += list(zip_longest(commands, outputs, fillvalue=[]))  # type: ignore[arg-type]
        commands, outputs = text.splitlines(), []
    return told


_SHOWN = _shown()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the first command of the page was run."""
    if shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed; setup.sh installs it")
    folder = tmp_path_factory.mktemp("desk")
    (folder / "data").mkdir()
    shutil.copytree(_ROOT / "data" / "sample" / "librairie", folder / "data" / "sample" / "librairie")
    _run(_SHOWN[0][0], folder)
    return folder


def _run(line: str, folder: Path) -> list[str]:
    program, *arguments = shlex.split(line)
    assert program == "clausier"
    env = os.environ | {"PYTHONPATH": str(_ROOT)}
    result = subprocess.run(
        [sys.executable, "-m", "flows", *arguments],
        cwd=folder, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode in (0, 3), result.stderr
    assert result.stdout.strip()
    return [_plain(one) for one in result.stdout.splitlines()]


def _plain(line: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", line).strip()


def _alike(shown: str, printed: str, *, loosely: bool) -> bool:
    if shown == printed:
        return True
    numbers = list(zip(_NUMBER.findall(shown), _NUMBER.findall(printed), strict=False))
    same_words = _NUMBER.sub("#", shown) == _NUMBER.sub("#", printed)
    return loosely and same_words and all(_near(one, other) for one, other in numbers)


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    difference = abs(Decimal(one) - Decimal(other))
    return difference <= (Decimal("0.06") if "." in one else 3)


@pytest.mark.parametrize(("line", "lines"), _SHOWN[1:], ids=[line[:60] for line, _ in _SHOWN[1:]])
def test_a_command_prints_what_the_page_shows(desk: Path, line: str, lines: list[str]) -> None:
    printed = iter(_run(line, desk))
    assert lines, "the page shows what it prints"
    for shown in map(_plain, lines):
        if shown != "...":
            loosely = any(words in line for words in _BY_OCR)
            assert any(_alike(shown, one, loosely=loosely) for one in printed), shown


@pytest.mark.parametrize(
    "command", ["price due bail-dentelliere-scan.pdf", "show bail-dentelliere-scan.pdf"]
)
def test_an_archive_audited_in_english_is_told_in_french_figures_and_all(desk: Path, command: str) -> None:
    lines = _run(f"clausier {command} --locale fr --workspace money", desk)
    (at,) = [number for number, line in enumerate(lines) if line.startswith("1er janv. 2026 –")]
    told = lines[at : at + 12]
    assert "24 600,00 × 137,09 / 137,71 = 24 489,25" in told
    assert not [line for line in told if re.search(r"\d\.\d|\d,\d{3}\.", line)]
    assert any("n'a pas été publié" in line or "n'était pas publié" in line for line in told), told


def test_the_page_shows_what_each_command_prints_and_a_picture_for_each_step_of_the_scan() -> None:
    assert len(_SHOWN) == len([line for kind, text in _BLOCKS if kind for line in text.splitlines()]) > 8
    for name in re.findall(r"!\[[^]]*\]\(([^)]+)\)", _PAGE):
        assert (_ROOT / "docs" / name).stat().st_size < 60_000


def test_the_pictures_are_those_that_the_report_would_show(desk: Path) -> None:
    from PIL import Image

    from tests.doc_pictures.money import pictures

    for kind, made in pictures(desk / "money").items():
        with Image.open(_ROOT / "docs" / f"money-{kind}.png") as kept:
            assert abs(kept.width - made.width) <= 4
            assert abs(kept.height - made.height) <= 4


def test_the_sum_by_hand_is_right_and_the_figure_is_what_it_comes_to() -> None:
    def figure(text: str) -> Decimal:
        return Decimal(text.replace(",", ""))

    number = r"([\d,]+\.\d+)"
    first = re.search(rf"^    {number} × {number} = {number}$", _PAGE, flags=re.MULTILINE)
    second = re.search(rf"^    {number} / {number} = {number}$", _PAGE, flags=re.MULTILINE)
    last = re.search(rf"^    to the nearest cent: {number}$", _PAGE, flags=re.MULTILINE)
    assert first is not None
    assert second is not None
    assert last is not None
    price, now, product = map(figure, first.groups())
    dividend, base, quotient = map(figure, second.groups())
    assert price * now == product == dividend
    assert abs(dividend / base - quotient) < Decimal("0.000001")
    due = (dividend / base).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    assert due == figure(last[1])
    shown = f"{first[1]} × {now} / {base} = {due:,.2f}"
    assert _PAGE.count(shown) >= 2, "the program prints the same sum"
