"""Writes what the confidence of days and lengths is taught: ``python -m flows.time_examples OUT``.

CLAUSIER_CORPUS names the folder with ``cuad`` and ``fr``; the contracts written for training lie in the
project. Documents of the test side are left out before they are opened. A line is one value: its kind, its
marks, and whether the labels have it; the value itself is not kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
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
from pipeline.dates import find_dates
from pipeline.durations import find_durations
from pipeline.settings import Settings
from pipeline.terms import extract
from pipeline.terms._time_confidence import watched
from pipeline.types import Clause, Document, FlowText, Term

DATA = Path(data.__file__).parent
KINDS = (
    "agreement_date", "effective_date", "expiration_date", "term", "renewal", "renewal_term",
    "notice_period", "termination_notice",
)  # fmt: skip
_TYPES = {
    "agreement_date": "agreement_date",
    "effective_date": "effective_date",
    "expiration_date": "expiration_date",
    "renewal_term": "renewal_term",
    "notice_period": "notice_period_to_terminate_renewal",
}
"""Kind -> type of the passages that CUAD quotes for it."""
_BEGIN = ("agreement_date", "effective_date")
Row = dict[str, Any]


def of_document(document: Document, group: str, source: str, gold: Gold) -> Iterator[Row]:
    """Yield the values read in a document, of the fields that its labels know."""
    running = flow(document)
    for _, own, cut in binders.split(running, segment(running), binders.cut(running)):
        yield from of_part(own, cut, group, source, gold)


def of_part(
    own: FlowText, cut: tuple[Clause, ...] | list[Clause], group: str, source: str, gold: Gold
) -> Iterator[Row]:
    """Yield the values read in one contract of a document."""
    with watched() as seen:
        extract(own, cut, only=KINDS)
    for term, marks in seen:
        if term.kind not in gold.fields:
            continue
        right = any(FIELDS[term.kind].matches(term.value_text, label) for label in gold.fields[term.kind])
        if right or not _against_itself(gold, term):
            told = {"group": group, "kind": term.kind, "right": right, "source": source}
            yield told | {"marks": sorted(set(marks))}


def _against_itself(gold: Gold, term: Term) -> bool:
    """Tell whether a label cannot teach: its own quote says what was read, or it ends before it begins."""
    quoted = " ".join(span.quote for span in gold.spans.get(_TYPES.get(term.kind, ""), ()))
    if not gold.fields[term.kind] and quoted:
        return True
    said = {found.date.isoformat() for found in find_dates(quoted, gold.language) if found.date is not None}
    said |= {
        found.duration for found in find_durations(quoted, gold.language) if found.duration is not None
    }
    if term.value_text in said:
        return True
    if "computed_from" in term.value and gold.fields[term.kind] == ("perpetual",) and said:
        return True  # a fixed term is quoted for an end that is called perpetual
    begins = max((day for kind in _BEGIN for day in gold.fields.get(kind, ())), default="")
    return term.kind == "expiration_date" and any(label < begins for label in gold.fields[term.kind])


def examples(corpus: Path) -> Iterator[Row]:
    """Yield the examples of all labelled documents that may be looked at."""
    for gold in load(corpus / "cuad" / "labels.csv").documents:
        path = corpus / "cuad" / "pdf" / f"{gold.document}.pdf"
        if side_of(gold.document) == "development" and path.is_file():
            yield from of_document(
                _read(path), issuer_of(gold.document) or gold.document, "English, CUAD", gold
            )
    for gold in load(DATA / "labels" / "french.jsonl").documents:
        path = corpus / "fr" / gold.document
        if path.is_file():
            yield from of_document(_read(path), gold.document.partition("/")[0], "French, real", gold)
    for gold in load(DATA / "labels" / "french_written.jsonl").documents:
        path = DATA / "training" / "french" / gold.document
        if side_of(gold.document) == "development" and path.is_file():
            yield from of_document(_read(path), gold.document, "French, written", gold)


def _read(path: Path) -> Document:
    """Read a document without OCR."""
    from pipeline.reading import read

    settings = ocr_off(Settings(as_of=date(2026, 1, 1)))
    return read(path, hashlib.sha256(path.read_bytes()).hexdigest(), settings).document


def main(out: Path) -> None:
    """Write the examples, one a line."""
    corpus = os.environ.get("CLAUSIER_CORPUS")
    if not corpus:
        raise SystemExit("Set CLAUSIER_CORPUS to the folder that holds cuad and fr.")
    with out.open("w", encoding="utf-8") as stream:
        for row in examples(Path(corpus)):
            stream.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
