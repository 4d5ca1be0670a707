"""Trains which names are parties' that nothing introduced: ``python -m models.party_pointed.train FILE``.

FILE is one of ``flows.pointed_examples``: a line a name that was not read, with its marks and whether it
is a party's. ``before.jsonl`` beside this file holds the same of development and of invented contracts as
earlier extractors left them, before their errors there were mended: what is missing on contracts nobody has
seen is more, and easier, than what is missing where errors were mended. Both hold marks, no words of
contracts. All is scored out of fold, by issuer.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from models import _confidence as shared
from models._confidence import Row

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
STRENGTH = 0.2
RARE = 25
"""A mark of fewer names teaches nothing."""
TOLD = 0.5
"""The probability from which on a name is told."""
WORTH = {"left out": 0.35, "before": 1.0}
"""What a name counts, by its source: left out of what was read, or not read by an earlier extractor."""
_AS_IT_IS = 1.5


def worth(row: Row) -> float:
    """Return how much a name teaches; one of those that were kept of many counts for them."""
    kind = next((value for end, value in WORTH.items() if row["source"].endswith(end)), _AS_IT_IS)
    return kind * float(row.get("of", 1))


def train(data: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the weights, and the scores out of fold."""
    names = shared.common(data, RARE)
    x, right = shared.matrix(data, names), [bool(row["right"]) for row in data]
    weights = [worth(row) for row in data]
    likely = shared.out_of_fold(data, x, STRENGTH, weights)
    told = shared.told(shared.fit(x, right, STRENGTH, weights), names)
    scores: dict[str, Any] = {}
    for source in sorted({row["source"] for row in data}):
        mine = [at for at, row in enumerate(data) if row["source"] == source]
        kept = [right[at] for at in mine if likely[at] >= TOLD]
        scores[f"{source}, held out by issuer"] = {
            "missing": sum(right[at] for at in mine),
            "told": len(kept),
            "right_when_told": round(sum(kept) / max(len(kept), 1), 3),
        }
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
