"""Measure the money and law extractors on real contracts: DEV and TEST apart.

Run ``CLAUSIER_CORPUS=... python -m tests.benchmarks.terms_money [--errors] [--limit N]``; the folder holds
``cuad/labels.csv``, ``cuad/txt`` and ``fr/*/*.md`` or ``.txt``.
A document is TEST when the sha256 of its name begins
with 0 to 3; errors are only ever shown for DEV. Governing law is scored against CUAD's labels; the others,
which nobody labelled, are counted by state. Time is of the processor, for a page of 3,000 characters.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.clauses import flow, segment
from pipeline.folding import fold
from pipeline.terms import extract
from pipeline.terms._law_places import places
from pipeline.types import Clause, Document, FlowText, Language, Page

NAMES = ("price", "total_value", "indexation", "governing_law", "jurisdiction")
PAGE = 3000


def split_of(name: str) -> str:
    """Say which half a document belongs to."""
    return "TEST" if hashlib.sha256(name.encode()).hexdigest()[0] in "0123" else "DEV"


def laws(answer: str) -> set[str]:
    """Read a label such as ``England; Wales`` into codes; a ``?`` marks what is no place."""
    names = places("en").names
    codes: set[str] = set()
    for part in fold(answer).replace("massachussets", "massachusetts").split(";"):
        words = part.strip().removeprefix("province of ")
        if not words:
            continue
        pieces = [words, *(piece.strip() for piece in words.split(","))]
        known = [names[piece] for piece in pieces if piece in names]
        codes.add(known[0] if known else f"?{words}")
    return codes - {"GB-WLS"} if "GB-ENG" in codes else codes


def documents(
    root: Path, language: Language, limit: int
) -> Iterator[tuple[str, FlowText, tuple[Clause, ...]]]:
    """Yield (name, flow, clauses) of a corpus."""
    if language == "en":
        paths = sorted((root / "cuad" / "txt").glob("*.txt"))
    else:
        found = [*(root / "fr").glob("*/*.md"), *(root / "fr").glob("*/*.txt")]
        paths = sorted(path for path in found if path.stem != "SOURCE")
    for path in paths[: limit or None]:
        text = path.read_text(encoding="utf-8", errors="replace")
        sha = hashlib.sha256(text.encode()).hexdigest()
        page = Page(1, 0, len(text), "text", 1.0)
        running = flow(Document(sha, "text/plain", language, text, (page,)))
        yield path.stem, running, segment(running)


def main() -> int:
    """Print the figures; exit code 2 where there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show governing law errors on DEV")
    parser.add_argument("--limit", type=int, default=0)
    options = parser.parse_args()
    root = os.environ.get("CLAUSIER_CORPUS")
    if not root:
        print("CLAUSIER_CORPUS is not set", file=sys.stderr)
        return 2
    with (Path(root) / "cuad" / "labels.csv").open(encoding="utf-8") as file:
        labels = {row["document"]: laws(row["Governing Law-Answer"]) for row in csv.DictReader(file)}
    states: Counter[tuple[str, str, str, str]] = Counter()
    law: Counter[tuple[str, str]] = Counter()
    spent: Counter[tuple[str, str]] = Counter()
    characters: Counter[str] = Counter()
    for language in ("en", "fr"):
        for name, running, clauses in documents(Path(root), language, options.limit):
            split = split_of(name)
            characters[language] += len(running.text)
            for kind in NAMES:
                began = time.process_time()
                terms = extract(running, clauses, only={kind})
                spent[language, kind] += int((time.process_time() - began) * 1e6)
                states.update((language, split, kind, term.state) for term in terms)
                if kind == "governing_law" and language == "en" and name in labels:
                    got = {t.value_text: t.confidence for t in terms if t.state == "stated"}
                    _score(law, split, got, labels[name])
                    if options.errors and split == "DEV" and set(got) != labels[name]:
                        print(f"{name[:60]}: label {sorted(labels[name])}, read {got}")
    for split in ("DEV", "TEST"):
        right, wrong, missed = (law[split, key] for key in ("right", "wrong", "missed"))
        print(
            f"governing_law {split}: precision {right / max(right + wrong, 1):.3f}, "
            f"recall {right / max(right + missed, 1):.3f}, sure {law[split, 'sure']}, "
            f"sure and wrong {law[split, 'sure_wrong']}"
        )
    for key, count in sorted(states.items()):
        print(*key, count)
    for (language, kind), micro in sorted(spent.items()):
        print(
            f"{language} {kind}: {micro / 1000 / max(characters[language] / PAGE, 1):.2f} ms a page, "
            f"gating included"
        )
    return 0


def _score(law: Counter[tuple[str, str]], split: str, got: dict[str, float], label: set[str]) -> None:
    law[split, "right"] += len(label & set(got))
    law[split, "wrong"] += len(set(got) - label)
    law[split, "missed"] += len(label - set(got))
    sure = {code for code, confidence in got.items() if confidence >= 0.9}
    law[split, "sure"] += len(sure)
    law[split, "sure_wrong"] += len(sure - label)


if __name__ == "__main__":
    sys.exit(main())
