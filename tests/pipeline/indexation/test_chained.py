"""Two readings a year apart, a base that moves on from a first one, a rise that comes a second time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._index_value import Moment, Pair
from pipeline.indexation._lookup import Reader
from pipeline.indexation.formula import FixedRate, IndexTerm, Rounding, Steps
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import reference
from pipeline.indexation.reading import read
from pipeline.indexation.reading.settle import terms_of
from pipeline.types import Language
from tests.pipeline.indexation.official import library


def _term(text: str, language: Language = "fr") -> tuple[IndexTerm, str | None]:
    (formula,) = read(text, language).formulas
    (term,) = terms_of(formula.movement)
    assert isinstance(term, IndexTerm)
    return term, formula.of


@pytest.mark.parametrize(
    ("words", "now", "base"),
    [
        (
            "loyer en cours x IRL du 3e trimestre de l'année / IRL du 3e trimestre de l'année précédente",
            "of_year period=Q3",
            "earlier months=12",
        ),
        (
            "loyer en vigueur × (IRL du 3e trimestre de l'année en cours / IRL du 3e trimestre "
            "de l'année précédente)",
            "of_year period=Q3",
            "earlier months=12",
        ),
        (
            "loyer en cours x IRL du 3e trimestre de l'année précédente / IRL du 3e trimestre "
            "de l'année N-2",
            "of_year period=Q3 years=-1",
            "earlier months=12",
        ),
    ],
)
def test_the_year_of_each_of_two_quarters(words: str, now: str, base: str) -> None:
    term, of = _term(f"Le loyer est révisé le 20 octobre de chaque année selon l'IRL : {words}.")
    assert (reference(term.now), reference(term.base), of) == (now, base, "previous")


_LEGEND = (
    "Le prix est révisé chaque 1er mars selon la formule P = P' x (S / S'), où P' est le prix "
    "en vigueur, S le "
    "dernier indice Syntec publié à la date de la révision et S' l'indice retenu lors de la "
    "révision précédente "
    "et, pour la première, celui de {first}."
)
_CHAINED = [
    (
        _LEGEND.format(first="novembre 2021 (277,4)"),
        "latest anchor=previous_revision value=277.4 begin=2021-11",
    ),
    (
        "Le loyer est révisé chaque 1er mars : le loyer en vigueur est multiplié par le "
        "dernier indice ILC publié à cette date et divisé "
        "par l'indice retenu lors de la révision précédente, l'indice de départ étant celui du "
        "3e trimestre 2021 "
        "(119,70).",
        "latest anchor=previous_revision value=119.70 begin=2021-Q3",
    ),
]


@pytest.mark.parametrize(("text", "base"), _CHAINED)
def test_a_base_that_moves_on_from_the_first_one(text: str, base: str) -> None:
    term, of = _term(text)
    assert (reference(term.now), reference(term.base), of) == ("latest", base, "previous")


def test_at_the_first_revision_it_is_the_period_that_is_named_and_later_the_one_taken_last() -> None:
    told = {
        "every": "quarter",
        "values": {
            "2021-Q3": ["100.0", "2021-12-20"],
            "2022-Q3": ["110.0", "2022-12-20"],
            "2023-Q3": ["121.0", "2023-12-20"],
        },
    }
    reader = Reader(library({"ILC": told}))
    formula = parse(
        'Pn = Pn-1 × ILC / ILC0\napplied to: previous\nILC: "ILC" as ""; latest; '
        "latest anchor=previous_revision value=99.5 begin=2021-Q3\nevery: 12 months\non: 03-01"
    )
    (term,) = terms_of(formula.movement)
    assert isinstance(term, IndexTerm)
    start, first, second = date(2022, 1, 1), date(2023, 3, 1), date(2024, 3, 1)
    pairs = [
        reader.pair(term, Moment(day, before, start, start, date(2025, 1, 1)))
        for day, before in ((first, start), (second, first))
    ]
    assert [(pair.now, pair.base) for pair in pairs if isinstance(pair, Pair)] == [
        (Decimal("110.0"), Decimal("99.5")),
        (Decimal("121.0"), Decimal("110.0")),
    ]


@pytest.mark.parametrize(
    ("language", "text", "rounding"),
    [
        (
            "en",
            "The day rate goes up by 4% on 1 May 2024 and again on 1 May 2025, rounded to the nearest £5.",
            Rounding("price", 0, "half_up", 5),
        ),
        (
            "en",
            "The hire is increased by 4% on 1 May 2024 and again by the same percentage on 1 May 2025.",
            None,
        ),
        (
            "fr",
            "Le tarif augmente de 4 % le 1er mai 2024, puis à nouveau le 1er mai 2025, et il "
            "est arrondi à la "
            "dizaine d'euros la plus proche.",
            Rounding("price", -1, "half_up"),
        ),
    ],
)
def test_a_rise_that_comes_again(language: Language, text: str, rounding: Rounding | None) -> None:
    (formula,) = read(text, language).formulas
    assert isinstance(formula.movement, Steps)
    told = [(one.start, one.rate) for one in formula.movement.steps]
    assert told == [(date(2024, 5, 1), Decimal("0.04")), (date(2025, 5, 1), Decimal("0.04"))]
    assert formula.rounding == (() if rounding is None else (rounding,))


@pytest.mark.parametrize(
    ("language", "text", "mode"),
    [
        ("en", "The rent goes up by 3% on each 1 May and is rounded to the nearest pound.", "half_up"),
        ("en", "The rent increases by 3% on each 1 May. The result is rounded up to the next pound.", "up"),
        ("fr", "Le loyer augmente de 3 % chaque 1er mai et il est arrondi à l'euro supérieur.", "up"),
        ("fr", "Le loyer augmente de 3 % chaque 1er mai, arrondi à l'euro inférieur.", "down"),
        (
            "fr",
            "Sans pouvoir être supérieur à 900 €, le loyer augmente de 3 % chaque 1er mai, "
            "arrondi à l'euro.",
            None,
        ),
    ],
)
def test_how_it_is_rounded_is_told_behind_the_word_and_not_by_the_rise(
    language: Language, text: str, mode: str | None
) -> None:
    (formula,) = read(text, language).formulas
    assert isinstance(formula.movement, FixedRate)
    assert [one.mode for one in formula.rounding] == [mode]


_RPI = (
    "On 25 June in each year the rent is increased by the same percentage as the increase in "
    "the Retail Prices Index "
    "between the figure for April in the preceding year and the figure for April in the year "
    "of the review. "
)


@pytest.mark.parametrize(
    ("words", "floor", "cap"),
    [
        ("The rent shall on no review date rise by less than 2% or by more than 4%.", "0.02", "0.04"),
        ("On no review date shall the rent rise by more than 4% of the rent then payable.", None, "0.04"),
        ("At no review shall the rent increase by less than 2%.", "0.02", None),
        ("In no year will the rent go up by more than 4%.", None, "0.04"),
        ("On no day shall the shutters rise by more than half.", None, None),
    ],
)
def test_a_bound_of_no_day(words: str, floor: str | None, cap: str | None) -> None:
    (formula,) = read(_RPI + words, "en").formulas
    told = (formula.bounds.floor, formula.bounds.cap)
    assert told == tuple(None if one is None else Decimal(one) for one in (floor, cap))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            ", de sorte que la période de variation de l'indice n'excède jamais la durée "
            "écoulée entre deux révisions",
        ),
        (
            "fr",
            ", afin que la durée de variation de l'indice ne soit jamais supérieure à la durée "
            "entre deux indexations",
        ),
    ],
)
def test_why_a_quarter_is_taken_is_no_bound(language: Language, words: str) -> None:
    clause = (
        "Le loyer est révisé chaque 1er mai en fonction de l'ILC. L'indice de base est celui "
        "du 4e trimestre 2022 "
        "(126,66) ; l'indice de comparaison est celui du même trimestre de l'année qui précède la révision"
    )
    plain, told = (read(f"{clause}{one}.", language).formulas for one in ("", words))
    assert [one.bounds for one in told] == [one.bounds for one in plain]
    assert [[part.confidence for part in one.parts] for one in told] == [
        [part.confidence for part in one.parts] for one in plain
    ]


def test_a_sum_rounded_to_the_cent_is_to_the_nearest() -> None:
    text = "Le loyer augmente de 3 % chaque 1er mai. Le montant obtenu est arrondi au centime d'euro."
    (formula,) = read(text, "fr").formulas
    assert formula.rounding == (Rounding("price", 2, "half_up"),)
