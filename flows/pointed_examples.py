"""Writes what is taught of names that were not read: ``python -m flows.pointed_examples OUT``.

A line is one name: its marks, and whether the labels have it; the name itself is not kept. Each contract
teaches as it is read, and with some of what was read left out: so names are missing as where nobody looked.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows import _examples
from flows._examples import Row, contracts, labelled
from flows.evaluation.fields import FIELDS
from flows.evaluation.gold import Gold
from pipeline.clause_types import clause_types
from pipeline.terms import extract_all, party
from pipeline.terms._party_plain import plain
from pipeline.terms._party_words import Named
from pipeline.terms._pointed_party_marks import Pointed, weighed
from pipeline.types import Clause, Document, FlowText, Term

TURNS = 2
LEFT_OUT = "names left out"
_FEW = 3
_SHARE_OF_FEW, _SHARE_OF_MANY = 0.4, 0.25


def of_document(document: Document, group: str, source: str, gold: Gold) -> Iterator[Row]:
    """Yield the names of a document that were not read."""
    chance = random.Random(gold.document)
    for own, cut in contracts(document):
        text = plain(own.text, "en")
        found = party.find(text, "en")
        terms = extract_all(own, cut).terms
        yield from _rows(text, found, _pointed(own, cut, terms), group, source, gold)
        unread = _pointed(own, cut, [term for term in terms if term.kind != "party"])
        share = _SHARE_OF_FEW if len(found) <= _FEW else _SHARE_OF_MANY
        for _ in range(TURNS):
            kept = [one for one in found if one.blank or chance.random() > share]
            if len(kept) < len(found):
                yield from _rows(text, kept, unread, group, f"{source}, {LEFT_OUT}", gold)


def _pointed(own: FlowText, cut: tuple[Clause, ...], terms: Sequence[Term]) -> Pointed:
    found = clause_types(own, cut, terms)
    return [(one.start, one.end, one.probability) for one in found if one.type == "parties"]


def _rows(
    text: str, found: Sequence[Named], pointed: Pointed, group: str, source: str, gold: Gold
) -> Iterator[Row]:
    for named, marks in weighed(text, found, pointed):
        right = _told(named.name, gold.fields["party"])
        if right or not _told(named.name, gold.also.get("party", ())):
            yield {"group": group, "source": source, "right": right, "marks": list(marks)}


def _told(name: str, labels: Sequence[str]) -> bool:
    return any(FIELDS["party"].matches(name, label) for label in labels)


def examples(corpus: Path) -> Iterator[Row]:
    """Yield the examples of CUAD's contracts that may be looked at."""
    for one in labelled(corpus):
        if one.source == _examples.ENGLISH and one.gold.fields.get("party"):
            yield from of_document(_examples.read(one.path), one.group, one.source, one.gold)


if __name__ == "__main__":
    _examples.main(examples, sys.argv[1:])
