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


@pytest.mark.parametrize(
    ("language", "said", "date"),
    [
        ("en", "We are ending Lift Agreement LA-77. Your last day of service will be 30 November 2026.", "2026-11-30"),
        ("en", "We shall not renew Lift Contract LA-77, which ends on 30 November 2026.", "2026-11-30"),
        ("en", "We will not renew Lift Contract LA-77; it expires on 30 November 2026.", "2026-11-30"),
        ("en", "We are giving you three months' notice. Our Lift Contract LA-77 will come to an end on 30 November 2026, and we terminate the contract then.", "2026-11-30"),
        ("en", "Verlac Mills LLC will not be renewing Lift Agreement LA-77. The agreement will therefore expire on 30 November 2026.", "2026-11-30"),
        ("fr", "Nous ne reconduirons pas le contrat d'ascenseur n° LA-77, qui arrivera à échéance le 30 novembre 2026.", "2026-11-30"),
        ("fr", "Nous ne renouvellerons pas le contrat LA-77, qui expire le 30 novembre 2026 : il prendra fin le 30 novembre 2026.", "2026-11-30"),
        ("fr", "Nous ne prolongerons pas le contrat n° LA-77 et il prendra donc fin le 30 novembre 2026.", "2026-11-30"),
    ],
)  # fmt: skip
def test_a_letter_ends_a_contract_in_other_words(language: Language, said: str, date: str) -> None:
    text = letter_fr(said, "Objet : ascenseur") if language == "fr" else letter_en(said)
    found = {term.kind: term for term in read(text, language, "contract_reference")}
    assert found["termination"].value.get("date") == date
    named = found["contract_reference"].value
    # The day on which a contract ends is not the day it was made.
    assert (named.get("number"), named.get("date")) == ("LA-77", None)


@pytest.mark.parametrize(
    "said",
    [
        "We are giving you three months' notice of a price increase under Lift Agreement LA-77.",
        "We are not renewing our insurance. Lift Agreement LA-77 goes on.",
        "Lift Agreement LA-77 would end on 30 November 2026 if you did not pay.",
    ],
)
def test_other_news_ends_nothing(said: str) -> None:
    found = read(letter_en(said), "en", "contract_reference")
    assert all(term.state == "unknown" for term in found if term.kind == "termination")


def test_a_contract_refers_to_nothing() -> None:
    text = "CONTRAT DE MAINTENANCE N° 2024-117\n\nEntre la société Brévin, SAS, et la société Verlac, SARL. Les parties ont convenu ce qui suit. Le contrat n° 2020-3 avait été exécuté."
    assert read(text, "fr", "contract_reference") == ()


@pytest.mark.parametrize(
    ("language", "said", "number"),
    [
        ("fr", "Le contrat n° 2020-3 est résilié.", "2020-3"),
        ("fr", "Il annule et remplace le contrat n° 2020-3.", "2020-3"),
        ("en", "It takes the place of Contract number C-2020-3.", "C-2020-3"),
        ("fr", "Il est pris en application du contrat n° 2020-3 et prend fin le 3 mai 2029.", None),
        ("en", "It is made under Contract number C-2020-3 and ends on 3 May 2029.", None),
        ("en", "It begins on 3 May 2026 and ends on 2 May 2029.", None),
    ],
)
def test_a_contract_that_takes_the_place_of_another_leaves_open_when_that_ends(
    language: Language, said: str, number: str | None
) -> None:
    heads = {
        "fr": "CONTRAT DE MAINTENANCE N° 2024-117\n\nEntre la société Brévin, SAS, et la société Verlac, SARL.\n\n",
        "en": "MAINTENANCE CONTRACT number M-2024-117\n\nmade on 3 May 2026 between Brevin Ltd and Verlac Ltd.\n\n",
    }
    found = {term.kind: term for term in read(f"{heads[language]}{said}", language, "contract_reference")}
    assert ("contract_reference" in found) is (number is not None)
    if number is not None:
        assert found["contract_reference"].value == {"number": number}
        assert found["termination"].state == "unknown"


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
        ("en", "LIFT SERVICE AGREEMENT LA-77", "LA-77"),
        ("en", "LEASE 2026", None),
        ("en", "LEASE FOR UNIT B2", None),
        ("fr", "CONTRAT LA-77", "LA-77"),
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
