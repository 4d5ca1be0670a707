"""A fall that is refused by its name is no way down, and a cap in a few words is one."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

FR = "1. La redevance est de 900 euros par mois. "
EN = "1. The fee is GBP 900 per month. "
WAYS = [
    ("fr", "Elle est indexée chaque année sur l'ILC ; la baisse est exclue.", "up"),
    ("fr", "La redevance est indexée sur l'ILC ; hausse : 4 % au plus, la baisse est interdite.", "up"),
    ("fr", "La redevance est indexée sur l'ILC, toute diminution étant exclue.", "up"),
    ("fr", "La redevance varie selon la variation de l'ILC ; les baisses ne jouent pas.", "up"),
    ("fr", "La redevance est indexée sur l'ILC. Il n'y a pas de baisse possible.", "up"),
    ("fr", "Elle est indexée sur l'ILC sans que la hausse excède 2 % ni la redevance baisser.", "up"),
    ("fr", "La redevance est indexée sur l'ILC, à la hausse comme à la baisse.", "both"),
    ("fr", "La redevance est indexée sur l'ILC, sans que la hausse ni la baisse passent 2 %.", "both"),
    ("fr", "La redevance est indexée sur l'ILC. La qualité ne souffre aucune baisse de qualité.", "both"),
    ("en", "The fee is adjusted annually in line with changes in the CPI; decreases are excluded.", "up"),
    ("en", "The fee is indexed to the RPI, falls excepted.", "up"),
    ("en", "The fee is indexed to the RPI; no reduction is made.", "up"),
    ("en", "The fee moves in line with movements in the CPI, but a drop is not passed on.", "up"),
    ("en", "The fee is adjusted annually by the CPI but shall in no circumstances be reduced.", "up"),
    ("en", "The fee is adjusted annually by the CPI and may at no time be lowered.", "up"),
    ("en", "The fee is increased or decreased annually in line with the CPI.", "both"),
    ("en", "The fee is indexed to the RPI; the staff is never reduced.", "both"),
]  # fmt: skip
CAPS = [
    (
        "fr",
        "La redevance est révisée chaque année selon l'ILC, dans une limite de plus ou moins 4 %.",
        "4%",
    ),
    ("fr", "La redevance est révisée chaque année selon l'ILC, maxi 4 %.", "4%"),
    ("fr", "La redevance est révisée chaque année selon l'ILC, dans une fourchette de 1 à 4 %.", "4%"),
    ("fr", "La redevance est révisée chaque année selon l'ILC. Le retard coûte 4 % par mois.", None),
    ("fr", "La redevance est révisée chaque année selon l'ILC, dans une fourchette de 4 %.", "4%"),
    ("fr", "Révision : ILC, chaque mars, plafond 4 %.", "4%"),
    ("fr", "La redevance est révisée chaque année selon l'ILC à hauteur de 4 % au plus.", "4%"),
    ("en", "The fee is adjusted each year by RPI, within a band of 4 per cent.", "4%"),
    ("en", "The fee is adjusted each year by RPI, 4 per cent at most.", "4%"),
    ("en", "Indexation: RPI, each March, cap 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI within a band of 2% to 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI, never above 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI, with a ceiling of 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI, max 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI, at most 4 per cent.", "4%"),
    ("en", "The fee is adjusted each year by RPI within a collar of 2% and 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI; it shall not rise by over 4%.", "4%"),
    ("en", "The fee is adjusted each year by RPI. If the change is over 4% both sides meet.", None),
    ("en", "The fee is adjusted each year by RPI. Late sums bear interest at 4% a year.", None),
]


def told(language: Language, words: str, key: str) -> object:
    (term,) = read((FR if language == "fr" else EN) + words, language, "indexation")
    return term.value.get(key)


@pytest.mark.parametrize(("language", "words", "way"), WAYS)
def test_which_way_the_price_moves(language: Language, words: str, way: str) -> None:
    assert told(language, words, "direction") == way


@pytest.mark.parametrize(("language", "words", "cap"), CAPS)
def test_the_cap_of_a_revision(language: Language, words: str, cap: str | None) -> None:
    assert told(language, words, "cap") == cap
