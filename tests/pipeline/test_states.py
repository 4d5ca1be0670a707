"""Found, absent or unknown: doubt of any kind is never an absence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.contract import resolve_with_proofs
from pipeline.decisions import Logged, decide
from pipeline.states import Signals, states
from pipeline.types import Document, ReadAs, Term
from tests.pipeline.store import samples
from tests.pipeline.test_contract import AS_OF, day, span, term

NONE = Signals()
READ = samples.document("c", "one", "two", "three")


def state(
    *terms: Term,
    kind: str = "price",
    read: Document = READ,
    signals: Signals = NONE,
    decisions: Any = (),
) -> tuple[str, str]:
    resolved = resolve_with_proofs("c", "en", terms, decisions, as_of=AS_OF)
    (found,) = states(read, resolved, signals, [kind], min_page_quality=0.7)
    assert found.type == kind
    return found.state, found.reason


def page(number: int, **changes: Any) -> Document:
    pages = tuple(replace(p, **changes) if p.number == number else p for p in READ.pages)
    return replace(READ, pages=pages)


def test_all_read_and_not_there_is_absent() -> None:
    assert state() == ("absent", "")


def test_duties_are_never_absent_and_letters_kinds_are_left_out() -> None:
    found, reason = state(kind="obligation")
    assert found == "unknown"
    assert "deadline" in reason
    assert state(term("obligation", "Alpha: report (within 5 days)"), kind="obligation") == ("found", "")
    assert state(kind="party")[0] == state(kind="title")[0] == "unknown"
    resolved = resolve_with_proofs("c", "en", [], (), as_of=AS_OF)
    told = states(READ, resolved, NONE, ["termination", "price"], min_page_quality=0.7)
    assert [one.type for one in told] == ["price"]
    assert state(term("termination", "2025-01-31"), kind="termination") == ("found", "")


def test_a_passage_shows_a_clause_that_no_extractor_read() -> None:
    shown = Signals(shown={"insurance": "a passage (page 2)", "payment": "a passage (page 3)"})
    assert state(kind="insurance", signals=shown) == ("found", "a passage (page 2)")
    assert state(kind="warranty", signals=shown) == ("absent", "")
    resolved = resolve_with_proofs("c", "en", [], (), as_of=AS_OF)
    told = states(READ, resolved, shown, ["payment_term"], min_page_quality=0.7)
    # That there is a clause of payment does not say when one pays.
    assert [(one.type, one.state) for one in told] == [("payment", "found"), ("payment_term", "absent")]


def test_a_stated_term_is_found() -> None:
    assert state(term("price", "1 EUR"), read=page(2, read_as="unread")) == ("found", "")


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (page(2, read_as="unread"), "page 2 was not read"),
        (page(3, quality=0.69), "page 3 was hardly legible"),
        (replace(READ, language="und"), "the language is not French or English"),
        (
            replace(READ, status="partial", reason="page 4 of 4 is missing"),
            "the file is partial: page 4 of 4 is missing",
        ),
        (replace(READ, status="needs_ocr_review"), "part of the file could not be read well"),
        (replace(READ, pages=()), "nothing was read"),
        (
            replace(READ, pages=tuple(replace(p, read_as="unread") for p in READ.pages * 3)),
            "and 4 more were not read",
        ),
        (
            replace(READ, pages=tuple(replace(p, read_as="blank") for p in READ.pages)),
            "every page is blank",
        ),
    ],
)
def test_what_was_not_read_well_proves_nothing(read: Document, reason: str) -> None:
    found, why = state(read=read)
    assert found == "unknown"
    assert reason in why


def test_a_blank_page_among_others_and_a_fair_page_prove_absence() -> None:
    assert state(read=page(2, read_as="blank", quality=0.0))[0] == "absent"
    assert state(read=page(2, read_as="ocr", quality=0.7))[0] == "absent"


@pytest.mark.parametrize(
    ("signals", "reason"),
    [
        (Signals(frozenset({"price"})), "words that speak of it were seen"),
        (Signals(frozenset({"*"})), "words that speak of it were seen"),
        (Signals(failures={"price": "ran out of time"}), "the extraction failed: ran out of time"),
        (Signals(failures={"*": "crashed"}), "the extraction failed: crashed"),
    ],
)
def test_signals_and_failures_are_doubt(signals: Signals, reason: str) -> None:
    found, why = state(signals=signals)
    assert found == "unknown"
    assert reason in why


def test_signals_of_other_kinds_do_not_matter() -> None:
    assert state(signals=Signals(frozenset({"indexation"}), {"renewal": "crashed"})) == ("absent", "")


def test_a_redacted_value_is_unknown_with_its_page() -> None:
    assert state(term("price", "?The amount is redacted", 4)) == (
        "unknown",
        "The amount is redacted (page 4)",
    )
    assert state(term("governing_law", "?blank", 2), kind="governing_law") == ("unknown", "blank (page 2)")


def test_a_value_read_with_little_confidence_is_neither_found_nor_absent() -> None:
    doubtful = term("price", "12.00 EUR", 3, 0.4)
    assert state(doubtful) == ("unknown", "read with little confidence: 12.00 EUR (page 3)")
    assert state(doubtful, term("price", "12.00 EUR", 4, 0.5)) == ("found", "")
    accepted = [decide(doubtful, "accept", by="Ada", at="2026-11-25T09:00:00Z")]
    assert state(doubtful, decisions=accepted) == ("found", "")


def test_a_redacted_value_beside_a_stated_one_is_found() -> None:
    assert state(term("price", "?redacted"), term("price", "1 EUR", 2)) == ("found", "")


def test_a_computed_end_is_found_and_an_uncomputable_one_is_unknown() -> None:
    made = state(day("effective_date", "2024-02-01"), span("term", "P12M"), kind="expiration_date")
    assert made == ("found", "2024-02-01 (effective date) + 12 months = 2025-02-01")
    found, why = state(span("term", "P12M"), kind="expiration_date")
    assert found == "unknown"
    assert "the day it starts is not known" in why


def test_a_rejected_value_is_no_absence() -> None:
    priced = term("price", "1 EUR")
    rejected: list[Logged] = [decide(priced, "reject", by="Ada", at="2026-11-25T09:00:00Z")]
    assert state(priced, decisions=rejected) == ("unknown", "what was read was rejected in review")


def test_every_kind_gets_a_state_once() -> None:
    resolved = resolve_with_proofs("c", "en", [], as_of=AS_OF)
    found = states(READ, resolved, Signals(), ["b", "a", "b"], min_page_quality=0.7)
    assert [(item.type, item.state) for item in found] == [("a", "absent"), ("b", "absent")]


KINDS = ("expiration_date", "price", "renewal", "term")


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(("P12M", "?redacted", "tacit"))), max_size=4
    ),
    st.lists(st.sampled_from(("text", "ocr", "blank", "unread")), min_size=3, max_size=3),
    st.integers(1, 3),
)
def test_an_unreadable_page_never_makes_an_absence(
    stated: list[tuple[str, str]], ways: list[ReadAs], lost: int
) -> None:
    """Nor does it take back a found value."""
    terms = [term(kind, text, duration=text) for kind, text in stated]
    resolved = resolve_with_proofs("c", "en", terms, as_of=AS_OF)
    read = replace(READ, pages=tuple(replace(p, read_as=w) for p, w in zip(READ.pages, ways, strict=True)))
    worse = replace(
        read, pages=tuple(replace(p, read_as="unread") if p.number == lost else p for p in read.pages)
    )
    before = states(read, resolved, Signals(), KINDS, min_page_quality=0.7)
    after = states(worse, resolved, Signals(), KINDS, min_page_quality=0.7)
    for one, other in zip(before, after, strict=True):
        assert other.state != "absent"
        assert other.state == one.state or one.state == "absent"


def told_all(*terms: Term, kinds: list[str], signals: Signals = NONE) -> dict[str, str]:
    resolved = resolve_with_proofs("c", "en", terms, (), as_of=AS_OF)
    return {one.type: one.state for one in states(READ, resolved, signals, kinds, min_page_quality=0.7)}


REVISION = ["indexation", "revision_gap", "vague_price"]


def test_a_type_of_clauses_is_found_with_any_of_its_kinds_and_absent_without_all() -> None:
    assert told_all(kinds=REVISION)["price_revision"] == "absent"
    assert told_all(term("vague_price", "at will"), kinds=REVISION)["price_revision"] == "found"
    doubt = Signals(frozenset({"indexation"}))
    assert told_all(kinds=REVISION, signals=doubt)["price_revision"] == "unknown"
    spoken = told_all(kinds=REVISION, signals=Signals(frozenset({"price_revision"})))
    assert (spoken["price_revision"], spoken["indexation"]) == ("unknown", "absent")
    assert (
        told_all(term("vague_price", "at will"), kinds=REVISION, signals=doubt)["price_revision"] == "found"
    )


def test_a_type_of_clauses_is_told_only_where_all_its_kinds_were_asked_for() -> None:
    assert "price_revision" not in told_all(kinds=REVISION[:2])
    assert told_all(kinds=["payment_term"])["payment"] == "absent"


def test_what_another_kind_speaks_of_is_not_absent() -> None:
    kinds = ["cap_on_liability", "liability_exclusion"]
    told = told_all(term("liability_exclusion", "indirect"), kinds=kinds)
    assert told["cap_on_liability"] == "unknown"
    assert told["limitation_of_liability"] == "found"
    assert told_all(kinds=kinds)["cap_on_liability"] == "absent"


@pytest.mark.parametrize(
    ("metadata", "wanted"),
    [
        ((), "page 2 was read from a picture, and no mark by hand was looked for there"),
        (
            (("ink_pages", "1,3"),),
            "page 2 was read from a picture, and no mark by hand was looked for there",
        ),
        ((("ink_pages", "2"),), ""),
        ((("ink_pages", "all"),), ""),
        (
            (("ink_pages", "2"), ("ink", "2:40:10:10:90:40")),
            "page 2 was marked by hand, and whose marks they are was not read",
        ),
    ],
)
def test_a_picture_proves_no_missing_signature_unless_marks_were_looked_for(
    metadata: tuple[tuple[str, str], ...], wanted: str
) -> None:
    read = replace(page(2, read_as="ocr"), metadata=metadata)
    resolved = resolve_with_proofs("c", "en", [], (), as_of=AS_OF)
    told = {one.type: one for one in states(read, resolved, NONE, ["signature"], min_page_quality=0.7)}
    assert (told["signature"].state, told["signature"].reason) == (
        "unknown" if wanted else "absent",
        wanted,
    )
    assert state(read=read) == ("absent", "")
