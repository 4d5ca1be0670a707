"""Trains the classifier: ``python -m models.contract_type.train``. Needs CLAUSIER_CORPUS; a minute.

CUAD's files are named by their type; that name is the label and is not part of the text. The titles inside
the texts stay: the model must also read pages whose title no lexicon knows. The held-out side is scored,
once as it is and once with the label's own words taken out, which is the harder case it is meant for.
"""

from __future__ import annotations

import json
from pathlib import Path

import models
from data import late as re
from models import _corpus, _linear
from models._card import write_scores
from models.contract_type.predict import LONGEST, SURE

FOLDER = Path(__file__).parent
TYPES = {
    "joint_filing": "joint filing",
    "joint_venture": "joint venture",
    "strategic_alliance": "strategic alliance|alliance",
    "non_compete": "non.?competition|non.?compete|orderly marketing",
    "franchise": "franchise",
    "sponsorship": "sponsorship",
    "endorsement": "endorsement",
    "co_branding": "co.?branding",
    "affiliate": "affiliate",
    "reseller": "reseller",
    "distribution": "distributor|distribution",
    "outsourcing": "outsourcing",
    "hosting": "hosting",
    "maintenance": "maintenance",
    "transportation": "transportation",
    "manufacturing": "manufacturing",
    "supply": "supply",
    "license": "licen[sc]e",
    "development": "development",
    "collaboration": "collaboration|cooperation",
    "intellectual_property": "intellectual property",
    "agency": "agency|remarketing",
    "promotion": "promotion",
    "marketing": "marketing",
    "consulting": "consulting",
    "services": "servic",
}
"""Type -> pattern in the file's name; the first that matches wins."""


def type_of(name: str) -> str | None:
    """Read the type out of a file name."""
    words = re.sub(r"[_\-.]+", " ", name).lower()
    tail = words[words.rfind(" ex ") :] if " ex " in words else words
    for label, pattern in TYPES.items():
        if re.search(pattern, tail):
            return label
    return None


def without_label(text: str, label: str) -> str:
    """Take the words that name the type out of a text."""
    return re.sub(TYPES[label], " ", text, flags=re.IGNORECASE)


def main() -> None:
    """Train on texts with and without the words of their label; score, write weights and checksums."""
    teaching = [(item.text, label) for item in _corpus.cuad() if (label := type_of(item.name))]
    held = [(item.text, label) for item in _corpus.cuad(test=True) if (label := type_of(item.name))]
    blind = [(without_label(text[: LONGEST * 3], label), label) for text, label in teaching]
    texts, labels = zip(*teaching, *blind, strict=True)
    pipeline = _linear.train(texts, labels, longest=LONGEST, features=2500, strength=60.0)
    _linear.save(pipeline, FOLDER / "weights")
    models.seal(FOLDER)
    harder = [(without_label(text[: LONGEST * 3], label), label) for text, label in held]
    scores = {
        "taught": {"cuad": len(teaching), "types": len(set(labels))},
        "cuad, held out": _report(pipeline, held),
        "cuad, held out, type's own words taken out": _report(pipeline, harder),
    }
    write_scores(FOLDER, scores)
    print(json.dumps(scores, indent=2))


def _report(pipeline: object, data: list[tuple[str, str]]) -> dict[str, float]:
    texts, labels = zip(*data, strict=True)
    return _linear.report(pipeline, texts, labels, longest=LONGEST, sure=SURE)


if __name__ == "__main__":
    main()
