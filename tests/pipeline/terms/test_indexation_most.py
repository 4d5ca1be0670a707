"""The most that a price may rise is no rise of it."""

from __future__ import annotations

import pytest

from pipeline.folding import fold
from pipeline.terms._indexation_fixed import find
from pipeline.types import Language


@pytest.mark.parametrize(
    ("language", "sentence", "cap"),
    [
        (
            "fr",
            "Le tarif bouge chaque 1er mai avec l'indice, sans pouvoir progresser de plus de 4 %.",
            "4%",
        ),
        (
            "fr",
            "Tous les ans le loyer est revu d'un commun accord, sans pouvoir augmenter de plus de 3 %.",
            "3%",
        ),
        ("fr", "Les honoraires ne peuvent croître de plus de 2 % par an.", "2%"),
        ("fr", "La redevance est majorée chaque année de 3 % maximum.", "3%"),
        ("fr", "Le prix est relevé tous les ans, sans que la hausse puisse être de plus de 2,5 %.", "2.5%"),
        ("fr", "Chaque année, le prix est augmenté de 3 % tout au plus.", "3%"),
        ("fr", "Le prix est majoré de 3 % par an au maximum.", "3%"),
        (
            "fr",
            "Le loyer suit tous les ans l'indice choisi, dans la limite d'une augmentation de 4 %.",
            "4%",
        ),
        ("en", "The rent follows the chosen index every year, within an increase of 4%.", "4%"),
        ("en", "The rent is increased by 4% each year at the outside.", "4%"),
        ("en", "The rent is increased each year by a maximum of 3%.", "3%"),
        ("en", "The charges increase by 3% a year at the most.", "3%"),
        ("en", "Every year the fee increases by 2%, and no more.", "2%"),
    ],
)
def test_the_most_is_no_rise(language: Language, sentence: str, cap: str) -> None:
    found = find(sentence, fold(sentence), language)
    assert found is not None
    assert (found.value["mechanism"], found.value["cap"]) == ("other", cap)
    assert "direction" not in found.value


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("fr", "Le loyer est majoré de 2 % par an et payé au plus tard le 10 du mois.", "+2%"),
        ("fr", "Le prix augmente chaque année de 3 %.", "+3%"),
        ("fr", "Chaque année la redevance est révisée de 2 %, sans plus de formalités.", "+2%"),
        ("en", "The rent increases by 3% per year, payable at most quarterly.", "+3%"),
        ("en", "The fee increases over the term by 3% each year.", "+3%"),
    ],
)
def test_a_rise_stays_one(language: Language, sentence: str, text: str) -> None:
    found = find(sentence, fold(sentence), language)
    assert found is not None
    assert found.text == text


def test_a_case_is_neither() -> None:
    said = "Si le prix augmente de plus de 3 % par an, le Client peut résilier."
    assert find(said, fold(said), "fr") is None
