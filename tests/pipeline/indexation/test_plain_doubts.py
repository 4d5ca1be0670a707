"""Clauses that leave nothing open are sure in each part that makes a price; their neighbours are not."""

from __future__ import annotations

import pytest

from pipeline.indexation.formula import SURE
from pipeline.indexation.qualified import qualified
from pipeline.indexation.reading import read
from pipeline.types import Language

_NO_PRICE = {"who", "notice", "base_price"}


def _doubted(text: str, language: Language) -> set[str]:
    reading = read(text, language)
    assert len(reading.formulas) == 1
    doubted = {part.name for part in reading.formulas[0].parts if part.confidence < SURE}
    return (doubted | {one.part for one in reading.not_settled}) - _NO_PRICE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "7 / RÉVISION. Le prix est révisé le 1er mars de chaque année, et pour la première fois le "
            "1er mars 2024, "
            "par le coefficient K = 0,30 + 0,70 (BT01n / BT01o), où BT01n est l'index BT01 du mois "
            "d'octobre précédant "
            "la révision et BT01o celui d'octobre 2022, soit 121,4. Le prix révisé est le produit du "
            "prix de "
            "l'article 6 par K. Le coefficient est arrondi à quatre décimales.",
            "fr",
        ),
        (
            "Au 1er juin 2025, le forfait est actualisé selon l'évolution de l'indice des prix à la "
            "consommation hors "
            "tabac, ensemble des ménages, base 2015, publié par l'INSEE, entre mars 2024 (118,01) et "
            "mars 2025.",
            "fr",
        ),
        (
            "À chaque date anniversaire du contrat, le loyer en vigueur est multiplié par l'indice du "
            "coût de la "
            "construction (ICC) du deuxième trimestre de l'année en cours et divisé par celui du "
            "deuxième trimestre "
            "de l'année précédente.",
            "fr",
        ),
        (
            "Le 1er mars de chaque année, et pour la première fois le 1er mars 2025, le loyer varie "
            "selon l'ILAT, entre "
            "l'indice du troisième trimestre de l'année précédente et celui du troisième trimestre de "
            "l'année antérieure "
            "à celle-ci ; pour la première indexation, ce sont les indices des troisièmes trimestres "
            "2024 et 2023. La "
            "variation est appliquée au loyer exigible à la veille de l'indexation. Le loyer ne pourra "
            "augmenter ou "
            "diminuer de plus de 3 %. La part de variation qui excède cette limite est perdue et ne "
            "sera pas reportée.",
            "fr",
        ),
        (
            "The licence fee goes up by 4% on 1 February each year. The increase takes account of the "
            "cost of wages. "
            "No other increase may be claimed.",
            "en",
        ),
        (
            "The annual charge is adjusted on 1 January of each year: it is the charge for the first "
            "year multiplied by "
            "the UK CPI for the October before the adjustment and divided by the UK CPI for October "
            "2022 (127.2).",
            "en",
        ),
        (
            "On each anniversary of the Commencement Date the rent then in force shall be multiplied "
            "by the RPI for the "
            "third month before that anniversary and divided by the RPI for the same month of the "
            "previous year.",
            "en",
        ),
    ],
)
def test_a_plain_clause_is_sure(text: str, language: Language) -> None:
    assert _doubted(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        # an index that is only looked at
        ("The fee is reviewed on 1 May each year, taking account of the RPI for March.", "en", "movement"),
        # other months than the rule takes
        (
            "Le 1er mars de chaque année, et pour la première fois le 1er mars 2025, le loyer varie "
            "selon l'ILAT, entre "
            "l'indice du troisième trimestre de l'année précédente et celui du troisième trimestre de "
            "l'année antérieure "
            "à celle-ci ; pour la première indexation, ce sont les indices des troisièmes trimestres "
            "2023 et 2022.",
            "fr",
            "base_period",
        ),
        # from the first price, what a cap cuts off comes back the year after
        (
            "Le prix est révisé chaque année au 1er mars selon la formule P = P0 × S / S0, S étant "
            "l'indice Syntec du "
            "mois de décembre précédent et S0 celui de décembre 2022 (300,1). La hausse ne peut "
            "excéder 3 %. La fraction "
            "qui excède cette limite est perdue et ne sera pas reportée.",
            "fr",
            "cap",
        ),
        # a second increase that is only put off
        (
            "The fee goes up by 4% on 1 February each year. No other increase may be made before 2027.",
            "en",
            "movement",
        ),
        # another index without tobacco
        (
            "Au 1er juin 2025, le forfait est actualisé selon l'évolution de l'indice des prix à la "
            "consommation hors "
            "tabac et hors énergie entre mars 2024 (118,01) et mars 2025.",
            "fr",
            "index",
        ),
        # words that speak of a second time
        (
            "Au 1er juin 2025, le forfait est actualisé selon l'évolution de l'ILAT entre le 1er "
            "trimestre 2024 et le "
            "1er trimestre 2025, puis ensuite de la même manière.",
            "fr",
            "first",
        ),
    ],
)
def test_its_neighbour_stays_in_doubt(text: str, language: Language, part: str) -> None:
    reading = read(text, language)
    told = (
        {one.name for one in reading.formulas[0].parts if one.confidence < SURE}
        if reading.formulas
        else {part}
    )
    assert part in told | {one.part for one in reading.not_settled}


def test_what_says_that_it_changes_nothing_qualifies_no_price() -> None:
    text = (
        "Le loyer est indexé chaque année au 1er juillet sur l'ILC du 1er trimestre. La franchise de "
        "l'article 9 est "
        "sans effet sur le calcul de l'indexation."
    )
    assert qualified([text], [read(text, "fr")], "fr") == ()
    other = text.replace("est sans effet sur le calcul de l'indexation", "suspend l'indexation")
    assert qualified([other], [read(other, "fr")], "fr") != ()
