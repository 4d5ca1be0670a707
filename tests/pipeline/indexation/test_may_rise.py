"""A price that somebody may raise, and need not, is not sure from when he may."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.folding import fold
from pipeline.indexation._days import Anchors
from pipeline.indexation._qualified_links import with_qualified
from pipeline.indexation.formula import SURE
from pipeline.indexation.linked import Link
from pipeline.indexation.priced import Priced, Stated
from pipeline.indexation.reading import read
from pipeline.indexation.reading._may_rise import may_rise
from pipeline.indexation.unused import Said, unused
from pipeline.types import Language

_MAY = [
    ("fr", "Dès la cinquième année, le Loueur pourra relever la redevance, sans dépasser 2 % l'an."),
    ("fr", "Passé ce terme, le tarif pourra évoluer de 3 % au plus."),
    ("fr", "Par la suite, la Régie a la faculté de le majorer une fois l'an."),
    ("fr", "L'Exploitant se réserve le droit d'ajuster ses tarifs au terme de cette période."),
    ("fr", "Après 2025, ils pourront être portés par le Fournisseur à un niveau supérieur."),
    ("fr", "La Société est en droit d'appliquer une hausse de ses honoraires dès 2026."),
    ("en", "In later years the Lessor may put up the rent by at most 2% a year."),
    ("en", "From 2027 the Contractor may raise it by up to 4% instead."),
    ("en", "Vendor reserves the right to adjust the Monthly Fee from 1 May 2026."),
    ("en", "After that the charge may go up by no more than 3% a year."),
    ("en", "The Licensor is entitled, on sixty days' notice, to increase its fees."),
    ("en", "The rent can be increased once in every later year."),
]
_MAY_NOT = [
    ("fr", "La redevance ne peut être relevée avant le terme."),
    ("fr", "Les parties pourront réviser le prix d'un commun accord."),
    ("fr", "Le tarif ne pourra en aucun cas augmenter."),
    ("fr", "Aucune augmentation du prix ne peut être demandée."),
    ("fr", "L'abonné peut modifier le nombre d'accès aux tarifs ci-dessus."),
    ("fr", "Le prix peut être payé par virement."),
    ("en", "The rent may not be raised during the term."),
    ("en", "The parties may agree to increase the fee."),
    ("en", "Neither party may increase the price."),
    ("en", "The tenant may change its address on paying the charge of £20."),
    ("en", "Interest may be raised to a rate of 8%."),
    ("en", "The fee may be amended only by written agreement of both parties."),
]


@pytest.mark.parametrize(("language", "sentence"), _MAY)
def test_words_by_which_a_price_may_rise(language: Language, sentence: str) -> None:
    assert may_rise(fold(sentence), language)


@pytest.mark.parametrize(("language", "sentence"), _MAY_NOT)
def test_words_that_let_nothing_rise(language: Language, sentence: str) -> None:
    assert not may_rise(fold(sentence), language)


_LISTS = [
    (
        "fr",
        "Le loyer est de 800 € la première année, 820 € la deuxième année et 840 € la troisième année.",
        "À partir de la quatrième année, le Bailleur pourra augmenter le loyer, dans la limite de 3 %.",
    ),
    (
        "en",
        "The rent is £800 in Year 1, £820 in Year 2 and £840 in Year 3.",
        "From the fourth year the Landlord may increase the rent by no more than 3% a year.",
    ),
    (
        "en",
        "The rent is £800 in Year 1, £820 in Year 2 and £840 in Year 3.",
        "The Landlord may then raise it.",
    ),
]


@pytest.mark.parametrize(("language", "list_", "sentence"), _LISTS)
def test_a_list_is_sure_until_its_price_may_be_raised(
    language: Language, list_: str, sentence: str
) -> None:
    """The limit was read from that sentence, and still nothing says that the price was raised, or not."""
    start, text = date(2023, 4, 15), f"{list_} {sentence}"
    reading = read(text, language)
    price = Priced("p", Stated(Decimal(840), "EUR", "year", "", None, list_, "d"))
    told = unused([Said(text)], [reading], [], (), language)
    assert [one.may for one in told if one.words in sentence] == [True]
    own = Link("moves", reading.formulas)
    _, changed, between = with_qualified(own, price, told, Anchors(start, None), language)
    assert not changed
    assert [one.first for one in between] == [date(2026, 4, 15)]


@pytest.mark.parametrize(
    ("language", "clause"),
    [
        (
            "fr",
            "Le forfait augmente de plein droit de 2 % le 1er mai de chaque année. À compter du 1er mai "
            "2027, le Loueur pourra en outre augmenter le forfait.",
        ),
        (
            "en",
            "The rent rises automatically by 2% on 1 May in each year. From 1 May 2027 the Landlord may "
            "also increase the rent by up to 4%.",
        ),
    ],
)
def test_the_day_and_the_limit_of_what_may_be_done_are_no_others(language: Language, clause: str) -> None:
    (formula,) = read(clause, language).formulas
    assert (formula.days.on, formula.days.first, formula.bounds.cap) == ("05-01", None, None)
    assert any(part.name == "movement" and part.confidence < SURE for part in formula.parts)


def test_a_sentence_that_moves_the_price_itself_is_told_by_the_reading() -> None:
    clause = "The Supplier may, on notice, increase the fee by 3% on each 1 May."
    reading = read(clause, "en")
    assert unused([Said(clause)], [reading], [], (), "en") == ()
    assert reading.formulas[0].who == "supplier"
