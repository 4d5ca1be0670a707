"""A figure that the picture surely shows in place of the layer's speaks against the layer."""

from __future__ import annotations

import pytest

from pipeline.reading._pdf_layer_figures import differ

LINE = "The tenant pays EUR 2,470.00 a quarter from 1 May 2026."


@pytest.mark.parametrize(
    ("seen", "other"),
    [
        ([("247000", 0.96), ("1", 0.95), ("2026", 0.96)], False),
        ([("241000", 0.96), ("1", 0.95), ("2026", 0.96)], True),
        ([("247000", 0.96), ("1", 0.95), ("2028", 0.96)], True),
        ([("241000", 0.7), ("1", 0.95), ("2026", 0.96)], False),
        ([("1", 0.95), ("2026", 0.96)], False),
        ([("2470", 0.96), ("2026", 0.96)], False),
        ([("247000", 0.96), ("7", 0.96), ("2026", 0.96)], False),
        ([("913500", 0.96), ("2026", 0.96)], False),
    ],
    ids=["the same", "a sum", "a year", "not sure", "not read", "cut short", "one digit", "another line's"],
)
def test_differ(seen: list[tuple[str, float]], other: bool) -> None:
    assert differ(LINE, LINE, seen) is other


def test_a_figure_that_the_layer_has_elsewhere_speaks_for_nothing() -> None:
    assert not differ(LINE, f"{LINE} The deposit is EUR 2,410.00.", [("241000", 0.96), ("2026", 0.96)])
