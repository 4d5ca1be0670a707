"""Promised levels of service."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "fr",
        (
            "Le Prestataire garantit un taux de disponibilité de la plateforme de 99,5 % par "
            "mois, hors maintenance programmée."
        ),
        [{"metric": "availability", "threshold": "99.5 %", "period": "month"}],
    ),
    (
        "fr",
        (
            "En cas d'anomalie bloquante, le Prestataire intervient dans un délai de quatre (4) "
            "heures ouvrées et rétablit le service dans un délai de 8 heures."
        ),
        [
            {"metric": "resolution_time", "threshold": "PT8H"},
            {"metric": "response_time", "threshold": "PT4H", "business_hours": True},
        ],
    ),
    (
        "fr",
        "GTI : 2h ; GTR : 4h (incidents critiques).",
        [
            {"metric": "resolution_time", "threshold": "PT4H"},
            {"metric": "response_time", "threshold": "PT2H"},
        ],
    ),
    (
        "en",
        "The Service shall be available at least 99.9% of the time in each calendar month.",
        [{"metric": "availability", "threshold": "99.9 %", "period": "month"}],
    ),
    (
        "en",
        (
            "Provider shall use reasonable efforts to keep the web site's uptime above "
            "ninety-nine percent (99%)."
        ),
        [{"metric": "availability", "threshold": "99 %", "target": True}],
    ),
    (
        "en",
        "P1 incidents: response 15 minutes, resolution 4 hours.",
        [
            {"metric": "resolution_time", "threshold": "PT4H"},
            {"metric": "response_time", "threshold": "PT15M"},
        ],
    ),
    (
        "en",
        "Critical faults will be restored within 4 hours; all others as soon as practicable.",
        [{"metric": "resolution_time", "threshold": "PT4H"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    ("fr", "Le support est joignable du lundi au vendredi de 9 heures à 18 heures."),
    ("fr", "Le taux de TVA est de 20 % et les services sont disponibles à 100 % en ligne."),
    ("en", "A party receiving a claim shall respond within 30 days."),
    ("en", "The share capital is 99.9% owned by the Seller; the accounts are available on request."),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "service_level")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "service_level") == ()


def test_how_soon_a_breach_of_data_is_told_is_no_level_of_service() -> None:
    text = (
        "8. Lors des interventions d'assistance, l'Éditeur traite les données pour la seule "
        "assistance et prévient "
        "le Licencié d'une violation dans les 48 heures."
    )
    assert read(text, "fr", "service_level") == ()
