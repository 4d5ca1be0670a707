"""What only limits a change, who alone may make it, untold years, floors, and months of a paper."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.indexation.formula import SURE, FixedRate, Greatest, IndexTerm
from pipeline.indexation.printing import reference, symbols
from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.benchmarks.formulas import told_of


def _sure(text: str, language: Language, name: str) -> bool:
    parts = [one for one in read(text, language).formulas[0].parts if one.name == name]
    assert parts, name
    return all(one.confidence >= SURE for one in parts)


@pytest.mark.parametrize(
    ("text", "language", "sure"),
    [
        (
            ("The Lessor may raise the rent each year by up to the change in the Retail Prices Index."),
            "en",
            False,
        ),
        (
            "On each anniversary the Vendor is entitled to increase the fee, "
            "by not more than the lower of 3% "
            "and the increase in the Retail Prices Index over the preceding twelve months.",
            "en",
            False,
        ),
        (
            ("The rent is increased each year by the change in the Retail Prices Index, up to 4%."),
            "en",
            True,
        ),
        (
            "Not more than once in twelve months the fee shall be adjusted "
            "by the change in the Retail Prices "
            "Index.",
            "en",
            True,
        ),
        (
            (
                "L'éditeur pourra majorer le prix chaque année dans la limite de "
                "la hausse de l'indice Syntec."
            ),
            "fr",
            False,
        ),
        (
            ("Le loyer est revu tous les ans, la hausse ne pouvant dépasser la variation de l'ILC."),
            "fr",
            False,
        ),
        ("L'éditeur pourra majorer ses prix chaque année dans la limite de 3 %.", "fr", False),
        (
            "L'éditeur pourra réviser ses prix chaque année selon la "
            "variation de l'indice Syntec, dans la limite "
            "de 3 %.",
            "fr",
            True,
        ),
    ],
)
def test_what_is_only_a_ceiling_is_no_sure_mechanism(text: str, language: Language, sure: bool) -> None:
    assert (read(text, language).confidence >= SURE) is sure


@pytest.mark.parametrize(
    ("more", "sure"),
    [
        (".", True),
        (" à la demande de l'une ou l'autre des parties.", True),
        ((". Elle ne prend effet qu'à compter de sa demande, la révision étant celle du bailleur."), False),
        (". À défaut de s'être manifesté, le bailleur est réputé avoir renoncé à la révision.", False),
        (", à la hausse comme à la baisse, si le bailleur le demande.", True),
    ],
)
def test_both_ways_is_not_sure_where_one_side_acts(more: str, sure: bool) -> None:
    text = f"Le loyer est révisé chaque 1er mai selon la variation de l'ILC{more}"
    assert read(text, "fr").formulas[0].direction == "both"
    assert _sure(text, "fr", "direction") is sure


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "Les prix peuvent être revus par le vendeur chaque année selon "
                "l'évolution de l'indice Syntec."
            ),
            "fr",
        ),
        (
            "The rent is reviewed each year in proportion to the change in "
            "the Retail Prices Index, if the "
            "Landlord so requests.",
            "en",
        ),
    ],
)
def test_nor_where_it_is_done_by_one_side(text: str, language: Language) -> None:
    assert not _sure(text, language, "direction")


@pytest.mark.parametrize(
    ("words", "language", "told", "sure"),
    [
        ("sur l'ILC du 2e trimestre publié par l'INSEE", "fr", "of_year period=Q2 last_out=yes", False),
        ("sur l'ILC du 2e trimestre de chaque année", "fr", "of_year period=Q2 last_out=yes", True),
        ("sur le dernier ILC du 2e trimestre", "fr", "of_year period=Q2", True),
        ("sur l'ILC du 2e trimestre de l'année précédente", "fr", "of_year period=Q2 years=-1", True),
        ("by the Retail Prices Index for June", "en", "of_year period=06 last_out=yes", False),
        (
            "by the Retail Prices Index for June of the preceding year",
            "en",
            "of_year period=06 years=-1",
            True,
        ),
    ],
)
def test_a_quarter_without_its_year_is_told_and_not_sure(
    words: str, language: Language, told: str, sure: bool
) -> None:
    text = {
        "fr": f"Le loyer est indexé chaque 1er décembre {words}.",
        "en": f"The rent is adjusted on 1 December each year {words}.",
    }[language]
    term = symbols(read(text, language).formulas[0].movement)[0][1]
    assert isinstance(term, IndexTerm)
    assert reference(term.now).startswith(told)
    assert _sure(text, language, "reference_period") is sure


def test_a_quarter_of_the_year_of_signature_is_told_and_not_sure() -> None:
    text = (
        "Le loyer est indexé chaque 1er mai sur le dernier ILC publié, "
        "l'indice de base étant celui du 1er "
        "trimestre de l'année de signature."
    )
    term = symbols(read(text, "fr").formulas[0].movement)[0][1]
    assert isinstance(term, IndexTerm)
    assert term.base.period == "Q1"
    assert not _sure(text, "fr", "base_period")


def test_the_floor_that_holds_is_told() -> None:
    text = (
        "On each anniversary the fee shall be increased by the change in "
        "the Retail Prices Index, being not "
        "less than 2% and not more than 5% in any year. The fee shall never be reduced."
    )
    reading = read(text, "en")
    assert (reading.formulas[0].bounds.floor, reading.formulas[0].bounds.never_below) == (
        Decimal("0.02"),
        "previous",
    )
    assert told_of(reading)["floor"].value == "2 %"


def test_never_reduced_beside_the_greater_of_a_rise_is_not_sure() -> None:
    text = (
        "On each anniversary the fee shall be increased by the greater "
        "of 2% and the change in the Retail "
        "Prices Index. The fee shall never be reduced."
    )
    assert not _sure(text, "en", "floor")


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("105% of the rent then payable", "0.05"),
        ("95% of the rent payable before", "-0.05"),
        ("2% of the rent then payable", "0.02"),
        ("103%", "0.03"),
    ],
)
def test_hundredths_of_the_price_before_are_a_change(words: str, rate: str) -> None:
    text = (
        f"The rent shall be adjusted each 1 May to the greater of {words} "
        "and the change in the Retail Prices "
        "Index over the preceding twelve months."
    )
    (formula, *_) = read(text, "en").formulas
    held = [one.rate for one in getattr(formula.movement, "of", ()) if isinstance(one, FixedRate)]
    assert isinstance(formula.movement, Greatest) or formula.bounds.floor is not None
    assert [*held, formula.bounds.floor][0] == Decimal(rate)


@pytest.mark.parametrize(
    ("more", "language"),
    [
        (" The fee by the new index is shown on the March invoice.", "en"),
        (" We will announce the indexed fee in March.", "en"),
        (" Le prix indexé figure sur la facture de mars.", "fr"),
        (" Le vendeur communique le prix ainsi indexé dans le courant de mars.", "fr"),
    ],
)
def test_the_month_of_a_paper_is_no_month_of_the_index(more: str, language: Language) -> None:
    text = {
        "en": "The fee moves each year in proportion to the Retail Prices Index.",
        "fr": "Le prix est révisé chaque année selon la variation de l'indice Syntec.",
    }[language]
    for formula in read(text + more, language).formulas:
        term = symbols(formula.movement)[0][1]
        assert isinstance(term, IndexTerm)
        assert "03" not in reference(term.now)


def test_the_rent_of_the_year_before_is_no_base_of_the_index() -> None:
    text = (
        "Le loyer est indexé chaque 1er mai sur l'ILC, sans descendre sous le loyer de l'année précédente."
    )
    assert "base_period" not in {part.name for part in read(text, "fr").formulas[0].parts}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le prix ne peut augmenter de plus de 3 % par an.", "fr"),
        ("Chaque année le loyer est majoré de 2 % tout au plus.", "fr"),
        ("La redevance ne saurait être majorée de plus de 2,5 % l'an.", "fr"),
        ("Each year the rent is raised by 3% at most.", "en"),
    ],
)
def test_the_most_that_a_price_may_rise_is_no_rise(text: str, language: Language) -> None:
    assert read(text, language).formulas == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [("Chaque année le loyer est majoré de 2 %.", "fr"), ("Each year the rent is raised by 3%.", "en")],
)
def test_a_rise_without_a_limit_is_one(text: str, language: Language) -> None:
    assert len(read(text, language).formulas) == 1
