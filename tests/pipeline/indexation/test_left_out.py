"""What words say and no formula holds is told: bounds, a second base, a reading of an index over itself."""

from __future__ import annotations

import pytest

from pipeline.indexation._readings import variants
from pipeline.indexation.formula import SURE, IndexTerm, Reading
from pipeline.indexation.printing import reference, symbols
from pipeline.indexation.reading import read
from pipeline.types import Language

_ILC = (
    "Le loyer est révisé chaque année au 1er janvier selon la variation de l'indice des loyers commerciaux "
    "(ILC). "
)
_UK = (
    "On 1 April of each year the fee shall be adjusted in line with the UK CPI for the preceding January "
    "over that of the January before. "
)


def _open(reading: Reading) -> dict[str, str]:
    return {one.part: reading.text[one.start : one.end] for one in reading.not_settled}


def _readings(reading: Reading) -> list[tuple[str, str]]:
    terms = [symbols(one.movement)[0][1] for one in reading.formulas]
    return [(reference(one.now), reference(one.base)) for one in terms if isinstance(one, IndexTerm)]


@pytest.mark.parametrize(
    ("language", "clause", "words"),
    [
        (
            "en",
            "On each anniversary of the Effective Date the annual fee shall be adjusted by 80% of the "
            "change in the CPI-U, U.S. City Average, All Items, over the preceding twelve months, subject "
            "to a threshold of 2%, a cap of 5% and a floor of 0%.",
            "threshold of 2%",
        ),
        (
            "fr",
            "La redevance est révisée chaque année au 1er janvier selon la variation de l'indice Syntec, "
            "l'indice de base étant celui de septembre 2022 et l'indice de révision celui de septembre de "
            "l'année précédente. Le taux de révision ne pourra excéder 3 % par an ; "
            "le plancher, lui, est de 1 %.",
            "plancher, lui, est de 1 %",
        ),
    ],
)
def test_a_bound_that_no_formula_holds_is_not_settled_and_its_price_not_final(
    language: Language, clause: str, words: str
) -> None:
    reading = read(clause, language)
    assert _open(reading)["bound"] == words
    for one in variants(reading.formulas, small_firm=False, skips=False, language=language):
        assert f'the clause also bounds the change ("{words}"), and no sum here holds it' in one.assumed


@pytest.mark.parametrize(
    "clause",
    [
        f"{_UK}The increase shall not exceed 5%.",
        f"{_UK}The new fee shall not exceed 105% of the fee for the preceding year.",
        "On each anniversary the annual fee shall be increased by 3%. Interest is no less than 8%.",
    ],
)
def test_a_bound_that_is_in_the_formula_or_of_something_else_is_not_told_again(clause: str) -> None:
    reading = read(clause, "en")
    assert reading.formulas
    assert "bound" not in _open(reading)


def test_two_bases_that_are_told_are_both_read_and_no_third_is_made_of_the_other_rule() -> None:
    reading = read(
        f"{_ILC}L'indice de référence est celui du 2e trimestre 2021. Pour chaque révision, l'indice pris "
        "en compte est le dernier indice publié à la date de révision. L'indice pris en compte est celui "
        "du 3e trimestre de l'année précédente. L'indice de référence est celui du 4e trimestre 2021.",
        "fr",
    )
    assert _readings(reading) == [
        ("latest", "period period=2021-Q2"),
        ("of_year period=Q3 years=-1", "period period=2021-Q2"),
        ("latest", "period period=2021-Q4"),
        ("of_year period=Q3 years=-1", "period period=2021-Q4"),
    ]
    assert {"base_period", "reference_period"} <= _open(reading).keys()
    named = [one.says for one in variants(reading.formulas, small_firm=False, skips=False, language="fr")]
    assert {one.partition(";")[0] for one in named} == {
        f"P = P0 × ILC / ILC0 [{base}]" for base in ("2021-Q2", "2021-Q4")
    }


def test_of_more_readings_than_are_kept_none_is_chosen() -> None:
    reading = read(
        f"{_ILC}L'indice de référence est celui du 2e trimestre 2021. L'indice de référence est celui du "
        "3e trimestre 2021. L'indice de référence est celui du 4e trimestre 2021. L'indice pris en compte "
        "est le dernier indice publié à la date de révision. L'indice pris en compte est celui du 3e "
        "trimestre de l'année précédente.",
        "fr",
    )
    assert "formula" in _open(reading)


def test_an_index_over_itself_is_no_reading() -> None:
    reading = read(
        f"{_ILC}L'indice de référence est celui du 3e trimestre 2025 (137,09), comparé à celui du dernier "
        "indice publié à la date de révision. Le loyer révisé est égal au loyer initial multiplié par le "
        "rapport du dernier indice publié à la date de révision à l'indice de référence.",
        "fr",
    )
    assert _readings(reading) == [("latest", "period period=2025-Q3 value=137.09")]
    part = reading.formulas[0].part("base_period")
    assert part is not None
    assert part.confidence == SURE, "what it is compared with is no second rule"
