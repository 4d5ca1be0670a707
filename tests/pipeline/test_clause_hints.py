"""What likely passages say against an absence."""

from __future__ import annotations

import pytest

from pipeline.clause_types._hints import LIKELY, SHOWN, Likely, hints, kinds_hinted
from pipeline.clauses import flow
from tests.pipeline.test_clauses import document


@pytest.mark.parametrize(
    ("likely", "read", "hinted"),
    [
        ([("insurance", LIKELY)], (), {"insurance"}),
        ([("insurance", LIKELY / 2)], (), set()),
        ([("anti_assignment", 0.6)], (), {"anti_assignment", "assignment"}),
        ([("renewal_term", 0.4)], ("renewal",), {"renewal", "renewal_term"}),
        # One clause of price revision gives an indexation, or a gap: what was read explains the passage.
        ([("price_revision", 0.9)], ("indexation",), set()),
        ([("price_revision", 0.9)], (), {"price_revision"}),
        ([("late_payment", SHOWN)], (), {"late_payment"}),
        ([("cap_on_liability", LIKELY)], (), {"cap_on_liability", "liability_exclusion"}),
        ([("limitation_of_liability", 0.9), ("cap_on_liability", 0.9)], ("uncapped_liability",), set()),
    ],
)
def test_kinds_hinted(likely: list[tuple[str, float]], read: tuple[str, ...], hinted: set[str]) -> None:
    assert kinds_hinted(likely, read) == hinted


def test_a_likely_passage_shows_a_clause() -> None:
    running = flow(document("Insurance is kept by the supplier. Nothing more is said here.", "en"))
    told = hints(
        running,
        [
            Likely("insurance", 0.83, 0, 34),
            Likely("insurance", 0.2, 35, 60),
            Likely("anti_assignment", SHOWN / 2, 35, 60),
            Likely("governing_law", 0.99, 35, 60),
        ],
        (),
    )
    assert told.shown == {
        "insurance": "a passage is taken for such a clause with a probability of 0.83 (page 1)"
    }
    assert {"insurance", "assignment", "governing_law"} <= told.spoken
