"""Trains the judge of prices: ``python -m models.price.train EXAMPLES``. Seconds on one core.

EXAMPLES is what ``python -m flows.price_examples`` writes: features of sums and what people say of them.
A logistic regression says by what stands around a sum whether it is a price; small trees mend that by what
it says of the other sums of the document; and another regression says whether what is told is right, *per
what* included. Each is taught on what the one before says of documents that it was not taught on.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

import models
from models._card import write_scores
from models.price.features import NO_RULE, UNRULED, by_rule, without_rules
from models.price.predict import FILE, Linear, Node, Trees, probability
from models.price.second import Numbers, numbers, read_place
from models.price.sure import Value, kind_of, sure_from

FOLDER = Path(__file__).parent
SEED, FOLDS = 7, 10
DIVISIONS = (SEED, 8, 9)
"""Seeds of the divisions into folds that say from where on a price is sure; figures are of the first."""
_NEVER_BELOW = {"said": 0.94, "once": 0.94, "open": 0.97}
"""By kind (``sure.kind_of``): what teaches flatters, for the rules were made on it."""
STRENGTH, RIGHT_STRENGTH = 0.2, 0.3
LEAST = 0.0005
"""A weight that is less is none."""
TRUST = 3
"""The log odds of the rules are bound less than what is learned of words."""
DEPTH, TREES, RATE, LEAF, SHARE = 3, 40, 0.05, 40, 0.7
"""Of the trees: how deep, how many, what each counts, fewest sums in a leaf, share of sums each is shown.
Chosen out of fold, as little as helps."""
BLIND = 0.4
"""What counts of a sum that rules read as if they had not. They were made on these same documents and read
most of their prices; of contracts to come they read fewer, and words must do. Chosen out of fold, with
contracts in view on which no rule was made: F1 of English ones rose from 0.87 to 0.89, of French ones from
0.90 to 0.92, of CUAD's that were labelled by document from 0.76 to 0.82."""
FEWEST = 4
"""Documents that must show a feature: what fewer show is theirs alone."""
FEWEST_MARKED = 15
"""Values that must show a mark for the last question to look at it."""
MOST = 8
"""Sums of one document that count in full; a long price list does not outweigh all others."""
INVENTED = 0.5
"""What a sum of an invented passage counts; one of a contract counts whole. Chosen out of fold: real
contracts gain from it in both languages."""
THRESHOLD = 0.5
Example: TypeAlias = dict[str, Any]


