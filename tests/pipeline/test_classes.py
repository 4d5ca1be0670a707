"""Only what binds raises alarms: every class is either judged or silent, in each place alike."""

from __future__ import annotations

import pytest

from data.load import lexicon
from pipeline.contract import resolve_with_proofs
from pipeline.deadlines import deadlines
from pipeline.families import PAPERS
from rules.verdicts import NOT_BINDING
from tests.pipeline.test_contract import AS_OF, NOTICE, TACIT, YEARLY, day, term

BINDING = {"contract", "amendment", "annex", "order", "unknown"}
SILENT = {"draft", "template", "general_terms", "termination_letter", "letter", "invoice", "other"}
WITH_DEADLINES = {"contract", "amendment", "order", "unknown"}


def test_the_rules_are_silent_on_what_does_not_bind() -> None:
    assert NOT_BINDING == SILENT


def test_every_class_that_is_read_is_one_or_the_other() -> None:
    for language in ("fr", "en"):
        assert set(lexicon("document_classes", language)["titles"]) <= BINDING | SILENT
    assert PAPERS <= BINDING | SILENT


@pytest.mark.parametrize("name", sorted(BINDING | SILENT))
def test_deadlines_and_states_of_a_class(name: str) -> None:
    later = day("expiration_date", "2027-03-31", 2)
    terms = [term("document_class", name), later, TACIT, YEARLY, NOTICE]
    made = resolve_with_proofs("c", "en", terms, as_of=AS_OF)
    assert bool(deadlines(made, as_of=AS_OF)) is (name in WITH_DEADLINES)
    expected = (
        "draft" if name in ("draft", "template") else "in_force" if name in WITH_DEADLINES else "unknown"
    )
    assert made.contract.status == expected


def test_the_silence_of_an_order_or_an_amendment_is_no_alarm() -> None:
    for name in ("order", "amendment"):
        made = resolve_with_proofs("c", "en", [term("document_class", name)], as_of=AS_OF)
        assert deadlines(made, as_of=AS_OF) == []
    made = resolve_with_proofs("c", "en", [term("document_class", "contract")], as_of=AS_OF)
    assert [item.kind for item in deadlines(made, as_of=AS_OF)] == ["end"]
