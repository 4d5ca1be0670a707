"""Terms resolve to one contract: what holds, what follows, and what stays unknown with its reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.contract import resolve, resolve_with_proofs, settled, term_months
from pipeline.decisions import decide
from pipeline.types import ClauseState, Contract, Term
from tests.pipeline.store import samples

AS_OF = date(2026, 11, 25)
READ = samples.document("c", *[f"words of page {number}" for number in range(1, 10)])


def term(kind: str, text: str, page: int = 1, confidence: float = 0.95, /, **value: Any) -> Term:
    more: dict[str, Any] = {}
    if text.startswith("?"):
        more = {"state": "unknown", "reason": text[1:]}
    return samples.term(READ, kind, f"page {page}", value, text, confidence=confidence, **more)


def day(kind: str, iso: str, page: int = 1, confidence: float = 0.95) -> Term:
    return term(kind, iso, page, confidence, date=iso, kind="date")


def span(kind: str, iso: str, page: int = 1, /, **value: Any) -> Term:
    return term(kind, iso, page, duration=iso, **value)


def contract(*terms: Term, as_of: date = AS_OF, **more: Any) -> Contract:
    return resolve("c", "en", [term("document_class", "contract"), *terms], as_of=as_of, **more)


END = day("expiration_date", "2025-03-31", 2)
TACIT = term("renewal", "tacit", 3, kind="tacit")
YEARLY = span("renewal_term", "P12M", 3)
NOTICE = span("notice_period", "P3M", 4)


def test_plain_fields_are_taken() -> None:
    made = contract(
        term("title", "Lease"),
        term("contract_type", "lease"),
        day("agreement_date", "2024-01-15"),
        day("effective_date", "2024-02-01"),
        term("governing_law", "FR", law="FR"),
        term("total_value", "1200.50 EUR", amount="1200.50", currency="EUR"),
        span("termination_notice", "P30D"),
    )
    assert (made.title, made.contract_type, made.governing_law) == ("Lease", "lease", "FR")
    assert (made.agreement_date, made.effective_date) == (date(2024, 1, 15), date(2024, 2, 1))
    assert (made.total_value, made.currency, made.termination_notice) == (Decimal("1200.50"), "EUR", "P30D")
    assert made.unknown == {}


def test_parties_are_named_once_and_ours_is_told_apart() -> None:
    terms = [
        term("party", "Alpha SAS", role="supplier"),
        term("party", "ALPHA  sas", 2),
        term("party", "Bêta Ltd", 2, role="customer"),
        term("party", "Maybe Inc", 3, 0.3),
        term("party", "?a placeholder", 3),
    ]
    made = contract(*terms, our_names=["alpha"])
    assert made.parties == ("Alpha SAS", "Bêta Ltd")
    assert (made.our_role, made.counterparty) == ("supplier", "Bêta Ltd")
    assert contract(*terms).counterparty is None
    assert contract(*terms, our_names=["alph"]).our_role is None
    assert contract(terms[-1]).unknown == {"parties": "a placeholder (page 3)"}


@pytest.mark.parametrize(
    ("terms", "expected", "reason"),
    [
        ([day("expiration_date", "2027-01-01")], date(2027, 1, 1), None),
        # Two places agree.
        (
            [day("expiration_date", "2027-01-01"), day("expiration_date", "2027-01-01", 2)],
            date(2027, 1, 1),
            None,
        ),
        # Two sure values contradict each other.
        (
            [day("expiration_date", "2027-01-01"), day("expiration_date", "2028-01-01", 5)],
            None,
            "stated differently: 2027-01-01 (page 1) and 2028-01-01 (page 5)",
        ),
        # A doubtful second value contradicts nothing, wherever it stands.
        (
            [day("expiration_date", "2028-01-01", 1, 0.6), day("expiration_date", "2027-01-01", 2)],
            date(2027, 1, 1),
            None,
        ),
        (
            [day("expiration_date", "2028-01-01", 1, 0.75), day("expiration_date", "2027-01-01", 2)],
            date(2027, 1, 1),
            None,
        ),
        # Nothing is stated on little confidence.
        (
            [day("expiration_date", "2027-01-01", 2, 0.4)],
            None,
            "read with little confidence: 2027-01-01 (page 2)",
        ),
        ([term("expiration_date", "?The day is redacted.", 2)], None, "The day is redacted (page 2)"),
        # A blank beside a stated value.
        (
            [term("expiration_date", "?blank"), day("expiration_date", "2027-01-01", 2)],
            date(2027, 1, 1),
            None,
        ),
        ([term("expiration_date", "soon", date="soon")], None, "not understood: soon (page 1)"),
    ],
)
def test_end_is_stated_or_unknown(terms: list[Term], expected: date | None, reason: str | None) -> None:
    made = contract(*terms)
    assert made.expiration_date == expected
    assert made.unknown.get("expiration_date") == reason
    assert made.expiration_kind == ("date" if expected else "unknown")


@pytest.mark.parametrize(
    ("terms", "expected", "words"),
    [
        (
            [day("effective_date", "2024-02-01"), span("term", "P36M")],
            "2027-02-01",
            "2024-02-01 (effective date) + 36 months = 2027-02-01",
        ),
        (
            [day("agreement_date", "2024-02-01"), span("term", "P36M")],
            "2027-02-01",
            "2024-02-01 (agreement date) + 36 months = 2027-02-01",
        ),
        (
            [day("agreement_date", "2024-01-15"), day("effective_date", "2024-02-01"),
             span("term", "P1Y", **{"from": "à compter de sa signature"})],
            "2025-01-15",
            "2024-01-15 (agreement date) + 12 months = 2025-01-15",
        ),
        ([span("term", "P30D", **{"from": "2024-02-01"})], "2024-03-02",
             "2024-02-01 (stated start) + 30 days = 2024-03-02"),
    ],
)  # fmt: skip
def test_end_is_computed_with_its_arithmetic(terms: list[Term], expected: str, words: str) -> None:
    resolved = resolve_with_proofs("c", "en", terms, as_of=AS_OF)
    assert resolved.contract.expiration_date == date.fromisoformat(expected)
    assert resolved.proofs["expiration_date"].words == words
    assert "term" in {item.term.kind for item in resolved.proofs["expiration_date"].reviewed}


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ([span("term", "P36M")], "the term is 36 months, but the day it starts is not known"),
        (
            [day("agreement_date", "2024-01-15"), term("effective_date", "?blank"), span("term", "P36M")],
            "the term is 36 months, but the day it starts is not known",
        ),
        (
            [
                day("effective_date", "2024-02-01"),
                span("term", "P36M", **{"from": "delivery of the first unit"}),
            ],
            "the term is 36 months, but the day it runs from is not known (delivery of the first unit)",
        ),
        (
            [day("effective_date", "2024-02-29"), span("term", "P12M")],
            "12 months after 2024-02-29 is no day of the calendar",
        ),
        (
            # A redacted end is not replaced by arithmetic.
            [
                day("effective_date", "2024-02-01"),
                span("term", "P12M"),
                term("expiration_date", "?redacted"),
            ],
            "redacted (page 1)",
        ),
    ],
)
def test_end_stays_unknown(terms: list[Term], reason: str) -> None:
    made = contract(*terms)
    assert made.expiration_date is None
    assert made.unknown["expiration_date"] == reason


@pytest.mark.parametrize(
    ("as_of", "renews", "notice"),
    [
        ("2025-03-30", "2025-03-31", "2024-12-31"),
        ("2025-03-31", "2026-03-31", "2025-12-31"),
        ("2026-11-25", "2027-03-31", "2026-12-31"),
        ("2060-04-01", "2061-03-31", "2060-12-31"),
    ],
)
def test_tacit_renewal_rolls_on(as_of: str, renews: str, notice: str) -> None:
    made = contract(END, TACIT, YEARLY, NOTICE, as_of=date.fromisoformat(as_of))
    assert (str(made.next_renewal_date), str(made.notice_deadline)) == (renews, notice)
    assert made.status == "in_force"
    assert made.expiration_date == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("terms", "field", "reason"),
    [
        ([END, TACIT, NOTICE], "next_renewal_date", "the length of a renewal is not stated"),
        ([END, TACIT, YEARLY], "notice_deadline", "no notice period was found"),
        ([TACIT, YEARLY, NOTICE], "next_renewal_date", "the end of the first term is not known"),
        ([TACIT, YEARLY, NOTICE], "notice_deadline", "the end of the first term is not known"),
        (
            [END, TACIT, YEARLY, span("notice_period", "P10D", business_days=True)],
            "notice_deadline",
            "10 business days before 20",
        ),
        (
            [END, TACIT, YEARLY, span("notice_period", "P1D", business_days=True)],
            "notice_deadline",
            "1 business day before",
        ),
        ([END, TACIT, YEARLY, term("notice_period", "?blank")], "notice_deadline", "blank (page 1)"),
        (
            [END, term("renewal", "?contradictory"), NOTICE],
            "notice_deadline",
            "whether it renews is not known",
        ),
    ],
)
def test_an_unknown_renewal_or_notice_says_why(terms: list[Term], field: str, reason: str) -> None:
    made = contract(*terms)
    assert getattr(made, field) is None
    assert reason in made.unknown[field]


@pytest.mark.parametrize(
    ("quote", "limited"),
    [
        ("renouvelé par tacite reconduction d'année en année", False),
        ("renouvelable deux fois par tacite reconduction", True),
        ("sans que la durée totale puisse excéder six ans", True),
        ("shall automatically renew for successive periods of one year", False),
        ("renews automatically for two (2) additional one-year terms", True),
        ("shall renew once for a further year", True),
        ("for additional terms of 12 months each", False),
    ],
)
def test_a_renewal_that_is_limited_in_number_is_not_rolled_on(quote: str, limited: bool) -> None:
    read = samples.document("r", quote)
    tacit = samples.term(read, "renewal", quote, {"kind": "tacit"}, "tacit")
    made = contract(END, tacit, YEARLY, NOTICE)
    assert (made.next_renewal_date is None) is limited
    assert ("how often it renews is limited" in made.unknown.get("notice_deadline", "")) is limited
    assert contract(END, tacit, YEARLY, as_of=date(2025, 1, 1)).next_renewal_date == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("quote", "next_renewal", "status", "why"),
    [
        ("will automatically extend for an additional month of service", None, "unknown", "once, until"),
        ("renews automatically for one (1) further year", None, "unknown", "once, until 2026-03-31"),
        ("shall be extended for another year unless notice is given", None, "unknown", "once, until"),
        ("renews for an additional year at the end of each term", "2027-03-31", "in_force", "next on"),
        ("renews for an additional year and successive years", "2027-03-31", "in_force", "next on"),
    ],
)
def test_one_more_term_is_not_rolled_on(
    quote: str, next_renewal: str | None, status: str, why: str
) -> None:
    read = samples.document("c", "words of page 1", "words of page 2", quote)
    tacit = samples.term(read, "renewal", quote, {"kind": "tacit"}, "tacit")
    made = contract(END, tacit, YEARLY)
    assert (made.next_renewal_date and str(made.next_renewal_date)) == next_renewal
    assert made.status == status
    assert why in made.status_reason
    early = contract(END, tacit, YEARLY, as_of=date(2025, 12, 1))
    assert early.status == "in_force"


@pytest.mark.parametrize(
    ("terms", "status"),
    [
        ([], "in_force"),
        ([term("effective_date", "?the date is blank")], "unknown"),
        ([term("effective_date", "?the date is blank"), day("agreement_date", "2020-01-01")], "in_force"),
    ],
)
def test_an_undated_form_without_end_is_never_in_force(terms: list[Term], status: str) -> None:
    made = contract(term("expiration_date", "perpetual", kind="perpetual"), *terms)
    assert made.status == status


def test_no_renewal_needs_no_notice() -> None:
    made = contract(END, term("renewal", "none", kind="none"), NOTICE)
    assert made.notice_deadline is None
    assert "notice_deadline" not in made.unknown


@pytest.mark.parametrize(
    ("terms", "status", "reason"),
    [
        ([day("expiration_date", "2026-11-25")], "in_force", "it ends on 2026-11-25"),
        ([END], "expired", "it ended on 2025-03-31"),
        ([END, TACIT], "unknown", "how long it was renewed is not known"),
        ([END, term("renewal", "express")], "unknown", "unless it was renewed expressly"),
        ([END, term("renewal", "?unclear")], "unknown", "unless it was renewed"),
        ([END, term("renewal", "evergreen")], "in_force", "without an end since 2025-03-31"),
        ([END, TACIT, YEARLY], "in_force", "renewed tacitly since 2025-03-31, next on 2027-03-31"),
        ([term("expiration_date", "perpetual", kind="perpetual")], "in_force", "without an end"),
        ([term("expiration_date", "event", kind="event")], "unknown", "an event"),
        (
            [day("effective_date", "2027-01-01"), day("expiration_date", "2028-01-01")],
            "unknown",
            "it starts on",
        ),
        ([], "unknown", "no end was found"),
        ([term("expiration_date", "?redacted")], "unknown", "redacted"),
    ],
)
def test_status_says_why(terms: list[Term], status: str, reason: str) -> None:
    made = contract(*terms)
    assert made.status == status
    assert reason in made.status_reason


@pytest.mark.parametrize(
    ("kind", "status"), [("draft", "draft"), ("template", "draft"), ("letter", "unknown")]
)
def test_what_is_no_contract_is_not_in_force(kind: str, status: str) -> None:
    made = resolve("c", "en", [term("document_class", kind), END], as_of=AS_OF)
    assert (made.document_class, made.status) == (kind, status)
    assert resolve("c", "en", [], as_of=AS_OF).document_class == "unknown"


def test_expired_is_taken_back_where_a_renewal_may_have_been_missed() -> None:
    resolved = resolve_with_proofs("c", "en", [END], as_of=AS_OF)
    assert resolved.contract.status == "expired"
    absent = ClauseState("c", "renewal", "absent", "")
    assert settled(resolved, [absent]).contract.status == "expired"
    doubt = ClauseState("c", "renewal", "unknown", "page 3 was not read")
    again = settled(resolved, [doubt]).contract
    assert (again.status, again.status_reason) == (
        "unknown",
        "it ended on 2025-03-31 unless it was renewed: page 3 was not read",
    )


def test_a_correction_is_seen_at_once() -> None:
    right = {"kind": "date", "date": "2030-06-30"}
    decision = decide(
        END, "correct", by="Ada", at="2026-11-25T09:00:00Z", value=right, value_text="2030-06-30"
    )
    made = contract(END, TACIT, NOTICE, decisions=[decision])
    assert (made.expiration_date, made.notice_deadline) == (date(2030, 6, 30), date(2030, 3, 30))


def test_a_decided_value_beats_a_surer_one() -> None:
    first, second = day("expiration_date", "2027-01-01"), day("expiration_date", "2028-01-01", 5, 0.5)
    decision = decide(second, "accept", by="Ada", at="2026-11-25T09:00:00Z")
    assert contract(first, second, decisions=[decision]).expiration_date == date(2028, 1, 1)


def test_a_rejected_value_is_gone() -> None:
    decision = decide(END, "reject", by="Ada", at="2026-11-25T09:00:00Z")
    made = contract(END, decisions=[decision])
    assert made.expiration_date is None
    assert made.unknown["expiration_date"] == "what was read was rejected in review"


@pytest.mark.parametrize("amount", ["1e400", "NaN", "a lot", None, "10000000000000000"])
def test_an_impossible_amount_is_unknown(amount: str | None) -> None:
    made = contract(term("total_value", "X EUR", amount=amount, currency="EUR"))
    assert (made.total_value, made.currency) == (None, None)
    assert "total_value" in made.unknown


@pytest.mark.parametrize(
    ("terms", "months"),
    [
        ([span("term", "P36M")], 36.0),
        ([day("effective_date", "2024-01-01"), day("expiration_date", "2026-01-01")], 24.02),
        ([day("effective_date", "2026-01-02"), day("expiration_date", "2026-01-01")], None),
        ([], None),
    ],
)
def test_term_in_months(terms: list[Term], months: float | None) -> None:
    assert term_months(contract(*terms)) == months
