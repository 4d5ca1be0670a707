"""Measure the terms that limit a risk on real contracts: DEV and TEST apart.

Run ``CLAUSIER_CORPUS=... python -m tests.benchmarks.terms_risks [--errors KIND] [--limit N]``; the folder
holds ``cuad/labels.csv``, ``cuad/txt`` and ``fr/*/*.md`` or ``.txt``. A document is TEST when the sha256 of
its name begins with 0 to 3; errors are only ever shown for DEV.

CUAD labels presence, by clause: its ``Cap On Liability`` counts what excludes kinds of loss too, so both
kinds are scored against it together; its ``Liquidated Damages`` counts fees for ending early, and
``Warranty Duration`` also times to inspect goods. French is counted by state. Time is of the processor, for
a page of 3,000 characters, over the clauses that the triggers choose.
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
from pipeline.registry import find
from pipeline.terms.base import Extractor, View
from pipeline.types import Clause, Document, FlowText, Language, Page, Term

SCORED = {
    "Cap on Liability": ("cap_on_liability", "liability_exclusion"),
    "Uncapped Liability": ("uncapped_liability",),
    "Liquidated Damages": ("penalty",),
    "Warranty Duration": ("warranty",),
    "Insurance": ("insurance",),
    "Audit Rights": ("audit_rights",),
}
NAMES = (
    *dict.fromkeys(name for names in SCORED.values() for name in names),
    "service_level",
    "service_credit",
)
PAGE = 3000


def split_of(name: str) -> str:
    """Say which part a document belongs to."""
    return "TEST" if hashlib.sha256(name.encode()).hexdigest()[0] in "0123" else "DEV"


def documents(
    root: Path, language: Language, limit: int
) -> Iterator[tuple[str, FlowText, tuple[Clause, ...]]]:
    """Yield (name, flow, clauses) of a corpus."""
    if language == "en":
        paths = sorted((root / "cuad" / "txt").glob("*.txt"))
    else:
        paths = sorted(path for end in ("md", "txt") for path in (root / "fr").glob(f"*/*.{end}"))
    for path in [path for path in paths if path.stem != "SOURCE"][: limit or None]:
        text = path.read_text(encoding="utf-8", errors="replace")
        sha = hashlib.sha256(text.encode()).hexdigest()
        running = flow(Document(sha, "text/plain", language, text, (Page(1, 0, len(text), "text", 1.0),)))
        yield path.stem, running, segment(running)


def read(
    running: FlowText, clauses: tuple[Clause, ...], extractor: Extractor
) -> tuple[list[Term], float, bool]:
    """Return the terms, the processor seconds spent on them, and whether a signal stands in the text."""
    language = running.document.language
    folded = fold(running.text)
    triggers = extractor.triggers.get(language, ())
    chosen = [
        clause for clause in clauses if any(word in folded[clause.start : clause.end] for word in triggers)
    ]
    start = time.process_time()
    terms = list(extractor.extract(View(running, clauses), chosen))
    spent = time.process_time() - start
    signals = (word for words in extractor.signals.values() for word in words.get(language, ()))
    return terms, spent, any(word in folded for word in signals)


def state_of(terms: list[Term], signalled: bool) -> str:
    """Say what a rule would be told of the kind."""
    if any(term.state == "stated" for term in terms):
        return "found"
    return "unknown" if terms or signalled else "absent"


def main() -> int:
    """Print the figures; exit code 2 where there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="", help="a CUAD category whose errors on DEV are shown")
    parser.add_argument("--limit", type=int, default=0)
    options = parser.parse_args()
    root = os.environ.get("CLAUSIER_CORPUS")
    if not root:
        print("CLAUSIER_CORPUS is not set", file=sys.stderr)
        return 2
    with (Path(root) / "cuad" / "labels.csv").open(encoding="utf-8") as file:
        labels = {row["document"]: row for row in csv.DictReader(file)}
    extractors: dict[str, Extractor] = {
        item.name: item for item in find("pipeline.terms", "EXTRACTOR") if item.name in NAMES
    }
    states: Counter[tuple[str, str, str, str]] = Counter()
    scores: Counter[tuple[str, str, bool, bool]] = Counter()
    spent: Counter[tuple[str, str]] = Counter()
    pages: Counter[str] = Counter()
    languages: tuple[Language, ...] = ("en", "fr")
    for language in languages:
        for name, running, clauses in documents(Path(root), language, options.limit):
            part, found = split_of(name), {}
            pages[language] += len(running.text) / PAGE  # type: ignore[assignment]
            for kind in NAMES:
                terms, seconds, signalled = read(running, clauses, extractors[kind])
                spent[language, kind] += seconds  # type: ignore[assignment]
                found[kind] = state_of(terms, signalled)
                states[language, part, kind, found[kind]] += 1
                if kind == "warranty" and not any("duration" in term.value for term in terms):
                    found[kind] = "without duration"  # CUAD labels only how long a warranty runs
            if language == "fr" or name not in labels:
                continue
            for category, kinds in SCORED.items():
                labelled = labels[name][category] not in ("", "[]")
                read_it = any(found[kind] == "found" for kind in kinds)
                scores[category, part, labelled, read_it] += 1
                if category == options.errors and part == "DEV" and labelled != read_it:
                    print(f"{'missed' if labelled else 'extra'}: {name}")
    for category in SCORED:
        for part in ("DEV", "TEST"):
            hit, extra = scores[category, part, True, True], scores[category, part, False, True]
            missed = scores[category, part, True, False]
            precision, recall = hit / max(1, hit + extra), hit / max(1, hit + missed)
            print(f"{category:20} {part:4} precision {precision:.3f} recall {recall:.3f} of {hit + missed}")
    for (code, part, kind, state), count in sorted(states.items()):
        print(f"{code} {part:4} {kind:20} {state:8} {count}")
    for (code, kind), seconds in sorted(spent.items()):
        print(f"{code} {kind:20} {1000 * seconds / pages[code]:.3f} ms a page")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
