"""How long the sentences of the database take to be said in French.

    python -m tests.benchmarks.sentences

Ten thousand reasons, each put together of two, by one process.
"""

from __future__ import annotations

import random
import time

from flows.outputs._sentences import translated
from tests.flows.outputs.test_sentences import wanted

_ROWS = 10_000


def main() -> None:
    """Print microseconds of processor time a sentence."""
    dice = random.Random(7)
    known = [whole for _, whole in wanted()]
    rows = [f"unknown: {dice.choice(known)}; {dice.choice(known)} (page {at})" for at in range(_ROWS)]
    translated(rows[0], "fr")
    began = time.process_time()
    for row in rows:
        translated(row, "fr")
    print(f"{(time.process_time() - began) / _ROWS * 1e6:.0f} microseconds a sentence")


if __name__ == "__main__":
    main()
