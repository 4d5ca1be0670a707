# ruff: noqa: E501 (texts to be read as they stand)
"""Which contract a letter or an order speaks of, its number, and whether the letter ends it."""

from __future__ import annotations

from typing import Literal

import pytest

from pipeline.terms._contract_numbers import number_key
from pipeline.terms._terminations import letter_date
from tests.pipeline.terms._reading import read

Language = Literal["fr", "en"]


def letter_fr(words: str, subject: str = "Objet : contrat de maintenance n° 2024-117") -> str:
    return f"""Ateliers Brévin SAS
12 rue des Forges, 69003 Lyon

Lyon, le 12 septembre 2026

{subject}

Madame, Monsieur,

{words}

Veuillez agréer, Madame, Monsieur, nos salutations distinguées.
"""


def letter_en(words: str) -> str:
    return f"""September 3, 2026

Verlac Mills LLC
Attn: Legal

Dear Sir or Madam,

{words}

Sincerely,
Brevin Works Inc.
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", letter_fr("Nous vous notifions par la présente la résiliation du contrat de maintenance n° 2024-117 signé le 15 janvier 2024, avec effet au 31 janvier 2027."), {"effect": "date", "date": "2027-01-31"}),
        ("fr", letter_fr("Nous avons décidé de ne pas renouveler le contrat n° 2024-117. Il prendra donc fin le 31 janvier 2027."), {"effect": "date", "date": "2027-01-31"}),
        ("fr", letter_fr("Nous dénonçons le contrat n° 2024-117 à son échéance et vous confirmons notre volonté de ne pas reconduire."), {"effect": "end_of_term"}),
        ("fr", letter_fr("Par la présente, nous résilions le contrat n° 2024-117 moyennant le préavis de trois mois prévu à l'article 9."), {"effect": "notice", "duration": "P3M", "date": "2026-12-12"}),
        ("fr", letter_fr("Nous vous informons de la résiliation du contrat n° 2024-117 avec effet immédiat."), {"effect": "immediate", "date": "2026-09-12"}),
        ("en", letter_en("Pursuant to Section 9.2 we hereby give notice of termination of the Services Agreement dated as of February 1, 2024, with effect from October 31, 2026."), {"effect": "date", "date": "2026-10-31"}),
        ("en", letter_en("This letter constitutes written notice of non-renewal of the Services Agreement dated February 1, 2024. The Agreement will end at the end of the current term."), {"effect": "end_of_term"}),
        ("en", letter_en("We are writing to notify you that we terminate the Services Agreement dated February 1, 2024 upon thirty days' written notice."), {"effect": "notice", "duration": "P30D", "date": "2026-10-03"}),
    ],
)  # fmt: skip
def test_a_letter_ends_a_contract(language: Language, text: str, expected: dict[str, str]) -> None:
    (found,) = [term for term in read(text, language, "contract_reference") if term.kind == "termination"]
    assert found.state == "stated"
    assert {key: found.value.get(key) for key in expected} == expected
    (named,) = [
        term for term in read(text, language, "contract_reference") if term.kind == "contract_reference"
    ]
    assert named.value.get("number", named.value.get("date")) in ("2024-117", "2024-02-01")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", letter_fr("À défaut de paiement sous huit jours, nous serons contraints de résilier le contrat n° 2024-117.", "Objet : mise en demeure")),
        ("fr", letter_fr("Si vous ne livrez pas, nous vous notifierons la résiliation du contrat n° 2024-117.", "Objet : livraison")),
        ("en", letter_en("If you fail to pay within ten days, we will give notice of termination of the Services Agreement dated February 1, 2024.")),
    ],
)  # fmt: skip
def test_a_threat_ends_nothing(language: Language, text: str) -> None:
    found = [term for term in read(text, language, "contract_reference") if term.kind == "termination"]
    assert all(term.state == "unknown" and "depends" in term.reason for term in found)


def test_a_contract_refers_to_nothing() -> None:
    text = "CONTRAT DE MAINTENANCE N° 2024-117\n\nEntre la société Brévin, SAS, et la société Verlac, SARL. Les parties ont convenu ce qui suit. Le contrat n° 2020-3 est résilié."
    assert read(text, "fr", "contract_reference") == ()


@pytest.mark.parametrize(
    ("language", "top", "number"),
    [
        ("fr", "CONTRAT DE MAINTENANCE N° 2024-117", "2024-117"),
        ("fr", "CONTRAT-CADRE n°CC/2023/04", "CC/2023/04"),
        ("fr", "BAIL COMMERCIAL\n\nRéférence : BC-2021-044\n", "BC-2021-044"),
        ("fr", "CONTRAT DE MAINTENANCE N° 3", None),
        ("fr", "CONTRAT DE MAINTENANCE (article n° 2024-117)", None),
        ("en", "SERVICES AGREEMENT No. SA-4711", "SA-4711"),
        ("en", "SUPPLY AGREEMENT\n\nContract No.: 4500012345\n", "4500012345"),
        ("en", "SUPPLY AGREEMENT", None),
    ],
)
def test_a_contracts_own_number(language: Language, top: str, number: str | None) -> None:
    body = {
        "fr": "Entre les soussignés : la société Brévin, SAS, d'une part, et la société Verlac, SARL, d'autre part, les parties ont convenu ce qui suit.",
        "en": 'This Agreement is made by and between Brevin Works Inc. ("Supplier") and Verlac Mills LLC ("Buyer"). NOW, THEREFORE, the parties agree.',
    }[language]
    found = read(f"{top}\n\n{body}\n", language, "contract_number")
    assert [term.value["number"] for term in found] == ([number] if number else [])


def test_numbers_are_compared_without_punctuation() -> None:
    assert number_key("C-2021/014") == number_key("c 2021.014") == "c2021014"
    assert number_key("12") == number_key("ABC") == ""


def test_the_day_of_a_letter() -> None:
    assert str(letter_date("Lyon, le 3 mars 2025\n\nMadame,", "fr")) == "2025-03-03"
    assert str(letter_date("March 3, 2025\n\nDear Sir,", "en")) == "2025-03-03"
    assert letter_date("Le contrat du 3 mars 2025 est clos.", "fr") is None
