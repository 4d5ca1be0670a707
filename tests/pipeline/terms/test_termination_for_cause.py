# ruff: noqa: E501 (texts to be read as they stand)
"""Rights to end a contract for a fault: whose, and how long the fault may be cured."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

FRENCH = (
    "Entre la société Altair, SAS, ci-après « le Client », et la société Boréal, SARL, ci-après"
    " « le Prestataire ».\n\n"
)
ENGLISH = 'This Agreement is made between Altair Inc. ("Customer") and Boreal LLC ("Supplier").\n\n'

STATED: list[tuple[Language, str, dict[str, str]]] = [
    (
        "fr",
        "En cas de manquement de l'une des Parties à ses obligations, non réparé dans un délai de "
        "trente (30) "
        "jours à compter de la réception d'une mise en demeure par lettre recommandée, l'autre "
        "Partie pourra "
        "résilier le contrat de plein droit.",
        {"cause": "breach", "by": "either", "cure_period": "P30D", "form": "registered_letter"},
    ),
    (
        "fr",
        "Le Prestataire pourra résilier le contrat en cas de non-paiement, quinze (15) jours après mise en "
        "demeure restée sans effet.",
        {"cause": "breach", "by": "supplier", "cure_period": "P15D"},
    ),
    (
        "fr",
        "À défaut de paiement d'un seul terme de loyer à son échéance, et un mois après un commandement de "
        "payer demeuré infructueux, le bail sera résilié de plein droit.",
        {"cause": "breach", "cure_period": "P1M"},
    ),
    (
        "fr",
        "Le contrat sera résilié de plein droit en cas de liquidation judiciaire de l'une des parties.",
        {"cause": "insolvency"},
    ),
    (
        "en",
        "If either party materially breaches this Agreement and fails to cure such breach within "
        "thirty (30) "
        "days of notice, the other party may terminate this Agreement.",
        {"cause": "breach", "by": "either", "cure_period": "P30D"},
    ),
    (
        "en",
        "9.1 This Agreement may be terminated:\n\n(a) by either party upon sixty days written "
        "notice; or\n\n"
        "(b) by Customer if Supplier commits a material breach and fails to cure it within fifteen "
        "(15) days.",
        {"cause": "breach", "by": "customer", "cure_period": "P15D"},
    ),
    (
        "en",
        "Customer may terminate this Agreement immediately if Supplier becomes insolvent.",
        {"cause": "insolvency", "by": "customer"},
    ),
]
NOT: list[tuple[Language, str]] = [
    ("en", "Either party may terminate this Agreement at any time upon thirty days' notice."),
    (
        "en",
        "So long as no default exists, either party may terminate this Agreement upon ten days' notice.",
    ),
    ("en", "Neither party may terminate this Agreement for a breach that has been waived."),
    ("en", "A default by Tenant shall bear interest at eight percent."),
    ("fr", "Le Client peut résilier le contrat à tout moment, sans motif."),
    ("fr", "Tout retard de paiement donne lieu à mise en demeure."),
]


@pytest.mark.parametrize(("language", "text", "value"), STATED)
def test_the_right_is_read_with_its_time_to_cure(
    language: Language, text: str, value: dict[str, str]
) -> None:
    (term,) = read((FRENCH if language == "fr" else ENGLISH) + text, language, "termination_for_cause")
    assert dict(term.value) == value


@pytest.mark.parametrize(("language", "text"), NOT)
def test_without_a_fault_there_is_no_such_right(language: Language, text: str) -> None:
    assert not read((FRENCH if language == "fr" else ENGLISH) + text, language, "termination_for_cause")


def test_a_time_to_dismiss_a_petition_is_no_time_to_cure() -> None:
    text = (
        ENGLISH + "Customer may terminate this Agreement if Supplier breaches it, or if a petition in "
        "bankruptcy is "
        "filed against Supplier and is not dismissed within sixty (60) days."
    )
    (term,) = read(text, "en", "termination_for_cause")
    assert "cure_period" not in term.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "If a party fails to perform its duties, which failure is not remedied within thirty (30) days after "
            "notice, this Agreement shall automatically terminate.",
            {"cause": "breach", "cure_period": "P30D"},
        ),
        (
            "This Agreement will terminate automatically upon written notice from Supplier in the event Customer "
            "fails to pay a bill when due.",
            {"cause": "breach", "form": "written"},
        ),
    ],
)
def test_what_ends_by_itself_for_a_fault_is_for_cause(text: str, value: dict[str, str]) -> None:
    (term,) = read(ENGLISH + text, "en", "termination_for_cause")
    assert dict(term.value) == value


@pytest.mark.parametrize(
    "text",
    [
        "If the parties fail to agree upon a plan for a year, this Agreement may be terminated by either party "
        "upon giving at least thirty (30) days prior written notice.",
        "The licence to a patent shall automatically terminate upon its expiry, a breach notwithstanding.",
        "This Agreement shall automatically terminate upon the failure of the Offer.",
    ],
)
def test_no_accord_and_no_event_is_a_fault(text: str) -> None:
    assert not read(ENGLISH + text, "en", "termination_for_cause")


def test_the_length_of_a_notice_is_no_time_to_cure() -> None:
    text = (
        "Supplier may terminate this Agreement upon thirty (30) days prior written notice of such breach "
        "by Customer."
    )
    (term,) = read(ENGLISH + text, "en", "termination_for_cause")
    assert "cure_period" not in term.value


def test_a_condition_with_an_apostrophe_is_one() -> None:
    text = (
        "19.2 Le Franchiseur peut résilier le contrat, par lettre recommandée, en cas d'inexécution par le"
        " Franchisé de l'une des obligations mises à sa charge par les articles 6 et 7."
    )
    (term,) = read(text, "fr", "termination_for_cause")
    assert term.value["cause"] == "breach"
    assert term.confidence >= 0.85


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "8. Should either of us fail in the performance of any duty, the other may by registered letter dissolve the contract with immediate effect, no summons being required.",
            {"by": "either", "form": "registered_letter"},
        ),
        (
            "8. If either party breaches this Agreement the other may terminate it forthwith.",
            {"by": "either"},
        ),
        (
            "8. If the Supplier fails to comply with any duty the Customer may dissolve this contract at once.",
            {"by": "customer"},
        ),
        (
            "8. In the event of a default the other party may bring this agreement to an end immediately.",
            {"by": "either"},
        ),
        (
            "8. If a party is in breach the other may by notice forthwith determine this Agreement.",
            {"by": "either"},
        ),
        (
            "8. Where a party is in material breach and fails to put it right within thirty days, the other may terminate by notice.",
            {"by": "either", "cure_period": "P30D"},
        ),
    ],
)
def test_english_verbs_that_end_a_contract(text: str, value: dict[str, str]) -> None:
    (term,) = read(ENGLISH + text, "en", "termination_for_cause")
    assert {key: term.value.get(key) for key in value} == value
    assert term.confidence >= 0.9
