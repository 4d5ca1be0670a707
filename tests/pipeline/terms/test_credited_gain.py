"""Credits that are earned by volume, early payment or staying: rebates, even beside service levels."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_EN = """SUPPORT AGREEMENT

This Agreement is made on 4 March 2025 between Orvet Systems Ltd (the "Provider") and Galbraith plc
(the "Client").

1. Service levels. The Provider shall achieve 97% availability in each month. For each point below, the
Client receives a service credit of 5% of the monthly fee.

2. {words}

3. Law. The law of Scotland applies.
"""
_FR = """CONTRAT DE SUPPORT

Entre la société ORVET, SAS, le Prestataire, et la société GALIPETTE, SA, le Client.

Article 1 - Niveaux de service. La disponibilité est d'au moins 97 % par mois.

Article 2 - {words}

Article 3 - Droit. Le droit français s'applique.
"""
EARNED: list[tuple[Language, str, str, str]] = [
    (
        "en",
        "Copies. If yearly copies exceed 300,000 the Provider shall credit 2% of the annual fees.",
        "2%",
        "volume",
    ),
    (
        "en",
        "Spend. Where the spend of a year is more than £90,000, the Provider will credit 3% of it.",
        "3%",
        "volume",
    ),
    (
        "en",
        "Orders. The Provider shall refund 1.5% of the annual fees for a year of over 40 orders.",
        "1.5%",
        "volume",
    ),
    (
        "en",
        "Quantities. Once 8,000 parcels are sent, 2% of the annual fees is credited to the Client.",
        "2%",
        "volume",
    ),
    (
        "en",
        "Payment. The Provider credits 1% of the annual fee where it is paid before 31 January.",
        "1%",
        "early_payment",
    ),
    ("en", "Loyalty. After three years the Provider shall credit 4% of the annual fees.", "4%", "rebate"),
    (
        "fr",
        "Envois. Si l'envoi dépasse 9 000 plis, un avoir de 2 % de la redevance est accordé.",
        "2%",
        "volume",
    ),
    (
        "fr",
        "Achats. Dès que l'on atteint 70 000 euros, il est émis un avoir de 3 % du montant annuel.",
        "3%",
        "volume",
    ),
    (
        "fr",
        "Paiement. Un avoir de 1 % de la redevance est accordé si elle est réglée avant le 31 janvier.",
        "1%",
        "early_payment",
    ),
    (
        "fr",
        "Fidélité. Après quatre ans, le Prestataire consent un avoir de 4 % de la redevance.",
        "4%",
        "rebate",
    ),
]
MISSED: list[tuple[Language, str]] = [
    ("en", "Uptime. If availability falls below 95%, the Provider shall credit 2% of the annual fees."),
    ("en", "Response. For each response time that is missed the Provider credits 2% of the annual fee."),
    ("en", "Outages. The Provider refunds 2% of the annual fees if the desk is unavailable for 3 hours."),
    ("fr", "Coupures. Au-delà de 4 heures d'interruption, un avoir de 2 % de la redevance est accordé."),
]


def _terms(language: Language, words: str, kind: str) -> list[tuple[str, str, object]]:
    text = (_FR if language == "fr" else _EN).format(words=words)
    return [(one.state, one.value_text, one.value.get("kind")) for one in read(text, language, kind)]


@pytest.mark.parametrize(("language", "words", "shown", "kind"), EARNED)
def test_a_credit_that_is_earned_is_a_rebate(language: Language, words: str, shown: str, kind: str) -> None:
    assert _terms(language, words, "rebate") == [("stated", shown, kind)]
    assert shown.replace("%", " %") not in [
        text for _, text, _ in _terms(language, words, "service_credit")
    ]


@pytest.mark.parametrize(("language", "words"), MISSED)
def test_a_credit_for_a_level_that_was_missed_is_none(language: Language, words: str) -> None:
    assert _terms(language, words, "rebate") == []
    assert "2 %" in [text for _, text, _ in _terms(language, words, "service_credit")]


def test_a_credit_for_no_reason_that_was_read_is_a_question() -> None:
    words = "Credit. The Provider shall credit 2% of the annual fees."
    assert [state for state, *_ in _terms("en", words, "rebate")] == ["unknown"]
    assert "2 %" not in [text for _, text, _ in _terms("en", words, "service_credit")]


@pytest.mark.parametrize(
    "words",
    [
        "End. On termination the Provider shall refund the fees paid in advance for more than 30 days.",
        "Audit. If more than £500 was overpaid, the Provider refunds it with 2% interest.",
        "Goods. The Provider shall credit the price of goods rejected within 10 days.",
    ],
)
def test_what_is_given_back_for_something_else_is_no_rebate(words: str) -> None:
    assert _terms("en", words, "rebate") == []
