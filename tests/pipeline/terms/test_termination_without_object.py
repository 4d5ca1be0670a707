"""*May terminate for convenience*: nothing is named that ends, and the contract is meant."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_EN = """SERVICES AGREEMENT

This Agreement is made on 15 March 2026 between Galbraith Pumps Limited ("Supplier") and Orvet Mills plc
("Client").

1. Rights

{words}

2. Law

English law governs this Agreement.
"""
_FR = """CONTRAT DE PRESTATION DE SERVICES

ENTRE LES SOUSSIGNÉS :

La société GALIPETTE CONSEIL, SAS, ci-après « le Prestataire »,

ET

La société ORVET INDUSTRIES, SA, ci-après « le Client ».

Article 1 - Droits

{words}

Article 2 - Droit

Le droit français s'applique.
"""
_KINDS = {"termination_for_convenience", "termination_for_cause", "termination_notice", "party"}


def rights(language: Language, words: str) -> list[tuple[str, str]]:
    running = flow(document((_FR if language == "fr" else _EN).format(words=words), language))
    found = extract(running, segment(running), only=_KINDS)
    return [
        (term.kind.rpartition("_")[2], term.value_text)
        for term in found
        if term.kind.startswith("termination_for") and term.state == "stated"
    ]


FREE: list[tuple[Language, str, str]] = [
    ("en", "The Client may terminate for convenience on ninety (90) days' notice.", "customer P90D"),
    ("en", "The Client may cancel for its own convenience.", "customer"),
    ("en", "The Supplier may terminate without cause upon forty days' prior notice.", "supplier P40D"),
    ("en", "The Client has the right to terminate for any or no reason by giving a month's notice.",
     "customer P1M"),
    ("fr", "Le Client peut résilier pour convenance moyennant un préavis de soixante jours.",
     "customer P60D"),
    ("fr", "Le Client peut résilier pour sa convenance, avec un préavis de deux mois.", "customer P2M"),
    ("en", "The Client may, by forty days' written notice, terminate for convenience.", "customer P40D"),
    ("en", "The Client may on forty days' notice terminate for convenience.", "customer P40D"),
    ("fr", "Le Client a la faculté de résilier à sa convenance, préavis de deux mois.", "customer P2M"),
]  # fmt: skip
CAUSE: list[tuple[Language, str, str]] = [
    ("en", "Either party may terminate at once for a material breach not remedied within 10 days.",
     "either P10D"),
    ("en", "The Client may terminate forthwith for breach that is not cured within 30 days.",
     "customer P30D"),
    ("fr", "Chaque partie peut résilier immédiatement pour manquement grave non réparé sous dix jours.",
     "either P10D"),
    ("en", "Upon a breach not remedied in 10 days the other party may terminate at once.", "either P10D"),
    ("en", "The Supplier may terminate where an invoice remains unpaid.", "supplier"),
    ("en", "In case of a breach not cured within 30 days the Client may terminate this Agreement.",
     "customer P30D"),
    ("fr", "Si le Client ne paie pas à l'échéance, le Prestataire pourra résilier.", "supplier"),
    ("fr", "En cas de faute grave de l'autre partie, chaque partie peut résilier.", "either"),
]  # fmt: skip
NONE: list[tuple[Language, str]] = [
    ("en", "The Supplier may not terminate for convenience."),
    ("en", "Where a Purchase Order is late, the Client may terminate for convenience at no charge."),
    ("en", "The Client may terminate a statement of work for convenience on 10 days' notice."),
    ("en", "The Client may terminate the insurance for convenience."),
    ("fr", "Le Client peut résilier l'assurance pour convenance."),
    ("en", "The Client may not terminate for convenience, and a breach not cured ends nothing."),
    ("fr", "La ligne téléphonique que le Client peut résilier librement est fournie par un tiers."),
    ("fr", "Toute assurance que le Client peut résilier."),
]


@pytest.mark.parametrize(("language", "words", "shown"), FREE)
def test_a_right_that_names_no_object_is_of_the_contract(
    language: Language, words: str, shown: str
) -> None:
    assert rights(language, words) == [("convenience", shown)]


@pytest.mark.parametrize(("language", "words", "shown"), CAUSE)
def test_so_is_a_right_for_a_fault(language: Language, words: str, shown: str) -> None:
    assert rights(language, words) == [("cause", shown)]


@pytest.mark.parametrize(("language", "words"), NONE)
def test_the_end_of_something_else_is_not(language: Language, words: str) -> None:
    assert rights(language, words) == []
