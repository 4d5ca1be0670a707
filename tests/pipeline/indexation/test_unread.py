"""A part is sure only where every word that could bear on it was read."""

from __future__ import annotations

import pytest

from pipeline.indexation.formula import Reading
from pipeline.indexation.printing import canonical
from pipeline.indexation.reading import read
from pipeline.types import Language

_LEASE = (
    "Le loyer sera révisé chaque année au 1er juillet selon la variation de l'indice des loyers "
    "commerciaux, à la hausse comme à la baisse, l'indice de base étant celui du 2e trimestre 2021 et "
    "l'indice de comparaison celui du 2e trimestre de l'année de révision."
)


def _unsure(reading: Reading) -> set[str]:
    return {part.name for part in reading.formulas[0].parts if part.confidence < 0.9}


@pytest.mark.parametrize(
    ("more", "names"),
    [
        (" La variation est divisée par deux.", {"movement"}),
        (" Le loyer est augmenté de 4 % la troisième année.", {"movement"}),
        (" Sauf accord contraire, le loyer ne varie pas la première année.", {"movement"}),
        (" Le trimestre précédent est retenu pour l'indice.", {"reference_period", "base_period"}),
        (" La révision est aussi faite chaque trimestre.", {"frequency"}),
        (" L'indexation ne joue pas avant le 1er juillet 2024.", {"days"}),
    ],
)
def test_what_is_left_unread_takes_certainty_away(more: str, names: set[str]) -> None:
    assert names <= _unsure(read(_LEASE + more, "fr"))
    assert not names & _unsure(read(_LEASE, "fr"))


@pytest.mark.parametrize(
    "more",
    [
        " Le dépôt de garantie est égal à trois mois de loyer.",
        " La taxe foncière est remboursée au bailleur à hauteur de 40 %.",
        " Le loyer est payable par quarts, sans préjudice de l'article 12.",
    ],
)
def test_what_is_about_something_else_takes_none(more: str) -> None:
    assert _unsure(read(_LEASE + more, "fr")) == _unsure(read(_LEASE, "fr"))


def test_a_rise_beside_an_index_takes_the_mechanism_s_certainty() -> None:
    text = (
        "The fee escalates 3% per year. If the term is extended, it shall follow the Retail Prices Index, "
        "not to exceed 3%."
    )
    assert read(text, "en").confidence < 0.9


def test_figures_and_words_that_differ_give_two_formulas() -> None:
    text = "The fee shall increase each year by three and a half per cent (3%) over the preceding year."
    reading = read(text, "en")
    assert {one.part for one in reading.not_settled} == {"rate"}
    assert sorted(canonical(one).split("\n")[0] for one in reading.formulas) == [
        "Pn = Pn-1 × (1 + 3 %)",
        "Pn = Pn-1 × (1 + 3.5 %)",
    ]


@pytest.mark.parametrize(
    ("text", "language", "floor"),
    [
        (
            "In no event shall the Rent be less than the rent payable immediately before the review.",
            "en",
            "previous",
        ),
        ("The Rent shall never fall below the initial rent.", "en", "base"),
        ("If the Index has fallen the Rent shall remain unchanged.", "en", "previous"),
        ("If the change is less than 2% no notice is needed.", "en", ""),
    ],
)
def test_what_a_floor_holds_at(text: str, language: Language, floor: str) -> None:
    clause = (
        "The Rent is adjusted each year in proportion to the Retail Prices Index last published. " + text
    )
    reading = read(clause, language)
    assert reading.formulas[0].bounds.never_below == floor
    assert ("upward_only" in {one.code for one in reading.defects}) == bool(floor)


def test_how_often_at_most_is_no_frequency() -> None:
    text = "Le prix peut être révisé au plus deux fois par an selon la variation de l'indice Syntec."
    reading = read(text, "fr")
    assert reading.formulas[0].days.every_months is None
    assert "frequency" in {one.part for one in reading.not_settled}


def test_how_a_price_is_called_is_no_frequency() -> None:
    text = "The Quarterly Fee is adjusted on 1 October each year in line with changes in the CPI."
    assert read(text, "en").formulas[0].days.every_months == 12


def test_letters_are_told_by_their_sign() -> None:
    text = (
        "Le prix est révisé chaque année : P = Po x (0,15 + 0,85 ICHT-IME/ICHT-IMEo). Les valeurs "
        "affectées de la lettre « o » sont les dernières connues au 1er juin 2023 ; les autres sont les "
        "dernières connues à la date de révision."
    )
    (told, *_) = (
        line for line in canonical(read(text, "fr").formulas[0]).split("\n") if line.startswith("ICHT")
    )
    assert told.endswith("latest; latest anchor=day day=2023-06-01")


def test_a_fraction_on_three_lines_is_read() -> None:
    text = (
        "Le loyer est révisé chaque année par la formule\n"
        "              ICCn\n"
        "P = Po x  -----------\n"
        "              ICCo\n"
        "où ICCo est l'indice du coût de la construction du quatrième trimestre 2019 et ICCn celui du "
        "quatrième trimestre de l'année précédant la révision."
    )
    assert canonical(read(text, "fr").formulas[0]).startswith("P = P0 × ICC / ICC")


def test_a_ratio_in_a_sentence_is_read() -> None:
    text = (
        "On each 1 May the fee then payable shall be multiplied by A and divided by B. A is the Retail "
        "Prices Index for the March before. B is the Retail Prices Index for March 2022 (323.5)."
    )
    reading = read(text, "en")
    assert "period period=2022-03 value=323.5" in canonical(reading.formulas[0])
    assert "double_compounding" in {one.code for one in reading.defects}
