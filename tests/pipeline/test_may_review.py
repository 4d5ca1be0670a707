"""Who may review a price leaves it open: the contract is not silent on its revision."""

from __future__ import annotations

import pytest

from pipeline.folding import fold
from pipeline.terms._subjects import spoken_of


@pytest.mark.parametrize(
    ("language", "sentence", "open_"),
    [
        ("fr", "L'Exploitant pourra, chaque 1er mai, réexaminer ses tarifs.", True),
        ("fr", "Le Loueur peut rehausser le loyer à chaque anniversaire.", True),
        ("fr", "Les parties se voient tous les ans pour rediscuter le prix.", True),
        ("fr", "L'Exploitant ne peut revoir son prix.", False),
        ("fr", "L'Exploitant peut revoir ses horaires chaque 1er mai.", False),
        ("en", "The Operator may revisit its price every 1 May.", True),
        ("en", "The parties meet once a year to reconsider the rent.", True),
        ("en", "The Operator is free to alter its charges at each anniversary.", True),
        ("en", "The Operator may not raise the price.", False),
        ("en", "The Operator may review its opening hours each May.", False),
    ],
)
def test_who_may_review_leaves_it_open(language: str, sentence: str, open_: bool) -> None:
    kinds = {"indexation", "vague_price"}
    assert spoken_of(fold(sentence), kinds, language) == (kinds if open_ else set())
