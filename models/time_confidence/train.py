"""Trains how sure days and lengths are: ``python -m models.time_confidence.train EXAMPLES``.

EXAMPLES is a file of ``flows.time_examples``: a line a value, with its marks and whether it was right.
``before.jsonl`` beside this file holds the same of development, by the extractors as they were before
their errors there were mended: what is mended on development is not mended on contracts nobody has seen,
and a model taught on the mended answers alone would promise too much. Both hold marks, no words of
contracts. Everything is scored out of fold, by issuer.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from models import _confidence as shared
from models._confidence import Row

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
STRENGTH = 0.3
RARE = 8
"""A mark of fewer values teaches nothing."""
WANTED = 0.98
"""Of the values called sure so many must be right, out of fold."""
FORGIVEN = 1.0
"""So many contracts of a kind may be wrong besides: labels are, too, and a few values prove little."""
MOST = 0.64
"""No larger share of a kind is called sure, for contracts that nobody has seen are harder than these."""
FEWEST = 40
"""A kind with fewer values shares its bar with the other such kinds."""
LOWEST = 0.9
"""No value is called sure that is likely by less, whatever the others of its kind were worth."""


def cut(likely: Sequence[float], right: Sequence[bool]) -> float:
    """Find the least probability from which on enough values are right."""
    best, wrong = 1.0, 0.0
    for count, (value, ok) in enumerate(sorted(zip(likely, right, strict=True), reverse=True), start=1):
        # A contract stands there twice, as it is read now and as it was read before.
        wrong += 0.0 if ok else 0.5
        if wrong <= FORGIVEN + (1 - WANTED) * count / 2:
            best = value
    ranked = sorted(likely, reverse=True)
    return max(round(best, 4), round(ranked[int(MOST * len(ranked))], 4), LOWEST)


def bars(data: Sequence[Row], likely: Sequence[float]) -> dict[str, float]:
    """Find the bar of each kind; kinds of few values share one."""
    counted = Counter(row["kind"] for row in data)
    few = {kind for kind, count in counted.items() if count < FEWEST}
    told: dict[str, float] = {}
    for kind in sorted(counted):
        mine = [at for at, row in enumerate(data) if row["kind"] == kind or {row["kind"], kind} <= few]
        told[kind] = cut([likely[at] for at in mine], [data[at]["right"] for at in mine])
    return told


def train(data: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the weights, and the scores out of fold."""
    names = shared.common(data, RARE)
    likely = shared.out_of_fold(data, names, STRENGTH)
    sure = bars(data, likely)
    told = shared.told(shared.fit(data, names, STRENGTH), names) | {"sure": sure}
    scores: dict[str, Any] = {}
    for source in sorted({row["source"] for row in data}):
        for kind in sorted({row["kind"] for row in data if row["source"] == source}):
            mine = [at for at, row in enumerate(data) if row["source"] == source and row["kind"] == kind]
            right = [bool(data[at]["right"]) for at in mine]
            part = shared.figures([likely[at] for at in mine], right, [sure[kind]] * len(mine), "values")
            scores[f"{kind}: {source}, held out by issuer"] = part
    return told, scores


def main(arguments: Iterable[str]) -> None:
    """Train, score, write weights, scores and checksums."""
    data = [row for path in (*map(Path, arguments), BEFORE) for row in shared.rows(path)]
    data.sort(
        key=lambda row: (row["source"], row["group"], row["kind"], sorted(row["marks"]), row["right"])
    )
    told, scores = train(data)
    shared.write(FOLDER, told, scores)
    for name, row in scores.items():
        print(name, row)


if __name__ == "__main__":
    main(sys.argv[1:])
