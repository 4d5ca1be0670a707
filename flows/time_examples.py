"""Writes what the confidence of days and lengths is taught: ``python -m flows.time_examples OUT``.

A line is one value: its kind, its marks, and whether the labels have it; the value itself is not kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from flows import _examples
from flows._examples import Row, contracts, labelled
from flows.evaluation.fields import FIELDS
from flows.evaluation.gold import Gold
from pipeline.dates import find_dates
from pipeline.durations import find_durations
from pipeline.terms import extract
from pipeline.terms._time_confidence import watched
from pipeline.types import Clause, Document, FlowText, Term

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


def of_document(document: Document, group: str, source: str, gold: Gold) -> Iterator[Row]:
    """Yield the values read in a document, of the fields that its labels know."""
    for own, cut in contracts(document):
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
    for one in labelled(corpus):
        yield from of_document(_examples.read(one.path), one.group, one.source, one.gold)


if __name__ == "__main__":
    _examples.main(examples, sys.argv[1:])
