"""Amendments lie over their contract field by field, in order of effect; the replaced value is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import Resolved
from pipeline.decisions import Reviewed
from pipeline.families._money import Change, Paper
from pipeline.families._overlay import overlay
from pipeline.types import Contract, Term
from tests.pipeline.store import samples

AS_OF = date(2026, 11, 25)
OWN = samples.document(
    "m",
    "prend effet le 1er février 2022",
    "trois ans",
    "tacite",
    "un an",
    "préavis de trois mois",
    "droit français",
)


def term(kind: str, quote: str, text: str, confidence: float = 0.95, /, **value: Any) -> Term:
    """A term of the master."""
    return samples.term(OWN, kind, quote, value, text, confidence=confidence)


def said(name: str, kind: str, words: str, text: str, /, **value: Any) -> Term:
    """A term of an amendment, which says nothing else."""
    more: dict[str, Any] = {}
    if text.startswith("?"):
        more = {"state": "unknown", "reason": text[1:]}
    return samples.term(samples.document(name, words), kind, words, value, text, **more)


MASTER = [
    Reviewed(item)
    for item in (
        term("document_class", "prend", "contract"),
        term("effective_date", "1er février 2022", "2022-02-01", date="2022-02-01"),
        term("expiration_date", "trois ans", "2025-01-31", kind="date", date="2025-01-31"),
        term("term", "trois ans", "P36M", duration="P36M"),
        term("renewal", "tacite", "tacit", kind="tacit"),
        term("renewal_term", "un an", "P12M", duration="P12M"),
        term("notice_period", "préavis de trois mois", "P3M", duration="P3M"),
        term("governing_law", "droit français", "FR", law="FR"),
    )
]
BASE = Contract("m", "m", "contract", language="fr")


def paper(name: str, from_date: str | None, *terms: Term, ordinal: str = "") -> Paper:
    day = date.fromisoformat(from_date) if from_date else None
    return Paper(samples.sha(name), f"{name}.txt", tuple(Reviewed(item) for item in terms), day, ordinal)


def lay(*papers: Paper, as_of: date = AS_OF) -> tuple[Resolved, dict[tuple[int, str], Change]]:
    today, _, changes = overlay(BASE, MASTER, papers, as_of=as_of)
    return today, {(item.step, item.field): item for item in changes}


NOTICE = said("a1", "notice_period", "un préavis de six mois", "P6M", duration="P6M")
END = said(
    "a2", "expiration_date", "prendra fin le 31 janvier 2028", "2028-01-31", kind="date", date="2028-01-31"
)


def test_fields_are_replaced_in_order_of_effect() -> None:
    today, changes = lay(paper("a2", "2024-11-01", END), paper("a1", "2024-01-01", NOTICE))
    assert (today.contract.notice_period, today.contract.expiration_date) == ("P6M", date(2028, 1, 31))
    assert today.contract.notice_deadline == date(2027, 7, 31)
    notice, end = changes[1, "notice_period"], changes[2, "expiration_date"]
    assert (notice.value, notice.replaced, notice.from_date) == ("P6M", "P3M", date(2024, 1, 1))
    assert (end.value, end.replaced, end.source) == ("2028-01-31", "2025-01-31", samples.sha("a2"))
    assert end.evidence is not None
    assert end.evidence.quote == "prendra fin le 31 janvier 2028"
    assert (2, "notice_period") not in changes


def test_what_takes_effect_later_is_told_and_not_laid_over_today() -> None:
    today, changes = lay(paper("a2", "2027-01-01", END))
    assert today.contract.expiration_date == date(2025, 1, 31)
    assert changes[1, "expiration_date"].from_date == date(2027, 1, 1)


def test_a_redacted_value_makes_the_field_unknown() -> None:
    today, changes = lay(paper("a1", "2024-01-01", said("a1", "governing_law", "droit [***]", "?redacted")))
    assert today.contract.governing_law is None
    assert "redacted" in today.contract.unknown["governing_law"]
    assert changes[1, "governing_law"].value is None
    assert "redacted" in changes[1, "governing_law"].reason


def test_a_sentence_understood_as_one_thing_only_mentions_the_others() -> None:
    spoken = said("a1", "renewal", "un préavis de six mois", "?words of renewal")
    today, changes = lay(paper("a1", "2024-01-01", NOTICE, spoken))
    assert today.contract.renewal == "tacit"
    assert (1, "renewal") not in changes


def test_from_a_paper_without_a_day_the_field_is_unknown() -> None:
    today, changes = lay(paper("a2", None, END))
    assert today.contract.expiration_date is None
    assert "a2.txt" in today.contract.unknown["expiration_date"]
    assert changes[1, "expiration_date"].value is None


@pytest.mark.parametrize(
    ("words", "more", "end", "reason"),
    [
        ("prolongé d'une durée de douze mois", {}, "2026-01-31", "2025-01-31 + 12 months = 2026-01-31"),
        (
            "extended for an additional twelve months",
            {},
            "2026-01-31",
            "2025-01-31 + 12 months = 2026-01-31",
        ),
        ("prorogé de douze mois", {"from": "2025-06-01"}, "2026-06-01", "2025-06-01 + 12 months"),
        ("la durée est portée à douze mois", {}, "2023-02-01", "+ 12 months"),
        ("une durée de douze mois", {}, None, "added or replaces"),
        ("prolongé, la durée étant remplacée par douze mois", {}, None, "added or replaces"),
    ],
)
def test_a_term_is_added_or_takes_the_place_of_the_first_or_is_unclear(
    words: str, more: dict[str, str], end: str | None, reason: str
) -> None:
    longer = said("a3", "term", words, "P12M", duration="P12M", **more)
    today, changes = lay(paper("a3", "2024-06-01", longer))
    assert str(today.contract.expiration_date) == str(end)
    assert reason in changes[1, "expiration_date"].reason


def test_an_amount_that_is_added_is_not_the_total() -> None:
    more = said("a4", "total_value", "augmenté de 500 euros", "500.00 EUR", amount="500.00", currency="EUR")
    today, _ = lay(paper("a4", "2024-06-01", more))
    assert today.contract.total_value is None
    assert "sum" in today.contract.unknown["total_value"]
    whole = said("a4", "total_value", "porté à 500 euros", "500.00 EUR", amount="500.00", currency="EUR")
    assert str(lay(paper("a4", "2024-06-01", whole))[0].contract.total_value) == "500.00"


def test_two_amendments_of_one_day_that_say_different_things_settle_nothing() -> None:
    other = said("a5", "notice_period", "un préavis de neuf mois", "P9M", duration="P9M")
    today, changes = lay(paper("a1", "2024-01-01", NOTICE), paper("a5", "2024-01-01", other))
    assert today.contract.notice_period is None
    assert "stated differently" in today.contract.unknown["notice_period"]
    assert "notice_period" in today.rivals
    numbered = (
        paper("a5", "2024-01-01", other, ordinal="2"),
        paper("a1", "2024-01-01", NOTICE, ordinal="1"),
    )
    assert lay(*numbered)[0].contract.notice_period == "P9M"
    assert changes[2, "notice_period"].value is None


def test_the_decision_of_a_person_stands() -> None:
    rejected = Paper("x", "x.txt", (Reviewed(NOTICE, "rejected"),), date(2024, 1, 1))
    assert lay(rejected)[0].contract.notice_period == "P3M"


def price(name: str, words: str, amount: str, per: str | None = "month") -> Term:
    return said(name, "price", words, f"{amount} EUR", amount=amount, currency="EUR", per=per)


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (["1000.00"], ["1200.00"], ("1200.00 EUR per month", "1000.00 EUR per month")),
        (["1000.00"], ["1000.00", "1200.00"], ("1200.00 EUR per month", "1000.00 EUR per month")),
        (["1000.00", "300.00"], ["1200.00"], None),
        (["1000.00"], ["1200.00", "1300.00"], None),
        (["1000.00"], ["1000.00"], None),
        ([], ["1200.00"], None),
    ],
)
def test_a_price_takes_the_place_of_the_only_one_of_its_kind(
    old: list[str], new: list[str], change: tuple[str, str] | None
) -> None:
    own = [*MASTER, *(Reviewed(price(f"m{amount}", f"redevance {amount}", amount)) for amount in old)]
    later = paper("a6", "2024-06-01", *(price("a6", f"porté à {amount}", amount) for amount in new))
    _, _, changes = overlay(BASE, own, [later], as_of=AS_OF)
    found = [(item.value, item.replaced) for item in changes if item.field == "price"]
    assert found == ([change] if change else [])


@given(st.permutations(range(3)), st.dates(date(2023, 1, 1), date(2027, 12, 31)))
def test_the_order_in_which_papers_are_given_changes_nothing(order: list[int], as_of: date) -> None:
    papers = [
        paper("a1", "2024-01-01", NOTICE),
        paper("a2", "2024-11-01", END),
        paper("a3", "2026-02-01", said("a3", "term", "prolongé d'un an", "P12M", duration="P12M")),
    ]
    expected = overlay(BASE, MASTER, papers, as_of=as_of)
    got = overlay(BASE, MASTER, [papers[place] for place in order], as_of=as_of)
    assert got[2] == expected[2]
    assert got[0].contract == expected[0].contract


def test_a_price_that_names_the_old_one_takes_its_place_among_several() -> None:
    own = [*MASTER, Reviewed(price("m1", "site A", "1000.00")), Reviewed(price("m2", "site B", "300.00"))]
    new = said(
        "a7",
        "price",
        "porté de 300 à 340",
        "340.00 EUR",
        amount="340.00",
        currency="EUR",
        replaces="300.00",
    )
    _, _, changes = overlay(BASE, own, [paper("a7", "2024-06-01", new)], as_of=AS_OF)
    found = [(item.value, item.replaced) for item in changes if item.field == "price"]
    assert found == [("340.00 EUR per month", "300.00 EUR per month")]


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (["P45D end_of_month"], ["P30D invoice_date"], [("P30D invoice_date", "P45D end_of_month")]),
        ([], ["P30D invoice_date"], [("P30D invoice_date", None)]),
        (["P30D"], ["P30D"], []),
        (["P30D", "P60D"], ["P45D"], []),
        (["P30D"], ["P45D", "P60D"], []),
    ],
)
def test_when_payment_is_due_is_laid_over(
    old: list[str], new: list[str], change: list[tuple[str, str | None]]
) -> None:
    own = [*MASTER, *(Reviewed(said(f"m{text}", "payment_term", text, text)) for text in old)]
    later = paper("a8", "2024-06-01", *(said("a8", "payment_term", text, text) for text in new))
    _, _, changes = overlay(BASE, own, [later], as_of=AS_OF)
    assert [(item.value, item.replaced) for item in changes if item.field == "payment_term"] == change


def test_a_term_that_begins_where_another_ends_is_agreed_when_its_paper_is_signed() -> None:
    long = paper("a2", "2025-02-01", END)
    signed = replace(long, signed=date(2024, 10, 8))
    today, changes = lay(signed, as_of=date(2024, 12, 1))
    assert today.contract.expiration_date == date(2028, 1, 31)
    assert changes[1, "expiration_date"].from_date == date(2024, 10, 8)
    today, _ = lay(long, as_of=date(2024, 12, 1))
    assert today.contract.expiration_date is None
    later = replace(paper("a2", "2025-06-01", END), signed=date(2024, 10, 8))
    today, _ = lay(later, as_of=date(2024, 12, 1))
    assert today.contract.expiration_date == date(2025, 1, 31)


def test_an_amendment_that_may_be_of_another_contract_makes_nothing_sure() -> None:
    may_be = replace(paper("a2", "2024-02-01", END), unsure="only its parties speak for it")
    today, changes = lay(may_be)
    assert today.contract.expiration_date is None
    assert "only its parties speak for it" in changes[1, "expiration_date"].reason
    assert today.contract.notice_period == "P3M"
