"""Parties that no introduction told: asked last, where one is missing or a model points at more.

A logistic regression over marks of a name (``models/party_pointed``) says which names are parties'; what it
says is also how sure they are, and never sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.company import normalise
from pipeline.legibility import doubted
from pipeline.terms import party
from pipeline.terms._party_plain import plain
from pipeline.terms._party_words import Named
from pipeline.terms._pointed_party_marks import Pointed, weighed
from pipeline.terms.base import View, in_order
from pipeline.types import Clause, FlowText, Term

LEAST = 0.5
"""A name of a lower probability is not told."""
_MOST = 0.85
_MANY = 8
"""More parties than this are not told by marks alone."""


def read(view: View, pointed: Pointed, maker: str) -> list[Term]:
    """Return the parties of an English contract that were not read.

    Args:
        view: the contract.
        pointed: the stretches that the model of clause types takes for names of parties.
        maker: who reads, by name and version.
    """
    import models

    whole, found = party.found_in(plain(view.flow.text, "en"), "en")
    names = list(weighed(whole.text, found, pointed))
    if not names:
        return []
    try:
        model = models.load("party_pointed")
    except models.ModelError:
        return []
    chosen = chosen_of((named, model.probability(marks)) for named, marks in names)
    made = []
    for named, chance in chosen if len(chosen) <= _MANY else ():
        term = party.EXTRACTOR.term(view, whole, named, found)
        label = f"{maker}+party_pointed@{models.version('party_pointed')}"
        if term.state == "stated":
            sure = round(min(chance, _MOST), 2)
            made.append(replace(term, confidence=min(sure, _MOST), extractor=label))
    return made


def completed(
    flow: FlowText, clauses: Sequence[Clause], terms: Sequence[Term], pointed: Pointed, maker: str
) -> tuple[Term, ...]:
    """Return the terms of a contract with the parties that were not read, in their places."""
    more = read(View(flow, tuple(clauses), tuple(terms)), pointed, maker)
    return in_order([*terms, *doubted(more, flow.document)]) if more else tuple(terms)


def chosen_of(weighed_names: Iterable[tuple[Named, float]]) -> Sequence[tuple[Named, float]]:
    """Return the likely names, of those that hold each other the likeliest."""
    chosen: list[tuple[Named, float]] = []
    for named, chance in sorted(weighed_names, key=lambda one: (-one[1], one[0].start, one[0].end)):
        if chance < LEAST:
            break
        key = f" {normalise(named.name)} "
        if not any(
            (named.start < other.end and other.start < named.end)
            or key in f" {normalise(other.name)} "
            or f" {normalise(other.name)} " in key
            for other, _ in chosen
        ):
            chosen.append((named, chance))
    return chosen
