"""The day of the year on which a price is revised, where no first day is stated."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_INDEX: dict[str, str] = {
    "fr": "en fonction de la variation de l'indice Syntec",
    "en": "in proportion to the change in the UK Consumer Prices Index",
}


def _told(language: Language, words: str) -> tuple[object, ...]:
    (term,) = read(words.format(i=_INDEX[language]), language, "indexation")
    names = ("first_date", "revised_on", "first_after", "frequency")
    return tuple(term.value.get(name) for name in names)


_BIRTHDAY = (None, "anniversary", None, "P12M")
DAYS: list[tuple[Language, str, tuple[object, ...]]] = [
    ("fr", "La redevance est révisée chaque 1er avril {i}.", (None, "--04-01", None, "P12M")),
    ("fr", "Le prix est indexé tous les ans au 1er juillet {i}.", (None, "--07-01", None, "P12M")),
    ("fr", "Le loyer est révisé le 15 mars de chaque année {i}.", (None, "--03-15", None, "P12M")),
    ("fr", "À chaque date anniversaire du contrat, le prix est révisé {i}.", _BIRTHDAY),
    (
        "fr",
        "Le prix est révisé {i} à compter du 1er octobre de chaque année.",
        (None, "--10-01", None, "P12M"),
    ),
    ("en", "The Fee shall be adjusted each 1 January {i}.", (None, "--01-01", None, "P12M")),
    ("en", "On each anniversary of the Effective Date the fees shall increase {i}.", _BIRTHDAY),
    ("en", "The Fee is adjusted {i} on 1 October in each year.", (None, "--10-01", None, "P12M")),
    ("en", "The Fee is adjusted {i} every April 1.", (None, "--04-01", None, "P12M")),
    (
        "en",
        "The Fee is adjusted {i} on the second anniversary and each anniversary thereafter.",
        (None, "anniversary", "P24M", "P12M"),
    ),
]
NONE: list[tuple[Language, str]] = [
    # the day of paying, of publishing, of nothing
    ("fr", "La redevance est payable chaque 1er janvier. Elle est révisée annuellement {i}."),
    ("fr", "La redevance est révisée chaque année {i}."),
    ("fr", "Le prix est révisé {i}, publié le 15 de chaque mois."),
    # a time at first in which the price holds, which was not understood; the day of a renewal
    ("fr", "Les tarifs sont garantis dix-huit mois, puis révisés chaque 1er avril {i}."),
    ("fr", "Le prix est révisé à chaque renouvellement annuel {i}."),
    ("en", "Prices are guaranteed for the pilot phase and are adjusted each 1 January {i}."),
    ("en", "The Fee is payable on 1 January in each year. The Fee is adjusted annually {i}."),
    ("en", "The Fee is adjusted {i} from time to time."),
    ("en", "The Fee is adjusted {i} each 1 April or, where the parties so agree, each 1 June."),
]


@pytest.mark.parametrize(("language", "words", "told"), DAYS)
def test_the_day_of_the_year_is_told(language: Language, words: str, told: tuple[object, ...]) -> None:
    assert _told(language, words) == told


@pytest.mark.parametrize(("language", "words"), NONE)
def test_no_day_is_guessed(language: Language, words: str) -> None:
    assert _told(language, words)[:3] == (None, None, None)


def test_a_first_day_that_is_stated_stands() -> None:
    words = "La redevance est révisée chaque 1er avril {i}, et pour la première fois le 1er avril 2027."
    assert _told("fr", words)[:2] == ("2027-04-01", None)
