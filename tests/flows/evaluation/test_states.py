"""Presence: what ``clause_states`` says, against labelled passages."""

from __future__ import annotations

import pytest

from flows.evaluation.states import StateCount, count_states, mean_f1
from tests.flows.evaluation.makers import answers, gold


@pytest.mark.parametrize(
    ("labelled", "states", "expected"),
    [
        (["x"], {"insurance": "found"}, (1, 1, 0, 0, 0, 0)),
        (["x"], {"insurance": "absent"}, (1, 0, 1, 0, 0, 0)),
        (["x"], {"insurance": "unknown"}, (1, 0, 0, 0, 0, 0)),
        ([], {"insurance": "found"}, (0, 0, 0, 1, 1, 0)),
        ([], {"insurance": "absent"}, (0, 0, 0, 1, 0, 1)),
        ([], {"insurance": "unknown"}, (0, 0, 0, 1, 0, 0)),
    ],
)
def test_each_state(labelled: list[str], states: dict[str, str], expected: tuple[int, ...]) -> None:
    (told,) = count_states([(gold(spans={"insurance": labelled}), answers(states=states))])
    assert told == StateCount("insurance", *expected)


@pytest.mark.parametrize(
    ("states", "found", "denied"),
    [
        ({"cap_on_liability": "absent", "liability_exclusion": "found"}, 1, 0),
        ({"cap_on_liability": "absent", "liability_exclusion": "absent"}, 0, 1),
        ({"cap_on_liability": "absent", "liability_exclusion": "unknown"}, 0, 0),
    ],
)
def test_a_type_that_is_several_kinds(states: dict[str, str], found: int, denied: int) -> None:
    (told,) = count_states([(gold(spans={"cap_on_liability": ["x"]}), answers(states=states))])
    assert (told.found, told.denied) == (found, denied)


def test_a_type_of_which_nothing_is_told_is_left_out() -> None:
    assert count_states([(gold(spans={"hats": ["x"]}), answers(states={"insurance": "found"}))]) == []


def test_figures_of_presence() -> None:
    told = StateCount("x", present=4, found=3, denied=1, absent=6, found_in_vain=1, rightly_absent=5)
    assert (told.precision, told.recall, told.f1) == (0.75, 0.75, 0.75)
    nothing = StateCount("y", 0, 0, 0, 6, 0, 6)
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)
    assert mean_f1([told, nothing]) == 0.75
    assert mean_f1([nothing]) is None
