"""The article that a clause stands in: its own, and the subdivisions beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.terms.base import View
from pipeline.types import Clause


def article_of(view: View, clause: Clause) -> range:
    """Return which clauses of the view make up the article that one of them stands in, by their places."""
    return view.once("articles", lambda: _articles(view.clauses)).get(clause.start, range(0))


def _articles(clauses: Sequence[Clause]) -> Mapping[int, range]:
    found: dict[int, range] = {}
    first = 0
    for place in range(1, len(clauses) + 1):
        if place == len(clauses) or clauses[place].level == 0:
            article = range(first, place)
            found |= {clauses[number].start: article for number in article}
            first = place
    return found
