"""Words put together anyhow: reading them raises nothing, quotes only what is there, stays quick."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.indexation.formula import Reading
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical
from pipeline.indexation.reading import read
from pipeline.indexation.sentences import sentences
from pipeline.types import Language

_PIECES = st.sampled_from(
    [
        "Le prix est révisé chaque année",
        "selon l'indice Syntec",
        "P = P0 x (0,15 + 0,85 x S/S0)",
        "P1 = P0 × (S1 / S0)",
        "où P0 est le prix initial",
        "S le dernier indice publié à la date de révision",
        "S0 celui de mai 2024",
        ". ",
        " ; ",
        "l'indice de base étant celui du 3e trimestre 2019 (115,60)",
        "sans pouvoir excéder 3 %",
        "le 45 janvier",
        "[***] %",
        "The fee shall be increased annually",
        "by the lesser of 3% and the CPI",
        "over the preceding twelve months",
        "Year 1: $100; Year 2: $200",
        "no later than the 31st of February",
        "(",
        ")",
        "((((",
        "= ",
        " / ",
        "0,15 +",
        "÷ 0",
        "arrondi au centime",
        "jusqu'à 2 %, en totalité ; au-delà, pour moitié",
        "between the Effective Date and such date",
        "\n\n",
        "…",
        "{{x}}",
        "mois zéro (mars 2023)",
        "deux mil vingt",
        "à la hausse comme à la baisse",
        "99999999999999 %",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=9), st.sampled_from(["fr", "en"]))
def test_reading_never_fails_and_quotes_what_is_there(pieces: list[str], language: Language) -> None:
    text = " ".join(pieces)
    reading = read(text, language)
    for formula in reading.formulas:
        assert parse(canonical(formula)) == formula
        assert sentences(formula, language)
        for part in formula.parts:
            assert 0 <= part.start <= part.end <= len(text)
    spans = [(one.start, one.end) for one in reading.not_settled]
    spans += [(one.start, one.end) for one in reading.defects]
    for start, end in spans:
        assert 0 <= start <= end <= len(text)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "A = " + "(" * 3000 + "B",
        "A = " + "(B + C) x " * 60 + "D",
        "Le prix P = P0 x (0,15 + 0,85 x S/S0) est révisé si " * 80,
        "The Fee shall be adjusted annually by the CPI. " * 300,
        "indice " * 4000,
        "1" * 5000 + " %",
    ],
    ids=["brackets", "products", "formulas", "sentences", "words", "digits"],
)
def test_what_is_made_to_be_slow_comes_to_an_end(text: str) -> None:
    for language in ("fr", "en"):
        assert isinstance(read(text, language), Reading)
