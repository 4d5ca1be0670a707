"""Rebates with their rate and threshold, bonuses with their sum."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

REBATES: list[tuple[Language, str, str, dict[str, JsonValue]]] = [
    (
        "en",
        "Distributor shall receive a discount of thirty (30) per cent off the list price.",
        "30%",
        {"kind": "discount"},
    ),
    (
        "en",
        "Buyer is entitled to an annual rebate of 5% if purchases exceed $100,000.",
        "5%",
        {"threshold": "100000.00 USD"},
    ),
    ("en", "Supplier grants a 2% discount for prompt payment.", "2%", {"kind": "early_payment"}),
    ("en", "Terms: 2% 10, net 30", "2%", {"kind": "early_payment", "threshold": "within 10 days"}),
    (
        "fr",
        "Une remise de fin d'année de 3 % est accordée au Client.",
        "3%",
        {"kind": "volume", "per": "year"},
    ),
    (
        "fr",
        "Le Client bénéficie d'une ristourne de 5 % lorsque ses achats dépassent 50 000 €.",
        "5%",
        {"threshold": "50000.00 EUR"},
    ),
    ("fr", "Aucun escompte n'est accordé pour paiement anticipé.", "none", {"excluded": True}),
]

NO_REBATE: list[tuple[Language, str]] = [
    ("en", "Net Sales means gross amounts less discounts of up to 5% and returns."),
    ("en", "The discount rate of 10% is used for the present value."),
    ("en", "Products are sold without any discount of 5% or otherwise."),
    ("fr", "La remise en état est facturée 10 % de plus."),
    ("fr", "La remise des clés vaut réception pour 100 %."),
]

BONUSES: list[tuple[Language, str, str]] = [
    ("en", "Consultant shall receive a bonus of $10,000 if the launch takes place by May.", "10000.00 USD"),
    ("en", "Client will pay a success fee of 2.5% of the proceeds.", "2.5%"),
    ("fr", "Le Prestataire percevra une prime de performance de 5 000 €.", "5000.00 EUR"),
]


@pytest.mark.parametrize(("language", "text", "expected", "value"), REBATES)
def test_reads_the_rebate(
    language: Language, text: str, expected: str, value: Mapping[str, JsonValue]
) -> None:
    (term,) = read(text, language, "rebate")
    assert term.value_text == expected
    assert {key: term.value.get(key) for key in value} == value


@pytest.mark.parametrize(("language", "text"), NO_REBATE)
def test_other_reductions_are_none(language: Language, text: str) -> None:
    assert read(text, language, "rebate") == ()


@pytest.mark.parametrize(("language", "text", "expected"), BONUSES)
def test_reads_the_bonus(language: Language, text: str, expected: str) -> None:
    (term,) = read(text, language, "bonus")
    assert term.value_text == expected


def test_a_bonus_left_open_is_unknown() -> None:
    for text in (
        "Consultant shall receive a bonus of $[***] on completion.",
        "Company shall pay Consultant a bonus in the amount detailed in the order.",
    ):
        (term,) = read(text, "en", "bonus")
        assert term.state == "unknown"


def test_wages_are_no_bonus() -> None:
    assert read("Supplier pays the wages, bonuses and commissions of its employees.", "en", "bonus") == ()


_EN = (
    "AGREEMENT\n\n1. Term. It lasts two years.\n\n2. Law. English law.\n\n3. Winter bonus. {0}\n\n"
    "4. Yearly rebate. {0}\n\n5. Reports. {0}"
)
_FR = "CONTRAT\n\n1. Durée. Deux ans.\n\n2. Loi. Droit français.\n\n3. Ristourne. {0}\n\n4. Rapports. {0}"


@pytest.mark.parametrize(
    ("language", "kind", "text", "expected"),
    [
        ("en", "bonus", "Where 40 cabins are let, the Agent shall have a further £900.", ["900.00 GBP"]),
        ("en", "bonus", "The Agent shall send its report by 3 May and be paid £900 for it.", []),
        ("en", "rebate", "If orders exceed 900 crates, the Seller will credit 4% of them.", ["4%"]),
        ("en", "rebate", "In a week of delay, if any, the Buyer shall receive 4%.", []),
        ("fr", "rebate", "Si les achats dépassent 900 caisses, le Vendeur crédite 4 % du prix.", ["4%"]),
        ("fr", "rebate", "Le Vendeur verse 4 % du prix le 3 mai.", []),
    ],
)
def test_what_only_the_heading_calls_so(
    language: Language, kind: str, text: str, expected: list[str]
) -> None:
    whole = (_EN if language == "en" else _FR).format(text)
    assert [one.value_text for one in read(whole, language, kind) if one.state == "stated"] == expected
