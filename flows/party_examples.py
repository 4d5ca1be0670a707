"""Writes what a party's confidence is taught: ``python -m flows.party_examples OUT``.

A line is one name: its marks, and whether the labels have it; the name itself is not kept. English
contracts teach again with each other's names (``flows/_exchange.py``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from flows import _examples
from flows._examples import Labelled, Row, contracts, labelled
from flows._exchange import document as one_page
from flows._exchange import exchanged, pool
from flows.evaluation.fields import FIELDS
from flows.evaluation.gold import Gold
from pipeline.terms.base import View
from pipeline.terms.party import weighed
from pipeline.types import Document

TURNS = 2
EXCHANGED = "English, CUAD, names exchanged"


def of_document(document: Document, group: str, source: str, gold: Gold) -> Iterator[Row]:
    """Yield the names found in a document; one that is neither asked for nor wrong teaches nothing."""
    wanted, also = gold.fields["party"], gold.also.get("party", ())
    for own, cut in contracts(document):
        for name, marks in weighed(View(own, cut)):
            right = _told(name, wanted)
            if right or not _told(name, also):
                yield {"group": group, "source": source, "right": right, "marks": sorted(set(marks))}


def with_other_names(
    document: Document, one: Labelled, names: tuple[list[str], list[str]]
) -> Iterator[Row]:
    """Yield the same of a document whose parties have names of other contracts."""
    text = "\n\n".join(own.text for own, _ in contracts(document))
    for turn in range(TURNS):
        seed = f"{one.gold.document} {turn}"
        told, labels = exchanged(text, one.gold.fields["party"], names, seed)
        gold = replace(one.gold, fields={"party": labels})
        yield from of_document(one_page(told), one.group, EXCHANGED, gold)


def _told(name: str, labels: Sequence[str]) -> bool:
    return any(FIELDS["party"].matches(name, label) for label in labels)


def examples(corpus: Path) -> Iterator[Row]:
    """Yield the examples of all labelled documents that may be looked at."""
    every = list(labelled(corpus))
    english = [one for one in every if one.source == _examples.ENGLISH]
    names = pool([name for one in english for name in one.gold.fields.get("party", ())])
    for one in every:
        known = one.gold.fields.get("party")
        if known if one.source == _examples.ENGLISH else known is not None:
            document = _examples.read(one.path)
            yield from of_document(document, one.group, one.source, one.gold)
            if one.source == _examples.ENGLISH:
                yield from with_other_names(document, one, names)


if __name__ == "__main__":
    _examples.main(examples, sys.argv[1:])
