"""Points that are added to an index stand in what is told of the revision."""

from __future__ import annotations

import pytest

from pipeline.terms._indexation_added import only_adds
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_EN = "1. Fee\nThe fee is £90 a month. {}\n"
_FR = "Article 1 – Prix\nLe prix est de 90 € par mois. {}\n"


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("In May it rises by the annual change in the Consumer Prices Index plus 1.7%.", "en", "plus 1.7%"),
        (
            "She may increase the fee yearly by no more than the change in RPI plus two per cent.",
            "en",
            "plus two per cent",
        ),
        ("Each May the fee is raised by 1.7% above the increase in the CPI.", "en", "1.7% above"),
        ("Each May the fee is increased by RPI + 1.7%.", "en", "+ 1.7%"),
        ("Each May the fee is raised by the change in CPI minus 1%.", "en", "minus 1%"),
        ("Each May the fee is raised by the change in CPI, at most by 4%.", "en", ""),
        ("Each May the fee is raised by the change in CPI plus VAT.", "en", ""),
        ("Each May the fee is increased by RPI. A fine of 5% is due for late hours.", "en", ""),
        ("Il est révisé chaque année selon l'indice Syntec majoré de 1,7 %.", "fr", "majoré de 1,7 %"),
        (
            "Le prix suit chaque année l'évolution de l'ILC augmentée d'un point.",
            "fr",
            "augmentée d'un point",
        ),
        ("Le prix est révisé chaque année de 2 % de plus que l'indice Syntec.", "fr", "2 % de plus que"),
        ("Il est révisé chaque année selon l'indice Syntec, dans la limite de 2 %.", "fr", ""),
    ],
)
def test_added_points_are_told(sentence: str, language: Language, expected: str) -> None:
    text = (_FR if language == "fr" else _EN).format(sentence)
    told = [str(one.value.get("formula", "")) for one in read(text, language, "indexation")]
    assert len(told) == 1
    assert expected in told[0]
    assert bool(told[0]) == bool(expected)


def test_points_alone_give_no_base() -> None:
    assert only_adds("CPI plus 2 per cent")
    assert only_adds(None)
    assert not only_adds("P = P0 x (S / S0)")
