"""French revisions written in other ways: caps in words, falls excluded, wages, indices of years before."""

from __future__ import annotations

import pytest

from pipeline.terms._indexation_french import cap
from pipeline.terms._indexation_words import direction, folded_of
from tests.pipeline.terms._reading import read

CAPS = [
    ("sans que la variation puisse excéder quatre pour cent d'une année sur l'autre", "4%"),
    ("La variation d'une année à l'autre est limitée à deux et demi pour cent.", "2.5%"),
    ("Aucune révision ne pourra toutefois modifier le loyer de plus de cinq pour cent.", "5%"),
    ("Aucune indexation ne peut faire varier un tarif de plus de 6 % par rapport à l'année d'avant.", "6%"),
    ("La hausse n'excède jamais 3 % l'an.", "3%"),
    ("La variation ne dépasse pas 3,5 %.", "3.5%"),
    ("sans aller au-delà de 2 %", "2%"),
    ("dans la limite d'une augmentation de 4 % par an", "4%"),
    ("à hauteur de 3 % au plus", "3%"),
    ("le plafond annuel étant fixé à trois pour cent (3 %)", "3%"),
    ("Le prix est révisé selon l'indice Syntec.", None),
    ("La pénalité de retard ne peut dépasser 5 % du prix annuel.", None),
    ("la réduction totale ne pouvant dépasser 5 % de la redevance", None),
    ("Le taux de TVA est de 20 %.", None),
    ("La remise est limitée à 3 % ; le prix suit l'indice Syntec.", None),
]


@pytest.mark.parametrize(("words", "most"), CAPS)
def test_reads_a_cap_in_words_and_none_of_something_else(words: str, most: str | None) -> None:
    assert cap(folded_of(words)) == most


WAYS = [
    ("sans que le loyer ainsi obtenu puisse en aucun cas se trouver ramené au-dessous de celui de "
    "l'an passé", "up"),
    ("le loyer révisé ne pourra descendre en dessous du loyer précédent", "up"),
    ("sans que le prix puisse jamais être moindre que celui de l'exercice précédent", "up"),
    ("La baisse de l'indice n'aura aucune incidence sur le loyer.", "up"),
    ("Une diminution de l'indice est sans effet sur la redevance.", "up"),
    ("Si l'indice vient à baisser, le loyer demeure à son montant antérieur.", "up"),
    ("Seules les variations à la hausse seront prises en compte.", "up"),
    ("Le loyer de l'année écoulée constitue en toute hypothèse un plancher.", "up"),
    ("Ces prix sont révisés en hausse comme en baisse.", "both"),
    ("dans un sens ou dans l'autre", "both"),
    ("sans que le prix puisse descendre au-dessous de 90 % du prix d'origine", None),
    ("Si l'indice baisse, le loyer baisse d'autant.", None),
    ("Le loyer suit la baisse de l'indice.", None),
    ("Le loyer peut descendre au-dessous de celui de l'année écoulée.", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "way"), WAYS)
def test_says_which_way_in_other_words(words: str, way: str | None) -> None:
    assert direction(folded_of(words), "fr") == way


WAGES = [
    "Le prix est réajusté chaque année à proportion de l'évolution du salaire minimum "
    "interprofessionnel de "
    "croissance.",
    "La redevance est indexée sur le SMIC et révisée chaque année.",
    "Le tarif est révisé au 1er janvier de chaque année selon la variation du SMIC horaire brut.",
    "Le loyer sera augmenté chaque année comme le SMIC.",
    "Le prix suit chaque année la progression du salaire minimum de croissance et sera révisé en "
    "conséquence.",
]


@pytest.mark.parametrize("words", WAGES)
def test_a_price_that_follows_the_minimum_wage_names_it(words: str) -> None:
    (term,) = read(words, "fr", "indexation")
    assert term.value["index"] == "SMIC"


