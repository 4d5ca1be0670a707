"""What a contract is about: said in a sentence, or standing under its heading."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

OBJECTS: list[tuple[Language, str, str, float]] = [
    (
        "fr",
        "ARTICLE 2 - OBJET\n\nLe présent contrat a pour objet l'entretien des chaudières du Client.",
        "l'entretien des chaudières du Client",
        0.92,
    ),
    (
        "fr",
        "ARTICLE 2 - DIVERS\n\nL'objet de la convention est de fixer les conditions du prêt des salles.",
        "fixer les conditions du prêt des salles",
        0.85,
    ),
    (
        "fr",
        "ARTICLE 1 - OBJET\n\nMaintenance des pompes de relevage.",
        "Maintenance des pompes de relevage",
        0.8,
    ),
    (
        "fr",
        "ARTICLE 1 - OBJET\n\n1.1 Le vendeur livre au client, qui l'accepte, le bois de chauffage.",
        "Le vendeur livre au client, qui l'accepte, le bois de chauffage",
        0.8,
    ),
    (
        "en",
        "1. General. The purpose of this Agreement is to set out how the mills are leased and kept.",
        "set out how the mills are leased and kept",
        0.85,
    ),
]


@pytest.mark.parametrize(("language", "text", "what", "confidence"), OBJECTS)
def test_what_it_is_about(language: Language, text: str, what: str, confidence: float) -> None:
    (term,) = read(text, language, "scope")
    assert (term.value, term.confidence) == ({"kind": "object", "what": what}, confidence)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "ARTICLE 9 - ASSURANCE\n\nLa garantie a pour objet de couvrir les dommages."),
        (
            "fr",
            "ARTICLE 4 - COMMANDES\n\nChaque commande fait l'objet d'un accusé de réception.",
        ),
        ("en", "1. Files. The object of the agreement is stored by each party in its own archive."),
        ("fr", "ARTICLE 2 - OBJET\n\n"),
    ],
)
def test_other_objects(language: Language, text: str) -> None:
    assert [term for term in read(text, language, "scope") if term.value["kind"] == "object"] == []
