"""States against labels: a type may map to several kinds, and a wider kind answers only by its absence."""

from __future__ import annotations

from flows.evaluation.answers import Answers
from flows.evaluation.gold import Gold, GoldSpan
from flows.evaluation.states import StateCount, count_states, mean_f1


def count(kind: str, states: dict[str, str], *, labelled: bool) -> StateCount:
    spans = (GoldSpan("words"),) if labelled else ()
    answers = Answers("d", ("d.pdf",), "en", "text", "", True, states=states)
    (one,) = count_states([(Gold("d", spans={kind: spans}), answers)])
    return one


def test_one_of_several_kinds_is_enough_and_all_must_be_absent() -> None:
    kind = "cap_on_liability"
    kinds = ("cap_on_liability", "liability_exclusion")
    either = count(kind, dict(zip(kinds, ("absent", "found"), strict=True)), labelled=True)
    assert (either.found, either.denied) == (1, 0)
    doubt = count(kind, dict(zip(kinds, ("absent", "unknown"), strict=True)), labelled=True)
    assert (doubt.found, doubt.denied) == (0, 0)
    neither = count(kind, dict.fromkeys(kinds, "absent"), labelled=True)
    assert (neither.found, neither.denied) == (0, 1)


def test_a_type_that_the_audit_tells_by_its_own_name_is_taken_as_told() -> None:
    states = {"indexation": "absent", "price_revision": "unknown"}
    told = count("price_revision", states, labelled=True)
    assert (told.found, told.denied) == (0, 0)
    assert count("price_revision", {"price_revision": "found"}, labelled=False).found_in_vain == 1


def test_a_wider_kind_answers_only_by_its_absence() -> None:
    found = count("warranty_duration", {"warranty": "found"}, labelled=False)
    assert (found.found_in_vain, found.rightly_absent) == (0, 0)
    assert found.f1 is None
    assert mean_f1([found]) is None
    assert count("warranty_duration", {"warranty": "absent"}, labelled=True).denied == 1
