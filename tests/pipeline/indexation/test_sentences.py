"""A formula told in words: every shape in both languages, nothing left unfilled."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from data.load import lexicon
from pipeline.indexation.formula import Bounds, Days, Formula, IndexTerm, Ratio, Reference
from pipeline.indexation.sentences import sentences
from pipeline.types import Language
from tests.pipeline.indexation.test_printing import FORMULAS

_FORMULA = Formula(
    Ratio(
        Decimal("0.15"),
        (
            IndexTerm(
                "SYNTEC",
                "S",
                Decimal("0.85"),
                Reference("latest"),
                Reference("period", "2023-08", value=Decimal("312.5")),
            ),
        ),
    ),
    "base",
    bounds=Bounds(cap=Decimal("0.035"), cap_over="year", never_below="previous"),
    direction="up",
    days=Days(12, "anniversary"),
    who="automatic",
)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "The new price is the base price multiplied by 0.15 plus 0.85 times the ratio of SYNTEC "
            "(the latest published at the revision) to its base (2023-08, stated as 312.5). "
            "The change is at most 3.5 % a year. The price never falls below the one before. "
            "It moves every 12 months. It moves on the anniversary of the day of effect. "
            "Nobody has to ask.",
        ),
        (
            "fr",
            "Le nouveau prix est le prix de base multiplié par 0,15 plus 0,85 fois le rapport de "
            "SYNTEC (dernier publié à la révision) à sa base (2023-08, indiqué pour 312,5). "
            "La variation est d'au plus 3,5 % par an. Le prix ne descend jamais sous le précédent. "
            "Il change tous les 12 mois. Il change à la date anniversaire de la prise d'effet. "
            "Personne n'a à la demander.",
        ),
    ],
)
def test_one_in_full(language: Language, told: str) -> None:
    assert sentences(_FORMULA, language) == told


@settings(max_examples=60)
@given(FORMULAS)
def test_every_formula_is_told_in_both_languages(formula: Formula) -> None:
    assert sentences(formula, "en").endswith(".")
    assert sentences(formula, "fr").endswith(".")


def test_both_languages_have_the_same_phrases() -> None:
    english, french = lexicon("formula", "en"), lexicon("formula", "fr")
    assert english.keys() == french.keys()
    for key, value in english.items():
        if isinstance(value, dict):
            assert value.keys() == french[key].keys(), key
