"""What likely passages say against an absence."""

from __future__ import annotations

import pytest

from pipeline._clause_hints import LIKELY, kinds_hinted


@pytest.mark.parametrize(
    ("likely", "read", "hinted"),
    [
        ([("insurance", LIKELY)], (), {"insurance"}),
        ([("insurance", LIKELY / 2)], (), set()),
        ([("anti_assignment", 0.6)], (), {"anti_assignment", "assignment"}),
        ([("renewal_term", 0.4)], ("renewal",), {"renewal", "renewal_term"}),
        # One clause of price revision gives an indexation, or a gap: what was read explains the passage.
        ([("price_revision", 0.9)], ("indexation",), set()),
        ([("price_revision", 0.9)], (), {"price_revision", "indexation", "revision_gap", "vague_price"}),
        ([("limitation_of_liability", 0.9), ("cap_on_liability", 0.9)], ("uncapped_liability",), set()),
    ],
)
def test_kinds_hinted(likely: list[tuple[str, float]], read: tuple[str, ...], hinted: set[str]) -> None:
    assert kinds_hinted(likely, read) == hinted
