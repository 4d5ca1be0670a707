"""Names of French parties that only the recogniser sees, and that no legal form proves."""

from __future__ import annotations

import pytest

from pipeline.terms._party_guesses import _stands_for_itself
from pipeline.terms._party_marks import Whole
from pipeline.terms._party_words import only_form


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("Le Port de Kervoal, quai Nord, 29000 Quimper, accorde à", "Port de Kervoal", True),
        ("Université de Vauclair, représentée par sa présidente,", "Université de Vauclair", True),
        ("Les Caves du Serre, à Visan (84820), « le Chargeur »", "Caves du Serre", True),
        (
            "BON DE COMMANDE N° 12\nLa Mairie de Trélon et Infolac.\nMairie de Trélon",
            "Mairie de Trélon",
            True,
        ),
        ("Les Ateliers Perdus livrent au plus tard en mai.", "Ateliers Perdus", False),
        ("Extrait des conditions générales, 75002 Paris", "Extrait des conditions générales", False),
        ("ZI de Kervoal - 29850 GOUESNOU, représentée par", "ZI de Kervoal - 29850 GOUESNOU", False),
    ],
)
def test_a_name_without_a_form_needs_to_be_told_like_a_party(text: str, name: str, stands: bool) -> None:
    assert _stands_for_itself(Whole(text), name, text.index(name) + len(name)) is stands


def test_a_town_with_its_postcode_is_nobodys_name() -> None:
    assert only_form("38330 Montbonnot")
    assert only_form("F-29000 Quimper")
    assert not only_form("1001 Vies Éditions")
