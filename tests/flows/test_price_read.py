"""``clausier price read``: what is printed, the JSON, the exit codes."""

from __future__ import annotations

import io
import json

import pytest

from flows.commands.price_read import run_read
from pipeline.errors import UsageError

_PLAIN = "The fee shall increase by 3% each year over the fee in effect in the preceding year."
_TWICE = (
    "Le prix est révisé chaque année : P = P0 x S / S0, où P0 est le prix de l'année précédente, S le "
    "dernier indice Syntec publié à la date de révision et S0 l'indice Syntec publié à la signature."
)


def test_one_formula_is_printed_with_its_sentence_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_read(_PLAIN, "en", locale=None, as_json=False) == 0
    out = capsys.readouterr().out
    assert out.startswith("Pn = Pn-1 × (1 + 3 %)\n  The new price is the price before plus 3 %.")
    assert "  rate: 3%\n" in out


def test_two_readings_are_both_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_read(_TWICE, None, locale="en", as_json=False) == 1
    out = capsys.readouterr().out
    assert "reading 1 of 2\nPn = Pn-1 × SYNTEC / SYNTEC0" in out
    assert "reading 2 of 2\nP = P0 × SYNTEC / SYNTEC0" in out
    assert "not settled, of:" in out
    assert "defect, double_compounding:" in out


def test_json_keeps_numbers_as_text_and_words_of_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_read(_PLAIN, "en", locale=None, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    formula = told["formulas"][0]
    assert formula["movement"] == {"kind": "FixedRate", "rate": "0.03", "compound": True}
    assert formula["days"]["every_months"] == 12
    rate = next(part for part in formula["parts"] if part["name"] == "rate")
    assert _PLAIN[rate["start"] : rate["end"]] == rate["words"] == "3%"


def test_no_formula_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_read("The parties meet once a year.", "en", locale=None, as_json=False) == 1
    assert capsys.readouterr().out == "no formula (none)\n"


def test_standard_input_is_read_and_must_hold_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(_PLAIN))
    assert run_read("-", None, locale=None, as_json=True) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(" \n"))
    with pytest.raises(UsageError):
        run_read("-", None, locale=None, as_json=False)
