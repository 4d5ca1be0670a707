"""Rises that are not the same each year: read as steps, and never the first percentage alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.indexation._readings import variants
from pipeline.indexation.formula import COUNTED, OF_CONTRACT
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical, mathematics
from pipeline.indexation.reading import read
from pipeline.indexation.sentences import sentences

_CASES = yaml.safe_load((Path(__file__).parent / "changing.yaml").read_text(encoding="utf-8"))
_TOLD = _CASES["told"]


def _name(case: Mapping[str, Any]) -> str:
    return str(case["clause"])[:60]


@pytest.mark.parametrize("case", _TOLD, ids=_name)
def test_each_percentage_has_its_time(case: Mapping[str, Any]) -> None:
    text, steps = case["clause"], case["steps"]
    reading = read(text, case["language"])
    found = [mathematics(one).partition("steps(")[2].partition(")")[0] for one in reading.formulas]
    assert found == steps
    assert reading.mechanism == "steps"
    # which of two ways is meant is said to be open, and never chosen
    left_open = [one.readings for one in reading.not_settled if one.part == "steps"]
    assert [len(one) for one in left_open] == ([2] if len(steps) > 1 else [])


@pytest.mark.parametrize("case", _TOLD, ids=_name)
def test_the_words_of_each_percentage_are_kept(case: Mapping[str, Any]) -> None:
    text = case["clause"]
    for formula in read(text, case["language"]).formulas:
        rates = [text[part.start : part.end] for part in formula.parts if part.name == "rate"]
        assert len(rates) >= 2
        assert all(re.search("%|no increase|n'augmente pas", one) for one in rates)


@pytest.mark.parametrize("case", _TOLD, ids=_name)
def test_what_is_read_is_printed_and_read_again(case: Mapping[str, Any]) -> None:
    for formula in read(case["clause"], case["language"]).formulas:
        assert parse(canonical(formula)) == formula


def test_steps_are_told_in_both_languages() -> None:
    (formula,) = read("Le loyer est augmenté de 2 % la première année puis de 3 % par an.", "fr").formulas
    again = "et à chaque révision suivante jusqu'à l'étape d'après"
    assert f"(révision n° 1: + 2 %; révision n° 2 {again}: + 3 %)" in sentences(formula, "fr")
    again = "and at each revision after it until the next step"
    assert f"(revision 1: + 2 %; revision 2 {again}: + 3 %)" in sentences(formula, "en")
    assert f"revision 2 {again}: + 3 % of the base price" in sentences(replace(formula, of="base"), "en")


@pytest.mark.parametrize("case", _CASES["one"], ids=_name)
def test_one_percentage_stays_one(case: Mapping[str, Any]) -> None:
    formulas = read(case["clause"], case["language"]).formulas
    assert formulas
    assert all("(1 + " in mathematics(one) for one in formulas)


@pytest.mark.parametrize("case", _CASES["open"], ids=_name)
def test_what_is_not_understood_is_not_told(case: Mapping[str, Any]) -> None:
    reading = read(case["clause"], case["language"])
    assert reading.formulas == ()
    assert any(one.part in ("rate", "mechanism") for one in reading.not_settled)


def test_what_tells_two_readings_apart_is_said_in_words() -> None:
    clause = "Over the price of the preceding year, the fee increases by 4 % each year, "
    formulas = read(clause + "save that in the third year the increase is 6 %.", "en").formulas
    says = [one.says for one in variants(formulas, small_firm=None, skips=False, language="en")]
    assert says == [OF_CONTRACT, COUNTED]


@pytest.mark.parametrize(
    ("language", "text", "step"),
    [
        ("en", "All prices are increased by 3% on 1 March 2025.", "from 2025-03-01: rate 3 %"),
        ("en", "On 1 May 2026 the day rate is increased by 2.5%.", "from 2026-05-01: rate 2.5 %"),
        ("fr", "Le 1er mars 2026, tous les tarifs sont majorés de 2,5 %.", "from 2026-03-01: rate 2.5 %"),
        ("fr", "Le loyer augmente de 4 % à compter du 1er juillet 2025.", "from 2025-07-01: rate 4 %"),
    ],
)
def test_a_rise_on_one_day_comes_once(language: Any, text: str, step: str) -> None:
    (formula,) = read(text, language).formulas
    assert mathematics(formula).partition("steps(")[2].partition(")")[0] == step


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The prices may be increased by 3% on 1 March 2025."),
        ("en", "The rent is increased by 3% on 1 March 2025 and every year after."),
        ("en", "The rent is increased by 3% on 1 March 2025 if the works are finished."),
        ("en", "The rent is increased by 3% on 1 March 2025. It then follows the CPI each year."),
        ("en", "The rent is increased by at least 3% on 1 March 2025."),
        ("fr", "Le loyer peut être augmenté de 3 % au 1er mars 2025."),
        ("fr", "Le loyer est augmenté de 3 % le 1er mars 2025, puis chaque année."),
        ("fr", "Les tarifs n'augmentent pas de plus de 3 % au 1er mars 2025."),
        ("fr", "La TVA est majorée de 3 % le 1er mars 2025 ; le loyer est payable d'avance."),
    ],
)
def test_what_may_be_more_than_one_rise_is_none_of_a_day(language: Any, text: str) -> None:
    assert not any(
        "from 2025-03-01: rate 3 %)" in mathematics(one) for one in read(text, language).formulas
    )
