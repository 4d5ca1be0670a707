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
from models.party_confidence.predict import LANGUAGES, language_of

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
STRENGTH = {"en": 0.5, "fr": 1.0}
"""Language -> how closely its model keeps to what it is taught, by least log loss out of fold."""
ELSEWHERE = {"en": 1.0, "fr": 0.1}
"""What a name in the other language counts. There are six English names for each French one: weighed alike
they say what French marks are worth; of unseen French names called sure out of fold 3 of 34 were wrong."""
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
    """Return the weights of each language, and the scores out of fold."""
    names = shared.common(data, RARE)
    x, right = shared.matrix(data, names), [bool(row["right"]) for row in data]
    spoken = [language_of(row["marks"]) for row in data]
    told: dict[str, Any] = {}
    scores: dict[str, Any] = {}
    for language in LANGUAGES:
        own = [at for at, one in enumerate(spoken) if one == language]
        weights = [1.0 if one == language else ELSEWHERE[language] for one in spoken]
        likely = shared.out_of_fold(data, x, STRENGTH[language], weights)
        full = [at for at, weight in enumerate(weights) if weight == 1.0]
        sure = cut([likely[at] for at in full], [right[at] for at in full])
        fitted = shared.fit(x, right, STRENGTH[language], weights)
        told[language] = shared.told(fitted, names) | {"sure": sure}
        for source in sorted({data[at]["source"] for at in own}):
            mine = [at for at in own if data[at]["source"] == source]
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
