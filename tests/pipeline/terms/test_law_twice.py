"""Two laws, each for the whole contract, contradict each other; a law for one case or thing does not."""

from __future__ import annotations

import pytest

from pipeline._choice import RIVAL
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_OTHER = {"en": "English law governs this contract.", "fr": "Le droit français régit le contrat."}


@pytest.mark.parametrize(
    ("language", "words", "both"),
    [
        ("en", "This contract is construed under the law of Jersey.", True),
        ("en", "The contract is subject to Scots law.", True),
        ("en", "Where the boat lies in Jersey, this contract is governed by the law of Jersey.", False),
        ("en", "The guarantee is governed by Scots law.", False),
        ("fr", "Le contrat est soumis au droit suisse.", True),
        ("fr", "La loi luxembourgeoise est applicable.", True),
        ("fr", "Pour les bateaux amarrés en Suisse, le contrat est soumis au droit suisse.", False),
        ("fr", "La garantie est soumise au droit suisse.", False),
    ],
)
def test_two_laws(language: Language, words: str, both: bool) -> None:
    found = read(f"3. {words}\n\n4. {_OTHER[language]}\n", language, "governing_law")
    sure = [term for term in found if term.state == "stated" and term.confidence >= RIVAL]
    assert (len(sure) == 2) is both
