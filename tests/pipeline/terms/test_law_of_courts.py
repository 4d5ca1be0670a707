"""A law and the courts of the same country bear each other out; courts of another one add doubt."""

from __future__ import annotations

import pytest

from pipeline.terms._law_of_courts import held_against_courts
from pipeline.types import Language
from tests.pipeline.terms._reading import read


def confidence(text: str, language: Language) -> float:
    (law,) = read(text, language, "governing_law")
    return law.confidence


LAW = "1. Law. This Agreement is governed by the laws of England and Wales.\n\n"
DROIT = "Article 1 - Droit applicable\n\nLe présent contrat est régi par le droit français.\n\n"


@pytest.mark.parametrize(
    ("language", "law", "same", "other"),
    [
        ("en", LAW, "The courts of England and Wales", "The courts of France"),
        ("fr", DROIT, "Les tribunaux de Lyon", "Les tribunaux de Genève"),
    ],
)
def test_courts_bear_a_law_out_or_cast_doubt(language: Language, law: str, same: str, other: str) -> None:
    said = {
        "en": "2. Courts. {} shall have exclusive jurisdiction over any dispute.\n",
        "fr": "Article 2 - Litiges\n\n{} sont seuls compétents pour tout litige.\n",
    }[language]
    alone = confidence(law, language)
    assert confidence(law + said.format(same), language) > alone
    assert confidence(law + said.format(other), language) < alone


def test_without_courts_nothing_changes() -> None:
    laws = read(LAW, "en", "governing_law")
    assert tuple(held_against_courts(laws, [])) == laws
