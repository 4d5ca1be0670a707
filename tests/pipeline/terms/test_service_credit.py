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
