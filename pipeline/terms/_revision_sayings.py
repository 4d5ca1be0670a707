"""Revisions that both sides must agree on, or that somebody must ask for, by the sayings of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pipeline.terms import _otherwise, _time
from pipeline.terms._duty_words import binds
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, Term

_KIND = "revision_gap"
_BY_ITSELF = frozenset({"index_ratio", "formula", "cpi_capped", "fixed_percentage"})
_SURE = 0.7


def sayings(
    view: View, clauses: Sequence[Clause], rows: Sequence[Term], told: Set[str]
) -> Iterator[tuple[str, Evidence]]:
    """Yield each manner once that is not told yet, with the words that say it.

    Args:
        view: of the document.
        clauses: of the document.
        rows: the revisions that were read; where one moves the price by itself, what else would move it
            may need an agreement, and nothing is said of that.
        told: manners that other words told already.
    """
    moved = any(row.value.get("mechanism") in _BY_ITSELF and row.confidence >= _SURE for row in rows)
    seen = set(told)
    for said in _otherwise.said(view, clauses, _KIND):
        gap = str(said.saying.value["gap"])
        if gap in seen or (moved and gap == "by_agreement") or not binds(said.clause):
            continue
        seen.add(gap)
        yield gap, _time.quote(view, said.sentence, said.start - 60, said.end + 160)
