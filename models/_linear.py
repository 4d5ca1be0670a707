"""A text classifier without pickle: words and letters, weighed, into calibrated probabilities.

scikit-learn trains it and is its reference, stored by skops; only the types listed here are trusted when
that is loaded. What was learned is also written as plain numbers (``_exported``), which give the same
probabilities and are what a process that only asks loads: scikit-learn's import alone costs seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from models import _exported

FILE = "model.skops"
TRUSTED: list[str] = []
"""Types beyond skops's own that may be built when a model is loaded: none."""


class Classifier:
    """Texts to labels with probabilities."""

    def __init__(self, ask: Callable[[str], Mapping[str, float]], longest: int) -> None:
        self._ask = ask
        self._longest = longest

    def probabilities(self, text: str) -> dict[str, float]:
        """Return label -> probability for the head of a text, most probable first."""
        row = self._ask(prepare(text, self._longest))
        return dict(sorted(row.items(), key=lambda pair: (-pair[1], pair[0])))


def prepare(text: str, longest: int) -> str:
    """Cut a text to its head and fold white space, as in training."""
    return " ".join(text[: longest * 2].split())[:longest]


def build(features: int, strength: float) -> Any:
    """Lay out the classifier, untrained."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import FeatureUnion, Pipeline

    words = TfidfVectorizer(
        strip_accents="unicode", ngram_range=(1, 2), min_df=3, max_features=features, sublinear_tf=True
    )
    letters = TfidfVectorizer(
        analyzer="char_wb",
        strip_accents="unicode",
        ngram_range=(3, 4),
        min_df=5,
        max_features=features,
        sublinear_tf=True,
    )
    return Pipeline(
        [
            ("features", FeatureUnion([("words", words), ("letters", letters)])),
            ("weigh", LogisticRegression(C=strength, max_iter=2000, class_weight="balanced")),
        ]
    )


def train(
    texts: Sequence[str],
    labels: Sequence[str],
    *,
    longest: int,
    features: int = 5000,
    strength: float = 8.0,
) -> Any:
    """Fit a classifier on the heads of texts."""
    pipeline = build(features, strength)
    pipeline.fit([prepare(text, longest) for text in texts], list(labels))
    return pipeline


def save(pipeline: Any, weights: Path) -> None:
    """Write a trained classifier, as scikit-learn's and as plain numbers."""
    from zipfile import ZIP_DEFLATED

    import skops.io

    weights.mkdir(parents=True, exist_ok=True)
    skops.io.dump(pipeline, weights / FILE, compression=ZIP_DEFLATED, compresslevel=9)
    _exported.write(pipeline, weights)


def load(weights: Path, longest: int) -> Classifier:
    """Read a classifier's plain numbers."""
    return Classifier(_exported.read(weights).probabilities, longest)


def load_reference(weights: Path, longest: int) -> Classifier:
    """Read the classifier that was trained; a file that would build any other type is refused by skops.

    Raises:
        skops.io.exceptions.UntrustedTypesFoundException: the file holds a type that is not trusted.
    """
    import skops.io

    pipeline = skops.io.load(weights / FILE, trusted=TRUSTED)

    def ask(text: str) -> dict[str, float]:
        row = pipeline.predict_proba([text])[0]
        return {str(label): float(value) for label, value in zip(pipeline.classes_, row, strict=True)}

    return Classifier(ask, longest)


def report(
    pipeline: Any, texts: Sequence[str], labels: Sequence[str], *, longest: int, sure: float
) -> dict[str, float]:
    """Measure accuracy over all, and over those whose probability is ``sure`` or more."""
    if not texts:
        return {"documents": 0}
    rows = pipeline.predict_proba([prepare(text, longest) for text in texts])
    best = [(str(pipeline.classes_[row.argmax()]), float(row.max())) for row in rows]
    right = [guess == label for (guess, _), label in zip(best, labels, strict=True)]
    kept = [ok for ok, (_, value) in zip(right, best, strict=True) if value >= sure]
    return {
        "documents": len(texts),
        "accuracy": round(sum(right) / len(right), 3),
        "sure": len(kept),
        "accuracy_when_sure": round(sum(kept) / len(kept), 3) if kept else 0.0,
    }
