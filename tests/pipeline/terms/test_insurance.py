"""Insurance that a party must carry."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "en",
        "5. Insurance. Provider shall maintain product liability coverage of US$2 million per claim.",
        [{"kind": "product_liability", "amount": "2000000.00", "currency": "USD", "per": "occurrence"}],
    ),
    (
        "en",
        "Carrier shall maintain commercial general liability insurance, including products liability, with "
        "a combined limit of $5,000,000 per occurrence.",
        [
            {"kind": "product_liability", "within": "public_liability"},
            {"kind": "public_liability", "amount": "5000000.00", "currency": "USD", "per": "occurrence"},
        ],
    ),
    (
        "fr",
        (
            "Le Prestataire déclare être titulaire d'une police d'assurance responsabilité civile "
            "professionnelle garantissant les dommages à hauteur de 2 000 000 euros par sinistre."
        ),
        [
            {
                "kind": "professional_liability",
                "amount": "2000000.00",
                "currency": "EUR",
                "per": "occurrence",
            }
        ],
    ),
    (
        "fr",
        (
            "Le Preneur devra assurer les locaux contre l'incendie, les dégâts des eaux et les "
            "risques locatifs et en justifier chaque année."
        ),
        [{"kind": "property"}],
    ),
    (
        "fr",
        (
            "L'Entrepreneur est titulaire d'une assurance décennale et d'une assurance "
            "responsabilité civile professionnelle."
        ),
        [{"kind": "decennial"}, {"kind": "professional_liability"}],
    ),
    (
        "en",
        (
            "During the term Contractor shall maintain commercial general liability insurance of "
            "at least $2,000,000 per occurrence, professional liability insurance of $1,000,000 "
            "per claim, and workers' compensation insurance as required by law."
        ),
        [
            {
                "kind": "professional_liability",
                "amount": "1000000.00",
                "currency": "USD",
                "per": "occurrence",
            },
            {"kind": "public_liability", "amount": "2000000.00", "currency": "USD", "per": "occurrence"},
            {"kind": "workers_compensation"},
        ],
    ),
    (
        "en",
        (
            "Supplier shall, at its own expense, keep the equipment insured against loss in such "
            "amounts as are customary."
        ),
        [{"kind": "other"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    (
        "fr",
        (
            "Le Client donne l'assurance que les données sont exactes et le Prestataire assure la "
            "maintenance du site."
        ),
    ),
    ("en", "Alpha Insurance Company Ltd is a company organized under the laws of Bermuda."),
    ("en", "Its deposit accounts are insured by the FDIC up to the applicable limits."),
    ("en", "Purchaser shall bear all costs of freight and insurance."),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "insurance")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "insurance") == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Le Locataire assurera les locaux contre l'incendie et en justifiera chaque année.", ["property"]),
        (
            "L'exploitant s'assure en responsabilité civile et en justifie chaque année.",
            ["public_liability"],
        ),
    ],
)
def test_duties_in_the_present_and_the_future(text: str, kinds: list[str]) -> None:
    assert [term.value["kind"] for term in read(text, "fr", "insurance")] == kinds