def test_a_wage_that_is_paid_is_no_index() -> None:
    text = (
        "Le personnel est payé au moins au SMIC. Les prix sont révisés chaque année selon l'indice Syntec."
    )
    (term,) = read(text, "fr", "indexation")
    assert term.value["index"] == "SYNTEC"


BACK = [
    (
        "Le loyer est révisé chaque année par le rapport entre le dernier ILC publié et celui "
        "publié deux ans "
        "plus tôt, sans excéder 3 %.",
        True,
    ),
    (
        "Le loyer est révisé chaque année selon le rapport de l'ILC du deuxième trimestre de "
        "l'année en cours à "
        "celui du même trimestre trois années auparavant, sans excéder 3 %.",
        True,
    ),
    (
        "Le loyer varie le 1er avril de chaque année et pour la première fois le 1er avril 2004, selon le "
        "rapport entre l'ICC du troisième trimestre de l'année précédente et celui du troisième "
        "trimestre de "
        "deux années plus tôt, l'indice de départ étant celui du troisième trimestre 2001, sans "
        "excéder 3 %.",
        True,
    ),
    (
        "Le loyer varie le 1er avril de chaque année et pour la première fois le 1er avril 2004, selon le "
        "rapport entre l'ICC du troisième trimestre de l'année précédente et celui du troisième "
        "trimestre de "
        "deux années plus tôt, l'indice de départ étant celui du troisième trimestre 2002, sans "
        "excéder 3 %.",
        False,
    ),
    (
        "Le loyer est révisé chaque année par le rapport entre le dernier ILC publié et celui "
        "publié un an plus "
        "tôt, sans excéder 3 %.",
        False,
    ),
    (
        "Le loyer est révisé tous les trois ans par le rapport entre l'ILC publié et celui publié "
        "trois ans plus "
        "tôt, sans excéder 3 %.",
        False,
    ),
    (
        "Le prix est révisé chaque année selon l'évolution de l'ILC connu trois mois avant la "
        "révision, sans "
        "excéder 3 %.",
        False,
    ),
]


@pytest.mark.parametrize(("words", "longer"), BACK)
def test_an_index_of_years_before_varies_longer(words: str, longer: bool) -> None:
    gaps = {term.value["gap"] for term in read(words, "fr", "revision_gap")}
    assert ("longer_variation" in gaps) is longer


FORMULAS = [
    ("Pn = Pn-1 x ( 0,15 + 0,85 x In / I0 )", "Pn-1 le prix de l'année précédente", True),
    ("P(n) = P(n-1) x In / I0", "", True),
    ("Pn = Pn-1 x In / I0", "", True),
    ("P = P' x In / I0", "P' le prix d'origine", False),
    ("Pn = P0 x In / I0", "P0 le prix d'origine", False),
]


@pytest.mark.parametrize(("formula", "legend", "twice"), FORMULAS)
def test_a_price_of_the_year_before_on_a_fixed_base_counts_twice(
    formula: str, legend: str, twice: bool
) -> None:
    told = f"{legend}, " if legend else ""
    text = (
        "Le prix est révisé de plein droit chaque année, dans la limite de 4 %, selon la formule :\n\n"
        f"{formula}\n\ndans laquelle {told}In est la valeur de\nl'indice ICHT-IME du mois de juin, "
        f"et I0 la valeur "
        "du\nmême indice pour juin 2018."
    )
    gaps = {term.value["gap"] for term in read(text, "fr", "revision_gap")}
    assert ("counted_twice" in gaps) is twice


def test_the_year_before_on_a_rolling_base_does_not_count_twice() -> None:
    text = (
        "Le prix est révisé de plein droit chaque année, dans la limite de 4 %, selon la formule :\n\n"
        "Pn = Pn-1 x In / I0\n\ndans laquelle In est l'indice ICHT-IME du mois de juin, et I0 la "
        "valeur du même "
        "indice pour l'année précédente."
    )
    assert "counted_twice" not in {term.value["gap"] for term in read(text, "fr", "revision_gap")}
