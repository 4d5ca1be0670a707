"""A clause that only the grammar knows: an index moves the price that its formula holds, or names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, Stretch, schedule
from pipeline.indexation.formula import Part
from pipeline.indexation.linked import Moving, link
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.pipeline.indexation.official import library

_SUM = (
    "On 1 May 2024 and each later 1 May the yearly sum becomes\n\n    P = £7,500 x (0.4 + 0.6 x C1 / C0)\n"
    "where C0 is the UK Consumer Prices Index for January 2023 and C1 is the UK Consumer Prices Index for "
    "the preceding January."
)
_RATES = (
    "Les taux sont révisés une fois par an, au 1er mai, par la formule :\n\n    P = Po x (S / So)\n\noù\n"
    "   Po  le taux de l'article 2,\n   So  l'indice Syntec révisé de janvier 2024, soit 310,5,\n"
    "   S   l'indice Syntec révisé du mois de janvier de l'année de la révision.\n"
    "La première révision intervient le 1er mai 2025."
)


def _priced(amount: str, currency: str, what: str, per: str = "year") -> Priced:
    return Priced(what, Stated(Decimal(amount), currency, per, what, None, f"{what} {amount}", "d"))


def _kinds(language: Language, lines: list[Priced], *texts: str) -> list[str]:
    spoken = tuple(read(text, language) for text in texts)
    moving = Moving((), "unknown", "unknown", "seen", True, spoken)
    return [one.kind for one in link(lines, moving, language).values()]


def test_the_price_that_stands_in_the_formula_is_moved() -> None:
    (formula,) = read(_SUM, "en").formulas
    assert (formula.base_price, formula.days.on, formula.of) == (Decimal(7500), "05-01", "base")
    assert _kinds("en", [_priced("7500", "GBP", "sum")], _SUM) == ["moves"]
    assert _kinds("en", [_priced("7600", "GBP", "sum")], _SUM) == ["unknown"]


def test_rates_that_are_told_as_all_of_them_move_alike() -> None:
    lines = [_priced("500", "EUR", "Technicien", "day"), _priced("700", "EUR", "Chef", "day")]
    assert _kinds("fr", lines, _RATES) == ["moves", "moves"]


@pytest.mark.parametrize(
    "text",
    [
        # which reading is taken, or which index, is not told
        "Les taux sont révisés au 1er mai de chaque année selon l'indice Syntec.",
        "Les taux suivent chaque année au 1er mai l'indice de la profession du mois de janvier.",
        # of another sum
        "Le dépôt de garantie et les taux d'intérêt sont révisés au 1er mai : D = Do x (S / So), So étant "
        "l'indice Syntec révisé de janvier 2024 et S celui de janvier de l'année.",
    ],
)
def test_what_does_not_surely_move_the_price_is_left(text: str) -> None:
    assert _kinds("fr", [_priced("500", "EUR", "Technicien", "day")], text) == ["unknown"]


def test_before_a_first_revision_that_is_in_doubt_the_price_is_not_final() -> None:
    clause = "The fee rises by 2% on each 1 May, for the first time on 1 May 2026."
    (formula,) = read(clause, "en").formulas
    doubted = replace(formula, parts=(*formula.parts, Part("first", 0, 5, 0.85, "later on")))
    facts = Facts(date(2024, 5, 1), date(2026, 11, 25), end=date(2027, 4, 30))
    told = []
    for one in (formula, doubted):
        line = Line("fee", "fee", "GBP", "year", (Stretch(date(2024, 5, 1), Decimal(100), (one,)),))
        told.append([row.state for row in schedule(line, facts, Reader(library({})))])
    assert told == [["final", "final", "final"], ["final", "assumed", "assumed"]]


@pytest.mark.parametrize(
    ("language", "words", "steps"),
    [
        ("en", "by 4% on 1 May 2025 and by a further 2% on 1 May in every year after 2025", 2),
        ("en", "by 4% on May 1, 2025 and by 2% on May 1 in each subsequent year", 2),
        ("en", "by 4% on 1 May 2025, and on 1 May 2026 by 2% over the charges then current", 2),
        # on another day, or not from the year after on: not understood
        ("en", "by 4% on 1 May 2025 and by a further 2% on 1 June in every year after 2025", 0),
        ("en", "by 4% on 1 May 2025 and by a further 2% on 1 May in every year after 2026", 0),
    ],
)
def test_a_rise_and_another_in_every_later_year(language: Language, words: str, steps: int) -> None:
    found = read(f"The charges rise {words}.", language).formulas
    assert [len(getattr(one.movement, "steps", ())) for one in found] == ([steps] if steps else [])


def test_the_same_in_french() -> None:
    clause = "Le tarif augmente de 4 % le 1er mai 2025, puis de 2 % le 1er mai de chaque année suivante."
    (formula,) = read(clause, "fr").formulas
    told = [(one.start, one.rate, one.each) for one in getattr(formula.movement, "steps", ())]
    assert told == [
        (date(2025, 5, 1), Decimal("0.04"), False),
        (date(2026, 5, 1), Decimal("0.02"), True),
    ]
