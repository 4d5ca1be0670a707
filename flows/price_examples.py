"""Writes what the judge of prices is taught: ``python -m flows.price_examples OUT [WRITTEN]``.

CLAUSIER_CORPUS names the folder with ``cuad/pdf`` and ``fr``; WRITTEN, where given, a folder of contracts
written for training (texts and ``labels.jsonl``). Documents of the test side are left out
before they are opened.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import data
from data.splits import FILE, side_of, stem
from flows.evaluation.fields import FIELDS
from flows.settings_file import ocr_off
from models.price.features import Around, features, prior
from pipeline import binders
from pipeline.clauses import flow, segment
from pipeline.folding import fold
from pipeline.money import amount_text
from pipeline.settings import Settings
from pipeline.terms._price_candidates import candidates, table_candidates
from pipeline.terms._price_context import amounts_of
from pipeline.terms.base import View
from pipeline.types import Document, Language

LABELS = Path(data.__file__).parent / "labels"
Row = dict[str, Any]
Sums = Mapping[tuple[str, int], str | None]
"""(amount, how many times it stood before) -> per what it is a price, ``None`` where it is none."""


def of_document(
    document: Document, name: str, group: str, source: str, prices: Sequence[str] | None, sums: Sums
) -> Iterator[Row]:
    """Yield the examples of a document: by its prices, or by what is said of each sum."""
    seen: Counter[str] = Counter()
    running = flow(document)
    for _, own, cut in binders.split(running, segment(running), binders.cut(running)):
        view = View(own, tuple(cut))
        language: Language = "fr" if view.language == "fr" else "en"
        for place, (told, around, raw) in enumerate(_sums(view, language)):
            label = _labelled(told, raw, seen, prices, sums)
            if around is not None and label is not None:
                yield {
                    "document": name,
                    "group": group,
                    "source": source,
                    "place": place,
                    "told": told,
                    "price": label[0],
                    "right": label[1],
                    "prior": round(prior(around), 5),
                    "features": features(around),
                    "flags": list(around.flags),
                }


def _sums(view: View, language: Language) -> Iterator[tuple[str, Around | None, str]]:
    """Yield (what would be told, what the model sees, the figure of a sum with a sign of money)."""
    for clause in view.clauses:
        heading = fold(" ".join((*clause.path, clause.heading)))
        amounts = amounts_of(view, clause, joined=True)
        found = {one.amount: one for one in candidates(view, clause, heading, amounts, language)}
        for amount in amounts:
            one = found.get(amount)
            if amount.value is None:
                continue
            around = None if one is None or one.refused else one.around
            per = f"/{one.per.unit}" if one is not None and one.per.unit else ""
            yield f"{amount_text(amount.value)} {amount.currency}{per}", around, str(amount.value)
        for row, around in table_candidates(view, clause, heading, language):
            per = f"/{row.qualifiers['per']}" if "per" in row.qualifiers else ""
            yield f"{amount_text(row.amount)} {row.currency}{per}", around, ""


def _labelled(
    told: str, raw: str, seen: Counter[str], prices: Sequence[str] | None, sums: Sums
) -> tuple[bool, bool] | None:
    """Say whether a sum is a price and whether what is told of it is right; ``None`` where nobody says."""
    same = FIELDS["price"].same
    whole = told.partition("/")[0]
    if prices is not None:
        mine = [label for label in prices if label.partition("/")[0] == whole]
        return bool(mine), any(same(told, label) for label in mine)
    key = (raw, seen[raw])
    seen[raw] += 1
    if not raw or key not in sums:
        return None
    per = sums[key]
    return (False, False) if per is None else (True, same(told, f"{whole}/{per}" if per else whole))


@cache
def _issuers() -> Mapping[str, str]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {stem(row["document"]): row["issuer"] for row in csv.DictReader(stream)}


def group_of(document: str) -> str:
    """Return who issued a document: a model that learned from one is not scored on the other."""
    return _issuers().get(stem(document)) or document.partition("/")[0]


def _rows(name: str) -> Iterator[Row]:
    for line in (LABELS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def examples(corpus: Path, written: Path | None) -> Iterator[Row]:
    """Yield the examples of all labelled documents that may be looked at."""
    for row in _rows("price_amounts"):
        name = row["document"]
        sums = {(raw, nth): per for raw, nth, per in row["amounts"] if per != "?"}
        if side_of(name) == "development":
            document = _read(corpus / "cuad" / "pdf" / name)
            yield from of_document(document, name, group_of(name), "English, CUAD", None, sums)
    for name in ("english_prices", "french"):
        for row in _rows(name):
            document_name, prices = row["document"], row["fields"].get("price")
            if side_of(document_name) == "test" or prices is None:
                continue
            french = name == "french"
            path = corpus / ("fr" if french else "cuad/pdf") / document_name
            group = group_of(document_name)
            source = "French, real" if french else "English, labelled by document"
            yield from of_document(_read(path), document_name, group, source, prices, {})
    if written is not None:
        for line in (written / "labels.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            prices = [_price(price) for price in row["prices"]]
            document = _read(written / row["n"])
            yield from of_document(document, row["n"], row["n"], "French, written", prices, {})


def _price(price: Mapping[str, str]) -> str:
    per = price["per"]
    return f"{price['amount']} {price['currency']}" + ("" if per == "total" else f"/{per}")


def _read(path: Path) -> Document:
    """Read a document without OCR."""
    from pipeline.reading import read

    settings = ocr_off(Settings(as_of=date(2026, 1, 1)))
    return read(path, hashlib.sha256(path.read_bytes()).hexdigest(), settings).document


def main(out: Path, written: Path | None) -> None:
    """Write the examples, one a line."""
    corpus = os.environ.get("CLAUSIER_CORPUS")
    if not corpus:
        raise SystemExit("Set CLAUSIER_CORPUS to the folder that holds cuad/pdf and fr.")
    with out.open("w", encoding="utf-8") as stream:
        for row in examples(Path(corpus), written):
            stream.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