def read(path: Path) -> list[Example]:
    """Read examples, in an order that does not depend on how they were written."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return sorted(rows, key=_order)


def _order(row: Example) -> tuple[str, int, int, int, str]:
    place = row["place"]
    return row["document"], row["part"], place["clause"], place["start"], row["told"]


def labelled(examples: Sequence[Example]) -> list[int]:
    """Return the places of the examples of which somebody says whether they are prices."""
    return [at for at, row in enumerate(examples) if row["price"] is not None]


def names_of(examples: Sequence[Example]) -> list[str]:
    """Return the features that enough documents show."""
    shown: dict[str, set[str]] = defaultdict(set)
    for row in examples:
        for name in row["features"]:
            shown[name].add(row["document"])
    return sorted(name for name, documents in shown.items() if len(documents) >= FEWEST)


def fit(examples: Sequence[Example], names: Sequence[str]) -> Linear:
    """Fit the first question; what rules say counts half, as if each sum were asked with it and without."""
    import numpy
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    places = {name: place for place, name in enumerate(names)}
    at: list[int] = []
    shown: list[int] = []
    values: list[float] = []
    twice, weight = _with_blind(examples)
    for row_at, row in enumerate(twice):
        mine = [places[name] for name in row["features"] if name in places]
        at += [row_at] * (len(mine) + 1)
        shown += [*mine, len(names)]
        values += [*([1.0] * len(mine)), row["prior"] * TRUST]
    matrix = csr_matrix((values, (at, shown)), shape=(len(twice), len(names) + 1))
    model = LogisticRegression(C=STRENGTH, max_iter=3000, solver="liblinear", random_state=SEED)
    model.fit(matrix, [row["price"] for row in twice], sample_weight=numpy.array(weight))
    slope = float(model.coef_[0][-1]) * TRUST
    unread = slope * UNRULED + (float(model.coef_[0][places[NO_RULE]]) if NO_RULE in places else 0.0)
    return Linear(
        round(float(model.intercept_[0]) + unread / 2, 5),
        round(slope / 2, 5),
        {
            name: round(float(value) / (2 if by_rule(name) else 1), 4)
            for name, value in zip(names, model.coef_[0][:-1], strict=True)
            if abs(value) >= LEAST
        },
    )


def _with_blind(examples: Sequence[Example]) -> tuple[list[Example], list[float]]:
    """Return the examples and, of those that rules read, what stands there without rules; with weights."""
    weights = _weights(examples)
    read = [row["prior"] != UNRULED for row in examples]
    blind = [
        {**row, "prior": UNRULED, "features": without_rules(row["features"])}
        for row, ruled in zip(examples, read, strict=True)
        if ruled
    ]
    full = [weight * (1 - BLIND if ruled else 1) for weight, ruled in zip(weights, read, strict=True)]
    return [*examples, *blind], [
        *full,
        *(weight * BLIND for weight, ruled in zip(weights, read, strict=True) if ruled),
    ]


def _weights(examples: Sequence[Example]) -> list[float]:
    counts = Counter(row["document"] for row in examples)
    return [min(1.0, MOST / counts[row["document"]]) ** 0.5 * _counted(row) for row in examples]


def described(examples: Sequence[Example], scores: Sequence[float]) -> list[Numbers]:
    """Return what the trees look at: of each sum, with what the first look says of those beside it."""
    parts: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, row in enumerate(examples):
        parts[row["document"], row["part"]].append(at)
    found: dict[int, Numbers] = {}
    for mine in parts.values():
        places = [read_place(examples[at]["place"]) for at in mine]
        found |= zip(mine, numbers(places, [scores[at] for at in mine]), strict=True)
    return [found[at] for at in range(len(examples))]


class _First:
    """What the trees begin with: the first look, which is the first of their numbers."""

    def fit(self, rows: Any, known: Any, sample_weight: Any = None) -> _First:
        return self

    def predict_proba(self, rows: Any) -> Any:
        import numpy

        likely = 1 / (1 + numpy.exp(-rows[:, 0]))
        return numpy.column_stack([1 - likely, likely])

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        return {}

    def __sklearn_tags__(self) -> Any:
        from sklearn.dummy import DummyClassifier

        return DummyClassifier().__sklearn_tags__()


def fit_second(examples: Sequence[Example], rows: Sequence[Numbers]) -> Trees:
    """Fit the second question."""
    import numpy
    from sklearn.ensemble import GradientBoostingClassifier

    model = GradientBoostingClassifier(
        init=_First(),
        max_depth=DEPTH,
        n_estimators=TREES,
        learning_rate=RATE,
        min_samples_leaf=LEAF,
        subsample=SHARE,
        random_state=SEED,
    )
    model.fit(numpy.array(rows), [row["price"] for row in examples], sample_weight=_weights(examples))
    return Trees([_nodes(one[0].tree_) for one in model.estimators_])


def _nodes(tree: Any) -> list[Node]:
    return [
        [round(float(tree.value[at][0][0]) * RATE, 5)]
        if left < 0
        else [int(tree.feature[at]), round(float(tree.threshold[at]), 5), int(left), int(right)]
        for at, (left, right) in enumerate(zip(tree.children_left, tree.children_right, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class Folds:
    """What was taught without each fold of issuers in turn, and what it says of that fold."""

    fold_of: Mapping[str, int]
    first: Sequence[Linear]
    second: Sequence[Trees]
    rows: Sequence[Numbers]
    """Of each example, what the trees look at."""
    scores: Sequence[float]
    """Of each example, log odds from what saw nothing of its issuer."""


def folds(examples: Sequence[Example], seed: int = SEED) -> Folds:
    """Teach without each fold of issuers in turn."""
    groups = _shuffled(sorted({row["group"] for row in examples}), seed)
    fold_of = {group: place % FOLDS for place, group in enumerate(groups)}
    fold = [fold_of[row["group"]] for row in examples]
    known = labelled(examples)
    first = []
    for held in range(FOLDS):
        taught = [examples[at] for at in known if fold[at] != held]
        first.append(fit(taught, names_of(taught)))
    scores = [
        first[own].score(row["prior"], row["features"]) for own, row in zip(fold, examples, strict=True)
    ]
    rows = described(examples, scores)
    second = []
    for held in range(FOLDS):
        taught_at = [at for at in known if fold[at] != held]
        second.append(fit_second([examples[at] for at in taught_at], [rows[at] for at in taught_at]))
    looked = [second[own].score(row) for own, row in zip(fold, rows, strict=True)]
    return Folds(fold_of, first, second, rows, looked)


def _shuffled(groups: list[str], seed: int) -> list[str]:
    from random import Random

    shuffled = list(groups)
    Random(seed).shuffle(shuffled)
    return shuffled


def told(examples: Sequence[Example], scores: Sequence[float]) -> list[tuple[Example, float]]:
    """Return what would be told: of each value of a document the likeliest sum.

    A value is right where it stands for a price anywhere in the document.
    """
    right = {(row["document"], row["told"]) for row in examples if row["right"]}
    best: dict[tuple[str, str], tuple[Example, float]] = {}
    for row, score in zip(examples, scores, strict=True):
        key = (row["document"], row["told"])
        if probability(score) >= THRESHOLD and (key not in best or score > best[key][1]):
            best[key] = (row, score)
    # a sum told again without what it is per is left out, as the extractor does
    measured = {
        (row["document"], row["told"].partition("/")[0]) for row, _ in best.values() if "/" in row["told"]
    }
    return [
        ({**row, "right": (row["document"], row["told"]) in right}, score)
        for row, score in best.values()
        if "/" in row["told"] or (row["document"], row["told"]) not in measured
    ]


def fit_right(rows: Sequence[tuple[Example, float]]) -> Linear:
    """Fit the second question on what would be told."""
    import numpy
    from sklearn.linear_model import LogisticRegression

    shown = Counter(name for row, _ in rows for name in set(row["marks"]))
    names = sorted(name for name, count in shown.items() if count >= FEWEST_MARKED)
    matrix = numpy.zeros((len(rows), len(names) + 1))
    for at, (row, score) in enumerate(rows):
        matrix[at, 0] = score
        for place, name in enumerate(names, 1):
            matrix[at, place] = float(name in row["marks"])
    model = LogisticRegression(C=RIGHT_STRENGTH, max_iter=3000, solver="liblinear", random_state=SEED)
    weight = [_counted(row) for row, _ in rows]
    model.fit(matrix, [row["right"] for row, _ in rows], sample_weight=weight)
    weights = {name: round(float(value), 5) for name, value in zip(names, model.coef_[0][1:], strict=True)}
    return Linear(round(float(model.intercept_[0]), 5), round(float(model.coef_[0][0]), 5), weights)


def _counted(row: Example) -> float:
    return INVENTED if "passages" in row["source"] else 1.0


@dataclass(frozen=True, slots=True)
class Rights:
    """The last question, taught without each fold of issuers."""

    apart: Folds
    models: Sequence[Linear]

    def likely(self, row: Example, score: float) -> float:
        """Say how likely what is told of a sum is right, by what saw nothing of its issuer."""
        model = self.models[self.apart.fold_of[row["group"]]]
        return probability(model.score(score, row["marks"]))


def rights(rows: Sequence[tuple[Example, float]], apart: Folds) -> Rights:
    """Teach the last question without each fold."""
    taught = [
        fit_right([one for one in rows if apart.fold_of[one[0]["group"]] != held]) for held in range(FOLDS)
    ]
    return Rights(apart, taught)


def chosen(divisions: Sequence[tuple[Sequence[tuple[Example, float]], Rights]]) -> dict[str, float]:
    """Choose per kind what is called sure, over several divisions: one alone is a matter of luck."""
    values: dict[str, list[Value]] = {
        f"{language}:{how}": [] for language in ("en", "fr") for how in _NEVER_BELOW
    }
    for rows, asked in divisions:
        for row, score in rows:
            weight = _counted(row) / len(divisions)
            values[_kind(row)].append(Value(asked.likely(row, score), row["right"], weight))
    return {kind: max(sure_from(known), _NEVER_BELOW[kind[3:]]) for kind, known in values.items()}


def _kind(row: Example) -> str:
    return kind_of("fr" if "language:fr" in row["marks"] else "en", row["marks"])


def figures(
    examples: Sequence[Example], scores: Sequence[float], asked: Rights, cuts: Mapping[str, float]
) -> dict[str, Any]:
    """Measure, out of fold, whether sums are prices and how sure what is told is."""
    held = [probability(score) >= THRESHOLD for score in scores]
    right = sum(one and row["price"] for one, row in zip(held, examples, strict=True))
    prices = sum(row["price"] for row in examples)
    rows = told(examples, scores)
    sure = [row["right"] for row, score in rows if asked.likely(row, score) >= cuts[_kind(row)]]
    return {
        "documents": len({row["document"] for row in examples}),
        "sums": len(examples),
        "prices": prices,
        "precision": round(right / max(sum(held), 1), 3),
        "recall": round(right / max(prices, 1), 3),
        "told and right": round(sum(row["right"] for row, _ in rows) / max(len(rows), 1), 3),
        "sure": round(len(sure) / max(len(rows), 1), 3),
        "right when sure": round(sum(sure) / max(len(sure), 1), 3),
    }


def main(path: Path) -> None:
    """Train, score out of fold, write weights, scores and checksums."""
    read_all = read(path)
    known = labelled(read_all)
    examples = [read_all[at] for at in known]
    divided = []
    for seed in DIVISIONS:
        apart = folds(read_all, seed)
        would = told(examples, [apart.scores[at] for at in known])
        divided.append((would, rights(would, apart)))
    cuts = chosen(divided)
    would, asked = divided[0]
    apart = asked.apart
    scores = [apart.scores[at] for at in known]
    price = fit(examples, names_of(examples))
    second = fit_second(examples, [apart.rows[at] for at in known])
    right = fit_right(would)
    row = {
        "price": asdict(price),
        "second": asdict(second),
        "right": asdict(right),
        "threshold": THRESHOLD,
        "sure": cuts,
    }
    if not all(math.isfinite(value) for value in price.weights.values()):
        raise SystemExit("the training did not converge")
    (FOLDER / "weights").mkdir(exist_ok=True)
    text = json.dumps(row, ensure_ascii=False, indent=0, sort_keys=True) + "\n"
    (FOLDER / "weights" / FILE).write_text(text, encoding="utf-8")
    models.seal(FOLDER)
    sources = sorted({row["source"] for row in examples})
    parts: dict[str, Any] = {"all, held out by issuer": figures(examples, scores, asked, cuts)}
    for source in sources:
        mine = [place for place, row in enumerate(examples) if row["source"] == source]
        parts[f"{source}, held out by issuer"] = figures(
            [examples[place] for place in mine], [scores[place] for place in mine], asked, cuts
        )
    write_scores(FOLDER, parts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
