"""Trains the recogniser: ``python -m models.party.train``. Needs CLAUSIER_CORPUS; minutes on one core.

CUAD's preambles (the side of the split that is not held out), openings and contracts that were written
for this (``written.py``) and some that ``synthetic.py`` puts together. A tenth of CUAD's and of the written
ones chooses when to stop; the held-out side is scored once, at the end.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

import models
from data import late as re
from models import _corpus
from models._card import write_scores
from models.party import written
from models.party.synthetic import examples

FOLDER = Path(__file__).parent
WIDTH = 64
EPOCHS, FIRST = 7, 4
"""How often all is seen, and from when on it may stop: later it knows its texts by heart."""
WINDOW = 2500
SYNTHETIC = 150
_DROPPED = 0.3
Example = tuple[str, list[tuple[int, int, str]]]

_ABBREVIATED = re.compile(r"\b(?:inc|corp|ltd|co|s\.a|n\.a|b\.v|n\.v|l\.?p|l\.l\.c|p\.c)$", re.IGNORECASE)
_DEFINED = re.compile(r"[\"“”'‘’]\s*$")


def annotate(item: _corpus.Labelled) -> Example | None:
    """Cut the preamble out of a contract and find the quoted names in it."""
    text = item.text[:12_000]
    places: list[tuple[int, int, str]] = []
    for words in sorted(set(item.parties), key=len, reverse=True):
        quoted = words.strip().strip("\"“”'.,;()").strip()
        if not 2 < len(quoted) < 90 or quoted[0].islower() or re.search(r"\b[Pp]art(?:y|ies)\b", quoted):
            continue
        dot = r"\.?" if _ABBREVIATED.search(quoted) else ""
        matches = list(re.finditer(rf"(?<!\w){re.escape(quoted)}(?!\w){dot}", text))
        alias = any(_DEFINED.search(text[: match.start()]) for match in matches)
        for match in matches:
            defined = bool(_DEFINED.search(text[: match.start()]))
            if any(match.start() < end and start < match.end() for start, end, _ in places):
                continue
            if defined:
                places.append((*match.span(), "ALIAS"))
            elif not alias and " " in quoted:
                places.append((*match.span(), "PARTY"))
    names = [place for place in places if place[2] == "PARTY"]
    if not names:
        return None
    start = max(min(place[0] for place in places) - 300, 0)
    end = start + WINDOW
    inside = [(a - start, b - start, label) for a, b, label in sorted(places) if start <= a and b <= end]
    return text[start:end], inside


def as_docs(nlp: Any, data: list[Example]) -> list[Any]:
    """Make spaCy examples; spans that do not fall on tokens are left out."""
    from spacy.training import Example as SpacyExample

    made = []
    for text, spans in data:
        reference = nlp.make_doc(text)
        entities = [reference.char_span(a, b, label, alignment_mode="contract") for a, b, label in spans]
        reference.ents = [entity for entity in entities if entity is not None]
        made.append(SpacyExample(nlp.make_doc(text), reference))
    return made


def build() -> Any:
    """Lay out the pipeline: a hash-embedding encoder of width 64 and a transition-based recogniser."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.add_pipe(
        "ner",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": False,
                "hidden_width": 64,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "pretrained_vectors": None,
                    "width": WIDTH,
                    "depth": 4,
                    "embed_size": 2000,
                    "window_size": 1,
                    "maxout_pieces": 3,
                    "subword_features": True,
                },
            }
        },
    )
    return nlp


def score(nlp: Any, data: list[Example]) -> dict[str, dict[str, float]]:
    """Measure exact spans by label."""
    result = nlp.evaluate(as_docs(nlp, data))["ents_per_type"] or {}
    return {label: {k: round(float(v), 3) for k, v in row.items()} for label, row in sorted(result.items())}


def _forget_words(weights: Path) -> None:
    """Keep of the texts' words none: the component hashes what it is shown, and needs only its labels."""
    import spacy

    meta = json.loads((weights / "meta.json").read_text(encoding="utf-8"))
    labels = {label for labels in meta["labels"].values() for label in labels}
    kept = set(spacy.blank(meta["lang"]).vocab.strings) | labels
    kept |= {f"{move}-{label}" for move in "BILU" for label in labels}
    path = weights / "vocab" / "strings.json"
    words = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(sorted(kept & set(words)), indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train, choose the best epoch, score the held-out side, write weights, scores and checksums."""
    from spacy.util import fix_random_seed, minibatch  # type: ignore[attr-defined]

    fix_random_seed(7)
    rng = Random(7)
    real = [made for item in _corpus.cuad() if (made := annotate(item))]
    held = [made for item in _corpus.cuad(test=True) if (made := annotate(item))]
    contracts, openings = written.contracts(), written.openings()
    choosing: list[Example] = []
    teaching: list[Example] = []
    for source, times in ((real, 1), (contracts, 2), (openings, 1)):
        rng.shuffle(source)
        cut = len(source) // 10
        choosing += source[:cut]
        teaching += source[cut:] * times
    put_together = examples(SYNTHETIC)
    check = examples(150, seed=99)
    nlp = build()
    train = as_docs(nlp, [*teaching, *put_together])
    optimizer = nlp.initialize(lambda: train)
    best, weights = -1.0, b""
    for epoch in range(EPOCHS):
        rng.shuffle(train)
        losses: dict[str, float] = {}
        for batch in minibatch(train, 16):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, drop=_DROPPED, losses=losses)
        with nlp.use_params(optimizer.averages):
            reached = nlp.evaluate(as_docs(nlp, choosing))["ents_f"] or 0.0
            if epoch >= FIRST and reached > best:
                best, weights = reached, nlp.to_bytes()
        print(f"epoch {epoch}: loss {losses['ner']:.0f}, F {reached:.3f}", file=sys.stderr, flush=True)
    nlp.from_bytes(weights)
    nlp.to_disk(FOLDER / "weights")
    _forget_words(FOLDER / "weights")
    models.seal(FOLDER)
    scores = {
        "taught": {
            "cuad": len(real),
            "invented contracts": len(contracts),
            "openings": len(openings),
            "put together": len(put_together),
        },
        "cuad, held out": {"documents": len(held), **score(nlp, held)},
        "put together, other seed": {"documents": len(check), **score(nlp, check)},
    }
    write_scores(FOLDER, scores)
    print(json.dumps(scores, indent=2))


if __name__ == "__main__":
    main()
