"""Rights to audit books, records and premises."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "en",
        "Provider shall make available to Customer all records, books and files to verify the charges.",
        [{}],
    ),
    (
        "fr",
        (
            "Le Client pourra, une fois par an et moyennant un préavis de trente (30) jours, "
            "faire procéder à un audit des conditions d'exécution du contrat dans les locaux du "
            "Prestataire."
        ),
        [{"by": "Le Client", "notice": "P30D", "frequency": "1 per year"}],
    ),
    (
        "fr",
        ("Le Franchiseur pourra à tout moment contrôler les livres comptables et les locaux du Franchisé."),
        [{"by": "Le Franchiseur"}],
    ),
    (
        "en",
        (
            "Licensor may, upon ten (10) business days' prior written notice and not more than "
            "once per calendar year, audit Licensee's books and records."
        ),
        [{"by": "Licensor", "notice": "P10D", "business_days": True, "frequency": "1 per year"}],
    ),
    (
        "en",
        "The records shall be open to inspection and audit by either party at all reasonable times.",
        [{"by": "either"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    ("fr", "Les commissaires aux comptes procèdent à l'audit annuel des comptes."),
    ("fr", "L'Utilisateur accède audit site et aux documents que l'éditeur met à disposition."),
    ("en", "Buyer shall inspect the Products within ten days of receipt."),
    ("en", "The Company shall deliver its audited annual financial statements within 90 days."),
    ("en", "Tenant shall have access to the premises at all times."),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "audit_rights")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "audit_rights") == ()
