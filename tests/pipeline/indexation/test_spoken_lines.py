"""Clauses that the extractor of indexations does not know and the grammar does: sums, lists of prices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation._nouns import lists_prices
from pipeline.indexation.contract import ContractTerms, Ending, facts_of, lines_of
from pipeline.indexation.due import schedule
from pipeline.indexation.linked import Moving, link
from pipeline.indexation.priced import Stated, priced
from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.pipeline.indexation.official import library

_TODAY = date(2026, 11, 25)
_RISE = (
    "Le prix est augmenté de 1 200 € au 1er janvier de chaque année, et pour la première fois le 1er "
    "janvier 2023."
)
_LIST = (
    "The annual fee is GBP 50,000 until 31 December 2022, GBP 52,000 from 1 January 2023 and GBP "
    "55,000 from 1 January 2025."
)
_FRENCH_LIST = (
    "La redevance annuelle est de 24 000 € jusqu'au 31 décembre 2022, de 25 000 € à compter "
    "du 1er janvier 2023 et de 26 500 € à compter du 1er janvier 2025."
)


def _stated(amount: str, currency: str = "EUR", what: str = "prix") -> Stated:
    return Stated(Decimal(amount), currency, "year", what, None, f"{what} {amount}", "d1")


def _spoken(*texts: str, language: Language) -> Moving:
    return Moving((), "unknown", "unknown", "seen", True, tuple(read(text, language) for text in texts))


def _prices(
    language: Language, moving: Moving, *stated: Stated
) -> list[list[tuple[int, Decimal | None, str]]]:
    """The prices of each line by the year in which they begin, with their state."""
    start, end = date(2022, 1, 1), Ending(date(2026, 12, 31))
    terms = ContractTerms("c1", language, start, None, end, stated, moving)
    facts = facts_of(terms, _TODAY)
    assert facts is not None
    reader = Reader(library({}))
    return [
        [(row.period_start.year, row.price_due, row.state) for row in schedule(told.line, facts, reader)]
        for told in lines_of(terms)
    ]


def test_a_sum_of_money_that_is_added_each_year_moves_the_price() -> None:
    (rows,) = _prices("fr", _spoken(_RISE, language="fr"), _stated("60000.00"))
    assert rows == [(2022 + n, Decimal("60000.00") + n * 1200, "final") for n in range(5)]


@pytest.mark.parametrize(
    ("language", "clause", "amounts", "currency", "what"),
    [
        ("en", _LIST, (50000, 52000, 55000), "GBP", "annual fee"),
        ("fr", _FRENCH_LIST, (24000, 25000, 26500), "EUR", "redevance"),
    ],
)
def test_a_list_of_prices_and_days_is_one_price(
    language: Language, clause: str, amounts: tuple[int, ...], currency: str, what: str
) -> None:
    assert lists_prices(clause, language)
    stated = [_stated(f"{amount}.00", currency, what) for amount in amounts]
    (rows,) = _prices(language, _spoken(clause, language=language), *stated)
    told = {year: price for year, price, _ in rows}
    assert told == dict(
        zip(range(2022, 2027), (amounts[0], amounts[1], amounts[1], amounts[2], amounts[2]), strict=True)
    )
    assert {state for *_, state in rows} == {"final"}


def test_firm_otherwise_is_no_other_change() -> None:
    moving = _spoken(_LIST, "Price review\nThe fees are otherwise firm.", language="en")
    (rows,) = _prices("en", moving, _stated("50000.00", "GBP", "annual fee"))
    assert rows[1][1:] == (Decimal(52000), "final")


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The Supplier holds insurance of GBP 1,000,000 which shall be increased by GBP 50,000 on 1 "
            "January of each year.",
        ),
        ("The price of the insurance shall be increased by GBP 500 on 1 January of each year.",),
        (_LIST, "The Supplier may increase the fee at any time upon notice."),
        (_LIST, "The fee shall be increased by GBP 500 on 1 January of each year."),
        (_LIST, "The fees are firm for the first year."),
    ],
)
def test_what_is_not_surely_of_the_price_leaves_it_unknown(texts: tuple[str, ...]) -> None:
    moving = _spoken(*texts, language="en")
    (made,) = link(priced([_stated("50000.00", "GBP", "annual fee")]), moving, "en").values()
    assert made.kind == "unknown"


def test_nothing_is_told_where_a_page_is_missing_or_the_price_is_another() -> None:
    moving = _spoken(_RISE, language="fr")
    lines = priced([_stated("60000.00")])
    assert link(lines, moving, "fr")[lines[0].key].kind == "moves"
    assert link(lines, replace(moving, whole=False), "fr")[lines[0].key].kind == "unknown"
    other = _spoken(_LIST, language="en")
    (made,) = link(priced([_stated("70000.00", "GBP", "annual fee")]), other, "en").values()
    assert made.kind == "unknown"
