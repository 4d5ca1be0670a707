"""Sums beside a rise: of which time or thing they are, and whether a list of them tells prices or rises."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.indexation._units_fit import fitted
from pipeline.indexation.formula import FixedAmount, Formula, Steps
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.reading import read
from pipeline.types import Language

YEARLY = Stated(Decimal(24_000), "GBP", "year", "annual fee", None, "The annual fee is GBP 24,000.", "d")
MONTHLY = replace(YEARLY, amount=Decimal(2_000), per="month", quote="The monthly fee is GBP 2,000.")
BY_USER = replace(YEARLY, quote="The annual fee is GBP 24,000 per user.")

UNITS: list[tuple[Language, str, str]] = [
    ("en", "On 1 April in each year the charge is increased by £25 per month.", "month"),
    ("en", "Each year on 1 April the charge shall be increased by £300 (plus VAT) per annum.", "year"),
    ("en", "The charge shall be increased every year by a monthly amount of £25.", "month"),
    ("en", "The charge shall be increased every year by £25 per user per month.", "month/user"),
    ("en", "The charge shall be increased every 1 May by £80 for each boiler serviced.", "boiler"),
    ("en", "The monthly charge shall be increased by £25 per year.", ""),
    ("en", "The charge shall be increased by £250 each year.", ""),
    ("en", "The charge shall be increased every year by £250 per contract year.", ""),
    ("en", "The charge shall be increased every year by £250 for each renewal of the term.", ""),
    ("fr", "La redevance est augmentée de 30 € HT par mois au 1er mai de chaque année.", "month"),
    ("fr", "La redevance est augmentée de 360 € par an au 1er mai de chaque année.", "year"),
    ("fr", "Chaque année, la redevance est augmentée de 30 € par chaudière.", "chaudiere"),
    (
        "fr",
        "La redevance est augmentée de 30 € par mois et par local au 1er mai de chaque année.",
        "month/local",
    ),
    ("fr", "La redevance est augmentée de 500 € par an.", ""),
    ("fr", "La redevance est augmentée chaque année de 500 € par rapport à l'année précédente.", ""),
]


@pytest.mark.parametrize(("language", "text", "per"), UNITS)
def test_the_time_or_the_thing_that_a_rise_is_of(language: Language, text: str, per: str) -> None:
    reading = read(text, language)
    assert [one.movement for one in reading.formulas] == [replace(_amount(reading.formulas), per=per)]
    assert reading.not_settled == ()


def _amount(formulas: tuple[Formula, ...]) -> FixedAmount:
    movement = formulas[0].movement
    assert isinstance(movement, FixedAmount)
    return movement


def test_a_rise_told_beside_a_time_alone_leaves_open_how_often_it_comes() -> None:
    reading = read("The annual charge shall be increased by £25 per month.", "en")
    assert [one.part for one in reading.not_settled] == ["formula"]


@pytest.mark.parametrize(
    ("stated", "per", "amount"),
    [
        (YEARLY, "", 60),
        (YEARLY, "year", 60),
        (YEARLY, "month", 720),
        (MONTHLY, "year", 5),
        (BY_USER, "user", 60),
        (BY_USER, "month/user", 720),
        (YEARLY, "lift", None),
        (YEARLY, "month/lift", None),
        (YEARLY, "hour", None),
    ],
)
def test_a_rise_in_the_time_of_its_price(stated: Stated, per: str, amount: int | None) -> None:
    formula = Formula(FixedAmount(Decimal(60), "GBP", per), "previous")
    formulas, why = fitted(Priced("fee", stated), (formula,))
    assert [one.movement for one in formulas] == (
        [] if amount is None else [FixedAmount(Decimal(amount), "GBP")]
    )
    assert bool(why) == (amount is None)


def test_a_rise_that_does_not_divide_is_not_worked_out() -> None:
    formula = Formula(FixedAmount(Decimal(100), "GBP", "year"), "previous")
    assert fitted(Priced("fee", MONTHLY), (formula,))[1]


LISTS: list[tuple[Language, str, str]] = [
    ("en", "The rent shall be increased by £1,000 on 1 May 2022 and by £2,000 on 1 May 2024.", "rises"),
    ("en", "On 1 May 2022 the rent rises by £1,000 and on 1 May 2024 by a further £2,000.", "rises"),
    ("en", "The rent shall be increased by £1,000 in year 2 and by £2,000 in year 4.", "rises"),
    ("fr", "Le loyer est majoré de 900 € le 1er mai 2022 et de 800 € le 1er mai 2024.", "rises"),
    ("fr", "Le loyer augmente de 900 € dès le 1er mai 2022, puis de 800 € dès le 1er mai 2024.", "rises"),
    ("en", "The rent shall be increased to £51,000 on 1 May 2022 and to £53,000 on 1 May 2024.", "prices"),
    ("en", "The rent rises by £900 to £5,100 on 1 May 2022, by £200 to £5,300 on 1 May 2024.", "prices"),
    ("en", "The rent increases as follows: £51,000 from 1 May 2022, £53,000 from 1 May 2024.", "prices"),
    ("fr", "Il augmente : loyer de 9 000 € dès le 1er mai 2022, de 9 500 € dès le 1er mai 2024.", "prices"),
    ("fr", "Le loyer est de 9 000 € dès le 1er mai 2022 et de 9 500 € dès le 1er mai 2024.", "prices"),
    ("en", "The rent shall be reduced by £1,000 on 1 May 2022 and by £2,000 on 1 May 2024.", "open"),
    ("fr", "Le loyer est diminué de 900 € le 1er mai 2022 et de 800 € le 1er mai 2024.", "open"),
    ("en", "A credit against the rent of £1,000 on 1 May 2022 and of £2,000 on 1 May 2024.", "open"),
    ("en", "The rent shall be increased by £1,000 on 1 May 2022 and to £60,000 on 1 May 2024.", "open"),
    ("en", "The rent is raised by £50 per month on 1 May 2022 and by £60 per month on 1 May 2024.", "open"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "of"), LISTS)
def test_what_the_sums_of_a_list_are(language: Language, text: str, of: str) -> None:
    reading = read(text, language)
    if of == "open":
        assert "formula" in {one.part for one in reading.not_settled}
        return
    assert reading.not_settled == ()
    movement = reading.formulas[0].movement
    assert isinstance(movement, Steps)
    assert {"prices" if one.amount is None else "rises" for one in movement.steps} == {of}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Le loyer augmente chaque 1er mai de 2 % du loyer initial, puis, dès 2025, de 3 %{}.", "base"),
        ("Le loyer augmente chaque année au 1er mai de 2 %, puis, à partir de 2025, de 3 %.", "previous"),
    ],
)  # fmt: skip
def test_rises_of_the_first_price_that_change_with_time(text: str, of: str) -> None:
    reading = read(text.format(" du loyer initial"), "fr")
    assert [one.of for one in reading.formulas] == [of]
    movement = reading.formulas[0].movement
    assert isinstance(movement, Steps)
    assert [one.rate for one in movement.steps] == [Decimal("0.02"), Decimal("0.03")]


def test_a_later_rate_that_was_not_placed_leaves_the_rate_open() -> None:
    text = "Le loyer augmente chaque 1er mai de 2 % du loyer initial, puis, à partir de 2025, de 3 %."
    assert [one.part for one in read(text, "fr").not_settled] == ["rate"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Le loyer est majoré de 15 € à chaque date anniversaire du bail.", ""),
        ("Le prix augmente de 40 € à chaque échéance annuelle.", ""),
        ("Le prix augmente de 40 € à chaque machine.", "machine"),
    ],
)
def test_so_much_at_each_anniversary_is_of_no_thing(text: str, per: str) -> None:
    (formula,) = read(text, "fr").formulas
    assert isinstance(formula.movement, FixedAmount)
    assert formula.movement.per == per
