"""Trains the classifier: ``python -m models.document_class.train``. Needs CLAUSIER_CORPUS; a minute.

Contracts are CUAD's (the side of the split that is not held out) and some written here; the other classes
are written by ``synthetic.py``. The held-out contracts and texts of another seed are scored.
"""

from __future__ import annotations

import json
from pathlib import Path

import models
from models import _corpus, _linear
from models._card import write_scores
from models.document_class.predict import LONGEST, SURE
from models.document_class.synthetic import examples

FOLDER = Path(__file__).parent
WRITTEN = 60


def main() -> None:
    """Train, score, write weights, scores and checksums."""
    written = examples(WRITTEN)
    real = [(item.text, "contract") for item in _corpus.cuad()]
    held = [(item.text, "contract") for item in _corpus.cuad(test=True)]
    check = examples(20, seed=77)
    texts, labels = zip(*written, *real, strict=True)
    pipeline = _linear.train(texts, labels, longest=LONGEST, features=3000)
    _linear.save(pipeline, FOLDER / "weights")
    models.seal(FOLDER)
    scores = {
        "taught": {"cuad": len(real), "written": len(written)},
        "cuad, held out (all contracts)": _report(pipeline, held),
        "written, other seed": _report(pipeline, check),
    }
    write_scores(FOLDER, scores)
    print(json.dumps(scores, indent=2))


def _report(pipeline: object, data: list[tuple[str, str]]) -> dict[str, float]:
    texts, labels = zip(*data, strict=True)
    return _linear.report(pipeline, texts, labels, longest=LONGEST, sure=SURE)


if __name__ == "__main__":
    main()
