"""Sums of money that hold a price or its rise, by words of our own: what is read, and what is left open."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.indexation._sums_fit import unfit
from pipeline.indexation.formula import Greatest, Least
from pipeline.indexation.parsing import parse
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.printing import canonical
from pipeline.indexation.reading import read
from pipeline.types import Language

_RPI = "The Fee shall be adjusted each year on 1 April by the change in the RPI over the last twelve months"
_ILC = "Le loyer est révisé chaque 1er janvier selon la variation de l'ILC"
_NAMES = ("lowest_price", "highest_price", "least_rise", "most_rise")


def _sums(text: str, language: Language) -> dict[str, int]:
    bounds = read(text, language).formulas[0].bounds
    return {name: int(value) for name in _NAMES if (value := getattr(bounds, name)) is not None}


@pytest.mark.parametrize(
    ("text", "language", "held"),
    [
        (f"{_RPI}. The increase shall not exceed £2,000 in any year.", "en", {"most_rise": 2000}),
        (f"{_RPI}, provided that the Fee shall not be less than £50,000.", "en", {"lowest_price": 50000}),
        (f"{_RPI}, but shall in no event exceed £120,000.", "en", {"highest_price": 120000}),
        (
            "The Rent rises by 3% each year, subject to a maximum increase of £1,500.",
            "en",
            {"most_rise": 1500},
        ),
        (
            "The Fee rises by 4% on each anniversary, by at least £300 and at most £900.",
            "en",
            {"least_rise": 300, "most_rise": 900},
        ),
        (
            "In no event shall the Charges be below £18,000. The Charges rise by 2% each 1 January.",
            "en",
            {"lowest_price": 18000},
        ),
        (f"{_RPI}, and the resulting Fee shall not fall below £40,000.", "en", {"lowest_price": 40000}),
        (f"{_RPI}. It shall never exceed £95,000.", "en", {"highest_price": 95000}),
        ("The Fee escalates by 3% per year, capped at an increase of £4,000.", "en", {"most_rise": 4000}),
        (f"{_ILC} ; il ne pourra être ramené en dessous de 30 000 €.", "fr", {"lowest_price": 30000}),
        (f"{_ILC}, sans pouvoir être inférieur à 50 000 €.", "fr", {"lowest_price": 50000}),
        (
            f"{_ILC} publiée par l'INSEE pour le troisième trimestre de l'année précédente, à la hausse "
            "comme à la baisse, sans pouvoir être inférieur à 24 500 euros.",
            "fr",
            {"lowest_price": 24500},
        ),
        (f"{_ILC}. L'augmentation ne pourra excéder 2 000 euros par an.", "fr", {"most_rise": 2000}),
        (f"{_ILC} ; le loyer ne peut augmenter de plus de 1 200 € d'un coup.", "fr", {"most_rise": 1200}),
        (f"{_ILC}, dans la limite d'un loyer maximum de 60 000 €.", "fr", {"highest_price": 60000}),
        (
            f"{_ILC}, sans pouvoir excéder 45 000 € ni descendre sous 38 000 €.",
            "fr",
            {"lowest_price": 38000, "highest_price": 45000},
        ),
        (
            f"{_ILC}, avec une hausse minimale de 500 € et maximale de 2 500 €.",
            "fr",
            {"least_rise": 500, "most_rise": 2500},
        ),
    ],
)
def test_sums_that_hold(text: str, language: Language, held: dict[str, int]) -> None:
    assert _sums(text, language) == held
    for name, value in held.items():
        told = [one for one in read(text, language).formulas[0].parts if one.name == name]
        figures = ["".join(filter(str.isdigit, text[one.start : one.end])) for one in told]
        assert figures == [str(value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{_RPI}. The deposit shall not exceed £2,000.", "en"),
        (f"{_RPI}. Liability shall not exceed £500,000 in any year.", "en"),
        (f"{_RPI}. Expenses shall not exceed £2,000 in any year.", "en"),
        (f"If the Fee exceeds £50,000 the Customer may terminate. {_RPI}.", "en"),
        (f"{_ILC}. Le dépôt de garantie ne peut être inférieur à 5 000 €.", "fr"),
        (f"{_ILC}. La pénalité ne pourra excéder 2 000 € par an.", "fr"),
        (f"Si le loyer excède 50 000 €, le preneur peut résilier. {_ILC}.", "fr"),
    ],
)
def test_sums_of_something_else_hold_nothing(text: str, language: Language) -> None:
    reading = read(text, language)
    assert _sums(text, language) == {}
    assert "bound" not in {one.part for one in reading.not_settled}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{_RPI}. Any adjustment shall not exceed £2,000.", "en"),
        (f"{_RPI}; no increase shall be less than £250.", "en"),
        (f"{_RPI}, subject always to a ceiling of £95,000.", "en"),
        ("The Rent rises by 3% each year; the increases over the term shall not exceed £9,000.", "en"),
        (
            "The monthly fee rises by 3% each 1 January and the increase shall not exceed £20 per month.",
            "en",
        ),
        (f"{_ILC}. La variation ne pourra excéder 2 000 €.", "fr"),
        (f"{_ILC}. L'augmentation ne pourra excéder 9 000 € sur toute la durée du bail.", "fr"),
    ],
)
def test_sums_that_may_hold_in_another_way_are_not_settled(text: str, language: Language) -> None:
    reading = read(text, language)
    assert _sums(text, language) == {}
    assert "bound" in {one.part for one in reading.not_settled}
    assert any(one.name == "bound" and one.doubt for one in reading.formulas[0].parts)


@pytest.mark.parametrize(
    ("per", "amount", "lines", "fits"),
    [
        ("year", "60000", "most rise: 1500\nevery: 12 months", True),
        ("month", "5000", "most rise: 1500\nevery: 12 months", False),
        ("year", "60000", "most rise: 1500\nevery: 3 months", False),
        ("year", "60000", "currency: GBP\nmost rise: 1500", False),
        ("year", "60000", "currency: EUR\nlowest price: 50000", True),
        ("year", "48000", "lowest price: 50000", True),
        ("month", "4200", "lowest price: 50000", False),
        ("year", "60000", "highest price: 50000", False),
        ("year", "60000", "cap: 3 %", True),
    ],
)
def test_sums_are_laid_beside_the_price_they_are_of(per: str, amount: str, lines: str, fits: bool) -> None:
    formula = parse(f"Pn = Pn-1 × (1 + 3 %)\napplied to: previous\n{lines}")
    stated = Stated(Decimal(amount), "EUR", per, "loyer", None, "", "d1")
    assert (unfit(Priced("loyer", stated), [formula]) == "") is fits


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On each 1 January the fee rises by the lesser of 3% and £900.", "en"),
        ("On each anniversary the rent is increased by 2.5% or £600, whichever is the greater.", "en"),
    ],
)
def test_a_sum_beside_a_percentage_is_a_rise_and_no_price(text: str, language: Language) -> None:
    (formula,) = read(text, language).formulas
    assert isinstance(formula.movement, Least | Greatest)
    assert formula.base_price is None
    for per, fits in (("year", True), ("month", False)):
        stated = Stated(Decimal(20000), "GBP", per, "fee", None, "", "d1")
        assert (unfit(Priced("fee", stated), [formula]) == "") is fits


def test_a_price_that_may_not_fall_below_a_sum_may_fall() -> None:
    fall, sum_ = (
        read(f"{_RPI}, and the Fee shall not fall{words}.", "en") for words in ("", " below £9,000")
    )
    assert fall.formulas[0].bounds.never_below == "previous"
    assert sum_.formulas[0].bounds.never_below == ""


def test_a_formula_with_sums_is_printed_and_read_again() -> None:
    formula = parse(
        "Pn = Pn-1 × (1 + 3 %)\napplied to: previous\nlowest price: 10\nleast rise: 1.50\nmost rise: 20"
    )
    assert parse(canonical(formula)) == formula
