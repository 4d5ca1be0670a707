"""A base that the clause names and a chain from the price before: sure where the chain begins with it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.indexation._first_base import from_named_base
from pipeline.indexation.contract import ContractTerms, Ending
from pipeline.indexation.formula import SURE
from pipeline.indexation.linked import Link, Moving
from pipeline.indexation.reading import read

_CLAUSE = (
    "Le loyer est révisé chaque année à la date anniversaire de la prise d'effet du bail selon la "
    "variation de l'indice "
    "de référence des loyers (IRL). L'indice de base est celui du {base} ; l'indice pris en compte à "
    "chaque révision est "
    "celui du même trimestre de l'année de la révision. Le nouveau loyer est égal au loyer en cours "
    "multiplié par le "
    "nouvel indice et divisé par l'indice qui a servi à la fixation précédente."
)


@pytest.mark.parametrize(
    ("base", "further", "sure"),
    [
        ("2e trimestre 2023, soit 140,59", "", True),
        # the first revision would start from another year's
        ("2e trimestre 2022, soit 135,84", "", False),
        # something else is in doubt besides
        (
            "2e trimestre 2023, soit 140,59",
            " Toutefois la révision ne peut excéder la moyenne des indices.",
            False,
        ),
    ],
)
def test_a_chain_from_the_named_base(base: str, further: str, sure: bool) -> None:
    reading = read(_CLAUSE.format(base=base) + further, "fr")
    moving = Moving((reading,), "found", "found", "", False, ())
    ending = Ending(date(2030, 12, 31))
    terms = ContractTerms("doc", "fr", date(2023, 7, 1), date(2023, 6, 1), ending, (), moving)
    (formula,) = from_named_base(Link("moves", reading.formulas), terms).formulas
    doubted = [part.name for part in formula.parts if part.confidence < SURE and part.name != "who"]
    assert (doubted == []) is sure
