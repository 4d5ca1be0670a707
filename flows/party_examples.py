"""Writes what a party's confidence is taught: ``python -m flows.party_examples OUT``.

A line is one name: its marks, and whether the labels have it; the name itself is not kept.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows import _examples
from flows._examples import Row, contracts, labelled
from flows.evaluation.fields import FIELDS
from flows.evaluation.gold import Gold
from pipeline.terms.base import View
from pipeline.terms.party import weighed
from pipeline.types import Document


def of_document(document: Document, group: str, source: str, gold: Gold) -> Iterator[Row]:
    """Yield the names found in a document; one that is neither asked for nor wrong teaches nothing."""
    wanted, also = gold.fields["party"], gold.also.get("party", ())
    for own, cut in contracts(document):
        for name, marks in weighed(View(own, cut)):
            right = _told(name, wanted)
            if right or not _told(name, also):
                yield {"group": group, "source": source, "right": right, "marks": sorted(set(marks))}


def _told(name: str, labels: Sequence[str]) -> bool:
    return any(FIELDS["party"].matches(name, label) for label in labels)


def examples(corpus: Path) -> Iterator[Row]:
    """Yield the examples of all labelled documents that may be looked at."""
    for one in labelled(corpus):
        known = one.gold.fields.get("party")
        if known if one.source == _examples.ENGLISH else known is not None:
            yield from of_document(_examples.read(one.path), one.group, one.source, one.gold)


if __name__ == "__main__":
    _examples.main(examples, sys.argv[1:])
