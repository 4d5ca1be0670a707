"""What people decide survives every re-run; if the machine later differs, the decision stands."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decisions import LOG, Logged, append, apply, decide, load, quote_hash
from pipeline.types import Decision, Term
from tests.pipeline.store import samples

READ = samples.document("c", "le loyer est de 100 euros", "page deux")
WHO: dict[str, Any] = {"by": "Ada", "at": "2026-11-25T09:00:00+01:00"}


def price(text: str = "100.00 EUR", quote: str = "100 euros", **more: Any) -> Term:
    return samples.term(READ, "price", quote, {"amount": text.partition(" ")[0]}, text, **more)


def correct(term: Term, text: str) -> Logged:
    return decide(term, "correct", value={"amount": text.split()[0]}, value_text=text, **WHO)


def test_quote_hash_folds_white_space_only() -> None:
    assert quote_hash("a  b\n c") == quote_hash("a b c")
    assert quote_hash("a b") != quote_hash("A b")
    assert len(quote_hash("a")) == 16


def test_the_log_comes_back_in_order(tmp_path: Path) -> None:
    decisions = [
        decide(price(), "accept", **WHO),
        correct(price(), "110.00 EUR"),
        decide(price(), "reject", **WHO),
    ]
    for decision in decisions:
        append(tmp_path, decision)
    assert load(tmp_path) == {READ.sha256: decisions}
    assert (tmp_path / LOG).stat().st_mode & 0o077 == 0
    assert load(tmp_path / "nowhere") == {}


@given(st.lists(st.tuples(samples.CLEAN, samples.CLEAN, samples.JSON), max_size=3))
def test_any_decision_comes_back(parts: list[tuple[str, str, Any]]) -> None:
    import tempfile

    decisions = [
        Logged(Decision("d", kind, 1, "0" * 16, "correct", {"v": value}, text, "x", "y"), text)
        for kind, text, value in parts
    ]
    with tempfile.TemporaryDirectory() as folder:
        for decision in decisions:
            append(Path(folder), decision)
        assert load(Path(folder)).get("d", []) == decisions


def test_a_line_broken_off_costs_only_itself(tmp_path: Path) -> None:
    append(tmp_path, decide(price(), "accept", **WHO))
    whole = (tmp_path / LOG).read_bytes()
    (tmp_path / LOG).write_bytes(whole + whole[: len(whole) // 2])
    append(tmp_path, decide(price(), "reject", **WHO))
    assert [item.decision.action for item in load(tmp_path)[READ.sha256]] == ["accept", "reject"]


@pytest.mark.parametrize("line", ['{"document_id": "d"}', "[1]}", '{"a": 1, "action": "maybe"}'])
def test_a_line_that_is_no_decision_is_told(tmp_path: Path, line: str) -> None:
    (tmp_path / LOG).write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: not a decision"):
        load(tmp_path)


def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(tmp_path, decide(price(), "accept", **WHO))
    before = (tmp_path / LOG).read_bytes()
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:10]))
    with pytest.raises(OSError, match="No space left"):
        append(tmp_path, decide(price(), "reject", **WHO))
    assert (tmp_path / LOG).read_bytes() == before


def test_accept_reject_correct() -> None:
    term = price(confidence=0.6)
    (accepted,) = apply([term], [decide(term, "accept", **WHO)])
    assert (accepted.state, accepted.term.value_text, accepted.term.confidence) == (
        "accepted",
        "100.00 EUR",
        1.0,
    )
    (rejected,) = apply([term], [decide(term, "reject", **WHO)])
    assert (rejected.state, rejected.term, rejected.machine) == ("rejected", term, None)
    (corrected,) = apply([term], [correct(term, "110.00 EUR")])
    assert (corrected.state, corrected.term.value_text, corrected.machine) == (
        "corrected",
        "110.00 EUR",
        "100.00 EUR",
    )
    assert corrected.term.value == {"amount": "110.00"}
    assert corrected.term.evidences == term.evidences


def test_the_last_decision_holds() -> None:
    term = price()
    (found,) = apply(
        [term], [decide(term, "reject", **WHO), correct(term, "110.00 EUR"), decide(term, "accept", **WHO)]
    )
    assert (found.state, found.term.value_text) == ("accepted", "100.00 EUR")


def test_an_unknown_value_can_be_corrected_but_not_accepted() -> None:
    term = price("", state="unknown", reason="redacted")
    with pytest.raises(ValueError, match="cannot be accepted"):
        decide(term, "accept", **WHO)
    (found,) = apply([term], [correct(term, "100.00 EUR")])
    assert (found.term.state, found.term.reason, found.term.value_text) == ("stated", "", "100.00 EUR")


def test_when_the_machine_later_differs_the_decision_stands_and_it_shows() -> None:
    decision = decide(price(), "accept", **WHO)
    (found,) = apply([price("1000.00 EUR")], [decision])
    assert (found.state, found.term.value_text, found.machine) == ("accepted", "100.00 EUR", "1000.00 EUR")
    (found,) = apply([price("1000.00 EUR")], [decide(price(), "reject", **WHO)])
    assert (found.state, found.machine) == ("rejected", "1000.00 EUR")


def test_when_the_machine_finds_nothing_any_more_the_value_lives_on() -> None:
    (found,) = apply([], [decide(price(), "accept", **WHO)])
    assert (found.state, found.term.value_text, found.machine) == ("accepted", "100.00 EUR", "")
    assert (found.term.evidences[0].quote, found.term.extractor) == ("100 euros", "decision")
    assert apply([], [decide(price(), "reject", **WHO)]) == ()
    assert apply([], [replace(decide(price(), "accept", **WHO), evidence=None)]) == ()
    assert apply([], [decide(price(), "accept", **WHO), decide(price(), "reject", **WHO)]) == ()


def test_of_two_values_in_one_quote_the_one_that_was_seen_is_meant() -> None:
    """Two parties are named by the same words."""
    quote = "le loyer est de"
    one, two = price("1.00 EUR", quote), price("2.00 EUR", quote)
    found = apply([one, two], [decide(two, "reject", **WHO)])
    assert [item.state for item in found] == ["unreviewed", "rejected"]


def test_a_decision_of_another_kind_or_page_touches_nothing() -> None:
    term = price()
    other = decide(samples.term(READ, "indexation", "100 euros", {}, "x"), "reject", **WHO)
    assert [item.state for item in apply([term], [other])] == ["unreviewed"]
