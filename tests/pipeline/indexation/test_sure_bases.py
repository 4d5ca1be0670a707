"""What takes certainty from a base, from the price that is multiplied, and from a share of a price."""

from __future__ import annotations

import pytest

from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.benchmarks.formulas import told_of


def _sure(text: str, language: Language) -> set[str]:
    return {name for name, told in told_of(read(text, language)).items() if told.sure}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le prix est révisé au 1er mai de chaque année : P = P0 × S/S0, où S est le dernier indice "
            "Syntec publié et S0 l'indice retenu lors de la révision précédente ou, pour la première, "
            "celui "
            "du mois de signature.",
            "fr",
        ),
        (
            "The fee is adjusted each 1 May in proportion to the change in RPI between the index for "
            "the month "
            "of signature, or for later years that used at the previous review, and the last "
            "published index.",
            "en",
        ),
    ],
)
def test_a_base_that_rolls_is_not_surely_that_of_signature(text: str, language: Language) -> None:
    assert "base_period" not in _sure(text, language)


def test_a_base_index_of_its_own_is_not_surely_that_of_a_year_earlier() -> None:
    text = (
        "La redevance est indexée chaque 1er mai sur l'ILC. Elle est égale à la redevance initiale "
        "multipliée par "
        "l'indice du troisième trimestre de l'année précédente et divisée par l'indice de base."
    )
    sure = _sure(text, "fr")
    assert not sure & {"base_period", "formula"}
    assert {"index", "frequency", "days"} <= sure


def test_a_change_between_two_months_is_a_second_rule_beside_the_last_published() -> None:
    text = (
        "The rent is increased each 1 June by the percentage change in RPI. The change runs from "
        "March to March, "
        "and the figure most recently published on the review date is used against that of twelve "
        "months earlier."
    )
    assert not _sure(text, "en") & {"base_period", "reference_period"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Seule la part main-d'oeuvre du forfait est révisée chaque 1er janvier, selon le dernier "
            "indice ICHT-IME "
            "publié rapporté à celui de juin 2024.",
            "fr",
        ),
        (
            "Only the service component of the price shall be increased each 1 January by the change "
            "in CPI over the "
            "preceding twelve months.",
            "en",
        ),
        ("The margin alone is revised each 1 January in line with RPI.", "en"),
    ],
)
def test_what_only_a_share_of_the_price_follows_is_not_sure_of_the_price(
    text: str, language: Language
) -> None:
    assert not _sure(text, language)


def test_all_indices_of_a_formula_are_told() -> None:
    text = (
        "P = P0 × (0,30 × ICHT-IME/ICHT-IME0 + 0,70 × BT40/BT400), avec les derniers indices publiés "
        "à la date de "
        "révision et ceux de mars 2024."
    )
    assert told_of(read(text, "fr"))["index"].value == "ICHT-IME + BT40"


def test_what_is_plain_stays_sure() -> None:
    text = (
        "Le loyer est révisé chaque 1er mai par application de la variation de l'ILC, l'indice de "
        "base étant "
        "celui du 2e trimestre 2023 et l'indice de comparaison le dernier publié à la date de révision."
    )
    assert {"index", "base_period", "reference_period", "days"} <= _sure(text, "fr")


def test_of_two_formulas_no_index_is_sure() -> None:
    text = (
        "Les redevances sont révisées chaque année : A = A0 × (0,2 + 0,8 × ICHT-IME/ICHT-IME0) et "
        "B = B0 × (0,3 + 0,7 × BT40/BT400), avec les derniers indices publiés et ceux d'avril 2024."
    )
    assert not _sure(text, "fr") & {"index", "base_period", "reference_period", "direction", "formula"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The price changes once a year in June by the RPI rate published in May.", "reference_period"),
        ("The charge is reviewed on 1 June each year and shall increase in line with RPI.", "direction"),
        ("The price follows RPI each month. The rest of it is renegotiated yearly.", "mechanism"),
    ],
)
def test_what_english_words_leave_open_is_not_sure(text: str, part: str) -> None:
    assert part not in _sure(text, "en")


def test_a_yearly_due_date_need_not_be_the_anniversary() -> None:
    text = "Les honoraires sont indexés à chaque échéance annuelle sur l'indice Syntec."
    assert "days" not in _sure(text, "fr")


@pytest.mark.parametrize("day", ["remise des offres", "la notification du marché"])
def test_the_month_of_an_offer_is_not_that_of_signature(day: str) -> None:
    text = (
        "P = P0 × S/S0, S étant l'indice Syntec publié trois mois avant la date de révision et S0 celui "
        f"du mois de {day}."
    )
    assert "base_period" not in _sure(text, "fr")
    assert "base_period" in _sure(text.replace(day, "signature"), "fr")


def test_a_price_that_one_side_may_set_besides_is_not_surely_indexed() -> None:
    indexed = (
        "Each 1 April your monthly charge will increase by the change in CPI over the past twelve months."
    )
    assert "mechanism" in _sure(indexed, "en")
    assert "mechanism" not in _sure(f"We may change our prices at any time. {indexed}", "en")


def test_the_same_quarter_of_each_year_does_not_tell_which() -> None:
    text = (
        "Le loyer est indexé à chaque anniversaire sur l'ILC. L'indice de base est celui du 3e trimestre "
        "2022, l'indice de comparaison celui du même trimestre de chaque année suivante."
    )
    assert "reference_period" not in _sure(text, "fr")


def test_the_base_price_is_no_base_of_the_index() -> None:
    text = (
        "Le loyer est révisé chaque 1er mai selon l'ILC. Il est égal au loyer de base multiplié par le "
        "dernier indice publié à la date de révision et divisé par l'indice de base, celui du 2e trimestre "
        "2023."
    )
    told = told_of(read(text, "fr"))
    assert told["base_period"].value == "period period=2023-Q2"
    assert told["reference_period"].value == "latest"
