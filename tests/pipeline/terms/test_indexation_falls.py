"""A fall that is refused of the price spoken of before, in what is told and in what is counted."""

from __future__ import annotations

import pytest

from pipeline.indexation.reading import read as formulas_of
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_SAID: dict[Language, str] = {
    "en": "4. Rent. The rent is £9,000 a year. On each anniversary of the start date it shall increase by "
    "the percentage change in the Retail Prices Index over the year before",
    "fr": "Article 4 - Loyer. Le loyer est de 9 000 euros par an. Il est révisé chaque année en fonction "
    "de la variation de l'indice Syntec",
}
REFUSED: list[tuple[Language, str]] = [
    ("en", ", but by not more than 6%, and shall never decrease."),
    ("en", ", and shall not go down."),
    ("en", ", but will at no time fall."),
    ("en", ", and is never to be lowered."),
    ("en", ". It shall never decrease."),
    ("en", ", but not so as to reduce it."),
    ("en", "; it rises but never falls."),
    ("fr", ", dans la limite de 6 %, et ne peut jamais baisser."),
    ("fr", ", mais ne diminue jamais."),
    ("fr", ", sans jamais pouvoir être réduit."),
    ("fr", ". Il ne peut qu'augmenter."),
    ("fr", ", et ne pourra en aucun cas être revu à la baisse."),
]
OTHERWISE: list[tuple[Language, str]] = [
    ("en", ", and shall not decrease by more than 6%."),
    ("en", ", and shall never fall below £8,000."),
    ("en", ", provided it never drops below GBP 8,000."),
    ("en", ". The number of parking spaces shall never decrease."),
    ("en", ". The service levels shall never be reduced."),
    ("en", ", and shall not increase by more than 6%."),
    ("fr", ", et ne peut baisser de plus de 6 %."),
    ("fr", ", sans pouvoir descendre en dessous de 90 % du loyer de base."),
    ("fr", ". Les effectifs du site ne peuvent jamais diminuer."),
    ("fr", ". Le niveau de service ne peut jamais baisser."),
    ("fr", ". Le dépôt de garantie ne peut diminuer."),
]


@pytest.mark.parametrize(("language", "words"), REFUSED)
def test_a_fall_that_is_refused_of_the_price_before(language: Language, words: str) -> None:
    text = _SAID[language] + words
    (term,) = read(text, language, "indexation")
    assert term.value["direction"] == "up"
    assert {one.bounds.never_below for one in formulas_of(text, language).formulas} == {"previous"}


@pytest.mark.parametrize(("language", "words"), OTHERWISE)
def test_a_fall_beyond_a_figure_or_of_another_thing(language: Language, words: str) -> None:
    text = _SAID[language] + words
    (term,) = read(text, language, "indexation")
    assert term.value.get("direction") != "up"
    assert "previous" not in {one.bounds.never_below for one in formulas_of(text, language).formulas}
