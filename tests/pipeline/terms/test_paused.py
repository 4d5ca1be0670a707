"""Time for which a contract stands still begins nothing and ends nothing."""

from __future__ import annotations

import pytest

from pipeline.terms._paused import paused
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_HEAD = {
    "en": "SECOND AMENDMENT\n\nto the Orchard Contract of 4 May 2022\n\n{}\n\nDated 9 June 2026\n",
    "fr": "AVENANT N° 2 au contrat de verger\n\n{}\n\nFait à Dole, le 9 juin 2026\n",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Les passages sont suspendus du 1er août au 31 octobre 2026, et la durée s'allonge."),
        ("fr", "Le contrat est suspendu du 1er août 2026 au 31 octobre 2026, sans plus."),
        ("fr", "La durée du contrat est neutralisée du 1er août au 31 octobre 2026."),
        ("fr", "Les soins sont interrompus pendant la période du 1er août au 31 octobre 2026."),
        ("fr", "Du 1er août au 31 octobre 2026, le contrat ne s'exécute pas."),
        ("en", "The term of the contract is suspended from 1 August 2026 to 31 October 2026."),
        ("en", "This contract is suspended from 1 August 2026 until 31 October 2026."),
        ("en", "The contract is put on hold for the period from 1 August 2026 to 31 October 2026."),
    ],
)
def test_a_pause_is_no_term(language: Language, words: str) -> None:
    text = _HEAD[language].format(words)
    for kind in ("expiration_date", "term", "effective_date"):
        assert not [
            term for term in read(text, language, kind) if term.kind == kind and term.state == "stated"
        ]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("fr", "les soins sont suspendus du 1er aout au 31 octobre 2026", True),
        ("fr", "le contrat, suspendu en 2025, court jusqu'au 31 mars 2029", False),
        ("fr", "le contrat est conclu pour trois ans et peut etre suspendu", False),
        ("fr", "la duree est de trois ans sans interruption", False),
        ("fr", "la duree est de trois ans", False),
        ("en", "the contract is paused from 1 august 2026", True),
        ("en", "the contract, suspended in 2025, expires on 31 march 2029", False),
        ("en", "the term is three years and may be suspended for repairs", False),
        ("en", "the term is three years without interruption", False),
    ],
)
def test_words_of_a_pause(language: Language, words: str, expected: bool) -> None:
    assert paused(words, language) is expected
