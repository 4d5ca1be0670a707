"""Measures parties, title, class and type on real contracts: ``python -m tests.benchmarks.terms_parties``.

Needs CLAUSIER_CORPUS. Texts come from the PDFs, as in an audit without OCR. A name is right when CUAD's
annotators quoted it, legal form and case apart; recall is over the names of their answers. Figures are
given for the side that was looked at while the rules were written (``dev``) and for the other (``test``).
"""

from __future__ import annotations

import ast
import csv
import datetime
import difflib
import hashlib
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models import _corpus
from pipeline import clauses
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.reading import read
from pipeline.settings import Ocr, Settings
from pipeline.terms import extract
from pipeline.types import Term

KINDS = ("party", "title", "document_class", "contract_type")
BANDS = ((0.9, "0.9 and more"), (0.7, "0.7 to 0.9"), (0.0, "below 0.7"))


@dataclass(slots=True)
class Tally:
    """What was counted on one side of the split."""

    documents: int = 0
    wanted: int = 0
    met: int = 0
    names: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    titles: Counter[bool] = field(default_factory=Counter)
    untitled: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def _key(words: str) -> str:
    return normalise(words).replace(" ", "")


def _gold(row: dict[str, str]) -> tuple[set[str], set[str]]:
    """Return every quoted name or alias, and the names of the answer; both comparable."""
    quoted = {_key(re.sub(r"[\"“”']", "", words)) for words in ast.literal_eval(row["Parties"])}
    answers = (
        re.split(r"[(\"“]", part.strip().lstrip("("))[0]
        for part in re.split(r";|(?<=\))\s*,", row["Parties-Answer"])
    )
    names = {
        key
        for part in answers
        if (key := _key(part)) in quoted and not re.search(r"\bpart(?:y|ies)\b", part.lower())
    }
    return quoted - {""}, names - {""}


def _like(left: str, right: str) -> bool:
    return left == right or (min(len(left), len(right)) > 5 and (left in right or right in left))


def _documents() -> Iterator[tuple[dict[str, str], Path]]:
    csv.field_size_limit(10_000_000)
    root = _corpus.folder() / "cuad"
    with (root / "labels.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            path = root / "pdf" / f"{row['document']}.pdf"
            if path.is_file():
                yield row, path


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", fold(words)).split())


def alike(left: str, right: str) -> float:
    """Return how much two texts are alike, 0 to 1."""
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def _same_title(row: dict[str, str], title: str) -> bool:
    """Tell whether a title is one that was annotated, up to a few words more.

    Some annotations run into the next word ("SUPPLY AGREEMENT, d"): a lone letter or "is" at the end is
    cut, and a letter in twenty may differ.
    """
    said = _plain(title)
    annotated = ast.literal_eval(row["Document Name"])
    gold = [_plain(re.sub(r"[\s,(]+(?:[a-z]|is)$", "", words)) for words in annotated]
    return any(
        alike(said, one) > 0.95 or (len(one) > 5 and one in said and len(said) < len(one) + 25)
        for one in gold
    )


def _count(tally: Tally, row: dict[str, str], terms: tuple[Term, ...]) -> None:
    tally.documents += 1
    quoted, names = _gold(row)
    found: set[str] = set()
    for term in terms:
        if term.state != "stated":
            if term.kind in ("document_class", "contract_type"):
                (tally.classes if term.kind == "document_class" else tally.types)["unknown"] += 1
            continue
        if term.kind == "party":
            band = next(label for bound, label in BANDS if term.confidence >= bound)
            key = _key(term.value_text)
            found.add(key)
            tally.names[band] += 1
            tally.right[band] += any(_like(key, other) for other in quoted)
        elif term.kind == "title":
            tally.titles[_same_title(row, term.value_text)] += 1
        elif term.kind == "document_class":
            tally.classes[term.value_text] += 1
        else:
            tally.types[term.value_text] += 1
    tally.untitled += not any(term.kind == "title" for term in terms)
    tally.wanted += len(names)
    tally.met += sum(any(_like(name, one) for one in found) for name in names)


def _report(side: str, tally: Tally) -> None:
    total, right = sum(tally.names.values()), sum(tally.right.values())
    precision, recall = right / max(total, 1), tally.met / max(tally.wanted, 1)
    each = 1000 * tally.seconds / max(tally.documents, 1)
    print(f"{side}: {tally.documents} documents, {each:.1f} ms a document")
    print(f"  parties: precision {precision:.3f}, recall {recall:.3f}, {total} names")
    for _, band in BANDS:
        if tally.names[band]:
            print(f"    confidence {band}: {tally.right[band]} of {tally.names[band]} right")
    alike, other = tally.titles[True], tally.titles[False]
    print(f"  titles: {alike} as annotated, {other} otherwise, {tally.untitled} none")
    print(f"  classes: {dict(tally.classes.most_common())}")
    print(f"  types: {dict(tally.types.most_common())}")


def main() -> int:
    """Read, extract and count; the text of no document is printed."""
    settings = Settings(as_of=datetime.date(2026, 1, 1), ocr=Ocr(enabled=False))
    sides = {"dev": Tally(), "test": Tally()}
    for row, path in _documents():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        flow = clauses.flow(read(path, digest, settings).document)
        parts = clauses.segment(flow)
        tally = sides["test" if _corpus.held_out(row["document"]) else "dev"]
        start = time.process_time()
        terms = extract(flow, parts, only=KINDS)
        tally.seconds += time.process_time() - start
        _count(tally, row, terms)
    for side, tally in sides.items():
        _report(side, tally)
    return 0


if __name__ == "__main__":
    sys.exit(main())
