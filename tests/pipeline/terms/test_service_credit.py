"""Credits for missed levels of service."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "en",
        "For each hour of Downtime, Provider will credit Customer's account for one (1) day of service.",
        [{"duration": "P1D", "trigger": "availability"}],
    ),
    (
        "fr",
        (
            "Si le taux de disponibilité mensuel est inférieur à 99,5 %, le Client bénéficiera "
            "d'un avoir de 5 % de la redevance mensuelle par tranche de 0,1 %, plafonné à 20 % de "
            "la redevance mensuelle."
        ),
        [
            {
                "rate": "5",
                "unit": "percent",
                "of": "redevance mensuelle",
                "trigger": "availability",
                "cap": "20 %",
            }
        ],
    ),
    (
        "en",
        (
            "If monthly uptime falls below 99.5%, Customer shall receive a service credit of 5% "
            "of the monthly fee, up to a maximum of 25% of the monthly fee."
        ),
        [{"rate": "5", "unit": "percent", "of": "monthly fee", "trigger": "availability", "cap": "25 %"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    ("fr", "Le Client reconnaît avoir reçu 5 % de la commande avant toute interruption."),
    ("en", "Payment may be made by credit card; a surcharge of 2% applies."),
    ("en", "Buyer may claim a credit of 5% for returned goods."),
]
UNKNOWN: list[tuple[Language, str, str]] = [
    (
        "en",
        "Failure to meet the targets entitles Customer to the service credits in Exhibit B.",
        "not read",
    ),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "service_credit")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "service_credit") == ()


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_what_is_spoken_of_and_not_known(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "service_credit")
    assert term.state == "unknown"
    assert reason in term.reason


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        (
            "3. The Vendor must keep the service available for 99.8 per cent of each month. For each tenth"
            " of a per cent below that, the Reseller is credited two per cent of the month's charges.",
            "2",
        ),
        (
            "3. The Provider keeps the platform up for 99.5% of each month. If it is up for less, the"
            " Customer may deduct 5% of the month's fee.",
            "5",
        ),
        (
            "3. Should availability fall below 99%, the charge is reduced by 10% of that month's charge.",
            "10",
        ),
        ("3. If uptime is under 99.9%, Customer has a reduction of 10% of the monthly fee.", "10"),
        (
            "3. The service is available for 99% of every month. For a month below that the account is"
            " credited with 15% of the monthly charge.",
            "15",
        ),
    ],
)
def test_credits_without_the_name(text: str, rate: str) -> None:
    (term,) = read(text, "en", "service_credit")
    assert (term.state, term.value["rate"]) == ("stated", rate)


def test_what_is_deducted_for_another_cause_is_no_credit() -> None:
    text = "3. The platform is available for 99% of each month. Taxes of 5% are deducted from the sum."
    assert read(text, "en", "service_credit") == ()
