"""Measure the date and duration extractors on CUAD's labels: precision and recall, DEV and TEST apart.

Run ``CLAUSIER_CORPUS=... python -m tests.benchmarks.terms_time [--errors KIND] [--limit N]``; the folder
holds ``cuad/labels.csv`` and ``cuad/txt``. A document is TEST when the sha256 of its name begins with 0 to
3; errors are only ever shown for DEV. Computed ends are also scored with a day's tolerance, since the
labels count from a day to the same day of a later month.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Document, Page, Term

COLUMNS = {
    "agreement_date": "Agreement Date",
    "effective_date": "Effective Date",
    "expiration_date": "Expiration Date",
    "renewal_term": "Renewal Term",
    "notice_period": "Notice Period to Terminate Renewal",
}
NAMES = (*COLUMNS, "term", "renewal", "termination_notice")


def split_of(name: str) -> str:
    """Say which half a document belongs to."""
    return "TEST" if hashlib.sha256(name.encode()).hexdigest()[0] in "0123" else "DEV"


def one_page(text: str, language: str = "en") -> Document:
    """Make a document of one page."""
    page = Page(1, 0, len(text), "text", 1.0)
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha, "text/plain", language, text, (page,))  # type: ignore[arg-type]


def expected(kind: str, answer: str) -> set[str] | None:
    """Read a label: the right values, the empty set where there is none, ``None`` where it is partial."""
    if kind in ("renewal_term", "notice_period"):
        return _durations(answer)
    values = set()
    for part in answer.split(";"):
        words = part.strip().lower()
        match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2,4})", words)
        if match:
            year = int(match[3]) + (1900 if len(match[3]) == 2 else 0)
            try:
                values.add(date(year, int(match[1]), int(match[2])).isoformat())
            except ValueError:
                return None
        elif words == "perpetual":
            values.add("perpetual")
        elif words:
            return None
    return values


def _durations(answer: str) -> set[str] | None:
    if not answer.strip():
        return set()
    match = re.search(r"(\d+(?:\.5)?)\)?\s*(year|month|day|week)", answer)
    if not match:
        return None
    factor, letter = {"year": (12, "M"), "month": (1, "M"), "week": (7, "D"), "day": (1, "D")}[match[2]]
    return {f"P{int(float(match[1]) * factor)}{letter}"}


def near(value: str, right: set[str]) -> bool:
    """Tell whether a date is right, or off by a day."""
    try:
        found = date.fromisoformat(value)
        return any(abs((found - date.fromisoformat(item)).days) <= 1 for item in right if item[0].isdigit())
    except ValueError:
        return False


def best(terms: tuple[Term, ...], kind: str) -> Term | None:
    """Return the surest term of a kind."""
    mine = [term for term in terms if term.kind == kind]
    return max(mine, key=lambda term: (term.state == "stated", term.confidence), default=None)


def main() -> int:
    """Print a table a half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=sorted(COLUMNS))
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--limit", type=int, default=20)
    parser.add_argument(
        "--pdf", action="store_true", help="read the PDFs, without OCR, instead of the texts"
    )
    parser.add_argument("--every", type=int, default=1, help="take one document in so many")
    options = parser.parse_args()
    if "CLAUSIER_CORPUS" not in os.environ:
        print("set CLAUSIER_CORPUS to the folder of real contracts", file=sys.stderr)
        return 2
    corpus = Path(os.environ["CLAUSIER_CORPUS"]) / "cuad"
    scores: Counter[tuple[str, str, str]] = Counter()
    shown = 0
    seconds = characters = 0.0
    with (corpus / "labels.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows[:: options.every]:
        half = split_of(row["document"])
        path = corpus / "txt" / f"{row['document']}.txt"
        if not path.exists() or (options.errors and half == "TEST"):
            continue
        if options.pdf:
            document = read_pdf(corpus / "pdf" / f"{row['document']}.pdf")
            if document is None:
                continue
        else:
            document = one_page(path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n"))
        text = document.text
        running = flow(document)
        clauses = segment(running)
        start = time.process_time()
        terms = extract(running, clauses, only=NAMES)
        seconds += time.process_time() - start
        characters += len(text)
        for kind, column in COLUMNS.items():
            right = expected(kind, row[f"{column}-Answer"])
            term = best(terms, kind)
            verdict = judge(term, right)
            for count in (verdict, *(["sure " + verdict] if term and term.confidence >= 0.9 else [])):
                scores[half, kind, count] += 1
            if term and right and verdict == "wrong" and near(term.value_text, right):
                scores[half, kind, "near"] += 1
            if options.errors == kind and verdict in ("wrong", "extra", "missed", "held back"):
                shown += 1
                if options.skip < shown <= options.skip + options.limit:
                    show(row, column, term, verdict)
    report(scores)
    print(f"extractors: {seconds / characters * 3e6:.2f} ms a page of 3,000 characters")
    return 0


def read_pdf(path: Path) -> Document | None:
    """Read a PDF without OCR; ``None`` where there is none or it has no text."""
    from pipeline.errors import ReadingError
    from pipeline.reading import read
    from pipeline.settings import Settings

    if not path.exists():
        return None
    settings = Settings.nothing()
    with tempfile.TemporaryDirectory() as spool:
        try:
            document = read(
                path, hashlib.sha256(path.read_bytes()).hexdigest(), replace(settings, spool=spool)
            ).document
        except ReadingError:
            return None
    return document if document.text.strip() else None


def judge(term: Term | None, right: set[str] | None) -> str:
    """Compare one term with its label."""
    stated = term is not None and term.state == "stated"
    if right is None:
        return "partial stated" if stated else "partial held back"
    if not right:
        return "extra" if stated else "rightly none"
    if not stated:
        return "held back" if term is not None else "missed"
    assert term is not None
    return "right" if term.value_text in right else "wrong"


def show(row: dict[str, str], column: str, term: Term | None, verdict: str) -> None:
    """Print one error of DEV."""
    print(f"--- {verdict}: {row['document'][-70:]}")
    print(f"    label {row[f'{column}-Answer']!r}: {' '.join(row[column].split())[:300]}")
    if term:
        quotes = " | ".join(" ".join(item.quote.split())[:220] for item in term.evidences)
        print(f"    found {term.value_text!r} {term.state} {term.confidence:.2f} {term.reason} <- {quotes}")


def report(scores: Counter[tuple[str, str, str]]) -> None:
    """Print precision and recall."""
    for half in ("DEV", "TEST"):
        for kind in COLUMNS:
            count = {key[2]: value for key, value in scores.items() if key[:2] == (half, kind)}
            right, wrong = count.get("right", 0), count.get("wrong", 0)
            missed = count.get("missed", 0) + count.get("held back", 0)
            extra, partial = count.get("extra", 0), count.get("partial stated", 0)
            if not right + wrong + missed:
                continue
            sure = {name[5:]: value for name, value in count.items() if name.startswith("sure ")}
            sure_wrong = sure.get("wrong", 0)
            print(
                f"{half} {kind:16} precision {right}/{right + wrong} = {right / max(right + wrong, 1):.3f}"
                f" (a day off: {count.get('near', 0)}), recall {right / (right + wrong + missed):.3f},"
                f" unlabelled {extra}, of partial {partial};"
                f" sure {sure.get('right', 0)}/{sure.get('right', 0) + sure_wrong}"
                f" + unlabelled {sure.get('extra', 0)} + partial {sure.get('partial stated', 0)}"
            )


if __name__ == "__main__":
    sys.exit(main())
