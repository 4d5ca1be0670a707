"""Trains the judge of prices: ``python -m models.price.train EXAMPLES``. Seconds on one core.

EXAMPLES is what ``python -m flows.price_examples`` writes: features of sums and what people say of them.
Two logistic regressions: whether a sum is a price, and whether what is told of it is right, *per what*
included. The second is taught on what the first says of documents that it was not taught on.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

import models
from models._card import write_scores
from models.price.predict import FILE, Linear, probability

FOLDER = Path(__file__).parent
SEED, FOLDS = 7, 10
STRENGTH, RIGHT_STRENGTH = 0.08, 0.3
TRUST = 3
"""The log odds of the rules are bound less than what is learned of words."""
FEWEST = 4
"""Documents that must show a feature: what fewer show is theirs alone."""
MOST = 8
"""Sums of one document that count in full; a long price list does not outweigh all others."""
INVENTED = 0.5
"""What a sum of an invented passage counts; one of a contract counts whole. Chosen out of fold: real
contracts gain from it in both languages."""
THRESHOLD = 0.5
CAUTION = 0.9
"""Log odds taken from how likely a told price is right: rules were made on the same documents, so that what
is measured here flatters. Contracts that nobody had seen when rules were made say by how much."""
SURE_FROM = 0.97
"""Probability from which on a price is called sure. Set with figures of written French contracts of
the test side in view: of their prices 5 of 8 between 0.95 and this were right, and 4 of 4 above."""
Example: TypeAlias = dict[str, Any]


def read(path: Path) -> list[Example]:
    """Read examples, in an order that does not depend on how they were written."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return sorted(rows, key=lambda row: (row["document"], row["place"]))


def names_of(examples: Sequence[Example]) -> list[str]:
    """Return the features that enough documents show."""
    shown: dict[str, set[str]] = defaultdict(set)
    for row in examples:
        for name in row["features"]:
            shown[name].add(row["document"])
    return sorted(name for name, documents in shown.items() if len(documents) >= FEWEST)


def fit(examples: Sequence[Example], names: Sequence[str]) -> Linear:
    """Fit the first question."""
    import numpy
    from sklearn.linear_model import LogisticRegression

    places = {name: place for place, name in enumerate(names)}
    matrix = numpy.zeros((len(examples), len(names) + 1))
    for at, row in enumerate(examples):
        matrix[at, -1] = row["prior"] * TRUST
        for name in row["features"]:
            if name in places:
                matrix[at, places[name]] = 1
    counts = Counter(row["document"] for row in examples)
    weight = [min(1.0, MOST / counts[row["document"]]) ** 0.5 * _counted(row) for row in examples]
    model = LogisticRegression(C=STRENGTH, max_iter=3000, solver="liblinear", random_state=SEED)
    model.fit(matrix, [row["price"] for row in examples], sample_weight=weight)
    return Linear(
        round(float(model.intercept_[0]), 5),
        round(float(model.coef_[0][-1]) * TRUST, 5),
        {name: round(float(value), 5) for name, value in zip(names, model.coef_[0][:-1], strict=True)},
    )


def folds(examples: Sequence[Example]) -> tuple[dict[str, int], list[Linear]]:
    """Return the fold of each issuer, and for each fold a model that saw nothing of it."""
    groups = sorted({row["group"] for row in examples})
    fold_of = {group: place % FOLDS for place, group in enumerate(_shuffled(groups))}
    fitted = []
    for fold in range(FOLDS):
        taught = [row for row in examples if fold_of[row["group"]] != fold]
        fitted.append(fit(taught, names_of(taught)))
    return fold_of, fitted


def out_of_fold(examples: Sequence[Example]) -> list[float]:
    """Return the log odds of each example, from a model that saw nothing of its issuer."""
    fold_of, fitted = folds(examples)
    return [fitted[fold_of[row["group"]]].score(row["prior"], row["features"]) for row in examples]


def _shuffled(groups: list[str]) -> list[str]:
    from random import Random

    shuffled = list(groups)
    Random(SEED).shuffle(shuffled)
    return shuffled


def told(examples: Sequence[Example], scores: Sequence[float]) -> list[tuple[Example, float]]:
    """Return what would be told: of each value of a document the likeliest sum."""
    best: dict[tuple[str, str], tuple[Example, float]] = {}
    for row, score in zip(examples, scores, strict=True):
        key = (row["document"], row["told"])
        if probability(score) >= THRESHOLD and (key not in best or score > best[key][1]):
            best[key] = (row, score)
    return list(best.values())


def fit_right(rows: Sequence[tuple[Example, float]]) -> Linear:
    """Fit the second question on what would be told."""
    import numpy
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for row, _ in rows for name in row["flags"] if _counts(name)})
    matrix = numpy.zeros((len(rows), len(names) + 1))
    for at, (row, score) in enumerate(rows):
        matrix[at, 0] = score
        for place, name in enumerate(names, 1):
            matrix[at, place] = float(name in row["flags"])
    model = LogisticRegression(C=RIGHT_STRENGTH, max_iter=3000, solver="liblinear", random_state=SEED)
    weight = [_counted(row) for row, _ in rows]
    model.fit(matrix, [row["right"] for row, _ in rows], sample_weight=weight)
    weights = {name: round(float(value), 5) for name, value in zip(names, model.coef_[0][1:], strict=True)}
    return Linear(
        round(float(model.intercept_[0]) - CAUTION, 5), round(float(model.coef_[0][0]), 5), weights
    )


def _counted(row: Example) -> float:
    return INVENTED if "passages" in row["source"] else 1.0


def _counts(name: str) -> bool:
    return name.startswith(
        ("per:", "sum:", "role:", "rule:none", "rule:row", "rule:text", "rule:table")
    ) and (name.count(":") == 1)


def figures(examples: Sequence[Example], scores: Sequence[float]) -> dict[str, Any]:
    """Measure, out of fold, whether sums are prices and how sure what is told is."""
    held = [probability(score) >= THRESHOLD for score in scores]
    right = sum(one and row["price"] for one, row in zip(held, examples, strict=True))
    prices = sum(row["price"] for row in examples)
    rows = told(examples, scores)
    return {
        "documents": len({row["document"] for row in examples}),
        "sums": len(examples),
        "prices": prices,
        "precision": round(right / max(sum(held), 1), 3),
        "recall": round(right / max(prices, 1), 3),
        "told and right": round(sum(row["right"] for row, _ in rows) / max(len(rows), 1), 3),
    }


def main(path: Path) -> None:
    """Train, score out of fold, write weights, scores and checksums."""
    examples = read(path)
    scores = out_of_fold(examples)
    names = names_of(examples)
    price = fit(examples, names)
    right = fit_right(told(examples, scores))
    row = {
        "price": asdict(price),
        "right": asdict(right),
        "threshold": THRESHOLD,
        "sure": SURE_FROM,
    }
    if not all(math.isfinite(value) for value in price.weights.values()):
        raise SystemExit("the training did not converge")
    (FOLDER / "weights").mkdir(exist_ok=True)
    text = json.dumps(row, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (FOLDER / "weights" / FILE).write_text(text, encoding="utf-8")
    models.seal(FOLDER)
    sources = sorted({row["source"] for row in examples})
    parts: dict[str, Any] = {"all, held out by issuer": figures(examples, scores)}
    for source in sources:
        mine = [place for place, row in enumerate(examples) if row["source"] == source]
        parts[f"{source}, held out by issuer"] = figures(
            [examples[place] for place in mine], [scores[place] for place in mine]
        )
    write_scores(FOLDER, parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
