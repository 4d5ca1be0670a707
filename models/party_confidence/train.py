"""Trains what a name's confidence is reckoned by: ``python -m models.party_confidence.train EXAMPLES``.

EXAMPLES is a file of ``flows.party_examples``: a line a name, with its marks and whether it was right.
``before.jsonl`` beside this file holds the same of development, by the extractor as it was before errors
there were mended: what is mended on development is not mended on contracts nobody has seen, and a model
taught on the mended answers alone would promise too much. Both hold marks, no words of contracts. All is
scored out of fold, by issuer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from models import _confidence as shared
from models._confidence import SURE, Row

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
STRENGTH = 0.5
RARE = 16
"""A mark of fewer names teaches nothing."""
WANTED = 0.985
"""Of the names called sure so many must be right, out of fold: more than is promised, for contracts that
nobody has seen are harder."""


def cut(likely: Sequence[float], right: Sequence[bool]) -> float:
    """Find the least probability from which on enough names are right, ``SURE`` at the least."""
    best, good = 1.0, 0
    ordered = sorted(zip(likely, right, strict=True), reverse=True)
    for count, (value, ok) in enumerate(ordered, start=1):
        good += ok
        last = count == len(ordered) or ordered[count][0] < value  # equals are not parted
        if last and good >= WANTED * count:
            best = value
    return max(round(best, 4), SURE)


def train(data: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the weights, and the scores out of fold."""
    names = shared.common(data, RARE)
    x, right = shared.matrix(data, names), [bool(row["right"]) for row in data]
    likely = shared.out_of_fold(data, x, STRENGTH)
    sure = cut(likely, right)
    told = shared.told(shared.fit(x, right, STRENGTH), names) | {"sure": sure}
    scores: dict[str, Any] = {}
    for source in sorted({row["source"] for row in data}):
        mine = [at for at, row in enumerate(data) if row["source"] == source]
        part = shared.figures(
            [likely[at] for at in mine], [right[at] for at in mine], [sure] * len(mine), "names"
        )
        scores[f"{source}, held out by issuer"] = part
    return told, scores


def main(arguments: Iterable[str]) -> None:
    """Train, score, write weights, scores and checksums."""
    data = [row for path in (*map(Path, arguments), BEFORE) for row in shared.rows(path)]
    data.sort(key=lambda row: (row["source"], row["group"], sorted(row["marks"]), row["right"]))
    told, scores = train(data)
    shared.write(FOLDER, told, scores)
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
