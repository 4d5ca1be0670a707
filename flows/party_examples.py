"""Writes what a party's confidence is taught: ``python -m flows.party_examples OUT [WRITTEN]``.

CLAUSIER_CORPUS names the folder with ``cuad`` and ``fr``; WRITTEN, where given, a folder of contracts
written for training (texts and ``labels.jsonl``). Documents of the test side are left out before they are
opened. A line is one name: its marks, and whether the labels have it; the name itself is not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import data
from data.splits import issuer_of, side_of
from flows.evaluation.fields import FIELDS
from flows.evaluation.formats import load
from flows.evaluation.gold import Gold
from flows.settings_file import ocr_off
from pipeline import binders
from pipeline.clauses import flow, segment
from pipeline.settings import Settings
from pipeline.terms.base import View
from pipeline.terms.party import weighed
from pipeline.types import Document

LABELS = Path(data.__file__).parent / "labels" / "french.jsonl"
Row = dict[str, Any]


def of_document(document: Document, group: str, source: str, gold: Gold) -> Iterator[Row]:
    """Yield the names found in a document; one that is neither asked for nor wrong teaches nothing."""
    wanted, also = gold.fields["party"], gold.also.get("party", ())
    running = flow(document)
    for _, own, cut in binders.split(running, segment(running), binders.cut(running)):
        for name, marks in weighed(View(own, tuple(cut))):
            right = _told(name, wanted)
            if right or not _told(name, also):
                yield {"group": group, "source": source, "right": right, "marks": sorted(set(marks))}


def _told(name: str, labels: Sequence[str]) -> bool:
    return any(FIELDS["party"].matches(name, label) for label in labels)


def examples(corpus: Path, written: Path | None) -> Iterator[Row]:
    """Yield the examples of all labelled documents that may be looked at."""
    for gold in load(corpus / "cuad" / "labels.csv").documents:
        path = corpus / "cuad" / "pdf" / f"{gold.document}.pdf"
        if side_of(gold.document) == "development" and gold.fields.get("party") and path.is_file():
            group = issuer_of(gold.document) or gold.document
            yield from of_document(_read(path), group, "English, CUAD", gold)
    for gold in load(LABELS).documents:
        path = corpus / "fr" / gold.document
        if "party" in gold.fields and path.is_file():
            yield from of_document(_read(path), gold.document.partition("/")[0], "French, real", gold)
    if written is not None:
        for line in (written / "labels.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            gold = Gold(row["n"], fields={"party": tuple(row["parties"])})
            yield from of_document(_read(written / row["n"]), row["n"], "French, written", gold)


def _read(path: Path) -> Document:
    """Read a document without OCR."""
    from pipeline.reading import read

    settings = ocr_off(Settings(as_of=date(2026, 1, 1)))
    return read(path, hashlib.sha256(path.read_bytes()).hexdigest(), settings).document


def main(out: Path, written: Path | None) -> None:
    """Write the examples, one a line."""
    corpus = os.environ.get("CLAUSIER_CORPUS")
    if not corpus:
        raise SystemExit("Set CLAUSIER_CORPUS to the folder that holds cuad and fr.")
    with out.open("w", encoding="utf-8") as stream:
        for row in examples(Path(corpus), written):
            stream.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
