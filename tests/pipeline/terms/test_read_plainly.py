"""Courts named with the law, formulas of like ratios, secrets after the end, breaks of a chain."""

from __future__ import annotations

import pytest

from pipeline.types import Language, Term
from tests.pipeline.terms._reading import read

COURTS = [
    ("en", "1. This Agreement is subject to Danish law and the courts of Copenhagen.", "DK"),
    ("en", "1. Irish law and Irish courts.", "IE"),
    ("en", "1. It is governed by French law and by the French courts.", "FR"),
    ("fr", "1. Le contrat relève du droit suisse ; for à Lausanne.", "CH"),
    ("fr", "1. Le droit suisse s'applique, for exclusif à Genève.", "CH"),
]
NO_COURTS = [
    ("en", "1. Holt obeys English law and keeps the tennis courts of Kendal."),
    ("fr", "1. Le Loueur répare le for à pain."),
]
FORMULAS = [
    ("en", "1. Each 1 May the price becomes P1 = P0 x (0.3 + 0.7 x H1/H0), H1 and H0 being the hay index."),
    ("en", "1. The rent is revised every May: R = Ro (0.3 + 0.7 W/Wo), W being the wage index."),
    ("fr", "1. Chaque année le prix devient P1 = P0 x (0,3 + 0,7 x F1/F0), F étant le cours du foin."),
]
SECRETS = [
    ("Les notices restent confidentielles quatre ans après la fin du contrat.", "P48M"),
    ("Les recettes sont confidentielles trois ans après la fin du contrat.", "P36M"),
    ("Les parties gardent secrets les plans vingt mois après la fin du contrat.", "P20M"),
]
BREAKS = [
    ("Toute rupture de la chaîne du froid coûte une pénalité de 300 € par caisse.", None),
    ("Toute rupture de stock donne lieu à une pénalité de 300 €.", None),
    ("En cas de rupture anticipée, le Client verse une pénalité de 300 €.", "termination"),
    ("La rupture du contrat par le Client donne lieu à une pénalité de 300 €.", "termination"),
]


def one(words: str, language: Language, kind: str) -> Term:
    (term,) = read(words, language, kind)
    return term


@pytest.mark.parametrize(("language", "words", "country"), COURTS)
def test_courts_beside_the_law(language: Language, words: str, country: str) -> None:
    assert one(words, language, "jurisdiction").value["country"] == country


@pytest.mark.parametrize(("language", "words"), NO_COURTS)
def test_no_courts(language: Language, words: str) -> None:
    assert not read(words, language, "jurisdiction")


@pytest.mark.parametrize(("language", "words"), FORMULAS)
def test_a_ratio_of_like_values_revises(language: Language, words: str) -> None:
    assert one(words, language, "indexation").value["mechanism"] == "formula"


def test_rooms_by_nights_revise_nothing() -> None:
    words = "1. The monthly fee is F = N x R / 2, N being the rooms and R the rate."
    assert not read(words, "en", "indexation")


@pytest.mark.parametrize(("words", "lasts"), SECRETS)
def test_how_long_a_secret_outlives_the_contract(words: str, lasts: str) -> None:
    value = one(f"1. {words}", "fr", "confidentiality").value
    assert (value["duration"], value["after_end"]) == (lasts, True)


@pytest.mark.parametrize(("words", "trigger"), BREAKS)
def test_which_break_is_an_end(words: str, trigger: str | None) -> None:
    assert one(f"1. {words}", "fr", "penalty").value.get("trigger") == trigger
