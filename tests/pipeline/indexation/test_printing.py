"""A formula printed and read again is the same formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.indexation.formula import (
    Agreed,
    Bounds,
    Days,
    FixedAmount,
    FixedRate,
    Formula,
    Greatest,
    IndexTerm,
    Least,
    Movement,
    Plus,
    PublishedRate,
    Ratio,
    Reference,
    Rounding,
    Share,
    Step,
    Steps,
    Tier,
    Tiers,
)
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical, mathematics

_NUMBERS = st.decimals("-5000", "5000", places=4, allow_nan=False)
_RATES = st.decimals("-1", "1", places=5, allow_nan=False)
_CURRENCIES = st.sampled_from(["", "EUR", "GBP", "USD"])
_DATES = st.dates(date(1990, 1, 1), date(2060, 1, 1))
_NAMES = st.one_of(
    st.sampled_from(["SYNTEC", "ILC", "BT40", "ICHT-IME", "US CPI", "P", "P0", "n", ""]),
    st.text(max_size=12),
)
_REFERENCES = st.builds(
    Reference,
    st.sampled_from(["unknown", "period", "latest", "of_year", "months_before", "earlier"]),
    st.sampled_from(["", "2019-Q3", "2019-08", "Q3", "08", "11-01"]),
    st.sampled_from(["revision", "previous_revision", "effective", "signature", "day"]),
    st.none() | _DATES,
    st.integers(-3, 3),
    st.integers(0, 24),
    st.none() | st.decimals("0", "3000", places=2),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from(["effective", "signature"]),
)
_TERMS = st.builds(IndexTerm, _NAMES, _NAMES, _NUMBERS, _REFERENCES, _REFERENCES)
_STEPS = st.builds(
    Step,
    st.none() | _DATES,
    st.none() | st.integers(1, 30),
    st.none() | _NUMBERS,
    st.none() | _RATES,
    st.none() | _NUMBERS,
    st.none() | st.integers(1, 30),
    st.booleans(),
)


def _lists(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=3).map(tuple)


_LEAVES = st.one_of(
    st.builds(Ratio, _NUMBERS, _lists(_TERMS)),
    st.builds(PublishedRate, _NAMES, _REFERENCES),
    st.builds(FixedRate, _RATES, st.booleans()),
    st.builds(FixedAmount, _NUMBERS, _CURRENCIES, st.sampled_from(["", "month", "lift"])),
    st.builds(Steps, _lists(_STEPS), _CURRENCIES),
    st.just(Agreed()),
)


def _nested(inner: st.SearchStrategy[Movement]) -> st.SearchStrategy[Movement]:
    tiers = st.builds(Tier, st.none() | _RATES, _RATES)
    return st.one_of(
        st.builds(Least, _lists(inner)),
        st.builds(Greatest, _lists(inner)),
        st.builds(Share, inner, _RATES),
        st.builds(Plus, inner, _RATES),
        st.builds(Tiers, inner, _lists(tiers)),
    )


_MOVEMENTS = st.recursive(_LEAVES, _nested, max_leaves=4)
_MAYBE = st.none() | _RATES
_BOUNDS = st.builds(
    Bounds,
    _MAYBE,
    st.sampled_from(["revision", "year", "total"]),
    _MAYBE,
    _MAYBE,
    _MAYBE,
    st.booleans(),
    st.sampled_from(["", "previous", "base"]),
    st.none() | _NUMBERS,
    st.none() | _NUMBERS,
)
_DAYS = st.builds(
    Days,
    st.none() | st.integers(0, 36),
    st.sampled_from(["", "anniversary", "01-01"]),
    st.none() | _DATES,
    st.none() | st.integers(0, 60),
    st.sampled_from(["effective", "signature"]),
)
_ROUNDINGS = st.builds(
    Rounding,
    st.sampled_from(["price", "coefficient", "index"]),
    st.integers(-2, 6),
    st.sampled_from([None, "half_up", "up", "down"]),
)
FORMULAS = st.builds(
    Formula,
    _MOVEMENTS,
    st.sampled_from(["base", "previous", None]),
    st.none() | _NUMBERS,
    _CURRENCIES,
    _BOUNDS,
    st.sampled_from([None, "up", "down", "both"]),
    _DAYS,
    st.sampled_from([None, "automatic", "supplier", "customer", "either", "agreement"]),
    st.sampled_from(["", "P30D"]),
    st.lists(_ROUNDINGS, max_size=2).map(tuple),
)


@given(FORMULAS)
def test_printed_and_read_again_it_is_the_same(formula: Formula) -> None:
    assert parse(canonical(formula)) == formula


_SYNTEC = IndexTerm(
    "SYNTEC",
    "S",
    Decimal("0.85"),
    Reference("latest"),
    Reference("period", "2019-08", value=Decimal("280")),
)


@pytest.mark.parametrize(
    ("movement", "of", "english", "french"),
    [
        (
            Ratio(Decimal("0.15"), (_SYNTEC,)),
            "base",
            "P = P0 × (0.15 + 0.85 × SYNTEC / SYNTEC0)",
            "P = P0 × (0,15 + 0,85 × SYNTEC / SYNTEC0)",
        ),
        (
            Ratio(
                Decimal(0), (IndexTerm("BT40", "", Decimal(1), Reference("latest"), Reference("unknown")),)
            ),
            "previous",
            "Pn = Pn-1 × BT40 / BT40o",
            "Pn = Pn-1 × BT40 / BT40o",
        ),
        (FixedRate(Decimal("0.025")), "base", "P = P0 × (1 + 2.5 %)^n", "P = P0 × (1 + 2,5 %)^n"),
        (
            Least((FixedRate(Decimal("0.03")), PublishedRate("UK CPI", Reference("latest")))),
            "previous",
            "Pn = min(Pn-1 × (1 + 3 %); Pn-1 × (1 + UK_CPI))",
            "Pn = min(Pn-1 × (1 + 3 %); Pn-1 × (1 + UK_CPI))",
        ),
        (
            Plus(Share(FixedRate(Decimal("0.1")), Decimal("0.8")), Decimal("0.02")),
            "previous",
            "Pn = Pn-1 + 80 % × (Pn-1 × (1 + 10 %) - Pn-1) + 2 % × Pn-1",
            "Pn = Pn-1 + 80 % × (Pn-1 × (1 + 10 %) - Pn-1) + 2 % × Pn-1",
        ),
    ],
)
def test_mathematics(movement: Movement, of: str, english: str, french: str) -> None:
    formula = Formula(movement, of)  # type: ignore[arg-type]
    assert mathematics(formula) == english
    assert mathematics(formula, "fr") == french


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_in_the_mathematics_are_those_of_the_language_and_never_of_the_canonical_text(
    language: Literal["fr", "en"],
) -> None:
    steps = Steps(
        (
            Step(start=date(2026, 1, 1), price=Decimal("52000.50")),
            Step(number=3, rate=Decimal("0.02"), each=True),
        ),
        "EUR",
    )
    english = "P = steps(from 2026-01-01: price 52000.50; revision 3 each: rate 2 %) EUR"
    french = (
        "P = paliers(à partir du 2026-01-01\u00a0: prix 52000,50; "
        "révision 3 et chaque fois\u00a0: taux 2 %) EUR"
    )
    formula = Formula(steps, None)
    assert mathematics(formula, language) == {"fr": french, "en": english}[language]
    assert canonical(formula).splitlines()[0] == english
    tiers = Tiers(Agreed(), (Tier(Decimal("0.02"), Decimal(1)), Tier(None, Decimal("0.5"))))
    told = mathematics(Formula(tiers, "base"), language)
    assert (
        told
        == {
            "fr": "P = tranches(convenu; jusqu'à 2 %\u00a0: 100 %; au-delà\u00a0: 50 %)",
            "en": "P = bands(agreed; up to 2 %: 100 %; beyond: 50 %)",
        }[language]
    )


def test_one_index_read_in_two_ways_has_two_symbols() -> None:
    other = IndexTerm("SYNTEC", "", Decimal("0.15"), Reference("latest"), Reference("unknown"))
    formula = Formula(Ratio(Decimal(0), (_SYNTEC, other)), "base")
    assert mathematics(formula) == "P = P0 × (0.85 × SYNTEC / SYNTEC0 + 0.15 × SYNTEC_2 / SYNTEC_2o)"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "P = P0 × (1 + 3 %",
        "P = P0 × ILC / ILC0\napplied to: base",
        "P = P0 × ILC / BT\napplied to: base",
    ],
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse(text)
