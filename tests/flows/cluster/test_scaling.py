"""The table of docs/scaling.md is what the measured figures give."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks import scaling

_DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "scaling.md"


def test_the_table_is_computed_from_what_was_measured() -> None:
    text = _DOCUMENT.read_text(encoding="utf-8")
    assert scaling.in_place(text) == text, "run python -m tests.benchmarks.scaling --write"


def test_hours_add_up() -> None:
    figures = scaling.Measured(text_pages_a_second=200, ocr_seconds=1.5, database_ms=0.36)
    one, publishing = scaling.hours(figures, 0.5, 1)
    assert round(one * 16, 2) == round((500_000 * 0.01 + 500_000 * 1.5) / 3600, 2)
    assert round(publishing, 3) == 0.1
    assert scaling.hours(figures, 0.5, 20) == (one / 20, publishing)
