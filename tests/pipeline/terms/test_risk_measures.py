"""Percentages, multiples, times and sums as risk clauses write them; and that reading them stays linear."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clauses import flow, segment
from pipeline.terms import _measures, extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

NAMES = {
    "audit_rights",
    "cap_on_liability",
    "insurance",
    "liability_exclusion",
    "penalty",
    "service_credit",
    "service_level",
    "uncapped_liability",
    "warranty",
}
ODD = {
    "limits": "the liability shall not exceed ",
    "no stop": "in no event liable for indirect damages loss of profits except for breach of section 1 ",
    "penalties": "liquidated damages of $500 per day up to 10% ",
    "insurance": "shall maintain general liability insurance of $1,000,000 per occurrence ",
    "warranty": "warrants the products for twelve months from delivery as is ",
    "audit": "may inspect and audit the books and records upon 10 days notice once per year ",
    "uptime": "service availability of 99.9 % per month respond within 4 hours ",
    "responsabilité": "la responsabilité ne pourra excéder 100 % des sommes versées sauf faute lourde ",
    "pénalité": "une pénalité de 1 % par jour de retard plafonnée à 10 % ",
    "blanks": "liability limited to $[***] ____ ",
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fifty percent (50%) of the fees", "50"),
        ("99,95 % par mois", "99.95"),
        ("ten (10) per cent", "10"),
        ("0.5% per week", "0.5"),
    ],
)
def test_percentages(text: str, value: str) -> None:
    assert next(_measures.percents(text)).value == Decimal(value)


@pytest.mark.parametrize(("text", "word"), [("[***]%", "redacted"), ("five (10) percent", "contradict")])
def test_percentages_that_say_nothing(text: str, word: str) -> None:
    figure = next(_measures.percents(text))
    assert figure.value is None
    assert word in figure.reason


@given(st.integers(1, 99), st.integers(0, 99))
def test_any_percentage(whole: int, hundredths: int) -> None:
    expected = Decimal(f"{whole}.{hundredths:02d}")
    for text in (f"de {whole},{hundredths:02d} %", f"of {whole}.{hundredths:02d}%"):
        assert [figure.value for figure in _measures.percents(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [("twice the fees", 2), ("three (3) times the fees", 3), ("deux fois le prix", 2), ("2x fees", 2)],
)
def test_multiples(text: str, value: int) -> None:
    assert [figure.value for figure in _measures.multiples(text)] == [value]


@pytest.mark.parametrize(
    ("text", "time_", "business"),
    [
        ("within four (4) hours", "PT4H", False),
        ("sous 2 heures ouvrees", "PT2H", True),
        ("sous 48h", "PT48H", False),
        ("thirty minutes", "PT30M", False),
    ],
)
def test_times(text: str, time_: str, business: bool) -> None:
    assert [(said, worked) for _, said, worked in _measures.hours(text)] == [(time_, business)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (" per day of delay", "day"),
        (") for each full week", "week"),
        (" ht par heure de retard", "hour"),
        (" for every seven (7) days", "7 days"),
        (" of the price", None),
    ],
)
def test_what_a_sum_is_per(text: str, unit: str | None) -> None:
    assert _measures.per_unit(text, 0) == unit


@pytest.mark.parametrize("name", ODD)
def test_the_work_grows_with_the_text(name: str) -> None:
    language: Language = "fr" if name in ("responsabilité", "pénalité") else "en"

    def seconds(times: int) -> float:
        made = document(ODD[name] * times, language)
        running = flow(made)
        clauses = segment(running)
        start = time.process_time()
        extract(running, clauses, only=NAMES)
        return time.process_time() - start

    seconds(1)
    assert seconds(1000) < 1.0 + 20 * seconds(100)
