"""What takes certainty from a value, class by class, and what is read right where it could be mistaken."""

from __future__ import annotations

import pytest

from pipeline.indexation.formula import SURE, IndexTerm, Rounding
from pipeline.indexation.printing import mathematics, reference, symbols
from pipeline.indexation.reading import read
from pipeline.types import Language

_FEE = (
    "The fee shall be increased on 1 April each year by the percentage increase in the Retail Prices Index"
)


def _now(text: str, language: Language) -> str:
    term = symbols(read(text, language).formulas[0].movement)[0][1]
    assert isinstance(term, IndexTerm)
    return reference(term.now)


def _confidence(text: str, language: Language, name: str) -> float:
    return min(part.confidence for part in read(text, language).formulas[0].parts if part.name == name)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("1er janvier", "of_year period=11 years=-1"),
        ("1er décembre", "of_year period=11"),
        ("1er novembre", "of_year period=11 years=-1"),
    ],
)
def test_the_month_before_the_revision_is_of_the_year_that_its_day_tells(day: str, told: str) -> None:
    text = (
        f"Le prix est révisé le {day} de chaque année, P = P0 × S/S0, où S est l'indice Syntec du mois de "
        "novembre précédant la révision et S0 celui de mai 2024."
    )
    assert _now(text, "fr") == told
    assert _confidence(text, "fr", "reference_period") == SURE


def test_without_a_day_the_year_of_the_month_before_is_not_sure() -> None:
    text = (
        "Le prix est révisé à chaque anniversaire, P = P0 × S/S0, où S est l'indice Syntec du mois de "
        "novembre précédant la révision et S0 celui de mai 2024."
    )
    assert _confidence(text, "fr", "reference_period") < SURE


def test_a_month_of_no_year_that_may_not_be_out_is_not_sure() -> None:
    text = (
        "Le loyer est révisé chaque 1er juillet selon l'ILC du 2e trimestre de chaque année, base 2e "
        "trimestre 2023."
    )
    assert _confidence(text, "fr", "reference_period") < SURE
    assert _confidence(text.replace("1er juillet", "1er décembre"), "fr", "reference_period") == SURE


@pytest.mark.parametrize(
    ("words", "language", "places"),
    [
        ("prices are rounded to the nearest one-tenth of a cent", "en", 3),
        ("the rent is rounded to the nearest hundred dollars", "en", -2),
        ("the fee is rounded up to the next whole pound", "en", 0),
        ("le loyer est arrondi à la dizaine d'euros la plus proche", "fr", -1),
        ("le prix est arrondi au centime d'euro", "fr", 2),
    ],
)
def test_to_what_a_price_is_rounded(words: str, language: Language, places: int) -> None:
    clause = {"en": f"{_FEE}; {words}.", "fr": f"Le loyer est indexé chaque année sur l'ILC ; {words}."}
    (rounding,) = read(clause[language], language).formulas[0].rounding
    assert (rounding.of, rounding.places) == ("price", places)


@pytest.mark.parametrize("unit", ["half penny", "third of a cent", "quarter (25 cents)"])
def test_a_unit_that_is_no_decimal_is_not_settled(unit: str) -> None:
    reading = read(f"{_FEE}, rounded to the nearest {unit}.", "en")
    assert [one.rounding for one in reading.formulas] == [()] * len(reading.formulas)
    assert "rounding" in {one.part for one in reading.not_settled}


def test_a_penny_and_how_half_of_it_is_rounded_is_one_rounding() -> None:
    text = f"{_FEE}, rounded to the nearest penny, 0.5 of a penny being rounded upwards."
    assert read(text, "en").formulas[0].rounding == (Rounding("price", 2, "half_up"),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Any request to raise the rates must be made in writing before the renewal date.", "en"),
        ("The rent shall be reviewed to the higher of the passing rent and the open market rent.", "en"),
        ("Les tarifs sont portés chaque 1er janvier au nouveau tarif du syndic.", "fr"),
        ("The ground rent shall double on each twenty-fifth anniversary.", "en"),
    ],
)
def test_a_change_that_is_not_understood_is_not_called_none(text: str, language: Language) -> None:
    reading = read(text, language)
    assert reading.mechanism != "none"
    assert reading.confidence < SURE
    assert "mechanism" in {one.part for one in reading.not_settled}


def test_none_is_sure_where_nothing_speaks_of_a_price_that_moves() -> None:
    reading = read("The Buyer pays each invoice within thirty days of receiving it.", "en")
    assert (reading.mechanism, reading.confidence) == ("none", SURE)


@pytest.mark.parametrize(
    ("more", "sure"),
    [
        ("", True),
        (" VAT is added at the rate in force.", True),
        (" Toute hausse de l'énergie sera répercutée au Client.", False),
        (" The hire charge for each further period shall be 97% of the charge before.", False),
    ],
)
def test_firm_is_sure_where_nothing_takes_it_back(more: str, sure: bool) -> None:
    french = "Toute" in more
    text = (
        "Le prix est ferme et non révisable."
        if french
        else "The price is fixed and not subject to revision."
    )
    reading = read(text + more, "fr" if french else "en")
    assert (reading.mechanism, reading.confidence == SURE) == ("firm", sure)


