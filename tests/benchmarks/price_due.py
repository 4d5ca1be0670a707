"""How long the price due takes: contracts with yearly indexation over fifteen years, in one pass.

``python -m tests.benchmarks.price_due [CONTRACTS ...]`` prints seconds of one core, rows and peak memory
for each number of contracts (1,000 and 100,000 when none is given), each in a process of its own.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal

from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, Stretch, schedule
from pipeline.indexation.formula import (
    Bounds,
    Days,
    FixedRate,
    Formula,
    IndexTerm,
    Movement,
    Ratio,
    Reference,
    Rounding,
)
from pipeline.indexation.series import load_library

_TODAY = date(2026, 11, 25)
_YEARS = 15
_SIZES = (1_000, 100_000)


def formulas() -> list[Formula]:
    """Return what contracts move by: rents by the ILC and the ICC, services with a fixed part, 2.5 %."""
    days = Days(12, "anniversary")
    cents = (Rounding("price", 2, "half_up"),)
    latest, before = Reference("latest"), Reference("latest", anchor="previous_revision")
    quarter, year_before = Reference("of_year", "Q2", years=-1), Reference("earlier", months=12)
    movements: list[tuple[Movement, str, Bounds]] = [
        (
            Ratio(Decimal(0), (IndexTerm("ILC", "I", Decimal(1), quarter, year_before),)),
            "previous",
            Bounds(),
        ),
        (Ratio(Decimal(0), (IndexTerm("ICC", "I", Decimal(1), latest, before),)), "previous", Bounds()),
        (
            Ratio(
                Decimal("0.15"),
                (IndexTerm("ILAT", "I", Decimal("0.85"), quarter, Reference("earlier", months=12)),),
            ),
            "previous",
            Bounds(cap=Decimal("0.03"), floor=Decimal(0)),
        ),
        (FixedRate(Decimal("0.025")), "previous", Bounds()),
    ]
    return [
        Formula(movement, of, bounds=bounds, direction="both", days=days, rounding=cents)  # type: ignore[arg-type]
        for movement, of, bounds in movements
    ]


def run(contracts: int) -> tuple[float, int, int]:
    """Work out so many schedules; returns seconds of one core, rows and periods whose price is told."""
    draw = random.Random(6)
    reader = Reader(load_library())
    kinds = formulas()
    rows = told = 0
    began = time.process_time()
    for number in range(contracts):
        start = date(_TODAY.year - _YEARS, draw.randint(1, 12), draw.randint(1, 28))
        amount = Decimal(draw.randint(100_000, 50_000_000)).scaleb(-2)
        line = Line("price", "", "EUR", "year", (Stretch(start, amount, (kinds[number % len(kinds)],)),))
        facts = Facts(start, _TODAY, small_firm=False)
        for row in schedule(line, facts, reader, language="fr"):
            rows += 1
            told += row.price_due is not None or row.estimate is not None
    return time.process_time() - began, rows, told


def main() -> None:
    """Measure one number of contracts, or have each of several measured apart."""
    sizes = [int(text) for text in sys.argv[1:]] or list(_SIZES)
    if len(sizes) > 1:
        for size in sizes:
            subprocess.run([sys.executable, "-m", __spec__.name, str(size)], check=True)
        return
    seconds, rows, told = run(sizes[0])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{sizes[0]:>8} contracts  {rows:>9} rows ({told} told)  {seconds:8.1f} s  "
        f"{1e6 * seconds / rows:6.1f} µs a row  {peak:6.0f} MB"
    )


if __name__ == "__main__":
    main()
