"""Parts that something else in a clause speaks against are likely and not sure, and so are their prices."""

from __future__ import annotations

import pytest

from pipeline.indexation._readings import variants
from pipeline.indexation.reading import read
from pipeline.types import Language

_LEASE = (
    "Le loyer sera révisé chaque année au 1er juillet selon la variation de l'indice des loyers "
    "commerciaux, à la hausse comme à la baisse, l'indice de base étant celui du 2e trimestre 2021 et "
    "l'indice de comparaison celui du 2e trimestre de l'année de révision."
)


def _sure(text: str, language: Language, name: str) -> bool:
    (formula, *_) = read(text, language).formulas
    parts = [part for part in formula.parts if part.name == name]
    assert parts, name
    return all(part.confidence >= 0.9 for part in parts)


def test_a_plain_clause_is_sure() -> None:
    reading = read(_LEASE, "fr")
    assert reading.confidence >= 0.9
    for name in ("index", "base_period", "reference_period", "frequency", "direction"):
        assert _sure(_LEASE, "fr", name), name


@pytest.mark.parametrize(
    ("more", "name"),
    [
        (" Le loyer en cours est multiplié par le rapport de ces indices.", "movement"),
        (" La moyenne de quatre indices est retenue.", "reference_period"),
        (" Au-delà de 2 %, la moitié de la variation est retenue.", "movement"),
        (" Le loyer est également révisé au 1er janvier.", "days"),
        (" L'indexation précédente sert de départ à la suivante.", "base_period"),
    ],
)
def test_other_words_take_certainty_away(more: str, name: str) -> None:
    (formula, *_) = read(_LEASE + more, "fr").formulas
    doubted = [part for part in formula.parts if part.name == name and part.doubt]
    assert doubted
    assert all(part.confidence < 0.9 for part in doubted)
    assert all(part.doubt in _LEASE + more for part in doubted)


def test_words_about_interest_take_nothing_away() -> None:
    more = " Les intérêts de retard sont de 9 %."
    assert read(_LEASE + more, "fr").formulas[0].parts == read(_LEASE, "fr").formulas[0].parts


def test_how_often_an_index_is_published_is_not_how_often_a_rent_moves() -> None:
    text = "The rent follows the CPI, published quarterly by the ONS, and is increased by 3% each year."
    reading = read(text, "en")
    assert all(part.confidence < 0.9 for part in reading.formulas[0].parts if part.name == "frequency")


def test_an_index_that_is_named_to_be_excluded_is_not_sure() -> None:
    text = "The rent is fixed each year. The parties have rejected any adjustment by the CPI index."
    assert read(text, "en").confidence < 0.9


def test_a_price_with_a_likely_part_is_assumed_and_says_why() -> None:
    more = " Le loyer est également révisé au 1er janvier."
    plain = variants(read(_LEASE, "fr").formulas, small_firm=False, skips=False, language="fr")
    likely = variants(read(_LEASE + more, "fr").formulas, small_firm=False, skips=False, language="fr")
    assert not any("likely and not sure" in why for one in plain for why in one.assumed)
    why = [why for one in likely for why in one.assumed]
    assert any(one.startswith("the day of the revision is likely") and "1er janvier" in one for one in why)
