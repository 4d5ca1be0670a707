"""Which words say that a price only goes up: quoted even where another clause names the index."""

from __future__ import annotations

import pytest

from pipeline.terms._indexation_merge import DECIDES_WAY
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_FR = (
    "ARTICLE 9 - RÉVISION\n\n9.1 La redevance est indexée chaque année sur l'indice du coût de la "
    "construction (ICC) publié par l'INSEE.\n\n9.2 La première révision aura lieu le 1er juin 2025.\n\n"
)
_EN = (
    "9. REVIEW OF THE FEE\n\n9.1 The Fee is adjusted each year in proportion to the change in the Retail "
    "Prices Index published by the Office for National Statistics.\n\n"
    "9.2 The first adjustment is on 1 June 2025.\n\n"
)
UP: list[tuple[Language, str, str]] = [
    (
        "fr",
        _FR + "9.3 En aucun cas la redevance ne pourra être inférieure à celle de l'année précédente.",
        "9.3",
    ),
    ("fr", _FR + "9.3 La présente clause ne jouera qu'à la hausse.", "qu'à la hausse"),
    ("fr", _FR + "9.3 Une baisse de l'indice laisse la redevance inchangée.", "laisse la redevance"),
    (
        "fr",
        _FR + "9.3 Si l'indice venait à baisser, rien n'est changé à la redevance.",
        "rien n'est changé",
    ),
    (
        "fr",
        _FR + "9.3 Il sera retenu le plus élevé du montant révisé et du montant antérieur.",
        "plus élevé",
    ),
    ("en", _EN + "9.3 In no event shall the Fee be less than the Fee of the preceding year.", "9.3"),
    ("en", _EN + "9.3 A fall in the Index shall be disregarded.", "disregarded"),
    ("en", _EN + "9.3 Any decline of the Index leaves the Fee unchanged.", "unchanged"),
    ("en", _EN + "9.3 The Fee shall not be reduced under this clause.", "not be reduced"),
]


@pytest.mark.parametrize(("language", "text", "words"), UP)
def test_the_words_that_decide_are_told(language: Language, text: str, words: str) -> None:
    (term,) = read(text, language, "indexation")
    assert term.value["direction"] == "up"
    assert term.evidences[0].quote.startswith("9.1")
    place = term.value[DECIDES_WAY]
    assert isinstance(place, int)
    assert words in term.evidences[place].quote


FIRST: list[tuple[Language, str, str]] = [
    (
        "fr",
        "3. La redevance suit chaque année l'indice Syntec, sans jamais pouvoir "
        "être inférieure à celle de l'année précédente.",
        "up",
    ),
    (
        "en",
        "3. The Fee is increased each year by the rise of the Retail Prices Index "
        "and shall never be less than the Fee of the year before.",
        "up",
    ),
    ("fr", _FR + "9.3 La redevance varie à la hausse comme à la baisse.", "both"),
    ("en", _EN + "9.3 The Fee may go up as well as down.", "both"),
    (
        "fr",
        _FR + "9.3 Le montant garanti par l'assurance ne pourra être inférieur à celui de "
        "l'année précédente.",
        "both",
    ),
]


@pytest.mark.parametrize(("language", "text", "way"), FIRST)
def test_the_first_words_decide_where_no_others_do(language: Language, text: str, way: str) -> None:
    (term,) = read(text, language, "indexation")
    assert term.value.get("direction") == way
    assert DECIDES_WAY not in term.value
