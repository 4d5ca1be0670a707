"""Clauses in real styles, and what each must be read as."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from data.load import load_yaml
from pipeline.indexation.formula import IndexTerm, Reading
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical, mathematics, reference, symbols
from pipeline.indexation.reading import read
from pipeline.types import Language

_GOLDEN = Path(__file__).parent / "golden"
_CASES: list[tuple[Language, dict[str, Any]]] = [
    (cast(Language, language), case)
    for language, name in (("fr", "french"), ("en", "english"))
    for case in load_yaml(_GOLDEN / f"{name}.yaml")
]


def _first_term(reading: Reading) -> IndexTerm:
    term = symbols(reading.formulas[0].movement)[0][1]
    assert isinstance(term, IndexTerm)
    return term


@pytest.mark.parametrize(("language", "case"), _CASES, ids=[case["id"] for _, case in _CASES])
def test_golden(language: Language, case: dict[str, Any]) -> None:
    reading = read(case["clause"], language)
    assert [mathematics(formula) for formula in reading.formulas] == case["mathematics"]
    assert sorted(one.part for one in reading.not_settled) == case["not_settled"]
    assert sorted(one.code for one in reading.defects) == case["defects"]
    if "mechanism" in case:
        assert reading.mechanism == case["mechanism"]
    lines = canonical(reading.formulas[0]).split("\n") if reading.formulas else []
    assert [line for line in case.get("holds", ()) if line not in lines] == []
    if "base" in case:
        assert reference(_first_term(reading).base) == case["base"]
    if "now" in case:
        assert reference(_first_term(reading).now) == case["now"]
    for name, words in case.get("parts", {}).items():
        part = reading.formulas[0].part(name)
        assert part is not None
        assert words in case["clause"][part.start : part.end]


@pytest.mark.parametrize(("language", "case"), _CASES, ids=[case["id"] for _, case in _CASES])
def test_every_part_quotes_the_clause_and_every_formula_is_read_back(
    language: Language, case: dict[str, Any]
) -> None:
    for formula in read(case["clause"], language).formulas:
        assert parse(canonical(formula)) == formula
        for part in formula.parts:
            assert 0 <= part.start < part.end <= len(case["clause"]), part
