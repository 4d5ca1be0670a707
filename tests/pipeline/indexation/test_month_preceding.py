"""*The CPI-U for the preceding October* in a sentence: which reading, and from which the price moves."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.indexation.formula import SURE, Formula, Ratio, Reference
from pipeline.indexation.reading import read
from pipeline.types import Language

_LAST = Reference("of_year", "10", years=-1)
_YEAR_AGO = Reference("earlier", months=12)
_IN_PROSE: list[tuple[Language, str, Reference, str | None]] = [
    (
        "en",
        "The annual fee shall be adjusted, upwards or downwards, on 1 January in each year, beginning on "
        "1 January 2020, by multiplying the initial fee by the CPI-U for the preceding October and "
        "dividing it by the CPI-U for October 2018.",
        Reference("period", "2018-10"),
        "base",
    ),
    (
        "en",
        "On each 1 January, and first on 1 January 2020, the annual fee then in force shall be increased "
        "or decreased by the percentage change in the CPI-U (US city average, all items) for the "
        "preceding October over October of the year before.",
        _YEAR_AGO,
        "previous",
    ),
    (
        "en",
        "The fee is increased or decreased on 1 January in each year, and first on 1 January 2020, by the"
        " percentage change in the CPI-U for the preceding October over that for the October before that.",
        _YEAR_AGO,
        None,
    ),
    (
        "fr",
        "Le prix est révisé, à la hausse comme à la baisse, au 1er janvier de chaque année, et pour la "
        "première fois le 1er janvier 2020, en multipliant le prix initial par l'indice Syntec du mois "
        "d'octobre précédent et en divisant le résultat par l'indice Syntec d'octobre 2018.",
        Reference("period", "2018-10"),
        "base",
    ),
]


def _only(text: str, language: Language) -> Formula:
    reading = read(text, language)
    assert not [one for one in reading.not_settled if one.part in ("base_period", "reference_period")]
    return reading.formulas[0]


@pytest.mark.parametrize(("language", "text", "base", "of"), _IN_PROSE)
def test_the_words_settle_both_readings(
    language: Language, text: str, base: Reference, of: str | None
) -> None:
    formula = _only(text, language)
    assert isinstance(formula.movement, Ratio)
    (term,) = formula.movement.terms
    assert (term.now, term.base) == (_LAST, base)
    assert formula.days.first == date(2020, 1, 1)
    assert of is None or formula.of == of
    for name in ("base_period", "reference_period", "days", "first"):
        part = formula.part(name)
        assert part is not None
        assert part.confidence >= SURE


@pytest.mark.parametrize("other", ["September of the year before", "September 2019 of the year before"])
def test_another_month_is_no_reading_a_year_earlier(other: str) -> None:
    text = (
        "The fee shall be increased on 1 January each year by the percentage change in the CPI-U for the "
        f"preceding October over {other}."
    )
    for formula in read(text, "en").formulas:
        assert isinstance(formula.movement, Ratio)
        assert formula.movement.terms[0].base != _YEAR_AGO
