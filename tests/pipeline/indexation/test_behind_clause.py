"""What the paragraphs behind a clause say of it: bounds over several years, thresholds, definitions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.indexation._comes_back import comes_back
from pipeline.indexation._nouns import names_period
from pipeline.indexation.reading import read
from pipeline.indexation.regions import Piece, regions
from pipeline.types import Language

_EN = (
    "On 1 May 2026 and each third anniversary the rent is multiplied by the RPI for the February before "
    "and divided by that index for the February three years before. "
)
_FR = "Le loyer est révisé tous les trois ans au 1er mai selon la variation de l'ILC. "


@pytest.mark.parametrize(
    ("language", "text", "cap", "floor"),
    [
        ("en", "It shall not be more than the rent before increased by 4% a year compound for three years.",
            "0.124864", None),
        ("en", "It may not exceed the rent before increased by 5% per annum compounded over two years.",
            "0.1025", None),
        ("en", "It shall not be less than the rent before increased by 2% a year compound for three years.",
            None, "0.061208"),
        ("fr", "Il ne peut excéder le loyer précédent augmenté de 3 % par an, composés, sur trois ans.",
            "0.092727", None),
    ],
)  # fmt: skip
def test_a_bound_that_grows_with_the_years_is_worked_out(
    language: Language, text: str, cap: str | None, floor: str | None
) -> None:
    (formula,) = read((_EN if language == "en" else _FR) + text, language).formulas
    told = formula.bounds.cap, formula.bounds.floor
    assert told == tuple(None if one is None else Decimal(one) for one in (cap, floor))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("for the February three years before.", 36),
        ("for the February two years earlier.", 24),
        ("for the February one year before.", 12),
    ],
)
def test_a_base_of_several_years_before(text: str, months: int) -> None:
    words = (
        "On 1 May 2026 the rent is multiplied by the RPI for the February before and divided by that index "
    )
    (formula,) = read(words + text, "en").formulas
    (term,) = formula.movement.terms  # type: ignore[union-attr]
    assert (term.base.kind, term.base.months) == ("earlier", months)


_MOVES = (
    "On 1 October in each year the rate then in force is changed in proportion to the movement of the "
    "Consumer Prices Index from August of the year before to August of the year of review. "
)
_BOUGE = "La redevance est révisée au 1er janvier de chaque année selon la variation de l'indice Syntec. "


@pytest.mark.parametrize(
    ("language", "text", "least"),
    [
        ("en", "If that movement is less than 2.5 per cent, the Day Rate will stay unchanged.", "0.025"),
        (
            "en",
            "Where the change is lower than 2%, the rate remains the same until the next review.",
            "0.02",
        ),
        ("en", "If the volume is less than 2%, the rate remains the same.", None),
        ("fr", "Si la variation est inférieure à 2 %, la redevance reste inchangée.", "0.02"),
        ("fr", "Lorsque la hausse est de moins de 1 %, la redevance demeure identique.", "0.01"),
        ("fr", "Si la consommation est inférieure à 2 %, la redevance reste inchangée.", None),
    ],
)
def test_a_change_below_which_the_price_stays(language: Language, text: str, least: str | None) -> None:
    (formula,) = read((_MOVES if language == "en" else _BOUGE) + text, language).formulas
    assert formula.bounds.threshold == (None if least is None else Decimal(least))


def test_the_base_of_an_index_is_no_reading_of_it_and_an_index_of_prices_no_price() -> None:
    text = (
        "The prices move on 1 May of each year: P = P0 x (0.4 + 0.6 x R / R0), where P is the revised "
        "price, P0 that of clause 3, R is the Retail Prices Index (January 1987 = 100) for the "
        "February immediately before the revision and R0 the same index for February 2024."
    )
    assert comes_back(text.lower()) is None
    (formula,) = read(text, "en").formulas
    (term,) = formula.movement.terms  # type: ignore[union-attr]
    assert (term.now.kind, term.now.period, term.base.period) == ("of_year", "02", "2024-02")


@pytest.mark.parametrize(
    ("language", "text", "per", "named"),
    [
        ("en", "the quarterly fee then current is increased", "quarter", True),
        ("en", "the monthly fee and the quarterly fee are increased", "quarter", False),
        ("en", "the quarterly report shows the fee", "quarter", False),
        ("fr", "la redevance trimestrielle est révisée", "quarter", True),
        ("fr", "le bilan trimestriel indique la redevance", "quarter", False),
    ],
)
def test_a_clause_names_a_price_by_how_often_it_is_due(
    language: Language, text: str, per: str, named: bool
) -> None:
    assert names_period(text, per, language) is named


def test_what_a_word_of_the_clause_means_belongs_to_it() -> None:
    head = ("FEE",)
    clause = Piece("(b)", "", head, "(b) The fee moves with the CPI.", 0, 100)
    means = Piece("(c)", "", head, '(c) "CPI" means the Consumer Price Index.', 100, 200)
    other = Piece("(c)", "", head, '(c) "Site" means the yard.', 100, 200)
    assert len(regions([clause, means], [(0, 9)], "en")[0]) > len(clause.text)
    assert regions([clause, other], [(0, 9)], "en") == [clause.text]
