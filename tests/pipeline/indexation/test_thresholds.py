"""A percentage that is a case is a threshold and no floor; a least rise beside it makes two readings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.indexation._bounds import Against, held
from pipeline.indexation._figures import STYLES
from pipeline.indexation._readings import variants
from pipeline.indexation.formula import Bounds, Formula, Ratio, Reference
from pipeline.indexation.reading import read
from pipeline.indexation.reading.settle import terms_of
from pipeline.terms import _indexation_bounds
from pipeline.terms._indexation_words import folded_of
from pipeline.types import Language

_FR = "Le prix est révisé chaque année au 1er janvier selon la variation annuelle de l'indice Syntec"
_EN = "The fee is adjusted each year by the percentage change in the CPI over the previous twelve months"
_CASES: list[tuple[Language, str, str]] = [
    ("fr", f"{_FR}. La révision n'a lieu que si l'indice a varié d'au moins 3 %.", "0.03"),
    (
        "fr",
        f"{_FR}. Il n'y est procédé que lorsque la variation de l'indice atteint au moins 2,5 %.",
        "0.025",
    ),
    ("fr", f"{_FR}, dès lors que celle-ci est d'au moins 2 %.", "0.02"),
    ("fr", f"{_FR}. La révision ne s'applique qu'en cas de variation d'au moins 2 %.", "0.02"),
    ("fr", f"{_FR}. Une variation de moins de 2 % n'entraîne aucune révision.", "0.02"),
    ("fr", f"{_FR}, sous réserve d'une évolution d'au moins 1,5 %.", "0.015"),
    ("en", f"{_EN}. No adjustment shall be made unless the CPI has changed by at least 3%.", "0.03"),
    ("en", f"{_EN}, provided that the CPI has moved by at least 2%.", "0.02"),
    ("en", f"{_EN}, but only where that change is at least 2%.", "0.02"),
    ("en", f"{_EN} if such change is 2% or more.", "0.02"),
    ("en", f"{_EN}. The adjustment takes place only once the CPI has risen by not less than 4%.", "0.04"),
    ("en", f"{_EN}. A change of less than 1% shall be disregarded.", "0.01"),
]
_FLOORS: list[tuple[Language, str, str]] = [
    ("fr", f"{_FR} ; la révision est d'au moins 2 %.", "0.02"),
    ("fr", f"{_FR}, avec un minimum de 1 % et un maximum de 4 %.", "0.01"),
    ("fr", f"{_FR}. Si l'indice baisse, l'augmentation sera d'au moins 1 %.", "0.01"),
    ("fr", f"{_FR}. Elle ne pourra être inférieure à 1 % ni supérieure à 4 %.", "0.01"),
    ("en", f"{_EN}. The adjustment shall be at least 2%.", "0.02"),
    ("en", f"{_EN}. If the CPI falls, the increase shall be at least 1%.", "0.01"),
    ("en", f"{_EN}, provided that the increase shall be at least 2%.", "0.02"),
    ("en", f"{_EN}; the increase shall be no less than 1% nor more than 4%.", "0.01"),
]


@pytest.mark.parametrize(("language", "text", "rate"), _CASES)
def test_a_case_is_a_threshold_and_no_floor(language: Language, text: str, rate: str) -> None:
    bounds = read(text, language).formulas[0].bounds
    assert (bounds.threshold, bounds.floor) == (Decimal(rate), None)
    assert "floor" not in _indexation_bounds.bounds(text, folded_of(text), language)


@pytest.mark.parametrize(("language", "text", "rate"), _FLOORS)
def test_what_is_asked_of_the_rise_is_a_floor_and_no_threshold(
    language: Language, text: str, rate: str
) -> None:
    bounds = read(text, language).formulas[0].bounds
    assert (bounds.threshold, bounds.floor) == (None, Decimal(rate))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            f"{_FR}. La révision n'est appliquée que si la variation dépasse 2 %. Elle ne pourra être "
            "inférieure à 1 % ni supérieure à 4 %.",
        ),
        (
            "en",
            f"{_EN}. An adjustment takes place only if the CPI has changed by more than 2%; it shall be no "
            "less than 1% nor more than 4%.",
        ),
    ],
)
def test_a_floor_beside_a_threshold_makes_two_readings(language: Language, text: str) -> None:
    formulas = read(text, language).formulas
    bounds = formulas[0].bounds
    assert (bounds.threshold, bounds.floor, bounds.cap) == (
        Decimal("0.02"), Decimal("0.01"), Decimal("0.04"),
    )  # fmt: skip
    made = variants(formulas[:1], small_firm=False, skips=False, language=language)
    assert {one.options.floor_anyway for one in made} == {False, True}
    assert any("the price stays" in one.says for one in made)
    assert any("the least rise is due all the same" in one.says for one in made)


@pytest.mark.parametrize(
    ("price", "anyway", "due"),
    [("1010", False, "1000"), ("1010", True, "1020"), ("1035", False, "1035"), ("970", False, "1020")],
)
def test_below_the_threshold_the_floor_is_due_only_where_it_is_due_anyway(
    price: str, anyway: bool, due: str
) -> None:
    ratio = Ratio(Decimal(0), ())
    bounds = Bounds(threshold=Decimal("0.03"), floor=Decimal("0.02"))
    bounded = Formula(ratio, "base", bounds=bounds, direction="both")
    against = Against(Decimal(1000), Decimal(1000))
    assert held(Decimal(price), against, bounded, STYLES["en"], floor_anyway=anyway).price == Decimal(due)


@pytest.mark.parametrize(
    "compared",
    [
        "base août 2021, comparé au dernier indice publié",
        "base : août 2021, comparée au dernier indice paru",
        "l'indice de base étant celui d'août 2021, comparé au dernier indice connu",
        "indice de base août 2021, par rapport au dernier indice publié",
    ],
)
def test_what_a_base_is_compared_with_is_the_reading_that_is_taken(compared: str) -> None:
    text = (
        "Le prix est révisé chaque année au 1er janvier selon la variation de l'indice Syntec, "
        f"{compared}. La révision n'a lieu que si l'indice a varié d'au moins 3 % depuis la dernière "
        "révision."
    )
    reading = read(text, "fr")
    assert not reading.not_settled
    (formula,) = reading.formulas
    assert isinstance(formula.movement, Ratio)
    (term,) = terms_of(formula.movement)
    assert (term.now, getattr(term, "base", None)) == (Reference("latest"), Reference("period", "2021-08"))
    assert formula.of == "base"


def test_the_last_revision_is_the_base_where_nothing_else_is() -> None:
    reading = read(
        "Le prix est révisé chaque année selon la variation de l'indice Syntec depuis la dernière "
        "révision. La révision n'a lieu que si l'indice a varié d'au moins 3 %.",
        "fr",
    )
    for formula in reading.formulas:
        (term,) = terms_of(formula.movement)
        assert getattr(term, "base", None) is not None
        assert term.base.anchor == "previous_revision"  # type: ignore[union-attr]
