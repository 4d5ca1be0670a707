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
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import models
from models._card import write_scores
from models.party_confidence.predict import FILE, SURE

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
FOLDS = 10
STRENGTH = 0.2
RARE = 16
"""A mark of fewer names teaches nothing."""
WANTED = 0.992
"""Of the names called sure so many must be right, out of fold: a point more than is promised for others."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Read a file of examples."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def matrix(data: Sequence[Row], names: Sequence[str]) -> Any:
    """Lay out the marks of names as noughts and ones."""
    import numpy as np

    return np.array([[name in row["marks"] for name in names] for row in data], dtype=float)


def fit(data: Sequence[Row], names: Sequence[str]) -> Any:
    """Fit the regression."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8)
    return model.fit(matrix(data, names), [bool(row["right"]) for row in data])


def out_of_fold(data: Sequence[Row], names: Sequence[str]) -> list[float]:
    """Return the probability of each name by a model that has not seen its issuer."""
    from sklearn.model_selection import GroupKFold

    likely = [0.0] * len(data)
    x = matrix(data, names)
    for taught, held in GroupKFold(FOLDS).split(x, groups=[row["group"] for row in data]):
        model = fit([data[at] for at in taught], names)
        for at, value in zip(held, model.predict_proba(x[held])[:, 1], strict=True):
            likely[at] = float(value)
    return likely


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


def figures(likely: Sequence[float], right: Sequence[bool], sure: float) -> dict[str, float]:
    """Count what a card tells."""
    kept = [ok for value, ok in zip(likely, right, strict=True) if value >= sure]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for value, ok in zip(likely, right, strict=True):
        bins.setdefault(min(int(value * 10), 9), []).append((value, ok))
    error = sum(abs(sum(value - ok for value, ok in some)) for some in bins.values()) / max(len(right), 1)
    return {
        "names": len(right),
        "right": round(sum(right) / max(len(right), 1), 3),
        "sure": len(kept),
        "right_when_sure": round(sum(kept) / max(len(kept), 1), 3),
        "calibration_error": round(error, 3),
    }


def train(data: Sequence[Row]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the weights, and the scores out of fold."""
    counted = Counter(mark for row in data for mark in set(row["marks"]))
    names = sorted(mark for mark, count in counted.items() if count >= RARE)
    likely = out_of_fold(data, names)
    sure = cut(likely, [row["right"] for row in data])
    model = fit(data, names)
    weights = {name: round(float(value), 6) for name, value in zip(names, model.coef_[0], strict=True)}
    told = {"intercept": round(float(model.intercept_[0]), 6), "sure": sure, "weights": weights}
    scores: dict[str, Any] = {}
    for source in sorted({row["source"] for row in data}):
        mine = [at for at, row in enumerate(data) if row["source"] == source]
        part = figures([likely[at] for at in mine], [data[at]["right"] for at in mine], sure)
        scores[f"{source}, held out by issuer"] = part
    return told, scores


def main(arguments: Iterable[str]) -> None:
    """Train, score, write weights, scores and checksums."""
    data = [row for path in arguments for row in rows(Path(path))] + rows(BEFORE)
    data.sort(key=lambda row: (row["source"], row["group"], sorted(row["marks"]), row["right"]))
    told, scores = train(data)
    (FOLDER / "weights").mkdir(exist_ok=True)
    (FOLDER / "weights" / FILE).write_text(
        json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    models.seal(FOLDER)
    write_scores(FOLDER, scores)
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
