"""Less that is due at first keeps a price from being final, whatever else the sentence names."""

from __future__ import annotations

import pytest

from pipeline.indexation.amended import said_of
from pipeline.indexation.qualified import qualified
from pipeline.types import Language

LESS: list[tuple[Language, str]] = [
    ("fr", "Vu les frais de pose, le Bailleur consent une réduction de 250 euros les trois premiers mois."),
    ("fr", "Une remise de 15 % est faite pendant les six premiers mois."),
    ("fr", "Les trois premières mensualités ne sont pas dues, le temps de l'ouverture."),
    ("en", "To meet the cost of fitting out there is a reduction of £90 a month for the first six months."),
    ("en", "A discount of 20% applies during the first year."),
]  # fmt: skip
ALL: list[tuple[Language, str]] = [
    ("fr", "Les frais de pose sont à la charge du Preneur pendant les six premiers mois."),
    ("fr", "La réduction du bruit est constatée dans les six premiers mois."),
    ("en", "The cost of fitting out is borne by the Tenant for the first six months."),
]


@pytest.mark.parametrize(("language", "text"), LESS)
def test_less_is_due_at_first(language: Language, text: str) -> None:
    (one,) = qualified([text], [], language)
    assert one.bears_on == "price"


@pytest.mark.parametrize(("language", "text"), ALL)
def test_nothing_less_is_due(language: Language, text: str) -> None:
    assert not qualified([text], [], language)


def test_the_same_date_is_that_of_the_article_before() -> None:
    said = said_of(
        [
            "Article 1 - Le nombre de passages est ramené à trois à compter du 1er juin 2024.",
            "Article 2 - À partir de la même date, le forfait mensuel est fixé à 900 euros.",
            "Article 3 - Le forfait reste ferme jusqu'au 31 mai 2025. La révision reprend ensuite.",
        ],
        "fr",
    )
    (stated,) = [one for one in said if "900" in one.words]
    assert str(stated.day) == "2024-06-01"
