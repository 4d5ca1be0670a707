"""Roundings to multiples, fractions in words, bounds in plain words; no index is its own base."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline._percents import ANY_PERCENT, differing, percent_of
from pipeline.indexation._figures import rounded
from pipeline.indexation.formula import Formula, Rounding
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical
from pipeline.indexation.reading import read
from pipeline.types import Language

_EN = (
    "On 1 June each year the hosting fee is adjusted: the fee then in force is multiplied by the UK "
    "CPI for March "
    "of that year and divided by the UK CPI for March of the year before. "
)
_FR = (
    "Le 1er juin de chaque année, le forfait est révisé : le montant en vigueur est multiplié par "
    "l'indice Syntec "
    "du mois de mars de l'année et divisé par l'indice Syntec du mois de mars de l'année précédente. "
)


def _only(text: str, language: Language) -> Formula:
    (formula,) = read(text, language).formulas
    return formula


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("We round the new fee to the nearest 5 pence.", "en", Rounding("price", 2, "half_up", 5)),
        ("It is rounded to the nearest £5.", "en", Rounding("price", 0, "half_up", 5)),
        (
            "The fee is rounded up to the next twenty-five pounds (£25).",
            "en",
            Rounding("price", 0, "up", 25),
        ),
        ("The fee is rounded down to a multiple of $0.05.", "en", Rounding("price", 2, "down", 5)),
        ("The fee is rounded to the nearest ten pence.", "en", Rounding("price", 1, "half_up")),
        (
            "Le forfait est arrondi aux 5 centimes les plus proches.",
            "fr",
            Rounding("price", 2, "half_up", 5),
        ),
        ("Le forfait est arrondi au multiple de 0,50 € supérieur.", "fr", Rounding("price", 1, "up", 5)),
        ("Le forfait est arrondi aux cinq euros inférieurs.", "fr", Rounding("price", 0, "down", 5)),
        ("Le forfait est arrondi aux 50 centimes d'euro.", "fr", Rounding("price", 1, None, 5)),
    ],
)
def test_a_multiple_of_a_sum_is_a_rounding_and_no_price(
    words: str, language: Language, expected: Rounding
) -> None:
    formula = _only((_EN if language == "en" else _FR) + words, language)
    assert (formula.rounding, formula.base_price) == ((expected,), None)
    assert not [part for part in formula.parts if part.name == "rounding" and part.doubt]


@pytest.mark.parametrize(
    ("words", "language"),
    [("For the first year it is rounded to £1,450.", "en"), ("Il est arrondi à 1 450 euros.", "fr")],
)
def test_a_sum_that_is_only_named_is_nothing_to_round_to(words: str, language: Language) -> None:
    reading = read((_EN if language == "en" else _FR) + words, language)
    assert [one.rounding for one in reading.formulas] == [()] * len(reading.formulas)
    assert "rounding" in {one.part for one in reading.not_settled}


def test_a_multiple_is_kept_when_a_formula_is_written_and_read_again() -> None:
    formula = _only(_EN + "The fee is rounded to the nearest 5 pence.", "en")
    assert parse(canonical(formula)).rounding == formula.rounding
    assert rounded(Decimal("1429.5275"), 2, "half_up", 5) == Decimal("1429.55")
    assert rounded(Decimal("1429.5249"), 2, "half_up", 5) == Decimal("1429.50")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("four and three quarter per cent (4.75%)", "0.0475"),
        ("six and one-half percent (6.5%)", "0.065"),
        ("half of one per cent (0.5%)", "0.005"),
        ("five eighths of one per cent (0.625%)", "0.00625"),
        ("quatre pour cent et demi (4,5 %)", "0.045"),
        ("trois et un quart pour cent (3,25 %)", "0.0325"),
    ],
)
def test_a_fraction_in_words_is_the_figure_beside_it(words: str, expected: str) -> None:
    first = ANY_PERCENT.search(words)
    assert first is not None
    assert percent_of(first) == Decimal(expected)
    assert list(differing(words)) == []


@pytest.mark.parametrize("words", ["2 3/4 %", "one third of one per cent"])
def test_a_fraction_that_is_not_known_is_no_percentage(words: str) -> None:
    assert [percent_of(one) for one in ANY_PERCENT.finditer(words) if percent_of(one) is not None] == []


def test_words_and_figures_that_differ_still_differ() -> None:
    assert len(list(differing("three and a half per cent (3%)"))) == 1


@pytest.mark.parametrize(
    ("words", "language", "cap", "floor"),
    [
        ("No single increase shall be greater than six percent (6%).", "en", "0.06", None),
        ("No yearly rise may be above 6%.", "en", "0.06", None),
        ("In no event will an annual increase be greater than 6%.", "en", "0.06", None),
        (
            "The fee does not go up by less than 1.25% or by more than 6% at any review.",
            "en",
            "0.06",
            "0.0125",
        ),
        ("An increase may not be lower than 2% or higher than 6%.", "en", "0.06", "0.02"),
        ("No increase shall be less than 2%.", "en", None, "0.02"),
        ("The minimum annual increase is 2%.", "en", None, "0.02"),
        ("Aucune augmentation ne sera supérieure à 6 %.", "fr", "0.06", None),
        ("Une même révision ne peut entraîner une hausse supérieure à 6 %.", "fr", "0.06", None),
        ("Le forfait n'augmente jamais de moins de 2 %.", "fr", None, "0.02"),
        ("Le forfait ne peut augmenter de moins de 2 % ni de plus de 6 %.", "fr", "0.06", "0.02"),
    ],
)
def test_the_most_and_the_least_of_a_rise(
    words: str, language: Language, cap: str | None, floor: str | None
) -> None:
    bounds = _only((_EN if language == "en" else _FR) + words, language).bounds
    assert bounds.cap == (None if cap is None else Decimal(cap))
    assert bounds.floor == (None if floor is None else Decimal(floor))
    assert bounds.threshold is None


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Increases greater than 6% require the Customer's written consent.", "en"),
        ("If the increase would be greater than 6%, the parties shall meet.", "en"),
        ("The Customer may refuse an increase of more than 6%.", "en"),
        ("No single delivery shall be greater than 6% of the order.", "en"),
        ("Une augmentation de plus de 6 % ouvre au client le droit de résilier.", "fr"),
    ],
)
def test_a_rise_that_is_a_case_is_no_bound_and_leaves_a_doubt(words: str, language: Language) -> None:
    formula = _only((_EN if language == "en" else _FR) + words, language)
    assert (formula.bounds.cap, formula.bounds.floor) == (None, None)
    assert any(part.confidence < 0.9 for part in formula.parts if part.name == "movement")


@pytest.mark.parametrize(
    "text",
    [
        "Le loyer annuel de base varie le 1er septembre de chaque année proportionnellement à l'indice "
        "des loyers "
        "commerciaux : il est multiplié par le dernier indice publié à cette date et divisé par "
        "l'indice de base, "
        "celui du deuxième trimestre 2023, soit 131,81.",
        "La redevance mensuelle de base est révisée le 1er septembre selon l'ILC : elle est multipliée "
        "par le dernier "
        "indice publié à cette date, rapporté à celui du deuxième trimestre 2023 (131,81).",
    ],
)
def test_a_price_of_base_is_no_base_of_an_index(text: str) -> None:
    formula = _only(text, "fr")
    (term,) = formula.movement.terms  # type: ignore[union-attr]
    assert (term.now.kind, term.base.period, term.base.value) == ("latest", "2023-Q2", Decimal("131.81"))


def test_an_index_is_never_divided_by_the_same_reading_of_itself() -> None:
    text = (
        "Le loyer est révisé le 1er janvier : l'indice ILAT du 3e trimestre de l'année précédant la "
        "révision est comparé "
        "à l'indice du 3e trimestre de l'année antérieure."
    )
    for formula in read(text, "fr").formulas:
        (term,) = formula.movement.terms  # type: ignore[union-attr]
        assert (term.base.kind, term.base.months) == ("earlier", 12)
        assert any(one.confidence < 0.9 for one in formula.parts if one.name == "base_period")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The fee shall not rise or fall by more than 3%.", "en"),
        ("The fee may not be increased or reduced by more than 3% at any review.", "en"),
        ("Le forfait ne pourra augmenter ou diminuer de plus de 3 %.", "fr"),
        ("Le forfait ne peut ni augmenter ni baisser de plus de 3 %.", "fr"),
    ],
)
def test_a_fall_that_is_bounded_is_not_excluded(words: str, language: Language) -> None:
    formula = _only((_EN if language == "en" else _FR) + words, language)
    assert formula.direction != "up"
    assert formula.bounds.never_below == ""


def test_the_year_before_the_year_before_is_two_years_back() -> None:
    text = (
        "Le loyer varie le 1er mai de chaque année selon l'ILAT, entre l'indice du 4e trimestre de l'année "
        "précédente et celui du 4e trimestre de l'année antérieure à celle-ci."
    )
    (term,) = _only(text, "fr").movement.terms  # type: ignore[union-attr]
    assert (term.now.years, term.base.years) == (-1, -2)


def test_what_is_rounded_may_stand_in_the_sentence_before() -> None:
    text = (
        "Le nouveau loyer est égal au loyer en cours majoré de 2 % au 1er mai de chaque année. Il "
        "est arrondi au centime."
    )
    assert _only(text, "fr").rounding == (Rounding("price", 2, "half_up"),)


@pytest.mark.parametrize(
    "text",
    [
        "Rent: from the second year, on each 24 June, the rent then payable is increased by the change "
        "in the RPI between "
        "March of the previous year and March of that year.",
        "On each 24 June the rent then payable is increased by the change in the RPI between the "
        "figure for May of the "
        "previous year and that for May of that year.",
    ],
)
def test_march_and_may_of_a_year_are_months(text: str) -> None:
    (term,) = _only(text, "en").movement.terms  # type: ignore[union-attr]
    assert (term.now.kind, term.now.years, term.base.years) == ("of_year", 0, -1)


def test_no_other_increase_beside_a_yearly_one_puts_nothing_in_doubt() -> None:
    text = (
        "Le forfait augmente de 2 % au 1er mai de chaque année. Aucune autre augmentation ne pourra "
        "être demandée."
    )
    assert not [part for part in _only(text, "fr").parts if part.confidence < 0.9 and part.name != "who"]


@pytest.mark.parametrize(
    "words",
    [
        "La variation ne pourra, tant à la hausse qu'à la baisse, excéder 4 %.",
        "Le forfait ne peut augmenter ou diminuer de plus de 4 %.",
        "La variation, aussi bien à la hausse qu'à la baisse, est limitée à 4 %.",
    ],
)
def test_a_bound_of_both_sides_holds_a_fall_too(words: str) -> None:
    assert _only(_FR + words, "fr").bounds.collar == Decimal("0.04")
