"""Folding keeps every offset: one character in, one character out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.folding import fold


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Échéance", "l'echeance"),
        ("12\u00a0000\u202f€", "12 000 €"),
        ("« Bailleur »", '" bailleur "'),
        ("2024–2025", "2024-2025"),
        ("İstanbul ÇA ñ", "istanbul ca n"),
        ("ligne\nsuivante\f", "ligne\nsuivante\f"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
