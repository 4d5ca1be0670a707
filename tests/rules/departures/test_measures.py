"""Quantities as a lawyer writes them, and when one satisfies another."""

from __future__ import annotations

import pytest

from rules.departures.measures import Bound, alternatives, meets, quantity
from rules.departures.vocabulary import named, subjects


@pytest.mark.parametrize(
    ("term", "operator", "wanted", "said", "expected"),
    [
        ("notice_period", "at_most", "90 days", "P3M", True),
        ("notice_period", "at_most", "90 days", "P90D", True),
        ("notice_period", "at_most", "90 days", "P91D", False),
        ("notice_period", "at_most", "90 jours", "P4M", False),
        ("notice_period", "at_least", "90 days", "P3M", True),
        ("notice_period", "at_most", "3 months", "P92D", False),
        ("first_term", "at_most", "1 year", "P12M", True),
        ("first_term", "at_least", "365 days", "P1Y", True),
        ("first_term", "at_least", "9 ans", "P108M", True),
        ("first_term", "at_least", "9 ans", "P96M", False),
        ("first_term", "is", "2 semaines", "P14D", True),
        ("cap", "at_least", "12 months of fees", "12 months of fees", True),
        ("cap", "at_least", "1 year of fees", "6 months of fees", False),
        ("cap", "at_least", "12 months of fees", "500000.00 EUR", None),
        ("cap", "at_least", "12 months of fees or 500 000 EUR", "400000.00 EUR", False),
        ("cap", "at_least", "500 000 EUR", "600000.00 USD", None),
        ("late_interest", "at_least", "3 x legal rate", "3 x legal rate", True),
        ("late_interest", "at_least", "trois", "3 x legal rate", "refused"),
        ("late_interest", "at_least", "3 fois le taux légal", "2.5 x legal rate", False),
        ("late_interest", "at_least", "3 x legal rate", "12 % per year", None),
        (
            "late_interest",
            "at_least",
            "3 x legal rate or ECB rate + 10 points",
            "ECB rate + 8 points",
            False,
        ),
        ("late_interest", "at_most", "12 % per year", "1 % per month", True),
        ("late_interest", "at_most", "12 % per year", "0.05 % per day", False),
        ("late_interest", "at_least", "base rate + 8 points", "base rate + 8.00 points", True),
        ("recovery_sum", "is", "40 EUR", "40.00 EUR", True),
        ("recovery_sum", "is", "40 €", "80.00 EUR", False),
        ("governing_law", "is", "US", "US-NY", True),
        ("governing_law", "is", "US-NY", "US", False),
        ("governing_law", "is_not", "FR", "DE", True),
        ("court", "is", "Paris", "Tribunal de commerce de Paris", True),
        ("court", "is", "Paris", "Cour d'appel de Cormeilles-en-Parisis", False),
        ("renewal", "is", "none", "tacit", False),
        ("renewal", "is", "sometimes", "tacit", "refused"),
    ],
)
def test_a_value_is_held_against_a_bound(
    term: str, operator: str, wanted: str, said: str, expected: object
) -> None:
    asked = named()[term]
    values = alternatives(wanted, asked)
    if expected == "refused":
        assert values is None
        return
    assert values is not None
    value = quantity(said, asked)
    assert value is not None
    assert meets(value, [Bound(operator, values, wanted)]) is expected  # type: ignore[arg-type]


def test_every_clause_is_a_subject_that_the_pipeline_knows() -> None:
    from pipeline.registry import find
    from pipeline.states import CLAUSE_TYPES

    kinds = {kind for extractor in find("pipeline.terms", "EXTRACTOR") for kind in extractor.kinds}
    assert set(subjects()) <= kinds | set(CLAUSE_TYPES)
    assert {kind for one in subjects().values() for kind in one.kinds} <= kinds


def test_every_value_is_a_column_of_a_public_view() -> None:
    from pipeline.store.publish import empty

    connection = empty()
    for term in named().values():
        sql = (
            f"SELECT contract_id, {term.value}, quote, page, confidence FROM {term.view} WHERE {term.where}"
        )
        assert connection.execute(sql).fetchall() == []
    connection.close()
