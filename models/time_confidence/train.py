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
from models.time_confidence.predict import language_of, odds

FOLDER = Path(__file__).parent
BEFORE = FOLDER / "before.jsonl"
STRENGTH = {"en": 0.3, "fr": 0.2}
"""Language -> how closely its model keeps to what it is taught, by least log loss out of fold."""
ELSEWHERE = 0.1
"""What a value in another language counts: it teaches what marks are worth where its own are few."""
MENDED = {"en": 1.0, "fr": 0.5}
"""What a value counts that was read before its errors were mended: French reading has been mended most
since, and on contracts that nobody had looked at was right oftener than these were."""
FOLDS = 40
"""French contracts are of few issuers: each fold leaves out one or two of them."""
RARE = 8
"""A mark of fewer values teaches nothing."""
WANTED = 0.98
"""Of the values called sure so many must be right, out of fold."""
FORGIVEN = 1.0
"""So many contracts of a kind may be wrong besides: labels are, too, and a few values prove little."""
MOST = 0.64
"""No larger share of a kind is called sure, for contracts that nobody has seen are harder than these."""
RAISES, LOWERS = "agrees with start and term", "against start and term"
"""How marks end that must raise, or lower, what a value is worth: where chance or labels say otherwise,
they say nothing."""
FEWEST = 100
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
    """Return the weights of each language, and the scores out of fold."""
    import numpy as np

    names = shared.common(data, RARE)
    every = np.hstack([shared.matrix(data, names), np.array([[odds(row["marks"])] for row in data])])
    right = [bool(row["right"]) for row in data]
    spoken = [language_of(row["marks"]) for row in data]
    stored: dict[str, Any] = {}
    scores: dict[str, Any] = {}
    for language, strength in STRENGTH.items():
        weights = [
            (1.0 if one == language else ELSEWHERE) * (MENDED[language] if "before" in row["source"] else 1)
            for one, row in zip(spoken, data, strict=True)
        ]
        x = _heeding(every, names, right, strength, weights)
        likely = shared.out_of_fold(data, x, strength, weights, FOLDS)
        own = [at for at, one in enumerate(spoken) if one == language]
        sure = bars([data[at] for at in own], [likely[at] for at in own])
        # a kind that nobody has labelled in a language is sure where the hardest of the others is
        sure = dict.fromkeys(sorted({row["kind"] for row in data}), max(sure.values())) | sure
        stored[language] = shared.told(shared.fit(x, right, strength, weights), names) | {"sure": sure}
        scores |= _scores([data[at] for at in own], [likely[at] for at in own], sure)
    return stored, scores


def _heeding(
    x: Any, names: Sequence[str], right: Sequence[bool], strength: float, weights: Sequence[float]
) -> Any:
    """Return the marks without those that lower a value for agreeing, or raise it for the contrary."""
    import numpy as np

    learned = shared.fit(x, right, strength, weights).coef_[0]
    silent = [
        (name.endswith(RAISES) and value < 0) or (name.endswith(LOWERS) and value > 0)
        for name, value in zip(names, learned, strict=False)
    ]
    return x * np.array([0.0 if one else 1.0 for one in (*silent, False)])


def _scores(data: Sequence[Row], likely: Sequence[float], sure: dict[str, float]) -> dict[str, Any]:
    """Count what a card tells: of each source, and of each kind there."""
    scores: dict[str, Any] = {}
    for source in sorted({row["source"] for row in data}):
        places = [at for at, row in enumerate(data) if row["source"] == source]
        for kind in ("all", *sorted({data[at]["kind"] for at in places})):
            mine = [at for at in places if kind in ("all", data[at]["kind"])]
            told = [sure[data[at]["kind"]] for at in mine]
            right = [bool(data[at]["right"]) for at in mine]
            part = shared.figures([likely[at] for at in mine], right, told, "values")
            scores[f"{kind}: {source}, held out by issuer"] = part
    return scores


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
