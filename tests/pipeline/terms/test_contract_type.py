"""What kind of contract it is, by its title and by its words."""

from __future__ import annotations

from typing import Any

import pytest

from data.load import lexicon
from pipeline.terms import contract_type, title
from tests.pipeline.terms._views import view_of


@pytest.mark.parametrize(
    ("heading", "language", "expected"),
    [
        ("BAIL COMMERCIAL", "fr", "lease"),
        ("Contrat de sous-location", "fr", "lease"),
        ("CONTRAT DE FOURNITURE D'ÉLECTRICITÉ", "fr", "supply"),
        ("Accord de confidentialité", "fr", "nda"),
        ("Contrat de travail à durée indéterminée", "fr", "employment"),
        ("CONTRAT D'ASSISTANCE TÉLÉPHONIQUE", "fr", "maintenance"),
        ("Contrat de prestation de services", "fr", "services"),
        ("AVENANT N° 3 AU CONTRAT DE TRANSPORT", "fr", "transportation"),
        ("Conditions générales de vente", "fr", None),
        ("CONTRAT", "fr", None),
        ("SOFTWARE LICENSE AND MAINTENANCE AGREEMENT", "en", "license"),
        ("SOFTWARE LICENSE AND SUPPORT AGREEMENT", "en", "license"),
        ("CONTRAT-CADRE D'INFOGÉRANCE ET DE SERVICES INFORMATIQUES", "fr", "outsourcing"),
        ("MANUFACTURING OUTSOURCING AGREEMENT", "en", "outsourcing"),
        ("Master Services Agreement", "en", "services"),
        ("NON-COMPETITION AGREEMENT", "en", "non_compete"),
        ("Mutual Non-Disclosure Agreement", "en", "nda"),
        ("FIRST AMENDMENT TO DISTRIBUTOR AGREEMENT", "en", "distribution"),
        ("LEASE", "en", "lease"),
        ("AMENDED AND RESTATED AGREEMENT", "en", None),
    ],
)
def test_of_title(heading: str, language: str, expected: str | None) -> None:
    found = contract_type.of_title(heading, language)
    assert (found[0] if found else None) == expected


def _terms(text: str, language: Any) -> list[Any]:
    view = view_of(text, language)
    return list(
        contract_type.EXTRACTOR.extract(
            view_of(text, language, list(title.EXTRACTOR.extract(view, ()))), ()
        )
    )


def test_the_title_is_the_proof() -> None:
    (term,) = _terms("SUPPLY AGREEMENT\n\nThis Supply Agreement is made between", "en")
    assert (term.value_text, term.evidences[0].quote) == ("supply", "SUPPLY AGREEMENT")
    assert term.confidence >= 0.9


def test_a_title_of_two_types_is_not_sure() -> None:
    found = contract_type.of_title("License and Development Agreement", "en")
    assert found is not None
    assert found[1] < 0.9


def test_what_nothing_tells_is_unknown_with_a_reason() -> None:
    (term,) = _terms("AGREEMENT\n\nThe parties agree to be kind to one another.", "en")
    assert term.state == "unknown"
    assert term.reason


def test_both_lexicons_know_types_of_one_list() -> None:
    english, french = (set(lexicon("contract_types", language)) for language in ("en", "fr"))
    assert french <= english
    for language in ("fr", "en"):
        assert all(
            entry["label"] and entry["titles"] for entry in lexicon("contract_types", language).values()
        )


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        (
            "BON DE COMMANDE\nService d'hébergement des relevés du moulin\n\nDate : 4 mai 2024",
            "fr",
            "hosting",
        ),
        ("BON DE COMMANDE\n\nDate : 4 mai 2024\nObjet : location de deux meules", "fr", "lease"),
        ("BON DE COMMANDE\n\nDate : 4 mai 2024\nLieu : le moulin", "fr", None),
        (
            "CONTRACT ORDER\n\nDate: 4 May 2024\nServices: maintenance of two millstones",
            "en",
            "maintenance",
        ),
    ],
)
def test_the_line_on_its_object_tells_the_type_of_an_order(
    text: str, language: str, kind: str | None
) -> None:
    found = contract_type._by_object(text, language)
    assert (found[0] if found else None) == kind
