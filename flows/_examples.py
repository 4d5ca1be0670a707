"""Where the writers of examples find labelled contracts, and how they write a line an example.

CLAUSIER_CORPUS names the folder with ``cuad`` and ``fr``; the contracts written for training lie in the
project. Documents of the test side are left out before they are opened.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import data
from data.splits import issuer_of, side_of
from flows.evaluation.corrections import corrected
from flows.evaluation.formats import load
from flows.evaluation.gold import Gold
from flows.settings_file import ocr_off
from pipeline import binders
from pipeline.clauses import flow, segment
from pipeline.settings import Settings
from pipeline.types import Clause, Document, FlowText

DATA = Path(data.__file__).parent
LABELS = DATA / "labels"
ENGLISH, FRENCH, WRITTEN = "English, CUAD", "French, real", "French, written"
Row: TypeAlias = dict[str, Any]


class Labelled(NamedTuple):
    """A document that may be looked at, with its labels."""

    path: Path
    gold: Gold
    group: str
    """Who issued it: a model that learned from one is not scored on the other."""
    source: str


def labelled(corpus: Path) -> Iterator[Labelled]:
    """Yield the documents that teach, those of CUAD first."""
    yield from english(corpus)
    yield from french(corpus)


def english(corpus: Path) -> Iterator[Labelled]:
    """Yield CUAD's contracts of the development side, with labels that are wrong put right."""
    labels = corrected(load(corpus / "cuad" / "labels.csv"), load(LABELS / "cuad_corrections.jsonl"))
    for gold in labels.documents:
        path = corpus / "cuad" / "pdf" / f"{gold.document}.pdf"
        if side_of(gold.document) == "development" and path.is_file():
            yield Labelled(path, gold, issuer_of(gold.document) or gold.document, ENGLISH)


def french(corpus: Path) -> Iterator[Labelled]:
    """Yield real documents in French, cross-validated by issuer, then those written for training."""
    for gold in load(LABELS / "french.jsonl").documents:
        path = corpus / "fr" / gold.document
        if side_of(gold.document) != "test" and path.is_file():
            yield Labelled(path, gold, gold.document.partition("/")[0], FRENCH)
    for gold in load(LABELS / "french_written.jsonl").documents:
        path = DATA / "training" / "french" / gold.document
        if side_of(gold.document) == "development" and path.is_file():
            yield Labelled(path, gold, gold.document, WRITTEN)


def read(path: Path) -> Document:
    """Read a document without OCR."""
    from pipeline.reading import read

    settings = ocr_off(Settings(as_of=date(2026, 1, 1)))
    return read(path, hashlib.sha256(path.read_bytes()).hexdigest(), settings).document


def contracts(document: Document) -> Iterator[tuple[FlowText, tuple[Clause, ...]]]:
    """Yield the contracts of a document, each with its clauses."""
    running = flow(document)
    for _, own, cut in binders.split(running, segment(running), binders.cut(running)):
        yield own, tuple(cut)


def main(examples: Callable[[Path], Iterable[Row]], arguments: list[str]) -> None:
    """Write the examples of the corpus to the file that is named, one a line."""
    corpus = os.environ.get("CLAUSIER_CORPUS")
    if not corpus or len(arguments) != 1:
        raise SystemExit(
            "Set CLAUSIER_CORPUS to the folder that holds cuad and fr, and name the file to write."
        )
    with Path(arguments[0]).open("w", encoding="utf-8") as stream:
        for row in examples(Path(corpus)):
            stream.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