@pytest.mark.parametrize(
    "words",
    [
        "The prices shall remain firm for 36 months.",
        "The prices shall remain firm, except for the cost of energy.",
    ],
)
def test_firm_with_an_exception_or_for_a_time_is_not_sure(words: str) -> None:
    assert read(words, "en").confidence < SURE


def test_prices_by_months_are_steps_though_something_is_called_not_subject_to_adjustment() -> None:
    text = (
        "Base Rent: Months 1-12, $31.00 per RSF ($36,683.33 per month); Months 13-24, $32.00 per RSF "
        "($37,866.67 per month). The Term commences October 1, 2024. The rent is not subject to adjustment."
    )
    reading = read(text, "en")
    assert (reading.mechanism, reading.confidence < SURE) == ("steps", True)
    assert _confidence(text, "en", "steps") < SURE


def test_an_index_that_only_says_when_a_side_may_leave_moves_nothing() -> None:
    text = (
        "Le Prestataire pourra réviser ses tarifs une fois par an. Si la hausse excède l'évolution de "
        "l'indice Syntec sur douze mois, le Client pourra résilier."
    )
    reading = read(text, "fr")
    assert (reading.mechanism, reading.confidence < SURE) == ("unilateral", True)


def test_parts_of_a_price_to_be_agreed_are_no_surer_than_that() -> None:
    text = "A surcharge up to a maximum of 30% may be added. Rates rise only by mutual written agreement."
    reading = read(text, "en")
    assert reading.mechanism == "negotiated"
    parts = [part for formula in reading.formulas for part in formula.parts]
    assert reading.confidence == SURE or all(part.confidence < SURE for part in parts)


@pytest.mark.parametrize(
    ("more", "name"),
    [
        (", limité à 2 % la première année", "cap"),
        (", limité à 2 %, sauf accord du Preneur", "cap"),
    ],
)
def test_a_bound_of_one_year_or_that_may_be_lifted_is_not_sure(more: str, name: str) -> None:
    text = f"Le loyer est indexé chaque 1er mai sur l'ILC du 3e trimestre, base 3e trimestre 2023{more}."
    assert _confidence(text, "fr", name) < SURE


def test_an_area_told_in_another_sentence_makes_another_series() -> None:
    text = f"{_FEE}.".replace("Retail Prices Index", "CPI")
    assert _confidence(f"{text} CPI is the CPI-U, all items.", "en", "index") == SURE
    assert _confidence(f"{text} CPI is the CPI-U, Dallas-Fort Worth.", "en", "index") < SURE


def test_so_much_for_each_move_of_a_quotation_is_no_rise_of_each_year() -> None:
    text = (
        "Le prix suit le cours du cuivre, et augmente de 0,62 € pour chaque variation de 0,10 € du cours."
    )
    assert read(text, "fr").mechanism != "fixed_amount"


def test_the_price_of_the_year_before_is_what_is_multiplied() -> None:
    text = (
        "For each later year it is the charge for the preceding year multiplied by the ratio of the RPI "
        "last published before the start of that year to the RPI last published before the start of the "
        "preceding year."
    )
    assert mathematics(read(text, "en").formulas[0]).startswith("Pn = Pn-1")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("shall increase to 103% of", "Pn = Pn-1 × (1 + 3 %)"),
        ("shall be one hundred two percent (102%) of", "Pn = Pn-1 × (1 + 2 %)"),
    ],
)
def test_so_many_hundredths_of_the_price_before_are_a_rise(words: str, told: str) -> None:
    text = f"Each year the rent {words} the rent payable for the preceding year."
    (formula,) = read(text, "en").formulas
    assert mathematics(formula) == told


@pytest.mark.parametrize(
    "words", ["shall not exceed 105% of", "shall be neither below 95% nor above 105% of"]
)
def test_a_bound_in_hundredths_of_the_price_before_is_no_rise(words: str) -> None:
    reading = read(f"Each year the rent {words} the rent payable for the preceding year.", "en")
    assert reading.formulas == ()
    assert "mechanism" in {one.part for one in reading.not_settled}


def test_a_count_of_months_that_stands_before_the_month_preceding_is_read() -> None:
    text = (
        f"{_FEE} for the third calendar month preceding that date over the same month of the previous year."
    )
    assert _now(text, "en") == "months_before months=3"


@pytest.mark.parametrize(
    ("more", "sure"), [("", True), (" The Supplier shall give notice of the new fee.", False)]
)
def test_who_is_sure_where_nobody_is_said_to_act(more: str, sure: bool) -> None:
    assert (_confidence(f"{_FEE}.{more}", "en", "who") == SURE) is sure
