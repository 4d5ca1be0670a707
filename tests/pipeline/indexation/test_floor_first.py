"""The floor before the cap, and words of a condition or a denial that make none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.indexation.formula import SURE
from pipeline.indexation.reading import read
from pipeline.types import Language

_EN = (
    "On 1 May in each year the charge is multiplied by the ratio of the UK CPI for the preceding January "
    "to the UK CPI for January of the year before. "
)
_FR = (
    "Le loyer est révisé le 1er mai de chaque année ; il est multiplié par l'ILAT du 4e trimestre "
    "précédent et divisé par l'ILAT du 4e trimestre de l'année d'avant. "
)


@pytest.mark.parametrize(
    ("language", "words", "floor", "cap"),
    [
        ("en", "The increase shall be not less than 2% and not more than 6%.", "0.02", "0.06"),
        ("en", "Each rise is at least 2% and at most 6% of the charge then due.", "0.02", "0.06"),
        ("en", "Any uplift will be no less than 2% but no greater than 6%.", "0.02", "0.06"),
        (
            "en",
            "The increase at any one date shall be not less than 2% of the charge and not more than 6%.",
            "0.02",
            "0.06",
        ),
        ("fr", "La hausse est d'au moins 2 % et d'au plus 6 %.", "0.02", "0.06"),
        ("fr", "L'augmentation ne sera pas inférieure à 2 % et n'excédera pas 6 %.", "0.02", "0.06"),
        # of the price first agreed: no change of the one before
        (
            "en",
            "The increase shall be not less than 2% and not more than 6% of the initial charge.",
            "0.02",
            None,
        ),
        ("en", "Availability shall be not less than 98% and not more than 99%.", None, None),
    ],
)
def test_the_floor_stands_first(language: Language, words: str, floor: str | None, cap: str | None) -> None:
    for formula in read((_FR if language == "fr" else _EN) + words, language).formulas:
        told = (formula.bounds.floor, formula.bounds.cap)
        assert told == tuple(None if one is None else Decimal(one) for one in (floor, cap))


@pytest.mark.parametrize(
    ("language", "clause", "sure"),
    [
        (
            "en",
            "The fee rises by 2% on each 1 May. No other rise may be made without written agreement.",
            True,
        ),
        ("fr", "Le prix augmente de 2 % chaque 1er mai. Aucune autre hausse ne sera appliquée.", True),
        (
            "fr",
            "Le prix augmente de 2 % chaque 1er mai. Aucune autre révision n'est possible sans accord.",
            True,
        ),
        (
            "fr",
            "Le prix augmente de 2 % chaque 1er mai. Aucune autre hausse n'aura lieu avant mai 2026.",
            False,
        ),
        ("en", "The fee rises by 2% on each 1 May. No rise is made if the Client so asks.", False),
    ],
)
def test_no_other_rise_denies_nothing_of_this_one(language: Language, clause: str, sure: bool) -> None:
    (formula,) = read(clause, language).formulas
    assert all(part.confidence >= SURE for part in formula.parts if part.name != "who") is sure


@pytest.mark.parametrize(
    ("words", "sure"), [("the rise, if any, of", True), ("the rise, if large, of", False)]
)
def test_if_any_is_no_condition(words: str, sure: bool) -> None:
    clause = (
        f"On 1 May in each year the fee in force the day before is increased by the percentage of "
        f"{words} the UK CPI over the twelve months to the preceding January. The fee will not be reduced."
    )
    (formula,) = read(clause, "en").formulas
    doubts = {part.doubt for part in formula.parts}
    assert ("if" not in doubts) is sure
