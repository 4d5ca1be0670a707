"""Computes what a million pages cost, from the figures that docs/performance.md holds.

``python -m tests.benchmarks.scaling`` prints the tables of docs/scaling.md; ``--write`` puts them there.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_BEGIN, _END = "<!-- computed by tests/benchmarks/scaling.py -->", "<!-- end -->"

PAGES = 1_000_000
CORES_OF_A_MACHINE = 16
PRICE_OF_A_CORE_HOUR = 0.04
"""Euros; a guess at rented machines, the only figure here that nobody measured."""
SCANNED = (0.0, 0.3, 1.0)
MACHINES = (1, 20)


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of docs/performance.md."""

    text_pages_a_second: float
    """Of a whole audit of digital PDFs, two processes."""
    ocr_seconds: float
    """Processor time of a scanned page, everything included."""
    database_ms: float
    """Processor time of a page while publishing, which one process does."""

    @property
    def text_seconds(self) -> float:
        """Seconds of one core for a digital page."""
        return 2 / self.text_pages_a_second


def measured() -> Measured:
    """Read the figures where they are kept.

    Raises:
        ValueError: a figure is not found; docs/performance.md was worded anew.
    """
    text = (_ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    return Measured(
        _figure(text, r"\((\d+(?:\.\d+)?) over \d+"),
        _figure(text, r"\((\d+\.\d+) s over \d+\.\d+ s a page\)"),
        _figure(text, r"database (\d+(?:\.\d+)?)"),
    )


def _figure(text: str, pattern: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError(f"docs/performance.md holds no figure like {pattern}")
    return float(found[1])


def hours(figures: Measured, scanned: float, machines: int) -> tuple[float, float]:
    """Hours on the clock for reading (shared by all cores) and for publishing (one process)."""
    seconds = PAGES * ((1 - scanned) * figures.text_seconds + scanned * figures.ocr_seconds)
    publishing = PAGES * figures.database_ms / 1000
    return seconds / 3600 / (CORES_OF_A_MACHINE * machines), publishing / 3600


def tables() -> str:
    """Write the tables as Markdown."""
    figures = measured()
    lines = [
        f"A digital page costs 2 / {figures.text_pages_a_second:g} = "
        f"{figures.text_seconds * 1000:.1f} ms of a core, a scanned page {figures.ocr_seconds:g} s, "
        f"publishing {figures.database_ms:g} ms.",
        "",
        "| pages scanned | core hours | one machine, 16 cores | twenty machines, 320 cores | publishing, "
        "in one process | rent |",
        "|---|---|---|---|---|---|",
    ]
    for scanned in SCANNED:
        one, publishing = hours(figures, scanned, MACHINES[0])
        twenty, _ = hours(figures, scanned, MACHINES[1])
        core_hours = one * CORES_OF_A_MACHINE
        lines.append(
            f"| {scanned:.0%} | {core_hours:,.1f} | {_spell(one)} | {_spell(twenty)} | "
            f"{_spell(publishing)} | {core_hours * PRICE_OF_A_CORE_HOUR:,.2f} € |"
        )
    return "\n".join(lines)


def _spell(value: float) -> str:
    if value * 60 < 2:
        return f"{value * 3600:.0f} s"
    return f"{value:.1f} h" if value >= 1 else f"{value * 60:.0f} min"


def in_place(document: str) -> str:
    """Put the tables where the document keeps them."""
    before, rest = document.split(_BEGIN)
    _, after = rest.split(_END)
    return f"{before}{_BEGIN}\n\n{tables()}\n\n{_END}{after}"


if __name__ == "__main__":
    if "--write" in sys.argv:
        target = _ROOT / "docs" / "scaling.md"
        target.write_text(in_place(target.read_text(encoding="utf-8")), encoding="utf-8")
    print(tables())
