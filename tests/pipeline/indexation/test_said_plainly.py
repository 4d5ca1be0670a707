"""Ordinary sentences that were once misread: a passing price, a cap behind *but*, a firm time, falls."""

from __future__ import annotations

import pytest

from pipeline.indexation.reading import read
from pipeline.terms._revision_otherwise import said_otherwise
from pipeline.types import Language
from tests.benchmarks.formulas import told_of

_RPI = "the Retail Prices Index for the preceding November"
_ILC = "Le loyer est indexé chaque année au 1er janvier sur l'ILC, base 2e trimestre 2021."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            f"On 1 January in each year the passing fee shall be multiplied by {_RPI} and divided by the "
            "Retail Prices Index for November 2018.",
            "en",
        ),
        (
            "Chaque année au 1er janvier, le loyer courant est multiplié par l'ILC du 2e trimestre de "
            "l'année précédente et divisé par l'ILC du 2e trimestre 2021.",
            "fr",
        ),
    ],
)
def test_the_price_that_passes_times_a_fixed_base_is_not_settled(text: str, language: Language) -> None:
    assert "of" in {one.part for one in read(text, language).not_settled}


def test_what_stands_behind_but_is_a_cap_and_no_choice() -> None:
    text = (
        "On 1 January in each year the fee shall be increased by the greater of 2% and the percentage "
        "increase in RPI over the preceding twelve months, but by no more than 5%."
    )
    told = told_of(read(text, "en"))
    assert told["cap"].value == "5 %"
    assert "1 + 5" not in str(told["formula"].value)


@pytest.mark.parametrize(
    "words",
    [
        "Il ne sera pas tenu compte des variations négatives.",
        "En cas de diminution de l'indice, le loyer en cours sera maintenu.",
    ],
)
def test_a_fall_that_is_left_out_leaves_one_direction(words: str) -> None:
    assert told_of(read(f"{_ILC} {words}", "fr"))["direction"].value == "up"


def test_years_for_which_a_price_is_firm_come_first() -> None:
    days = read(f"Le loyer est ferme pendant deux ans. {_ILC}", "fr").formulas[0].days
    assert days.after_months == 24


def test_the_quarter_of_the_year_before_is_no_price_of_it() -> None:
    words = (
        "le loyer est indexe chaque annee sur l'indice des loyers, l'indice de base etant celui du 2e "
        "trimestre 2021 et l'indice de comparaison celui du 2e trimestre de l'annee precedente."
    )
    assert not [one for one in said_otherwise([(0, words)], "fr") if one.gap == "counted_twice"]


@pytest.mark.parametrize(
    ("price", "period", "twice"),
    [
        ("le loyer initial", "de l'annee en cours", False),
        ("le loyer annuel initial", "de l'exercice en cours", False),
        ("la redevance d'origine", "du semestre en cours", False),
        ("la redevance", "de l'annee en cours", False),
        ("le loyer en cours", "de l'annee civile en cours", True),
        ("le dernier loyer facture", "de l'annee en cours", True),
    ],
)
def test_the_year_in_progress_is_no_price_in_force(price: str, period: str, twice: bool) -> None:
    words = (
        f"le prix est indexe chaque annee selon la formule l = l0 x i / i0, ou l0 est {price}, i l'ilc du "
        f"1er trimestre {period} et i0 l'ilc du 1er trimestre 2021."
    )
    said = [one for one in said_otherwise([(0, words)], "fr") if one.gap == "counted_twice"]
    assert bool(said) == twice
