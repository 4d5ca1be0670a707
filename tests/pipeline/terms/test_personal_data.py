"""Personal data: the law, who is controller and who processor."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

VALUES: list[tuple[Language, str, dict[str, JsonValue]]] = [
    (
        "fr",
        "ARTICLE 13 - DONNÉES PERSONNELLES\n\nLe Client agit en qualité de responsable de traitement et le"
        " Prestataire agit en qualité de sous-traitant au sens de l'article 28 du RGPD pour les données"
        " à caractère"
        " personnel qui lui sont confiées.",
        {"controller": "Client", "processor": "Prestataire", "laws": ["RGPD"], "article": "28"},
    ),
    (
        "fr",
        "ARTICLE 13 - PROTECTION DES DONNÉES\n\nLes parties s'engagent à respecter la loi Informatique"
        " et Libertés"
        " du 6 janvier 1978 pour toutes les données personnelles qu'elles traitent.",
        {"laws": ["loi Informatique et Libertés"]},
    ),
    (
        "en",
        "13. Data Protection. Customer is the data controller and Supplier is the data processor of the"
        " personal"
        " data processed under this Agreement, and each shall comply with the GDPR.",
        {"controller": "Customer", "processor": "Supplier", "laws": ["GDPR"]},
    ),
    (
        "en",
        "13. Privacy. Supplier shall process personal data only under the data processing agreement in"
        " Schedule 3.",
        {"agreement": True},
    ),
    (
        "fr",
        "ARTICLE 13 - DONNÉES PERSONNELLES\n\nLes parties sont responsables conjoints du traitement des"
        " données à"
        " caractère personnel décrit en annexe.",
        {"joint": True},
    ),
]


@pytest.mark.parametrize(("language", "text", "value"), VALUES)
def test_values(language: Language, text: str, value: dict[str, JsonValue]) -> None:
    (term,) = read(text, language, "personal_data")
    assert term.state == "stated"
    assert dict(term.value) == value


def test_each_may_be_controller_of_some() -> None:
    text = (
        "13. Data Protection. Customer is the data controller of the personal data of its staff and"
        " shall comply"
        " with the GDPR.\n\n14. Leads. Supplier is the data controller of the personal data of its leads."
    )
    (term,) = read(text, "en", "personal_data")
    assert "controller" not in term.value


def test_a_passing_word_is_not_sure() -> None:
    text = "5. Access. Supplier shall not publish personal information of visitors on the site."
    (term,) = read(text, "en", "personal_data")
    assert term.value_text == "present"
    assert term.confidence < 0.9


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "5. Staff. Supplier's personnel shall wear badges; the controller checks them."),
        ("fr", "ARTICLE 5\n\nLe Prestataire est responsable du traitement de toute réclamation du Client."),
        ("fr", "ARTICLE 5\n\nLe personnel du Prestataire respecte le règlement intérieur."),
    ],
)
def test_other_words(language: Language, text: str) -> None:
    assert read(text, language, "personal_data") == ()
